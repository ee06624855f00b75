"""One's own earlier answers beside those of now. The rules are those of docs/assess/scoring.md, "Over time".

Like is compared with like: both years' ranges are computed anew from the
statements that mean the same in both. ``as_json`` of a history is::

    {"assessment": "jigsaw", "then_version": "1.0.0", "now_version": "2.0.0",
     "statements": [{"id": "…", "then": "no", "now": "partly", "move": "up"}],
     "dimensions": [{"id": "culture",
                     "then": {"id": "culture", "lowest": 1, "highest": 1, "enough": true},
                     "now": {"id": "culture", "lowest": 2, "highest": 3, "enough": true},
                     "direction": "up", "comparable": true, "left_out": ["…"]}],
     "left_out": [{"id": "…", "why": "changed"}]}

``statements`` are those that mean the same, in the assessment's order. ``then`` and
``now`` are answers, null where there is none. ``move`` is ``up``, ``down`` or ``same``
where both are known, else ``known-now``, ``unknown-now`` or ``still-unknown``; with
"does not apply" that counts at one time only, ``applies-now`` or ``left-out-now``, at
both, ``same``. ``direction`` is ``up`` or ``down`` only if it is so whatever the unknown
answers are, ``same`` if both ranges are the same single level, else ``unclear``; null
without enough answers. ``why`` is ``changed`` for a statement that came or changed its
meaning after the older of the two versions, ``gone`` for one that was answered and is
not in the assessment. A dimension's ``left_out`` are the changed statements in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toolkit_widgets.errors import AnswersFileError, shown
from toolkit_widgets.model import Assessment, Dimension, Responses, Rules, Scale, figures
from toolkit_widgets.results import (
    DimensionHistory,
    Direction,
    History,
    LeftOut,
    Move,
    Range,
    StatementHistory,
    Why,
)
from toolkit_widgets.scoring import Marks, known_assessment, marks_of, range_of, same_meaning


def compare(rules: Rules, then: Responses, now: Responses) -> History:
    """Return what moved between two times.

    The versions may differ, even in what statements mean: changed statements are
    left out. Nothing is said of a level whose statements have all changed.

    Args:
        rules: What the assessments ask today.
        then: The earlier answers.
        now: The later answers, to the same assessment.

    Raises:
        AnswersFileError: an unknown assessment, two different ones, or a version that these rules are too old for.

    Source:
        docs/assess/answers-file.md#versions

    """
    assessment = assessment_in_any_version(rules, now)
    assessment_in_any_version(rules, then, beside=assessment)
    oldest = min(figures(responses.assessment_version) for responses in (then, now))
    changed = {s.id for s in assessment.statements if figures(s.since) > oldest}
    marks = marks_of(assessment, then), marks_of(assessment, now)
    return History(
        assessment=assessment.id,
        then_version=then.assessment_version,
        now_version=now.assessment_version,
        statements=tuple(
            StatementHistory(
                id=s.id,
                then=_answer(then, s.id),
                now=_answer(now, s.id),
                move=_move(assessment.scale, s.id, (then, now), marks),
            )
            for s in assessment.statements
            if s.id not in changed
        ),
        dimensions=tuple(_dimension(d, assessment.scale, changed, *marks) for d in assessment.dimensions),
        left_out=tuple(_left_out(assessment, changed, then, now)),
    )


def assessment_in_any_version(
    rules: Rules, responses: Responses, *, beside: Assessment | None = None
) -> Assessment:
    """Return the assessment that was answered, today or earlier.

    Args:
        rules: The assessments that are known.
        responses: The answers.
        beside: The assessment whose answers these are to be compared with, if any.

    Raises:
        AnswersFileError: another assessment, or a later version with other meanings.

    """
    assessment = known_assessment(rules, responses, beside=beside)
    version = responses.assessment_version
    if figures(version) > figures(assessment.version) and not same_meaning(version, assessment.version):
        expected = f"{assessment.version} or an earlier version"
        cure = "use the edition of this toolkit with which the answers were given"
        raise AnswersFileError("assessment_version", shown(version), expected, cure)
    return assessment


def _answer(responses: Responses, id_: str) -> str | None:
    return responses.answers[id_].answer if id_ in responses.answers else None


def _move(scale: Scale, id_: str, both: tuple[Responses, Responses], marks: tuple[Marks, Marks]) -> Move:
    """Return what became of one answer."""
    then, now = marks
    if id_ not in then or id_ not in now:
        if id_ in now:
            return Move.APPLIES_NOW
        return Move.LEFT_OUT_NOW if id_ in then else Move.SAME
    if then[id_] is None or now[id_] is None:
        if now[id_] is not None:
            return Move.KNOWN_NOW
        return Move.UNKNOWN_NOW if then[id_] is not None else Move.STILL_UNKNOWN
    # By the order of the answers and not by their levels: "told or asked" is a step up from
    # "not involved", though neither is co-production yet.
    order = list(scale.values)
    before, after = (order.index(responses.answers[id_].answer) for responses in both)
    return Move.SAME if before == after else Move.UP if before < after else Move.DOWN


def _dimension(
    dimension: Dimension, scale: Scale, changed: set[str], then: Marks, now: Marks
) -> DimensionHistory:
    """Return the two ranges of a dimension, as far as its statements mean the same."""
    same = replace(dimension, statements=tuple(s for s in dimension.statements if s.id not in changed))
    # A level without a statement that applies both times would hold by itself.
    standing = {s.level for s in same.statements if s.id in then and s.id in now}
    comparable = standing == {s.level for s in dimension.statements}
    if comparable:
        before, after = range_of(same, scale, then), range_of(same, scale, now)
    else:
        before = after = Range(id=dimension.id, lowest=None, highest=None, enough=False)
    return DimensionHistory(
        id=dimension.id,
        then=before,
        now=after,
        direction=direction_of(before, after),
        comparable=comparable,
        left_out=tuple(s.id for s in dimension.statements if s.id in changed),
    )


def direction_of(then: Range, now: Range) -> Direction | None:
    """Return which way a dimension went, as far as nothing that is unknown can gainsay it."""
    if then.lowest is None or then.highest is None or now.lowest is None or now.highest is None:
        return None
    if now.lowest > then.highest:
        return Direction.UP
    if now.highest < then.lowest:
        return Direction.DOWN
    ends = {then.lowest, then.highest, now.lowest, now.highest}
    return Direction.SAME if len(ends) == 1 else Direction.UNCLEAR


def _left_out(
    assessment: Assessment, changed: set[str], then: Responses, now: Responses
) -> Iterator[LeftOut]:
    """Yield what takes no part: changed statements in the assessment's order, then those that are gone."""
    there = [s.id for s in assessment.statements]
    for id_ in there:
        if id_ in changed:
            yield LeftOut(id=id_, why=Why.CHANGED)
    for id_ in sorted({*then.answers, *now.answers}.difference(there)):
        yield LeftOut(id=id_, why=Why.GONE)
