"""What a blank form says, from cover to worksheet. ``printing.py`` hands it to the template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit_widgets.guide import Guide
from toolkit_widgets.model import DOES_NOT_APPLY, Dimension, Statement
from toolkit_widgets.pictures import compose
from toolkit_widgets.signs import jigsaw_sign

#: Colours of a part that is no piece of the jigsaw.
INK, TINT = "#1f1b2d", "#f3f1f6"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box to tick: the key that types it in, and the words beside it."""

    key: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One statement with its boxes. ``descriptions`` stand one below the other, each on lines of its own."""

    number: int
    id: str
    words: str
    yes_if: str
    descriptions: tuple[Box, ...]
    answers: tuple[Box, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One dimension: its words, its colours, its sign (an SVG) and its statements."""

    id: str
    name: str
    meaning: str
    ink: str
    tint: str
    sign: str
    items: tuple[Item, ...]


def parts(guide: Guide, assessment: str) -> tuple[Part, ...]:
    """Return the parts of an assessment's form, with all statements numbered through."""
    rules = guide.rules.assessments[assessment]
    numbers = {statement.id: number for number, statement in enumerate(rules.statements, 1)}
    return tuple(_part(guide, assessment, dimension, numbers) for dimension in rules.dimensions)


def capital(words: str) -> str:
    """Return words as they start a sentence or a cell."""
    return words[:1].upper() + words[1:]


def _part(guide: Guide, assessment: str, dimension: Dimension, numbers: Mapping[str, int]) -> Part:
    topic = guide.topics[dimension.id]
    piece, picture = topic.piece, guide.pictures[topic.picture]
    return Part(
        id=dimension.id,
        name=topic.name,
        meaning=capital(topic.meaning).removesuffix(".") + ".",
        ink=piece.ink if piece else INK,
        tint=piece.tint if piece else TINT,
        sign=jigsaw_sign(guide.pieces, piece) if piece else compose(picture),
        items=tuple(_item(guide, assessment, s, numbers[s.id]) for s in dimension.statements),
    )


def _item(guide: Guide, assessment: str, statement: Statement, number: int) -> Item:
    made, words = guide.assessments[assessment], guide.interface
    said = made.statements[statement.id]
    boxes = {a.id: Box(key=a.key, words=said.descriptions.get(a.id, a.label)) for a in made.answers}
    if not statement.can_not_apply:
        boxes.pop(DOES_NOT_APPLY, None)
    return Item(
        number=number,
        id=statement.id,
        words=said.words,
        yes_if=words["assessment"]["yes_if"].format(yes_if=said.yes_if) if said.yes_if else "",
        descriptions=tuple(box for id_, box in boxes.items() if id_ in said.descriptions),
        answers=tuple(box for id_, box in boxes.items() if id_ not in said.descriptions),
        reason=words["forms"]["reason"] if statement.can_not_apply else "",
    )
