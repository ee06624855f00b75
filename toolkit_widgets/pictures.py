"""Easy-read pictures: from the recipes in pictures.yml to one small SVG each.

A recipe places OpenMoji drawings on a square canvas. Nothing else comes in: the
drawings were cleaned when they were taken (``drawings.py``), so a picture holds
shapes and paint, no ids, no script.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from toolkit_widgets.drawings import DRAWINGS, SHARED, drawing
from toolkit_widgets.guide import Guide, Part, Picture
from toolkit_widgets.paths import CONTENT, shown

_RECIPES = shown(CONTENT / "pictures.yml")
_KEPT = shown(CONTENT / "drawings")
_WORDS = shown(CONTENT / "interface" / "easy_read.yml")
#: How the names of groups begin among the words of easy read.
_GROUP = "pictures_of_"


def compose(picture: Picture) -> str:
    """Return a picture as an SVG of its own; the same recipe gives the same bytes.

    ``FileNotFoundError`` when a drawing is missing, which ``problems`` reports first.
    """
    parts = "".join(_placed(part) for part in picture.parts)
    side = picture.canvas
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">{parts}</svg>\n'


def write_pictures(guide: Guide, folder: Path) -> None:
    """Write every picture into ``folder`` as ``id.svg``, touching only those that changed."""
    folder.mkdir(parents=True, exist_ok=True)
    for picture in guide.pictures.values():
        file, svg = folder / f"{picture.id}.svg", compose(picture)
        if not file.is_file() or file.read_text(encoding="utf-8") != svg:
            file.write_text(svg, encoding="utf-8")


def group_names(guide: Guide) -> dict[str, str]:
    """Return the groups of pictures, id to name."""
    words = guide.interface["easy_read"]
    return {key.removeprefix(_GROUP): name for key, name in words.items() if key.startswith(_GROUP)}


def problems(guide: Guide) -> tuple[str, ...]:
    """Return what is wrong between recipes, drawings and groups, one line each.

    No drawing is missing and none is unused. Every group has a name, and its pictures stand together.
    """
    return (*_problems(guide), *_group_problems(guide))


def _problems(guide: Guide) -> Iterator[str]:
    kept = {file.stem for file in DRAWINGS.glob("*.svg")}
    used = {part.drawing: picture.id for picture in guide.pictures.values() for part in picture.parts}
    for code in sorted(used.keys() - kept - {file.stem for file in SHARED.glob("*.svg")}):
        yield (
            f"{_RECIPES}: {used[code]}: drawing {code}; expected one of {_KEPT}; "
            f"mend the code point, or run python -m toolkit_widgets.drawings add {code} FOLDER"
        )
    for code in sorted(kept - used.keys()):
        yield f"{_KEPT}/{code}.svg: a drawing that no picture uses; expected one that is used; remove the file"


def _group_problems(guide: Guide) -> Iterator[str]:
    names, seen = group_names(guide), [""]
    for picture in guide.pictures.values():
        came = f'{_RECIPES}: {picture.id}: group "{picture.group}"'
        if picture.group not in names:
            yield f"{came}; expected one of {', '.join(names)}; mend it, or name it in {_WORDS}"
        elif picture.group != seen[-1] and picture.group in seen:
            yield f"{came} after other groups; expected it beside its like; move it there"
        seen.append(picture.group)


def _placed(part: Part) -> str:
    """Return a drawing at its place and in its size."""
    moved = f"translate({part.x:g} {part.y:g})" if part.x or part.y else ""
    sized = f"scale({part.scale:g})" if part.scale != 1 else ""
    place = f' transform="{moved}{sized}"' if moved or sized else ""
    return f"<g{place}>{_shapes(part.drawing)}</g>"


@cache
def _shapes(code: str) -> str:
    """Return what a drawing's <svg> holds, on one line."""
    svg = drawing(code).read_text(encoding="utf-8")
    return svg[svg.index(">") + 1 : svg.rindex("</svg>")].replace("\n", "")
