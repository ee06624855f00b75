"""Colours: written as #RRGGBB, and 7:1 on everything that they stand on (WCAG 2.2, success criterion 1.4.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit_widgets.content_references import Finding, Read
from toolkit_widgets.guide import Piece
from toolkit_widgets.settings import Colours

ENOUGH = 7

_COLOUR = re.compile(r"#[0-9A-F]{6}", re.IGNORECASE)


def colours_can_be_read(read: Read) -> Iterator[Finding]:
    """Demand an ink that reads on white, cream and the piece's tint, and a pale form for the dark ground."""
    for id_, piece in read.guide.pieces.items():
        colours = {key: getattr(piece, key) for key in ("ink", "tint", "on_dark")}
        wrong = {key: text for key, text in colours.items() if not is_colour(text)}
        for key, text in wrong.items():
            if text:
                yield (
                    ("pieces.yml", id_, key),
                    f'the colour "{text}"',
                    "#RRGGBB",
                    "write six hexadecimal digits",
                )
        if not wrong:
            yield from _too_pale(piece, read.guide.settings.colours)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def is_colour(text: str) -> bool:
    """Tell whether this is a colour, ``#RRGGBB``."""
    return bool(_COLOUR.fullmatch(text))


def _too_pale(piece: Piece, site: Colours) -> Iterator[Finding]:
    light = {"the surface": site.light.surface, "the ground": site.light.ground, "its tint": piece.tint}
    grounds = {"ink": light, "on_dark": {"the dark ground": site.dark.ground}}
    for key, under in grounds.items():
        for name, ground in under.items():
            colour = getattr(piece, key)
            found = (
                contrast(colour, ground) if is_colour(ground) else ENOUGH
            )  # it is listed with the settings
            if found < ENOUGH:
                came = f'"{colour}" at {found:.1f}:1 on {name}'
                cure = "choose a darker colour" if key == "ink" else "choose a paler colour"
                yield ("pieces.yml", piece.id, key), came, f"{ENOUGH}:1 or more", cure


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
