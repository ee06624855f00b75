"""One respondent's answers become ranges of levels. The rules are those of docs/assess/scoring.md.

Levels are gates. Level L holds if no statement tagged L or lower is at No and at
least half, rounded up, of the statements tagged exactly L are at Yes; the level
reached is the highest up to which all hold. No mean and no total anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sized

from toolkit_widgets.errors import AnswersFileError, shown
from toolkit_widgets.model import (
    DOES_NOT_APPLY,
    Assessment,
    Dimension,
    Response,
    Responses,
    Rules,
    Scale,
    Statement,
)
from toolkit_widgets.results import DimensionResult, Next, Range, Result

#: Statements that apply, each with its answer's place on the scale, None if unknown.
#: A statement that does not apply is not in it.
type Marks = Mapping[str, int | None]

NO, PARTLY, YES = Scale.GATES.values.values()


def score(rules: Rules, responses: Responses) -> Result:
    """Return one respondent's profile.

    Args:
        rules: What the assessments ask, and the guide's order of recommendations.
        responses: The answers; those to statements that the assessment does not have are not scored.

    Raises:
        AnswersFileError: the assessment is unknown or of a version with other meanings.

    Source:
        docs/assess/scoring.md#one-person

    """
    assessment = assessment_of(rules, responses)
    marks = marks_of(assessment, responses)
    dimensions = tuple(judged(dimension, assessment.scale, marks) for dimension in assessment.dimensions)
    return Result(
        assessment=assessment.id,
        assessment_version=assessment.version,
        dimensions=dimensions,
        furthest=at_the_end(dimensions, furthest=True),
        least_far=at_the_end(dimensions, furthest=False),
        recommendations=pointed_at(rules, assessment, marks),
    )


def assessment_of(rules: Rules, responses: Responses, *, beside: Assessment | None = None) -> Assessment:
    """Return the assessment that was answered, or refuse answers that these rules cannot judge.

    Args:
        rules: The assessments that are known.
        responses: The answers.
        beside: The assessment whose answers these are to be brought together with, if any.

    Raises:
        AnswersFileError: another assessment, or a version of it with other meanings.

    """
    assessment = known_assessment(rules, responses, beside=beside)
    if not same_meaning(responses.assessment_version, assessment.version):
        raise AnswersFileError(
            "assessment_version",
            shown(responses.assessment_version),
            f"a version that means the same as {assessment.version}",
            "use the edition of this toolkit with which the answers were given",
        )
    return assessment


def known_assessment(rules: Rules, responses: Responses, *, beside: Assessment | None = None) -> Assessment:
    """Return the assessment that was answered, in whatever version.

    Raises:
        AnswersFileError: it is unknown, or another one than that of the answers beside these.

    """
    assessment = rules.assessments.get(responses.assessment)
    came = shown(responses.assessment)
    if assessment is None:
        expected = "one of " + ", ".join(rules.assessments)
        raise AnswersFileError("assessment", came, expected, "use an assessment of this site")
    if beside and assessment.id != beside.id:
        cure = "bring together the answers to each assessment by themselves"
        raise AnswersFileError("assessment", came, f"{shown(beside.id)} as in the others", cure)
    return assessment


def same_meaning(version: str, other: str) -> bool:
    """Tell whether answers to two versions of an assessment may be brought together.

    A statement whose meaning changed asks something else, so answers to it must
    not be mixed. An assessment says so by its major version: **major = a
    statement's meaning changed**; minor = a statement was added, taken away or
    moved to another level; patch = the same said in better words.
    """
    return version.partition(".")[0] == other.partition(".")[0]


def left_out(statement: Statement, response: Response) -> bool:
    """Tell whether "does not apply" counts: only where the statement allows it, and with a reason."""
    return response.answer == DOES_NOT_APPLY and statement.can_not_apply and bool(response.reason.strip())


def marks_of(assessment: Assessment, responses: Responses) -> dict[str, int | None]:
    """Return where each statement that applies stands on the scale. Whatever is not known is unknown."""
    nothing = Response(answer="")
    given = [(s, responses.answers.get(s.id, nothing)) for s in assessment.statements]
    values = assessment.scale.values
    return {s.id: values.get(response.answer) for s, response in given if not left_out(s, response)}


def range_of(dimension: Dimension, scale: Scale, marks: Marks) -> Range:
    """Return the range of a dimension: every unknown as the lowest answer, then as the highest.

    There is no level where more than a third of the statements that apply are
    unknown, nor where none applies.
    """
    own = _own(dimension, marks)
    unknown = [mark for mark in own.values() if mark is None]
    if not own or 3 * len(unknown) > len(own):
        return Range(id=dimension.id, lowest=None, highest=None, enough=False)
    lowest, highest = _ends(dimension, scale, own)
    return Range(id=dimension.id, lowest=lowest, highest=highest, enough=True)


def _own(dimension: Dimension, marks: Marks) -> dict[str, int | None]:
    """Keep the marks of a dimension's own statements, in its order."""
    return {s.id: marks[s.id] for s in dimension.statements if s.id in marks}


