"""What the easy-read layout of an assessment needs beyond the standard one: sentences, and what belongs where."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from markupsafe import Markup

from macros.slots import slots
from toolkit_widgets.easy_read import runs
from toolkit_widgets.guide import Guide, Handout, Topic
from toolkit_widgets.model import DOES_NOT_APPLY, Scale

#: Answers that stand folded away under a question: three and "Don't know" are enough to look at (rule 22).
TUCKED_AWAY = ("prefer-not-to-say", DOES_NOT_APPLY)
#: Answers that show what goes well: on the scale of descriptions every level of co-production.
GOING_WELL: Mapping[Scale, tuple[str, ...]] = {
    Scale.GATES: ("yes",),
    Scale.DESCRIPTIONS: tuple(answer for answer, level in Scale.DESCRIPTIONS.values.items() if level > 0),
}


def sentence(words: str, **given: object) -> Markup:
    """Return an easy-read sentence as HTML: hard words bold, ``{name}`` filled or an empty place for the script."""
    html = Markup()
    for run in runs(words):
        filled = slots(run.words, **given)
        html += Markup("<strong>{}</strong>").format(filled) if run.is_hard else filled
    return html


def practice(guide: Guide, scale: Scale) -> Mapping[str, str]:
    """Return what the answers of the practice question say in full: on the scale of descriptions alone."""
    said = scale.values if scale is Scale.DESCRIPTIONS else ()
    words = guide.interface["easy_assessment"]
    return {answer: words["practice_" + answer.replace("-", "_")] for answer in said}


def handouts_about(guide: Guide, topics: tuple[Topic, ...]) -> tuple[Handout, ...]:
    """Return the handouts that tell the pages of some topics, each once, in the order of the topics."""
    chapters = {topic.page.partition("#")[0]: None for topic in topics}
    told = ([h for h in guide.handouts.values() if h.chapter == chapter] for chapter in chapters)
    return tuple(chain.from_iterable(told))


def address(assessment: str) -> str:
    """Return the page in ``docs/`` on which an assessment stands in easy read."""
    return f"easy-read/{assessment}-questions.md"
