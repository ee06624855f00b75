"""axe-core finds nothing in any state of the easy-read assessments: all rules, light and dark, wide and narrow."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.easy import WORDS, Easy
from tests.browser.form import GUIDE
from tests.browser.test_easy_result import mixed
from tests.browser.test_failures import missing
from tests.site.test_axe import in_every_look, violations


@pytest.fixture
def easy(page: Page, strict_server: str) -> Easy:
    """Return the easy-read page, opened."""
    return Easy(page, strict_server)


@pytest.mark.parametrize("step", [1, 2, -2, -1], ids=["practice", "question", "about-you", "end"])
def test_a_step(easy: Easy, step: int) -> None:
    """Each kind of step, what is folded away on it opened, an answer chosen."""
    easy.open()
    easy.go_to(easy.steps[step])
    here = easy.page.locator("[data-here]")
    here.locator("details").evaluate_all("(all) => all.forEach((each) => (each.open = true))")
    if here.locator("[type=radio]").count():
        here.locator("[type=radio]").nth(1).check()
    assert in_every_look(easy.page) == {}


@pytest.mark.parametrize("id_", list(GUIDE.assessments))
def test_a_result(easy: Easy, id_: str) -> None:
    """A result with levels, ranges and parts without a level, all of it opened; saving on."""
    easy.id = id_
    easy.open()
    easy.choose(mixed(id_))
    easy.page.locator("[data-save]").click()
    easy.show()
    easy.wait_for_result()
    easy.page.locator("details").evaluate_all("(all) => all.forEach((each) => (each.open = true))")
    assert in_every_look(easy.page) == {}


def test_a_question_before_something_is_lost(easy: Easy) -> None:
    """The page asks whether to clear everything."""
    easy.open()
    easy.choose(mixed("jigsaw"))
    easy.page.locator("kept-answers").get_by_role("button", name=WORDS["clear_everything"]).click()
    assert in_every_look(easy.page) == {}


def test_failed_and_forced_colours(easy: Easy) -> None:
    """What it says when a part of the page is missing; then the colours that a person has chosen for everything."""
    easy.page.context.route("**/pyodide.mjs", missing)
    easy.open()
    easy.go_to(easy.steps[2])
    easy.choose(mixed("jigsaw"))
    easy.page.locator("[data-failed]").wait_for()
    assert in_every_look(easy.page) == {}
    easy.page.emulate_media(forced_colors="active")
    assert violations(easy.page) == []
