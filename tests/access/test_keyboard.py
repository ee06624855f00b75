"""By keyboard alone, in every engine: every stop seen and marked, no trap, and the focus where it should be."""

from __future__ import annotations

from typing import Any

import pytest

from tests.access.engines import Tab
from tests.access.served import Site
from tests.access.states import HAS_RESULT, wait
from tests.site.test_keyboard import MOST_STOPS, STOP

#: One page of each kind: what differs between the others is words.
WALKED = (
    "",
    "how-to/culture/",
    "assess/quick/",
    "easy-read/quick-questions/",
    "search/",
    "assess/compare/",
    "404.html",
)
WHERE = f"return ({STOP})();"
FOCUS = """
const element = document.activeElement;
return [element.tagName.toLowerCase(), element.id, element.textContent.trim().replace(/\\s+/g, " ").slice(0, 60)];
"""


def walk(tab: Tab, key: str) -> list[dict[str, Any]]:
    """Press a key until the focus leaves the page; return all stops."""
    stops: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        tab.press(key)
        stop = tab.run(WHERE)
        if stop["isBody"] or (stops and stop["what"] == stops[0]["what"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"{MOST_STOPS} stops, and no end: {stops[-1]['what']}")


@pytest.mark.parametrize("walked", WALKED, ids=lambda walked: walked or "home")
def test_every_stop(tab: Tab, base: str, walked: str) -> None:
    """Tab through a page to its end; each stop is in sight, marked, and under nothing. The skip link is the first."""
    tab.open(base + walked)
    stops = walk(tab, "Tab")
    assert 'class="skip-link"' in stops[0]["what"]
    assert len(stops) > 5
    assert [stop["what"] for stop in stops if not stop["isSeen"]] == []
    # WebKit draws only the dark ring round buttons and boxes that are its own.
    mark = "isRinged" if tab.engine == "webkit" else "isMarked"
    assert [stop["what"] for stop in stops if not (stop["isMarked"] or stop[mark])] == []
    assert [stop["what"] for stop in stops if stop["isCovered"]] == []


def test_skip_link(tab: Tab, base: str) -> None:
    """Tab, Enter on a fresh page: the focus is in main, and the next Tab goes on from there."""
    tab.open(f"{base}how-to/culture/")
    tab.press("Tab", "Enter")
    assert tab.run(FOCUS)[:2] == ["main", "main"]
    tab.press("Tab")
    assert tab.run("return document.querySelector('main').contains(document.activeElement)")


def go_to(tab: Tab, selector: str) -> None:
    """Press Tab until something has the focus."""
    for _ in range(MOST_STOPS):
        if tab.run("return document.activeElement.matches(args[0])", selector):
            return
        tab.press("Tab")
    raise AssertionError(f"{MOST_STOPS} stops, and none of them is {selector}")


def test_assessment(tab: Tab, web: Site) -> None:
    """An assessment from the first question to the result, its link followed and come back from, by keys alone."""
    tab.open(f"{web.address}assess/quick/")
    names = tab.run(
        "return [...document.querySelectorAll('fieldset[data-statement]')].map((each) => each.dataset.statement)"
    )
    for name in names:
        go_to(tab, f"[name='{name}']")
        tab.press("Space", "ArrowDown")
    assert tab.run(
        "return document.querySelectorAll('fieldset[data-statement] input:checked').length"
    ) == len(names)
    go_to(tab, "self-assessment [type=submit]")
    tab.press("Enter")
    wait(tab, HAS_RESULT)
    assert tab.run("return document.activeElement.closest('[data-result]') !== null")
    go_to(tab, "[data-result] li[data-recommendation] a")
    link = tab.run("return document.activeElement.href")
    tab.press("Enter")
    wait(tab, "location.pathname.endsWith('/culture/') || !location.pathname.includes('/assess/')")
    assert tab.run("return location.href") == link
    tab.back()
    wait(tab, "document.querySelectorAll('fieldset[data-statement]').length > 0")
    assert tab.run("return location.pathname").endswith("/assess/quick/")


def test_search(tab: Tab, base: str) -> None:
    """From any page to a word's place, by keys alone."""
    tab.open(f"{base}how-to/culture/")
    go_to(tab, "#site-search")
    tab.press(*"carers", "Enter")
    wait(
        tab,
        "document.readyState === 'complete' && document.querySelector('#search-results')?.hidden === false",
    )
    go_to(tab, "#search-results a")
    tab.press("Enter")
    wait(tab, "!location.pathname.endsWith('/search/')")


def test_hard_word(tab: Tab, base: str) -> None:
    """Enter opens a meaning, Escape closes it, and the focus is on the word again."""
    tab.open(f"{base}how-to/culture/")
    go_to(tab, ".hard-word__term")
    tab.press("Enter")
    assert tab.run("return document.querySelector('.hard-word__meaning').matches(':popover-open')")
    tab.press("Escape")
    assert not tab.run("return document.querySelector('.hard-word__meaning').matches(':popover-open')")
    assert tab.run("return document.activeElement.matches('.hard-word__term')")


def test_dialog(tab: Tab, web: Site) -> None:
    """Ask to clear everything: the focus is in the question, Tab stays there, Escape gives it back."""
    tab.open(f"{web.address}assess/quick/")
    go_to(tab, "fieldset[data-statement] input")
    tab.press("Space")
    go_to(tab, "kept-answers [data-clear-all]")
    tab.press("Enter")
    wait(tab, "document.querySelector('dialog[open]')")
    assert tab.run("return document.activeElement.closest('dialog') !== null")
    tab.press("Escape")
    wait(tab, "!document.querySelector('dialog[open]')")
    assert tab.run("return document.activeElement.matches('[data-clear-all]')")
    assert tab.run("return document.querySelectorAll('fieldset[data-statement] input:checked').length") == 1
