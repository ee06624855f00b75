"""The parts of an answers file on the page: what is written beside the answers, and what the page offers to others."""

from __future__ import annotations

import pytest

from tests.browser.form import GUIDE, RULES, WORDS, Form
from tests.browser.test_assessment import random_answers
from toolkit_widgets.model import DOES_NOT_APPLY

STATEMENTS = [s.id for s in RULES.statements]
LEFT_OUT = next(s.id for s in RULES.statements if s.can_not_apply)
NOTES = ("evidence", "lived_experience_says")
#: What no field of the page would give back by itself.
ODD = {
    "answers": {
        STATEMENTS[0]: {"answer": "yes", "evidence": "one\r\ntwo\n three ", "reason": "not asked for here"},
        STATEMENTS[1]: {"answer": DOES_NOT_APPLY, "reason": "It always applies."},
        LEFT_OUT: {"answer": DOES_NOT_APPLY, "reason": "two\nlines"},
    },
    "place": "Our\nday service",
    "completed_on": "2025-11-23",
    "respondent": {"role": "lighthouse-keeper"},
}


@pytest.fixture
def open_form(form: Form) -> Form:
    """Return the assessment, opened."""
    form.open()
    return form


def write(form: Form, statement: str, note: str, words: str) -> None:
    """Write beside a statement, where a person finds it."""
    field = form.page.locator(f'[id="{statement}--{note}"]')
    if not field.is_visible():
        form.page.locator(f'details:has([id="{statement}--{note}"]) summary').click()
    field.fill(words)


@pytest.mark.parametrize("note", NOTES)
def test_a_note_beside_an_answer(open_form: Form, note: str) -> None:
    """Answered, then a note; both are in the parts, and the answer is as it was."""
    open_form.answer(STATEMENTS[0], "partly")
    write(open_form, STATEMENTS[0], note, "<b>We asked</b> everyone.")
    assert open_form.parts == {
        "answers": {STATEMENTS[0]: {"answer": "partly", note: "<b>We asked</b> everyone."}}
    }
    assert open_form.notice == ""


def test_a_note_without_an_answer(open_form: Form) -> None:
    """A note first; "Don't know" is ticked, seen and said, and can be changed."""
    write(open_form, STATEMENTS[2], "evidence", "Minutes")
    assert open_form.chosen() == {STATEMENTS[2]: "dont-know"}
    assert open_form.notice == WORDS["noted"].format(number=3, answer="Don't know")
    open_form.answer(STATEMENTS[2], "yes")
    assert open_form.notice == ""
    assert open_form.parts == {"answers": {STATEMENTS[2]: {"answer": "yes", "evidence": "Minutes"}}}


def test_taking_back_an_answer_with_a_note(open_form: Form) -> None:
    """The answer is taken back; the note is not lost, so "Don't know" stands there, and is said."""
    open_form.answer(STATEMENTS[0], "no")
    write(open_form, STATEMENTS[0], "evidence", "Minutes")
    open_form.page.get_by_role("button", name=WORDS["take_back"]).first.click()
    assert open_form.parts == {"answers": {STATEMENTS[0]: {"answer": "dont-know", "evidence": "Minutes"}}}
    assert open_form.notice == WORDS["noted"].format(number=1, answer="Don't know")


def test_a_reason_without_an_answer(open_form: Form) -> None:
    """Why it does not apply, written before anything is ticked; "Does not apply" is ticked, and said."""
    write(open_form, LEFT_OUT, "reason", "We have no paid staff.")
    assert open_form.chosen() == {LEFT_OUT: DOES_NOT_APPLY}
    label = next(a.label for a in GUIDE.assessments["jigsaw"].answers if a.id == DOES_NOT_APPLY)
    number = STATEMENTS.index(LEFT_OUT) + 1
    assert open_form.notice == WORDS["noted"].format(number=number, answer=label)


def test_who_where_and_when(open_form: Form) -> None:
    """Nothing said beforehand; what is filled in is in the parts and in the result."""
    assert open_form.parts == {}
    open_form.page.locator(".about summary").click()
    open_form.page.get_by_label(GUIDE.roles["manager"].name).check()
    open_form.page.locator("#about-place").fill("Our day service")
    open_form.page.locator("#about-day").fill("2025-03-01")
    assert open_form.parts == {
        "place": "Our day service",
        "completed_on": "2025-03-01",
        "respondent": {"role": "manager"},
    }
    open_form.show()
    open_form.wait_for_result()
    about = open_form.page.locator(".result__about")
    assert WORDS["about_place"].format(place="Our day service") in about.inner_text()
    assert WORDS["about_role"].format(role=GUIDE.roles["manager"].name) in about.inner_text()
    assert "1 March 2025" in open_form.page.locator("[data-made]").inner_text()
    open_form.page.get_by_label(WORDS["role_none"]).check()
    assert "respondent" not in open_form.parts
    open_form.page.wait_for_function(
        "() => !document.querySelector('.result__about').innerText.includes('team')"
    )


