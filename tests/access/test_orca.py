"""A real screen reader goes through an assessment by keyboard: what Orca says in Firefox, as goldens have it.

In Chromium it is heard only for what the page says by itself: to a window that gets its keys from a program, and none
from the desktop, Orca says nothing of where the focus is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.access.engines import Tab
from tests.access.engines.chromium import chromium
from tests.access.engines.firefox import firefox
from tests.access.screen_reader import ScreenReader, screen_reader
from tests.access.served import Site
from tests.access.states import HAS_RESULT, wait
from tests.access.test_keyboard import go_to
from tests.browser.spoken import hold

GOLDENS = Path(__file__).with_name("said")
BROWSERS: dict[str, Callable[[dict[str, str]], AbstractContextManager[Tab]]] = {
    "firefox": firefox,
    "chromium": chromium,
}
CHOSEN = "document.activeElement.matches('input') && document.activeElement.checked"


@pytest.fixture(scope="module")
def orca() -> Iterator[ScreenReader]:
    """Return a screen reader on a desktop of its own."""
    with screen_reader() as reader:
        yield reader


@pytest.fixture(params=BROWSERS)
def heard(request: pytest.FixtureRequest, orca: ScreenReader) -> Iterator[Tab]:
    """Return a tab in a window that the screen reader reads."""
    with BROWSERS[request.param](orca.environment) as tab:
        yield tab


class Story:
    """What was said, step by step."""

    def __init__(self, orca: ScreenReader, engine: str) -> None:
        self._orca = orca
        self._lines: list[str] = []
        # Of two paragraphs that come at once, Chromium hands over now the one first and now the other.
        self._in_any_order = engine == "chromium"

    def begin(self) -> None:
        """Let it finish with what came before, which is not written down: how much of a page it reads is chance."""
        self._orca.said()

    def go(self, tab: Tab, selector: str) -> None:
        """Press Tab until something has the focus; only what is said of it itself is then still to come."""
        go_to(tab, selector)
        tab.press("Shift+Tab")
        self.begin()
        tab.press("Tab")

    def step(self, name: str, *, speaks: bool = True) -> list[str]:
        """Write down what was said since the last step. Where it speaks, it is waited for."""
        said = self._orca.said(speaks=speaks)
        if self._in_any_order:
            said.sort()
        self._lines += [f"# {name}", "", *said, ""]
        return said

    def text(self) -> str:
        """Return all of it."""
        return "\n".join(self._lines)


@pytest.mark.parametrize("heard", ["firefox"], indirect=True)
def test_an_assessment(heard: Tab, orca: ScreenReader, web: Site, request: pytest.FixtureRequest) -> None:
    """From the skip link over each question to the result; every step is said, and as the golden has it."""
    story = Story(orca, heard.engine)
    web.engine = "waits"
    heard.open(f"{web.address}assess/quick/")
    story.begin()
    heard.press("Tab")
    story.step("Tab: the first stop")
    heard.press("Enter")
    names = heard.run(
        "return [...document.querySelectorAll('fieldset[data-statement]')].map((each) => each.dataset.statement)"
    )
    for number, name in enumerate(names, 1):
        story.go(heard, f"[name='{name}']")
        said = story.step(f"To question {number}")
        assert said, "nothing was said of a question"
        heard.press("Space")
        wait(heard, CHOSEN)
        story.step(f"Space: the answer to question {number}", speaks=False)
    story.go(heard, "self-assessment [type=submit]")
    story.step("To the button")
    heard.press("Enter")
    assert story.step("Enter: waiting for the result")
    web.engine = "works"
    wait(heard, HAS_RESULT)
    assert story.step("The result")
    for number in range(1, 4):
        heard.press("Tab")
        story.step(f"Tab {number} in the result")
    golden = GOLDENS / f"{heard.engine}.txt"
    hold(golden, story.text(), rewrite=request.config.getoption("--rewrite-goldens"))


def test_an_error(heard: Tab, orca: ScreenReader, web: Site, request: pytest.FixtureRequest) -> None:
    """The engine can't be had; that is said without a key, once; in Firefox so is the way to another try."""
    story = Story(orca, heard.engine)
    web.engine = "waits"
    heard.open(f"{web.address}assess/quick/")
    story.begin()
    story.go(heard, "self-assessment [type=submit]")
    story.begin()
    heard.press("Enter")
    assert story.step("Enter: waiting for the result")
    web.engine = "missing"
    wait(heard, "!document.querySelector('[data-failed]').hidden")
    assert story.step("The result can't be worked out")
    if heard.engine == "firefox":
        heard.press("Shift+Tab")
        story.step("Shift+Tab: the way on paper")
        heard.press("Shift+Tab")
        story.step("Shift+Tab: another try")
    golden = GOLDENS / f"{heard.engine}-error.txt"
    hold(golden, story.text(), rewrite=request.config.getoption("--rewrite-goldens"))
