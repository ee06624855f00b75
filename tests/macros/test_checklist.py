"""Checklists: real tick boxes with labels, in Markdown's reach only where headings are."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

import html5lib
import pytest

from macros.checklist import checklist, on_the_checklist
from macros.context import Page
from macros.errors import MacroError

PageOf = Callable[[str], Page]


def html(text: str) -> Element:
    """Parse a piece of HTML as a browser would."""
    return html5lib.parse(text, namespaceHTMLElements=False)


def test_one_piece(page_of: PageOf) -> None:
    """A piece in; a list with one item for each of its recommendations out, by id."""
    made = html(checklist(page_of("soil.md"), "soil"))
    assert [item.get("id") for item in made.iter("li")] == ["check-soil-feed"]


def test_tick_boxes_have_labels(page_of: PageOf) -> None:
    """Each box is a native one, its label says the recommendation, its description why it matters."""
    made = html(checklist(page_of("soil.md"), "soil"))
    box, label = next(made.iter("input")), next(made.iter("label"))
    assert box.get("type") == "checkbox"
    assert label.get("for") == box.get("id")
    assert label.text == "Dig in compost every autumn."
    why = next(e for e in made.iter() if e.get("id") == box.get("aria-describedby"))
    assert why.text == "Plants take from the soil what they need."


def test_item_links_to_its_section(page_of: PageOf) -> None:
    """The link is relative to the page: an anchor alone on the section's own page."""
    on_its_page = html(checklist(page_of("soil.md"), "soil"))
    elsewhere = html(checklist(page_of("all.md"), "soil"))
    assert [a.get("href") for a in on_its_page.iter("a")] == ["#feeding"]
    assert [a.get("href") for a in elsewhere.iter("a")] == ["../soil/#feeding"]


def test_all_pieces_stand_under_headings(page_of: PageOf) -> None:
    """Without a piece every one has a Markdown heading with its id, for table of contents and search."""
    lines = checklist(page_of("all.md")).splitlines()
    assert [line for line in lines if line.startswith("#")] == ["## Soil {#soil}", "## Water {#water}"]


@pytest.mark.parametrize("second", [None, "soil"])
def test_no_recommendation_twice(page_of: PageOf, second: str | None) -> None:
    """Two checklists with the same recommendation would have the same ids twice: refused."""
    page = page_of("soil.md")
    checklist(page, "soil")
    with pytest.raises(MacroError, match="again; expected each recommendation once on a page"):
        checklist(page, second)


def test_unknown_piece(page_of: PageOf) -> None:
    """A misspelt piece is refused, with those that there are and the nearest."""
    with pytest.raises(MacroError) as error:
        checklist(page_of("soil.md"), "siol")
    assert str(error.value) == (
        'checklist("siol"); expected one of soil, water; '
        'mend the name, or leave it out for all pieces (did you mean "soil"?)'
    )


def test_way_back(page_of: PageOf) -> None:
    """A recommendation's id in; a link to its tick box on the page of its piece out."""
    made = html(on_the_checklist(page_of("soil.md"), "soil-feed"))
    assert [(a.get("href"), a.text) for a in made.iter("a")] == [("#check-soil-feed", "Feed the soil")]


@pytest.mark.parametrize(
    ("source", "ids", "expected"),
    [
        ("soil.md", [], "the id of a recommendation"),
        ("soil.md", ["soil-fed"], "one of soil-feed, water-evening"),
        ("all.md", ["soil-feed"], "it on the page of its section, soil.md#feeding"),
    ],
)
def test_wrong_way_back(page_of: PageOf, source: str, ids: list[str], expected: str) -> None:
    """No id, an unknown one, or one that another page explains: refused, with what was expected."""
    with pytest.raises(MacroError) as error:
        on_the_checklist(page_of(source), *ids)
    assert error.value.expected == expected
