"""The way between a page and the same in easy read: on every page, and the choice stays in the address."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import pytest

from macros.links import page_url
from macros.versions import versions
from tests.site.built import ADDRESSES, file_of, parsed, text, with_class
from toolkit_widgets import content
from toolkit_widgets.easy_read import in_order

GUIDE = content.load()
WORDS = GUIDE.interface["site"]
EASY = "easy-read/"
PAGES = pytest.mark.parametrize(
    "address",
    [address for address in ADDRESSES if address != "404.html"],
    ids=lambda address: address or "home",
)
EASY_PAGES = pytest.mark.parametrize(
    "address", [address for address in ADDRESSES if address.startswith(EASY)]
)


def leads_to(link: Element, address: str) -> str:
    """Return where a link on the page at ``address`` leads, from the site's root."""
    return urljoin(f"/{address}", link.get("href")).removeprefix("/")


@PAGES
def test_every_page_has_one_way_to_the_other_version(site: Path, address: str) -> None:
    """Page in; one link that says which version it leads to, and leads there."""
    (link,) = with_class(parsed(file_of(site, address)), "version")
    is_easy = address.startswith(EASY)
    assert text(link) == WORDS["version_longer" if is_easy else "version_easy"]
    assert leads_to(link, address).startswith(EASY) != is_easy


@pytest.mark.parametrize("id_", GUIDE.handouts)
def test_a_handout_and_its_chapter_lead_to_each_other(site: Path, id_: str) -> None:
    """Handout in; its page leads to its chapter, and the chapter to it or to another handout on the same chapter."""
    chapter = GUIDE.handouts[id_].chapter
    longer, easy = page_url(chapter, directory_urls=True), f"{EASY}{id_}/"
    (there,) = with_class(parsed(file_of(site, easy)), "version")
    (back,) = with_class(parsed(file_of(site, longer)), "version")
    assert leads_to(there, easy) == longer
    same = [other.id for other in in_order(GUIDE) if other.chapter == chapter]
    assert leads_to(back, longer) == f"{EASY}{same[0]}/"
    assert id_ in same


def test_a_chapter_in_two_parts_leads_to_the_first() -> None:
    """The one chapter with two handouts in; its way to easy read is where its easy read begins."""
    assert versions(GUIDE, directory_urls=True).easy["how-to/practice.md"] == f"{EASY}practice/"


@pytest.mark.parametrize("chapter", sorted({handout.chapter for handout in GUIDE.handouts.values()}))
def test_a_chapter_offers_all_its_handouts(site: Path, chapter: str) -> None:
    """Chapter in; what to do next has the page and the PDF of each handout on it, each link in words of its own."""
    address = page_url(chapter, directory_urls=True)
    (steps,) = with_class(parsed(file_of(site, address)), "next-steps")
    links = [(leads_to(link, address), text(link)) for link in steps.iter("a")]
    ids = [handout.id for handout in in_order(GUIDE) if handout.chapter == chapter]
    wanted = [place for id_ in ids for place in (f"{EASY}{id_}/", f"handouts/{id_}.pdf")]
    assert [place for place, _ in links if place in wanted] == wanted
    assert len({words for _, words in links}) == len(links)


@EASY_PAGES
def test_the_choice_stays(site: Path, address: str) -> None:
    """Page in easy read in; its menu, its way home and its place lead to pages in easy read."""
    tree = parsed(file_of(site, address))
    menu = [link for part in with_class(tree, "menu") for link in part.iter("a")]
    places = [link for part in with_class(tree, "breadcrumb") for link in part.iter("a")]
    assert len(menu) > len(GUIDE.handouts)
    links = [*menu, *places, *with_class(tree, "brand")]
    assert [leads_to(link, address) for link in links if not leads_to(link, address).startswith(EASY)] == []
