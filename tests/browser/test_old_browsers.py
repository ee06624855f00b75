"""A browser that can't run the engine: the way on paper is there at once, nothing waits, nothing is fetched in vain."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.faults import fault

#: What a browser may lack, and how it is taken from this one before a page comes.
LACKS = {
    "WebAssembly": "delete globalThis.WebAssembly",
    "its newer parts": "WebAssembly.validate = () => false",
    "workers": "delete globalThis.Worker",
    "import maps": "HTMLScriptElement.supports = (type) => type === 'classic' || type === 'module'",
    "asking what scripts may be": "delete HTMLScriptElement.supports",
}
#: The pages that need the engine, and where each says how to go on without it.
PAGES = {
    "assess/quick/": ".without-engine",
    "assess/quick-from-paper/": ".without-engine",
    "easy-read/quick-questions/": ".without-engine",
    "plan/who-is-missing/": ".without-engine",
    "assess/compare/": ".compare__without-script",
}


@fault(
    "The browser is too old for the engine: no WebAssembly, not all of it, no workers, or older scripts",
    "Before anything is pressed the page says so and leads to paper. No part of the engine is fetched",
)
@pytest.mark.parametrize("lacks", LACKS)
@pytest.mark.parametrize("address", PAGES)
def test_paper_at_once(page: Page, server: str, address: str, lacks: str) -> None:
    """A page without something; as it opens it leads to a place on paper, and the button for a result is not there."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(LACKS[lacks])
    page.goto(server + address, wait_until="domcontentloaded")
    way = page.locator(f"{PAGES[address]} a[href='#on-paper']").first
    expect(way).to_be_visible()
    page.wait_for_load_state("load")
    expect(way).to_be_visible()
    expect(page.locator(":is(self-assessment, work-planner) [type=submit]:visible")).to_have_count(0)
    way.click()
    expect(page.locator("#on-paper")).to_be_in_viewport()
    assert [url for url in asked if "/assets/engine/" in url] == []


def test_answers_stay(page: Page, server: str) -> None:
    """Answers given where nothing can be worked out; they stay, and what is said comes without a wait."""
    page.add_init_script(LACKS["its newer parts"])
    page.goto(f"{server}assess/quick/")
    page.locator("fieldset[data-statement] label").first.click()
    expect(page.locator("[data-status]")).not_to_be_empty()
    expect(page.locator("[data-failed]")).to_be_visible()
    expect(page.locator("[data-failed] a")).to_be_visible()
    expect(page.locator("[data-retry]")).to_be_hidden()
    assert page.locator("fieldset[data-statement] input").first.is_checked()


@fault("Workers can't be modules", "The same, as soon as a question is touched")
def test_workers_that_are_no_modules(page: Page, server: str) -> None:
    """A browser that runs a worker as a plain script, as Firefox did before 114; said at once, and it is ended."""
    page.add_init_script("""
        const { Worker } = globalThis;
        globalThis.ended = 0;
        globalThis.Worker = class extends Worker {
            constructor(address) { super(address); }
            terminate() { globalThis.ended += 1; super.terminate(); }
        };""")
    page.goto(f"{server}assess/quick/")
    page.locator("fieldset[data-statement] label").first.click()
    expect(page.locator("[data-failed] a")).to_be_visible()
    expect(page.locator("[data-status] .assessment__problem")).not_to_be_empty()
    assert page.evaluate("ended") == 1


def test_this_browser_can(page: Page, server: str) -> None:
    """The browser as it is; the page knows that it can, and speaks of no other way."""
    page.goto(f"{server}assess/quick/")
    assert page.evaluate("document.documentElement.classList.contains('can-run')")
    expect(page.locator(".without-engine")).to_be_hidden()
