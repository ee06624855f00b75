"""Several respondents brought together. Rule numbers are those of docs/assess/scoring.md, "Several people".

Rule 8, what may be shown, is in ``together``. Rule 9, no agreement statistics, is kept
by leaving them out; rule 10, the agreed answers, stand in files and are never scored.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from toolkit_widgets.errors import AnswersFileError
from toolkit_widgets.model import Assessment, Dimension, Responses, Rules, Side, Statement
from toolkit_widgets.results import Agreement, GroupResult, Heading, Pattern, Range
from toolkit_widgets.scoring import Marks, assessment_of, marks_of, range_of

#: How a respondent is counted who gave no role, or one that these rules do not have.
NO_ROLE = "no-role"
#: The two sides of the conversation; the other roles are on neither.
SIDES = (Side.LIVED_EXPERIENCE, Side.PROFESSIONAL)
#: Rule 7: so many statements at least, whatever four fifths of them come to.
ENOUGH_FOR_A_PATTERN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Several people's answers to one assessment, and the views that they make together (rule 3).

    ``people`` is each one's role and marks; ``roles`` and ``sides`` are the views of those that have people.
    """

    assessment: Assessment
    people: tuple[tuple[str, Marks], ...]
    roles: Mapping[str, Marks]
    sides: Mapping[Side, Marks]


def score_group(rules: Rules, everyone: Sequence[Responses]) -> GroupResult:
    """Return what several respondents say together. Their order makes no difference.

    Whoever holds the files may see all of it; what the people may be shown is in ``together``.

    Args:
        rules: What the assessments ask, and who is on which side.
        everyone: The answers of each.

    Raises:
        AnswersFileError: nobody, different assessments, or a version with other meanings.

    Source:
        docs/assess/scoring.md#several-people

    """
    return result_of(rules, brought_together(rules, everyone))


def brought_together(rules: Rules, everyone: Sequence[Responses]) -> Group:
    """Return several respondents as a group.

    Raises:
        AnswersFileError: nobody, different assessments, or a version with other meanings.

    """
    assessment = _one_assessment(rules, everyone)
    people = tuple((role_of(rules, responses), marks_of(assessment, responses)) for responses in everyone)
    by_role = defaultdict[str, list[Marks]](list)
    for role, marks in people:
        by_role[role].append(marks)
    roles = {role: combined(assessment.statements, by_role[role]) for role in in_order(rules, by_role)}
    return Group(
        assessment=assessment, people=people, roles=roles, sides=_side_views(rules, assessment, roles)
    )


def result_of(rules: Rules, group: Group) -> GroupResult:
    """Return the result of a group."""
    assessment, views = group.assessment, group.sides
    sides = {side: _ranges(assessment, views[side]) if side in views else () for side in SIDES}
    agreement = _agreement(assessment, [marks for _, marks in group.people])
    count = Counter(role for role, _ in group.people)
    return GroupResult(
        assessment=assessment.id,
        assessment_version=assessment.version,
        respondents={role: count[role] for role in in_order(rules, count)},
        heading=_heading(views),
        dimensions=_together(assessment, sides),
        sides=sides,
        agreement=agreement,
        talk_about=talk_about(assessment, views, agreement),
        patterns=_patterns(assessment, views),
    )


def in_order(rules: Rules, roles: Container[str]) -> tuple[str, ...]:
    """Return those of all roles that are among these, in the order of the roles."""
    return tuple(role for role in (*rules.roles, NO_ROLE) if role in roles)


def combined(statements: Iterable[Statement], voices: Sequence[Marks]) -> dict[str, int | None]:
    """Return the view of several voices: people make a role's, roles make a side's (rule 3).

    Of the known answers to a statement it is the lower median. Where nobody
    knows, it is unknown; where all that is said is that it does not apply, it is left out.
    """
    view: dict[str, int | None] = {}
    for id_ in (s.id for s in statements):
        known = [mark for voice in voices if (mark := voice.get(id_)) is not None]
        if known:
            view[id_] = lower_median(known)
        elif all(id_ in voice for voice in voices):
            view[id_] = None
    return view


