"""The tools that look at a page as it now stands in a browser, each with every rule that it has.

A ``Finding`` is what a tool is sure of. What a tool can't decide by itself and wants a person to look at is counted
beside it, by rule, and kept in the report.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from tests.access.engines import Tab


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: the rule, where on the page, and what the tool says about it."""

    rule: str
    where: str
    what: str


@dataclass(frozen=True)
class Findings:
    """What a tool says of a page: what is wrong, and how many places of each rule want a person's eye.

    ``aside`` counts what a tool is wrong about, by the standard that it tests: see in_page/ibm.js.
    """

    wrong: tuple[Finding, ...]
    unsure: dict[str, int]
    aside: int = 0


#: Name of a tool: the function that asks it, in in_page/.
TOOLS = {"axe": "lookWithAxe", "htmlcs": "lookWithHtmlcs", "ibm": "lookWithIbm"}


def bring_tools(tab: Tab) -> None:
    """Bring the tools, if the page does not have them yet."""
    tab.run("await globalThis.bringTools();")


def look_with(tool: str, tab: Tab) -> Findings:
    """Return what a tool says of the page as it now stands."""
    found: dict[str, Any] = tab.run("return await globalThis[args[0]]();", TOOLS[tool])
    return Findings(
        tuple(Finding(*each) for each in found["wrong"]),
        dict(Counter(found["unsure"])),
        found.get("aside", 0),
    )
