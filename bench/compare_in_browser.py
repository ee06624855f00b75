"""How the page that brings views together bears 50 and 500 people in Chromium: ``python bench/compare_in_browser.py``.

Needs a built site: ``make build``, or its folder as the argument. The files are those of ``compare_groups.py``. While they
are read, and again when the result is asked for, somebody types in the page. **Gap** is the longest time in which the
page did nothing that it was asked for; **key** is the longest from a key to the picture with its letter, as the browser's
own clock of events has it (it does not count what takes less than 16 ms).
"""

from __future__ import annotations

import json
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402 - the project is found above

from bench.compare_groups import answers_file  # noqa: E402
from tests import find_browser  # noqa: E402
from tests.browser.conftest import StrictHandler  # noqa: E402
from tests.conftest import CHROMIUM_OPTIONS  # noqa: E402
from toolkit_widgets.content import load  # noqa: E402

SIZES = (50, 500)
TYPED = "Our day service by the river"
PATIENCE = 120_000
#: From now on, notes the longest gap between two turns of the page, and the longest way of a key to the screen.
_WATCH = """() => {
    const seen = (window.seen = { gap: 0, key: 0 });
    let last = performance.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
        const now = performance.now();
        seen.gap = Math.max(seen.gap, now - last);
        last = now;
        setTimeout(() => port2.postMessage(null), 4);
    };
    port2.postMessage(null);
    new PerformanceObserver((list) => {
        for (const { name, duration } of list.getEntries()) {
            if (name.startsWith("key") || name === "input") seen.key = Math.max(seen.key, duration);
        }
    }).observe({ type: "event", durationThreshold: 16 });
}"""
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
        ThreadingHTTPServer(("127.0.0.1", 0), partial(StrictHandler, directory=str(site))) as server,
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        files = [Path(folder) / f"{number}.json" for number in range(max(SIZES))]
        for number, file in enumerate(files):
            file.write_text(answers_file(rules, number), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=find_browser.find(), args=CHROMIUM_OPTIONS)
        print(f"Chromium {browser.version}, milliseconds; the longest of each kind")
        print(f"{'people':>6} {'read':>8} {'result':>8} {'gap':>8} {'key':>8} {'one less':>9} {'save':>8}")
        for size in SIZES:
            figures = measured(browser, f"http://127.0.0.1:{server.server_port}/", files[:size])
            print(f"{size:>6} " + " ".join(f"{figure:>8.0f}" for figure in figures))
        server.shutdown()


def measured(browser: Browser, server: str, files: list[Path]) -> tuple[float, ...]:
    """Return the milliseconds for reading, the result, the longest gap and key, one person less, and saving."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{server}assess/compare/")
    page.evaluate("() => document.querySelector('group-views').engine.start()")
    page.locator("[data-people] details.about summary").click()
    page.evaluate(_WATCH)
    read = while_typing(
        page,
        lambda: page.locator("[data-file]").set_input_files(files),
        f"() => document.querySelector('group-views').people.length === {len(files)}"
        " && document.querySelector('[data-progress]').hidden",
    )
    result = while_typing(
        page,
        lambda: page.locator("[data-show]").click(),
        "() => document.querySelector('[data-result]')?.hidden === false",
    )
    seen = json.loads(page.evaluate("() => JSON.stringify(window.seen)"))
    page.locator("[data-people] details[data-role]:visible summary").first.click()
    less = timed(
        page,
        lambda: page.locator("[data-remove]").first.click(),
        f"() => {_PEOPLE_SHOWN} === {len(files) - 1}",
    )
    start = time.perf_counter()
    with page.expect_download():
        page.locator("[data-save-file]").click()
    save = 1000 * (time.perf_counter() - start)
    page.close()
    return read, result, seen["gap"], seen["key"], less, save


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
