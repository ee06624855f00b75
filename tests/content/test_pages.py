"""What an author gets wrong on a page: one line, with file, line and the cure, for each. A table; two pages of a garden."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.linter.test_rules import BAD as BAD_WORDS
from toolkit_widgets import content
from toolkit_widgets.page_rules import page_problems

GUIDE = content.load()
GOOD = """---
title: Soil
guide_section: Soil
---

# The soil

This page is about soil.

## Feeding {#feeding}

It needs [[ word("reciprocity") ]]. See [the water](water.md#rain), and [reciprocity](https://example.org).

```
[a link in code](nowhere.md) <script>
```

### How much {#how-much}

![A spade](spade.svg)
"""
WATER = "---\ntitle: Water\n---\n\n# Water\n\nIt falls.\n\n## Rain {#rain}\n"
MENU = {"soil.md", "water.md"}

#: What is replaced, by what, and the line that comes, without ``docs/soil.md:``.
BAD = [
    ("title: Soil\n", "", "1: no title; expected title: between --- lines at the top; write one; the menu shows it"),
    ("# The soil\n", "", "9: no heading of the page before this; expected # Title as the first heading; write one"),
    ("# The soil\n", "## The soil {#a}\n\n# The soil\n", "6: no heading of the page before this; expected # Title as"),
    ("## Feeding {#feeding}", "# Feeding {#feeding}", '10: a second # heading, "Feeding {#feeding}"; expected one # heading'),
    ("## Feeding {#feeding}", "### Feeding {#feeding}", '10: ### "Feeding {#feeding}" under #; expected ## at most; no step'),
    ("### How much", "#### How much", '18: #### "How much {#how-much}" under ##; expected ### at most; no step is left out'),
    ("### How much {#how-much}", "### How much?", '18: "How much?" without an id; expected {#how-much} after it; other pages'),
    ("{#how-much}", "{#feeding}", "18: {#feeding} a second time; expected each id once on a page; give one of them another"),
    ("This page is about soil.\n\n", "", "6: no paragraph after the title; expected an opening paragraph; say in one or two"),
    ("This page is about soil.", "- a list", "6: no paragraph after the title; expected an opening paragraph; say in one or"),
    ("[the water]", "[]", '12: a link with the words ""; expected words that say where it leads; name the page or what is'),
    ("[the water]", "[here]", '12: a link with the words "here"; expected words that say where it leads; name the page'),
    ("[the water]", "[**Click here**]", '12: a link with the words "**Click here**"; expected words that say where it'),
    ("(water.md#rain)", "(watre.md)", '12: a link to watre.md; expected the path of a page in docs/; mend it (did you mean'),
    ("(water.md#rain)", "(water.md#rian)", '12: "#rian" in water.md; expected one of rain; mend the anchor (did you mean "rain"?)'),
    ("(water.md#rain)", "(/water/)", "12: a link to /water/; expected a path from this page, such as ../how-to/culture.md"),
    ("(water.md#rain)", "()", "12: a link to nowhere; expected a page or an address; write one between the brackets"),
    ("(https://example.org)", "(http://example.org)", "12: a link to http://example.org; expected https:, mailto: or tel:"),
    ("(https://example.org)", "(javascript:alert)", "12: a link to javascript:alert; expected https:, mailto: or tel:; mend"),
    ("![A spade]", "![]", "20: a picture without words, spade.svg; expected ![what it shows](…); say what it shows"),
    ("(spade.svg)", "(spaed.svg)", "20: a picture that is not there, spaed.svg; expected a file in docs/; mend the path"),
    ("(spade.svg)", "(https://example.org/a.svg)", "20: a picture from another host, https://example.org/a.svg; expected one"),
    ("(spade.svg)", "(//example.org/a.svg)", "20: a picture from another host, //example.org/a.svg; expected one of our own"),
    ("![A spade](spade.svg)", '<img src="spade.svg">', '20: <img> without alt; expected alt="what it shows"; say what it'),
    ("![A spade](spade.svg)", '<img src="http://a.org/a.png" alt="">', "20: <img> from another host, http://a.org/a.png; expected"),
    ("![A spade](spade.svg)", "<script>alert(1)</script>", "20: <script> in a page; expected words, and what Markdown makes"),
    ("![A spade](spade.svg)", "<style>p{}</style>", "20: <style> in a page; expected words, and what Markdown makes of them"),
    ("![A spade](spade.svg)", '<iframe src="https://a.org"></iframe>', "20: <iframe> in a page; expected words, and what"),
    ("![A spade](spade.svg)", '<p style="color: red">Red</p>', "20: style= on <p>; expected no script or style in a page; take"),
    ("![A spade](spade.svg)", '<p onclick="a()">Press</p>', "20: onclick= on <p>; expected no script or style in a page; take it"),
    ("![A spade](spade.svg)", '<a href="javascript:a()">Press</a>', "20: a link that runs script; expected an address; take it out"),
    ('[[ word("reciprocity") ]]', "reciprocity", '12: the hard word "reciprocity"; expected [[ word("reciprocity") ]]; mark where'),
    ('[[ word("reciprocity") ]]', 'carers and [[ word("reciprocity") ]]', '12: the hard word "carers"; expected [[ word("carer", "carers") ]]'),
    ("about soil", "about\u202e soil", "8: a hidden sign (U+202E); expected letters that people can see; delete it, or type"),
    ("about soil", "about\u200b soil", "8: a hidden sign (U+200B); expected letters that people can see; delete it, or type"),
]  # fmt: skip


def write(folder: Path, soil: str) -> Path:
    """Write two pages and a picture; return their folder."""
    for name, text in (("soil.md", soil), ("water.md", WATER), ("spade.svg", "<svg/>")):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_real_pages_have_no_mistake() -> None:
    """All our pages in; nothing out."""
    assert page_problems(content.DOCS, GUIDE) == ()


def test_the_good_page_is_good(tmp_path: Path) -> None:
    """The base of all bad pages in; nothing out, so that what they show is their own fault."""
    assert page_problems(write(tmp_path, GOOD), GUIDE, MENU) == ()


@pytest.mark.parametrize(("old", "new", "line"), BAD)
def test_a_mistake_is_one_line(tmp_path: Path, old: str, new: str, line: str) -> None:
    """One change for the worse in; one line out, with its place, what came, what was expected and the cure."""
    assert GOOD.count(old) == 1
    (found,) = page_problems(write(tmp_path, GOOD.replace(old, new)), GUIDE, MENU)
    assert found.startswith(f"docs/soil.md:{line}")
    assert found.count("; ") >= 2


def test_pages_and_menu_belong_together(tmp_path: Path) -> None:
    """A page that no menu leads to, and a menu that leads to none, in; a line for each."""
    assert page_problems(write(tmp_path, GOOD), GUIDE, {"soil.md", "wather.md"}) == (
        'mkdocs.yml: wather.md in nav; expected the path of a page in docs/; mend or remove it (did you mean "water.md"?)',
        'docs/water.md:1: a page that no menu leads to; expected every page in the navigation; add "- water.md" under nav in mkdocs.yml',
    )


def test_there_are_many() -> None:
    """All tables of authors' mistakes in: on pages, in content, in easy read. None is there twice."""
    in_content = {path.stem for path in (Path(__file__).parent / "broken").glob("*.toml")}
    mistakes = [*((old, new) for old, new, _ in BAD), *in_content, *(bad[-1] for bad in BAD_WORDS if bad[-1])]
    assert len(set(mistakes)) > 150
