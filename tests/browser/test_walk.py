"""One statement at a time, or all on one page: the reader's choice, by keyboard, with nothing compulsory."""

from __future__ import annotations

import pytest

from tests.browser.form import GUIDE, ID, RULES, WORDS, Form

STATEMENTS = [s.id for s in RULES.statements]
VISIBLE = """() => [...document.querySelectorAll("fieldset[data-statement]")]
    .filter((each) => each.checkVisibility()).map((each) => each.dataset.statement)"""


@pytest.fixture
def walk(form: Form) -> Form:
    """Return the assessment, opened, one statement at a time."""
    form.open()
    form.page.get_by_role("button", name=WORDS["view_one"]).click()
    return form


def shown(form: Form) -> list[str]:
    """Return the statements that can be seen."""
    found: list[str] = form.page.evaluate(VISIBLE)
    return found


def button(form: Form, key: str) -> bool:
    """Tell whether a button is there to press, by the key of its words."""
    return form.page.locator("form").get_by_role("button", name=WORDS[key], exact=True).is_visible()


def press(form: Form, key: str) -> None:
    """Press a button of the form, by the key of its words."""
    form.page.locator("form").get_by_role("button", name=WORDS[key], exact=True).click()


def test_all_on_one_page_at_first(form: Form) -> None:
    """Opened; everything is there, and the two ways to answer say which is chosen."""
    form.open()
    assert shown(form) == STATEMENTS
    pressed = form.page.locator("[data-view-choice]").evaluate_all(
        "(all) => all.map((each) => each.ariaPressed)"
    )
    assert pressed == ["true", "false"]
    assert not button(form, "next")


def test_there_and_back(walk: Form) -> None:
    """From the first to the last and back; each takes the focus, and the ends have one way only."""
    assert shown(walk) == STATEMENTS[:1]
    assert (button(walk, "back"), button(walk, "next")) == (False, True)
    for number, statement in enumerate(STATEMENTS[1:], start=2):
        press(walk, "next")
        assert shown(walk) == [statement]
        assert walk.focus == f"question-{statement}"
        legend = walk.page.locator(f"#question-{statement} legend")
        assert f"Question {number} of {len(STATEMENTS)}" in legend.inner_text()
        assert legend.evaluate("(each) => each.getBoundingClientRect().top >= 0")
    assert (button(walk, "back"), button(walk, "next")) == (True, False)
    press(walk, "back")
    assert shown(walk) == [STATEMENTS[-2]]
    assert walk.page.url == walk.server + walk.address
    assert walk.complaints == []


def test_by_keyboard_alone(form: Form) -> None:
    """The choice, three answers and the result with Tab, Space, arrows and Enter; Enter on an answer goes on."""
    form.open()
    keys = form.page.keyboard
    form.page.locator("[data-view-choice=all]").focus()
    for key in ("Tab", "Enter"):
        keys.press(key)
    for _ in range(3):
        _tab_until(form, "radio")
        for key in ("Space", "ArrowDown", "ArrowDown", "Enter"):
            keys.press(key)
    assert form.chosen() == dict.fromkeys(STATEMENTS[:3], "yes")
    assert shown(form) == [STATEMENTS[3]]
    _tab_until(form, "submit")
    keys.press("Enter")
    form.wait_for_result()
    form.wait_for(dict.fromkeys(STATEMENTS[:3], "yes"))
    assert form.focus == "result"


def _tab_until(form: Form, kind: str) -> None:
    for _ in range(20):
        form.page.keyboard.press("Tab")
        if form.page.evaluate("document.activeElement.type") == kind:
            return
    raise AssertionError(f"Tab does not reach a {kind}")


def test_enter_at_the_end_shows_the_result(walk: Form) -> None:
    """On the last statement there is nothing to go on to, so Enter does what it does on a form."""
    for _ in STATEMENTS[1:]:
        press(walk, "next")
    walk.page.locator(f'[id="{STATEMENTS[-1]}--no"]').focus()
    walk.page.keyboard.press("Enter")
    walk.wait_for_result()


def test_answers_stay_when_the_view_changes(walk: Form) -> None:
    """Answered one at a time, then all on one page, then back to where one was."""
    walk.answer(STATEMENTS[0], "yes")
    press(walk, "next")
    walk.answer(STATEMENTS[1], "no")
    press(walk, "view_all")
    assert shown(walk) == STATEMENTS
    assert walk.chosen() == {STATEMENTS[0]: "yes", STATEMENTS[1]: "no"}
    walk.page.locator(f'[id="{STATEMENTS[9]}--no"]').focus()
    press(walk, "view_one")
    assert shown(walk) == [STATEMENTS[9]]


def test_the_result_leads_to_statements_that_are_hidden(walk: Form) -> None:
    """Nothing answered and the result asked for; its links show their statement, and "back" leads back."""
    press(walk, "show")
    walk.wait_for_result()
    link = walk.page.locator("[data-list=unknown] a").nth(8)
    address = link.get_attribute("href")
    link.click()
    assert shown(walk) == [STATEMENTS[8]]
    assert walk.page.locator(":target").get_attribute("data-statement") == STATEMENTS[8]
    assert walk.page.url.endswith(str(address))
    walk.page.go_back()
    assert walk.page.url == walk.server + walk.address
    assert walk.page.locator("[data-result]").is_visible()


def test_on_paper_there_is_always_everything(walk: Form) -> None:
    """One at a time on the screen; on paper all statements, and none of the buttons."""
    walk.page.emulate_media(media="print")
    assert shown(walk) == STATEMENTS
    assert not button(walk, "next")
    assert not walk.page.locator("[data-view-choice]").first.is_visible()


def test_progress_in_words_and_as_a_bar(walk: Form) -> None:
    """Two answers; the words and the bar say the same, and the bar leaves the saying to the words."""
    for answer in ("yes", "no"):
        walk.answer(shown(walk)[0], answer)
        press(walk, "next")
    bar = walk.page.locator("self-assessment progress")
    words = WORDS["answered"].format(answered=2, count=len(STATEMENTS))
    assert walk.page.locator("[data-progress]").inner_text() == words
    assert (bar.get_attribute("max"), bar.evaluate("(bar) => bar.value")) == (str(len(STATEMENTS)), 2)
    assert bar.get_attribute("aria-hidden") == "true"


def test_the_quick_check_too(form: Form) -> None:
    """The other scale, walked through in seven presses to its result."""
    form.id = "quick"
    form.open()
    press(form, "view_one")
    answers = {}
    for statement in GUIDE.rules.assessments["quick"].statements:
        answers[statement.id] = "intermediate"
        form.answer(statement.id, "intermediate")
        if button(form, "next"):
            press(form, "next")
    press(form, "show")
    form.wait_for_result()
    form.wait_for(answers)


def test_id_is_the_pages(form: Form) -> None:
    """The page tells the elements inside it what it is."""
    form.open()
    known = form.page.locator("self-assessment").evaluate("({assessment, version}) => [assessment, version]")
    assert known == [ID, RULES.version]
