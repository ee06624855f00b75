"""The engine's memory, kept by the browser after the first result: the next visit starts from it, and never wrongly."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.form import ID, PATIENCE, RULES, Form
from tests.engine import goldens, money_goldens, planner_goldens
from tests.faults import fault
from toolkit_widgets.engine_archive import LIBRARY

ANSWERS = {s.id: "yes" if s.level < 3 else "partly" for s in RULES.statements}
NAMES = "co-production-engine-"
RUNTIME = "pyodide.asm.wasm"
#: Somebody's words, as no program has them.
MARK = "Zwölf Brote für Ada Quillfeather"
#: All calls whose replies have been reviewed, under the guide's own rules.
CALLS: list[tuple[str, Any]] = [
    *(
        ("score", goldens.request(name, case))
        for name in goldens.CASES
        if name != "fixtures"
        for case in goldens.CASES[name]
    ),
    *money_goldens.cases().values(),
    *planner_goldens.cases().values(),
]
_STORES = "async () => (await caches.keys()).filter((name) => name.startsWith('co-production-engine-'))"
_KEPT = f"""async () => {{
    const folder = document.querySelector("[data-engine]").dataset.engine;
    const kept = await Promise.all(["memory", "{RUNTIME}"].map((name) => caches.match(folder + name)));
    return kept.every(Boolean);
}}"""
#: Puts other bytes, or other heads, in the place of what is kept, or takes it away.
_CHANGE = f"""async ([what, how]) => {{
    const [name] = await ({_STORES})();
    const store = await caches.open(name);
    const key = (await store.keys()).find(({{ url }}) => url.endsWith(what));
    if (how === "gone") return store.delete(key);
    const entry = await store.match(key);
    const headers = Object.fromEntries(entry.headers);
    let bytes = new Uint8Array(await entry.arrayBuffer());
    if (how === "byte") bytes[bytes.length >> 1] ^= 1;
    if (how === "half") bytes = bytes.slice(0, bytes.length >> 1);
    if (how === "browser") headers["user-agent"] = "Another/1.0";
    if (how === "nonsense") {{
        bytes = Uint32Array.of(1, 0, ...new Uint32Array(1024).fill(7));
        const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
        headers["content-digest"] = `sha-256=:${{btoa(String.fromCharCode(...hash))}}:`;
    }}
    return store.put(key, new Response(bytes, {{ headers }}));
}}"""
_HAS = f"""async (mark) => {{
    const [name] = await ({_STORES})();
    const store = await caches.open(name);
    const key = (await store.keys()).find(({{ url }}) => url.endsWith("memory"));
    const bytes = new Uint8Array(await (await store.match(key)).arrayBuffer());
    const text = (name) => new TextDecoder(name).decode(bytes);
    return [text("utf-8"), text("latin1"), text("utf-16le")].map((words) => words.includes(mark));
}}"""
_ASK = """async (calls) => {
    const { engine } = document.querySelector("self-assessment");
    const replies = [];
    for (const [call, payload] of calls) replies.push(await engine.ask(call, payload));
    return replies;
}"""


def show(form: Form) -> None:
    """Answer, ask for the result, and hold that it is right."""
    form.open()
    form.choose(ANSWERS)
    form.show()
    form.wait_for_result()
    form.wait_for(ANSWERS)


def wait_until(page: Page, script: str, wanted: object) -> None:
    """Wait until an async function in the page gives what is wanted."""
    end = time.monotonic() + PATIENCE
    while (found := page.evaluate(script)) != wanted:
        assert time.monotonic() < end, f"{found} is not {wanted}"
        page.wait_for_timeout(50)


def wait_until_kept(page: Page) -> None:
    """Wait until the browser has kept the engine's memory."""
    wait_until(page, _KEPT, wanted=True)


@contextmanager
def next_visit(form: Form) -> Iterator[Form]:
    """Give the page as on a later visit, and close it at the end."""
    page = form.page.context.new_page()
    yield Form(page, form.server)
    page.close()


def came_from(form: Form) -> str:
    """Tell where the engine of a page came from: all of it from one place."""
    large = {name: any(address.endswith(name) for address in form.asked) for name in (LIBRARY, RUNTIME)}
    assert len(set(large.values())) == 1, large
    return "files" if large[LIBRARY] else "memory"


@pytest.fixture
def seen(form: Form) -> Form:
    """Return a page with a result whose engine the browser has kept."""
    show(form)
    assert came_from(form) == "files"
    wait_until_kept(form.page)
    return form


def test_the_next_visit_starts_from_memory(seen: Form) -> None:
    """A second visit after a result; the same result, and Python's modules are not asked for."""
    with next_visit(seen) as form:
        show(form)
        assert came_from(form) == "memory"
        assert form.complaints == []


def test_the_replies_are_the_same(seen: Form) -> None:
    """All reviewed calls, to an engine from the files and to one from memory; the same replies, to the letter."""
    from_files = seen.page.evaluate(_ASK, CALLS)
    with next_visit(seen) as form:
        show(form)
        assert form.page.evaluate(_ASK, CALLS) == from_files
        assert came_from(form) == "memory"
    assert json.dumps(from_files[0], sort_keys=True) == json.dumps(
        goldens.expected("jigsaw")["nothing answered"], sort_keys=True
    )


