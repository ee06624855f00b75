"""What comes out of the engine: levels, flags and ids, never a sentence.

Field names and their order are those of the JSON that ``python -m
toolkit_widgets score`` and ``history`` print. Standard library only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from toolkit_widgets.model import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """The level of one dimension: both ends, or None where there are not enough answers.

    Attributes:
        id: The id of the dimension.
        lowest: The level if every unknown answer were the lowest.
        highest: The level if every unknown answer were the highest.
        enough: Whether enough is known for a level.

    """

    id: str
    lowest: int | None
    highest: int | None
    enough: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """What would move a dimension to the level above its ``lowest``.

    Attributes:
        level: That level.
        yes_needed: How many of the statements have to be at Yes; no other may then be at No or unknown.
        statements: What stands in the way, those at No first.

    """

    level: int
    yes_needed: int
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionResult(Range):
    """One respondent's range in a dimension, how firm it is, and what would change it.

    Attributes:
        firm: Whether no single answer would change the range.
        unknown: The statements whose answers are not known.
        deciding: The statements on which the range hangs.
        next: What would move it up; None at the top, or without a level.

    """

    firm: bool
    unknown: tuple[str, ...]
    deciding: tuple[str, ...]
    next: Next | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One respondent's profile. There is no overall number.

    Attributes:
        assessment: The id of the assessment.
        assessment_version: The version by which it was worked out.
        dimensions: A result for each dimension, in order.
        furthest: The dimensions that have come furthest.
        least_far: The dimensions that have most to do.
        recommendations: What to look at, first what the answers at No point at.

    """

    assessment: str
    assessment_version: str
    dimensions: tuple[DimensionResult, ...]
    furthest: tuple[str, ...]
    least_far: tuple[str, ...]
    recommendations: tuple[str, ...]


class Agreement(StrEnum):
    """How near to each other the known answers to a statement are."""

    SAME = "same"
    CLOSE = "close"
    SPLIT = "split"


class Heading(StrEnum):
    """Whose view a group's result is, where one side is missing."""

    STAFF_VIEW_ONLY = "staff-view-only"
    LIVED_EXPERIENCE_VIEW_ONLY = "lived-experience-view-only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One side sees a dimension lower: in how many statements, of how many that both know.

    Attributes:
        dimension: The id of the dimension.
        lower: The side that sees it lower.
        statements: In how many statements it does.
        of: How many statements both sides know.

    """

    dimension: str
    lower: Side
    statements: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupResult:
    """What several respondents say together, each side beside the other.

    Attributes:
        assessment: The id of the assessment.
        assessment_version: The version by which it was worked out.
        respondents: How many people there are of each role.
        heading: Whose view it is, if one side is missing.
        dimensions: The group's range in each dimension.
        sides: The ranges of each side; empty for one that has nobody.
        agreement: For each statement that two or more know, how near their answers are.
        talk_about: All statements, first those to talk about first.
        patterns: Where one side sees a whole dimension lower.

    """

    assessment: str
    assessment_version: str
    respondents: Mapping[str, int]
    heading: Heading | None
    dimensions: tuple[Range, ...]
    sides: Mapping[Side, tuple[Range, ...]]
    agreement: Mapping[str, Agreement]
    talk_about: tuple[str, ...]
    patterns: tuple[Pattern, ...]


class Move(StrEnum):
    """What became of the answer to one statement between two times."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    KNOWN_NOW = "known-now"
    UNKNOWN_NOW = "unknown-now"
    STILL_UNKNOWN = "still-unknown"
    APPLIES_NOW = "applies-now"
    LEFT_OUT_NOW = "left-out-now"


class Direction(StrEnum):
    """Which way a dimension went; unclear where its two ranges leave more than one possible."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    UNCLEAR = "unclear"


class Why(StrEnum):
    """Why a statement takes no part in a comparison."""

    CHANGED = "changed"
    """It came or changed its meaning after the earlier answers were given."""
    GONE = "gone"
    """It was answered, and the assessment does not have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementHistory:
    """The answers to one statement, then and now: ids, None where there is no answer.

    Attributes:
        id: The id of the statement.
        then: The earlier answer.
        now: The later answer.
        move: What became of it.

    """

    id: str
    then: str | None
    now: str | None
    move: Move


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionHistory:
    """The ranges of one dimension, then and now, both from the statements that mean the same.

    Attributes:
        id: The id of the dimension.
        then: The earlier range.
        now: The later range.
        direction: Which way it went; None without enough answers.
        comparable: False, and so without ranges, if a level has lost all statements that stand for it.
        left_out: The statements in it that changed.

    """

    id: str
    then: Range
    now: Range
    direction: Direction | None
    comparable: bool
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A statement that takes no part in a comparison.

    Attributes:
        id: The id of the statement.
        why: Why it takes no part.

    """

    id: str
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """One respondent's earlier answers beside those of now.

    Attributes:
        assessment: The id of the assessment.
        then_version: Its version at the earlier time.
        now_version: Its version at the later time.
        statements: What became of each answer, in the assessment's order.
        dimensions: What became of each dimension.
        left_out: What takes no part.

    """

    assessment: str
    then_version: str
    now_version: str
    statements: tuple[StatementHistory, ...]
    dimensions: tuple[DimensionHistory, ...]
    left_out: tuple[LeftOut, ...]


def as_json(result: Result | GroupResult | History) -> dict[str, Any]:
    """Return a result as plain dicts, lists and values, ready for ``json.dumps``.

    Args:
        result: What ``score``, ``score_group``, ``together`` or ``compare`` returned.

    Source:
        docs/assess/answers-file.md#command-line

    """
    return asdict(result)
