"""Reviews: their days, their calendar, who is in them, and what the answers and the last plan give to talk about."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import date
from typing import Any

import icalendar
import pytest

from tests.engine.documents import WHOLE, as_bytes
from tests.engine.fixtures import RULES, person
from tests.engine.group_documents import WHOLE_GROUP
from tests.engine.zips import zipped
from toolkit_widgets import AnswersFileError, Responses
from toolkit_widgets.agenda import agenda
from toolkit_widgets.content import load
from toolkit_widgets.planner_model import Entries, Entry, Item, View
from toolkit_widgets.planner_review import Clock, calendar, days_of, plan, times_of

TODAY = date(2026, 11, 23)
GUIDE = load().rules


def asked(
    *entries: Entry, place: str = "", beside: dict[str, object] | None = None, **details: str
) -> Entries:
    """Return a plan."""
    return Entries(today=TODAY, entries=entries, details=details, place=place, beside=beside or {})


def days(**details: str) -> list[tuple[int, str, str]]:
    """Return the days of a plan in short."""
    return [(on.number, on.step.value, on.day.isoformat()) for on in days_of(asked(**details))]


def test_days_of_one_review() -> None:
    """Without an interval it is one, whatever the number says; days before and after stand round it."""
    assert days(first="2027-03-01", times="4", papers="14", tell="1") == [
        (1, "papers", "2027-02-15"),
        (1, "review", "2027-03-01"),
        (1, "tell", "2027-03-02"),
    ]
    assert days(first="2028-03-01", papers="1") == [(1, "papers", "2028-02-29"), (1, "review", "2028-03-01")]
    assert days(first="2028-03-01", every="once", papers="", tell="0") == [
        (1, "review", "2028-03-01"),
        (1, "tell", "2028-03-01"),
    ]


def test_days_of_several() -> None:
    """Each counted from the first, over short months and leap years."""
    by_month = [day for _, _, day in days(first="2027-12-31", every="month", times="4")]
    assert by_month == ["2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31"]
    assert [day for *_, day in days(first="2028-02-29", every="year", times="2")] == [
        "2028-02-29",
        "2029-02-28",
    ]
    assert [day for *_, day in days(first="2026-08-31", every="6-months", times="3")] == [
        *("2026-08-31", "2027-02-28", "2027-08-31")
    ]
    assert len(days(first="2027-01-01", every="3-months")) == 1
    assert len(days(first="2027-01-01", every="month", times="80")) == 20


@pytest.mark.parametrize(
    "details",
    [{}, {"first": ""}, {"first": "soon"}, {"first": "2027-02-29"}, {"first": "2027-2-1", "every": "month"}],
)
def test_no_days_without_the_first(details: dict[str, str]) -> None:
    """What is no day is not guessed at."""
    assert days(**details) == []
    assert plan(RULES, asked(**details)).choices["days"] == 0


def test_what_does_not_count_moves_nothing() -> None:
    """Days that cannot be read, or more than 90, make no entry; the calendar's end is an end."""
    assert days(first="2027-03-01", papers="some", tell="91") == [(1, "review", "2027-03-01")]
    assert days(first="9999-12-31", tell="1", every="year", times="3") == [(1, "review", "9999-12-31")]


@pytest.mark.parametrize(
    ("starts", "ends", "clock"),
    [
        ("", "", Clock.NONE),
        ("10:00", "", Clock.START),
        ("9:30", "12.15", Clock.BOTH),
        ("", "12:00", Clock.NO_START),
        ("12:00", "12:00", Clock.ORDER),
        ("14:00", "9:00", Clock.ORDER),
        ("ten", "", Clock.UNREADABLE),
        ("10:00", "25:00", Clock.UNREADABLE),
        ("24:00", "", Clock.UNREADABLE),
        ("1:30", "", Clock.GAP),
    ],
)
def test_times(starts: str, ends: str, clock: Clock) -> None:
    """28 March 2027 is the day on which the clocks go forward."""
    entries = asked(first="2027-03-28", starts=starts, ends=ends)
    made = times_of(entries, days_of(entries))
    assert made.clock is clock
    assert (made.starts is not None) == (clock in {Clock.START, Clock.BOTH})
    assert plan(RULES, entries).choices["clock"] == clock.value


WORDS = {
    "step": {"papers": "Send what people need", "review": "Review", "tell": "Tell everyone"},
    "calendar": {"about": "From your plan, co-production"},
}


