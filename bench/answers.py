"""What a person feels who answers: a changed answer, typing while the engine starts, many files, and the memory it all takes.

The processor of the page is slowed down four times where it says so. What the worker does is timed as it is and counted four times.
"""

from __future__ import annotations

import json
import statistics
import time
from pathlib import Path
from typing import Any

from bench.browsers import Chromium, chromium
from bench.compare_groups import ASSESSMENT, BATCH, answers_file
from bench.peers import BARE, OURS, Subject
from bench.serving import Host
from bench.tables import Row
from toolkit_widgets.content import load

SLOWER = 4
CHANGES = 60
FILES = 500
TYPED = "What we have seen in this place, in our own words"
#: Milliseconds between two answers: nobody reads a statement faster.
READING = 1000
#: Seconds after which a page has let go of what it needed to start.
CALM = 6
#: Changes one answer after the other; gives the milliseconds of the engine's answer, and of the result on the page.
_CHANGES = """async () => {
    const owner = document.querySelector("self-assessment");
    const radios = [...owner.querySelectorAll("[data-statement] input")].filter(({ value }) => ["yes", "partly", "no"].includes(value));
    const engine = [], page = [];
    for (let number = 0; number < %d; number += 1) {
        const radio = radios[(number * 7) %% radios.length];
        if (radio.checked) continue;
        const shown = new Promise((done) => owner.addEventListener("result-shown", done, { once: true }));
        const start = performance.now();
        radio.click();
        await shown;
        page.push(performance.now() - start);
        const { assessment, parts: { answers } } = owner;
        const asked = performance.now();
        await owner.engine.ask("score", { assessment, answers });
        engine.push(performance.now() - asked);
    }
    return { engine, page };
}"""
#: Gives every statement an answer, one after the other; then asks, and gives the milliseconds until the result is seen.
_AFTER = """async (pause) => {
    const owner = document.querySelector("self-assessment");
    for (const yes of owner.querySelectorAll("[data-statement] input[value=yes]")) {
        yes.click();
        await new Promise((done) => setTimeout(done, pause));
    }
    const shown = new Promise((done) => owner.addEventListener("result-shown", () => requestAnimationFrame(() => setTimeout(done))));
    const start = performance.now();
    owner.querySelector("form [type=submit]").click();
    await shown;
    return performance.now() - start;
}"""
_DEFINED = "async (name) => Boolean(await customElements.whenDefined(name))"
_GROUP = """async ({ texts, batch, assessment }) => {
    const { engine } = document.querySelector("group-views");
    await engine.start();
    const start = performance.now();
    const voices = [];
    for (let at = 0; at < texts.length; at += batch) {
        const files = texts.slice(at, at + batch).map((text, number) => ({ name: `${at + number}.json`, text }));
        for (const { voice } of (await engine.ask("read_group", { files })).read) voices.push(voice);
    }
    const read = performance.now() - start;
    await engine.ask("group", { assessment, voices });
    return { read, all: performance.now() - start };
}"""
#: What the browser records of its tasks.
_RECORDED = ["toplevel", "blink.user_timing"]


def measured(host: Host) -> list[Row]:
    """Return a row for each thing that a person feels."""
    rows = []
    with chromium() as visitor:
        visitor.visit(host.address + OURS.path, OURS.script)
        engine = [SLOWER * took for took in visitor.page.evaluate(_CHANGES % CHANGES)["engine"]]
        slowly(visitor)
        page = visitor.page.evaluate(_CHANGES % CHANGES)["page"]
        rows.append(_row("a changed answer: the engine's, 95th percentile", _late(engine), "ms", 50))
        rows.append(_row("a changed answer: the result on the page", _late(page), "ms"))
        visitor.leave()
        visitor.visit(f"{host.address}site/assess/compare/", "async () => true")
        visitor.page.evaluate(_DEFINED, "group-views")
        rules = load().rules
        texts = [answers_file(rules, number) for number in range(FILES)]
        group = visitor.page.evaluate(_GROUP, {"texts": texts, "batch": BATCH, "assessment": ASSESSMENT})
        rows.append(_row(f"{FILES} files: read and compared by the engine", group["all"], "ms", 1000))
        rows.append(_row(f"{FILES} files: read", group["read"], "ms"))
    rows.append(_row("the result, asked for after 24 answers at 1 a second", after_answers(host), "ms", 100))
    rows.append(_row("typing while the engine starts: longest task", typing(host), "ms", 16))
    (first, later), (bare, _) = memory(host, OURS), memory(host, BARE)
    rows.append(_row("memory of the page with a result, first visit", first, "MB", bare + 10))
    rows.append(_row("memory, later visit", later, "MB", bare + 10))
    return [*rows, _row("memory, bare Pyodide", bare, "MB")]


def slowly(visitor: Chromium) -> None:
    """Slow the page's processor down."""
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def after_answers(host: Host) -> float:
    """Return the milliseconds until the first result is seen, on a slow processor, when every statement has been answered."""
    with chromium() as visitor:
        visitor.visit(host.address + OURS.path, "async () => true")
        visitor.page.evaluate(_DEFINED, "self-assessment")
        slowly(visitor)
        return float(visitor.page.evaluate(_AFTER, READING))


def typing(host: Host) -> float:
    """Return the longest task of the page's main thread, in milliseconds of the processor, while somebody types a note."""
    with chromium() as visitor:
        visitor.visit(host.address + OURS.path, "async () => true")
        page = visitor.page
        page.evaluate(_DEFINED, "self-assessment")
        page.locator("[data-statement] details summary").first.click()
        browser = visitor.browser
        page.wait_for_timeout(1000)
        browser.start_tracing(page=page, categories=_RECORDED)
        note = page.locator("[data-note]:visible").first
        note.focus()
        while not page.evaluate("document.querySelector('self-assessment').engine.ready"):
            page.keyboard.type(TYPED, delay=30)
        page.evaluate("() => performance.mark('end')")
        return _longest(json.loads(browser.stop_tracing())["traceEvents"])


def _longest(events: list[dict[str, Any]]) -> float:
    end = next(e for e in events if "user_timing" in e.get("cat", "") and e["name"] == "end")
    here = (end["pid"], end["tid"])
    tasks = (e for e in events if e["name"].endswith("RunTask") and (e["pid"], e["tid"]) == here)
    return max(task.get("tdur", 0) / 1000 for task in tasks if task["ts"] < end["ts"])


def memory(host: Host, subject: Subject) -> tuple[float, float]:
    """Return what the process of a page with a result takes, at two visits, in megabytes: its share of what others use too."""
    took = []
    with chromium() as visitor:
        for _ in range(2):
            visitor.visit(host.address + subject.path, subject.script)
            time.sleep(CALM)
            processes = visitor.browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")[
                "processInfo"
            ]
            took.append(max(_share(one["id"]) for one in processes if one["type"] == "renderer"))
            visitor.leave()
    return took[0], took[1]


def _share(process: int) -> float:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _late(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _row(what: str, came: float, unit: str, most: float | None = None) -> Row:
    row = {"what": what, "came": f"{came:,.0f} {unit}"}
    return (
        row
        if most is None
        else row | {"at most": f"{most:,.0f} {unit}", "held": "yes" if came <= most else "NO"}
    )
