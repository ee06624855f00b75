"""How to work out a level by hand. The page and the PDF print the same steps and the same table.

Its numbers are asked of the engine, so that paper and screen cannot judge differently.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit_widgets.forms.paper import capital
from toolkit_widgets.guide import Guide
from toolkit_widgets.model import Dimension, Scale, Statement
from toolkit_widgets.scoring import PARTLY, YES, range_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A level of one part: its name, the numbers of its own statements, and how many of them at Yes are enough."""

    level: str
    numbers: tuple[int, ...]
    enough: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartByHand:
    """What a part needs to be worked out: its name, its gates, and how many unknown answers are too many."""

    name: str
    gates: tuple[Gate, ...]
    too_many: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """How to work out the levels of an assessment.

    ``parts`` is for the scale of gates; ``boxes`` for the scale of descriptions, where a box
    is a level: its key, then the level's name.
    """

    steps: tuple[str, ...]
    parts: tuple[PartByHand, ...] = ()
    boxes: tuple[tuple[str, str], ...] = ()


def by_hand(guide: Guide, assessment: str) -> ByHand:
    """Return how the levels of an assessment are worked out without a computer."""
    rules, words = guide.rules.assessments[assessment], guide.interface["forms"]
    names = [level.name for level in guide.levels.values()]
    steps = words["steps_" + rules.scale].format(none=names[0], first=names[1]).splitlines()
    if rules.scale is Scale.DESCRIPTIONS:
        places, answers = rules.scale.values, guide.assessments[assessment].answers
        boxes = ((a.key, capital(names[places[a.id]])) for a in answers if a.id in places)
        return ByHand(steps=tuple(steps), boxes=tuple(boxes))
    if any(statement.can_not_apply for statement in rules.statements):
        steps.append(words["steps_not_apply"])
    return ByHand(steps=tuple(steps), parts=tuple(_parts(guide, assessment)))


def _parts(guide: Guide, assessment: str) -> Iterator[PartByHand]:
    rules = guide.rules.assessments[assessment]
    numbers = {statement.id: number for number, statement in enumerate(rules.statements, 1)}
    for dimension in rules.dimensions:
        yield PartByHand(
            name=guide.topics[dimension.id].name,
            gates=tuple(_gates(guide, dimension, numbers)),
            too_many=_too_many(guide, dimension),
        )


def _gates(guide: Guide, dimension: Dimension, numbers: Mapping[str, int]) -> Iterator[Gate]:
    for level in guide.levels.values():
        if own := tuple(s for s in dimension.statements if s.level == level.number):
            yield Gate(
                level=capital(level.name),
                numbers=tuple(numbers[s.id] for s in own),
                enough=_enough(own, level.number),
            )


def _enough(own: tuple[Statement, ...], level: int) -> int:
    """Return how many of a level's own statements at Yes open its gate, if the others are at Partly."""
    alone = Dimension(id="", statements=own)
    for yes in range(len(own)):
        marks = {s.id: YES if place < yes else PARTLY for place, s in enumerate(own)}
        if range_of(alone, Scale.GATES, marks).lowest == level:
            return yes
    return len(own)


def _too_many(guide: Guide, dimension: Dimension) -> str:
    """Return how many unknown answers leave no level; if one statement may not apply, also without it."""
    words = guide.interface["forms"]
    number, less = (_least_unknown(dimension.statements[left_out:]) for left_out in (0, 1))
    if less < number and any(statement.can_not_apply for statement in dimension.statements):
        return words["too_many_left_out"].format(number=number, less=less)
    return words["too_many"].format(number=number)


def _least_unknown(statements: tuple[Statement, ...]) -> int:
    """Return the least number of unknown answers with which these statements have no level."""
    dimension = Dimension(id="", statements=statements)
    for unknown in range(1, len(statements)):
        marks = {s.id: None if place < unknown else YES for place, s in enumerate(statements)}
        if not range_of(dimension, Scale.GATES, marks).enough:
            return unknown
    return len(statements)
