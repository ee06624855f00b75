"""The easy-read questions: one at a time, by keyboard alone, and nothing is lost or compulsory on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.easy import AFTER, BEFORE, WORDS, Easy, row
from tests.browser.form import GUIDE, PATIENCE
from tests.browser.test_failures import missing
from tests.site.test_layout import SMALL_TARGETS, TOO_WIDE
from toolkit_widgets import read
from toolkit_widgets.model import DOES_NOT_APPLY

IDS = list(GUIDE.assessments)
ON_SCREEN = "(element) => { const {top, bottom} = element.getBoundingClientRect(); return top >= 0 && top < innerHeight; }"


@pytest.fixture
def easy(page: Page, strict_server: str) -> Easy:
    """Return the easy-read page, not opened yet."""
    return Easy(page, strict_server)


@pytest.fixture
def opened(easy: Easy) -> Easy:
    """Return the easy-read page, opened."""
    easy.open()
    return easy


def tab_to(easy: Easy, selector: str) -> None:
    """Press Tab until something has the focus."""
    for _ in range(40):
        easy.page.keyboard.press("Tab")
        if easy.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


@pytest.mark.parametrize("id_", IDS)
def test_by_keyboard_alone(easy: Easy, id_: str) -> None:
    """From the start over the practice question and every other one to the result, with Tab, Space, arrows and Enter."""
    easy.id = id_
    easy.open()
    offered = [
        a.id for a in GUIDE.assessments[id_].answers if a.id not in ("prefer-not-to-say", DOES_NOT_APPLY)
    ]
    wanted = {s: offered[i * i % len(offered)] for i, s in enumerate(easy.statements)}
    keys = easy.page.keyboard
    tab_to(easy, ".skip-link")
    keys.press("Enter")
    tab_to(easy, "[data-next]")
    keys.press("Enter")
    assert easy.here() == ["practice"]
    tab_to(easy, "[type=radio]")
    for key in ("Space", "ArrowDown", "Enter"):
        keys.press(key)
    for step, (statement, answer) in zip(easy.steps[2:], wanted.items(), strict=False):
        assert easy.here() == [step]
        assert easy.focus == step
        assert easy.page.locator(f"#{step} legend").evaluate(ON_SCREEN)
        tab_to(easy, "[type=radio]")
        keys.press("Space")
        for _ in range(offered.index(answer)):
            keys.press("ArrowDown")
        assert easy.chosen()[statement] == answer
        keys.press("Enter")
    assert easy.here() == ["about-you"]
    tab_to(easy, "[type=radio]")
    keys.press("ArrowDown")
    keys.press("Enter")
    assert easy.here() == ["end"]
    assert row("end-answered", answered=len(wanted), count=len(wanted)) in easy.page.locator(
        "#end"
    ).inner_text().replace("\n", " ")
    tab_to(easy, "[type=submit]")
    keys.press("Enter")
    easy.wait_for_result()
    assert easy.focus == "result"
    assert easy.parts["respondent"] == {"role": next(iter(GUIDE.roles))}
    assert {s: given["answer"] for s, given in easy.parts["answers"].items()} == wanted
    assert easy.complaints == []


def test_there_and_back(opened: Easy) -> None:
    """Next and Back over all steps; one is seen at a time, the ends have one way only, the result is offered from the first question on."""
    for number, step in enumerate(opened.steps):
        assert opened.here() == [step]
        assert opened.has("back") == (number > 0)
        assert opened.has("next") == (step != opened.steps[-1])
        assert opened.has("show") == (step not in BEFORE)
        if step != opened.steps[-1]:
            opened.press("next")
    for step in reversed(opened.steps[:-1]):
        opened.press("back")
        assert opened.here() == [step]
    assert opened.page.url == opened.server + opened.address


def test_back_loses_nothing(opened: Easy) -> None:
    """Three answers, one left out; back to the first and on again: all are as they were."""
    opened.go_to(opened.steps[2])
    wanted = {}
    for number, answer in ((0, "no"), (1, "partly"), (3, "yes")):
        opened.go_to(opened.steps[2 + number])
        opened.answer(opened.statements[number], answer)
        wanted[opened.statements[number]] = answer
    for _ in range(5):
        opened.press("back")
    assert opened.here() == ["start"]
    opened.go_to(opened.steps[6])
    assert opened.chosen() == wanted


def test_the_practice_question_does_not_count(opened: Easy) -> None:
    """Answered, it is no answer: nothing to save, nothing counted."""
    opened.go_to("practice")
    opened.page.locator("[id='practice-question--yes']").check()
    assert opened.parts == {}
    opened.go_to("end")
    assert row("end-answered", answered=0, count=24) in " ".join(
        opened.page.locator("#end").inner_text().split()
    )


def test_left_out_questions_can_be_found_again(opened: Easy) -> None:
    """No link while nothing is answered; then to the first question without an answer; none when all have one."""
    ways = opened.page.locator("#end").get_by_role("link", name=WORDS["left_out"])
    opened.go_to("end")
    expect(ways).to_be_hidden()
    opened.choose({opened.statements[0]: "yes", opened.statements[2]: "no"})
    expect(ways).to_be_visible()
    ways.click()
    assert opened.here() == [f"question-{opened.statements[1]}"]
    opened.choose(dict.fromkeys(opened.statements, "partly"))
    opened.go_to("end")
    expect(ways).to_be_hidden()


def test_progress_in_words(opened: Easy) -> None:
    """Each question says which it is and how many there are."""
    for number, step in enumerate(opened.steps[2:-2], start=1):
        opened.go_to(step)
        said = WORDS["question_number"].format(number=number, count=24)
        assert opened.page.locator(f"#{step} legend").inner_text().startswith(said)


def test_not_to_say_and_taking_back(opened: Easy) -> None:
    """Folded away under each question: not to say, and to take an answer back."""
    statement = opened.statements[0]
    opened.go_to(opened.steps[2])
    fold = opened.page.locator(f"#question-{statement} details")
    expect(fold.locator("label").first).to_be_hidden()
    fold.locator("summary").click()
    opened.answer(statement, "prefer-not-to-say")
    assert opened.parts["answers"] == {statement: {"answer": "prefer-not-to-say"}}
    fold.get_by_role("button", name=WORDS["take_back"]).click()
    assert opened.parts == {}
    assert opened.chosen() == {}


def test_a_reason_leaves_a_question_out(opened: Easy) -> None:
    """Written under the question that may not fit; it is answered so, and the page says it."""
    rules = GUIDE.rules.assessments[opened.id]
    statement = next(s.id for s in rules.statements if s.can_not_apply)
    opened.go_to(f"question-{statement}")
    opened.page.locator(f"#question-{statement} summary").click()
    opened.page.locator(f'[id="{statement}--reason"]').fill("No staff here")
    assert opened.parts["answers"] == {statement: {"answer": DOES_NOT_APPLY, "reason": "No staff here"}}
    number = opened.statements.index(statement) + 1
    label = next(a.easy_read for a in GUIDE.assessments[opened.id].answers if a.id == DOES_NOT_APPLY)
    assert opened.notice == row("said-noted", number=number, answer=label)


def press_keep(easy: Easy, key: str) -> None:
    """Press a button under "Keep your answers"."""
    easy.page.locator("kept-answers").get_by_role("button", name=WORDS[key], exact=True).click()


def test_saved_and_reopened(easy: Easy) -> None:
    """Saved half-way, closed, opened again: said so, all there, and one link leads on; the standard page has them too."""
    easy.open()
    easy.go_to(easy.steps[2])
    easy.answer(easy.statements[0], "partly")
    press_keep(easy, "save")
    expect(easy.page.locator("[data-device] [data-said]")).to_contain_text(row("keep-said-on"))
    easy.press("next")
    easy.answer(easy.statements[1], "no")
    before = easy.parts
    again = Easy(easy.page.context.new_page(), easy.server)
    easy.page.close()
    again.open()
    expect(again.page.locator("#start")).to_contain_text(row("note-found").split(".")[0])
    assert again.parts == before
    again.page.locator("#start").get_by_role("link", name=WORDS["left_out"]).click()
    assert again.here() == [f"question-{again.statements[2]}"]
    standard = again.page.context.new_page()
    standard.goto(f"{again.server}assess/{again.id}/")
    standard.wait_for_function(
        "() => Object.keys(document.querySelector('self-assessment').parts).length > 0"
    )
    assert standard.evaluate("document.querySelector('self-assessment').parts") == before
    assert again.complaints == []


def test_what_the_standard_page_wrote_is_not_lost(easy: Easy) -> None:
    """Notes, a plan and a reason from the standard page, saved on the device; the easy page keeps what it does not show."""
    first, second = easy.statements[:2]
    left_out = next(s.id for s in GUIDE.rules.assessments[easy.id].statements if s.can_not_apply)
    parts = {
        "answers": {
            first: {"answer": "yes", "evidence": "Minutes", "lived_experience_says": "“True”"},
            left_out: {"answer": DOES_NOT_APPLY, "reason": "No staff"},
        },
        "place": "Our centre",
        "completed_on": "2026-11-20",
        "respondent": {"role": "carer"},
        "actions": [{"statement": first, "what": "Ask people", "done": False}],
    }
    easy.page.goto(f"{easy.server}assess/{easy.id}/")
    easy.page.wait_for_function("() => document.querySelector('kept-answers').saveFile !== undefined")
    easy.parts = parts
    easy.page.locator("[data-save]").click()
    easy.open()
    easy.page.wait_for_function(
        "() => Object.keys(document.querySelector('self-assessment').parts).length > 0"
    )
    assert easy.parts == parts
    assert easy.page.locator(f"#question-{left_out} details").evaluate("(fold) => fold.open")
    easy.go_to(f"question-{second}")
    easy.answer(second, "partly")
    saved = easy.page.evaluate("JSON.parse(localStorage.getItem('co-production:answers:jigsaw')).parts")
    assert saved == {**parts, "answers": {**parts["answers"], second: {"answer": "partly"}}}


def test_files_go_both_ways(opened: Easy, tmp_path: Path) -> None:
    """Saved to a file from the easy page; it is the file of the standard page, and opens again here."""
    opened.page.set_default_timeout(PATIENCE * 1000)
    opened.choose({opened.statements[0]: "yes", opened.statements[5]: "dont-know"})
    before = opened.parts
    with opened.page.expect_download() as wait:
        press_keep(opened, "save_file")
    file = tmp_path / "answers.json"
    wait.value.save_as(file)
    known = read(file.read_bytes(), GUIDE.rules)
    assert {id_: given.answer for id_, given in known.responses.answers.items()} == {
        opened.statements[0]: "yes",
        opened.statements[5]: "dont-know",
    }
    press_keep(opened, "clear_everything")
    dialog = opened.page.locator("dialog[data-ask=clear]")
    expect(dialog).to_contain_text(GUIDE.easy_assessment["ask-clear"].words[0])
    dialog.get_by_role("button", name=WORDS["clear_everything"]).click()
    assert opened.parts == {}
    expect(opened.page.locator("[data-device] [data-said]")).to_contain_text(row("keep-said-cleared"))
    document = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**document, "colour": "green"}), encoding="utf-8")
    opened.page.locator("[data-files] [data-file]").set_input_files(file)
    expect(opened.page.locator("[data-files] [data-said]")).to_contain_text(f"{2} of {24} answers")
    expect(opened.page.locator("[data-notes]")).to_contain_text(GUIDE.easy_assessment["keep-notes"].words[1])
    assert opened.parts == before
    assert opened.complaints == []


@pytest.mark.parametrize("kind", ["bad", "other"])
def test_a_file_that_does_not_fit(opened: Easy, tmp_path: Path, kind: str) -> None:
    """No answers file, or one of another assessment; said in easy words, and the page is as it was."""
    opened.choose({opened.statements[0]: "yes"})
    least = {
        "format": "co-production-answers",
        "format_version": 1,
        "assessment": "quick",
        "assessment_version": "1.0.0",
        "answers": {},
    }
    file = tmp_path / "file.json"
    file.write_text("x" if kind == "bad" else json.dumps(least), encoding="utf-8")
    opened.page.locator("[data-files] [data-file]").set_input_files(file)
    said = opened.page.locator("[data-files] [data-said]")
    row_ = GUIDE.easy_assessment["keep-said-refused" if kind == "bad" else "keep-said-other"]
    expect(said).to_contain_text(row_.words[0], timeout=PATIENCE * 1000)
    assert opened.parts["answers"] == {opened.statements[0]: {"answer": "yes"}}
    if kind == "other":
        said.get_by_role("link", name=GUIDE.assessments["quick"].easy_title).click()
        expect(opened.page.locator("h1")).to_have_text(GUIDE.assessments["quick"].easy_title)


def test_pictures_can_be_hidden(opened: Easy) -> None:
    """The switch; no picture of questions, answers or rows is left, and the answers are still there to press."""
    opened.page.get_by_label(GUIDE.interface["easy_read"]["hide_pictures"]).check()
    opened.go_to(opened.steps[2])
    assert opened.page.locator(".easy-assessment img").filter(visible=True).count() == 0
    opened.answer(opened.statements[0], "yes")


@pytest.mark.parametrize("id_", IDS)
def test_every_step_fits_a_phone(easy: Easy, id_: str) -> None:
    """320 pixels: no step and no result is wider, all type has 20 pixels or more, what is pressed is large."""
    easy.id = id_
    easy.page.set_viewport_size({"width": 320, "height": 640})
    easy.open()
    steps = easy.steps if len(easy.steps) < 12 else [*easy.steps[:5], *AFTER]
    for step in steps:
        easy.page.locator("self-assessment").evaluate(
            "(root, id) => { while (!root.querySelector(`#${id}`).hasAttribute('data-here')) root.querySelector('[data-next]').click() }",
            step,
        )
        assert easy.page.evaluate(TOO_WIDE) == []
        assert easy.page.evaluate(SMALL_TARGETS) == []
        assert small_type(easy) == []
    easy.choose(dict.fromkeys(easy.statements[1:], "partly" if id_ != "quick" else "descriptive"))
    easy.show()
    easy.wait_for_result()
    easy.page.locator("[data-result] details").evaluate_all(
        "(all) => all.forEach((each) => (each.open = true))"
    )
    assert easy.page.evaluate(TOO_WIDE) == []
    assert small_type(easy) == []


def small_type(easy: Easy) -> list[str]:
    """Return the words of the assessment that are smaller than 20 pixels."""
    found: list[str] = easy.page.locator("self-assessment").evaluate(
        """(root) => [...root.querySelectorAll("*")].filter((each) => each.checkVisibility()
            && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
            && parseFloat(getComputedStyle(each).fontSize) < 20).map((each) => each.textContent.trim())"""
    )
    return found


def test_large_answers(opened: Easy) -> None:
    """What can be pressed of each answer is 80 pixels high or more, its words and its picture included."""
    opened.go_to(opened.steps[2])
    for label in opened.page.locator(f"#{opened.steps[2]} label").filter(visible=True).all():
        box = label.bounding_box()
        assert box is not None
        assert box["height"] >= 80
        assert box["width"] >= 80
        label.click(position={"x": box["width"] - 8, "y": box["height"] - 8})
        assert opened.page.locator(f'[id="{label.get_attribute("for")}"]').is_checked()


def test_without_javascript(browser: Browser, strict_server: str) -> None:
    """No script: every question stands there and can be answered, the paper way is offered, no button leads nowhere."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{strict_server}easy-read/jigsaw-questions/")
    for note in page.get_by_text(GUIDE.easy_assessment["without-script"].words[1]).all():
        expect(note).to_be_visible()
    assert page.locator("fieldset[data-statement]").filter(visible=True).count() == 24
    page.locator("[data-statement] label").first.click()
    assert page.locator("[data-statement] input").first.is_checked()
    assert page.locator("self-assessment button").filter(visible=True).count() == 0
    assert page.locator("kept-answers, [data-unanswered], #end").filter(visible=True).count() == 0
    page.get_by_role("link", name=WORDS["see_paper"]).first.click()
    assert page.url.endswith("#on-paper")
    context.close()


def test_when_it_fails(easy: Easy) -> None:
    """A part of the engine is missing; plain words, the answers are there, another try works."""
    easy.page.context.route("**/pyodide.mjs", missing)
    easy.open()
    easy.go_to(easy.steps[2])
    easy.choose(dict.fromkeys(easy.statements, "yes"))
    expect(easy.page.locator("[data-status]")).to_contain_text(
        row("said-failed").split(".")[0], timeout=PATIENCE * 1000
    )
    expect(easy.page.locator("[data-failed]").get_by_role("link", name=WORDS["see_paper"])).to_be_visible()
    assert len(easy.chosen()) == len(easy.statements)
    easy.page.context.unroute("**/pyodide.mjs")
    easy.press("try_again")
    easy.wait_for_result()
