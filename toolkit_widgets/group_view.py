"""What a group may see of its answers (docs/assess/scoring.md, "Several people", rule 8), and what it talks about.

Nothing that must stay hidden is in a ``Together``, nor can it be got by taking one
thing in it from another. ``docs/decisions/0010`` says why the three rules of ``shown_apart`` are so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from toolkit_widgets.group import SIDES, Group, brought_together, result_of, side_of, talk_about
from toolkit_widgets.model import DOES_NOT_APPLY, Assessment, Responses, Rules, Scale, Side
from toolkit_widgets.results import Agreement, DimensionResult, GroupResult, Next, Range
from toolkit_widgets.scoring import Marks, judged, pointed_at

#: Rule 8: so many people, or their answers are not shown apart.
ENOUGH_TO_SHOW = 3
#: How a view or an answer is called that nobody knows.
NOT_KNOWN = "unknown"
#: Under this name the answers of all people are counted.
EVERYONE = "everyone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Whose answers may stand by themselves.

    Attributes:
        sides: The sides whose views may be shown.
        roles: The roles whose views may be shown.
        counts: Whether it may be said how many people gave each answer.
        everything: Whether nothing that is there is hidden.

    """

    sides: tuple[Side, ...]
    roles: tuple[str, ...]
    counts: bool
    everything: bool


class Kind(StrEnum):
    """Why a statement stands where it does among what to talk about."""

    SPLIT = "split"
    APART = "apart"
    ONE_SIDE = "one-side"
    CLOSE = "close"
    SAME = "same"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementTogether:
    """One statement: how near the answers are, and the views and counts that may be shown.

    Attributes:
        id: The id of the statement.
        kind: Why it stands where it does among what to talk about.
        agreement: How near the answers are, if two or more know.
        views: The view of each side: the answer, on the scale of descriptions its level, ``level-2``; or ``unknown`` or ``does-not-apply``.
        lower: The side that sees it lower, where both know.
        roles: The view of each role, as those of the sides.
        counts: How many people gave each answer: of everyone, each side and each role.

    """

    id: str
    kind: Kind
    agreement: Agreement | None
    views: Mapping[Side, str]
    lower: Side | None
    roles: Mapping[str, str]
    counts: Mapping[str, Mapping[str, int]] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextTogether:
    """The level above a group's, and what stands in the way of it on the side or sides that hold it back.

    Attributes:
        level: That level.
        statements: What stands in the way.

    """

    level: int
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionTogether(Range):
    """The group's range in a dimension, and what would move it.

    Attributes:
        next: What would move it up; None where nothing would, or without a level.

    """

    next: NextTogether | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionOfSide(Range):
    """A side's range in a dimension, and what would move it.

    Attributes:
        next: What would move it up; None where nothing would, or without a level.

    """

    next: Next | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Together(GroupResult):
    """A group's result as the group may see it.

    Attributes:
        dimensions: The group's range in each dimension, and what would move it.
        sides: The same for each side that may be shown.
        shown: Whose answers may stand by themselves.
        statements: Every statement, first those to talk about first.
        recommendations: What the lower of the sides' views points at.

    """

    dimensions: tuple[DimensionTogether, ...]
    sides: Mapping[Side, tuple[DimensionOfSide, ...]]
    shown: Shown
    statements: tuple[StatementTogether, ...]
    recommendations: tuple[str, ...]


def together(rules: Rules, everyone: Sequence[Responses], *, all_agree: bool = False) -> Together:
    """Return what several respondents say together, as far as they may be shown it.

    Args:
        rules: What the assessments ask, and who is on which side.
        everyone: The answers of each; their order makes no difference.
        all_agree: The group ticked "We all agree to show this".

    Raises:
        AnswersFileError: nobody, different assessments, or a version with other meanings.

    Source:
        docs/assess/scoring.md#several-people
        docs/decisions/0010-what-a-group-may-see.md

    """
    group = brought_together(rules, everyone)
    result, assessment = result_of(rules, group), group.assessment
    shown = shown_apart(rules, result.respondents, all_agree=all_agree)
    judgements = {
        side: tuple(judged(d, assessment.scale, view) for d in assessment.dimensions)
        for side, view in group.sides.items()
    }
    views = {side: group.sides[side] for side in shown.sides}
    order = talk_about(assessment, views, result.agreement)
    statements = {s.id: s for s in _statements(rules, group, result, shown, everyone)}
    return Together(
        assessment=result.assessment,
        assessment_version=result.assessment_version,
        respondents=result.respondents,
        heading=result.heading,
        dimensions=tuple(_with_next(assessment, judgements, reach) for reach in result.dimensions),
        sides={side: _of_side(judgements[side]) if side in shown.sides else () for side in SIDES},
        agreement=result.agreement,
        talk_about=order,
        patterns=result.patterns if shown.sides else (),
        shown=shown,
        statements=tuple(statements[id_] for id_ in order),
        recommendations=_recommendations(rules, group, shown),
    )


