"""axe-core finds nothing on any page: all its rules, in light and dark, at 1280 and at 320 pixels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.site.built import ADDRESSES, ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
#: No rule is left out: AAA, best practices and experiments too.
RUN_ALL_RULES = """async () => {
    const rules = Object.fromEntries(axe.getRules().map(({ruleId}) => [ruleId, {enabled: true}]));
    const {violations} = await axe.run(document, {rules, resultTypes: ["violations"]});
    return violations.map(({id, nodes}) =>
        [id, ...nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary}`)].join("\\n"));
}"""
LOOKS = [(width, scheme) for width in (1280, 320) for scheme in ("light", "dark")]


def violations(page: Page) -> list[str]:
    """Return what axe finds on the page as it now stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN_ALL_RULES)
    return found


def in_every_look(page: Page) -> dict[str, Any]:
    """Return what axe finds in each width and colour scheme, without those where it finds nothing."""
    found = {}
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        if wrong := violations(page):
            found[f"{width} {scheme}"] = wrong
    return found


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "home")
def test_page(page: Page, server: str, address: str) -> None:
    """Page in; nothing found in any look."""
    page.goto(server + address)
    assert in_every_look(page) == {}


def test_menu_open(page: Page, server: str) -> None:
    """A chapter with its menu open on a phone; nothing found."""
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(f"{server}how-to/culture/")
    page.locator(".menu summary").click()
    assert violations(page) == []


def test_colours_open(page: Page, server: str) -> None:
    """The choice of colours open; nothing found."""
    page.goto(server)
    page.locator(".reading summary").click()
    assert in_every_look(page) == {}


def test_meaning_of_a_hard_word_open(page: Page, server: str) -> None:
    """A hard word's meaning open; nothing found."""
    page.goto(f"{server}how-to/culture/")
    page.locator(".hard-word__term").first.click()
    assert in_every_look(page) == {}


@pytest.mark.parametrize("words", ["carers", "xyzzy"])
def test_search(page: Page, server: str, words: str) -> None:
    """Search with results, and without any; nothing found."""
    page.goto(f"{server}search/?q={words}")
    page.locator("#search-count:not(:empty)").wait_for()
    assert in_every_look(page) == {}


def test_chosen_dark_and_forced_colours(page: Page, server: str) -> None:
    """Dark by the reader's choice, then the system's forced colours; nothing found."""
    page.goto(server)
    page.evaluate("localStorage.setItem('theme', 'dark')")
    page.goto(f"{server}how-to/culture/")
    assert violations(page) == []
    page.emulate_media(forced_colors="active")
    assert violations(page) == []


def test_axe_does_find_what_is_wrong(page: Page, tmp_path: Path) -> None:
    """A page with grey words and an unnamed button in; both are found, so an empty list means something."""
    file = tmp_path / "wrong.html"
    file.write_text(
        '<!doctype html><html lang="en"><title>x</title><p style="color:#666">Grey</p><button></button>'
    )
    page.goto(file.as_uri())
    names = {found.splitlines()[0] for found in violations(page)}
    assert {"button-name", "color-contrast-enhanced"} <= names
