"""The states that a page can be in, each as a function that brings an open page into it, as a person would.

Which pages have a state is read from the pages themselves: a new assessment has all of them without a word here.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.access.engines import EngineError, Tab
from tests.access.engines.tab import PATIENCE
from tests.access.served import Site
from tests.browser.together import BOTH_SIDES, text_of


@dataclass(frozen=True)
class State:
    """A state: which pages have it, by what stands in their HTML, and how a page gets there."""

    name: str
    where: re.Pattern[str]
    bring: Callable[[Tab, Site], None]

    def pages(self, site: Path, addresses: list[str]) -> list[str]:
        """Return the pages that have this state."""
        return [address for address in addresses if self.where.search(_html(site, address))]

    def shortest(self, site: Path, addresses: list[str]) -> list[str]:
        """Return the shortest of these pages in each folder of the site: one of each kind."""
        by_folder: dict[str, str] = {}
        for address in sorted(self.pages(site, addresses), key=lambda each: len(_html(site, each))):
            by_folder.setdefault(address.partition("/")[0], address)
        return sorted(by_folder.values())


def _html(site: Path, address: str) -> str:
    path = site / address
    return (path if path.suffix else path / "index.html").read_text(encoding="utf-8")


def wait(tab: Tab, until: str) -> None:
    """Wait until an expression is true in the page, or in the one that it goes to meanwhile."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(EngineError):  # the page went, and the next one is not there yet
            if tab.run(f"return Boolean({until});"):
                return
        time.sleep(0.05)
    raise AssertionError(f"in {PATIENCE} seconds it never came to this: {until}")


#: Some answers, with everything else that a person can leave half-way. Of a planner, its worked example.
ANSWER = """
const [share] = args;
const owner = document.querySelector("self-assessment, work-planner");
await customElements.whenDefined(owner.localName);
const part = (all) => all.slice(0, Math.ceil(all.length * share));
if (owner.localName === "work-planner") {
    const answer = await fetch(document.querySelector("[data-example]").dataset.example);
    const { details, rows = {}, own, place, completed_on, actions } = await answer.json();
    owner.parts = { details, rows: Object.fromEntries(part(Object.entries(rows))), own, place, completed_on, actions };
    return;
}
const fields = [...owner.querySelectorAll("[data-statement][data-number]")];
const first = (field) => field.dataset.answers?.split(" ")[0] ?? field.querySelector("input[type=radio]").value;
const chosen = part(fields);
owner.parts = {
    answers: Object.fromEntries(chosen.map((field) => [field.dataset.statement, { answer: first(field) }])),
    place: "Our day service",
    completed_on: "2026-11-23",
    respondent: { role: "carer" },
};
"""
ASK = "document.querySelector(':is(self-assessment, work-planner) form').requestSubmit();"
HAS_RESULT = "document.querySelector('[data-result]')?.checkVisibility()"
OPEN_ALL = """
for (const fold of document.querySelectorAll("details")) fold.open = true;
const word = document.querySelector(".hard-word__meaning");
if (word?.checkVisibility !== undefined && "showPopover" in word) word.showPopover();
"""
BRING_FILES = """
await customElements.whenDefined("group-views");
const field = document.querySelector("[data-intake] [data-file]");
const files = new DataTransfer();
for (const [index, text] of args[0].entries()) {
    files.items.add(new File([text], `person-${index}.json`, { type: "application/json" }));
}
field.files = files.files;
field.dispatchEvent(new Event("change", { bubbles: true }));
"""


def ask(tab: Tab, share: float) -> None:
    """Fill in so much of the page, and ask what comes of it."""
    tab.run(ANSWER, share)
    tab.run(ASK)


def unfolded(tab: Tab, _: Site) -> None:
    """Open every fold, the menu and the settings too, and the first hard word's meaning."""
    tab.run(OPEN_ALL)


def found(tab: Tab, web: Site) -> None:
    """Search for something that is there."""
    tab.open(f"{web.address}search/?q=carers")
    wait(tab, "document.querySelector('#search-results')?.hidden === false")


def nothing_found(tab: Tab, web: Site) -> None:
    """Search for something that is not."""
    tab.open(f"{web.address}search/?q=xyzzy")
    wait(tab, "document.querySelector('#search-count')?.textContent")


def half_answered(tab: Tab, _: Site) -> None:
    """Give half the answers, and say who, where and when."""
    tab.run(ANSWER, 0.5)


