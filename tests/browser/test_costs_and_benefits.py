"""Costs and benefits on its page: ranges in words, as bars and as a table, by keyboard, kept, and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browser.planner_page import GUIDE, PlannerPage, PlannerTab, example, new_device
from tests.site.test_axe import in_every_look, violations

ID = "costs-and-benefits"
SAYS = GUIDE.interface["costs_and_benefits"]
PROBLEMS = GUIDE.interface["planner"]


@pytest.fixture
def device(browser: Browser, strict_server: str) -> Iterator[PlannerPage]:
    """Return a device with nothing on it."""
    with new_device(browser, strict_server, ID) as made:
        yield made


@pytest.fixture
def tab(device: PlannerPage) -> PlannerTab:
    """Return the page, just opened."""
    return device.open()


def test_the_worked_example_says_what_the_page_says(tab: PlannerTab) -> None:
    """Every range of the table on the page stands in the result, in words, beside the bars and in the table."""
    tab.put(example(ID))
    tab.show()
    assert tab.seen(".result__headline").endswith(
        "anything from £13,512 more spent to £7,170 more that comes back."
    )
    assert tab.seen_each(".cost-year h4") == [f"Year {n}, {2026 + n}" for n in range(1, 5)]
    bars = tab.seen_each(".cost-year:first-child .cost-year__said")
    assert bars == [
        "It costs: £4,170 to £5,590.50",
        "May come back: £0",
        "So far: £4,170 to £5,590.50 more spent",
    ]
    rows = tab.seen_each(".cost-table tbody tr:nth-child(3) td")
    assert rows == [
        *("£3,720 to £5,140.50", "£2,500 to £7,500"),
        *("£2,640.50 more spent to £3,780 more back", "£10,871.50 more spent to £3,390 more back"),
    ]
    assert tab.seen(".cost-table tfoot").startswith("In all £15,330 to £21,012 £7,500 to £22,500")
    on_page = tab.page.locator("table", has_text="nothing yet").inner_text()
    assert all(text in on_page for text in ("£4,170 to £5,590.50", "£2,500 to £7,500"))


def test_bars_lie_where_the_amounts_are(tab: PlannerTab) -> None:
    """Each bar begins and ends where its amounts do, on one scale for all years."""
    tab.put(example(ID))
    tab.show()
    bars = tab.page.locator(".cost-year [data-bar=costs], .cost-year [data-bar=back]").evaluate_all(
        "(all) => all.map((bar) => [Number(bar.getAttribute('x')), Number(bar.getAttribute('width'))])"
    )
    amounts = [(4170, 5590.5), (0, 0), *[(3720, 5140.5), (2500, 7500)] * 3]
    assert [(at, at + long) for at, long in bars] == [
        (low * 1000 // 7500, high * 1000 // 7500) for low, high in amounts
    ]
    widest = tab.page.locator(".cost-year [data-bar=back]").nth(1)
    box, ground = widest.bounding_box(), widest.locator("..").bounding_box()
    assert box
    assert ground
    assert abs(box["x"] - ground["x"] - ground["width"] / 3) < 4
    assert abs(box["x"] + box["width"] - ground["x"] - ground["width"]) < 4


def test_it_never_says_that_co_production_saves_money(tab: PlannerTab) -> None:
    """Even where the figures say that more comes back: that these are the reader's, and that nothing is settled."""
    tab.put({"rows": {"payments": {"low": "1"}, "health": {"low": "1,000"}}})
    result = tab.show()
    said = " ".join(result.inner_text().split())
    assert said.count(" ".join(SAYS["inconclusive"].split())) == 1
    assert "By your own figures, more comes back than is spent, even at the least." in said
    assert "saves money is not settled" in said


def test_what_is_no_amount_is_kept_and_said(tab: PlannerTab) -> None:
    """Beside the field stands why; what was typed stays, and the other rows are counted."""
    tab.field("payments", "low").fill("1,20")
    tab.field("venues", "low").fill("20 to 50")
    tab.field("training", "low").fill("300")
    tab.show()
    assert tab.field("payments", "low").input_value() == "1,20"
    assert PROBLEMS["problem_money_comma"] in tab.seen("#row-payments [data-field=low] [data-problem]")
    assert PROBLEMS["problem_money_two_amounts"] in tab.seen("#row-venues [data-field=low] [data-problem]")
    assert tab.field("payments", "low").get_attribute("aria-invalid") is not None
    assert tab.field("training", "low").get_attribute("aria-invalid") is None
    assert "£900" in tab.seen(".result__headline")
    assert len(tab.seen_each("[data-list=left_out] li")) == 2
    tab.field("payments", "low").fill("1.20")
    tab.page.wait_for_function("() => document.querySelectorAll('[data-list=left_out] li').length === 1")
    assert tab.field("payments", "low").get_attribute("aria-invalid") is None


