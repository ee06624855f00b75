"""Who is missing: whom to reach next, in which order, and by when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.planner_documents import entry
from toolkit_widgets.content import load
from toolkit_widgets.planner_example import example_of
from toolkit_widgets.planner_missing import APART, AT_A_TIME, STATUSES, WAYS_OF_OWN, plan
from toolkit_widgets.planner_model import Entries, Entry, View

TODAY = date(2026, 11, 23)
NAMES = [f"row-{n}" for n in range(9)]


def planned(*rows: Entry, today: date = TODAY, **details: str) -> View:
    """Return what comes of some rows."""
    return plan(
        Entries(today=today, entries=rows, details={k.replace("_", "-"): v for k, v in details.items()})
    )


def rounds(view: View) -> list[tuple[date, list[str]]]:
    """Return the rounds: by when, and which rows."""
    made = []
    for item in view.lists["rounds"]:
        by = item.slots["by"]
        assert isinstance(by, date)
        made.append(
            (by, [reach.entry.row or reach.entry.name for reach in item.lists["reach"] if reach.entry])
        )
    return made


def test_doors_that_are_open_come_first() -> None:
    """Five who are not there yet, two with somebody who can introduce them; these two first, then the page's order."""
    rows = [entry("groups", name, status="not-yet") for name in "abc"]
    rows[1:1] = [
        entry("groups", "x", status="not-yet", door="Kim"),
        entry("groups", "y", status="not-yet", door=" "),
    ]
    rows.append(entry("places", name="Boats", status="not-yet", door="the lock keeper"))
    view = planned(*rows, next_meeting="2026-12-16")
    assert rounds(view) == [(date(2026, 12, 16), ["x", "Boats", "a"]), (date(2027, 1, 13), ["y", "b", "c"])]
    first = view.lists["rounds"][0].lists["reach"][0]
    assert (first.slots["door"], first.choices["door"], first.action) == ("Kim", "some", {"by": "2026-12-16"})


@pytest.mark.parametrize(
    ("given", "when", "first"),
    [
        ("2026-11-23", "given", date(2026, 11, 23)),
        ("2026-11-22", "past", date(2026, 12, 21)),
        ("", "none", date(2026, 12, 21)),
        ("2027-02-29", "none", date(2026, 12, 21)),
    ],
)
def test_the_first_day(given: str, when: str, first: date) -> None:
    """A day for the next meeting, today, past, none, no day at all; the first date, and how it was found."""
    view = planned(entry("groups", "a", status="not-yet"), next_meeting=given)
    assert (view.choices["when"], rounds(view)) == (when, [(first, ["a"])])


def test_over_a_leap_day() -> None:
    """Seven to reach from 1 February 2028; three rounds, four weeks apart, over 29 February."""
    rows = [entry("groups", str(n), status="not-yet") for n in range(7)]
    found = rounds(planned(*rows, today=date(2028, 1, 1), next_meeting="2028-02-01"))
    assert [by for by, _ in found] == [date(2028, 2, 1), date(2028, 2, 29), date(2028, 3, 28)]


def test_what_else_there_is_to_think_of() -> None:
    """One alone, one asked, one elsewhere who is everywhere, one of whom nothing is said, one answer that is none."""
    view = planned(
        entry("groups", "alone", status="with-us", how_many=" 1 "),
        entry("groups", "few", status="with-us", how_many="2"),
        entry("groups", "unsure", status="with-us", how_many="one or two"),
        entry("groups", "asked", status="asked", door="Kim"),
        entry("groups", "hidden", status="not-here", facts={"everywhere": "yes"}),
        entry("groups", "far", status="not-here"),
        entry("groups", "blank"),
        entry("groups", "odd", status="maybe"),
        entry("groups"),
        entry("groups", name=" "),
    )
    named = {name: [i.entry.row for i in items if i.entry] for name, items in view.lists.items()}
    assert named == {
        "rounds": [],
        "waiting": ["asked"],
        "lone": ["alone"],
        "elsewhere": ["hidden"],
        "find-out": ["blank", "odd"],
    }
    assert view.choices == {
        "with-us": 3,
        "asked": 1,
        "not-yet": 0,
        "not-here": 2,
        "unknown": 2,
        "alone": 1,
        "here-too": 1,
        "when": "none",
        "said": "some",
    }