def one_at_a_time(tab: Tab, _: Site) -> None:
    """Show one question at a time, and go to the third."""
    tab.run(ANSWER, 0.1)
    tab.run("""
        document.querySelector("[data-view-choice=one]")?.click();
        for (const _ of [1, 2]) document.querySelector("self-assessment [data-next]").click();""")


def loading(tab: Tab, web: Site) -> None:
    """Ask for the result, with the engine on its way for ever."""
    web.engine = "waits"
    ask(tab, 1)
    wait(tab, "document.querySelector('[data-status]').textContent.trim()")


def failed(tab: Tab, web: Site) -> None:
    """Ask for the result, with no engine to be had."""
    web.engine = "missing"
    ask(tab, 1)
    wait(tab, "!document.querySelector('[data-failed]').hidden")


def result(tab: Tab, _: Site) -> None:
    """Answer all questions, and ask for the result."""
    ask(tab, 1)
    wait(tab, HAS_RESULT)


def half_result(tab: Tab, _: Site) -> None:
    """Answer half the questions, and ask what can be said by then."""
    ask(tab, 0.5)
    wait(tab, HAS_RESULT)


def planned(tab: Tab, _: Site) -> None:
    """Plan four actions, and take one away."""
    tab.run("""
        await customElements.whenDefined("action-plan");
        const plan = document.querySelector("action-plan");
        for (const _ of [1, 2, 3, 4]) plan.addAction();
        plan.querySelector("[data-remove]").click();""")


def own_rows(tab: Tab, _: Site) -> None:
    """Add two rows of one's own to each part that takes them."""
    tab.run("""
        await customElements.whenDefined("work-planner");
        for (const button of document.querySelectorAll("[data-add-row]")) {
            button.click();
            button.click();
        }""")


def example(tab: Tab, _: Site) -> None:
    """Have the worked example put in, as its button does it, and ask for the plan."""
    tab.run("""
        await customElements.whenDefined("work-planner");
        document.querySelector("[data-example]").click();""")
    wait(tab, "document.querySelector('work-planner').parts.place")
    tab.run(ASK)
    wait(tab, HAS_RESULT)


def restored(tab: Tab, _: Site) -> None:
    """Save on the device, and come back."""
    tab.run(ANSWER, 0.5)
    tab.run("document.querySelector('kept-answers [data-save]').click();")
    wait(tab, "Object.keys(localStorage).some((key) => key.startsWith('co-production:'))")
    tab.open(tab.run("return location.href"))
    wait(tab, "document.querySelector('self-assessment, work-planner')?.parts?.place")


def dialog(tab: Tab, _: Site) -> None:
    """Ask to clear everything, and stop at the question."""
    tab.run(ANSWER, 0.5)
    tab.run("document.querySelector('kept-answers [data-clear-all]').click();")
    wait(tab, "document.querySelector('dialog[open]')")


def compared(tab: Tab, _: Site) -> None:
    """Bring six people's views together."""
    tab.run(BRING_FILES, [text_of(person) for person in BOTH_SIDES])
    wait(tab, f"document.querySelector('group-views').people.length === {len(BOTH_SIDES)}")
    tab.run("document.querySelector('[data-people] [data-show]').click();")
    wait(tab, HAS_RESULT)


def refused(tab: Tab, _: Site) -> None:
    """Open a file that is none of ours."""
    tab.run(BRING_FILES, [json.dumps({"format": "another"})])
    wait(tab, "!document.querySelector('[data-refused]').hidden")


ANY = re.compile("<main")
FORM = re.compile("<(self-assessment|work-planner)")
WALK = re.compile("data-next")
PLAN = re.compile("(?s)<(self-assessment|work-planner).*<action-plan")
OWN = re.compile("data-add-row")
EXAMPLE = re.compile("data-example")
KEEP = re.compile("<kept-answers")
GROUP = re.compile("<group-views")
SEARCH = re.compile('id="search-results"')
STATES = (
    State("unfolded", ANY, unfolded),
    State("found", SEARCH, found),
    State("nothing-found", SEARCH, nothing_found),
    State("half-answered", FORM, half_answered),
    State("one-at-a-time", WALK, one_at_a_time),
    State("loading", FORM, loading),
    State("failed", FORM, failed),
    State("half-result", FORM, half_result),
    State("result", FORM, result),
    State("planned", PLAN, planned),
    State("own-rows", OWN, own_rows),
    State("example", EXAMPLE, example),
    State("restored", KEEP, restored),
    State("dialog", KEEP, dialog),
    State("compared", GROUP, compared),
    State("refused", GROUP, refused),
)
