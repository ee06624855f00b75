"""What is said in each step of an assessment and of a planner: goldens of live announcements, focus, names, roles and states."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.browser.form import GUIDE, Form
from tests.browser.planner_page import PATIENCE
from tests.browser.spoken import Listener, hold, twice

GOLDENS = Path(__file__).with_name("said")
#: The assessments, in both kinds of words, by the name of the golden.
ASKED = {"quick": "assess/quick/", "easy-quick": "easy-read/quick-questions/"}
ID = "quick"
STATEMENTS = [statement.id for statement in GUIDE.rules.assessments[ID].statements]


def missing(route: Route) -> None:
    """Answer as a host does that does not have the file."""
    route.fulfill(status=404, body="")


def answer_all(page: Page) -> None:
    """Give the first answer to every question, by keyboard where it can be seen and else as a browser fills in."""
    page.locator("self-assessment").evaluate(
        """(owner) => {
            const first = (field) => field.dataset.answers?.split(" ")[0] ?? field.querySelector("input[type=radio]").value;
            const fields = [...owner.querySelectorAll("[data-statement][data-number]")];
            owner.parts = { completed_on: "2026-11-23", answers: Object.fromEntries(
                fields.map((field) => [field.dataset.statement, { answer: first(field) }])) };
        }"""
    )


def ask(page: Page) -> None:
    """Press the button that asks for the result."""
    button = page.locator("self-assessment [type=submit]")
    button.focus()
    page.keyboard.press("Enter")


def check(said: list[str]) -> None:
    """Hold that nothing is announced twice."""
    assert twice(said) == []


@pytest.mark.parametrize("name", ASKED)
def test_an_assessment(page: Page, server: str, name: str, *, rewrite_goldens: bool) -> None:
    """Opened, a question, an answer, all answers, the wait, the result, another answer; as the golden has it."""
    held: list[Route] = []
    page.set_default_timeout(PATIENCE)
    page.context.route("**/pyodide.asm.wasm", lambda route: held.append(route))
    listener = Listener(page)
    page.goto(server + ASKED[name])
    page.wait_for_function("() => document.querySelector('self-assessment').parts !== undefined")
    bar = page.locator("self-assessment .assessment__bar")
    check(listener.step("As it opens", page.locator("header"), bar))
    if name == "easy-quick":
        for _ in range(2):
            page.locator("[data-next]").focus()
            page.keyboard.press("Enter")
        check(listener.step("To the first question"))
    field = page.locator(f'fieldset[data-statement="{STATEMENTS[0]}"]')
    field.locator("input").first.focus()
    check(listener.step("At the first question", field))
    page.keyboard.press("Space")
    check(listener.step("An answer chosen", field, bar))
    answer_all(page)
    check(listener.step("All answered"))
    ask(page)
    check(listener.step("Waiting for the result", bar))
    page.wait_for_timeout(100)
    for route in held:
        route.continue_()
    page.locator("[data-result]").wait_for()
    page.wait_for_function("() => document.querySelector('[data-result]').contains(document.activeElement)")
    check(listener.step("The result", page.locator("[data-result]")))
    last = page.locator(f'fieldset[data-statement="{STATEMENTS[-1]}"] input').last
    last.evaluate(
        "(input) => { input.checked = true; input.dispatchEvent(new Event('input', {bubbles: true})); }"
    )
    page.locator("[data-status] a:visible, [data-status] p").first.wait_for(state="attached")
    check(listener.step("Another answer", bar))
    hold(GOLDENS / f"{name}.txt", listener.text(), rewrite=rewrite_goldens)


@pytest.mark.parametrize("name", ASKED)
def test_an_error(page: Page, server: str, name: str, *, rewrite_goldens: bool) -> None:
    """The engine can't be had; what is said when the result is asked for, and after another try."""
    page.set_default_timeout(PATIENCE)
    page.context.route("**/assets/engine/**", missing)
    listener = Listener(page)
    page.goto(server + ASKED[name])
    page.wait_for_function("() => document.querySelector('self-assessment').parts !== undefined")
    answer_all(page)
    listener.step("As it opens")
    bar = page.locator("self-assessment .assessment__bar")
    page.locator("self-assessment form").evaluate("(form) => form.requestSubmit()")
    page.locator("[data-failed]").wait_for()
    check(listener.step("The result can't be worked out", bar))
    page.locator("[data-retry]").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('[data-failed]').hidden === false")
    check(listener.step("Tried again"))
    hold(GOLDENS / f"{name}-error.txt", listener.text(), rewrite=rewrite_goldens)


def test_a_note_gives_an_answer(page: Page, server: str, *, rewrite_goldens: bool) -> None:
    """Words written beside a question without an answer; the answer that they give is announced."""
    form = Form(page, server, id="jigsaw")
    page.set_default_timeout(PATIENCE)
    page.context.route("**/assets/engine/**", lambda _: None)
    listener = Listener(page)
    form.open()
    page.wait_for_function("() => document.querySelector('self-assessment').parts !== undefined")
    listener.step("As it opens")
    field = page.locator("fieldset[data-statement]").first
    field.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Ask the team")
    listener.step("Words typed beside a question", field)
    hold(GOLDENS / "jigsaw-note.txt", listener.text(), rewrite=rewrite_goldens)


def test_a_plan(page: Page, server: str, *, rewrite_goldens: bool) -> None:
    """A planner: opened, a row of one's own, the wait, the plan; as the golden has it."""
    page.set_default_timeout(PATIENCE)
    listener = Listener(page)
    page.goto(f"{server}plan/who-is-missing/")
    page.wait_for_function("() => document.querySelector('kept-answers').saveFile !== undefined")
    bar = page.locator("work-planner .assessment__bar")
    check(listener.step("As it opens", page.locator("work-planner fieldset").first, bar))
    page.locator("[data-add-row]").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    check(listener.step("A row of one's own", page.locator("[data-own-row]").first))
    page.locator("[data-own-row] textarea").first.fill("People who work at night")
    page.locator("[data-about=completed_on]").fill("2026-11-23")
    page.wait_for_function("() => document.querySelector('[data-status]').textContent.trim() !== ''")
    page.locator("work-planner [type=submit]").focus()
    page.keyboard.press("Enter")
    page.locator("work-planner [data-result]").wait_for()
    page.wait_for_function("() => document.querySelector('[data-result]').contains(document.activeElement)")
    said = listener.step("The plan", page.locator("work-planner [data-result]"))
    assert said[-1].startswith("focus: h2")
    hold(GOLDENS / "who-is-missing.txt", listener.text(), rewrite=rewrite_goldens)


def test_what_is_said_twice_is_found(page: Page, server: str) -> None:
    """The same words put in twice, and another's words; only the first are found, so an empty list means something."""
    listener = Listener(page)
    page.goto(f"{server}assess/quick/")
    for words in ("Saved", "Not saved", "Saved"):
        page.evaluate("(words) => { document.querySelector('[data-status]').textContent = words; }", words)
        page.wait_for_timeout(20)
    assert twice(listener.step("Twice")) == ["says: Saved"]
