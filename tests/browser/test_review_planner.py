"""Reviews on their page: dates, a calendar that a real parser reads, an agenda from files, kept, and on paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browser.planner_page import GUIDE, WORDS, PlannerPage, PlannerTab, example, new_device
from tests.site.test_axe import in_every_look, violations

ID = "review"
SAYS = GUIDE.interface["review"]
JIGSAW = GUIDE.rules.assessments["jigsaw"]


@pytest.fixture
def device(browser: Browser, strict_server: str) -> Iterator[PlannerPage]:
    """Return a device with nothing on it."""
    with new_device(browser, strict_server, ID) as made:
        yield made


@pytest.fixture
def tab(device: PlannerPage) -> PlannerTab:
    """Return the page, just opened."""
    return device.open()


def answers(folder: Path, name: str, role: str, letters: str) -> Path:
    """Write an answers file to the jigsaw, its answers in a row that is told over and over."""
    words = {"y": "yes", "p": "partly", "n": "no", "?": "dont-know"}
    document = {
        "format": "co-production-answers",
        "format_version": 1,
        "assessment": "jigsaw",
        "assessment_version": JIGSAW.version,
        "respondent": {"role": role},
        "answers": {
            s.id: {"answer": words[letters[n % len(letters)]]} for n, s in enumerate(JIGSAW.statements)
        },
    }
    file = folder / name
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def last_plan(folder: Path) -> Path:
    """Write the plan of a last review."""
    document: dict[str, Any] = {
        "format": "co-production-planner",
        "format_version": 1,
        "planner": "review",
        "planner_version": GUIDE.planners[ID].version,
        "rows": {"audit-costs": {"this-time": "not-this-time"}},
        "actions": [
            {"what": "Pay people on the day", "by": "2027-02-01", "who": "the manager"},
            {"what": "Build a ramp", "done": True},
        ],
    }
    file = folder / "last.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def give(tab: PlannerTab, part: str, *files: Path) -> None:
    """Choose files in a part of the page."""
    tab.page.locator(f"[data-files-of={part}] [data-file]").set_input_files(list(files))
    tab.page.locator(f"[data-files-of={part}] li").nth(len(files) - 1).wait_for()


def test_the_worked_example(tab: PlannerTab) -> None:
    """Every date that the page names; February has its last day; what nobody sees to is said."""
    tab.put(example(ID))
    tab.show()
    dates = tab.seen_each(".review-days li")
    assert dates[:2] == ["17 August 2027: people get what they need", "31 August 2027: the review"]
    assert [line for line in dates if "the review" in line][1:] == [
        "29 February 2028: the review",
        "31 August 2028: the review",
    ]
    assert "21 September 2027" in dates[2]
    look = tab.seen_each(".review-look li")
    assert "Nobody sees to it yet. Nobody with lived experience is down for it yet." in look[2]
    assert tab.seen_each("[data-list=people_asked] li") == ["Carers", "The cook"]
    assert tab.seen_each("[data-list=not_told] li") == ["Staff", "The wider community"]


def test_the_calendar_opens_in_a_real_parser(tab: PlannerTab) -> None:
    """The file that the button saves: nine entries in the page's words, times that stay in summer and winter."""
    tab.put(example(ID))
    tab.show()
    button = tab.page.get_by_role("button", name=SAYS["calendar"])
    with tab.saved() as files:
        button.click()
    data = files[0].read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    found = icalendar.Calendar.from_ical(data)
    assert isinstance(found, icalendar.Calendar)
    reviews = [event for event in found.events if str(event["SUMMARY"]).startswith("Review: ")]
    assert [event.start.isoformat() for event in reviews] == [
        *("2027-08-31T10:30:00+01:00", "2028-02-29T10:30:00+00:00", "2028-08-31T10:30:00+01:00")
    ]
    assert len(found.events) == 9
    assert {str(event["DESCRIPTION"]) for event in found.events} == {SAYS["calendar_says"]}
    tab.page.locator("[data-field=first] input").fill("2027-09-30")
    tab.page.wait_for_function(
        "() => document.querySelector('.review-days').innerText.includes('30 September')"
    )
    with tab.saved() as moved:
        button.click()
    again = icalendar.Calendar.from_ical(moved[0].read_bytes())
    assert isinstance(again, icalendar.Calendar)
    assert [event["UID"] for event in again.events] == [event["UID"] for event in found.events]