def test_the_calendar() -> None:
    """A real parser reads every day, with the page's words; only the review itself has a time and a place."""
    entries = asked(
        place="Our day service",
        what="Lunch club; café",
        where="Town Hall, room 2",
        first="2027-03-27",
        every="month",
        times="2",
        papers="7",
        tell="14",
        starts="10:00",
        ends="12:00",
    )
    made = calendar(entries, WORDS)
    assert (made.name, made.type) == ("co-production-review.ics", "text/calendar")
    found = icalendar.Calendar.from_ical(made.text)
    assert isinstance(found, icalendar.Calendar)
    assert [(str(e["SUMMARY"]), str(e.get("LOCATION", ""))) for e in found.events] == [
        ("Send what people need: Lunch club; café", ""),
        ("Review: Lunch club; café", "Town Hall, room 2"),
        ("Tell everyone: Lunch club; café", ""),
    ] * 2
    starts = [e.start.isoformat() for e in found.events if str(e["SUMMARY"]).startswith("Review")]
    assert starts == ["2027-03-27T10:00:00+00:00", "2027-04-27T10:00:00+01:00"]
    assert [e.start for e in found.events][0::3] == [date(2027, 3, 20), date(2027, 4, 20)]
    assert {e["DTSTAMP"].dt.isoformat() for e in found.events} == {"2026-11-23T00:00:00+00:00"}


def uids(**more: Any) -> list[str]:
    """Return the names of the entries of a plan in a calendar."""
    details = {"what": "Lunch club", "first": "2027-01-01", "tell": "1"} | more
    place = details.pop("place", "Here")
    text = calendar(asked(place=place, **details), {}).text
    return [line for line in text.splitlines() if line.startswith("UID")]


def test_a_calendar_knows_its_entries_again() -> None:
    """Another day moves the same entries; another place or another review has its own."""
    assert uids() == uids(first="2027-06-30", where="Elsewhere", starts="9:00")
    assert len({*uids(), *uids(place="There"), *uids(what="Garden")}) == 6
    assert calendar(asked(), WORDS).text.count("BEGIN:VEVENT") == 0


def row(part: str, id_: str = "", side: str = "", /, **values: str) -> Entry:
    """Return a row of a part."""
    facts = {"side": side} if side else {}
    return Entry(part=part, row=id_, values={k.replace("_", "-"): v for k, v in values.items()}, facts=facts)


@pytest.mark.parametrize(
    ("carer", "manager", "lived"),
    [
        ("", "takes-part", "nobody"),
        ("not-yet", "takes-part", "nobody"),
        ("asked", "takes-part", "asked"),
        ("takes-part", "", "takes-part"),
    ],
)
def test_a_review_without_lived_experience_is_told_so(carer: str, manager: str, lived: str) -> None:
    """Managers alone are nobody of those whom it is about."""
    people = (
        row("people", "carers", "lived_experience", part=carer),
        row("people", "managers", "professional", part=manager),
    )
    assert plan(RULES, asked(*people)).choices["lived"] == lived


def test_what_to_look_at_and_who_hears() -> None:
    """Chosen rows with their how and who; what is put off; who hears nothing yet."""
    view = plan(
        RULES,
        asked(
            row(
                "look-at", "audit-how", this_time="this-time", how="Talk", who="Team", **{"with": "The group"}
            ),
            row("look-at", "audit-costs", this_time="not-this-time"),
            row("look-at", "difference", how="Not chosen yet"),
            row("tell", "tell-staff", how="At the team meeting"),
            row("tell", "tell-community"),
        ),
    )
    (look,) = view.lists["look"]
    assert (look.slots["how"], look.choices["with"]) == ("Talk", "some")
    assert ids(view, "not_now") == ["audit-costs"]
    assert (ids(view, "tell"), ids(view, "not_told")) == (["tell-staff"], ["tell-community"])


def ids(view: View, name: str) -> list[str]:
    """Return the rows of a list of a result."""
    return [item.entry.row for item in view.lists[name] if item.entry]


def in_file(document: object, name: str = "a.json") -> dict[str, object]:
    """Return a file as the page hands it over."""
    return {"name": name, "text": as_bytes(document).decode()}


LAST = {
    "format": "co-production-planner",
    "format_version": 1,
    "planner": "review",
    "planner_version": "1.0.0",
    "rows": {"audit-costs": {"this-time": "not-this-time"}, "audit-how": {"this-time": "this-time"}},
    "actions": [
        {"what": "Pay on the day", "by": "2026-12-01", "who": "Manager"},
        {"what": "Ask more carers", "by": "2027-05-01", "with": "Carers"},
        {"what": "A ramp", "done": True},
        {"what": "Write it up"},
    ],
}


