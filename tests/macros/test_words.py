"""Hard words, explained in place and in the glossary; levels, in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from xml.etree.ElementTree import Element

import html5lib
import pytest

from macros.context import Page
from macros.errors import MacroError
from macros.levels import levels
from macros.words import glossary, word
from toolkit_widgets.guide import Guide

PageOf = Callable[[str], Page]


def html(text: str) -> Element:
    """Parse a piece of HTML as a browser would."""
    return html5lib.parse(text, namespaceHTMLElements=False)


def test_word_opens_its_meaning(page_of: PageOf) -> None:
    """A hard word is a native button whose target is its meaning, which links to the glossary."""
    made = html(word(page_of("soil.md"), "compost", "composted"))
    button = next(made.iter("button"))
    meaning = next(e for e in made.iter() if e.get("id") == button.get("popovertarget"))
    assert (button.text, button.get("type")) == ("composted", "button")
    assert meaning.get("popover") == ""
    assert "".join(meaning.itertext()) == (
        "Compost means what is left of plants when they have rotted. All hard words"
    )
    assert [a.get("href") for a in made.iter("a")] == ["../glossary/#compost"]


def test_word_is_one_line(page_of: PageOf) -> None:
    """It stands inside a sentence, so it brings no line break into the Markdown."""
    assert "\n" not in word(page_of("soil.md"), "compost")


@pytest.mark.parametrize(
    ("id_", "text", "expected"),
    [
        ("compots", None, "one of compost, mulch"),
        ("compost", "old leaves", 'text with "compost" or "composted"'),
        ("mulch", "mulched", 'text with "mulch"'),
    ],
)
def test_wrong_word(page_of: PageOf, id_: str, text: str | None, expected: str) -> None:
    """An unknown id, or text that is another word: refused, with what was expected."""
    with pytest.raises(MacroError) as error:
        word(page_of("soil.md"), id_, text)
    assert error.value.expected == expected


@pytest.mark.parametrize("text", ["Compost", "rich compost", "well-rotted, composted leaves"])
def test_word_in_any_dress(page_of: PageOf, text: str) -> None:
    """Capitals and more words around the term are how it stands in a sentence."""
    assert text in word(page_of("soil.md"), "compost", text)


def test_word_once_on_a_page(page_of: PageOf) -> None:
    """Only the first use is marked: the second is refused, on another page it is the first."""
    page = page_of("soil.md")
    word(page, "compost")
    with pytest.raises(MacroError, match="again; expected it once, where it first stands"):
        word(page, "compost")
    assert word(page_of("water.md"), "compost")


def test_word_of_easy_read(garden: Guide) -> None:
    """A word that is hard in easy read only is not marked on a page."""
    term = replace(garden.glossary["mulch"], easy_read_only=True)
    page = Page(guide=replace(garden, glossary={"mulch": term}), source="soil.md")
    with pytest.raises(MacroError, match="explained in easy read only"):
        word(page, "mulch")


def test_glossary_is_in_alphabetical_order(garden: Guide) -> None:
    """All words, whatever their order in the file, each with its id, its meaning and its easy words."""
    turned = replace(garden, glossary=dict(reversed(garden.glossary.items())))
    made = html(glossary(Page(guide=turned, source="glossary.md")))
    assert [(dt.get("id"), dt.text) for dt in made.iter("dt")] == [("compost", "Compost"), ("mulch", "Mulch")]
    assert [dd.text for dd in made.iter("dd")][:2] == [
        "What is left of plants when they have rotted.",
        "Simply: Compost is made of old plants.",
    ]


def test_words_are_escaped(garden: Guide) -> None:
    """Content is text: signs of HTML in it are shown, not obeyed."""
    term = replace(garden.glossary["mulch"], meaning="<script>a & b")
    made = glossary(Page(guide=replace(garden, glossary={"mulch": term}), source="glossary.md"))
    assert "&lt;script&gt;a &amp; b" in made


def test_levels_go_up(garden: Guide) -> None:
    """Lowest first, with name and meaning, whatever their order in the file."""
    turned = replace(garden, levels=dict(reversed(garden.levels.items())))
    made = html(levels(Page(guide=turned, source="soil.md")))
    assert ["".join(item.itertext()) for item in made.iter("li")] == [
        "Bare. Nothing grows yet.",
        "Green. Something grows.",
    ]
