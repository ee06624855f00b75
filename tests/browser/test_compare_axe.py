"""axe-core finds nothing in any state of the page that brings views together, and everything fits on a phone."""

from __future__ import annotations

import pytest

from tests.browser.keep import STATEMENTS
from tests.browser.together import BOTH_SIDES, LONE_MANAGER, Compare, Document, Tab, person
from tests.site.test_axe import in_every_look, violations
from tests.site.test_layout import SMALL_TARGETS, TOO_WIDE

STATES = ["empty", "refused", "no-engine", "taken-out", "asking"]


@pytest.fixture
def tab(compare: Compare) -> Tab:
    """Return the page, just opened."""
    return compare.open()


def is_well(tab: Tab) -> None:
    """Hold that nothing is found in any look, that nothing is too wide for a phone, nothing too small for a finger.

    A label above its field is no target of its own: the field is as large as it must be.
    """
    assert in_every_look(tab.page) == {}
    assert tab.page.evaluate(TOO_WIDE) == []
    small = tab.page.evaluate(SMALL_TARGETS)
    above = ('for="group-', "data-label=", "-note")
    assert [each for each in small if not any(words in each for words in above)] == []


@pytest.mark.parametrize("state", STATES)
def test_before_the_result(compare: Compare, tab: Tab, state: str) -> None:
    """Each state that the page can be in before there is a result; nothing found."""
    if state == "no-engine":
        compare.context.route("**/pyodide.asm.wasm", lambda route: route.fulfill(status=404))
        tab.choose(tab.files(BOTH_SIDES))
        tab.wait_until_said("no_engine", "[data-intake] [data-said]")
        compare.complaints.clear()  # the browser's own line about the file that did not come
    elif state != "empty":
        noted = person("wizard", "does-not-apply")
        tab.bring([b"no answers", *BOTH_SIDES, BOTH_SIDES[0], noted], 7)
    if state == "taken-out":
        tab.page.locator("details[data-role=carer] summary").click()
        tab.page.locator("[data-remove]").first.click()
    if state == "asking":
        tab.page.locator("[data-clear-all]").click()
    is_well(tab)


@pytest.mark.parametrize("documents", [BOTH_SIDES, LONE_MANAGER], ids=["all-shown", "hidden"])
def test_the_result(tab: Tab, documents: list[Document]) -> None:
    """A result with an agreed answer and an action, all of it opened; nothing found."""
    tab.bring(documents, len(documents))
    tab.show()
    tab.agree(STATEMENTS[0], "partly", "We looked.")
    tab.page.locator("action-plan .plan__buttons [data-add-action]").click()
    tab.page.locator("group-views details").evaluate_all("(all) => all.forEach((each) => (each.open = true))")
    is_well(tab)


def test_forced_colours(tab: Tab) -> None:
    """A result in the colours that a person has chosen for everything; nothing found, and the marks are there."""
    tab.bring(BOTH_SIDES, 6)
    tab.show()
    tab.page.emulate_media(forced_colors="active")
    assert violations(tab.page) == []
    for side in ("lived_experience", "professional"):
        box = tab.page.locator(f".together__picture .mark--{side}:visible").first.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 8
