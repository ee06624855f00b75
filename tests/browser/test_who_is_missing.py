"""Who is missing on its page: by keyboard, at 320 pixels, without JavaScript, kept on the device and in files, on paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browser.planner_page import GUIDE, WORDS, PlannerPage, PlannerTab, example, new_device
from tests.site.built import ROOT
from tests.site.test_axe import in_every_look, violations
from toolkit_widgets.planner_file import write_plan
from toolkit_widgets.planner_parts import plan_file_of

ID = "who-is-missing"
SAYS = GUIDE.interface["who_is_missing"]
KEEP = GUIDE.interface["keep"]
ROWS = GUIDE.planners[ID].parts["groups"].rows
RULES = GUIDE.rules
KEY = f"co-production:plan:{ID}"


@pytest.fixture
def device(browser: Browser, strict_server: str) -> Iterator[PlannerPage]:
    """Return a device with nothing on it."""
    with new_device(browser, strict_server, ID) as made:
        yield made


@pytest.fixture
def tab(device: PlannerPage) -> PlannerTab:
    """Return the page, just opened."""
    return device.open()


def saved_by_engine(parts: object) -> bytes:
    """Return the file that the engine makes of parts in CPython."""
    assert isinstance(parts, dict)
    return write_plan(plan_file_of(RULES, RULES.planners[ID], "", parts))


def test_the_example_comes_by_its_button(tab: PlannerTab) -> None:
    """The button of the worked example, then the plan; it says what the page says of it."""
    tab.page.locator("[data-example]").click()
    tab.page.locator("[data-files] [data-said]", has_text=WORDS["keep_opened"]).wait_for()
    tab.show()
    assert tab.seen_each(".planner-round h4") == ["By 16 December 2026", "By 13 January 2027"]
    assert tab.seen_each("[data-list=lone] li") == [ROWS["dementia"].words]
    assert tab.seen_each("[data-list=elsewhere] li") == [ROWS["lgbt"].words]
    assert tab.seen(".planner-reach__what").startswith(
        "Ask the speech and language therapist to introduce us"
    )
    assert SAYS["warning_2"] in tab.seen("[data-result] .note")


def test_it_never_counts_a_share_or_an_end(tab: PlannerTab) -> None:
    """Everyone "with us"; no score, no per cent, nothing ticked off, and the warning stands there."""
    tab.put({"rows": {row: {"status": "with-us", "how-many": "9"} for row in RULES.planners[ID].rows}})
    said = " ".join(tab.show().inner_text().split())
    assert "%" not in said
    assert "10 groups or places are with you." in said
    assert SAYS["warning_1"] in said
    assert SAYS["no_rounds"] in said


def test_by_keyboard_alone(tab: PlannerTab) -> None:
    """A row, a row of one's own, the plan, an action of it with its first words: all without a mouse."""
    page = tab.page
    page.locator("#row-dementia input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")  # the button that takes it back
    page.keyboard.press("Tab")
    page.keyboard.type("some")
    page.keyboard.press("Tab")
    page.keyboard.type("the memory café")
    page.locator("[data-own=groups] [data-add-row]").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Young carers")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert tab.parts["rows"] == {
        "dementia": {"status": "not-yet", "how-many": "some", "door": "the memory café"}
    }
    assert tab.parts["own"] == {"groups": [{"name": "Young carers", "status": "with-us"}]}
    page.get_by_role("button", name=WORDS["show"]).focus()
    page.keyboard.press("Enter")
    tab.result()
    page.wait_for_function("() => document.activeElement?.id === 'result'")
    assert WORDS["problem_count"] in tab.seen("#row-dementia [data-field=how-many] [data-problem]")
    page.locator("[data-list=reach] [data-add-action]").focus()
    page.keyboard.press("Enter")
    (action,) = tab.parts["actions"]
    assert action["what"].startswith("Ask the memory café to introduce us: People with dementia")
    assert (action["statement"], len(action["by"])) == ("dementia", 10)
    assert page.evaluate("document.activeElement.dataset.field") == "what"
    page.locator("[data-list=reach] a[data-to-row]").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#row-dementia")


