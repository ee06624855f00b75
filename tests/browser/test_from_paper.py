"""Typing in answers from paper: one key for each answer, and everything that the form has besides."""

from __future__ import annotations

import time

import pytest

from tests.browser.form import GUIDE, ID, RULES, WORDS, Form
from tests.browser.test_assessment import random_answers

STATEMENTS = [s.id for s in RULES.statements]
KEYS = {scale: {a.id: a.key for a in words.answers} for scale, words in GUIDE.assessments.items()}


@pytest.fixture
def paper(form: Form) -> Form:
    """Return the page for paper answers, opened, with the focus on the first field."""
    form.layout = "from-paper"
    return opened(form)


def opened(form: Form) -> Form:
    """Open the page and go to its first field."""
    form.open()
    form.page.locator("[data-letter]").first.focus()
    return form


def given(form: Form) -> dict[str, str]:
    """Return the answers that the page would save."""
    return {id_: entry["answer"] for id_, entry in form.parts.get("answers", {}).items()}


def said(form: Form, statement: str) -> str:
    """Return what stands beside a statement's field."""
    return form.page.locator(f'[id="{statement}--said"]').inner_text()


def at(form: Form) -> str:
    """Return the statement whose field has the focus."""
    return form.focus.removesuffix("--letter")


@pytest.mark.parametrize("id_", GUIDE.assessments)
def test_one_key_for_each_answer(form: Form, id_: str) -> None:
    """As many keys as statements, then Enter; the result is that of the same answers in CPython."""
    form.id, form.layout = id_, "from-paper"
    opened(form)
    statements = GUIDE.rules.assessments[id_].statements
    offered = [a.id for a in GUIDE.assessments[id_].answers if a.id != "does-not-apply"]
    answers = {s.id: offered[i * i % len(offered)] for i, s in enumerate(statements)}
    for answer in answers.values():
        form.page.keyboard.press(KEYS[id_][answer])
    assert given(form) == answers
    assert form.page.locator("[data-progress]").inner_text() == f"{len(answers)} of {len(answers)} answered"
    form.page.keyboard.press("Enter")
    form.wait_for_result()
    form.wait_for(answers)
    assert form.focus == "result"
    assert form.complaints == []


def test_as_fast_as_a_person_types(paper: Form) -> None:
    """24 keys at six a second, which nobody keeps up for long; none is lost."""
    begin = time.monotonic()
    paper.page.keyboard.type("ypnd" * 6, delay=160)
    assert given(paper) == dict(zip(STATEMENTS, ["yes", "partly", "no", "dont-know"] * 6, strict=True))
    assert time.monotonic() - begin < 60


def test_the_word_stands_beside_the_letter(paper: Form) -> None:
    """A letter, small or capital; the answer's words appear in a live region, and the next field has the focus."""
    paper.page.keyboard.type("pY")
    assert [said(paper, id_) for id_ in STATEMENTS[:2]] == ["Partly", "Yes"]
    assert paper.page.locator("output").first.evaluate("(each) => each.computedRole ?? 'status'") == "status"
    assert at(paper) == STATEMENTS[2]


def test_a_letter_that_is_not_possible(paper: Form) -> None:
    """Nothing is taken, the field stays and says what is possible there; the right letter takes the words away."""
    paper.page.keyboard.type("q")
    assert given(paper) == {}
    assert at(paper) == STATEMENTS[0]
    assert said(paper, STATEMENTS[0]) == WORDS["wrong_letter"].format(typed="q", letters="n, p, y, d or r")
    field = paper.page.locator("[data-letter]").first
    assert field.get_attribute("aria-invalid") == "true"
    paper.page.keyboard.type("n")
    assert said(paper, STATEMENTS[0]) == "No"
    assert field.get_attribute("aria-invalid") is None
    assert given(paper) == {STATEMENTS[0]: "no"}


def test_a_wrong_letter_leaves_no_old_answer(paper: Form) -> None:
    """A letter over an earlier one; the field is empty then, and so is the answer, as one can see."""
    paper.page.keyboard.type("y")
    paper.page.keyboard.press("ArrowUp")
    paper.page.keyboard.type("x")
    assert given(paper) == {}
    assert paper.page.locator("[data-letter]").first.input_value() == ""


def test_going_back_and_on(paper: Form) -> None:
    """Backspace takes a letter away, then goes back; arrows, Tab and the space bar go where they should."""
    keys = paper.page.keyboard
    keys.type("yn")
    keys.press("Backspace")
    assert at(paper) == STATEMENTS[1]
    assert given(paper) == {STATEMENTS[0]: "yes", STATEMENTS[1]: "no"}
    keys.press("Backspace")
    assert given(paper) == {STATEMENTS[0]: "yes"}
    keys.press("Shift+Tab")
    assert at(paper) == STATEMENTS[0]
    keys.type("p")
    keys.press("Space")
    assert at(paper) == STATEMENTS[2]
    keys.press("ArrowUp")
    keys.press("ArrowUp")
    keys.press("ArrowUp")
    assert at(paper) == STATEMENTS[0]
    keys.press("ArrowDown")
    assert at(paper) == STATEMENTS[1]
    keys.press("Tab")
    assert at(paper) == STATEMENTS[2]
    assert given(paper) == {STATEMENTS[0]: "partly"}


def test_enter_in_a_field_shows_nothing_yet(paper: Form) -> None:
    """Enter after a letter, as people do who type in much; it neither skips a field nor asks for the result."""
    for letter in "ypn":
        paper.page.keyboard.type(letter)
        paper.page.keyboard.press("Enter")
    assert at(paper) == STATEMENTS[3]
    assert list(given(paper)) == STATEMENTS[:3]
    assert paper.said != WORDS["waiting"]


def test_does_not_apply_with_its_reason(paper: Form) -> None:
    """The letter counts where leaving out is allowed, and nowhere else; the reason is in the same line."""
    left_out = next(s.id for s in RULES.statements if s.can_not_apply)
    paper.page.keyboard.type("a")
    assert given(paper) == {}
    paper.page.locator(f'[id="{left_out}--letter"]').focus()
    paper.page.keyboard.type("a")
    paper.page.locator(f'[id="{left_out}--reason"]').fill("No paid staff")
    assert paper.parts["answers"] == {left_out: {"answer": "does-not-apply", "reason": "No paid staff"}}


def test_notes_go_along(paper: Form) -> None:
    """A note from the paper beside a statement that is answered, and beside one that is not."""
    paper.page.keyboard.type("y")
    for statement in STATEMENTS[:2]:
        paper.page.locator(f'details:has([id="{statement}--evidence"]) summary').click()
        paper.page.locator(f'[id="{statement}--evidence"]').fill("Minutes of May")
    assert paper.parts["answers"] == {
        STATEMENTS[0]: {"answer": "yes", "evidence": "Minutes of May"},
        STATEMENTS[1]: {"answer": "dont-know", "evidence": "Minutes of May"},
    }
    assert said(paper, STATEMENTS[1]) == "Don't know"
    assert paper.notice == WORDS["noted"].format(number=2, answer="Don't know")


def test_a_file_fills_the_lines(paper: Form) -> None:
    """Parts in; every line has its letter and its word, and the parts come out as they went in."""
    parts = {"answers": {id_: {"answer": answer, "reason": "x"} for id_, answer in random_answers(3).items()}}
    paper.parts = parts
    assert paper.parts == parts
    for id_, answer in random_answers(3).items():
        assert paper.page.locator(f'[id="{id_}--letter"]').input_value() == KEYS[ID][answer]
        assert said(paper, id_) == next(a.label for a in GUIDE.assessments[ID].answers if a.id == answer)
