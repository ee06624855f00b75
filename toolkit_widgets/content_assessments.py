"""A file of ``content/assessments/``: words and rules of a statement in one entry, here taken apart.

The words stay on the page (``guide.py``), the rules go to the engine (``model.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit_widgets.content_reader import Entries, Text, Tree
from toolkit_widgets.guide import AnswerWords, AssessmentWords, StatementWords
from toolkit_widgets.model import FIRST_VERSION, Assessment, Dimension, Scale, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class _Statement:
    """What a statement has on every scale."""

    id: str
    words: str
    recommendations: tuple[str, ...]
    easy_read: str
    picture: str
    since: str = FIRST_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class GateStatement(_Statement):
    """A statement of a level, answered with no, partly or yes."""

    level: int
    yes_if: str
    can_not_apply: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedStatement(_Statement):
    """A statement answered with one of its descriptions, which is the level."""

    descriptions: Mapping[str, str]
    easy_descriptions: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Assessment:
    """What an assessment has on every scale. The file's name is the id."""

    id: str
    title: str
    easy_title: str
    about: str
    minutes: int
    version: str
    scale: Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class GatesFile(_Assessment):
    """An assessment on the scale of gates, as its file holds it."""

    dimensions: Mapping[str, Mapping[str, GateStatement]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DescriptionsFile(_Assessment):
    """An assessment on the scale of descriptions, as its file holds it."""

    dimensions: Mapping[str, Mapping[str, DescribedStatement]]


type AssessmentFile = GatesFile | DescriptionsFile


def kind_of(tree: Tree) -> type[AssessmentFile]:
    """Return which keys an assessment's file has to have: its scale says so."""
    values = {key: value for key, _, value in tree.entries} if isinstance(tree, Entries) else {}
    match values.get("scale"):
        case Text(text=Scale.DESCRIPTIONS):
            return DescriptionsFile
    return GatesFile


def words_of(made: AssessmentFile, scales: Mapping[str, Mapping[str, AnswerWords]]) -> AssessmentWords:
    """Return what stands on the page, with the answers of the assessment's scale."""
    statements = [s for entries in made.dimensions.values() for s in entries.values()]
    return AssessmentWords(
        id=made.id,
        title=made.title,
        easy_title=made.easy_title,
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


def _statement_words(made: GateStatement | DescribedStatement) -> StatementWords:
    return StatementWords(
        id=made.id,
        words=made.words,
        easy_read=made.easy_read,
        picture=made.picture,
        yes_if=made.yes_if if isinstance(made, GateStatement) else "",
        descriptions=made.descriptions if isinstance(made, DescribedStatement) else {},
        easy_descriptions=made.easy_descriptions if isinstance(made, DescribedStatement) else {},
    )


def _statement(made: GateStatement | DescribedStatement) -> Statement:
    gate = made if isinstance(made, GateStatement) else None
    return Statement(
        id=made.id,
        level=gate.level if gate else 0,
        recommendations=made.recommendations,
        can_not_apply=gate.can_not_apply if gate else False,
        since=made.since,
    )
