"""The nouns of the engine: what is asked, what is answered, what comes out.

Ids, levels and flags only. No sentence: the words of the same ids are in
``guide.py`` and stay on the page. Standard library only, since this module goes
into the reader's browser.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from toolkit_widgets.planner_model import Planner

#: Answers on the three-point scale that every mode shares, in order.
KNOWN = ("no", "partly", "yes")
#: The descriptions of the quick check, each with the level that it is.
DESCRIPTIONS = {
    "not-involved": 0,
    "told-or-asked": 0,
    "descriptive": 1,
    "intermediate": 2,
    "transformative": 3,
}
#: Answers that leave a statement unknown, as does no answer at all.
UNKNOWN = ("dont-know", "prefer-not-to-say")
#: The answer that takes a statement out of the count; it needs a reason.
DOES_NOT_APPLY = "does-not-apply"
#: The version in which an assessment, and so each of its first statements, begins.
FIRST_VERSION = "1.0.0"


class Scale(StrEnum):
    """How the answers of an assessment become levels."""

    GATES = "gates"
    """No, partly, yes on statements tagged with a level."""
    DESCRIPTIONS = "descriptions"
    """The chosen description is the level (the quick check)."""

    @property
    def values(self) -> Mapping[str, int]:
        """The known answers, each with its place on the scale; 0 is the lowest."""
        if self is Scale.GATES:
            return {answer: place for place, answer in enumerate(KNOWN)}
        return DESCRIPTIONS

    @property
    def answers(self) -> tuple[str, ...]:
        """Every answer that a file may hold for a statement of this scale."""
        leaving_out = (DOES_NOT_APPLY,) if self is Scale.GATES else ()
        return (*self.values, *UNKNOWN, *leaving_out)


class Side(StrEnum):
    """Which side of the conversation a role speaks from."""

    LIVED_EXPERIENCE = "lived_experience"
    PROFESSIONAL = "professional"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that a respondent answers about.

    Attributes:
        id: Its name in answers files. It never changes.
        level: Its tag: 1 descriptive, 2 intermediate, 3 transformative; on the scale of descriptions 0, since there the answer itself is the level.
        recommendations: What an answer below the highest points at.
        can_not_apply: Whether it can be left out, with a reason.
        since: The version of the assessment in which it came or last changed its meaning.

    """

    id: str
    level: int
    recommendations: tuple[str, ...]
    can_not_apply: bool = False
    since: str = FIRST_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A jigsaw piece, a principle or an activity, with its statements.

    Attributes:
        id: The id of the piece, principle or activity.
        statements: Its statements, in the order in which they are asked.

    """

    id: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The rules of one assessment, in the order in which it asks.

    Attributes:
        id: Its name, as in answers files.
        version: Three figures: the first goes up when a statement changes its meaning.
        scale: How its answers become levels.
        dimensions: Its parts, in order.

    """

    id: str
    version: str
    scale: Scale
    dimensions: tuple[Dimension, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, dimension by dimension."""
        return tuple(s for d in self.dimensions for s in d.statements)


def figures(version: str) -> tuple[tuple[int, str], ...]:
    """Return a version such as 1.10.0 in a form that sorts by its figures, however long they are."""
    parts = (part.lstrip("0") for part in version.split("."))
    return tuple((len(part), part) for part in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Everything that the engine knows: the same in CPython and in the browser.

    Attributes:
        assessments: Each assessment under its id.
        recommendations: The ids of all recommendations, in the guide's order.
        roles: The side of each role.
        planners: The planners, each under its id; empty where there are none.

    """

    assessments: Mapping[str, Assessment]
    recommendations: tuple[str, ...]
    roles: Mapping[str, Side]
    planners: Mapping[str, Planner] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One respondent's answer to one statement, with what they wrote beside it.

    Attributes:
        answer: The id of the answer, such as ``partly``.
        reason: Why the statement does not apply.
        evidence: How the respondent knows.
        lived_experience_says: What people who draw on care and support say about it.

    """

    answer: str
    reason: str = ""
    evidence: str = ""
    lived_experience_says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Responses:
    """One respondent's answers to one assessment. A partial set is normal.

    Attributes:
        assessment: The id of the assessment.
        assessment_version: Its version when it was answered.
        answers: Each answer under the id of its statement.
        role: The id of the respondent's role; empty if none was given.

    """

    assessment: str
    assessment_version: str
    answers: Mapping[str, Response] = field(default_factory=dict)
    role: str = ""
