r"""Dates as a calendar file that any calendar opens: iCalendar, RFC 5545, ``.ics``.

Whole days have no clock. A time is a time in London, in summer and in winter: the file
carries the rule by which its clocks change, so that ten o'clock stays ten o'clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

#: The longest line, in bytes, without its end (RFC 5545, 3.1).
LONGEST_LINE = 75
END = "\r\n"
_MAKER = "-//Co-production guide and toolkit//Planners//EN"

# In force since 1996: the last Sunday of March and of October, at 01:00 in Greenwich.
_LONDON = """\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19970330T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
END:DAYLIGHT
END:VTIMEZONE""".splitlines()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something on a day, or from one time to another on it.

    The ``uid`` stays the same when the day or the words change, so that a calendar moves the
    entry and does not make a second one.
    """

    uid: str
    day: date
    summary: str
    description: str = ""
    location: str = ""
    starts: time | None = None
    ends: time | None = None


def calendar_of(events: Iterable[Event], stamp: datetime) -> str:
    """Return a calendar file.

    Args:
        events: What is in it.
        stamp: When it is made, in UTC. It is given, so that the same plan makes the same file.

    """
    given = tuple(events)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_MAKER}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    if any(event.starts for event in given):
        lines += _LONDON
    for event in given:
        lines += _event(event, stamp)
    return "".join(piece for line in [*lines, "END:VCALENDAR"] for piece in _folded(line))


def in_the_gap(day: date, clock: time) -> bool:
    """Tell whether there is no such time in London that day, since the clocks go forward over it."""
    last_of_march = date(day.year, 3, 31)
    change = last_of_march - timedelta(days=(last_of_march.weekday() + 1) % 7)
    return day == change and clock.hour == 1


def _event(event: Event, stamp: datetime) -> Iterator[str]:
    """Yield the lines of an event."""
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(event.uid)}"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%S}Z"
    if event.starts is None:
        yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
        if event.day < date.max:
            yield f"DTEND;VALUE=DATE:{_day(event.day + timedelta(days=1))}"
        yield "TRANSP:TRANSPARENT"
    else:
        yield f"DTSTART;TZID=Europe/London:{_day(event.day)}T{event.starts:%H%M%S}"
        if event.ends is not None:
            yield f"DTEND;TZID=Europe/London:{_day(event.day)}T{event.ends:%H%M%S}"
    for name, words in (
        ("SUMMARY", event.summary),
        ("DESCRIPTION", event.description),
        ("LOCATION", event.location),
    ):
        if words:
            yield f"{name}:{_escaped(words)}"
    yield "END:VEVENT"


def _day(day: date) -> str:
    """Write a day in eight figures; Python itself would leave out zeros before a year such as 987."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _escaped(words: str) -> str:
    """Return text as a value: commas, semicolons, backslashes and line ends escaped, control characters left out."""
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,")):
        words = words.replace(sign, written)
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\\n".join("".join(c for c in line if c == "\t" or not _is_control(c)) for line in lines)


def _is_control(letter: str) -> bool:
    return ord(letter) < 32 or 127 <= ord(letter) < 160


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 bytes, never through a character; all but the first start with a space."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > LONGEST_LINE:
            yield piece + END
            piece = " "
        piece += letter
    yield piece + END
