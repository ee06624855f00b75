"""The easy-read words of the assessments, for ``rules.py`` to check: questions, answers, results, buttons."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from toolkit_widgets.guide import Guide, Row
from toolkit_widgets.model import DOES_NOT_APPLY

#: The files that these words stand in, besides those of the assessments.
FILES = (
    "easy_assessment.yml",
    "interface/easy_assessment.yml",
    "scales.yml",
    "roles.yml",
    "pieces.yml",
    "principles.yml",
    "activities.yml",
)
#: An answer in sight has a label of one or two words (rule 22). These two are folded away, and say what they mean.
TUCKED_AWAY = ("prefer-not-to-say", DOES_NOT_APPLY)


def questions(guide: Guide) -> Iterator[str]:
    """Yield the question of every statement."""
    return (said.easy_read for made in guide.assessments.values() for said in made.statements.values())


def labels(guide: Guide) -> Iterator[str]:
    """Yield the labels of the answers that stand in sight."""
    answers = chain.from_iterable(made.answers for made in guide.assessments.values())
    return (answer.easy_read for answer in answers if answer.id not in TUCKED_AWAY)


def rows(guide: Guide) -> Iterator[Row]:
    """Yield the rows round the questions and of the results."""
    yield from guide.easy_assessment.values()
    for level in guide.levels.values():
        yield from level.easy_next_step


def sentences(guide: Guide) -> Iterator[str]:
    """Yield what stands alone as a sentence: descriptions, what the parts are, and sentences of the interface."""
    for made in guide.assessments.values():
        for said in made.statements.values():
            yield from said.easy_descriptions.values()
    for topic in guide.topics.values():
        yield from topic.easy_read
    yield from (words for words in _interface(guide) if words.endswith((".", "?")))


def headings(guide: Guide) -> Iterator[str]:
    """Yield what is no sentence: titles, roles, buttons and labels."""
    yield from (made.easy_title.rstrip("?") for made in guide.assessments.values())
    yield from (role.easy_read for role in guide.roles.values())
    for made in guide.assessments.values():
        yield from (answer.easy_read for answer in made.answers)
    yield from (words for words in _interface(guide) if not words.endswith((".", "?")))


def _interface(guide: Guide) -> Iterator[str]:
    interface = guide.interface.get("easy_assessment", {})
    return (words for key, words in interface.items() if key != "language")
