"""Calendar files: written by us, read by the icalendar package as any calendar would."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.fixtures import tries
from toolkit_widgets.calendar_file import LONGEST_LINE, Event, calendar_of, in_the_gap

STAMP = datetime(2026, 11, 23, 13, 5, 9, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


def read(text: str) -> icalendar.Calendar:
    """Return a calendar as the package reads it, strictly."""
    made = icalendar.Calendar.from_ical(text)
    assert isinstance(made, icalendar.Calendar)
    assert made.errors == []
    return made


def events(text: str) -> list[icalendar.Event]:
    """Return the events of a file, read without a complaint."""
    found = read(text).events
    assert all(event.errors == [] for event in found)
    return list(found)


def test_a_whole_file() -> None:
    """To the letter: what stands in a file with one whole day."""
    event = Event(uid="a@b", day=date(2027, 2, 28), summary="Review; together, “all”", description="x\ny\\z")
    assert calendar_of([event], STAMP).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Co-production guide and toolkit//Planners//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:a@b",
        "DTSTAMP:20261123T130509Z",
        "DTSTART;VALUE=DATE:20270228",
        "DTEND;VALUE=DATE:20270301",
        "TRANSP:TRANSPARENT",
        "SUMMARY:Review\\; together\\, “all”",
        "DESCRIPTION:x\\ny\\\\z",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@pytest.mark.parametrize(
    ("day", "starts", "offset"),
    [
        (date(2027, 3, 27), time(10), 0),
        (date(2027, 3, 28), time(10), 1),
        (date(2027, 10, 30), time(10), 1),
        (date(2027, 10, 31), time(10), 0),
        (date(2026, 12, 1), time(9, 30), 0),
        (date(2028, 7, 1), time(9, 30), 1),
    ],
)
def test_ten_o_clock_stays_ten_o_clock(day: date, starts: time, offset: int) -> None:
    """Before and after the clocks change: the time on the wall is kept, by the zone's name and by the rule in the file."""
    text = calendar_of([Event(uid="1", day=day, summary="Review", starts=starts, ends=time(12))], STAMP)
    (event,) = events(text)
    start = event.start
    assert isinstance(start, datetime)
    assert start.replace(tzinfo=None) == datetime.combine(day, starts)
    hours = start.utcoffset()
    assert hours is not None
    assert hours.total_seconds() == offset * 3600
    # The file's own rule, read without any list of time zones, says the same as the system's.
    (zone,) = read(text).timezones
    ours = datetime.combine(day, starts, zone.to_tz(lookup_tzid=False))
    assert ours.utcoffset() == datetime.combine(day, starts, LONDON).utcoffset() == hours
    assert event.end.replace(tzinfo=None) == datetime.combine(day, time(12))


def test_the_gap_is_where_the_system_has_it() -> None:
    """Each day of three years, each half hour: no such time exactly where going there and back loses it."""
    day = date(2026, 1, 1)
    while day < date(2029, 1, 1):
        for clock in (time(0, 30), time(1), time(1, 59), time(2)):
            there = datetime.combine(day, clock, LONDON)
            lost = there.astimezone(UTC).astimezone(LONDON).time() != clock
            assert in_the_gap(day, clock) is lost, (day, clock)
        day = date.fromordinal(day.toordinal() + 1)


def test_no_zone_where_there_is_no_clock() -> None:
    """A file with whole days only has no rule of clocks in it; a time without an end has none."""
    whole = Event(uid="1", day=date(2028, 2, 29), summary="Leap")
    assert "VTIMEZONE" not in calendar_of([whole], STAMP)
    open_ended = Event(uid="2", day=date(2027, 1, 1), summary="x", starts=time(9))
    assert "DTEND" not in calendar_of([open_ended], STAMP)
    last, early = (Event(uid="3", day=day, summary="x") for day in (date.max, date(987, 1, 2)))
    text = calendar_of([last, early], STAMP)
    assert [event.start for event in events(text)] == [date.max, date(987, 1, 2)]


words = st.text(st.characters(codec="utf-8"), max_size=120)
cases = st.builds(
    Event,
    uid=st.uuids().map(str),
    day=st.dates(date(1997, 4, 1), date(2200, 1, 1)),
    summary=words.filter(bool),
    description=words,
    location=words,
    starts=st.none() | st.times().map(lambda made: made.replace(hour=made.hour or 3, microsecond=0)),
)


def as_kept(text: str) -> str:
    """Return text as a calendar keeps it: without control characters, line ends all of one kind."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or not (ord(c) < 32 or 127 <= ord(c) < 160))


@given(st.lists(cases, min_size=1, max_size=4))
@tries(200)
def test_whatever_people_write_is_read_back(given_: list[Event]) -> None:
    """Lines of at most 75 bytes, ended as the standard wants it, and every word of every event comes back."""
    text = calendar_of(given_, STAMP)
    assert text.endswith("\r\n")
    assert "\r" not in text.replace("\r\n", "")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= LONGEST_LINE
    for event, back in zip(given_, events(text), strict=True):
        assert back["UID"] == event.uid
        assert back["DTSTAMP"].dt == STAMP
        for key, said in (
            ("SUMMARY", event.summary),
            ("DESCRIPTION", event.description),
            ("LOCATION", event.location),
        ):
            assert str(back.get(key, "")) == as_kept(said)
        start = back.start
        if event.starts is None:
            assert start == event.day
        else:
            assert isinstance(start, datetime)
            assert start.replace(tzinfo=None) == datetime.combine(event.day, event.starts)
