"""Recommendations as tick boxes, ``[[ checklist("culture") ]]``, and the way back from their sections."""

from __future__ import annotations

from macros.context import Page
from macros.errors import MacroError, unknown
from toolkit_widgets.guide import Piece, Recommendation


def checklist(page: Page, piece: str | None = None) -> str:
    """Return the recommendations of a piece as a list of tick boxes, or of all pieces under their headings.

    The headings are Markdown, so that they stand in the table of contents and in the search.
    Works without script; prints as boxes.

    Raises:
        MacroError: there is no such piece, or a recommendation would stand on the page twice.

    """
    pieces = page.guide.pieces
    if piece is None:
        return "\n\n".join(f"## {p.name} {{#{p.id}}}\n\n{_tick_boxes(page, p)}" for p in pieces.values())
    if piece not in pieces:
        unknown(f'checklist("{piece}")', piece, pieces, "mend the name, or leave it out for all pieces")
    return _tick_boxes(page, pieces[piece])


def on_the_checklist(page: Page, *recommendations: str) -> str:
    """Return links from the section that explains recommendations to their tick boxes.

    Raises:
        MacroError: an id is unknown, or its recommendation says that another page explains it.

    """
    if not recommendations:
        raise MacroError(
            came="on_the_checklist()",
            expected="the id of a recommendation",
            cure='write on_the_checklist("…")',
        )
    found = [_explained_here(page, id_) for id_ in recommendations]
    targets = {r.id: page.link(f"{page.guide.pieces[r.piece].page}#check-{r.id}") for r in found}
    return page.render("on_the_checklist.html.jinja", recommendations=found, targets=targets)


def _tick_boxes(page: Page, piece: Piece) -> str:
    recommendations = [r for r in page.guide.recommendations.values() if r.piece == piece.id]
    for recommendation in recommendations:
        if not page.first(f"check-{recommendation.id}"):
            raise MacroError(
                came=f'the checklist of "{piece.id}" again',
                expected="each recommendation once on a page",
                cure="take one of the two checklists out",
            )
    return page.render("checklist.html.jinja", piece=piece, recommendations=recommendations)


def _explained_here(page: Page, id_: str) -> Recommendation:
    came = f'on_the_checklist("{id_}")'
    recommendation = page.guide.recommendations.get(id_)
    if recommendation is None:
        unknown(came, id_, page.guide.recommendations)
    section = recommendation.section
    if section.partition("#")[0] != page.source:
        raise MacroError(
            came=f"{came} on {page.source}",
            expected=f"it on the page of its section, {section}",
            cure="move it there, or mend the section in recommendations.yml",
        )
    return recommendation
