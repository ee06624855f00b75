"""The pages of the built site: their addresses, read from docs/ before anything is built, and their parsed HTML."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

from macros.links import page_url
from toolkit_widgets.page_rules import NOT_PAGES

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
SOURCES = sorted(
    path.relative_to(DOCS).as_posix()
    for path in DOCS.rglob("*.md")
    if path.relative_to(DOCS).parts[0] not in NOT_PAGES
)
#: From the site's root: "", "introduction/", … and the page for an address that leads nowhere.
ADDRESSES = [*(page_url(source, directory_urls=True) for source in SOURCES), "404.html"]


def file_of(site: Path, address: str) -> Path:
    """Return the file that a server sends for an address."""
    path = site / address
    return path / "index.html" if address.endswith("/") or not address else path


@cache
def parsed(file: Path) -> Element:
    """Return a page as a browser would read it."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parse(file.read_text(encoding="utf-8"))
    return tree


def ids(tree: Element) -> list[str]:
    """Return all ids of a page, in order. What a template holds is no part of the page yet, but its ids count too."""
    return [id_ for element in tree.iter() if (id_ := element.get("id"))]


def text(element: Element) -> str:
    """Return an element's words, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def with_class(root: Element, name: str) -> list[Element]:
    """Return the elements of a class, in order."""
    return [each for each in root.iter() if name in each.get("class", "").split()]
