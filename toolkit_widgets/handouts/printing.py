"""From a handout to a PDF: what the template reads, and how long it may be."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from toolkit_widgets.easy_read import Paper, paper, runs
from toolkit_widgets.guide import Guide, Row, Term
from toolkit_widgets.pictures import compose
from toolkit_widgets.signs import jigsaw_sign
from toolkit_widgets.typesetting import Document, printed, write_pdfs

#: Size of the type in points (EASY_READ rule 13: at least 16; large print is 20).
TYPE_SIZE = 16
#: Most pages of one handout, and the rule.
MOST_PAGES = (12, "rule 20")

_TEMPLATE = Path(__file__).with_name("handout.typ")
#: Colours of a handout that belongs to no piece.
_INK, _TINT = "#1f1b2d", "#f3f1f6"


def write_handouts(guide: Guide, site_dir: Path) -> None:
    """Write every handout into ``handouts/`` of a built site, touching only those that changed.

    Raises what ``print_handout`` raises.
    """
    write_pdfs({handout_file(id_): print_handout(guide, id_) for id_ in guide.handouts}, site_dir)


def handout_file(id_: str) -> str:
    """Return where a handout's PDF stands, from the site's root."""
    return f"handouts/{id_}.pdf"


def print_handout(guide: Guide, id_: str, size: int = TYPE_SIZE) -> bytes:
    """Return a handout as PDF. The same content gives the same bytes; unchanged ones come from the cache.

    Raises:
        BuildError: the PDF is no PDF/UA-1, or has more than 12 pages.

    """
    data = _data(guide, paper(guide, guide.handouts[id_]), size)
    document = Document(file=handout_file(id_), template=_TEMPLATE, data=data, most_pages=MOST_PAGES)
    return printed(document)


def _data(guide: Guide, made: Paper, size: int) -> dict[str, Any]:
    """Return all that the template reads."""
    words = guide.interface["easy_read"]
    piece = guide.pieces.get(made.piece)
    rows = [row for block in made.blocks for row in block.rows]
    pictures = {made.picture, *(row.picture for row in rows)}
    return {
        "size": size,
        "ink": piece.ink if piece else _INK,
        "tint": piece.tint if piece else _TINT,
        "shape": jigsaw_sign(guide.pieces, piece) if piece else "",
        "title": made.title,
        "foot": made.title,
        "label": made.label,
        "about": made.about,
        "date": made.date,
        "picture": made.picture,
        "honest_label": made.honest_label,
        "credit": _runs(made.credit),
        "contents_heading": words["contents_heading"],
        "page_number": words["page_number"],
        "blocks": [
            {
                "heading": block.heading,
                "rows": [_row(row) for row in block.rows],
                "hard_words": [_hard_word(term) for term in block.hard_words],
            }
            for block in made.blocks
        ],
        "pictures": {id_: compose(guide.pictures[id_]) for id_ in sorted(pictures)},
    }


def _row(row: Row) -> dict[str, Any]:
    return {"picture": row.picture, "alt": row.alt, "sentences": [_runs(words) for words in row.words]}


def _hard_word(term: Term) -> dict[str, Any]:
    return {"term": term.term, "sentences": _runs(" ".join(term.easy_read))}


def _runs(sentence: str) -> list[dict[str, Any]]:
    return [asdict(run) for run in runs(sentence)]