def test_the_day_is_the_readers(open_form: Form) -> None:
    """No date given; the day on which the result is asked for stands in the field and the parts."""
    open_form.page.clock.set_fixed_time("2026-11-23T23:30:00")
    open_form.show()
    open_form.wait_for_result()
    assert open_form.parts == {"completed_on": "2026-11-23"}
    assert open_form.page.locator("#about-day").input_value() == "2026-11-23"


def test_parts_come_out_as_they_went_in(open_form: Form) -> None:
    """Answers of every kind with all that can stand beside them; the same parts, and the form shows them."""
    answers = random_answers(11)
    parts = {
        "answers": {id_: {"answer": answer, "evidence": f"About {id_}"} for id_, answer in answers.items()},
        "place": "Our day service",
        "completed_on": "2026-01-31",
        "respondent": {"role": "carer"},
    }
    open_form.parts = parts
    assert open_form.parts == parts
    assert open_form.chosen() == answers
    folds = open_form.page.locator("details.notes")
    assert folds.evaluate_all("(all) => all.filter(({open}) => open).length") == len(answers)


def test_what_a_field_cannot_hold_is_kept(open_form: Form) -> None:
    """Line ends, a role and answers that the page does not offer; they come out as they went in, until changed."""
    open_form.parts = ODD
    assert open_form.parts == ODD
    open_form.answer(STATEMENTS[1], "no")
    open_form.page.locator("#about-place").evaluate("(field) => { field.value = 'Here'; }")
    changed = open_form.parts
    assert changed["answers"][STATEMENTS[1]] == {"answer": "no", "reason": "It always applies."}
    assert changed["place"] == "Here"
    assert changed["respondent"] == ODD["respondent"]


def test_statements_that_the_page_does_not_have(open_form: Form) -> None:
    """An answer to something else is passed over; what was there before is gone."""
    open_form.answer(STATEMENTS[0], "yes")
    open_form.parts = {"answers": {"of-another-edition": {"answer": "yes"}, STATEMENTS[1]: {"answer": "no"}}}
    assert open_form.parts == {"answers": {STATEMENTS[1]: {"answer": "no"}}}
    assert open_form.page.locator("[data-progress]").inner_text() == "1 of 24 answered"


def test_new_parts_bring_a_new_result(open_form: Form) -> None:
    """A result, then other parts; the result follows. Without a result nothing is asked of the engine."""
    open_form.parts = {"answers": {STATEMENTS[0]: {"answer": "no"}}}
    assert open_form.page.workers == []
    open_form.show()
    open_form.wait_for_result()
    answers = random_answers(5)
    given = {id_: {"answer": answer, "reason": "No paid staff"} for id_, answer in answers.items()}
    open_form.parts = {"answers": given}
    open_form.wait_for(answers)


def test_clearing(open_form: Form) -> None:
    """Answers, notes, place and a result; after it the page is as new, and works on."""
    open_form.parts = ODD
    open_form.show()
    open_form.wait_for_result()
    open_form.page.locator("self-assessment").evaluate("(owner) => owner.clear()")
    assert open_form.parts == {}
    assert open_form.chosen() == {}
    assert not open_form.page.locator("[data-result]").is_visible()
    assert (open_form.said, open_form.notice) == ("", "")
    assert open_form.page.get_by_label(WORDS["role_none"]).is_checked()
    open_form.answer(STATEMENTS[0], "yes")
    assert not open_form.page.locator("[data-result]").is_visible()


def test_what_others_hear(open_form: Form) -> None:
    """An answer, a note, taking back, new parts and clearing each say that answers changed; the result comes along."""
    open_form.page.evaluate(
        """() => {
            window.heard = [];
            for (const type of ["answers-changed", "result-shown"]) {
                document.addEventListener(type, ({target, detail}) =>
                    heard.push([type, target.localName, detail?.assessment ?? null]));
            }
        }"""
    )
    changed = ["answers-changed", "self-assessment", None]
    heard = lambda: open_form.page.evaluate("heard.splice(0)")  # noqa: E731  (said once, used often)
    open_form.answer(STATEMENTS[0], "yes")
    assert heard() == [changed]
    write(open_form, STATEMENTS[0], "evidence", "x")
    assert heard() == [changed]
    open_form.page.get_by_role("button", name=WORDS["take_back"]).first.click()
    assert heard() == [changed]
    open_form.parts = {}
    assert heard()[0] == changed
    open_form.show()
    open_form.wait_for_result()
    assert heard() == [changed, ["result-shown", "self-assessment", "jigsaw"]]


def test_what_the_engine_refuses_does_not_end_it(open_form: Form) -> None:
    """A call that is refused rejects with where, what came, what was expected and the cure; the next one works."""
    refused = open_form.page.locator("self-assessment").evaluate(
        """({engine}) => engine.ask("score", {assessment: "no-such", answers: {}})
            .then(() => null, ({kind, cause}) => ({kind, ...cause}))"""
    )
    assert refused["kind"] == "refused"
    assert (refused["where"], refused["came"]) == ("assessment", '"no-such"')
    assert set(refused) == {"kind", "where", "came", "expected", "cure"}
    workers = len(open_form.page.workers)
    open_form.show()
    open_form.wait_for_result()
    assert len(open_form.page.workers) == workers == 1
