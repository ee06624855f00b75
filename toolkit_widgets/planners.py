"""The engines of the planners: for each what it makes of a person's entries, loaded when its page asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial

from toolkit_widgets.model import Rules
from toolkit_widgets.planner_model import Entries, Entry, Item, Made, Planner, View
from toolkit_widgets.planner_values import problems

type Plan = Callable[[Entries], View]
#: Gets what was put in, and the page's words: by column and value.
type Make = Callable[[Entries, Mapping[str, Mapping[str, str]]], Made]


def _who_is_missing(_: Rules) -> Plan:
    from toolkit_widgets.planner_missing import plan

    return plan


def _costs_and_benefits(_: Rules) -> Plan:
    from toolkit_widgets.planner_costs import plan

    return plan


def _review(rules: Rules) -> Plan:
    from toolkit_widgets.planner_review import plan

    return partial(plan, rules)


def _calendar() -> Make:
    from toolkit_widgets.planner_review import calendar

    return calendar


def _accessible_meeting(_: Rules) -> Plan:
    from toolkit_widgets.planner_meeting import plan

    return plan


#: The planners that have an engine; a planner of the content is one of them. An engine may ask what the
#: assessments are.
PLANS: Mapping[str, Callable[[Rules], Plan]] = {
    "who-is-missing": _who_is_missing,
    "costs-and-benefits": _costs_and_benefits,
    "review": _review,
    "accessible-meeting": _accessible_meeting,
}
#: The files that a planner can make, by planner and name.
MAKES: Mapping[str, Mapping[str, Callable[[], Make]]] = {"review": {"calendar": _calendar}}


def plan(rules: Rules, planner: Planner, entries: Entries) -> View:
    """Return what a planner makes of what was put in."""
    return PLANS[planner.id](rules)(entries)


def view_as_json(planner: Planner, entries: Entries, view: View) -> dict[str, object]:
    """Return a result as plain values, with the fields whose text does not count.

    A date is ``{"date": "2026-11-23"}``, pounds are ``{"money": "12.50"}``; a row is ``{"row": id}`` or,
    of an added row, ``{"part": id, "number": n, "name": "…"}``.
    """
    return {
        **_filled(view),
        "problems": [
            {
                "field": made.field,
                "kind": made.kind.value,
                **({"why": made.why} if made.why else {}),
                **(_which(made.entry) if made.entry else {}),
            }
            for made in problems(planner, entries)
        ],
    }


def _filled(made: View | Item) -> dict[str, object]:
    return {
        "slots": {name: _slot(value) for name, value in made.slots.items()},
        "choices": dict(made.choices),
        "lists": {name: [_item(item) for item in items] for name, items in made.lists.items()},
    }


def _item(item: Item) -> dict[str, object]:
    return {
        **_filled(item),
        **({"entry": _which(item.entry)} if item.entry else {}),
        **({"template": item.template} if item.template else {}),
        **({"action": dict(item.action)} if item.action else {}),
    }


def _which(entry: Entry) -> dict[str, object]:
    if entry.row:
        return {"row": entry.row}
    return {"part": entry.part, "number": entry.number, "name": entry.name}


def _slot(value: str | int | date | Decimal) -> object:
    match value:
        case date():
            return {"date": value.isoformat()}
        case Decimal():
            return {"money": f"{value:.2f}"}
    return value
