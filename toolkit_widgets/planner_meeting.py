"""An accessible meeting: from the day of the meeting to what is due when, and what nobody sees to yet."""

from __future__ import annotations

from datetime import date, timedelta

from toolkit_widgets.planner_model import Choice, Entries, Entry, Item, Slot, View
from toolkit_widgets.planner_values import day

DONE, NOT_NEEDED = "done", "not-needed"
PEOPLE = "people"
#: The parts of the checklist, from door to door.
WAY = ("before", "getting-there", "during", "after")
#: What people need is there so many days before the meeting; there is time then to go through it with them.
DAYS_FOR_PEOPLE = -7


def plan(entries: Entries) -> View:
    """Return the checklist with its dates, what is late, and what nobody sees to."""
    meeting = day(entries.details.get("day", ""))
    lists = {
        part: tuple(_task(entry, meeting, entries.today) for entry in _there(entries, part)) for part in WAY
    }
    people = tuple(_task(entry, meeting, entries.today) for entry in _there(entries, PEOPLE))
    tasks = [item for items in (people, *lists.values()) for item in items]
    to_do = [item for item in tasks if item.choices["state"] == "to-do"]
    late = tuple(item for item in to_do if item.choices["late"] == "yes")
    nobody = tuple(item for item in to_do if item.choices["who"] == "nobody")
    counts: dict[str, Choice] = {
        "to-do": len(to_do),
        "done": sum(item.choices["state"] == DONE for item in tasks),
        "late": len(late),
        "nobody": len(nobody),
        "people": len(people),
    }
    slots: dict[str, Slot] = {name: value for name, value in counts.items() if isinstance(value, int)}
    if meeting:
        slots["day"] = meeting
    where = entries.details.get("where", "").strip()
    return View(
        slots={**slots, "where": where},
        choices={
            **counts,
            "day": "none" if meeting is None else "past" if meeting < entries.today else "given",
            "where": "some" if where else "none",
        },
        lists={**lists, PEOPLE: people, "is-late": late, "no-one": nobody},
    )


def _there(entries: Entries, part: str) -> list[Entry]:
    """Return the rows of a part but those that a person has added and said nothing of."""
    return [e for e in entries.of(part) if e.row or e.name.strip() or e.values]


def _task(entry: Entry, meeting: date | None, today: date) -> Item:
    """Return a task: its state, who sees to it, and by when."""
    due = _due(entry, meeting)
    state = entry["state"] if entry["state"] in (DONE, NOT_NEEDED) else "to-do"
    slots: dict[str, Slot] = {"who": entry["who"], "need": entry["need"]}
    return Item(
        entry=entry,
        slots={**slots, "by": due} if due else slots,
        choices={
            "state": state,
            "who": "somebody" if entry["who"] else "nobody",
            "due": "some" if due else "none",
            "late": "yes" if state == "to-do" and due and due < today else "no",
        },
        action={"by": due.isoformat()} if due else {},
    )


def _due(entry: Entry, meeting: date | None) -> date | None:
    """Return the day by which a task is to be done; what a reader has added to the list is due on the day itself."""
    if meeting is None:
        return None
    days = DAYS_FOR_PEOPLE if entry.part == PEOPLE else int(entry.facts.get("days", "0"))
    try:
        return meeting + timedelta(days=days)
    except OverflowError:
        return meeting