def shown_apart(rules: Rules, respondents: Mapping[str, int], *, all_agree: bool = False) -> Shown:
    """Return what may be shown by itself, so that subtraction gives nothing away either.

    Both sides or neither, since the group's level and one side's give the other's. The roles
    of a side all or none, since the side and the others give the one that is missing. Counts
    of answers only where no role is hidden. A side that is the whole group is the group.

    Args:
        rules: Say which role is on which side.
        respondents: How many people there are of each role.
        all_agree: The group ticked "We all agree to show this".

    Source:
        docs/decisions/0010-what-a-group-may-see.md

    """
    by_side = defaultdict[Side, list[int]](list)
    for role, count in respondents.items():
        by_side[side_of(rules, role)].append(count)
    there = tuple(side for side in SIDES if side in by_side)
    if all_agree:
        return Shown(sides=there, roles=tuple(respondents), counts=True, everything=True)
    sides = there if len(by_side) == 1 or all(_enough(sum(by_side[side])) for side in there) else ()
    roles = tuple(
        role
        for role, count in respondents.items()
        if (
            _enough(count)
            if (side := side_of(rules, role)) is Side.OTHER
            else _roles_of(side, sides, by_side)
        )
    )
    counts = len(roles) == len(respondents)
    return Shown(sides=sides, roles=roles, counts=counts, everything=counts)


def _enough(people: int) -> bool:
    return people >= ENOUGH_TO_SHOW


def _roles_of(side: Side, sides: Sequence[Side], by_side: Mapping[Side, Sequence[int]]) -> bool:
    """Tell whether the roles of a side may be shown: the side is, and each of them is large enough."""
    return side in sides and all(map(_enough, by_side[side]))


def _with_next(
    assessment: Assessment, judgements: Mapping[Side, tuple[DimensionResult, ...]], reach: Range
) -> DimensionTogether:
    """Return the group's range with what stands in the way on the side or sides that hold it back."""
    behind = [
        part.next
        for parts in judgements.values()
        for part in parts
        if part.id == reach.id and reach.enough and part.lowest == reach.lowest and part.next
    ]
    in_the_way = {id_ for made in behind for id_ in made.statements}
    return DimensionTogether(
        id=reach.id,
        lowest=reach.lowest,
        highest=reach.highest,
        enough=reach.enough,
        next=NextTogether(
            level=behind[0].level,
            statements=tuple(s.id for s in assessment.statements if s.id in in_the_way),
        )
        if behind
        else None,
    )


def _of_side(parts: Sequence[DimensionResult]) -> tuple[DimensionOfSide, ...]:
    return tuple(
        DimensionOfSide(id=p.id, lowest=p.lowest, highest=p.highest, enough=p.enough, next=p.next)
        for p in parts
    )


def _recommendations(rules: Rules, group: Group, shown: Shown) -> tuple[str, ...]:
    """Return what the lower of the sides' views points at; of one side alone, only if it is shown."""
    if len(group.sides) < len(SIDES) and not shown.sides:
        return ()
    lower: dict[str, int | None] = {}
    for statement in group.assessment.statements:
        known = [mark for view in group.sides.values() if (mark := view.get(statement.id)) is not None]
        lower[statement.id] = min(known, default=None)
    return pointed_at(rules, group.assessment, lower)


def _statements(
    rules: Rules, group: Group, result: GroupResult, shown: Shown, everyone: Sequence[Responses]
) -> Iterator[StatementTogether]:
    """Yield each statement with what may be shown of it, in the assessment's order."""
    scale = group.assessment.scale
    counts = _counts(rules, group, everyone) if shown.counts else {}
    for statement in group.assessment.statements:
        id_, agreement = statement.id, result.agreement.get(statement.id)
        marks = {side: group.sides[side].get(id_) for side in shown.sides}
        known = {mark for mark in marks.values() if mark is not None}
        lower = min(marks, key=lambda side: marks[side] or 0) if len(known) > 1 else None
        yield StatementTogether(
            id=id_,
            kind=_kind(agreement, marks, lower),
            agreement=agreement,
            views={side: _name(scale, group.sides[side], id_) for side in shown.sides},
            lower=lower,
            roles={role: _name(scale, group.roles[role], id_) for role in shown.roles},
            counts={who: made[id_] for who, made in counts.items()} if counts else None,
        )


def _kind(agreement: Agreement | None, marks: Mapping[Side, int | None], lower: Side | None) -> Kind:
    if agreement is Agreement.SPLIT:
        return Kind.SPLIT
    if lower:
        return Kind.APART
    if len(marks) == len(SIDES) and len(set(marks.values())) > 1:
        return Kind.ONE_SIDE
    return Kind(agreement) if agreement else Kind.UNKNOWN


def _name(scale: Scale, view: Marks, id_: str) -> str:
    """Return a view on a statement as an id."""
    if id_ not in view:
        return DOES_NOT_APPLY
    mark = view[id_]
    if mark is None:
        return NOT_KNOWN
    return list(scale.values)[mark] if scale is Scale.GATES else f"level-{mark}"


def _counts(
    rules: Rules, group: Group, everyone: Sequence[Responses]
) -> dict[str, Mapping[str, dict[str, int]]]:
    """Count the answers to each statement: of all, then of each side and each role that has people."""
    ids = [s.id for s in group.assessment.statements]
    whose = (EVERYONE, *group.sides, *group.roles)
    counts = {who: {id_: Counter[str]() for id_ in ids} for who in whose}
    for (role, marks), responses in zip(group.people, everyone, strict=True):
        side = side_of(rules, role)
        of = [counts[who] for who in (EVERYONE, side, role) if who in counts]
        for id_ in ids:
            answer = _answer(marks, responses, id_)
            for made in of:
                made[id_][answer] += 1
    order = (*group.assessment.scale.values, NOT_KNOWN, DOES_NOT_APPLY)
    return {
        who: {
            id_: {answer: count[answer] for answer in order if count[answer]} for id_, count in made.items()
        }
        for who, made in counts.items()
    }


def _answer(marks: Marks, responses: Responses, id_: str) -> str:
    """Return under which name an answer is counted."""
    if id_ not in marks:
        return DOES_NOT_APPLY
    return NOT_KNOWN if marks[id_] is None else responses.answers[id_].answer
