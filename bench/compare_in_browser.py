"""How the page that brings views together bears 50 and 500 people in Chromium: ``python bench/compare_in_browser.py``.

Needs a built site: ``make build``, or its folder as the argument. The files are those of ``compare_groups.py``. While they
are read, and again when the result is asked for, somebody types in the page, and every letter must stand there.

**work** is the longest task of the page's main thread in time of the processor, from the browser's own record of tasks;
**key** is the longest from a key to the picture with its letter, by the clock on the wall, as the browser counts events (it
counts from 16 ms). **note** is the longest task while somebody writes a note on what the group agreed, with everyone saved
on the device. On a busy machine what goes by the clock on the wall is longer, what goes by the processor hardly.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402 - the project is found above

from bench.compare_groups import answers_file  # noqa: E402
from tests import find_browser  # noqa: E402
from tests.conftest import CHROMIUM_OPTIONS  # noqa: E402
from tests.serving import serving  # noqa: E402
from toolkit_widgets.content import load  # noqa: E402

SIZES = (50, 500)
COLUMNS = ("read", "work", "key", "result", "work", "key", "less", "save", "note")
TYPED = "Our day service by the river"
PATIENCE = 120_000
#: From now on, notes the longest way of a key to the screen.
_WATCH = """() => {
    window.slowest = 0;
    new PerformanceObserver((list) => {
        for (const { name, duration } of list.getEntries()) {
            if (name.startsWith("key") || name === "input") window.slowest = Math.max(window.slowest, duration);
        }
    }).observe({ type: "event", durationThreshold: 16 });
}"""
#: What the browser records of its tasks.
_RECORDED = ["toplevel", "blink.user_timing"]
#: How many people the result on the page is about.
_PEOPLE_SHOWN = """[...document.querySelectorAll("[data-role-count]:not([hidden]) [data-slot=count]")]
    .reduce((sum, place) => sum + Number(place.textContent), 0)"""


def main() -> None:
    """Print a table of milliseconds."""
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site"
    if not (site / "assess" / "compare" / "index.html").is_file():
        sys.exit(f"{site} has no page to measure; expected a built site; run `make build` first")
    rules = load().rules
    with (
        serving(site) as address,
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
    ):
        files = [Path(folder) / f"{number}.json" for number in range(max(SIZES))]
        for number, file in enumerate(files):
            file.write_text(answers_file(rules, number), encoding="utf-8")
        browser = playwright.chromium.launch(
            executable_path=find_browser.find(with_window=True), args=CHROMIUM_OPTIONS
        )
        print(f"Chromium {browser.version}, milliseconds; the longest of each kind")
        print(f"{'people':>8} " + " ".join(f"{name:>8}" for name in COLUMNS))
        for size in SIZES:
            figures = measured(browser, address, files[:size])
            print(f"{size:>8} " + " ".join(f"{figure:>8.0f}" for figure in figures))


def measured(browser: Browser, server: str, files: list[Path]) -> list[float]:
    """Return the milliseconds of each column: of reading, of the result, of one person less, of saving, of a note."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{server}assess/compare/")
    page.evaluate("() => document.querySelector('group-views').engine.start()")
    page.locator("[data-people] details.about summary").click()
    page.evaluate(_WATCH)
    browser.start_tracing(page=page, categories=_RECORDED)
    read = while_typing(
        page,
        lambda: page.locator("[data-file]").set_input_files(files),
        f"() => document.querySelector('group-views').people.length === {len(files)}"
        " && document.querySelector('[data-progress]').hidden",
    )
    reading = end_of(page, "read")
    result = while_typing(
        page,
        lambda: page.locator("[data-show]").click(),
        "() => document.querySelector('[data-result]')?.hidden === false",
    )
    showing = end_of(page, "result")
    less = one_less(page, len(files) - 1)
    start = time.perf_counter()
    with page.expect_download():
        page.locator("[data-save-file]").click()
    save = 1000 * (time.perf_counter() - start)
    write_a_note(page)
    work = longest_tasks(browser.stop_tracing())
    page.close()
    return [read, work["read"], reading, result, work["result"], showing, less, save, work["note"]]


def end_of(page: Page, name: str) -> float:
    """Mark the end of a part in the browser's record; return the slowest key in it."""
    page.wait_for_timeout(300)  # the lists of the browser come a little later
    page.evaluate("(name) => performance.mark(name)", name)
    slowest: float = page.evaluate("() => { const was = slowest; slowest = 0; return was; }")
    return slowest


def one_less(page: Page, left: int) -> float:
    """Take one person out, and return how long it took until the result is about those who are left."""
    page.locator("[data-people] details[data-role]:visible summary").first.click()
    return timed(
        page, lambda: page.locator("[data-remove]").first.click(), f"() => {_PEOPLE_SHOWN} === {left}"
    )


def write_a_note(page: Page) -> None:
    """Save everyone on the device, then write a note on what the group agreed."""
    page.locator("[data-save]").click()
    page.locator("[data-talk-rest]").evaluate("(rest) => { rest.open = true; }")
    page.locator("[data-agree] summary").first.click()
    page.locator("[data-agreed-note]").first.focus()
    end_of(page, "saved")
    page.keyboard.type(TYPED, delay=40)
    end_of(page, "note")


def longest_tasks(record: bytes) -> dict[str, float]:
    """Return the longest task of the page's main thread in each part, in milliseconds of the processor."""
    events = json.loads(record)["traceEvents"]
    ends = sorted(
        (event["ts"], event["name"], event["pid"], event["tid"])
        for event in events
        if "user_timing" in event.get("cat", "") and event["name"] in ("read", "result", "saved", "note")
    )
    longest = {name: 0.0 for _, name, _, _ in ends}
    for event in events:
        if event["name"].endswith("RunTask") and (event["pid"], event["tid"]) == ends[0][2:]:
            part = next((name for end, name, _, _ in ends if event["ts"] < end), None)
            if part:
                longest[part] = max(longest[part], event.get("tdur", 0) / 1000)
    return longest


def while_typing(page: Page, begin: Callable[[], object], done: str) -> float:
    """Begin something, type till it is done, and return how long it took; what was typed must stand there."""
    field = page.locator("#group-place")
    field.fill("")
    start = time.perf_counter()
    begin()
    field.focus()
    took, typed = 0.0, ""
    for letter in TYPED * 40:
        page.keyboard.type(letter)
        typed += letter
        if not took and page.evaluate(done):
            took = 1000 * (time.perf_counter() - start)
        if took and len(typed) >= len(TYPED):
            break
    if field.input_value() != typed:
        sys.exit(f"typed {typed!r}; on the page stands {field.input_value()!r}; letters have been lost")
    return took


def timed(page: Page, begin: Callable[[], object], done: str) -> float:
    """Begin something and return how long it took."""
    start = time.perf_counter()
    begin()
    page.wait_for_function(done)
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main()
