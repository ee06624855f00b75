"""A file of ``content/assessments/``: words and rules of a statement in one entry, here taken apart.

The words stay on the page (``guide.py``), the rules go to the engine (``model.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit_widgets.guide import AnswerWords, AssessmentWords, StatementWords
from toolkit_widgets.model import Assessment, Dimension, Scale, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementEntry:
    """A statement as its file holds it."""

    id: str
    level: int
    words: str
    yes_if: str
    recommendations: tuple[str, ...]
    easy_read: str
    picture: str
    can_not_apply: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentFile:
    """An assessment as its file holds it. The file's name is the id."""

    id: str
    title: str
    about: str
    minutes: int
    version: str
    scale: Scale
    dimensions: Mapping[str, Mapping[str, StatementEntry]]


def words_of(made: AssessmentFile, scales: Mapping[str, Mapping[str, AnswerWords]]) -> AssessmentWords:
    """Return what stands on the page, with the answers of the assessment's scale."""
    statements = [s for entries in made.dimensions.values() for s in entries.values()]
    return AssessmentWords(
        id=made.id,
        title=made.title,
        about=made.about,
        minutes=made.minutes,
        scale=made.scale,
        answers=tuple(scales.get(made.scale, {}).values()),
        statements={s.id: _statement_words(s) for s in statements},
    )


def rules_of(made: AssessmentFile) -> Assessment:
    """Return what the engine knows."""
    return Assessment(
        id=made.id,
        version=made.version,
        scale=made.scale,
        dimensions=tuple(
            Dimension(id=id_, statements=tuple(map(_statement, entries.values())))
            for id_, entries in made.dimensions.items()
        ),
    )


def _statement_words(made: StatementEntry) -> StatementWords:
    return StatementWords(
        id=made.id, words=made.words, yes_if=made.yes_if, easy_read=made.easy_read, picture=made.picture
    )


def _statement(made: StatementEntry) -> Statement:
    return Statement(
        id=made.id, level=made.level, recommendations=made.recommendations, can_not_apply=made.can_not_apply
    )
