"""What a person works out by hand with the form is what the engine says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product

import pytest

from toolkit_widgets import content
from toolkit_widgets.forms.by_hand import PartByHand, by_hand
from toolkit_widgets.guide import Guide
from toolkit_widgets.model import DOES_NOT_APPLY, Dimension, Response, Responses, Scale
from toolkit_widgets.scoring import marks_of, range_of

GUIDE = content.load()
ON_GATES = [
    pytest.param(id_, place, id=f"{id_}-{dimension.id}")
    for id_, rules in GUIDE.rules.assessments.items()
    if rules.scale is Scale.GATES
    for place, dimension in enumerate(rules.dimensions)
]
ANSWERS = ("no", "partly", "yes", "dont-know")


def on_paper(part: PartByHand, answers: Mapping[int, str]) -> tuple[int, int] | None:
    """Do what the steps say with the answers under their numbers; those that do not apply are left out."""
    unknown = [number for number, answer in answers.items() if answer == "dont-know"]
    too_many = [int(number) for number in re.findall(r"\d+", part.too_many)]
    left_out = sum(len(gate.numbers) for gate in part.gates) - len(answers)
    if len(unknown) >= too_many[-1 if left_out else 0]:
        return None
    as_no = {number: "no" if answer == "dont-know" else answer for number, answer in answers.items()}
    as_yes = {number: "yes" if answer == "dont-know" else answer for number, answer in answers.items()}
    return in_place(part, as_no), in_place(part, as_yes)


def in_place(part: PartByHand, answers: Mapping[int, str]) -> int:
    """Return the last level that is in place, when nothing is unknown."""
    for level, gate in enumerate(part.gates, 1):
        own = [answers[number] for number in gate.numbers if number in answers]
        if "no" in own or 2 * own.count("yes") < len(own):
            return level - 1
    return len(part.gates)


def all_answers(dimension: Dimension) -> Iterator[tuple[str, ...]]:
    """Yield every way in which a dimension can be answered."""
    yield from product(
        *((*ANSWERS, DOES_NOT_APPLY) if s.can_not_apply else ANSWERS for s in dimension.statements)
    )


@pytest.mark.parametrize(("assessment", "place"), ON_GATES)
def test_paper_and_engine_agree(assessment: str, place: int) -> None:
    """Every way to answer a part in; the same level, range or no level by hand and by the engine."""
    rules = GUIDE.rules.assessments[assessment]
    dimension, part = rules.dimensions[place], by_hand(GUIDE, assessment).parts[place]
    numbers = [number for gate in part.gates for number in gate.numbers]
    for given in all_answers(dimension):
        by_id = {
            s.id: Response(answer=a, reason="So") for s, a in zip(dimension.statements, given, strict=True)
        }
        responses = Responses(assessment=assessment, assessment_version=rules.version, answers=by_id)
        judged = range_of(dimension, rules.scale, marks_of(rules, responses))
        applies = {n: a for n, a in zip(numbers, given, strict=True) if a != DOES_NOT_APPLY}
        expected = (judged.lowest, judged.highest) if judged.enough else None
        assert on_paper(part, applies) == expected, given


@pytest.mark.parametrize(("assessment", "place"), ON_GATES)
def test_the_worksheet_asks_for_half(assessment: str, place: int) -> None:
    """Every level of a part in; its own statements by number, and half of them, rounded up, at Yes."""
    rules = GUIDE.rules.assessments[assessment]
    numbers = {s.id: number for number, s in enumerate(rules.statements, 1)}
    for level, gate in enumerate(by_hand(GUIDE, assessment).parts[place].gates, 1):
        own = [numbers[s.id] for s in rules.dimensions[place].statements if s.level == level]
        assert list(gate.numbers) == own
        assert gate.enough == (len(own) + 1) // 2


def test_too_many_unknown() -> None:
    """The parts of two assessments in; more than a third out, and fewer where a statement may not apply."""
    words = {part.name: part.too_many for part in by_hand(GUIDE, "jigsaw").parts}
    assert words["Culture"] == "3 or more"
    assert words["Practice"] == "3 or more, or 2 if one does not apply"
    assert {part.too_many for part in by_hand(GUIDE, "principles").parts} == {"2 or more"}


def test_a_box_is_a_level() -> None:
    """Each description of the quick check ticked; the engine's level is the one that the table names."""
    rules = GUIDE.rules.assessments["quick"]
    (statement,) = rules.dimensions[0].statements
    names = [level.name.capitalize() for level in GUIDE.levels.values()]
    table = dict(by_hand(GUIDE, "quick").boxes)
    for answer in GUIDE.assessments["quick"].answers:
        responses = Responses(
            assessment="quick",
            assessment_version=rules.version,
            answers={statement.id: Response(answer=answer.id)},
        )
        level = range_of(rules.dimensions[0], rules.scale, marks_of(rules, responses)).lowest
        assert table.get(answer.key) == (None if level is None else names[level])


def test_a_step_is_said_only_where_it_is_needed() -> None:
    """An assessment in which every statement applies; nothing is said of those that do not."""
    needed: Guide = GUIDE
    step = needed.interface["forms"]["steps_not_apply"]
    assert step in by_hand(needed, "jigsaw").steps
    assert step not in by_hand(needed, "principles").steps