def test_an_agenda_from_answers(tab: PlannerTab, tmp_path: Path) -> None:
    """Several people's answers: what they are split about in their own words, and what stands in the way."""
    people = [
        answers(tmp_path, "a.json", "carer", "yyppnn"),
        answers(tmp_path, "b.json", "manager", "yyyyyp"),
        answers(tmp_path, "c.json", "frontline", "yp?"),
    ]
    give(tab, "now", *people)
    tab.show()
    agenda = tab.page.locator(".review-agenda")
    agenda.wait_for()
    statement = GUIDE.assessments["jigsaw"].statements["culture-leaders-share-decisions"].words
    talk = tab.seen_each("[data-list=talk] li")
    assert talk[0] == f"Culture: {statement} ({SAYS['kind_split']})"
    assert "3 people" in agenda.inner_text()
    assert tab.seen("[data-files-of=now] [role=status]") == "3 files are open."
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    give(tab, "then", bad, people[0])
    tab.page.locator("[data-list=refused] li").wait_for()
    assert tab.seen("[data-list=refused] li").startswith("bad.json: at line 1, column 2")
    assert SAYS["change_others"] in agenda.inner_text()
    tab.page.locator("[data-files-of=now] [data-forget]").click()
    agenda.wait_for(state="detached")
    assert tab.seen("[data-files-of=now] [role=status]") == "No files."


def test_then_and_now_and_the_last_plan(tab: PlannerTab, tmp_path: Path) -> None:
    """One person's answers of two times, and what the last review left: late, done, put off."""
    tab.put({"details": {"first": "2027-03-01"}})
    give(tab, "now", answers(tmp_path, "now.json", "carer", "yyp"))
    give(tab, "then", answers(tmp_path, "then.json", "carer", "ypn"))
    give(tab, "last", last_plan(tmp_path))
    tab.show()
    tab.page.locator(".review-agenda").wait_for()
    assert tab.seen_each("[data-list=moved] li")[0] == "Culture: further than last time"
    assert len(tab.seen_each("[data-list=further] li")) == 16
    assert tab.seen_each("[data-list=late] li") == [
        "Pay people on the day Who: the manager. By 1 February 2027."
    ]
    assert tab.seen_each("[data-list=done] li") == ["Build a ramp"]
    audit = GUIDE.planners[ID].parts["look-at"].rows["audit-costs"].words
    assert tab.seen_each("[data-list=put_off] li") == [audit]


def test_clearing_everything_takes_the_files_away(tab: PlannerTab, tmp_path: Path) -> None:
    """The plan, its result and the opened files."""
    tab.put(example(ID))
    give(tab, "now", answers(tmp_path, "now.json", "carer", "yyp"))
    tab.show()
    tab.page.locator("[data-device] [data-clear-all]").click()
    tab.page.locator("dialog[open] button[value=clear]").click()
    tab.page.locator("work-planner [data-result]").wait_for(state="hidden")
    assert tab.seen("[data-files-of=now] [role=status]") == "No files."
    assert tab.parts == {}
    assert tab.page.evaluate("document.querySelector('work-planner').beside") == {}


