"""What the plan of the meeting says. The page and the PDF print the same."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit_widgets.group_view import Kind
from toolkit_widgets.guide import Guide, MeetingStep

#: The lists of the plan, by their names in interface/meeting.yml.
LISTS = ("before", "roles", "rules", "talk", "hard", "after")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The plan: its lists, the steps with their minutes, and the question for each kind of statement."""

    lists: dict[str, tuple[str, ...]]
    steps: tuple[MeetingStep, ...]
    minutes: int
    questions: tuple[tuple[str, str], ...]


def plan(guide: Guide) -> Plan:
    """Return the plan of the meeting."""
    words, group = guide.interface["meeting"], guide.interface["group"]
    kinds = [kind.replace("-", "_") for kind in Kind]
    steps = tuple(guide.meeting.values())
    return Plan(
        lists={name: tuple(words[name].splitlines()) for name in LISTS},
        steps=steps,
        minutes=sum(step.minutes for step in steps),
        questions=tuple((group["kind_" + kind], group["question_" + kind]) for kind in kinds),
    )
