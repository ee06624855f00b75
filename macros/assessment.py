"""An assessment on a page: ``[[ assessment("jigsaw") ]]``; as a second word "from-paper" or "easy-read".

The page holds the complete form and every text that a result can have before any
script runs. The script fills the places marked ``data-slot`` and reveals what fits.
All assessments come from these templates; they differ in their content only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.context import Page
from macros.easy_assessment import GOING_WELL, TUCKED_AWAY, address, handouts_about, practice, sentence
from macros.errors import unknown
from macros.slots import slots
from toolkit_widgets import engine_archive
from toolkit_widgets.engine_folder import engine_folder_name
from toolkit_widgets.guide import AnswerWords, Guide, Recommendation, StatementWords, Topic
from toolkit_widgets.model import DESCRIPTIONS, DOES_NOT_APPLY, UNKNOWN, Assessment
from toolkit_widgets.shapes import places, stairs, steps_of

#: Seconds that the engine has to start and to answer, before the page says that it is too slow.
DEADLINE = 90
#: Recommendations that stand open in a result; the others wait under a heading of their own.
FIRST = 3
#: Each statement with its answers in full, a line for each that takes a letter, or one question at a time in easy words.
LAYOUTS = ("form", "from-paper", "easy-read")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One statement with its number on the page and the answers it can have."""

    number: int
    words: StatementWords
    answers: tuple[AnswerWords, ...]

    @property
    def needs_reason(self) -> bool:
        """Whether it can be left out, for a reason."""
        return DOES_NOT_APPLY in (answer.id for answer in self.answers)

    @property
    def descriptions(self) -> Mapping[int, str]:
        """The description that each level has here; on the scale of gates there is none."""
        return {DESCRIPTIONS[answer]: words for answer, words in self.words.descriptions.items()}

    def label(self, answer: AnswerWords) -> str:
        """Return the words beside an answer: this statement's own, or those of the scale."""
        return self.words.descriptions.get(answer.id, answer.label)

    @property
    def in_sight(self) -> tuple[AnswerWords, ...]:
        """The answers that stand in sight in easy read."""
        return tuple(answer for answer in self.answers if answer.id not in TUCKED_AWAY)

    @property
    def tucked_away(self) -> tuple[AnswerWords, ...]:
        """The answers that are folded away in easy read."""
        return tuple(answer for answer in self.answers if answer.id in TUCKED_AWAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One dimension: what it is about, and its questions."""

    topic: Topic
    questions: tuple[Question, ...]

    @property
    def style(self) -> str:
        """The class that gives a piece of the jigsaw its colours."""
        return f"piece--{self.topic.piece.id}" if self.topic.piece else ""


def assessment(page: Page, assessment_id: str, layout: str = "form") -> str:
    """Return the whole form with every text of its result.

    Raises:
        MacroError: the guide has no such assessment, or the page asks for a layout that there is not.

    """
    guide = page.guide
    call = f'assessment("{assessment_id}", "{layout}")'
    if assessment_id not in guide.assessments:
        unknown(call, assessment_id, guide.assessments)
    if layout not in LAYOUTS:
        unknown(call, layout, LAYOUTS)
    rules = guide.rules.assessments[assessment_id]
    parts = tuple(parts_of(guide, rules))
    is_easy = layout == "easy-read"
    return page.render(
        "easy_assessment.html.jinja" if is_easy else "assessment.html.jinja",
        assessment=guide.assessments[assessment_id],
        version=rules.version,
        layout=layout,
        topics=guide.topics,
        parts=parts,
        in_pieces=all(part.topic.piece for part in parts),
        levels=sorted(guide.levels.values(), key=lambda level: level.number),
        recommendations=recommendations_of(guide, rules),
        first=FIRST,
        places=places(guide),
        stairs=stairs(steps_of(guide)),
        unknown=UNKNOWN[0],
        leaving_out=DOES_NOT_APPLY,
        engine=engine_for(page),
        slots=slots,
        **(_in_easy_words(guide, rules, parts) if is_easy else {}),
    )


def engine_for(page: Page) -> dict[str, str | int]:
    """Return where a page's script finds the engine, and how long it waits for it."""
    return {
        "folder": page.asset(engine_folder_name(page.guide)) + "/",
        "entry": engine_archive.ENTRY,
        "deadline": DEADLINE,
    }


def _in_easy_words(guide: Guide, rules: Assessment, parts: tuple[Part, ...]) -> dict[str, Any]:
    """Return what the easy-read layout alone shows."""
    return {
        "rows": guide.easy_assessment,
        "sentence": sentence,
        "easy_page": address,
        "practice": practice(guide, rules.scale),
        "going_well": " ".join(GOING_WELL[rules.scale]),
        "to_read": handouts_about(guide, tuple(part.topic for part in parts)),
    }


def parts_of(guide: Guide, rules: Assessment) -> Iterator[Part]:
    """Yield the dimensions of an assessment with their questions, which are numbered all through."""
    written = guide.assessments[rules.id]
    numbers = iter(range(1, len(rules.statements) + 1))
    for dimension in rules.dimensions:
        questions = tuple(
            Question(
                number=next(numbers),
                words=written.statements[statement.id],
                answers=tuple(
                    a for a in written.answers if statement.can_not_apply or a.id != DOES_NOT_APPLY
                ),
            )
            for statement in dimension.statements
        )
        yield Part(topic=guide.topics[dimension.id], questions=questions)


def recommendations_of(guide: Guide, rules: Assessment) -> tuple[Recommendation, ...]:
    """Return all that a result can point at, in the guide's order."""
    pointed_at = {id_ for statement in rules.statements for id_ in statement.recommendations}
    return tuple(found for id_, found in guide.recommendations.items() if id_ in pointed_at)
