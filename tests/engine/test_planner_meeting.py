"""An accessible meeting: what is due when, and what nobody sees to."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.planner_documents import entry
from toolkit_widgets.content import load
from toolkit_widgets.planner_example import example_of
from toolkit_widgets.planner_meeting import WAY, plan
from toolkit_widgets.planner_model import Entries, Entry, Item, View

TODAY = date(2028, 2, 1)


def planned(*rows: Entry, today: date = TODAY, **details: str) -> View:
    """Return what comes of some rows."""
    return plan(Entries(today=today, entries=rows, details=details))


def by(view: View, part: str) -> list[object]:
    """Return the dates of a part."""
    return [item.slots.get("by") for item in view.lists[part]]


def named(items: tuple[Item, ...]) -> list[str]:
    """Return the rows of some items."""
    return [item.entry.row or item.entry.name for item in items if item.entry]


def test_dates_are_counted_from_the_meeting() -> None:
    """A meeting a week after a leap day; each task on its own day, over the leap day and the change of the clocks."""
    view = planned(
        entry("people", name="Kim", need="a ramp"),
        entry("before", "papers", facts={"days": "-14"}),
        entry("before", "prepare", facts={"days": "-7"}),
        entry("during", "room", facts={"days": "0"}),
        entry("during", name="Sing"),
        entry("after", "what-came", facts={"days": "42"}),
        day="2028-03-07",
    )
    assert by(view, "people") == [date(2028, 2, 29)]
    assert by(view, "before") == [date(2028, 2, 22), date(2028, 2, 29)]
    assert by(view, "during") == [date(2028, 3, 7), date(2028, 3, 7)]
    assert by(view, "after") == [date(2028, 4, 18)]
    assert view.lists["before"][0].action == {"by": "2028-02-22"}


def test_without_a_day_there_are_no_dates() -> None:
    """No day, or none that the calendar has; no date, and nothing is late."""
    for text in ("", "soon", "2027-02-29"):
        view = planned(entry("before", "papers", facts={"days": "-14"}), day=text)
        assert (view.choices["day"], by(view, "before"), view.choices["late"]) == ("none", [None], 0)
        assert "day" not in view.slots


def test_late_is_what_is_to_do_and_past() -> None:
    """Tasks due yesterday, today and tomorrow, in each state; late is yesterday's that is neither done nor left out."""
    rows = [
        entry("before", f"{state}-{days}", state=state, facts={"days": str(days)})
        for state in ("", "to-do", "done", "not-needed", "odd")
        for days in (-1, 0, 1)
    ]
    view = planned(*rows, day=TODAY.isoformat())
    assert named(view.lists["is-late"]) == ["--1", "to-do--1", "odd--1"]
    assert (view.choices["to-do"], view.choices["done"], view.choices["late"]) == (9, 3, 3)


def test_what_nobody_sees_to() -> None:
    """People first, then from door to door; what is done or left out needs nobody."""
    view = planned(
        entry("people", name="Kim", need="a ramp"),
        entry("people", name="Lee", need="a lift", who="the caretaker"),
        entry("before", "papers", who="  "),
        entry("getting-there", "taxi", state="done"),
        entry("after", "minutes", state="not-needed"),
    )
    assert named(view.lists["no-one"]) == ["Kim", "papers"]
    assert [item.choices["who"] for item in view.lists["people"]] == ["nobody", "somebody"]
    assert view.lists["people"][0].slots["need"] == "a ramp"


def test_an_empty_row_is_no_task() -> None:
    """A row that a reader has added and left empty; it is not there."""
    view = planned(entry("people"), entry("people", name=" "), entry("before"))
    assert (view.choices["people"], view.choices["to-do"], view.lists["before"]) == (0, 0, ())


def test_before_and_after() -> None:
    """The day of the meeting and the day after it; it is over then."""
    assert planned(day="2028-02-01", where=" Hall ").choices["day"] == "given"
    view = planned(day="2028-01-31", where=" Hall ")
    assert (view.choices["day"], view.choices["where"], view.slots["where"]) == ("past", "some", "Hall")


def test_the_ends_of_the_calendar() -> None:
    """A meeting on the calendar's first or last day; what would lie beyond is due on the day itself."""
    for day, days in (("0001-01-01", "-42"), ("9999-12-31", "42")):
        view = planned(entry("before", "x", facts={"days": days}), day=day)
        assert by(view, "before") == [date.fromisoformat(day)]


states = st.sampled_from(["", "to-do", "done", "not-needed", "odd"])
tasks = st.lists(st.tuples(st.sampled_from(WAY), states, st.booleans(), st.integers(-60, 60)), max_size=12)


@settings(deadline=None)
@given(tasks, st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-90, 90))
def test_every_task_is_there_once(rows: list[tuple[str, str, bool, int]], meeting: date, later: int) -> None:
    """Any tasks, any day, asked any time: each in its part, its date exact, late only if it is past and to do."""
    today = meeting + timedelta(days=later)
    made = [
        entry(part, f"t{n}", state=state, who="Kim" if seen else "", facts={"days": str(days)})
        for n, (part, state, seen, days) in enumerate(rows)
    ]
    view = planned(*made, today=today, day=meeting.isoformat())
    there = [item for part in WAY for item in view.lists[part]]
    assert sorted(named(tuple(there))) == sorted(e.row for e in made)
    for item in there:
        assert item.entry
        due = item.slots["by"]
        assert due == meeting + timedelta(days=int(item.entry.facts["days"]))
        is_open = item.entry["state"] not in {"done", "not-needed"}
        assert (item.choices["late"] == "yes") == (
            is_open and meeting + timedelta(days=int(item.entry.facts["days"])) < today
        )
    assert all(item in there for name in ("is-late", "no-one") for item in view.lists[name])


def test_each_task_of_the_guide_has_its_days() -> None:
    """The rows of the planner itself; each has a whole number of days, and from door to door they do not go back."""
    parts = load().planners["accessible-meeting"].parts
    assert tuple(parts) == ("people", *WAY)
    for part in WAY:
        days = [int(row.facts["days"]) for row in parts[part].rows.values()]
        assert days == sorted(days)
        assert all(d <= 0 for d in days) or part == "after"


def test_the_worked_example_says_what_its_page_says() -> None:
    """The dates and the people that docs/plan/accessible-meeting.md tells, from the engine."""
    view = plan(example_of(load(), "accessible-meeting"))
    due = {item.entry.row: item.slots["by"] for part in WAY for item in view.lists[part] if item.entry}
    assert view.slots["day"] == date(2027, 3, 3)
    assert due["ask-needs"] == due["check-place"] == date(2027, 1, 20)
    assert due["book-support"] == date(2027, 1, 27)
    assert due["minutes"] == date(2027, 3, 10)
    assert by(view, "people") == [date(2027, 2, 24)] * 3
    assert named(view.lists["no-one"])[0] == "a carer from the north side"
    assert view.lists["is-late"] == ()
