"""The planner "Review": its days, its calendar file, what to look at and with whom, and what there is to talk about.

Beside its entries a page may hand over files: ``beside`` is ``{"now": [file], "then": [file], "last": file}``,
a file being ``{"name", "text"}`` or ``{"name", "base64"}``: answers of now, answers of the last review, and the
last review's own plan. A file that cannot be read is named in the result and stops no other.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from toolkit_widgets.agenda import Agenda, agenda, people_in
from toolkit_widgets.calendar_file import Event, calendar_of, in_the_gap
from toolkit_widgets.checks import a_list, an_object, needed, text
from toolkit_widgets.days import come_round
from toolkit_widgets.errors import AnswersFileError
from toolkit_widgets.exchange import write
from toolkit_widgets.model import Responses, Rules
from toolkit_widgets.planner_file import entries_of, read_plan
from toolkit_widgets.planner_model import Entries, Entry, Item, Made, Slot, View
from toolkit_widgets.planner_values import count
from toolkit_widgets.planner_values import day as day_in
from toolkit_widgets.requests import bytes_in

ID = "review"
LOOK_AT, PEOPLE, TELL = "look-at", "people", "tell"
#: No more reviews than this are planned at a time, and nothing further from one than so many days.
MOST_TIMES = 20
MOST_DAYS = 90
#: The choices of ``every`` beside a single review, in months.
MONTHS = {"month": 1, "3-months": 3, "6-months": 6, "year": 12}
THIS_TIME, NOT_THIS_TIME = "this-time", "not-this-time"
#: What a row of people says of those who are in.
TAKES_PART, ASKED = "takes-part", "asked"
LIVED_EXPERIENCE = "lived_experience"
_SATURDAY = 5
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")


class Step(StrEnum):
    """What there is a day for at each review, in this order."""

    PAPERS = "papers"
    REVIEW = "review"
    TELL = "tell"


class Clock(StrEnum):
    """Whether a review has times, and what is wrong with them."""

    NONE = "none"
    START = "start"
    BOTH = "both"
    UNREADABLE = "unreadable"
    NO_START = "no-start"
    ORDER = "order"
    GAP = "gap"
    """On the day of a review the clocks jump over it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of a plan: of which review, and what happens."""

    number: int
    step: Step
    day: date

    @property
    def weekend(self) -> bool:
        """Tell whether it is a Saturday or a Sunday."""
        return self.day.weekday() >= _SATURDAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """From when to when a review goes. Times with something wrong are not used."""

    clock: Clock
    starts: time | None = None
    ends: time | None = None


def days_of(entries: Entries) -> tuple[Day, ...]:
    """Return the days of a plan in their order; none without the first."""
    first = day_in(_detail(entries, "first"))
    if first is None:
        return ()
    months = MONTHS.get(_detail(entries, "every"), 0)
    times = min(_count(entries, "times") or 1, MOST_TIMES) if months else 1
    away = {Step.PAPERS: _count(entries, "papers"), Step.REVIEW: 0, Step.TELL: _count(entries, "tell")}
    made = []
    for number, review in enumerate(come_round(first, months, times), start=1):
        for step, days in away.items():
            on = None if days is None else _moved(review, -days if step is Step.PAPERS else days)
            if on:
                made.append(Day(number=number, step=step, day=on))
    return tuple(made)


def times_of(entries: Entries, days: Iterable[Day]) -> Times:
    """Return from when to when the reviews of a plan go."""
    typed = [_detail(entries, key) for key in ("starts", "ends")]
    starts, ends = map(_clock, typed)
    if any(said and made is None for said, made in zip(typed, (starts, ends), strict=True)):
        return Times(clock=Clock.UNREADABLE)
    if starts is None:
        return Times(clock=Clock.NO_START if ends else Clock.NONE)
    if ends and ends <= starts:
        return Times(clock=Clock.ORDER)
    if any(on.step is Step.REVIEW and in_the_gap(on.day, starts) for on in days):
        return Times(clock=Clock.GAP)
    return Times(clock=Clock.BOTH if ends else Clock.START, starts=starts, ends=ends)


def calendar(entries: Entries, words: Mapping[str, Mapping[str, str]]) -> Made:
    """Return the calendar file of a plan.

    A calendar knows an entry again by the place and by what is reviewed: a plan with the same two
    moves its entries, whatever else has changed. The file says that it was made at the first
    moment of the day on which it was asked for, so that a day's files are the same.

    Args:
        entries: The plan.
        words: Under ``step``, what each day is called in a calendar; under ``calendar`` and ``about``, what is
            said with each.

    """
    days = days_of(entries)
    times = times_of(entries, days)
    name = f"{entries.place.strip()}\n{_detail(entries, 'what')}"
    mark = hashlib.sha256(name.encode()).hexdigest()[:32]
    about = words.get("calendar", {}).get("about", "")
    events = []
    for on in days:
        is_review = on.step is Step.REVIEW
        said = words.get("step", {}).get(on.step, on.step.value)
        events.append(
            Event(
                uid=f"{on.step}-{on.number}-{mark}@co-production-planner",
                day=on.day,
                summary=": ".join(filter(None, (said, _detail(entries, "what")))),
                description=about,
                location=_detail(entries, "where") if is_review else "",
                starts=times.starts if is_review else None,
                ends=times.ends if is_review else None,
            )
        )
    stamp = datetime.combine(entries.today, time(), UTC)
    return Made(text=calendar_of(events, stamp), name="co-production-review.ics", type="text/calendar")


def plan(rules: Rules, entries: Entries) -> View:
    """Return a plan for the words of the page.

    Choices: ``days`` and ``weekends``, how many there are; ``clock``; ``short``, whether a
    month without the day of the first review has its last; ``lived``, whether people with lived
    experience take part: ``takes-part``, ``asked`` or ``nobody``; ``last``, whether the last plan is there.
    Lists: ``days``, ``look`` and ``not_now``, ``people`` and ``people_asked``, ``tell`` and ``not_told``; of the last plan ``late``, ``open``
    and ``done``, its actions, and ``put_off``, what it did not look at; ``agenda``, an item for each
    assessment; ``refused``, files that could not be read. ``some_`` and a list's name: how much there is in it.
    """
    days = days_of(entries)
    refused: list[Item] = []
    now, then = (_answers(rules, entries, key, refused) for key in ("now", "then"))
    last = _last(rules, entries, refused)
    reviews = [on for on in days if on.step is Step.REVIEW]
    review = reviews[0].day if reviews else entries.today
    look = list(entries.of(LOOK_AT))
    tell = [entry for entry in entries.of(TELL) if _is_filled(entry)]
    people = [entry for entry in entries.of(PEOPLE) if _is_filled(entry)]
    lists = {
        "days": tuple(map(_day_item, days)),
        "look": tuple(_row_item(entry) for entry in look if entry["this-time"] == THIS_TIME),
        "not_now": tuple(Item(entry=entry) for entry in look if entry["this-time"] == NOT_THIS_TIME),
        "people": tuple(_row_item(entry) for entry in people if entry["part"] == TAKES_PART),
        "people_asked": tuple(_row_item(entry) for entry in people if entry["part"] != TAKES_PART),
        "tell": tuple(_row_item(entry) for entry in tell if entry["how"]),
        "not_told": tuple(Item(entry=entry) for entry in entries.of(TELL) if not entry["how"] and entry.row),
        **_left_over(last, review),
        "agenda": tuple(map(_agenda_item, agenda(rules, now, then))),
        "refused": tuple(refused),
    }
    return View(
        choices={
            "days": len(days),
            "weekends": sum(on.weekend for on in days),
            "clock": times_of(entries, days).clock.value,
            "short": "yes" if len({on.day.day for on in reviews}) > 1 else "no",
            "lived": _lived(entries),
            "last": "none" if last is None else "some",
            "files": len(now),
            **{f"some_{name}": len(items) for name, items in lists.items() if name != "days"},
        },
        lists=lists,
    )


def _day_item(on: Day) -> Item:
    return Item(
        slots={"day": on.day, "number": on.number},
        choices={"step": on.step.value, "weekend": "yes" if on.weekend else "no"},
    )


def _row_item(entry: Entry) -> Item:
    """Return a row with what was written in it; each choice says whether there is something."""
    slots: dict[str, Slot] = {key: entry[key] for key in entry.values}
    if on := day_in(entry["by"]):
        slots["by"] = on
    keys = ("how", "who", "with", "by", "does", "part")
    return Item(
        entry=entry,
        slots=slots,
        choices={
            key: ("some" if entry[key] else "none") if key != "part" else entry[key] or "none" for key in keys
        },
    )


def _lived(entries: Entries) -> str:
    """Tell whether people with lived experience take part in the review."""
    parts = {entry["part"] for entry in entries.of(PEOPLE) if entry.facts.get("side") == LIVED_EXPERIENCE}
    return TAKES_PART if TAKES_PART in parts else ASKED if ASKED in parts else "nobody"


def _left_over(last: Entries | None, review: date) -> dict[str, tuple[Item, ...]]:
    """Return what the last plan leaves to this review."""
    lists: dict[str, list[Item]] = {"late": [], "open": [], "done": [], "put_off": []}
    for action in last.actions if last else ():
        by = day_in(str(action.get("by", "")))
        state = "done" if action.get("done") else "late" if by and by < review else "open"
        slots: dict[str, Slot] = {key: str(action.get(key, "")) for key in ("what", "who", "with")}
        if by:
            slots["by"] = by
        choices = {key: "some" if action.get(key) else "none" for key in ("what", "who", "with", "by")}
        again = {key: str(action[key]) for key in ("what", "who", "with") if action.get(key)}
        lists[state].append(Item(slots=slots, choices=choices, action={} if state == "done" else again))
    if last:
        lists["put_off"] += [Item(entry=e) for e in last.of(LOOK_AT) if e["this-time"] == NOT_THIS_TIME]
    return {name: tuple(items) for name, items in lists.items()}


def _agenda_item(made: Agenda) -> Item:
    """Return what the answers to one assessment give to talk about."""
    directions = {
        moved.id: moved.direction.value if moved.direction else "not-enough" for moved in made.moved
    }
    lists = {
        "low": tuple(_about("dimension", id_) for id_ in made.low),
        "talk": tuple(_about("statement", talk.id, kind=talk.kind.value) for talk in made.talk),
        "steps": tuple(_about("statement", id_) for id_ in made.steps),
        "find_out": tuple(_about("statement", id_) for id_ in made.find_out),
        "moved": tuple(_about("dimension", id_, direction=way) for id_, way in directions.items()),
        "further": tuple(_about("statement", id_) for id_ in made.further),
        "less_far": tuple(_about("statement", id_) for id_ in made.less_far),
    }
    return Item(
        choices={
            "assessment": made.assessment,
            "people": made.people,
            "heading": made.heading.value if made.heading else "none",
            "change": made.change.value,
            **{f"some_{name}": len(items) for name, items in lists.items()},
        },
        slots={"people": made.people},
        lists=lists,
    )


def _about(what: str, id_: str, **choices: str) -> Item:
    """Return an item about a dimension or a statement: the page has a template with the words of each."""
    return Item(template=f"{what}-{id_}", choices=choices)


def _answers(rules: Rules, entries: Entries, key: str, refused: list[Item]) -> list[Responses]:
    """Return each person's answers in the files under a key.

    People may have answered alike, so the same answers stand for as many people as one group file has them,
    or as many files of other names. The same person in two of these counts once.
    """
    found: dict[bytes, Responses] = {}
    count_of = Counter[bytes]()
    alone = set[tuple[str, bytes]]()
    for n, value in enumerate(a_list(entries.beside.get(key, []), ("beside", key))):
        file = an_object(value, ("beside", key, n))
        try:
            data = bytes_in(file, ("beside", key, n))
            handed = tuple(people_in(rules, _name(file), data, of_now=key == "now"))
        except AnswersFileError as error:
            refused.append(_refused(file, error))
            continue
        for made in handed:
            texts = [write(person) for person in made.people]
            found |= {written: person.responses for written, person in zip(texts, made.people, strict=True)}
            if made.name:
                alone |= {(made.name, written) for written in texts}
            else:
                count_of |= Counter(texts)
    count_of |= Counter(written for _, written in sorted(alone))
    return [found[written] for written, times in count_of.items() for _ in range(times)]


def _last(rules: Rules, entries: Entries, refused: list[Item]) -> Entries | None:
    """Return the plan of the last review, if it is there and can be read."""
    if "last" not in entries.beside:
        return None
    file = an_object(entries.beside["last"], ("beside", "last"))
    try:
        made = read_plan(bytes_in(file, ("beside", "last")), rules)
        if made.planner.id != ID:
            raise AnswersFileError(
                "planner", f'"{made.planner.id}"', f'"{ID}"', "choose the file of a review"
            )
    except AnswersFileError as error:
        refused.append(_refused(file, error))
        return None
    return entries_of(made, entries.today)


def _refused(file: Mapping[str, object], error: AnswersFileError) -> Item:
    """Return a file that could not be read, and why."""
    return Item(slots={"name": _name(file), **error.as_json()})


def _name(file: Mapping[str, object]) -> str:
    return text(needed(file, "name"), ("name",))


def _is_filled(entry: Entry) -> bool:
    return bool(entry.name.strip() or any(value.strip() for value in entry.values.values()))


def _detail(entries: Entries, key: str) -> str:
    return entries.details.get(key, "").strip()


def _count(entries: Entries, key: str) -> int | None:
    """Return how many days or times were typed; None if nothing that counts."""
    made = count(_detail(entries, key))
    return made if made is None or made <= MOST_DAYS else None


def _clock(typed: str) -> time | None:
    """Return a time of day such as 9:30."""
    found = _CLOCK.fullmatch(typed)
    return time(int(found[1]), int(found[2])) if found else None


def _moved(day: date, days: int) -> date | None:
    """Return a day some days on; None where the calendar ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
