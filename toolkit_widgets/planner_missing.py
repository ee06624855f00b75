"""Who is missing: from who takes part to whom to reach next, how, and by when.

The guide names the groups and the places; it asks to reach out, and warns that nobody is "just one
thing". So there is no score, no share and nothing that is ever complete. Whom somebody can
introduce comes first, since the door is open there; three at a time, four weeks apart, is ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from toolkit_widgets.planner_model import Choice, Entries, Entry, Item, Slot, View
from toolkit_widgets.planner_values import count, day

#: What the field ``status`` can hold; anything else is not known.
WITH_US, ASKED, NOT_YET, NOT_HERE = STATUSES = ("with-us", "asked", "not-yet", "not-here")
#: So many are reached at a time.
AT_A_TIME = 3
#: From one time to the next.
APART = timedelta(weeks=4)
#: How to reach people of whom nothing is known but what a reader calls them.
WAYS_OF_OWN = "trusted go-there talk"


def plan(entries: Entries) -> View:
    """Return whom to reach next, in which order and by when, and what to think of besides."""
    by = {status: [e for e in _there(entries) if e["status"] == status] for status in STATUSES}
    unknown = [e for e in _there(entries) if e["status"] not in STATUSES]
    alone = [entry for entry in by[WITH_US] if count(entry["how-many"]) == 1]
    here_too = [entry for entry in by[NOT_HERE] if entry.facts.get("everywhere") == "yes"]
    first, when = _first_day(entries)
    counts: dict[str, Choice] = {
        "with-us": len(by[WITH_US]),
        "asked": len(by[ASKED]),
        "not-yet": len(by[NOT_YET]),
        "not-here": len(by[NOT_HERE]),
        "unknown": len(unknown),
        "alone": len(alone),
        "here-too": len(here_too),
    }
    return View(
        slots={name: value for name, value in counts.items() if isinstance(value, int)}
        | {"first_day": first},
        choices={**counts, "when": when, "said": "some" if len(unknown) < len(_there(entries)) else "none"},
        lists={
            "rounds": tuple(_rounds(by[NOT_YET], first)),
            "waiting": tuple(_reach(entry, None) for entry in by[ASKED]),
            "lone": tuple(Item(entry=entry) for entry in alone),
            "elsewhere": tuple(Item(entry=entry) for entry in here_too),
            "find-out": tuple(Item(entry=entry) for entry in unknown),
        },
    )


def _there(entries: Entries) -> list[Entry]:
    """Return all rows but those that a person has added and said nothing of."""
    return [e for e in entries.entries if e.row or e.name.strip() or e.values]


def _first_day(entries: Entries) -> tuple[date, str]:
    """Return the day by which the first are reached, and how it was found: given, past or none.

    It is the day of the next meeting or, where there is none to come, four weeks from now.
    """
    given = day(entries.details.get("next-meeting", ""))
    if given is None:
        return entries.today + APART, "none"
    return (given, "given") if given >= entries.today else (entries.today + APART, "past")


def _rounds(missing: Sequence[Entry], first: date) -> Iterator[Item]:
    """Yield the rounds: those whom somebody can introduce first, then the others, each in the page's order."""
    ordered = sorted(missing, key=lambda entry: not entry["door"])
    for number, start in enumerate(range(0, len(ordered), AT_A_TIME)):
        by = _later(first, number)
        yield Item(
            slots={"by": by},
            lists={"reach": tuple(_reach(entry, by) for entry in ordered[start : start + AT_A_TIME])},
        )


def _later(first: date, rounds: int) -> date:
    """Return the day some rounds later; the calendar's last day where there is none."""
    try:
        return first + rounds * APART
    except OverflowError:
        return date.max


def _reach(entry: Entry, by: date | None) -> Item:
    """Return whom to reach, who opens the door, and the ways that are likely to work."""
    ways = (entry.facts.get("ways") or WAYS_OF_OWN).split()
    slots: dict[str, Slot] = {"door": entry["door"]}
    return Item(
        entry=entry,
        slots=slots,
        choices={"door": "some" if entry["door"] else "none"},
        lists={"ways": tuple(Item(template=f"way-{way}") for way in ways)},
        action={"by": by.isoformat()} if by else {},
    )
