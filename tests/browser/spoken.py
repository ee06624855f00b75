"""What a screen reader has to say of a page: what live regions announce, where the focus is, and the tree of names and roles."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page

#: Takes down each change in a live region that can be seen, as a screen reader hears of it: once for each time that
#: words are put in, the same words too. And every place that gets the focus, with its name.
LISTEN = """
globalThis.heard = [];
const LIVE = "[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off]), output";
const words = (element) => element.innerText.replace(/\\s+/g, " ").trim();
const hear = (records) => {
    const regions = new Set(records.map(({ target }) => (target.closest ? target : target.parentElement).closest(LIVE)));
    for (const region of regions) {
        if (region?.isConnected && region.checkVisibility() && words(region)) heard.push(`says: ${words(region)}`);
    }
};
const changes = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["hidden"] };
addEventListener("DOMContentLoaded", () => new MutationObserver(hear).observe(document.body, changes));
addEventListener("focusin", ({ target }) => {
    const group = target.closest("fieldset, section")?.querySelector("legend, h2, h3");
    const label = target.labels?.[0] ?? target;
    const name = target.getAttribute("aria-label") ?? words(label);
    heard.push(`focus: ${target.localName} "${name.slice(0, 120)}"${group ? ` in "${words(group)}"` : ""}`);
});
"""


class Listener:
    """Writes down step by step what is said of a page, and how its parts then stand in the accessibility tree."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._lines: list[str] = []
        page.add_init_script(LISTEN)

    def step(self, name: str, *parts: Locator) -> list[str]:
        """End a step: take down what was said in it, and how some parts now stand. Return what was said."""
        said: list[str] = self._page.evaluate("globalThis.heard.splice(0)")
        self._lines += [f"# {name}", "", *said, ""]
        for part in parts:
            self._lines += [part.aria_snapshot(), ""]
        return said

    def text(self) -> str:
        """Return all of it."""
        return "\n".join(self._lines)


def twice(said: list[str]) -> list[str]:
    """Return what was announced more than once in a step."""
    words = [each for each in said if each.startswith("says: ")]
    return sorted({each for each in words if words.count(each) > 1})


def hold(golden: Path, text: str, *, rewrite: bool) -> None:
    """Compare with a golden, or write it anew."""
    if rewrite:
        golden.write_text(text, encoding="utf-8")
    assert golden.is_file(), f"no golden {golden.name}; write it with --rewrite-goldens, and read it"
    assert text == golden.read_text(encoding="utf-8")
