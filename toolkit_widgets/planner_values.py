"""Numbers and dates as people write them; pounds are in ``money``. What cannot be read is None: it stays as it is and does not count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from toolkit_widgets.money import amount, why_not
from toolkit_widgets.planner_model import Entries, Entry, FieldKind, Planner, PlannerField, Problem

#: Digits, in threes with commas or spaces between them or without.
_WHOLE = re.compile(r"\d{1,3}(?:[, ]\d{3})+|\d{1,9}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def count(text: str) -> int | None:
    """Return a whole number such as ``12`` or ``1,200``."""
    return int(_digits(text.strip())) if _WHOLE.fullmatch(text.strip()) else None


def day(text: str) -> date | None:
    """Return a date of the calendar, written as year-month-day."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


_READ: Mapping[FieldKind, Callable[[str], object]] = {
    FieldKind.COUNT: count,
    FieldKind.DAY: day,
    FieldKind.MONEY: amount,
    FieldKind.TEXT: str,
}


def holds(field: PlannerField, text: str) -> bool:
    """Tell whether a text is what the field holds; nothing at all may stand in every field."""
    if not text.strip():
        return True
    if field.kind is FieldKind.CHOICE:
        return text in field.choices
    return _READ[field.kind](text.strip()) is not None


def problems(planner: Planner, entries: Entries) -> Iterator[Problem]:
    """Yield the values that do not count, in the order in which the page asks for them."""
    for id_, text in entries.details.items():
        if id_ in planner.details and not holds(planner.details[id_], text):
            yield _problem(planner.details[id_], text)
    for entry in entries.entries:
        yield from _of_entry(planner, entry)


def _of_entry(planner: Planner, entry: Entry) -> Iterator[Problem]:
    for id_, text in entry.values.items():
        if id_ in planner.fields and not holds(planner.fields[id_], text):
            yield _problem(planner.fields[id_], text, entry)


def _problem(field: PlannerField, text: str, entry: Entry | None = None) -> Problem:
    why = why_not(text) if field.kind is FieldKind.MONEY else ""
    return Problem(field=field.id, kind=field.kind, why=why, entry=entry)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
