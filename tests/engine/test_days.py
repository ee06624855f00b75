"""Days that come round again, through short months and leap years."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.fixtures import tries
from toolkit_widgets.days import come_round, months_later


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2100-01-31", 1, "2100-02-28"),
        ("2000-01-31", 1, "2000-02-29"),
        ("2026-01-31", 2, "2026-03-31"),
        ("2026-01-31", 3, "2026-04-30"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2096-02-29", 48, "2100-02-28"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-11-23", 0, "2026-11-23"),
        ("2026-03-31", -1, "2026-02-28"),
        ("9999-12-31", 1, None),
    ],
)
def test_the_same_day_of_a_later_month(day: str, months: int, later: str | None) -> None:
    """Or the last of it, where it is shorter; none where Python's calendar ends."""
    made = months_later(date.fromisoformat(day), months)
    assert (made and made.isoformat()) == later


def test_a_short_month_does_not_move_those_behind_it() -> None:
    """Each is counted from the first."""
    days = [day.isoformat() for day in come_round(date(2027, 10, 31), 1, 6)]
    assert days == ["2027-10-31", "2027-11-30", "2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31"]
    assert [day.year for day in come_round(date(9997, 6, 1), 12, 10)] == [9997, 9998, 9999]


days = st.dates(date(1900, 1, 1), date(2400, 12, 31))


@given(days, st.integers(0, 600))
@tries(500)
def test_months_are_counted_as_a_calendar_counts_them(day: date, months: int) -> None:
    """So many months on, on the same day or on the month's last; the day before was in the month, too."""
    later = months_later(day, months)
    assert later is not None
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later.replace(day=28).day <= later.day))
    if later.day < day.day:
        tomorrow = date.fromordinal(later.toordinal() + 1)
        assert tomorrow.day == 1


@given(days, st.sampled_from([1, 3, 6, 12]), st.integers(1, 20))
@tries(200)
def test_they_come_in_order(day: date, every: int, times: int) -> None:
    """So many, each after the one before."""
    made = list(come_round(day, every, times))
    assert len(made) == times
    assert made == sorted(set(made))
