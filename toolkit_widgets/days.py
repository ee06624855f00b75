"""Days that come round again: every so many months, counted from the first of them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, date


def months_later(day: date, months: int) -> date | None:
    """Return the same day of a later month, or its last day where the month is shorter.

    31 January is followed by 28 or 29 February, 29 February by 28 February a year later. None
    after the year 9999, where Python's calendar ends.
    """
    month = day.year * 12 + day.month - 1 + months
    year, month = month // 12, month % 12 + 1
    if year > MAXYEAR:
        return None
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))


def come_round(first: date, every: int, times: int) -> Iterator[date]:
    """Yield a day and those after it, so many months apart.

    Each is counted from the first, so that a short month does not move those behind it: after
    31 January and 28 February comes 31 March.

    Args:
        first: The first day.
        every: Months from one to the next.
        times: How many days.

    """
    for number in range(times):
        day = months_later(first, every * number)
        if day is None:
            return
        yield day
