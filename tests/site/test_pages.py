"""Every built page, read as a browser reads it: sound HTML, links that lead somewhere, one clear order."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.site.built import ADDRESSES, SOURCES, file_of, ids, parsed, text
from toolkit_widgets.soundness import sound_guide

PAGES = pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "home")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
MOST_SENTENCES = 2


def only(tree: Element, *tags: str) -> list[Element]:
    """Return the elements with one of these tags, in order."""
    return [element for element in tree.iter() if element.tag in tags]


@PAGES
def test_html_is_sound(site: Path, address: str) -> None:
    """Page in; the parser of the HTML standard has nothing to mend."""
    parser = html5lib.HTMLParser()
    parser.parse(file_of(site, address).read_text(encoding="utf-8"))
    assert parser.errors == []


@PAGES
def test_ids_are_unique(site: Path, address: str) -> None:
    """Page in; no id stands twice."""
    twice = [id_ for id_, times in Counter(ids(parsed(file_of(site, address)))).items() if times > 1]
    assert twice == []


@PAGES
def test_links_lead_somewhere(site: Path, address: str) -> None:
    """Page in; every address within the site is a file of it, every fragment an id there."""
    tree = parsed(file_of(site, address))
    wrong = [
        link
        for element in tree.iter()
        for name in ("href", "src", "action", "data-index")
        if (link := element.get(name)) is not None
        and not urlsplit(link).scheme
        and not _is_there(site, urljoin(f"/{address}", link), address)
    ]
    assert wrong == []


def _is_there(site: Path, target: str, address: str) -> bool:
    path, fragment = urldefrag(target)
    file = file_of(site, unquote(urlsplit(path).path).lstrip("/") or ("" if path == "/" else address))
    if not file.is_file():
        return False
    return not fragment or file.suffix != ".html" or fragment in ids(parsed(file))


@PAGES
def test_nothing_comes_from_another_host(site: Path, address: str) -> None:
    """Page in; scripts, styles, pictures and frames name no host. Links that a reader follows may."""
    tree = parsed(file_of(site, address))
    loaded = only(tree, "link", "script", "img", "source", "iframe", "video", "audio", "object", "use")
    wrong = [
        link
        for element in loaded
        for name in ("href", "src", "srcset", "data")
        if (link := element.get(name)) and (urlsplit(link).netloc or urlsplit(link).scheme)
    ]
    assert wrong == []


@PAGES
def test_no_script_or_style_in_the_page(site: Path, address: str) -> None:
    """Page in; all script and style is in files, as a strict content security policy wants."""
    tree = parsed(file_of(site, address))
    inline = [e for e in only(tree, "script") if not e.get("src")] + only(tree, "style")
    assert inline == []
    attributes = [(e.tag, name) for e in tree.iter() for name in e.attrib if re.match(r"on|style$", name)]
    assert attributes == []


@PAGES
def test_headings_are_in_order(site: Path, address: str) -> None:
    """Page in; one h1, first of all but the menu, and no level is left out on the way down."""
    levels = [int(element.tag[1]) for element in only(parsed(file_of(site, address)), *HEADINGS)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


@PAGES
def test_landmarks_have_names_of_their_own(site: Path, address: str) -> None:
    """Page in; one header, main and footer; every navigation named, and no name twice."""
    tree = parsed(file_of(site, address))
    by_id = {element.get("id"): element for element in tree.iter()}
    assert [len(only(tree, tag)) for tag in ("header", "main", "footer")] == [1, 1, 1]
    names = [
        element.get("aria-label") or text(by_id[element.get("aria-labelledby")])
        for element in only(tree, "nav")
    ]
    assert all(names)
    assert len(set(names)) == len(names)


@PAGES
def test_where_the_reader_is(site: Path, address: str) -> None:
    """Page in; the menu and the breadcrumb mark this page, and only this page."""
    tree = parsed(file_of(site, address))
    marked = [text(e) for e in tree.iter() if e.get("aria-current") == "page"]
    assert len(set(marked)) == (0 if address == "404.html" else 1)


@PAGES
def test_pictures_have_alternatives(site: Path, address: str) -> None:
    """Page in; every image says what it shows or says that it shows nothing new; drawings are named or hidden."""
    tree = parsed(file_of(site, address))
    assert [e.get("src") for e in only(tree, "img") if e.get("alt") is None] == []
    silent = [e for e in only(tree, "svg") if e.get("aria-hidden") != "true" and not e.get("aria-labelledby")]
    assert silent == []


@PAGES
def test_no_macro_is_left(site: Path, address: str) -> None:
    """Page in; no bracket of a macro and no unfilled slot reaches a reader."""
    html = file_of(site, address).read_text(encoding="utf-8")
    assert "[[" not in html
    assert "]]" not in html
    page = only(parsed(file_of(site, address)), "body")[0]
    templates = {text(e) for e in only(page, "template")}
    assert [t for t in re.findall(r"\{\w+\}", text(page)) if not any(t in words for words in templates)] == []


@PAGES
def test_head(site: Path, address: str) -> None:
    """Page in; language, a title that ends with the site's short name, and what the page is about."""
    tree = parsed(file_of(site, address))
    title = text(only(tree, "title")[0])
    assert only(tree, "html")[0].get("lang") == "en-GB"
    guide = sound_guide()
    assert title.endswith(guide.settings.name if address == "" else f" – {guide.settings.name_of_tabs}")
    if address != "404.html":
        described = [e.get("content") for e in only(tree, "meta") if e.get("name") == "description"]
        assert len(described) == 1
        assert described[0]
        assert "<" not in described[0]


