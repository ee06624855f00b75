"""The lines between ``---`` at the top of a page: what may stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.errors import MacroError
from toolkit_widgets.content_problems import choices, nearest
from toolkit_widgets.guide import Guide

#: Keys that MkDocs, its search or our templates read.
KEYS = ("title", "piece", "guide_section", "template", "search")


def wrong_keys(meta: Mapping[str, object], guide: Guide) -> Iterator[tuple[str, MacroError]]:
    """Yield each key of a page's front matter that is wrong, with the error."""
    for key, value in meta.items():
        if key not in KEYS:
            cure = f"rename or remove it{nearest(key, KEYS)}"
            yield key, MacroError(came=f'the key "{key}"', expected=choices(key, KEYS), cure=cure)
        elif key == "piece" and value not in guide.pieces:
            cure = f"mend it{nearest(str(value), guide.pieces)}"
            yield (
                key,
                MacroError(
                    came=f'the piece "{value}"', expected=choices(str(value), guide.pieces), cure=cure
                ),
            )


def line_of(key: str, source: str) -> int:
    """Return the line of a page that a key of its front matter stands on."""
    lines = enumerate(source.splitlines(), start=1)
    return next((number for number, line in lines if line.partition(":")[0].strip("\"' ") == key), 1)