def test_a_row_of_ones_own_goes_again(tab: PlannerTab) -> None:
    """Two rows added, the first taken away; the second stays with what is in it, and the focus is not lost."""
    page = tab.page
    add = page.locator("[data-own=places] [data-add-row]")
    for name in ("Boats", "Barracks"):
        add.click()
        page.keyboard.type(name)
    page.locator("[data-remove-row]:visible").first.click()
    assert tab.parts["own"] == {"places": [{"name": "Barracks"}]}
    assert page.evaluate("document.activeElement.hasAttribute('data-add-row')")
    assert WORDS["own_removed"] in page.locator("[data-own=places] [data-said]").inner_text()


def test_saved_on_the_device_it_is_there_again(device: PlannerPage, tab: PlannerTab) -> None:
    """Everything that a person can leave half-way; after a reload it stands there to the letter, and nothing was sent."""
    parts = {
        **example(ID),
        "actions": [{"what": "Ring the nurse", "statement": "lgbt", "by": "2027-01-01", "done": False}],
    }
    parts["rows"]["prison"] = {"status": "asked", "how-many": "a few", "door": "“Zoë” 🌱"}
    tab.put(parts)
    tab.page.locator("[data-device] [data-save]").click()
    tab.page.locator("[data-device] [data-stop]").wait_for(state="visible")
    tab.page.locator("#row-homeless textarea").fill("the night shelter")
    tab.page.reload()
    tab.page.wait_for_function("() => document.querySelector('work-planner').parts.rows !== undefined")
    assert tab.parts == {**parts, "rows": {**parts["rows"], "homeless": {"door": "the night shelter"}}}
    assert json.loads(tab.page.evaluate("(key) => localStorage.getItem(key)", KEY))["parts"] == tab.parts
    assert f"`{KEY.removesuffix(ID)}`" in (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
    assert all(url.startswith((device.server, "blob:", "data:")) for url in device.asked)


def test_nothing_is_stored_until_asked(tab: PlannerTab) -> None:
    """The example put in and the plan shown; nothing stands on the device."""
    tab.put(example(ID))
    tab.show()
    assert tab.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_clear_everything(tab: PlannerTab) -> None:
    """Filled in, saved, cleared after a question; nothing is left, on the page or on the device."""
    tab.put(example(ID))
    tab.page.locator("[data-device] [data-save]").click()
    tab.page.locator("[data-device] [data-clear-all]").click()
    tab.page.locator("dialog[data-ask=clear] button[value=clear]").click()
    tab.page.wait_for_function("() => localStorage.length === 0")
    assert tab.parts == {}


def test_to_a_file_and_back(tab: PlannerTab, tmp_path: Path) -> None:
    """Saved to a file, cleared, opened: what is not known here survives, and the file is the engine's."""
    came = {
        **json.loads(saved_by_engine(example(ID))),
        "later": [1.0],
        "rows": {"moles": {"x": "y"}, "lgbt": {"status": "asked"}},
    }
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(came), encoding="utf-8")
    tab.page.locator("[data-files] [data-file]").set_input_files(file)
    tab.page.locator("[data-notes] li").first.wait_for()
    assert len(tab.seen_each("[data-notes] li")) == 2
    assert tab.parts["rows"] == {"lgbt": {"status": "asked"}}
    tab.page.locator("#row-prison textarea").fill("the chaplain")
    with tab.saved() as files:
        tab.page.locator("[data-save-file]").click()
    made = json.loads(files[0].read_text(encoding="utf-8"))
    assert made["later"] == [1.0]
    assert made["rows"] == {
        "moles": {"x": "y"},
        "lgbt": {"status": "asked"},
        "prison": {"door": "the chaplain"},
    }


def test_a_file_is_written_without_the_engine_too(tab: PlannerTab) -> None:
    """The engine's script does not come; the file that the page writes alone is the engine's, to the byte."""
    parts = {**example(ID), "actions": [{"what": "Ring", "done": True, "by": "2027-01-01"}]}
    tab.put(parts)
    tab.page.route("**/engine-worker.js", lambda route: route.abort())
    alone = tab.page.evaluate(
        "(parts) => { const owner = document.querySelector('work-planner');"
        " return owner.plainFile(owner.version, '', parts) }",
        parts,
    )
    assert alone["text"].encode() == saved_by_engine(parts)
    assert alone["name"] == f"co-production-{ID}-2026-11-23.json"