def _ends(dimension: Dimension, scale: Scale, own: Marks) -> tuple[int, int]:
    """Return the lowest and the highest level that the answers leave open."""
    worst = {id_: NO if mark is None else mark for id_, mark in own.items()}
    best = {id_: _best(scale) if mark is None else mark for id_, mark in own.items()}
    return _reached(dimension, scale, worst), _reached(dimension, scale, best)


def _best(scale: Scale) -> int:
    """Return the highest place on a scale; the lowest is 0 on both, as No is."""
    return max(scale.values.values())


def _reached(dimension: Dimension, scale: Scale, known: Mapping[str, int]) -> int:
    """Return the level reached when every answer is known."""
    if scale is Scale.DESCRIPTIONS:
        return min(known.values())
    level = 0
    for tag in range(1, max(s.level for s in dimension.statements) + 1):
        # Lower levels hold already, so a No can only stand among the level's own statements.
        own = [known[s.id] for s in dimension.statements if s.level == tag and s.id in known]
        if NO in own or own.count(YES) < _half(own):
            break
        level = tag
    return level


def _half(statements: Sized) -> int:
    """Return half the number of statements, rounded up; of none it is none."""
    return (len(statements) + 1) // 2


def judged(dimension: Dimension, scale: Scale, marks: Marks) -> DimensionResult:
    """Return one dimension of a profile: one respondent's, or that of a side's view."""
    reach = range_of(dimension, scale, marks)
    own = _own(dimension, marks)
    deciding = _deciding(dimension, scale, own) if reach.enough else ()
    return DimensionResult(
        id=reach.id,
        lowest=reach.lowest,
        highest=reach.highest,
        enough=reach.enough,
        firm=reach.enough and not deciding,
        unknown=tuple(id_ for id_, mark in own.items() if mark is None),
        deciding=deciding,
        next=None if reach.lowest is None else _next(dimension, scale, own, reach.lowest + 1),
    )


def _deciding(dimension: Dimension, scale: Scale, own: Marks) -> tuple[str, ...]:
    """Return the statements on which the range hangs; there is none exactly when it is firm.

    A known answer decides if one step up or down changes an end of the range, an
    unknown one if knowing it could. A chosen description is its level by
    definition: to say that it hangs on itself would tell nobody anything.
    """
    if scale is Scale.DESCRIPTIONS:
        return ()
    ends = _ends(dimension, scale, own)
    return tuple(
        id_
        for id_, mark in own.items()
        if any(_ends(dimension, scale, {**own, id_: other}) != ends for other in _others(mark))
    )


def _others(mark: int | None) -> tuple[int, ...]:
    """Return the answers that are one step from this one; from not knowing, all are."""
    return (NO, PARTLY, YES) if mark is None else {NO: (PARTLY,), PARTLY: (NO, YES), YES: (PARTLY,)}[mark]


def _next(dimension: Dimension, scale: Scale, own: Marks, level: int) -> Next | None:
    """Return what stands between a dimension and this level, the first that does not surely hold."""
    if scale is Scale.DESCRIPTIONS:
        behind = tuple(id_ for id_, mark in own.items() if mark is not None and mark < level <= _best(scale))
        return Next(level=level, yes_needed=0, statements=behind) if behind else None
    # All levels below hold even at worst, so nothing in them is at No or unknown.
    at_level = {s.id: own[s.id] for s in dimension.statements if s.level == level and s.id in own}
    if not at_level:
        return None
    given = list(at_level.values())
    needed = max(0, _half(given) - given.count(YES))
    in_the_way = (NO, None, PARTLY) if needed else (NO, None)
    statements = tuple(id_ for mark in in_the_way for id_, own_mark in at_level.items() if own_mark == mark)
    return Next(level=level, yes_needed=needed, statements=statements)


def at_the_end(dimensions: Iterable[Range], *, furthest: bool) -> tuple[str, ...]:
    """Return the furthest or the least far dimensions, by ``lowest``, then by ``highest``."""
    ends = {d.id: (d.lowest, d.highest) for d in dimensions if d.lowest is not None and d.highest is not None}
    if not ends:
        return ()
    wanted = max(ends.values()) if furthest else min(ends.values())
    return tuple(id_ for id_, end in ends.items() if end == wanted)


def pointed_at(rules: Rules, assessment: Assessment, marks: Marks) -> tuple[str, ...]:
    """Return what the answers point at: of those at No, then of those between No and Yes.

    On the scale of descriptions, level 0 stands for No and the highest for Yes.
    """
    best = _best(assessment.scale)
    at_no, between = set[str](), set[str]()
    for statement in assessment.statements:
        mark = marks.get(statement.id)
        if mark is not None and mark < best:
            (between if mark else at_no).update(statement.recommendations)
    in_order = [[r for r in rules.recommendations if r in wanted] for wanted in (at_no, between - at_no)]
    return (*in_order[0], *in_order[1])
