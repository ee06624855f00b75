"""The accessible meeting on its page: a checklist from door to door, with dates, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browser.planner_page import GUIDE, WORDS, PlannerPage, PlannerTab, example, new_device
from tests.site.test_axe import in_every_look

ID = "accessible-meeting"
SAYS = GUIDE.interface["accessible_meeting"]
PARTS = GUIDE.planners[ID].parts


@pytest.fixture
def device(browser: Browser, strict_server: str) -> Iterator[PlannerPage]:
    """Return a device whose clock says when the worked example asks."""
    with new_device(browser, strict_server, ID, "2027-01-18T10:00:00") as made:
        yield made


@pytest.fixture
def tab(device: PlannerPage) -> PlannerTab:
    """Return the page, just opened."""
    return device.open()


def test_the_worked_example_says_what_the_page_says(tab: PlannerTab) -> None:
    """The example: dates counted from 3 March 2027, who has nobody, and every task once in its part."""
    tab.put(example(ID))
    tab.show()
    assert tab.seen(".result__headline").startswith("The meeting is on 3 March 2027.")
    assert tab.seen_each("[data-list=no-one] li")[0] == "a carer from the north side (By 24 February 2027)"
    assert tab.seen_each("[data-list=is-late] li") == []
    before = tab.seen_each("[data-list=before] .door-task__by")
    assert before == [
        *["By 20 January 2027"] * 3,
        *("By 27 January 2027", "By 3 February 2027", "By 3 February 2027"),
        *("By 17 February 2027", "By 24 February 2027"),
    ]
    for part in ("before", "getting-there", "during", "after"):
        links = tab.seen_each(f"[data-list={part}] .door-task__what > a")
        assert links == [row.words for row in PARTS[part].rows.values()]
    assert (
        tab.seen_each("[data-list=people] .door-task__need")[0]
        == "Needs: a sign language interpreter, and to see faces"
    )


def test_what_is_late_is_said_first(tab: PlannerTab) -> None:
    """A meeting in a month; what was due before today and is to do is named, and no longer once it is done."""
    tab.put(
        {
            "details": {"day": "2027-02-18"},
            "rows": {"time": {"state": "done"}, "check-place": {"state": "not-needed"}},
        }
    )
    tab.show()
    assert tab.seen_each("[data-list=is-late] li") == [
        f"{PARTS['before'].rows['ask-needs'].words} (By 7 January 2027)",
        f"{PARTS['before'].rows['book-support'].words} (By 14 January 2027)",
    ]
    tab.page.locator("#row-ask-needs input[value=done]").check()
    tab.page.wait_for_function("() => document.querySelectorAll('[data-list=is-late] li').length === 1")


def test_by_keyboard_alone(tab: PlannerTab) -> None:
    """A person's need in a row of their own, one task done, the checklist: without a mouse."""
    page = tab.page
    page.locator("[data-own=people] [data-add-row]").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("K. L.")
    page.keyboard.press("Tab")
    page.keyboard.type("large print")
    page.keyboard.press("Tab")
    page.keyboard.type("the office")
    page.locator("#row-papers textarea").focus()
    page.keyboard.type("Ada")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name=WORDS["show"]).focus()
    page.keyboard.press("Enter")
    tab.result()
    page.wait_for_function("() => document.activeElement?.id === 'result'")
    assert tab.parts["rows"] == {"papers": {"who": "Ada", "state": "done"}}
    assert tab.seen("[data-list=people] .door-task__what").startswith(
        "K. L. Needs: large print Who: the office"
    )
    assert SAYS["day_none"] in tab.seen(".result__headline")


def test_saved_on_the_device_it_is_there_again(tab: PlannerTab) -> None:
    """After a reload everything stands there as it was typed."""
    parts = example(ID)
    tab.put(parts)
    tab.page.locator("[data-device] [data-save]").click()
    tab.page.locator("[data-device] [data-stop]").wait_for(state="visible")
    tab.page.reload()
    tab.page.wait_for_function("() => document.querySelector('work-planner').parts.rows !== undefined")
    assert tab.parts == parts


def test_no_sideways_scrolling(tab: PlannerTab) -> None:
    """The form and the checklist at 320 pixels; nothing sticks out."""
    tab.page.set_viewport_size({"width": 320, "height": 800})
    tab.put(example(ID))
    tab.show()
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("what", ["example", "nothing"])
def test_axe(tab: PlannerTab, what: str) -> None:
    """The whole example, and nothing at all: no violation, light, dark, wide and narrow."""
    tab.put(example(ID) if what == "example" else {})
    tab.show()
    assert in_every_look(tab.page) == {}


def test_on_paper_it_is_a_checklist(tab: PlannerTab, tmp_path: Path) -> None:
    """Printed: every task from door to door with its date and who, a line where nobody does it yet; no form, no plan table."""
    tab.put(example(ID))
    tab.show()
    file = tmp_path / "plan.pdf"
    tab.page.pdf(path=file, format="A4")
    said = " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
    assert all(row.words in said for part in PARTS.values() for row in part.rows.values())
    assert "Needs: somebody at home with her father from 1 to 5" in said
    assert (
        said.index(SAYS["heading_before"])
        < said.index(SAYS["heading_getting_there"])
        < said.index(SAYS["heading_after"])
    )
    for words in (
        WORDS["show"],
        WORDS["print"],
        SAYS["nobody_heading"],
        PARTS["before"].rows["papers"].easy_words,
    ):
        assert words not in said
