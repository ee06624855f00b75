"""The page of a planner, as the tests use it: open, fill in by hand or by file, ask, and read what a reader sees."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page

from toolkit_widgets import content
from toolkit_widgets.content import CONTENT

GUIDE = content.load()
WORDS = GUIDE.interface["planner"]
#: Milliseconds in which a busy machine surely starts Python.
PATIENCE = 120_000
#: How often a busy machine may be too slow.
TRIES = 3

#: What a reader sees and hears of an element: its words, without what is hidden.
_SEEN = """(element) => element.innerText.split(/\\s+/).join(" ").trim()"""


def example(planner: str) -> dict[str, Any]:
    """Return the parts of a planner's worked example."""
    made = json.loads((CONTENT / "planners" / f"{planner}.example.json").read_text(encoding="utf-8"))
    parts = ("details", "rows", "own", "place", "completed_on", "actions")
    return {key: value for key, value in made.items() if key in parts}


@dataclass
class PlannerPage:
    """The page of one planner, and what it had to complain of."""

    context: BrowserContext
    server: str
    planner: str
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self) -> PlannerTab:
        """Open the page in a new tab."""
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("filechooser", lambda _: None)
        page.goto(f"{self.server}plan/{self.planner}/")
        page.wait_for_function("() => document.querySelector('kept-answers').saveFile !== undefined")
        return PlannerTab(page)


@contextmanager
def new_device(browser: Browser, server: str, planner: str, now: str = "") -> Iterator[PlannerPage]:
    """Give a device with nothing on it, whose clock may stand still. At the end the page has had nothing to complain of."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="en-GB", accept_downloads=True
    )
    if now:
        context.clock.set_fixed_time(now)
    made = PlannerPage(context, server, planner)
    yield made
    context.close()
    assert made.complaints == []


@dataclass
class PlannerTab:
    """One tab with a planner in it."""

    page: Page

    @property
    def parts(self) -> Any:
        """What stands on the page, in the shape of a planner file."""
        return self.page.evaluate("document.querySelector('work-planner').parts")

    def put(self, parts: Any) -> None:
        """Have exactly this on the page."""
        self.page.evaluate("(parts) => { document.querySelector('work-planner').parts = parts }", parts)

    def field(self, row: str, name: str) -> Locator:
        """Return what a field of a row is typed into."""
        return self.page.locator(f"#row-{row} [data-field={name}] :is(input, textarea)").first

    def show(self) -> Locator:
        """Ask for the result and return it."""
        self.page.get_by_role("button", name=WORDS["show"]).click()
        return self.result()

    def result(self) -> Locator:
        """Wait until a result is shown. Where a busy machine was too slow, try again as the page offers it."""
        result = self.page.locator("work-planner [data-result]")
        retry = self.page.locator("work-planner [data-retry]")
        for _ in range(TRIES):
            result.or_(retry).locator("visible=true").first.wait_for()
            if result.is_visible():
                break
            retry.click()
        result.wait_for(state="visible")
        return result

    def seen(self, place: str) -> str:
        """Return what a reader sees in a place of the page."""
        said: str = self.page.locator(place).first.evaluate(_SEEN)
        return said

    def seen_each(self, place: str) -> list[str]:
        """Return what a reader sees in each of some places; what is not shown is not there."""
        found = self.page.locator(place).locator("visible=true").all()
        return [each.evaluate(_SEEN) for each in found]

    @contextmanager
    def saved(self) -> Iterator[list[Path]]:
        """Return what is saved meanwhile."""
        files: list[Path] = []
        with self.page.expect_download() as download:
            yield files
        files.append(download.value.path())
