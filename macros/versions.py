"""Which page tells the same in easy read, and which page an easy-read page tells.

The reader's choice is in the address: a page under ``easy-read/`` leads to pages under
``easy-read/``, so the choice stays without anything being stored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.links import page_url
from toolkit_widgets.easy_read import in_order
from toolkit_widgets.guide import Guide

#: Where all pages in easy read stand, and the page that lists them.
FOLDER = "easy-read/"
ALL = f"{FOLDER}index.md"
HOME = "index.md"
ASSESSMENTS = "assess/index.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Addresses from the site's root, by the source path of the page that they belong to.

    ``easy``: of a standard page, the page in easy read. ``standard``: of an easy-read page, the longer one.
    """

    easy: Mapping[str, str]
    standard: Mapping[str, str]


def versions(guide: Guide, *, directory_urls: bool) -> Versions:
    """Return the two versions of every page that has two. Of several handouts on a chapter, the first is its own."""
    pairs = [(handout.chapter, f"{FOLDER}{handout.id}.md") for handout in in_order(guide)]
    asked = [(f"assess/{id_}.md", f"{FOLDER}{id_}-questions.md") for id_ in guide.assessments]
    pairs = [(HOME, ALL), *pairs, *asked, (ASSESSMENTS, f"{ALL}#questions")]
    return Versions(
        easy={standard: _url(easy, directory_urls=directory_urls) for standard, easy in reversed(pairs)},
        standard={
            easy: _url(standard, directory_urls=directory_urls) for standard, easy in pairs if "#" not in easy
        },
    )


def asks_about(guide: Guide) -> Mapping[str, str]:
    """Return for each piece the assessment that asks most about it; where none does, none."""
    most: dict[str, tuple[int, str]] = {}
    for assessment in guide.rules.assessments.values():
        for dimension in assessment.dimensions:
            if dimension.id in guide.pieces:
                asked = (len(dimension.statements), assessment.id)
                most[dimension.id] = max(most.get(dimension.id, (0, "")), asked, key=lambda found: found[0])
    return {piece: id_ for piece, (_, id_) in most.items()}


def _url(target: str, *, directory_urls: bool) -> str:
    path, hash_, anchor = target.partition("#")
    return page_url(path, directory_urls=directory_urls) + hash_ + anchor