def test_it_holds_no_answers(form: Form) -> None:
    """Words of somebody's in answers, and files opened and saved, before the memory is kept; none of them is in it."""
    form.open()
    form.choose(ANSWERS)
    form.page.locator("[data-note=evidence]").first.evaluate("(field, mark) => { field.value = mark; }", MARK)
    form.show()
    form.wait_for_result()
    parts = {"answers": {RULES.statements[0].id: {"answer": "yes", "evidence": MARK}}, "place": MARK}
    (saved,) = form.page.evaluate(_ASK, [("save", {"assessment": ID, "kept": "", "parts": parts})])
    (opened,) = form.page.evaluate(_ASK, [("open", {"text": saved["text"]})])
    assert opened["known"]["place"] == MARK
    wait_until_kept(form.page)
    assert form.page.evaluate(_HAS, MARK) == [False, False, False]
    assert form.page.evaluate(_HAS, "co_consts") == [True, True, False]  # it does read Python's words there


def test_nothing_is_kept_before_a_result(form: Form) -> None:
    """A form that is answered and never asked for a result; nothing is kept."""
    form.open()
    form.choose(ANSWERS)
    form.wait_until_said("ready")
    form.page.wait_for_timeout(3000)
    assert form.page.evaluate(_STORES) == []


def test_older_editions_are_removed(form: Form) -> None:
    """Memory of another edition, and something of others, in; after the first result only the latter is there."""
    form.open()
    for name in (NAMES + "0" * 64, "of-others"):
        form.page.evaluate(
            "(name) => caches.open(name).then((store) => store.put('/x', new Response('x')))", name
        )
    form.choose(ANSWERS)
    form.show()
    form.wait_for_result()
    wait_until_kept(form.page)
    assert NAMES + "0" * 64 not in form.page.evaluate(_STORES)
    assert len(form.page.evaluate(_STORES)) == 1
    assert "of-others" in form.page.evaluate("() => caches.keys()")


@fault(
    "What the browser has kept of the engine has another byte, is cut short, is nonsense, another browser's or half gone",
    "It is thrown away, and the engine starts from its files; nobody notices",
)
@pytest.mark.parametrize(
    ("what", "how"),
    [
        *(("memory", how) for how in ("byte", "half", "nonsense", "browser", "gone")),
        *((RUNTIME, how) for how in ("byte", "half", "gone")),
    ],
)
def test_what_is_kept_is_not_as_it_was(seen: Form, what: str, how: str) -> None:
    """Kept memory, or the runtime beside it, changed in each way; the result is right, from the files, and both are kept anew."""
    seen.page.evaluate(_CHANGE, [what, how])
    with next_visit(seen) as form:
        show(form)
        assert came_from(form) == "files"
        wait_until_kept(form.page)
    with next_visit(seen) as form:
        show(form)
        assert came_from(form) == "memory"


@fault(
    "The browser has no room to keep the engine's memory",
    "The next visit starts from the files; nobody notices",
)
def test_no_room(form: Form) -> None:
    """A browser that may keep next to nothing; the result comes, and nothing is left lying about."""
    form.open()
    origin = form.page.evaluate("location.origin")
    form.page.context.new_cdp_session(form.page).send(
        "Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 100_000}
    )
    form.choose(ANSWERS)
    form.show()
    form.wait_for_result()
    form.page.wait_for_timeout(4000)
    assert form.page.evaluate(_STORES) == []
    with next_visit(form) as again:
        show(again)
        assert came_from(again) == "files"
        assert again.complaints == []


@fault(
    "The engine fails after it was started from kept memory",
    "The memory is thrown away, and “Try again” starts from the files",
)
def test_memory_is_not_trusted_after_a_failure(seen: Form) -> None:
    """An engine from memory that breaks; at the next try it comes from the files."""
    with next_visit(seen) as form:
        show(form)
        assert came_from(form) == "memory"
        form.page.workers[0].evaluate(
            "self.addEventListener('message', () => { throw new Error('on purpose') })"
        )
        form.page.workers[0].evaluate("self.postMessage = () => {}")
        form.choose({})
        form.wait_until_said("failed_stopped")
        form.page.locator("[data-retry]").click()
        form.wait_for({})
        assert came_from(form) == "files"


def test_clearing_everything_takes_it_away(seen: Form) -> None:
    """“Clear everything” on a page with a result; the browser keeps nothing of the engine either."""
    seen.page.locator("[data-clear-all]:visible").first.click()
    seen.page.locator("dialog[open] button[value=clear]").click()
    wait_until(seen.page, _STORES, [])


def test_the_worker_goes_and_comes_back(form: Form) -> None:
    """Nothing asked for a while: the worker goes. Another answer: it comes back, and the result is right."""
    form.page.clock.install()
    show(form)
    assert len(form.page.workers) == 1
    form.page.clock.fast_forward(60_000)
    form.choose({})
    form.wait_for({})
    form.page.clock.fast_forward(119_000)
    assert len(form.page.workers) == 1
    with form.page.workers[0].expect_event("close"):
        form.page.clock.fast_forward(2_000)
    assert form.page.locator("[data-result]").is_visible()
    form.choose(ANSWERS)
    form.wait_for(ANSWERS)


def test_who_saves_data_gets_the_engine_when_asking_for_it(form: Form) -> None:
    """A device that saves data; touching the form brings nothing of the engine, asking for the result does."""
    form.page.add_init_script("Object.defineProperty(navigator.connection, 'saveData', { get: () => true })")
    form.open()
    form.answer(RULES.statements[0].id, "yes")
    form.page.wait_for_timeout(1500)
    assert [address for address in form.asked if "/assets/engine/" in address] == []
    assert form.page.workers == []
    form.choose(ANSWERS)
    form.show()
    form.wait_for_result()
    form.wait_for(ANSWERS)


def test_touching_the_form_brings_the_engine(form: Form) -> None:
    """The same device without that wish; nothing comes with the page, and the first touch brings the engine."""
    form.open()
    form.page.wait_for_timeout(1500)
    assert [address for address in form.asked if "/assets/engine/" in address] == []
    form.answer(RULES.statements[0].id, "yes")
    form.wait_until_said("ready")
    assert came_from(form) == "files"
