"""Whatever goes wrong: plain words, every answer kept, another try, the paper way; nothing hangs."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Route

from macros.assessment import DEADLINE
from tests.browser.form import RULES, WORDS, Form
from toolkit_widgets.engine_archive import WHEEL
from toolkit_widgets.engine_folder import LOCK, RUNTIME_FILES

FILES = (*RUNTIME_FILES, LOCK, WHEEL, "engine-worker.js")
ANSWERS = {s.id: "yes" if s.level < 3 else "partly" for s in RULES.statements}


def missing(route: Route) -> None:
    """Answer as a host does that does not have the file."""
    route.fulfill(status=404, body="")


def cut_off(route: Route) -> None:
    """Send the first half of a file."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.body()[: len(answer.body()) // 2])


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


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_missing(form: Form, file: str) -> None:
    """Each file in turn; said at once, long before the deadline."""
    form.page.context.route(f"**/{file}", missing)
    form.open()
    form.choose(ANSWERS)
    expect_failure(form, "missing")


@pytest.mark.parametrize("file", ["pyodide.asm.wasm", "python_stdlib.zip", WHEEL])
def test_a_file_is_cut_off(form: Form, file: str) -> None:
    """Half a file; said."""
    form.page.context.route(f"**/{file}", cut_off)
    form.open()
    form.choose(ANSWERS)
    expect_failure(form, "missing")


@pytest.mark.parametrize("file", ["engine-worker.js", "pyodide.asm.wasm", WHEEL])
def test_the_next_try_works(form: Form, file: str) -> None:
    """A file that is missing once, of our scripts, the runtime and our wheel; the next try is a fresh one."""
    form.page.context.route(f"**/{file}", missing, times=1)
    form.open()
    form.choose(ANSWERS)
    expect_failure(form, "missing")
    try_again(form)


def test_a_wheel_that_is_not_the_locks_is_refused(form: Form) -> None:
    """A wheel of the right length with other bytes in it; not run, and said."""

    def changed(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.body().replace(b"half", b"HALF"))

    form.page.context.route(f"**/{WHEEL}", changed)
    form.open()
    form.choose(ANSWERS)
    expect_failure(form, "missing")


@pytest.mark.parametrize("what", ["WebAssembly", "Worker"])
def test_a_browser_that_lacks_something(form: Form, what: str) -> None:
    """No WebAssembly, or no workers; said, also at another try, and no result is claimed."""
    form.page.add_init_script(f"delete globalThis.{what}")
    form.open()
    form.choose(ANSWERS)
    expect_failure(form, "unsupported")
    form.page.get_by_role("button", name=WORDS["try_again"]).click()
    expect_failure(form, "unsupported")
    assert not form.page.locator("[data-result]").is_visible()


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


def test_too_slow(form: Form) -> None:
    """A file that never comes; the deadline ends the wait and the worker, and the way to the result stays."""
    form.page.clock.install()
    form.page.context.route("**/pyodide.asm.wasm", never)
    form.open()
    form.choose(ANSWERS)
    form.show()
    assert form.said == WORDS["waiting"]
    form.page.clock.fast_forward((DEADLINE - 30) * 1000)
    assert form.said == WORDS["waiting"]
    form.page.clock.fast_forward(30 * 1000)
    expect_failure(form, "slow")
    expect_no_worker(form)


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


def test_without_our_script(form: Form) -> None:
    """The element's script is missing; the form is whole, and the page says how to go on."""
    form.page.context.route("**/self-assessment.js", missing)
    form.open()
    assert form.page.locator(".assessment__without-script").is_visible()
    assert not form.page.get_by_role("button", name=WORDS["show"]).is_visible()
    form.answer(RULES.statements[0].id, "yes")
