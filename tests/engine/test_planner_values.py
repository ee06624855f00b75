"""Numbers and dates as people write them; pounds are in ``test_money``."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_widgets.planner_model import FieldKind, PlannerField
from toolkit_widgets.planner_values import count, day, holds


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), (" 3 ", 3), ("0", 0), ("1,200", 1200), ("1 200", 1200), ("007", 7)]
    + [(text, None) for text in ("", "three", "-1", "3.5", "1,20", "12,00", "½", "²", "３", "1e3", "9" * 10)],
)
def test_count(text: str, number: int | None) -> None:
    """Text in; a whole number, or None for what is none."""
    assert count(text) == number


@pytest.mark.parametrize(
    ("text", "found"),
    [("2026-11-23", date(2026, 11, 23)), ("2028-02-29", date(2028, 2, 29))]
    + [
        (text, None)
        for text in (
            "",
            "2027-02-29",
            "23.11.2026",
            "20261123",
            "2026-W48-1",
            "2026-11-23T10:00",
            "0000-01-01",
        )
    ],
)
def test_day(text: str, found: date | None) -> None:
    """Text in; a date of the calendar, or None."""
    assert day(text) == found


@given(st.dates())
def test_every_day_is_read(any_day: date) -> None:
    """Any day of the calendar, written as a file has it; the same day."""
    assert day(any_day.isoformat()) == any_day


@given(st.text(), st.sampled_from(list(FieldKind)))
def test_any_text_is_read_or_not(text: str, kind: FieldKind) -> None:
    """Any text in any field: it holds or it does not, and nothing is raised."""
    field = PlannerField(id="x", kind=kind, choices=("a", "b") if kind is FieldKind.CHOICE else ())
    assert holds(field, text) in {True, False}
    assert holds(field, "   ")
    if kind is FieldKind.CHOICE:
        assert holds(field, text) == (text in {"a", "b"} or not text.strip())