def test_ways_are_those_of_the_row() -> None:
    """A row with ways of its own, and one that a reader has added; the ways by the names of their templates."""
    view = planned(
        entry("groups", "a", status="not-yet", facts={"ways": "talk costs"}),
        entry("groups", name="Bikers", status="not-yet"),
    )
    reach = view.lists["rounds"][0].lists["reach"]
    assert [[way.template for way in item.lists["ways"]] for item in reach] == [
        ["way-talk", "way-costs"],
        [f"way-{way}" for way in WAYS_OF_OWN.split()],
    ]


def test_nothing_said() -> None:
    """Rows of which nothing is said; nothing to reach, everything to find out."""
    view = planned(entry("groups", "a"), entry("groups", "b"))
    assert (view.choices["said"], view.choices["unknown"], rounds(view)) == ("none", 2, [])


def test_the_last_day_of_the_calendar() -> None:
    """A meeting on the calendar's last day; later rounds are on that day, and nothing breaks."""
    rows = [entry("groups", str(n), status="not-yet") for n in range(4)]
    assert [by for by, _ in rounds(planned(*rows, next_meeting="9999-12-31"))] == [date.max, date.max]


statuses = st.sampled_from([*STATUSES, "", "odd"])
doors = st.sampled_from(["", "Kim", "  "])
some_rows = st.lists(st.tuples(st.sampled_from(NAMES), statuses, doors), unique_by=lambda row: row[0])


@settings(deadline=None)
@given(some_rows, st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_nobody_gets_lost(rows: list[tuple[str, str, str]], today: date, meeting: date) -> None:
    """Any rows on any day: whoever is not there yet is in one round, nobody else is, and no round is in the past."""
    made = [entry("groups", id_, status=status, door=door) for id_, status, door in rows]
    view = planned(*made, today=today, next_meeting=meeting.isoformat())
    found = rounds(view)
    reached = [id_ for _, ids in found for id_ in ids]
    assert sorted(reached) == sorted(id_ for id_, status, _ in rows if status == "not-yet")
    assert all(len(ids) == AT_A_TIME for _, ids in found[:-1])
    assert [by - found[0][0] for by, _ in found] == [n * APART for n in range(len(found))]
    assert all(by >= today for by, _ in found)
    has_door = {id_: bool(door.strip()) for id_, _, door in rows}
    order = [has_door[id_] for id_ in reached]
    assert order == sorted(order, reverse=True)


@settings(deadline=None)
@given(some_rows)
def test_every_row_is_somewhere(rows: list[tuple[str, str, str]]) -> None:
    """Any rows: the counts add up to all of them, and no share of anything is in the result."""
    view = planned(*(entry("groups", id_, status=status, door=door) for id_, status, door in rows))
    counts = [view.choices[name] for name in (*STATUSES, "unknown")]
    assert sum(count for count in counts if isinstance(count, int)) == len(rows)
    assert not [value for value in view.slots.values() if isinstance(value, float)]


def test_all_ways_have_words() -> None:
    """The ways of the guide's rows, and of a reader's own; each has words, and no words are left over."""
    guide = load()
    ways = {
        way
        for part in guide.planners["who-is-missing"].parts.values()
        for row in part.rows.values()
        for way in row.facts["ways"].split()
    }
    said = {
        key.removeprefix("way_").replace("_", "-")
        for key in guide.interface["who_is_missing"]
        if key.startswith("way_")
    }
    assert ways | set(WAYS_OF_OWN.split()) == said


def test_the_worked_example_says_what_its_page_says() -> None:
    """The figures and dates that docs/plan/who-is-missing.md tells, from the engine."""
    view = plan(example_of(load(), "who-is-missing"))
    assert rounds(view) == [
        (date(2026, 12, 16), ["communicates-differently", "Young carers", "residential"]),
        (date(2027, 1, 13), ["no-group"]),
    ]
    assert (view.choices["with-us"], view.choices["not-yet"], view.choices["asked"]) == (3, 4, 1)
    assert [i.entry.row for i in view.lists["lone"] if i.entry] == ["dementia"]
    assert [i.entry.row for i in view.lists["elsewhere"] if i.entry] == ["lgbt"]
    assert [i.entry.row for i in view.lists["find-out"] if i.entry] == ["homeless"]
    assert view.lists["rounds"][0].slots["by"] == view.slots["first_day"]
    assert timedelta(weeks=4) == APART
