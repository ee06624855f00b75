"""Rules and answers for the tests of the engine: a small, wholly invented set of assessments.

Answers are written as a row of letters, as in the worked examples of docs/assess/scoring.md:
y yes, p partly, n no, ? don't know, - does not apply, . no answer.
"""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import HealthCheck, settings

from toolkit_widgets import Assessment, Dimension, Response, Responses, Rules, Scale, Side, Statement

LETTERS = {"y": "yes", "p": "partly", "n": "no", "?": "dont-know", "-": "does-not-apply"}
WORDS = {
    "0": "not-involved",
    "t": "told-or-asked",
    "1": "descriptive",
    "2": "intermediate",
    "3": "transformative",
    "?": "dont-know",
    "x": "prefer-not-to-say",
}


def tries(number: int) -> settings:
    """Return how often Hypothesis tries; a machine that is busy with other things is no fault."""
    return settings(max_examples=number, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def dimension(id_: str, tags: str, *, can_not_apply: int = 0, points_at: str = "") -> Dimension:
    """Return a dimension with one statement for each tag: ``garden-1``, ``garden-2`` and so on.

    Args:
        id_: The dimension's id.
        tags: The levels, a digit for each statement.
        can_not_apply: The number of the one statement that need not apply.
        points_at: A letter for each statement: it points at that recommendation.

    """
    return Dimension(
        id=id_,
        statements=tuple(
            Statement(
                id=f"{id_}-{number}",
                level=int(tag),
                recommendations=tuple(points_at[number - 1 : number]),
                can_not_apply=number == can_not_apply,
            )
            for number, tag in enumerate(tags, start=1)
        ),
    )


def assessment(id_: str, *dimensions: Dimension, scale: Scale = Scale.GATES) -> Assessment:
    """Return an assessment in version 1.0.0."""
    return Assessment(id=id_, version="1.0.0", scale=scale, dimensions=dimensions)


def rules(*assessments: Assessment) -> Rules:
    """Return rules with these assessments, the recommendations a to f and the roles of docs/assess/scoring.md."""
    return Rules(
        assessments={made.id: made for made in assessments},
        recommendations=tuple("abcdef"),
        roles={
            "draws-on-care-and-support": Side.LIVED_EXPERIENCE,
            "carer": Side.LIVED_EXPERIENCE,
            "frontline": Side.PROFESSIONAL,
            "manager": Side.PROFESSIONAL,
            "commissioner": Side.PROFESSIONAL,
            "community-member": Side.OTHER,
            "volunteer": Side.OTHER,
        },
    )


#: Six statements as in the worked examples; two dimensions; four levels; descriptions.
RULES = rules(
    assessment("worked", dimension("garden", "112233", can_not_apply=4)),
    assessment(
        "pair",
        dimension("garden", "112233", can_not_apply=4, points_at="fedcba"),
        dimension("kitchen", "123", points_at="bca"),
    ),
    assessment("tall", dimension("tower", "11122334", can_not_apply=8, points_at="aabbccdd")),
    assessment(
        "choose",
        dimension("plan", "0", points_at="c"),
        dimension("decide", "0", points_at="b"),
        dimension("do", "0", points_at="a"),
        scale=Scale.DESCRIPTIONS,
    ),
)


def answers(made: Assessment, rows: Mapping[str, str]) -> dict[str, Response]:
    """Return answers to the statements of each dimension, a letter for each."""
    letters = LETTERS if made.scale is Scale.GATES else WORDS
    return {
        statement.id: Response(answer=letters[letter], reason="We have none." if letter == "-" else "")
        for part in made.dimensions
        if part.id in rows
        for statement, letter in zip(part.statements, rows[part.id], strict=True)
        if letter != "."
    }


def person(row: str, role: str = "", *, asked: Assessment = RULES.assessments["worked"]) -> Responses:
    """Return one respondent's answers to the only dimension of an assessment."""
    return Responses(
        assessment=asked.id,
        assessment_version=asked.version,
        answers=answers(asked, {asked.dimensions[0].id: row}),
        role=role,
    )
