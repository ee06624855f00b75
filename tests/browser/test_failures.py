"""Whatever goes wrong: plain words, every answer kept, another try, the paper way; nothing hangs."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Route

from macros.assessment import DEADLINE
from tests.browser.form import RULES, WORDS, Form
from tests.faults import fault
from toolkit_widgets.engine_archive import LIBRARY
from toolkit_widgets.engine_folder import LIST, RUNTIME_FILES, SCRIPTS

#: All that comes from the engine's folder.
FILES = (*RUNTIME_FILES, LIBRARY, LIST, *SCRIPTS)
ANSWERS = {s.id: "yes" if s.level < 3 else "partly" for s in RULES.statements}
#: Where the log-in page of a Wi-Fi comes in place of whatever was asked for.
PORTAL = "<!doctype html><title>Welcome</title><p>Please log in to use this Wi-Fi."
#: How often a file is asked for before the page gives up: as kept, anew, and once more to learn why.
TRIES = 3


def address(file: str) -> str:
    """Return what the engine's file matches; two of its scripts stand among the page's own too."""
    return f"**/engine/*/{file}"


def missing(route: Route) -> None:
    """Answer as a host does that does not have the file."""
    route.fulfill(status=404, body="")


def blocked(route: Route) -> None:
    """Answer nothing, as where a filter of the network or of the browser stands between."""
    route.abort("blockedbyclient")


def portal(route: Route) -> None:
    """Answer with another page, and say that all is well."""
    route.fulfill(status=200, content_type="text/html", body=PORTAL)


def cut_off(route: Route) -> None:
    """Send the first half of a file."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.body()[: len(answer.body()) // 2])


