"""An assessment on a page: ``[[ assessment("jigsaw") ]]``.

The page holds the complete form and every text that a result can have before any
script runs. The script fills the places marked ``data-slot`` and reveals what fits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter

from markupsafe import Markup, escape

from macros.context import Page
from macros.errors import MacroError, unknown
from toolkit_widgets import engine_archive
from toolkit_widgets.engine_folder import engine_folder_name
from toolkit_widgets.guide import Guide, Piece, Recommendation, StatementWords
from toolkit_widgets.model import DOES_NOT_APPLY, Assessment

#: Seconds that the engine has to start and to answer, before the page says that it is too slow.
DEADLINE = 90
#: Recommendations that stand open in a result; the others wait under a heading of their own.
FIRST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One statement with its number on the page and the answers it can have."""

    number: int
    words: StatementWords
    answers: tuple[str, ...]

    @property
    def needs_reason(self) -> bool:
        """Whether it can be left out, for a reason."""
        return DOES_NOT_APPLY in self.answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One dimension: its words, its colour class and its questions."""

    words: Piece
    style: str
    questions: tuple[Question, ...]


def assessment(page: Page, assessment_id: str) -> str:
    """Return the whole form with every text of its result.

    Raises:
        MacroError: the guide has no such assessment, or no words for one of its dimensions.

    """
    guide = page.guide
    if assessment_id not in guide.assessments:
        unknown(f'assessment("{assessment_id}")', assessment_id, guide.assessments)
    rules = guide.rules.assessments[assessment_id]
    parts = tuple(_parts(guide, rules))
    return page.render(
        "assessment.html.jinja",
        assessment=guide.assessments[assessment_id],
        version=rules.version,
        parts=parts,
        in_pieces=all(part.words.id in guide.pieces for part in parts),
        levels=sorted(guide.levels.values(), key=lambda level: level.number),
        recommendations=_recommendations(guide, rules),
        first=FIRST,
        engine={
            "folder": page.asset(engine_folder_name(guide)) + "/",
            "package": engine_archive.NAME,
            "entry": engine_archive.ENTRY,
            "deadline": DEADLINE,
        },
        slots=slots,
    )


def slots(text: str, **given: object) -> Markup:
    """Return words as HTML: ``{name}`` is what is given, or an empty place that the script fills."""
    html = Markup()
    for words, name, _, _ in Formatter().parse(text):
        html += escape(words)
        if name is not None:
            place = Markup('<span data-slot="{}"></span>').format(name)
            html += escape(given[name]) if name in given else place
    return html


def _parts(guide: Guide, rules: Assessment) -> Iterator[Part]:
    words = guide.assessments[rules.id]
    numbers = iter(range(1, len(rules.statements) + 1))
    for dimension in rules.dimensions:
        questions = tuple(
            Question(
                number=next(numbers),
                words=words.statements[statement.id],
                answers=tuple(
                    a for a in rules.scale.answers if statement.can_not_apply or a != DOES_NOT_APPLY
                ),
            )
            for statement in dimension.statements
        )
        yield Part(words=_words(guide, dimension.id), style=f"piece--{dimension.id}", questions=questions)


def _words(guide: Guide, dimension: str) -> Piece:
    """Return what stands on a page for a dimension."""
    if dimension not in guide.pieces:
        raise MacroError(
            came=f'an assessment with the dimension "{dimension}"',
            expected="one of " + ", ".join(guide.pieces),
            cure="mend the dimension, or give it words",
        )
    return guide.pieces[dimension]


def _recommendations(guide: Guide, rules: Assessment) -> tuple[Recommendation, ...]:
    """Return all that a result can point at, in the guide's order."""
    pointed_at = {id_ for statement in rules.statements for id_ in statement.recommendations}
    return tuple(found for id_, found in guide.recommendations.items() if id_ in pointed_at)
