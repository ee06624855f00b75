"""What befalls a device: crashes, lines that drip or end, clocks and languages of all kinds. Nothing is lost."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.form import RULES, WORDS, Form
from tests.browser.keep import PARTS, STATEMENTS, Keep, Tab
from tests.browser.test_failures import ANSWERS, address, expect_failure, try_again
from tests.faults import fault
from tests.serving import Handler, serving

NOTE = f'[id="{STATEMENTS[1]}--evidence"]'
TYPED = "We asked everyone who comes on Tuesdays"
#: The moment of the tests with odd clocks: another day in Kiritimati than in Adak.
MOMENT = "2026-06-30T23:30:00Z"


@pytest.fixture
def typing(keep: Keep) -> Tab:
    """Return the page with saving on, in the middle of typing."""
    tab = keep.open()
    tab.put(PARTS)
    tab.press("save")
    tab.says("on")
    tab.page.locator(NOTE).fill("")
    tab.page.locator(NOTE).press_sequentially(TYPED)
    return tab


def expect_all_there(tab: Tab, parts: object) -> None:
    """Hold that the answers are on the page again, to the last letter typed, and that it says so."""
    tab.says("found")
    assert tab.parts == parts
    assert tab.parts["answers"][STATEMENTS[1]]["evidence"] == TYPED


def renderers(browser: Browser) -> set[int]:
    """Return the processes in which the browser shows pages."""
    session = browser.new_browser_cdp_session()
    found: list[dict[str, Any]] = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return {int(process["id"]) for process in found if process["type"] == "renderer"}


@fault(
    "The tab crashes in the middle of typing, with saving on (SIGKILL)", "Opened again, every letter is there"
)
def test_the_tab_crashes(browser: Browser, keep: Keep, typing: Tab) -> None:
    """The processes of all pages killed after the last letter; a fresh tab has it all."""
    parts = typing.parts
    with typing.page.expect_event("crash"):
        for process in renderers(browser):
            os.kill(process, signal.SIGKILL)
    expect_all_there(keep.open(), parts)


@fault("The page is reloaded, or left and come back to, in the middle of typing", "Every letter is there")
@pytest.mark.parametrize("way", ["reload", "back"])
def test_reload_and_back(keep: Keep, typing: Tab, way: str) -> None:
    """Saving on and a word half typed; the page reloaded, or another opened in its place and the way back taken."""
    parts = typing.parts
    if way == "reload":
        typing.page.reload()
    else:
        typing.page.goto(keep.server)
        typing.page.go_back()
    typing.page.wait_for_function("() => document.querySelector('kept-answers')?.saveFile !== undefined")
    expect_all_there(typing, parts)
    assert keep.complaints == []


@fault(
    "The network goes when the page is there and the engine is not",
    "Said, and “Try again” works when it is back",
)
def test_no_network_for_the_engine(form: Form) -> None:
    """Offline before the first touch; a part did not arrive, until there is a network again."""
    form.open()
    form.page.context.set_offline(offline=True)
    form.choose(ANSWERS)
    expect_failure(form, "missing")
    form.page.context.set_offline(offline=False)
    try_again(form)


@fault("The network goes when the engine has come", "Nothing happens: result and files need none")
def test_no_network_after_that(form: Form) -> None:
    """Offline once the engine is ready; the result comes."""
    form.open()
    form.choose(ANSWERS)
    form.wait_until_said("ready")
    form.page.context.set_offline(offline=True)
    form.show()
    form.wait_for_result()
    form.wait_for(ANSWERS)


class Drip(Handler):
    """Sends the engine's files in pieces, with a pause after each."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file, slowly if it is the engine's."""
        data = source.read()
        pieces = 40 if "/engine/" in self.path else 1
        size = len(data) // pieces + 1
        for start in range(0, len(data), size):
            outputfile.write(data[start : start + size])
            outputfile.flush()
            time.sleep(0.05 if pieces > 1 else 0)


@pytest.fixture
def dripping(site: Path) -> Iterator[str]:
    """Return the address of a server with a slow line."""
    with serving(site, Drip) as at:
        yield at


@fault("The engine comes drop by drop", "The page says that it gets ready, and can be filled in meanwhile")
def test_a_slow_line(form: Form, dripping: str) -> None:
    """Each file in forty pieces; an answer changed meanwhile counts."""
    form.server = dripping
    form.open()
    form.choose(ANSWERS)
    form.show()
    assert form.said == WORDS["waiting"]
    last = RULES.statements[-1].id
    form.answer(last, "no")
    form.wait_for_result()
    form.wait_for({**ANSWERS, last: "no"})


@fault(
    "There is not enough memory for the engine",
    "The page says that a part did not arrive, and points to paper",
)
def test_out_of_memory(form: Form) -> None:
    """A worker in which WebAssembly gets no memory, as Chromium says it; said at once, nothing is lost."""
    no_memory = "WebAssembly.instantiate = async () => { throw new RangeError('Out of memory') };"

    def without_memory(route: Route) -> None:
        answer = route.fetch()
        is_run = route.request.resource_type != "fetch"
        route.fulfill(response=answer, body=(no_memory if is_run else "") + answer.text())

    form.page.context.route(address("engine-worker.js"), without_memory)
    form.open()
    form.choose(ANSWERS)
    expect_failure(form, "missing")


@fault("The clock is wrong by decades", "Saving, opening and the result work; the day is the clock's")
@pytest.mark.parametrize("moment", ["1970-01-01T00:00:00Z", "2099-12-31T23:59:59Z"])
def test_a_wrong_clock(keep: Keep, moment: str) -> None:
    """A device that believes in another year; kept, found again, and read by the engine."""
    keep.context.clock.set_fixed_time(moment)
    tab = keep.open()
    tab.put({key: value for key, value in PARTS.items() if key != "completed_on"})
    tab.press("save")
    tab.says("on")
    tab.show()
    assert tab.parts["completed_on"] == moment[:10]
    parts = tab.parts
    tab.page.close()
    tab = keep.open()
    tab.says("found")
    assert tab.parts == parts
    assert keep.complaints == []


@fault(
    "Language and time zone of the device are odd", "The page keeps its own language; the day is the reader's"
)
@pytest.mark.parametrize(
    ("locale", "zone", "day"),
    [
        ("ar-EG", "Pacific/Kiritimati", "2026-07-01"),
        ("th-TH-u-ca-buddhist-nu-thai", "America/Adak", "2026-06-30"),
        ("tr-TR", "Asia/Kathmandu", "2026-07-01"),
    ],
)
def test_odd_languages_and_time_zones(
    browser: Browser, server: str, locale: str, zone: str, day: str
) -> None:
    """Another language, calendar and digits, on another day; the result is the same, its day is the reader's own."""
    context = browser.new_context(locale=locale, timezone_id=zone)
    try:
        context.clock.set_fixed_time(MOMENT)
        form = Form(context.new_page(), server)
        form.open()
        form.choose(ANSWERS)
        form.show()
        form.wait_for_result()
        form.wait_for(ANSWERS)
        assert form.parts["completed_on"] == day
        written = form.page.locator("[data-result] [data-slot=date]").first.inner_text()
        assert written == {"2026-07-01": "1 July 2026", "2026-06-30": "30 June 2026"}[day]
        assert form.complaints == []
    finally:
        context.close()
