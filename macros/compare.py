"""Several people's views together: ``[[ compare() ]]``, one page for all assessments.

The page holds every text that a group's result can have before any script runs, in a
template for each assessment. The first file that is opened says which one is needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.assessment import FIRST, Part, engine_for, parts_of, recommendations_of
from macros.context import Page
from macros.slots import slots
from toolkit_widgets.group import NO_ROLE, SIDES, side_of
from toolkit_widgets.group_view import EVERYONE, NOT_KNOWN, Kind
from toolkit_widgets.guide import AssessmentWords, Guide, Recommendation
from toolkit_widgets.meeting import plan
from toolkit_widgets.model import DOES_NOT_APPLY, UNKNOWN, Scale, Side
from toolkit_widgets.people import people_of
from toolkit_widgets.results import Agreement, Heading

#: What the group talks about first; the other kinds wait under a heading of their own.
FIRST_KINDS = (Kind.SPLIT, Kind.APART, Kind.ONE_SIDE)
#: Whose view it is where nobody speaks for either side.
NEITHER_SIDE = "neither-side"
#: Answers that a person has and a group does not write down as agreed.
_NOT_AGREED = (UNKNOWN[1], DOES_NOT_APPLY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One assessment, as a group's page speaks of it.

    ``steps`` are the places on the line from the lowest to the highest view, with their words.
    """

    assessment: AssessmentWords
    version: str
    parts: tuple[Part, ...]
    recommendations: tuple[Recommendation, ...]
    steps: Mapping[str, str]


def compare(page: Page) -> str:
    """Return the page's own part: files in, who is there, and every text of what comes of them."""
    guide = page.guide
    return page.render(
        "compare.html.jinja",
        asked=[_asked(guide, id_) for id_ in guide.assessments],
        roles={role: _side(guide, role) for role in (*guide.rules.roles, NO_ROLE)},
        people=people_of(guide),
        sides=SIDES,
        headings=(*Heading, NEITHER_SIDE),
        agreements=tuple(Agreement),
        kinds=tuple(Kind),
        first_kinds=FIRST_KINDS,
        counted=(EVERYONE, *SIDES),
        not_known=NOT_KNOWN,
        leaving_out=DOES_NOT_APPLY,
        unknown=UNKNOWN[0],
        not_agreed=_NOT_AGREED,
        levels=sorted(guide.levels.values(), key=lambda level: level.number),
        first=FIRST,
        talk=plan(guide).lists["talk"],
        engine=engine_for(page),
        slots=slots,
    )


def _asked(guide: Guide, id_: str) -> Asked:
    rules = guide.rules.assessments[id_]
    return Asked(
        assessment=guide.assessments[id_],
        version=rules.version,
        parts=tuple(parts_of(guide, rules)),
        recommendations=recommendations_of(guide, rules),
        steps=_steps(guide, id_),
    )


def _steps(guide: Guide, id_: str) -> dict[str, str]:
    """Return the views that a side can have of a statement, the lowest first, in words."""
    scale = guide.rules.assessments[id_].scale
    if scale is Scale.GATES:
        labels = {answer.id: answer.label for answer in guide.assessments[id_].answers}
        return {view: labels[view] for view in scale.values}
    levels = sorted(guide.levels.values(), key=lambda level: level.number)
    names = (guide.interface["assessment"]["picture_not_yet"], *(level.name for level in levels[1:]))
    return {f"level-{number}": name for number, name in enumerate(names)}


def _side(guide: Guide, role: str) -> Side:
    return side_of(guide.rules, role)
