"""The jigsaw as a small drawing: the whole, or one piece filled to show where something belongs."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit_widgets.guide import Piece


def site_sign(pieces: Mapping[str, Piece], ground: str) -> str:
    """Return the sign of the site, as browsers show it beside its name: all pieces, each in its colour, on the ground."""
    shapes = "".join(f'<path d="{piece.shape}" fill="{piece.ink}"/>' for piece in pieces.values())
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">'
        f'<rect width="200" height="200" rx="24" fill="{ground}"/>'
        f'<g stroke="{ground}" stroke-width="9" stroke-linejoin="round">{shapes}</g></svg>\n'
    )


def jigsaw_sign(pieces: Mapping[str, Piece], own: Piece | None = None) -> str:
    """Return an SVG of all pieces: with ``own`` filled it is told by its place too, without it each has its colour."""
    shapes = "".join(
        f'<path d="{piece.shape}" fill="{piece.ink if own in (piece, None) else "#fff"}"/>'
        for piece in pieces.values()
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">'
        f'<g stroke="{own.ink if own else "#fff"}" stroke-width="4" stroke-linejoin="round">{shapes}</g></svg>'
    )
