"""From handouts to PDFs: each by itself and all in one pack, in two sizes of type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from toolkit_widgets.easy_read import Paper, in_order, long_date, paper, runs
from toolkit_widgets.guide import Guide, Row, Term
from toolkit_widgets.handouts.proof import Proof
from toolkit_widgets.pictures import compose
from toolkit_widgets.signs import jigsaw_sign
from toolkit_widgets.typesetting import KINDS, Document, printed

#: The name of the pack's files, and the picture on its cover.
PACK, PACK_PICTURE = "easy-read-pack", "co-production"
#: Most pages of one handout, and the rule. docs/decisions/0011 says why large print may have more.
MOST_PAGES = {"standard": (12, "rule 20"), "large": (16, "rule 20 in large print")}

_HERE = Path(__file__).parent
#: Where the words of a handout come from, beside its own file.
_SAID = ("interface/easy_read.yml", "recommendations.yml", "glossary.yml", "pieces.yml")
#: Colours of a handout that belongs to no piece.
_INK, _TINT = "#1f1b2d", "#f3f1f6"


def handout_file(id_: str, kind: str = "standard") -> str:
    """Return where the PDF of a handout, or of the pack, stands from the site's root; ``kind`` is a key of ``KINDS``."""
    return f"handouts/{id_}{KINDS[kind].ending}.pdf"


def print_handout(guide: Guide, id_: str, kind: str = "standard") -> bytes:
    """Return a handout as PDF. The same content gives the same bytes; unchanged ones come from the cache.

    Raises:
        BuildError: the PDF is no PDF/UA-1, too long, or breaks a rule of easy read.

    """
    return printed(handout_document(guide, id_, kind))


def handout_document(guide: Guide, id_: str, kind: str) -> Document:
    """Return what is to be printed of a handout."""
    guide = guide.in_print(f"easy_read/{id_}.yml", *_SAID)
    made = paper(guide, guide.handouts[id_])
    return Document(
        file=handout_file(id_, kind),
        template=_HERE / "handout.typ",
        data=_data(guide, [made], kind) | {"foot": made.title, "title": f"{made.title}: {made.label}"},
        most_pages=MOST_PAGES[kind],
        proof=Proof(
            papers=[made],
            language=guide.language,
            size=KINDS[kind].size,
            contents_heading=guide.interface["easy_read"]["contents_heading"],
        ),
    )


def pack_document(guide: Guide, kind: str) -> Document:
    """Return what is to be printed of the pack."""
    guide = guide.in_print(*(f"easy_read/{id_}.yml" for id_ in guide.handouts), *_SAID)
    words = guide.interface["easy_read"]
    papers = [paper(guide, handout) for handout in in_order(guide)]
    cover, heading = pack_cover(guide), words["pack_contents_heading"]
    data = _data(guide, papers, kind, PACK_PICTURE)
    data |= {"foot": cover.title, "title": f"{cover.title}: {cover.label}", "cover": _handout(guide, cover)}
    data |= {"pack_contents_heading": heading}
    proof = Proof(
        papers=papers,
        language=guide.language,
        size=KINDS[kind].size,
        contents_heading=words["contents_heading"],
        cover=cover,
        pack_contents_heading=heading,
    )
    return Document(file=handout_file(PACK, kind), template=_HERE / "pack.typ", data=data, proof=proof)


def pack_cover(guide: Guide) -> Paper:
    """Return what stands on the cover of the pack, dated as the newest handout in it."""
    words = guide.interface["easy_read"]
    return Paper(
        id=PACK,
        title=words["pack_title"],
        label=words["label"],
        about=words["pack_about"],
        date=long_date(max(handout.date for handout in guide.handouts.values())),
        picture=PACK_PICTURE,
        piece="",
        honest_label=words["honest_label"],
        credit=words["credit"],
        blocks=(),
    )


def _data(guide: Guide, papers: Iterable[Paper], kind: str, *pictures: str) -> dict[str, Any]:
    """Return what a template reads of some handouts; ``pictures`` are those beside theirs."""
    papers, words = list(papers), guide.interface["easy_read"]
    rows = (row for made in papers for block in made.blocks for row in block.rows)
    named = {*pictures, *(made.picture for made in papers), *(row.picture for row in rows)}
    return {
        "size": KINDS[kind].size,
        "language": guide.language,
        "ink": _INK,
        "tint": _TINT,
        "page_number": words["page_number"],
        "contents_heading": words["contents_heading"],
        "handouts": [_handout(guide, made) for made in papers],
        "pictures": {id_: compose(guide.pictures[id_]) for id_ in sorted(named)},
    }


def _handout(guide: Guide, made: Paper) -> dict[str, Any]:
    piece = guide.pieces.get(made.piece)
    sign = jigsaw_sign(guide.pieces, piece) if piece else jigsaw_sign(guide.pieces) if made.id == PACK else ""
    return {
        "ink": piece.ink if piece else _INK,
        "tint": piece.tint if piece else _TINT,
        "shape": sign,
        "title": made.title,
        "label": made.label,
        "about": made.about,
        "date": made.date,
        "picture": made.picture,
        "honest_label": made.honest_label,
        "credit": _runs(made.credit),
        "blocks": [
            {
                "heading": block.heading,
                "rows": [_row(row) for row in block.rows],
                "hard_words": [_hard_word(term) for term in block.hard_words],
            }
            for block in made.blocks
        ],
    }


def _row(row: Row) -> dict[str, Any]:
    return {"picture": row.picture, "alt": row.alt, "sentences": [_runs(words) for words in row.words]}


def _hard_word(term: Term) -> dict[str, Any]:
    return {"term": term.term, "sentences": _runs(" ".join(term.easy_read))}


def _runs(sentence: str) -> list[Mapping[str, Any]]:
    return [asdict(run) for run in runs(sentence)]