def test_titles_are_different(site: Path) -> None:
    """All pages in; no two have the same title."""
    titles = Counter(text(only(parsed(file_of(site, address)), "title")[0]) for address in ADDRESSES)
    assert [title for title, times in titles.items() if times > 1] == []


def test_the_search_leaves_out_what_only_repeats(site: Path) -> None:
    """The index of the search in; the page of examples, which says again what stands elsewhere, is not in it."""
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    found = {urldefrag(entry["location"])[0] for entry in index["docs"]}
    assert "developers/" in found
    assert "preview/" not in found


@PAGES
def test_opening_paragraph(site: Path, address: str) -> None:
    """Page in; after the heading, one paragraph of one or two sentences."""
    main = only(parsed(file_of(site, address)), "main")[0]
    start = next(e for e in main.iter() if any(child.tag == "h1" for child in e))
    after = list(start)[[child.tag for child in start].index("h1") + 1]
    assert after.tag == "p"
    meanings = [e for e in after.iter() if e.get("popover") is not None]
    words = text(after)
    for meaning in meanings:
        words = words.replace(text(meaning), "")
    assert 1 <= len(re.findall(r"[.?!](?=\s|$)", words)) <= MOST_SENTENCES, words


@PAGES
def test_first_in_the_body_is_the_way_past_the_menu(site: Path, address: str) -> None:
    """Page in; the first link leads to main, which can take the focus."""
    tree = parsed(file_of(site, address))
    assert only(tree, "a")[0].get("href") == "#main"
    assert only(tree, "main")[0].get("id") == "main"
    assert only(tree, "main")[0].get("tabindex") == "-1"


def test_every_page_is_in_the_menu_and_on_the_list_of_all_pages(site: Path) -> None:
    """All pages in; the search page, which works without script, links every one of them."""
    tree = parsed(file_of(site, "search/"))
    listed = next(e for e in tree.iter() if e.get("id") == "all-pages")
    linked = {urldefrag(urljoin("/search/", e.get("href", "")))[0] for e in only(listed, "a")}
    assert {f"/{address}" for address in ADDRESSES[: len(SOURCES)]} <= linked
