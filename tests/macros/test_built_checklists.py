"""Checklists and hard words on the built site: every link leads somewhere, and there is a way back."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import urldefrag, urljoin
from xml.etree.ElementTree import Element

import html5lib
import pytest

from macros.links import page_url
from toolkit_widgets import content

GUIDE = content.load()
HEADINGS = ("h1", "h2", "h3", "h4")


def page_at(site: Path, source: str) -> Element:
    """Return a built page by the path of its source."""
    return parsed(site / page_url(source, directory_urls=True) / "index.html")


@cache
def parsed(path: Path) -> Element:
    """Parse a built page as a browser would."""
    return html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False)


def ids(page: Element) -> list[str]:
    """Return all ids of a page."""
    return [e.get("id", "") for e in page.iter() if e.get("id")]


def by_class(page: Element, name: str) -> Iterator[Element]:
    """Yield the elements with a class."""
    return (e for e in page.iter() if name in e.get("class", "").split())


def sections_above(page: Element, wanted: Element) -> set[str]:
    """Return the ids of the headings under which an element stands."""
    open_headings: dict[int, str] = {}
    for element in page.iter():
        if element in list(wanted.iter()):
            break
        if element.tag in HEADINGS:
            level = HEADINGS.index(element.tag)
            open_headings = {n: id_ for n, id_ in open_headings.items() if n < level} | {
                level: element.get("id", "")
            }
    return set(open_headings.values())


def target(source: str, href: str) -> tuple[str, str]:
    """Return the address from the site's root, and the anchor, that a link on a page leads to."""
    url, anchor = urldefrag(urljoin(f"https://site/{page_url(source, directory_urls=True)}", href))
    return url.removeprefix("https://site/"), anchor


@pytest.mark.parametrize("id_", GUIDE.recommendations)
def test_way_there_and_back(id_: str, site: Path) -> None:
    """The tick box links to the section that explains it; that section links back to the tick box."""
    recommendation = GUIDE.recommendations[id_]
    source, _, anchor = recommendation.section.partition("#")
    piece_page = GUIDE.pieces[recommendation.piece].page
    item = next(
        e for e in by_class(page_at(site, piece_page), "checklist__item") if e.get("id") == f"check-{id_}"
    )
    there = [target(piece_page, a.get("href", "")) for a in item.iter("a")]
    assert there == [(page_url(source, directory_urls=True), anchor)]

    page = page_at(site, source)
    back = [
        a
        for block in by_class(page, "on-the-checklist")
        for a in block.iter("a")
        if target(source, a.get("href", "")) == (page_url(piece_page, directory_urls=True), f"check-{id_}")
    ]
    assert len(back) == 1, f'{source} has no [[ on_the_checklist("{id_}") ]], or several'
    assert anchor in sections_above(page, back[0]), f"the way back does not stand in {recommendation.section}"


def test_the_page_of_recommendations_has_all(site: Path) -> None:
    """All recommendations in the guide's order, each piece under a heading that links can lead to."""
    page = page_at(site, "recommendations.md")
    items = [item.get("id") for item in by_class(page, "checklist__item")]
    assert items == [f"check-{id_}" for id_ in GUIDE.recommendations]
    headings = {heading.get("id") for heading in page.iter("h2")}
    assert headings >= set(GUIDE.pieces)


def test_pieces_are_found_by_search(site: Path) -> None:
    """The search index holds each piece's checklist as a place of its own, with its recommendations."""
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    text_at = {entry["location"]: unescape(entry["text"]) for entry in index["docs"]}
    for recommendation in GUIDE.recommendations.values():
        assert recommendation.words in text_at[f"recommendations/#{recommendation.piece}"]


def test_meanings_are_not_found_again_and_again(site: Path) -> None:
    """A word's meaning is in the search index once, with the glossary, not with every page that uses the word."""
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    meaning = GUIDE.glossary["co-production"].meaning
    assert [e["location"] for e in index["docs"] if meaning[1:] in e["text"]] == ["glossary/"]


def test_glossary_has_every_word_by_id(site: Path) -> None:
    """Each hard word's link leads to its entry."""
    found = {e.get("id") for e in by_class(page_at(site, "glossary.md"), "glossary__term")}
    assert found == set(GUIDE.glossary)


def test_ids_stand_once(site: Path) -> None:
    """No id stands twice on a page, whatever macros it calls."""
    counts = {path.relative_to(site): Counter(ids(parsed(path))) for path in site.rglob("*.html")}
    assert [(path, id_) for path, found in counts.items() for id_, n in found.items() if n > 1] == []


def test_nothing_of_the_stock_theme_is_shipped(site: Path) -> None:
    """Material's scripts, styles and icons are not in the site: no page asks for them."""
    assert not [path for path in site.rglob("*") if path.name in {"javascripts", "stylesheets", "lunr"}]