def test_what_the_last_review_left() -> None:
    """Actions that are done, late by the day of this review, or open; and what was put off then."""
    view = plan(GUIDE, asked(first="2027-03-01", beside={"last": in_file(LAST)}))
    said = {name: [item.slots["what"] for item in view.lists[name]] for name in ("late", "open", "done")}
    assert said == {
        "late": ["Pay on the day"],
        "open": ["Ask more carers", "Write it up"],
        "done": ["A ramp"],
    }
    assert view.lists["late"][0].action == {"what": "Pay on the day", "who": "Manager"}
    assert ids(view, "put_off") == ["audit-costs"]
    assert view.choices["last"] == "some"
    assert view.lists["refused"] == ()


@pytest.mark.parametrize(
    ("file", "where"),
    [
        (LAST | {"planner": "who-is-missing"}, "planner"),
        (LAST | {"planner": "lunch"}, "planner"),
        (WHOLE, "format"),
        ([], "the file"),
    ],
)
def test_another_file_for_the_last_review_is_refused(file: Any, where: str) -> None:
    """Named, with what was expected, and the rest of the plan stands."""
    view = plan(GUIDE, asked(first="2027-03-01", beside={"last": in_file(file, "x.json")}))
    (refused,) = view.lists["refused"]
    assert (refused.slots["name"], refused.slots["where"]) == ("x.json", where)
    assert all(refused.slots[part] for part in ("came", "expected", "cure"))
    assert (view.choices["last"], view.choices["days"]) == ("none", 1)


def file_of(responses: Responses) -> dict[str, Any]:
    """Return the answers file of one person."""
    return {
        "format": "co-production-answers",
        "format_version": 1,
        "assessment": responses.assessment,
        "assessment_version": responses.assessment_version,
        "answers": {
            id_: {"answer": made.answer, "reason": made.reason} for id_, made in responses.answers.items()
        },
        "respondent": {"role": responses.role},
    }


def agenda_of(*now: Responses, then: tuple[Responses, ...] = ()) -> Item:
    """Return the one item of the agenda that answers files give."""
    beside: dict[str, object] = {
        "now": [in_file(file_of(made), f"{n}.json") for n, made in enumerate(now)],
        "then": [in_file(file_of(made), f"{n}.json") for n, made in enumerate(then)],
    }
    view = plan(RULES, asked(beside=beside))
    assert view.lists["refused"] == ()
    (item,) = view.lists["agenda"]
    return item


def said(item: Item, name: str) -> list[str]:
    """Return what the items of a list are about."""
    return [inner.template.partition("-")[2] for inner in item.lists[name]]


def test_the_agenda_of_one_person() -> None:
    """Where it is lowest, what stands in the way, what nobody knows, and what moved since."""
    item = agenda_of(person("yyp?nn", "carer"), then=(person("yynnny", "carer"),))
    assert said(item, "low") == ["garden"]
    assert said(item, "find_out") == ["garden-4"]
    assert said(item, "steps") == ["garden-4", "garden-3"]
    assert (said(item, "further"), said(item, "less_far")) == (["garden-3"], ["garden-6"])
    assert [inner.choices["direction"] for inner in item.lists["moved"]] == ["unclear"]
    assert (item.choices["change"], item.choices["people"], item.choices["heading"]) == (
        "compared",
        1,
        "none",
    )
    assert said(item, "talk") == []


def test_the_agenda_of_a_group() -> None:
    """What they are split about comes in its order; the group's ranges then and now are set side by side."""
    lived, staff = [person("yyppnn", "carer")] * 3, [person("yyyyyn", "manager")] * 3
    now = [replace(made) for made in (*lived, *staff)]
    now = distinct(now)
    then = distinct([person("yynnnn", "carer"), person("yyynnn", "manager")])
    item = agenda_of(*now, then=tuple(then))
    kinds = dict(zip(said(item, "talk"), (t.choices["kind"] for t in item.lists["talk"]), strict=True))
    assert kinds == {"garden-5": "split", "garden-3": "apart", "garden-4": "apart"}
    assert (item.choices["people"], item.choices["heading"], item.choices["change"]) == (
        6,
        "none",
        "compared",
    )
    assert [inner.choices["direction"] for inner in item.lists["moved"]] == ["same"]
    assert agenda_of(*distinct(staff)).choices["heading"] == "staff-view-only"


def distinct(people: list[Responses]) -> list[Responses]:
    """Return people whose files differ, by an answer to a statement that the assessment does not have."""
    from toolkit_widgets import Response

    return [
        replace(made, answers={**made.answers, f"other-{n}": Response(answer="yes")})
        for n, made in enumerate(people)
    ]


