"""The jigsaw as the way in to its chapters: ``[[ jigsaw() ]]``.

The picture of a result is ``jigsaw_result.html.jinja``, for an assessment's template to include.
"""

from __future__ import annotations

from macros.context import Page
from macros.errors import unknown
from toolkit_widgets.shapes import places


def jigsaw(page: Page, piece: str | None = None) -> str:
    """Return the jigsaw as a drawing whose pieces are links to their chapters.

    With a piece, that one is filled in and the others are outlines.

    Raises:
        MacroError: there is no such piece.

    """
    if piece is not None and piece not in page.guide.pieces:
        unknown(f'jigsaw("{piece}")', piece, page.guide.pieces)
    return page.render("jigsaw.html.jinja", here=piece, places=places(page.guide))
