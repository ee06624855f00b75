"""Faults planted one by one: each is found by the tool, and in the look or state, that is there to find it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.access.engines import Look, Tab
from tests.access.looks import DOES_NOT_FIT, LIGHT, LOOKS, put_on
from tests.access.served import Site
from tests.access.states import STATES
from tests.access.tools import Finding, bring_tools, look_with

PAGE = "how-to/culture/"
BY_NAME: dict[str, Look] = {look.name: look for look in LOOKS}
#: Plants a style sheet, as a mistake of ours in a style sheet would be. The policy lets scripts bring one.
STYLE = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(args[0]);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
"""


@dataclass(frozen=True)
class Fault:
    """A mistake: what plants it, who must find it, by which rule, and in which look."""

    plant: str
    tool: str
    rule: str
    look: str = "light"


FAULTS = {
    "grey words": Fault("main p { color: #999 !important }", "axe", "color-contrast"),
    "nearly good enough": Fault("main p { color: #6b6b6b !important }", "axe", "color-contrast-enhanced"),
    "grey words, by another": Fault("main p { color: #999 !important }", "htmlcs", "G17"),
    "grey words, by the third": Fault("main p { color: #999 !important }", "ibm", "text_contrast_sufficient"),
    "grey in dark": Fault(
        "@media (prefers-color-scheme: dark) { main p { color: #444 !important } }",
        "axe",
        "color-contrast",
        "dark",
    ),
    "grey in forced colours": Fault(
        "@media (forced-colors: active) { main p { forced-color-adjust: none; color: #bbb !important; background: #fff } }",
        "axe",
        "color-contrast",
        "forced",
    ),
    "grey on a phone": Fault(
        "@media (max-width: 30rem) { main p { color: #999 !important } }", "axe", "color-contrast", "narrow"
    ),
    "too wide zoomed in": Fault(
        "@media (max-width: 30rem) { main p { width: 50rem } }", "fits", "too-wide", "zoomed"
    ),
    "no room for spacing": Fault("main p { height: 1.6em; overflow: hidden }", "fits", "cut-off", "spaced"),
    "grey when nothing moves": Fault(
        "@media (prefers-reduced-motion: reduce) { main p { color: #999 !important } }",
        "axe",
        "color-contrast",
        "still",
    ),
    "grey on paper": Fault(
        "@media print { main p { color: #999 !important } }", "axe", "color-contrast", "paper"
    ),
}
#: Mistakes in the page itself.
STRUCTURE = {
    "axe": ("document.querySelector('main').append(document.createElement('button'));", "button-name"),
    "htmlcs": ("document.querySelector('main').append(new Image());", "H37"),
    "ibm": (
        "for (const name of ['aria-labelledby', 'id']) document.querySelector('#site-search, .search-form input').removeAttribute(name);",
        "input_label_exists",
    ),
}


def rules(tab: Tab, tool: str) -> str:
    """Return the rules by which a tool finds something wrong, in one line."""
    if tool == "fits":
        found = tuple(Finding(*each) for each in tab.run(DOES_NOT_FIT))
    else:
        bring_tools(tab)
        found = look_with(tool, tab).wrong
    return " ".join(finding.rule for finding in found)


@pytest.mark.parametrize("name", FAULTS)
def test_fault_in_a_style_sheet(tab: Tab, base: str, name: str) -> None:
    """A style in; it is found in its look, and without it nothing is."""
    fault = FAULTS[name]
    look = BY_NAME[fault.look]
    if look.name in tab.cannot:
        pytest.skip(f"{tab.engine} can't be put into this look")
    tab.open(base + PAGE)
    put_on(tab, look, LIGHT)
    assert fault.rule not in rules(tab, fault.tool)
    tab.run(STYLE, fault.plant)
    if look.paper:
        put_on(tab, LIGHT, look)
        put_on(tab, look, LIGHT)
    assert fault.rule in rules(tab, fault.tool)
    put_on(tab, LIGHT, look)


@pytest.mark.parametrize("tool", STRUCTURE)
def test_fault_in_a_page(tab: Tab, base: str, tool: str) -> None:
    """A mistake in the page in; the tool finds it, and without it it doesn't."""
    plant, rule = STRUCTURE[tool]
    tab.open(base + PAGE)
    assert rule not in rules(tab, tool)
    tab.run(plant)
    assert rule in rules(tab, tool)


#: For each state, something that is there in this state alone: its words turned grey must be found.
ONLY_THERE = {
    "unfolded": ("assess/quick/", ".about__role"),
    "found": ("search/", "#search-results"),
    "nothing-found": ("search/", "#search-count"),
    "one-at-a-time": ("assess/quick/", "[data-here]"),
    "loading": ("assess/quick/", "[data-status]"),
    "failed": ("assess/quick/", "[data-status]"),
    "half-result": ("assess/quick/", "[data-result]"),
    "result": ("assess/quick/", "[data-result]"),
    "planned": ("assess/quick/", ".action"),
    "restored": ("assess/quick/", "kept-answers [data-device] [data-said]"),
    "dialog": ("assess/quick/", "dialog[open]"),
    "compared": ("assess/compare/", "[data-result]"),
    "refused": ("assess/compare/", "[data-refused]"),
}


@pytest.mark.parametrize("name", ONLY_THERE)
def test_fault_in_a_state(tab: Tab, web: Site, name: str) -> None:
    """Words grey in one state alone; found there by one of two tools: a bar that lies over words keeps axe from being sure."""
    address, place = ONLY_THERE[name]
    state = next(state for state in STATES if state.name == name)
    tab.open(web.address + address)
    bring_tools(tab)
    state.bring(tab, web)
    tab.run(STYLE, f"{place}, {place} * {{ color: #999 !important; background: #fff !important }}")
    assert "color-contrast" in rules(tab, "axe") or "text_contrast_sufficient" in rules(tab, "ibm")
