"""What stands where in a PDF: words with their place, size, letters and colour, and their reading order.

The finished PDF is asked and not its template, so that a rule is held where it can break.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: Left, bottom, right, top, in points from the page's lower left corner.
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words set in one go.

    ``stretch`` is how much wider each space is than the font has it, in em; ``mark`` their number in the page's
    reading order, None for what is not read.
    """

    words: str
    font: str
    size: float
    colour: str
    box: Box
    baseline: float
    upright: bool
    stretch: float
    mark: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page: its size in points, its words, its painted grounds with their colours, and other boxes on it."""

    width: float
    height: float
    runs: tuple[Run, ...]
    grounds: tuple[tuple[str, Box], ...]
    drawings: tuple[Box, ...]
    strokes: tuple[Box, ...]
    links: tuple[Box, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A heading, a paragraph or a picture in reading order: its kind as PDF names it, its words, its runs with their pages."""

    kind: str
    words: str
    runs: tuple[tuple[int, Run], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """A PDF, read back. ``widths`` are those of the letters of each font, in thousandths of an em."""

    title: str
    language: str
    bookmarks: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    elements: tuple[Element, ...]
    widths: Mapping[str, Mapping[str, float]]
