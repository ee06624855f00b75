"""Nothing of the guide is left out: each of its headings has a page and an anchor here.

The guide's text is not ours and not part of this project. Where it is at hand
(``GUIDE_TEXT``, else beside the project), the map is held against it too.
"""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from itertools import zip_longest
from pathlib import Path

import pytest

from toolkit_widgets import content
from toolkit_widgets.guide import GuideHeading

ROOT = Path(__file__).parents[2]
GUIDE_TEXT = Path(os.environ.get("GUIDE_TEXT", ROOT.parent / "shared" / "source" / "guide.txt"))
LONGEST_HEADING = 12  # words
CONTENTS_ENTRY = re.compile(r"(.+?)\.*\t\d+")
NOT_HEADINGS = {
    "Co-production: What it is and how to do it",
    "©SCIE All rights reserved",
    "www.scie.org.uk",
    "Contents",
    "View: [Co-production practice examples](#)",
}


class Ids(HTMLParser):
    """Collect the ids of all elements that are fed to it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (the base class's signature)
        """Note the element's id, if it has one."""
        self.found.update(value for name, value in attrs if name == "id" and value)


def headings(text: str) -> list[str]:
    """Find the guide's headings: short lines of their own that do not end like a sentence.

    A line that the table of contents names is a heading even if it ends in a colon.
    """
    lines = [line.strip() for line in text.splitlines()]
    contents = {entry[1] for line in lines if (entry := CONTENTS_ENTRY.fullmatch(line))}
    alone = [
        line
        for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False)
        if line and not before and not after
    ]
    return [line.rstrip(":") for line in alone if line in contents or _looks_like_heading(line)]


def _looks_like_heading(line: str) -> bool:
    return (
        line not in NOT_HEADINGS
        and not CONTENTS_ENTRY.fullmatch(line)
        and not re.match(r"-|\d+\.", line)
        and not line.endswith((".", ":", ","))
        and len(line.split()) <= LONGEST_HEADING
    )


def told_at(heading: GuideHeading) -> tuple[str, str]:
    """Split where a heading is told into page and anchor (empty where it is the whole page)."""
    page, _, anchor = heading.told_at.partition("#")
    return page, anchor


def built(site: Path, page: str) -> Path:
    """Name the built file of a Markdown page, with directory addresses."""
    source = Path(page).with_suffix("")
    return site / (source.parent if source.name == "index" else source) / "index.html"


MAPPED = list(content.load().guide_map.values())
PAGES = sorted({told_at(heading)[0] for heading in MAPPED})


def test_no_heading_is_missing_or_out_of_order() -> None:
    """Guide text in; every heading is in the map, in order, and the map has no other."""
    if not GUIDE_TEXT.is_file():
        pytest.skip("the guide's text is not here: set GUIDE_TEXT to the file to compare with it")
    pairs = zip_longest(
        headings(GUIDE_TEXT.read_text(encoding="utf-8")), (h.heading for h in MAPPED), fillvalue=""
    )
    wrong = [(guide, ours) for guide, ours in pairs if not ours or not f"{guide} ".startswith(f"{ours} ")]
    assert not wrong, f"first difference: the guide has {wrong[0][0]!r}, guide_map.yml has {wrong[0][1]!r}"


def test_headings_are_told_from_sentences_and_lists() -> None:
    """A made-up text in; only its two headings come out, one of them named in the contents."""
    text = (
        "Contents\n\nAbout us:...\t1\n\nAbout us:\n\nA list:\n\n- one\n\nHow\n\nIt ends.\n\nTwo lines\nhere\n"
    )
    assert headings(text) == ["About us", "How"]


@pytest.mark.parametrize("heading", MAPPED, ids=lambda heading: heading.id)
def test_heading_is_told_where_the_map_says(heading: GuideHeading, site: Path) -> None:
    """A heading's place in; its page is written and built, and has the anchor as an element's id."""
    page, anchor = told_at(heading)
    assert (ROOT / "docs" / page).is_file(), f"docs/{page} is missing, guide_map.yml names it: {heading.id}"
    html = built(site, page).read_text(encoding="utf-8")
    assert not anchor or anchor in Ids(html).found, f"{page} has no element with the id {anchor!r}"


@pytest.mark.parametrize("page", PAGES)
def test_chapter_names_the_section_it_follows(page: str) -> None:
    """A chapter's source in; its front matter says which section of the guide it follows."""
    front_matter = (ROOT / "docs" / page).read_text(encoding="utf-8").split("---\n")[1]
    assert re.search(r"^guide_section: *\S", front_matter, re.MULTILINE), f"docs/{page}: add guide_section"
