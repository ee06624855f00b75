"""HTML of our own templates as a tree: to take parts out of it, to change them, and to write them again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder, tostring

#: Elements without an end.
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
#: A switch of an element, as the library writes it; HTML wants its name alone.
_EMPTY = re.compile(r'( (?:checked|disabled|hidden|open))=""(?=[ >])')
#: Attributes that hold an id, or several, or the name of a group of buttons.
_NAMES = ("id", "for", "name", "aria-labelledby", "aria-describedby", "popovertarget")
_HEADING = re.compile(r"h([1-6])")


class _Reader(HTMLParser):
    """Makes a tree of HTML that is sound; that of our templates is, and a test reads every page."""

    def __init__(self) -> None:
        super().__init__()
        self.tree = TreeBuilder()
        self.tree.start("div", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tree.start(tag, {key: value or "" for key, value in attrs})
        if tag in _VOID:
            self.tree.end(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tree.start(tag, {key: value or "" for key, value in attrs})
        self.tree.end(tag)

    def handle_endtag(self, tag: str) -> None:
        self.tree.end(tag)

    def handle_data(self, data: str) -> None:
        self.tree.data(data)


def parsed(html: str) -> Element:
    """Return HTML as a tree, within a ``<div>``."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.tree.end("div")
    return reader.tree.close()


def written(root: Element) -> str:
    """Return a tree as HTML without empty lines, which Markdown leaves alone."""
    html = _EMPTY.sub(r"\1", tostring(root, encoding="unicode", method="html"))
    return "\n".join(line for line in html.splitlines() if line.strip())


def with_class(root: Element, name: str) -> Iterator[Element]:
    """Yield the elements of a class, in order."""
    return (each for each in root.iter() if name in each.get("class", "").split())


def remove(root: Element, *gone: Element) -> None:
    """Take elements out of a tree; the words after them stay."""
    for parent in list(root.iter()):
        for child in [child for child in parent if any(child is each for each in gone)]:
            place = list(parent).index(child)
            if place:
                parent[place - 1].tail = (parent[place - 1].tail or "") + (child.tail or "")
            else:
                parent.text = (parent.text or "") + (child.tail or "")
            parent.remove(child)


def as_example(root: Element, prefix: str, deeper: int = 0) -> Element:
    """Make a part of a page an example on another: it does nothing, and clashes with nothing.

    Scripts go, and so does what is hidden until one shows it. Ids get a prefix, headings go down by so many levels,
    landmarks and elements of our own become plain ones, and buttons can't be pressed.
    """
    remove(root, *[e for e in root.iter() if e.tag in {"script", "template"} or e.get("hidden") is not None])
    ids = {each.get("id") for each in root.iter()}
    for each in root.iter():
        for key in set(_NAMES) & set(each.keys()):
            each.set(key, " ".join(f"{prefix}-{name}" for name in each.get(key, "").split()))
        for key, value in each.items():
            if key == "href" and value.startswith("#") and value[1:] in ids:
                each.set(key, f"#{prefix}-{value[1:]}")
            elif value.startswith("url(#"):
                each.set(key, value.replace("url(#", f"url(#{prefix}-"))
        if found := _HEADING.fullmatch(each.tag):
            each.tag = f"h{int(found[1]) + deeper}"
        if "-" in each.tag or each.tag in {"section", "nav", "form"}:
            each.tag = "div"
            each.attrib.pop("aria-labelledby", None)
            each.attrib.pop("aria-label", None)
        if each.tag == "button":
            each.set("disabled", "")
    return root
