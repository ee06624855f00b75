"""Where words, plates and steps stand on the drawing of the pieces, on the square that all shapes share.

A piece says it in pieces.yml where its shape asks for something of its own, knobs for one; otherwise it comes from
the shape's outer edges.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from toolkit_widgets.guide import Guide, Piece

#: The side of the square, and the size of the plate with a piece's name and level.
SQUARE, PLATE_WIDTH, PLATE_HEIGHT = 200, 80, 29
#: How far a plate stands from the edge of its piece; how far a line of words reaches above its middle.
_INSET, _RISE = 5, 5
#: The picture of a part that is no piece: steps between two heights on a common ground.
_STEPS_LEFT, _STEPS_WIDTH, _STEPS_GAP, _STEPS_GROUND, _LOWEST_STEP, _HIGHEST_STEP = 34, 132, 9, 130, 38, 94

_STEP = re.compile(r"([MHVLQC])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

type Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where things stand on a piece.

    ``name``: the middle of the line with its name. ``plate``: the top left corner of the plate with name and level in
    a result. ``bands``: top and height of the step for each level from 1, the lowest first.
    """

    name: Point
    plate: Point
    bands: tuple[Point, ...]


def places(guide: Guide) -> dict[str, Places]:
    """Return the places on each piece, by the piece's id."""
    return {piece.id: _places(piece, steps_of(guide)) for piece in guide.pieces.values()}


def steps_of(guide: Guide) -> int:
    """Return how many steps a picture of a result has: one for each level from 1."""
    return len(guide.levels) - 1


def edges(shape: str) -> tuple[float, float, float, float]:
    """Return the left, top, right and bottom edge of an SVG path of absolute commands, control points included."""
    across, down = list[float](), list[float]()
    for letter, given in _STEP.findall(shape):
        numbers = [float(number) for number in _NUMBER.findall(given)]
        if letter in "HV":
            (across if letter == "H" else down).extend(numbers)
        else:
            across += numbers[::2]
            down += numbers[1::2]
    return min(across), min(down), max(across), max(down)


def stairs(steps: int) -> tuple[tuple[float, float, float, float], ...]:
    """Return left, top, width and height of each step of a part that is no piece, the lowest first."""
    width = (_STEPS_WIDTH - _STEPS_GAP * (steps - 1)) / steps
    rise = (_HIGHEST_STEP - _LOWEST_STEP) / max(steps - 1, 1)
    heights = [_LOWEST_STEP + rise * step for step in range(steps)]
    return tuple(
        (
            round(_STEPS_LEFT + (width + _STEPS_GAP) * step, 2),
            round(_STEPS_GROUND - height, 2),
            round(width, 2),
            round(height, 2),
        )
        for step, height in enumerate(heights)
    )


def _places(piece: Piece, steps: int) -> Places:
    left, top, right, bottom = edges(piece.shape)
    ends = piece.steps_at or tuple(bottom - (bottom - top) * step / steps for step in range(steps + 1))
    return Places(
        name=_point(piece.name_at) or ((left + right) / 2, (top + bottom) / 2 + _RISE),
        plate=_point(piece.plate_at) or (left + _INSET, top + _INSET),
        bands=tuple((round(upper, 2), round(lower - upper, 2)) for lower, upper in itertools.pairwise(ends)),
    )


def _point(given: tuple[float, ...]) -> Point | None:
    return (given[0], given[1]) if given else None
