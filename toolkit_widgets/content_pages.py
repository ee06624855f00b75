"""Which pages there are in ``docs/``, and which places in them content can link to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from toolkit_widgets.guide import Guide

#: ``{#risk}`` after a heading or a paragraph.
_ANCHOR = re.compile(r"\{[^{}\n]*#([\w-]+)[^{}\n]*\}")
_TITLE = re.compile(r"^title: *(.+?) *$", re.MULTILINE)
#: Macros that bring anchors of their own with them.
_CHECKLISTS = re.compile(r"\[\[\s*checklist\(\s*\)\s*\]\]")
_GLOSSARY = re.compile(r"\[\[\s*glossary\(\s*\)\s*\]\]")


def pages(docs: Path, guide: Guide) -> Mapping[str, frozenset[str]]:
    """Return each page's path in ``docs`` with its anchors."""
    return {
        path.relative_to(docs).as_posix(): frozenset(_anchors(path.read_text(encoding="utf-8"), guide))
        for path in sorted(docs.rglob("*.md"))
    }


def title_of(docs: Path, path: str) -> str:
    """Return the title of a page, as it stands between the lines at its top; of one without, its path."""
    found = _TITLE.search((docs / path).read_text(encoding="utf-8"))
    return found[1] if found else path


def _anchors(markdown: str, guide: Guide) -> list[str]:
    found = _ANCHOR.findall(markdown)
    if _CHECKLISTS.search(markdown):
        found += guide.pieces
    if _GLOSSARY.search(markdown):
        found += guide.glossary
    return found
