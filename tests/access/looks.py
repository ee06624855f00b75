"""The ways in which every page is looked at, and what each asks of the page itself."""

from __future__ import annotations

from tests.access.engines import Look, Tab

LIGHT = Look("light")
LOOKS = (
    LIGHT,
    Look("dark", dark=True),
    Look("forced", forced=True),
    Look("narrow", width=320, height=640),
    Look("zoomed", zoom=4),
    Look("spaced", spaced=True),
    Look("still", still=True),
    Look("paper", paper=True),
)
#: Text twice as large, and WCAG 1.4.12's spacing. A style sheet that script makes is no inline style: a page's policy
#: lets it be.
SPACED = """
globalThis.spacing ??= new CSSStyleSheet();
spacing.replaceSync(`
    html { font-size: 225% !important; }
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
const others = [...document.adoptedStyleSheets].filter((sheet) => sheet !== spacing);
document.adoptedStyleSheets = args[0] ? [...others, spacing] : others;
"""
#: What a page does just before it is printed, and after.
PRINTS = "dispatchEvent(new Event(args[0]))"
#: What sticks out of the page sideways, and words that a fixed height cuts off.
DOES_NOT_FIT = """
const width = document.documentElement.clientWidth;
const wide = document.documentElement.scrollWidth <= width + 1 ? [] : [...document.body.querySelectorAll("*")]
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > width + 1);
const cut = [...document.body.querySelectorAll("*")].filter((element) => {
    const { overflowX, overflowY, position } = getComputedStyle(element);
    const clips = [overflowX, overflowY].some((way) => way === "hidden" || way === "clip");
    return clips && position !== "absolute" && element.clientHeight > 0 && element.checkVisibility()
        && (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2);
});
const told = (rule, what) => (element) => [rule, element.outerHTML.slice(0, 160), what];
return [
    ...wide.map(told("too-wide", "sticks out of the page sideways")),
    ...cut.map(told("cut-off", "holds more than it shows")),
];
"""


def put_on(tab: Tab, look: Look, before: Look | None = None) -> None:
    """Look at an open page in this way."""
    if before is None or before.spaced != look.spaced:
        tab.run(SPACED, look.spaced)
    tab.look(look)
    if (before is not None and before.paper) != look.paper:
        tab.run(PRINTS, "beforeprint" if look.paper else "afterprint")