def test_only_like_is_compared_with_like() -> None:
    """One beside several, several beside one, another version: nothing is said of change, and why."""
    one, two = person("yyyyyy"), distinct([person("yyyyyy"), person("yyyyyn")])
    later = replace(one, assessment_version="2.0.0")
    (alone,) = agenda(RULES, [one], two)
    (many,) = agenda(RULES, two, [one])
    assert (alone.change, many.change) == ("others", "others")
    (newer,) = agenda(RULES, [one], [later])
    (group,) = agenda(RULES, two, [one, later])
    assert (newer.change, group.change) == ("meaning", "meaning")
    (first,) = agenda(RULES, [one])
    assert (first.change, first.moved) == ("no-earlier", ())
    assert agenda(RULES, []) == ()


def test_small_groups_stay_hidden() -> None:
    """Of two people on two sides the agenda says no more than the group may see: no side stands apart."""
    item = agenda_of(person("yyyyyy", "carer"), person("yypyyy", "manager"))
    assert said(item, "talk") == []
    assert said(item, "low") == ["garden"]


def test_several_assessments_in_the_order_of_the_rules() -> None:
    """Each by itself, however the files come; equally far is all of them."""
    choose = Responses(assessment="choose", assessment_version="1.0.0", answers={})
    pair = Responses(assessment="pair", assessment_version="1.0.0", answers={})
    assert [made.assessment for made in agenda(RULES, [choose, pair, person("yyyyyy")])] == [
        *("worked", "pair", "choose")
    ]
    assert agenda(RULES, [pair])[0].low == ()
    with pytest.raises(AnswersFileError):
        agenda(RULES, [replace(pair, assessment="gone")])


def test_files_of_every_kind() -> None:
    """Answers, a group's file, a zip of both; the same file twice counts once; a bad one stops no other."""
    mine, group = as_bytes(WHOLE), as_bytes(WHOLE_GROUP)
    zip_ = base64.b64encode(zipped({"a.json": mine, "g.json": group})).decode()
    nested = base64.b64encode(zipped({"b.zip": zipped({"a.json": mine})})).decode()
    files: list[dict[str, object]] = [
        in_file(WHOLE),
        in_file(WHOLE),
        {"name": "all.zip", "base64": zip_},
        {"name": "nested.zip", "base64": nested},
        in_file(WHOLE | {"assessment_version": "2.0.0"}, "newer.json"),
        in_file([], "list.json"),
    ]
    view = plan(RULES, asked(beside={"now": files}))
    refused = {item.slots["name"]: item.slots["where"] for item in view.lists["refused"]}
    assert refused == {"nested.zip": "b.zip", "newer.json": "assessment_version", "list.json": "the file"}
    # WHOLE by itself and in the zip, under two names; in the group file once, beside one other person.
    assert view.choices["files"] == 3
    assert [item.choices["assessment"] for item in view.lists["agenda"]] == ["pair"]


def test_who_answered_alike_counts_each() -> None:
    """Two files of other names are two people; one chosen twice, or in a group file and beside it, is one."""

    def people(*files: dict[str, object]) -> object:
        return plan(RULES, asked(beside={"now": list(files)})).choices["files"]

    assert people(in_file(WHOLE, "a.json"), in_file(WHOLE, "b.json")) == 2
    assert people(in_file(WHOLE, "a.json"), in_file(WHOLE, "a.json")) == 1
    assert people(in_file(WHOLE, "a.json"), in_file(WHOLE_GROUP, "group.json")) == 2
    alike = in_file(WHOLE_GROUP | {"people": [WHOLE, WHOLE, WHOLE]}, "alike.json")
    assert people(in_file(WHOLE, "a.json"), alike, in_file(WHOLE_GROUP, "group.json")) == 4


def test_weekends_are_named() -> None:
    """A Saturday and a Sunday, and none of the days round them."""
    view = plan(RULES, asked(first="2027-01-02", tell="1", papers="1"))
    assert [item.choices["weekend"] for item in view.lists["days"]] == ["no", "yes", "yes"]
    assert view.choices["weekends"] == 2


@pytest.mark.parametrize(("first", "short"), [("2027-01-31", "yes"), ("2027-01-28", "no"), ("", "no")])
def test_a_short_month_is_named(first: str, short: str) -> None:
    """Only where the day of the month really changes."""
    assert plan(RULES, asked(first=first, every="month", times="3")).choices["short"] == short
