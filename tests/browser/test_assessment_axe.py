"""axe-core finds nothing in any state of the assessment: all rules, light and dark, wide and narrow."""

from __future__ import annotations

import pytest

from tests.browser.form import GUIDE, ID, RULES, WORDS, Form
from tests.browser.test_failures import missing, never
from tests.site.test_axe import in_every_look, violations

STATEMENTS = [s.id for s in RULES.statements]
HALF = dict.fromkeys(STATEMENTS[:12], "yes")
MIXED = {id_: ("yes", "partly", "no", "dont-know")[i * i % 4] for i, id_ in enumerate(STATEMENTS)}


def test_half_answered_and_getting_ready(form: Form) -> None:
    """Half the answers, one pressed by hand, the engine still on its way."""
    form.page.context.route("**/pyodide.asm.wasm", never)
    form.open()
    form.choose(HALF)
    form.answer(STATEMENTS[12], "no")
    assert in_every_look(form.page) == {}


@pytest.mark.parametrize(
    "answers", [MIXED, {}, dict.fromkeys(STATEMENTS, "yes")], ids=["mixed", "none", "yes"]
)
def test_result(form: Form, answers: dict[str, str]) -> None:
    """A result: mixed, without enough answers, all at yes; each part of it opened."""
    form.open()
    form.choose(answers)
    form.show()
    form.wait_for_result()
    form.wait_for(answers)
    form.page.locator("details").evaluate_all("(all) => all.forEach((each) => (each.open = true))")
    assert in_every_look(form.page) == {}


def test_one_at_a_time_with_a_note(form: Form) -> None:
    """One statement, its note open and written without an answer, and what the page says of it."""
    form.open()
    form.page.get_by_role("button", name=WORDS["view_one"]).click()
    form.page.locator("[data-next]").click()
    form.page.locator("[data-here] .notes summary").click()
    form.page.locator("[data-here] textarea").first.fill("Minutes")
    form.page.locator(".about summary").click()
    form.wait_until_said("ready")
    assert in_every_look(form.page) == {}


@pytest.mark.parametrize("id_", sorted(set(GUIDE.assessments) - {ID}))
def test_the_others(form: Form, id_: str) -> None:
    """The other assessments with a result, one statement of it unanswered."""
    form.id = id_
    statements = [s.id for s in GUIDE.rules.assessments[id_].statements]
    answers = dict.fromkeys(statements[1:], "descriptive" if id_ == "quick" else "partly")
    form.open()
    form.choose(answers)
    form.show()
    form.wait_for_result()
    form.wait_for(answers)
    assert in_every_look(form.page) == {}


def test_from_paper(form: Form) -> None:
    """Some letters, one that is not possible, a note and a reason, and a result."""
    form.layout = "from-paper"
    form.open()
    form.page.locator("[data-letter]").first.focus()
    form.page.keyboard.type("ypndrx")
    form.page.locator(".notes summary").first.click()
    assert in_every_look(form.page) == {}
    form.show()
    form.wait_for_result()
    assert in_every_look(form.page) == {}


def test_failed(form: Form) -> None:
    """A part of the page is missing; what it says and offers."""
    form.page.context.route("**/pyodide.mjs", missing)
    form.open()
    form.choose(HALF)
    form.wait_until_said("failed_missing")
    assert in_every_look(form.page) == {}


def test_forced_colours(form: Form) -> None:
    """A result in the colours that a person has chosen for everything."""
    form.page.emulate_media(forced_colors="active")
    form.open()
    form.choose(MIXED)
    form.show()
    form.wait_for_result()
    assert violations(form.page) == []