def lower_median(values: Sequence[int]) -> int:
    """Return the middle value; of an even number, the lower of the two middle ones."""
    return sorted(values)[(len(values) - 1) // 2]


def _one_assessment(rules: Rules, everyone: Sequence[Responses]) -> Assessment:
    """Return the assessment that all answered, or refuse to mix several."""
    if not everyone:
        raise AnswersFileError("the group", "nobody", "at least one respondent", "add an answers file")
    assessment = assessment_of(rules, everyone[0])
    for responses in everyone[1:]:
        assessment_of(rules, responses, beside=assessment)
    return assessment


def role_of(rules: Rules, responses: Responses) -> str:
    """Return under which role a respondent is counted."""
    return responses.role if responses.role in rules.roles else NO_ROLE


def side_of(rules: Rules, role: str) -> Side:
    """Return the side that a role speaks from."""
    return rules.roles.get(role, Side.OTHER)


def _side_views(rules: Rules, assessment: Assessment, roles: Mapping[str, Marks]) -> dict[Side, Marks]:
    """Return the view of each side that has people in it. Roles weigh the same, however many hold them."""
    by_side = defaultdict[Side, list[Marks]](list)
    for role, view in roles.items():
        by_side[side_of(rules, role)].append(view)
    return {side: combined(assessment.statements, by_side[side]) for side in SIDES if side in by_side}


def _ranges(assessment: Assessment, view: Marks) -> tuple[Range, ...]:
    """Put a side's view through the same gate as one respondent's answers."""
    return tuple(range_of(dimension, assessment.scale, view) for dimension in assessment.dimensions)


def _together(assessment: Assessment, sides: Mapping[Side, tuple[Range, ...]]) -> tuple[Range, ...]:
    """Return the group's range in each dimension: the lower of the sides' ends, if both have them (rule 4)."""
    if not all(sides.values()):
        return tuple(Range(id=d.id, lowest=None, highest=None, enough=False) for d in assessment.dimensions)
    return tuple(_lower(one, other) for one, other in zip(*sides.values(), strict=True))


def _lower(one: Range, other: Range) -> Range:
    if one.lowest is None or one.highest is None or other.lowest is None or other.highest is None:
        return Range(id=one.id, lowest=None, highest=None, enough=False)
    lowest, highest = min(one.lowest, other.lowest), min(one.highest, other.highest)
    return Range(id=one.id, lowest=lowest, highest=highest, enough=True)


def _heading(views: Mapping[Side, Marks]) -> Heading | None:
    """Name the only side that spoke (rule 4). Where neither did, no side's name would be true."""
    if tuple(views) == (Side.PROFESSIONAL,):
        return Heading.STAFF_VIEW_ONLY
    if tuple(views) == (Side.LIVED_EXPERIENCE,):
        return Heading.LIVED_EXPERIENCE_VIEW_ONLY
    return None


def _agreement(assessment: Assessment, everyone: Sequence[Marks]) -> dict[str, Agreement]:
    """Return how near the known answers to each statement are; of fewer than two, nothing (rule 5)."""
    agreement = {}
    for statement in assessment.statements:
        known = [mark for marks in everyone if (mark := marks.get(statement.id)) is not None]
        if len(known) > 1:
            steps_apart = max(known) - min(known)
            agreement[statement.id] = (Agreement.SAME, Agreement.CLOSE, Agreement.SPLIT)[min(steps_apart, 2)]
    return agreement


def talk_about(
    assessment: Assessment, views: Mapping[Side, Marks], agreement: Mapping[str, Agreement]
) -> tuple[str, ...]:
    """Return all statements, those most worth talking about first (rule 6)."""

    def turn(statement: Statement) -> int:
        one, other = (views.get(side, {}).get(statement.id) for side in SIDES)
        if agreement.get(statement.id) is Agreement.SPLIT:
            return 0
        if one == other:
            return 3
        return 2 if one is None or other is None else 1

    return tuple(s.id for s in sorted(assessment.statements, key=turn))


def _patterns(assessment: Assessment, views: Mapping[Side, Marks]) -> tuple[Pattern, ...]:
    """Return the dimensions that one side sees lower, where enough statements point that way (rule 7)."""
    found = (_pattern(dimension, views) for dimension in assessment.dimensions)
    return tuple(pattern for pattern in found if pattern)


def _pattern(dimension: Dimension, views: Mapping[Side, Marks]) -> Pattern | None:
    pairs = [tuple(views.get(side, {}).get(s.id) for side in SIDES) for s in dimension.statements]
    known = [(one, other) for one, other in pairs if one is not None and other is not None]
    four_fifths = -(-4 * len(known) // 5)
    lower = {
        Side.LIVED_EXPERIENCE: sum(one < other for one, other in known),
        Side.PROFESSIONAL: sum(other < one for one, other in known),
    }
    for side, statements in lower.items():
        if statements >= max(ENOUGH_FOR_A_PATTERN, four_fifths):
            return Pattern(dimension=dimension.id, lower=side, statements=statements, of=len(known))
    return None