def test_by_keyboard_alone(tab: PlannerTab) -> None:
    """From the first amount to the result and to the row that it speaks of, without a mouse."""
    page = tab.page
    tab.field("payments", "low").focus()
    page.keyboard.type("100")
    page.keyboard.press("Tab")
    page.keyboard.type("200")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("#row-payments input:checked").get_attribute("value") == "once"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("2")
    page.get_by_role("button", name=PROBLEMS["show"]).focus()
    page.keyboard.press("Enter")
    tab.result()
    page.wait_for_function("() => document.activeElement?.id === 'result'")
    assert "£100 to £200" in tab.seen(".result__headline")
    assert [line.split(":")[-1].strip() for line in tab.seen_each(".cost-year__said")[0::3]] == [
        *("£0", "£100 to £200", "£0")
    ]
    page.locator("[data-list=rows_costs] a").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#row-payments")


def test_saved_on_the_device_it_is_there_again(device: PlannerPage, tab: PlannerTab) -> None:
    """After a reload everything stands there as it was typed, what is no amount too, and nothing was sent."""
    parts = example(ID)
    parts["rows"]["venues"] = {"low": "12 hundred"}
    tab.put(parts)
    tab.page.locator("[data-device] [data-save]").click()
    tab.page.locator("[data-device] [data-stop]").wait_for(state="visible")
    tab.page.reload()
    tab.page.wait_for_function("() => document.querySelector('work-planner').parts.rows !== undefined")
    assert tab.parts == parts
    assert all(url.startswith((device.server, "blob:", "data:")) for url in device.asked)


@pytest.mark.parametrize("width", [320, 768])
def test_no_sideways_scrolling(tab: PlannerTab, width: int) -> None:
    """The result with the table and the bars fits a phone; each cell then has its heading in front of it."""
    tab.page.set_viewport_size({"width": width, "height": 800})
    tab.put(example(ID))
    tab.show()
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    label = tab.page.locator(".cost-table tbody td").first.evaluate(
        "(td) => getComputedStyle(td, '::before').content"
    )
    assert ("It costs" in label) == (width == 320 or "It costs" in label)


@pytest.mark.parametrize("what", ["example", "nothing", "problems"])
def test_axe(tab: PlannerTab, what: str) -> None:
    """The whole example, nothing at all, and amounts that cannot be read: no violation, light, dark, wide and narrow."""
    parts = {
        "example": example(ID),
        "nothing": {},
        "problems": {
            "rows": {"payments": {"low": "1,20", "from": "next"}, "health": {"low": "9", "high": "1"}}
        },
    }
    tab.put(parts[what])
    tab.show()
    assert in_every_look(tab.page) == {}


def test_forced_colours(tab: PlannerTab) -> None:
    """In colours that a person has chosen for everything, bars and all."""
    tab.page.emulate_media(forced_colors="active")
    tab.put(example(ID))
    tab.show()
    assert violations(tab.page) == []


def test_on_paper(tab: PlannerTab, tmp_path: Path) -> None:
    """Printed with a result it is a document: ranges, table and warnings on it, no buttons and no form."""
    tab.put(example(ID))
    tab.show()
    file = tmp_path / "plan.pdf"
    tab.page.pdf(path=file, format="A4")
    said = " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
    for words in (
        "£13,512 more spent",
        "£10,871.50 more spent to £3,390 more back",
        "Payments and welfare benefits",
    ):
        assert words in said
    for words in (PROBLEMS["show"], PROBLEMS["print"], "At least"):
        assert words not in said


def test_without_javascript_it_is_a_form(browser: Browser, strict_server: str) -> None:
    """Every row with its fields, the warning about benefits, the way to paper, and nothing that only a script can do."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{strict_server}plan/{ID}/")
    rows = [row for part in GUIDE.planners[ID].parts.values() for row in part.rows]
    assert page.locator("[data-row]").count() == len(rows)
    assert page.locator("#row-payments input:visible").count() == 6
    assert page.locator("#payments").is_visible()
    assert page.locator("a[href$='plan-costs-and-benefits.pdf']").is_visible()
    assert not page.locator("work-planner [data-result]").is_visible()
    assert not page.get_by_role("button", name=PROBLEMS["show"]).is_visible()
    context.close()