def one_byte_off(route: Route) -> None:
    """Send a file of the right length, with another byte in the middle."""
    answer = route.fetch()
    body = bytearray(answer.body())
    body[len(body) // 2] ^= 1
    route.fulfill(response=answer, body=bytes(body))


#: What comes in place of a file, and what the page then says.
COMES: dict[str, tuple[Callable[[Route], None], str]] = {
    "nothing": (missing, "missing"),
    "blocked": (blocked, "missing"),
    "half": (cut_off, "changed"),
    "another-byte": (one_byte_off, "changed"),
    "log-in-page": (portal, "changed"),
}


def never(route: Route) -> None:
    """Let the page wait."""


def expect_failure(form: Form, kind: str) -> None:
    """Hold what a person sees when it fails: why, that nothing is lost, and the two ways on."""
    form.wait_until_said(f"failed_{kind}")
    assert form.said == f"{WORDS[f'failed_{kind}']} {WORDS['failed_safe']}"
    assert form.page.get_by_role("button", name=WORDS["try_again"]).is_visible()
    assert form.chosen() == ANSWERS
    paper = form.page.locator("[data-failed]").get_by_role("link", name=WORDS["paper_link"])
    assert form.page.locator(str(paper.get_attribute("href"))).count() == 1


def try_again(form: Form) -> None:
    """Press "Try again" and hold that the result comes."""
    form.page.get_by_role("button", name=WORDS["try_again"]).click()
    assert form.said == WORDS["waiting"]
    form.wait_for_result()
    form.wait_for(ANSWERS)
    assert not form.page.get_by_role("button", name=WORDS["try_again"]).is_visible()


@fault(
    "A file of the engine is missing, blocked, cut short, has another byte, or a log-in page comes in its place",
    "Nothing of it runs. The page says at once that a part did not come, or came damaged",
)
@pytest.mark.parametrize("comes", COMES)
@pytest.mark.parametrize("file", FILES)
def test_a_file_is_not_as_it_should_be(form: Form, file: str, comes: str) -> None:
    """Each file in turn, in each way; said, long before the deadline."""
    answer_with, said = COMES[comes]
    form.page.context.route(address(file), answer_with)
    form.open()
    form.choose(ANSWERS)
    expect_failure(form, said)


@fault("The same once, and whole at the next try", "“Try again” brings the result")
@pytest.mark.parametrize("file", ["engine-worker.js", "pyodide.asm.wasm", LIBRARY])
def test_the_next_try_works(form: Form, file: str) -> None:
    """A file that is missing for one try, of our scripts, the runtime and our archive; the next try is a fresh one."""
    form.page.context.route(address(file), missing, times=TRIES)
    form.open()
    form.choose(ANSWERS)
    expect_failure(form, "missing")
    try_again(form)


@fault("What the browser has kept of a file is damaged", "It is fetched anew; nobody notices")
@pytest.mark.parametrize("answer_with", [cut_off, portal], ids=["half", "log-in-page"])
def test_a_damaged_copy_is_replaced(form: Form, answer_with: Callable[[Route], None]) -> None:
    """Other bytes at the first request and the right ones at the second; the result comes."""
    form.page.context.route(address("pyodide.asm.mjs"), answer_with, times=1)
    form.open()
    form.choose(ANSWERS)
    form.show()
    form.wait_for_result()
    form.wait_for(ANSWERS)


def test_the_worker_gets_nothing_else(form: Form) -> None:
    """Code in the worker that asks for another file, or a second time for one, or for a script; it gets nothing."""
    form.open()
    form.choose(ANSWERS)
    form.wait_until_said("ready")
    tries = ["fetch('/index.html')", "fetch(new URL('pyodide.asm.wasm', location))", "importScripts('a.js')"]
    for code in tries:
        got = f"(async () => {{ try {{ await {code}; return 'got it' }} catch (error) {{ return error.name }} }})()"
        assert form.page.workers[0].evaluate(got) == "TypeError"


@fault(
    "The browser has no WebAssembly, or no workers",
    "The page says that a newer browser may do, and points to paper",
)
@pytest.mark.parametrize("what", ["WebAssembly", "Worker"])
def test_a_browser_that_lacks_something(form: Form, what: str) -> None:
    """No WebAssembly, or no workers; said before anything is pressed, nothing is asked for, and nothing is lost."""
    asked: list[str] = []
    form.page.on("request", lambda request: asked.append(request.url))
    form.page.add_init_script(f"delete globalThis.{what}")
    form.open()
    assert form.page.locator(".without-engine").is_visible()
    form.choose(ANSWERS)
    form.wait_until_said("failed_unsupported")
    assert form.chosen() == ANSWERS
    for label in (WORDS["show"], WORDS["try_again"]):
        assert not form.page.get_by_role("button", name=label).is_visible()
    assert not form.page.locator("[data-result]").is_visible()
    assert [url for url in asked if "/engine/" in url] == []


@fault(
    "The browser forbids workers",
    "The same",
)
def test_workers_are_forbidden(form: Form) -> None:
    """The browser has workers and throws when one is made; said."""
    form.page.add_init_script("globalThis.Worker = class { constructor() { throw new Error('no') } }")
    form.open()
    form.choose(ANSWERS)
    expect_failure(form, "unsupported")


def expect_no_worker(form: Form) -> None:
    """Wait until the browser says that the worker is gone, a moment after the page ended it."""
    for _ in range(100):
        if not form.page.workers:
            return
        form.page.evaluate("0")  # lets the browser's messages in
        time.sleep(0.05)
    raise AssertionError(f"still there: {form.page.workers}")


@fault(
    "A file of the engine never comes",
    "At the deadline the page says that it takes too long, and ends the wait",
)
@pytest.mark.parametrize("file", FILES)
def test_too_slow(form: Form, file: str) -> None:
    """Each file in turn never comes; the deadline ends the wait and the worker, and the way to the result stays."""
    form.page.clock.install()
    form.page.context.route(address(file), never)
    form.open()
    form.choose(ANSWERS)
    form.show()
    assert form.said == WORDS["waiting"]
    form.page.clock.fast_forward((DEADLINE - 30) * 1000)
    assert form.said == WORDS["waiting"]
    form.page.clock.fast_forward(30 * 1000)
    expect_failure(form, "slow")
    expect_no_worker(form)


@fault(
    "The worker breaks while nobody waits for it",
    "Nobody is bothered: the next question starts a fresh one",
)
def test_the_worker_breaks_while_nothing_is_asked(form: Form) -> None:
    """An error in a worker that was ready and idle; nobody is bothered, and the result comes from a fresh one."""
    form.open()
    form.choose(ANSWERS)
    form.wait_until_said("ready")
    with form.page.expect_worker():
        form.page.workers[0].evaluate("setTimeout(() => { throw new Error('broken on purpose') })")
        form.page.wait_for_timeout(200)
        form.show()
    form.wait_for_result()
    form.wait_for(ANSWERS)


@fault(
    "The worker is killed between two answers, as on a phone with little memory",
    "At the deadline the page says so. “Try again” brings the result",
)
def test_the_worker_is_killed(form: Form) -> None:
    """A worker that ends without a word, as on a phone with little memory; the deadline finds it out."""
    form.page.clock.install()
    form.open()
    form.choose(ANSWERS)
    form.wait_until_said("ready")
    form.page.workers[0].evaluate("self.close()")
    form.show()
    assert not form.page.locator("[data-result]").is_visible()
    form.page.clock.fast_forward(DEADLINE * 1000)
    expect_failure(form, "slow")
    try_again(form)


@fault(
    "The worker breaks when a result is there and an answer changes",
    "The result stays and says that it is old",
)
def test_a_result_stays_when_a_later_one_fails(form: Form) -> None:
    """A result, then a broken worker and another answer; what was shown stays and says that it is old."""
    old = form.page.get_by_text(WORDS["result_is_old"])
    form.open()
    form.choose({})
    form.show()
    form.wait_for_result()
    assert not old.is_visible()
    form.page.workers[0].evaluate("self.addEventListener('message', () => { throw new Error('on purpose') })")
    form.page.workers[0].evaluate("self.postMessage = () => {}")
    form.choose(ANSWERS)
    expect_failure(form, "stopped")
    assert form.page.locator("[data-result]").is_visible()
    assert old.is_visible()
    try_again(form)
    assert not old.is_visible()


@fault(
    "The script of the page is missing",
    "The form is whole, and the page says how to go on without it",
)
def test_without_our_script(form: Form) -> None:
    """The element's script is missing; the form is whole, and the page says how to go on."""
    form.page.context.route("**/self-assessment.js", missing)
    form.open()
    assert form.page.locator(".assessment__without-script").is_visible()
    assert not form.page.get_by_role("button", name=WORDS["show"]).is_visible()
    form.answer(RULES.statements[0].id, "yes")