def test_what_is_no_plan_is_refused(tab: PlannerTab, tmp_path: Path) -> None:
    """An answers file, and a plan of another kind; the page says so, and what is on it stays."""
    tab.page.locator("#row-lgbt textarea").fill("the book shop")
    answers = tmp_path / "answers.json"
    answers.write_text('{"format": "co-production-answers"}', encoding="utf-8")
    tab.page.locator("[data-files] [data-file]").set_input_files(answers)
    tab.page.locator("[data-files] [data-said]", has_text=WORDS["keep_refused"]).wait_for()
    other = "accessible-meeting"
    answers.write_text(
        json.dumps(
            {
                "format": "co-production-planner",
                "format_version": 1,
                "planner": other,
                "planner_version": "1.0.0",
                "rows": {},
            }
        ),
        encoding="utf-8",
    )
    tab.page.locator("[data-files] [data-file]").set_input_files(answers)
    tab.page.locator("[data-files] [data-said] a", has_text=GUIDE.planners[other].title).wait_for()
    assert tab.parts == {"rows": {"lgbt": {"door": "the book shop"}}}


def test_without_javascript_the_form_is_complete(browser: Browser, strict_server: str) -> None:
    """No script: every row with its choices and its easy words, a row of one's own, the way to the paper form; no dead button."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{strict_server}plan/{ID}/")
    for part in GUIDE.planners[ID].parts.values():
        for row in part.rows.values():
            place = page.locator(f"#row-{row.id}")
            assert row.words in place.inner_text()
            assert row.easy_words in place.inner_text()
            assert place.locator("input[type=radio]").count() == 4
        assert page.locator(f"#own-{part.id}-paper").is_visible()
    assert page.locator("work-planner button:visible").count() == 0
    assert page.locator(".without-engine a[href='#on-paper']").is_visible()
    assert page.locator("#on-paper ~ .paper-forms a").count() == 2
    context.close()


@pytest.mark.parametrize("width", [320, 768])
def test_no_sideways_scrolling(tab: PlannerTab, width: int) -> None:
    """The form with a row of one's own and the plan on a phone; nothing sticks out, and all that is pressed is large enough."""
    tab.page.set_viewport_size({"width": width, "height": 800})
    tab.put(example(ID))
    tab.show()
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    small = tab.page.locator(
        "work-planner :is(button, .answer label, textarea, input[type=text]):visible"
    ).evaluate_all(
        "(all) => all.filter((each) => each.getBoundingClientRect().height < 43.9).map((each) => each.outerHTML)"
    )
    assert small == []


@pytest.mark.parametrize("what", ["example", "nothing", "problems"])
def test_axe(tab: PlannerTab, what: str) -> None:
    """The whole example, nothing at all, and a number that is none: no violation, light, dark, wide and narrow."""
    parts = {
        "example": {**example(ID), "actions": [{"what": "Ring", "statement": "lgbt"}]},
        "nothing": {},
        "problems": {"rows": {"lgbt": {"how-many": "few"}}, "own": {"places": [{"how-many": "two"}]}},
    }
    tab.put(parts[what])
    tab.show()
    assert in_every_look(tab.page) == {}


def test_forced_colours(tab: PlannerTab) -> None:
    """In colours that a person has chosen for everything."""
    tab.page.emulate_media(forced_colors="active")
    tab.put(example(ID))
    tab.show()
    assert violations(tab.page) == []


def test_on_paper(tab: PlannerTab, tmp_path: Path) -> None:
    """Printed with a plan it is a document: whom, how and when; no form, no button. Without, it is the form."""
    file = tmp_path / "plan.pdf"
    tab.page.pdf(path=file, format="A4")
    blank = printed(file)
    assert all(row.words in blank for row in ROWS.values())
    assert WORDS["show"] not in blank
    tab.put(example(ID))
    tab.show()
    tab.page.pdf(path=file, format="A4")
    said = printed(file)
    for words in (
        "By 16 December 2026",
        "Ask the school nurse to introduce us: Young carers",
        SAYS["warning_2"],
    ):
        assert words in said
    assert "For: the planning group of Willow Lane day centre" in said
    for words in (WORDS["show"], WORDS["print"], WORDS["add_action"], ROWS["lgbt"].easy_words):
        assert words not in said


def printed(file: Path) -> str:
    """Return all words of a PDF."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
