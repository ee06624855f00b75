"""Planner files for tests, and an invented planner that is small enough to see through."""

from __future__ import annotations

from datetime import date
from typing import Any

from toolkit_widgets.model import Rules
from toolkit_widgets.planner_file import entries_of
from toolkit_widgets.planner_model import (
    Entries,
    Entry,
    FieldKind,
    Planner,
    PlannerField,
    PlannerPart,
    PlannerRow,
)
from toolkit_widgets.planner_parts import plan_file_of

#: It has the name of a planner with an engine, so that its page can ask.
ID = "who-is-missing"
TODAY = date(2026, 11, 23)


def _field(id_: str, kind: FieldKind, *choices: str) -> PlannerField:
    return PlannerField(id=id_, kind=kind, choices=choices)


SMALL = Planner(
    id=ID,
    version="2.1.0",
    details={"when": _field("when", FieldKind.DAY)},
    fields={
        "status": _field("status", FieldKind.CHOICE, "with-us", "not-yet"),
        "how-many": _field("how-many", FieldKind.COUNT),
        "cost": _field("cost", FieldKind.MONEY),
        "door": _field("door", FieldKind.TEXT),
    },
    parts=(
        PlannerPart(
            id="beds",
            fields=("status", "how-many", "door"),
            rows=(PlannerRow(id="roses"), PlannerRow(id="beans", facts={"ways": "talk"})),
            own=True,
        ),
        PlannerPart(id="tools", fields=("cost",), rows=(PlannerRow(id="spade"),)),
    ),
)
SMALL_RULES = Rules(assessments={}, recommendations=(), roles={}, planners={ID: SMALL})

#: A planner file with everything that the format knows, and with what it does not.
WHOLE_PLAN: dict[str, Any] = {
    "format": "co-production-planner",
    "format_version": 1,
    "planner": ID,
    "planner_version": "2.0.7",
    "completed_on": "2026-11-23",
    "place": "The garden “Ärztehaus” 🌱",
    "details": {"when": "2028-02-29", "why": "later"},
    "rows": {
        "roses": {"status": "with-us", "how-many": "3", "door": "the\ngate", "colour": "red"},
        "beans": {"status": "rotten", "how-many": "a few"},
        "spade": {"cost": "£12.50"},
        "moles": {"status": "with-us"},
    },
    "own": {"beds": [{"name": "Figs", "status": "not-yet", "height": 2}, {}], "sheds": [{"name": "x"}]},
    "actions": [{"what": "Dig", "statement": "roses", "by": "2027-02-01", "cost": 3}, {"statement": "moles"}],
    "later": [1.0, 12345678901234567890],
}


def entries(parts: dict[str, Any], planner: Planner = SMALL, today: date = TODAY) -> Entries:
    """Return what an engine gets for the parts of a page."""
    rules = Rules(assessments={}, recommendations=(), roles={}, planners={planner.id: planner})
    return entries_of(plan_file_of(rules, planner, "", parts), today)


def entry(
    part: str, row: str = "", /, *, name: str = "", facts: dict[str, str] | None = None, **values: str
) -> Entry:
    """Return one row, filled in; in the names of fields an underscore stands for a hyphen."""
    named = {field.replace("_", "-"): text for field, text in values.items()}
    return Entry(part=part, row=row, name=name, values=named, facts=facts or {})