def test_by_keyboard_alone(tab: PlannerTab) -> None:
    """A day, an interval by arrow, a number, the plan and the calendar, without a mouse."""
    page = tab.page
    page.locator("[data-field=first] input").focus()
    # Day and month the same: a browser may ask for either first.
    page.keyboard.type("12122027")
    page.locator("[data-field=every] input").first.focus()
    page.keyboard.press("ArrowDown")
    page.locator("[data-field=times] input").focus()
    page.keyboard.type("3")
    page.get_by_role("button", name=WORDS["show"]).focus()
    page.keyboard.press("Enter")
    tab.result()
    page.wait_for_function("() => document.activeElement?.id === 'result'")
    assert [line.partition(":")[0] for line in tab.seen_each(".review-days li")] == [
        *("12 December 2027", "12 January 2028", "12 February 2028")
    ]
    button = page.get_by_role("button", name=SAYS["calendar"])
    button.focus()
    with tab.saved() as files:
        page.keyboard.press("Enter")
    assert b"DTSTART;VALUE=DATE:20280112" in files[0].read_bytes()


def test_saved_on_the_device_it_is_there_again(tab: PlannerTab, tmp_path: Path) -> None:
    """After a reload the plan is there; the files that were opened beside it are not."""
    parts = example(ID)
    tab.put(parts)
    give(tab, "now", answers(tmp_path, "now.json", "carer", "yyp"))
    tab.page.locator("[data-device] [data-save]").click()
    tab.page.locator("[data-device] [data-stop]").wait_for(state="visible")
    tab.page.reload()
    tab.page.wait_for_function("() => document.querySelector('work-planner').parts.rows !== undefined")
    assert tab.parts == parts
    assert tab.seen("[data-files-of=now] [role=status]") == "No files."
    kept = tab.page.evaluate("JSON.stringify(localStorage)")
    assert "co-production-answers" not in kept


@pytest.mark.parametrize("width", [320, 768])
def test_no_sideways_scrolling(tab: PlannerTab, tmp_path: Path, width: int) -> None:
    """Dates, files with long names and an agenda fit a phone."""
    tab.page.set_viewport_size({"width": width, "height": 800})
    tab.put(example(ID))
    give(tab, "now", answers(tmp_path, f"{'answers' * 12}.json", "carer", "ynp"))
    tab.show()
    tab.page.locator(".review-agenda").wait_for()
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe(tab: PlannerTab, tmp_path: Path) -> None:
    """A whole plan with an agenda from everything, then nothing at all: no violation in any look."""
    tab.put(example(ID))
    give(tab, "now", answers(tmp_path, "now.json", "carer", "yn?"))
    give(tab, "then", answers(tmp_path, "then.json", "carer", "nyp"))
    give(tab, "last", last_plan(tmp_path))
    tab.show()
    tab.page.locator(".review-agenda").wait_for()
    assert in_every_look(tab.page) == {}
    tab.page.emulate_media(forced_colors="active")
    assert violations(tab.page) == []


def test_on_paper(tab: PlannerTab, tmp_path: Path) -> None:
    """Printed with a result it is a document: dates, who, what to look at; no buttons, no form."""
    tab.put(example(ID))
    tab.show()
    file = tmp_path / "plan.pdf"
    tab.page.pdf(path=file, format="A4")
    said = " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
    for words in ("29 February 2028: the review", "the whole planning group", "a poster with pictures"):
        assert words in said
    for words in (WORDS["show"], SAYS["calendar"], SAYS["files_heading"]):
        assert words not in said


def test_without_javascript_it_is_a_form(browser: Browser, strict_server: str) -> None:
    """Every row with its fields, the way to paper, and nothing that only a script can do."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{strict_server}plan/{ID}/")
    rows = [row for part in GUIDE.planners[ID].parts.values() for row in part.rows]
    assert page.locator("[data-row]").count() == len(rows)
    assert page.locator("#row-audit-how input:visible").count() == 2
    assert page.locator("a[href$='plan-review.pdf']").is_visible()
    assert not page.locator("review-files").is_visible()
    assert not page.get_by_role("button", name=WORDS["show"]).is_visible()
    context.close()
