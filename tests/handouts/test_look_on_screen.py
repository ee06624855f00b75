"""An easy-read page on a screen keeps the rules on type, lines and setting (13 to 16), as a browser works them out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

#: Everything with words of its own, and how it looks.
LOOKS = """() => [...document.querySelectorAll(".easy-read *, .handouts *")]
    .filter((e) => e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .map((e) => [e, getComputedStyle(e)])
    .map(([e, s]) => ({
        words: e.textContent.trim().slice(0, 40), hidden: Boolean(e.closest(".visually-hidden")),
        heading: Boolean(e.closest("h2")), link: Boolean(e.closest("a")), button: Boolean(e.closest(".button")),
        size: parseFloat(s.fontSize), apart: parseFloat(s.lineHeight) / parseFloat(s.fontSize), weight: s.fontWeight,
        family: s.fontFamily.split(",")[0], align: s.textAlign, style: s.fontStyle, hyphens: s.hyphens,
        transform: s.textTransform, underline: s.textDecorationLine, columns: s.columnCount,
    }))"""
#: The letters in the longest line of each paragraph, counted word by word where it wraps.
LETTERS = r"""() => [...document.querySelectorAll(".easy-read p, .handouts p")].filter((p) => p.checkVisibility()).map((p) => {
    const lines = new Map();
    const nodes = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
        for (const word of node.data.matchAll(/\S+/g)) {
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const line = Math.round(range.getBoundingClientRect().top);
            lines.set(line, (lines.get(line) ?? -1) + word[0].length + 1);
        }
    }
    return [Math.max(0, ...lines.values()), p.textContent.trim().slice(0, 60)];
})"""


@pytest.mark.parametrize("address", ["easy-read/", "easy-read/culture/"])
@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
def test_words_on_a_screen(page: Page, server: str, address: str, width: int) -> None:
    """An easy-read page at four widths; each word 20 pixels and more, lines 1.5 apart, left, upright, plain."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(server + address)
    seen = [look for look in page.evaluate(LOOKS) if not look["hidden"]]
    assert len(seen) > 5
    for look in seen:
        assert look["size"] >= (26 if look["heading"] else 20), look
        assert look["apart"] >= 1.5 or look["heading"] or look["button"], look
        assert look["weight"] == "700" or not look["heading"], look
        assert look["family"] == "Lexend", look
        assert look["align"] in ("start", "left") or look["button"], look
        assert (look["style"], look["transform"], look["columns"]) == ("normal", "none", "auto"), look
        assert look["hyphens"] in ("manual", "none"), look
        assert look["underline"] == "none" or look["link"], look
    letters = page.evaluate(LETTERS)
    assert max(found[0] for found in letters) > 15
    assert [found for found in letters if found[0] > 60] == []
