"""From a handout to a PDF that is proven to be PDF/UA-1, and kept until something in it changes.

The only module that knows Typst and the PDF checker.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import fontpkg_lexend
import page as pdf_checker
import typst

from toolkit_widgets.content import ContentError
from toolkit_widgets.easy_read import Paper, paper, runs
from toolkit_widgets.guide import Guide, Piece, Row, Term
from toolkit_widgets.handouts import rules
from toolkit_widgets.paths import CACHE, BuildError
from toolkit_widgets.pictures import compose

#: Size of the type in points (EASY_READ rule 13: at least 16; large print is 20).
TYPE_SIZE = 16
#: Most pages of one handout (rule 20).
MOST_PAGES = 12

#: Where printed handouts are kept between builds.
KEPT = CACHE / "handouts"
_TEMPLATE = Path(__file__).with_name("handout.typ")
_FONTS = Path(fontpkg_lexend.ROOT) / "files"
_MADE_WITH = ("typst", "page-validation", "fontpkg-lexend")
#: Colours of a handout that belongs to no piece.
_INK, _TINT = "#1f1b2d", "#f3f1f6"


def write_handouts(guide: Guide, folder: Path) -> None:
    """Write every handout into ``folder`` as ``id.pdf``, touching only those that changed.

    Raises what ``print_handout`` raises.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for id_ in guide.handouts:
        pdf, file = print_handout(guide, id_), folder / f"{id_}.pdf"
        if not file.is_file() or file.read_bytes() != pdf:
            file.write_bytes(pdf)


def print_handout(guide: Guide, id_: str, size: int = TYPE_SIZE) -> bytes:
    """Return a handout as PDF. The same content gives the same bytes; unchanged ones come from the cache.

    Raises:
        ContentError: words break the rules of easy read.
        BuildError: the PDF is no PDF/UA-1, or has more than 12 pages.

    """
    if found := rules.handout_problems(guide, id_):
        raise ContentError(found)
    data = json.dumps(_data(guide, paper(guide, guide.handouts[id_]), size), sort_keys=True)
    kept = KEPT / f"{id_}-{size}-{_digest(data)}.pdf"
    if kept.is_file():
        return kept.read_bytes()
    pdf = _compiled(data, id_)
    _prove(pdf, id_)
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(f".{os.getpid()}.part")  # builds may run side by side
    part.write_bytes(pdf)
    part.replace(kept)
    return pdf


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
        "shape": _jigsaw(guide, piece) if piece else "",
        "title": made.title,
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


def _jigsaw(guide: Guide, piece: Piece) -> str:
    """Return the jigsaw as a drawing in which one piece is filled: where this handout belongs."""
    shapes = "".join(
        f'<path d="{each.shape}" fill="{piece.ink if each is piece else "#fff"}"/>'
        for each in guide.pieces.values()
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">'
        f'<g stroke="{piece.ink}" stroke-width="4" stroke-linejoin="round">{shapes}</g></svg>'
    )


def _digest(data: str) -> str:
    """Return what names a PDF: its content, the template and the versions of what makes it."""
    parts = [data, _TEMPLATE.read_text(encoding="utf-8"), *(f"{name} {version(name)}" for name in _MADE_WITH)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]


@cache
def _fonts() -> typst.Fonts:
    """Return Lexend and nothing else: a machine's own fonts must not change a handout."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FONTS)])


def _compiled(data: str, id_: str) -> bytes:
    """Return the PDF; ``BuildError`` with Typst's own words when it refuses or warns."""
    try:
        pdf, warnings = typst.compile_with_warnings(
            str(_TEMPLATE),
            root=str(_TEMPLATE.parent),
            font_paths=_fonts(),
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards="ua-1",
        )
    except typst.TypstError as error:
        raise _error(id_, error.message, "a handout that Typst can print") from None
    if warnings:
        raise _error(id_, warnings[0].message, "no warning of Typst")
    return bytes(pdf)


def _prove(pdf: bytes, id_: str) -> None:
    """Raise ``BuildError`` unless a PDF is PDF/UA-1 and short enough."""
    report = pdf_checker.validate_pdf_bytes(pdf, profile=pdf_checker.ValidationProfile.PDF_UA_1)
    if report.failures:
        first = report.failures[0]
        raise _error(
            id_, f"{len(report.failures)} failures, first {first.rule_id} {first.message}", "PDF/UA-1"
        )
    if report.document.page_count > MOST_PAGES:
        raise _error(
            id_, f"{report.document.page_count} pages", f"at most {MOST_PAGES} (rule 20)", "make two of it"
        )


def _error(
    id_: str, came: str, expected: str, cure: str = "mend its rows or handouts/handout.typ"
) -> BuildError:
    return BuildError(f"handouts/{id_}.pdf: {came}; expected {expected}; {cure}")
