"""The same for planners: any text in any field comes out as it went in, and no calendar obeys it."""

from __future__ import annotations

import base64
import json
import re
import time
from functools import cache
from typing import Any

import pytest
from hypothesis import given

from tests.engine.fixtures import tries
from tests.engine.test_hostile import HEAVY, MOST_SECONDS, TRICKS, tricks
from toolkit_widgets import bridge, content
from toolkit_widgets.model import Rules
from toolkit_widgets.planner_model import FieldKind, Planner

TODAY = "2026-11-23"
PLANNERS = sorted(content.load().planners)
#: The lines that a calendar of ours has. A line that begins with a blank goes on with the one before it.
LINE = re.compile(
    r"(BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|TZID|DTSTART|DTEND|RRULE|TZOFFSETFROM|TZOFFSETTO|TZNAME|UID|DTSTAMP"
    r"|SUMMARY|DESCRIPTION|LOCATION|TRANSP|CLASS|STATUS|SEQUENCE|DURATION)[;:]| "
)
NUMBERS = (
    "1e999",
    "9" * 5000,
    "-0",
    "0x10",
    "１２",
    "1_000",
    "NaN",
    "∞",
    "1.",
    ".",
    "-",
    "£",
    "2.5e-999",
    "2026-02-30",
)


@cache
def rules() -> Rules:
    """Return the project's own rules."""
    return content.load().rules


def ask(call: str, **payload: object) -> dict[str, Any]:
    """Return the engine's reply to a page."""
    reply: dict[str, Any] = json.loads(bridge.answer(rules(), call, json.dumps(payload)))
    return reply


def filled(planner: Planner, text: str) -> dict[str, Any]:
    """Return parts with a text in every field of every row, in rows of one's own and in actions."""
    row = dict.fromkeys(planner.fields, text)
    return {
        "details": dict.fromkeys(planner.details, text),
        "rows": {each.id: row for part in planner.parts for each in part.rows},
        "own": {part.id: [{"name": text, **row}] for part in planner.parts if part.own},
        "place": text,
        "completed_on": TODAY,
        "actions": [dict.fromkeys(("what", "who", "with", "resources", "priority", "statement"), text)],
    }


def as_file(planner: Planner, parts: dict[str, Any]) -> dict[str, Any]:
    """Return a planner file with these parts."""
    head = {"format": "co-production-planner", "format_version": 1, "planner": planner.id}
    return {**head, "planner_version": planner.version, **parts}


@tries(40)
@given(tricks)
@pytest.mark.parametrize("name", PLANNERS)
def test_any_text_comes_out_as_it_went_in(name: str, text: str) -> None:
    """A text in every field in; opened and saved it is still there, and the plan names every field that it can't read."""
    planner = rules().planners[name]
    made = as_file(planner, filled(planner, text))
    opened = ask("plan_open", text=json.dumps(made))["ok"]
    assert opened["known"]["place"] == text
    saved = ask("plan_save", planner=name, kept=opened["kept"], parts=opened["known"])["ok"]["text"]
    assert json.loads(saved) == made
    view = ask("plan", planner=name, kept=opened["kept"], parts=opened["known"], today=TODAY)["ok"]
    assert set(view) == {"slots", "choices", "lists", "problems"}


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("name", PLANNERS)
def test_a_number_that_is_none(name: str, number: str) -> None:
    """Something like a number in every field in; said beside fields that want one, and the plan is there all the same."""
    planner = rules().planners[name]
    kinds = {field.kind for field in (*planner.fields.values(), *planner.details.values())}
    reply = ask("plan", planner=name, parts=filled(planner, number), today=TODAY)
    assert "ok" in reply, reply
    if kinds & {FieldKind.COUNT, FieldKind.MONEY, FieldKind.DAY}:
        assert reply["ok"]["problems"]


@pytest.mark.parametrize("what", sorted(set(HEAVY) - {"too much"}))
def test_heavy_files(what: str) -> None:
    """A file made to take long in; one line out, soon."""
    began = time.process_time()
    reply = ask("plan_open", base64=base64.b64encode(HEAVY[what]()).decode())
    assert all(part.isprintable() and len(part) < 400 for part in reply["error"].values())
    assert time.process_time() - began < MOST_SECONDS


@pytest.mark.parametrize("text", TRICKS)
def test_a_calendar_obeys_no_text(text: str) -> None:
    """A text in every field that a calendar takes up, with ends of lines in it; as many entries as without, no line more of another kind."""
    planner = rules().planners["review"]
    plain, tried = (
        calendar(planner, words) for words in ("Words", f"{text}\r\nEND:VEVENT\nBEGIN:VALARM\r{text}")
    )
    for made in (plain, tried):
        assert made.endswith("END:VCALENDAR\r\n")
        lines = made.split("\r\n")[:-1]
        assert [line for line in lines if not LINE.match(line)] == []
        assert [line for line in lines if re.search(r"[\r\n]", line) or len(line.encode()) > 75] == []
    for part in ("BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM"):
        assert tried.split("\r\n").count(part) == plain.split("\r\n").count(part)


def calendar(planner: Planner, words: str) -> str:
    """Return the calendar of a review on a day that there is, with words in every field that takes words."""
    parts = filled(planner, words)
    parts["details"] |= {
        "first": "2027-03-01",
        "every": planner.details["every"].choices[0],
        "starts": "10:00",
    }
    parts["details"] |= dict.fromkeys(("times", "papers", "tell"), "1") | {"ends": "12:00"}
    named = {"step": {"review": words}, "calendar": {"about": words}}
    reply = ask("plan_make", planner="review", parts=parts, today=TODAY, make="calendar", words=named)
    made: str = reply["ok"]["text"]
    return made
