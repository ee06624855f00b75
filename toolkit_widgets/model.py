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

    ``level`` is its tag: 1 descriptive, 2 intermediate, 3 transformative; on the
    scale of descriptions 0, no tag, since there the answer itself is the level.
    ``since`` is the version of the assessment in which it came or last changed its meaning.
    """

    id: str
    level: int
    recommendations: tuple[str, ...]
    can_not_apply: bool = False
    since: str = FIRST_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A jigsaw piece, a principle or an activity, with its statements."""

    id: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The rules of one assessment, in the order in which it asks."""

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

    ``recommendations`` is in the guide's order; ``roles`` gives each role's side.
    """

    assessments: Mapping[str, Assessment]
    recommendations: tuple[str, ...]
    roles: Mapping[str, Side]
    planners: Mapping[str, Planner] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One respondent's answer to one statement, with what they wrote beside it."""

    answer: str
    reason: str = ""
    evidence: str = ""
    lived_experience_says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Responses:
    """One respondent's answers to one assessment. A partial set is normal."""

    assessment: str
    assessment_version: str
    answers: Mapping[str, Response] = field(default_factory=dict)
    role: str = ""
