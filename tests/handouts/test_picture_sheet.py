"""The sheet of all pictures: each once, with its name, what it shows, and the handouts that have it."""

from __future__ import annotations

import re
from dataclasses import replace

import html5lib
import pytest

from macros.context import Page
from macros.pictures import pictures
from tests.handouts.conftest import on_one_line
from toolkit_widgets.guide import Guide, HandoutSection, Row
from toolkit_widgets.pictures import group_names


@pytest.fixture(scope="module")
def sheet(guide: Guide) -> str:
    """Return the sheet as a page gets it: Markdown headings and HTML."""
    return pictures(Page(guide=guide, source="easy-read/pictures.md"))


def items(sheet: str) -> dict[str, html5lib.treebuilders.etree.Element]:
    """Return the items of a sheet by the id of their picture."""
    tree = html5lib.parseFragment(sheet, namespaceHTMLElements=False)
    found = [item for item in tree.iter("li") if item.get("class") == "pictures__item"]
    return {item.get("id").removeprefix("picture-"): item for item in found}


def test_every_picture_stands_on_it_once(sheet: str, guide: Guide) -> None:
    """The real content in; one item a picture, in the order of pictures.yml, with its name and what it shows."""
    found = items(sheet)
    assert sheet.count('class="pictures__item"') == len(guide.pictures)
    assert list(found) == list(guide.pictures)
    for id_, item in found.items():
        (image,) = item.iter("img")
        assert image.get("src") == f"../../pictures/{id_}.svg"
        assert image.get("alt") == "", "the words below say it"
        name, shows = list(item.iter("p"))
        assert (on_one_line("".join(name.itertext())), shows.text) == (id_, guide.pictures[id_].alt)


def test_every_group_has_its_heading(sheet: str, guide: Guide) -> None:
    """The real content in; each group is a Markdown heading once, and none of them is empty."""
    headings = re.findall(r"^## (.+) \{#(\w+)\}\n\n<div", sheet, re.MULTILINE)
    assert {id_: name for name, id_ in headings} == group_names(guide)
    assert len(headings) == len(group_names(guide))


def test_the_handouts_of_a_picture_are_linked(guide: Guide) -> None:
    """One handout with a taxi in a row in; the taxi leads to it, a picture of no handout has no list."""
    row = Row(picture="taxi", words=("You can take a taxi.",))
    section = HandoutSection(heading="Taxis", rows=(row, row))
    culture = replace(guide.handouts["culture"], sections=(section,))
    page = Page(guide=replace(guide, handouts={"culture": culture}), source="easy-read/pictures.md")
    found = items(pictures(page))
    (link,) = found["taxi"].iter("a")
    assert (link.get("href"), link.text) == ("../culture/", culture.title)
    (summary,) = found["taxi"].iter("summary")
    assert "".join(summary.itertext()) == "In 1 handout: taxi"
    assert list(found["vote"].iter("details")) == []


def test_help_that_stands_in_every_handout_does_not_count(guide: Guide) -> None:
    """The culture handout alone in; the computer, which only "Help and contact" has, leads nowhere."""
    page = Page(
        guide=replace(guide, handouts={"culture": guide.handouts["culture"]}), source="easy-read/pictures.md"
    )
    found = items(pictures(page))
    assert list(found["computer"].iter("a")) == []
    assert [link.get("href") for link in found["risk-aware"].iter("a")] == ["../culture/"]
