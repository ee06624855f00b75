"""Every page fits: on a phone, with text twice as large, and zoomed in four times. Nothing is lost sideways."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route

from tests.site.built import ADDRESSES
from tests.style_of_a_test import with_style

PAGES = pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "home")
TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll("*")]
        .filter((element) => element.getBoundingClientRect().right > width + 1)
        .map((element) => `${element.tagName} ${element.className}`);
}"""
SMALL_TARGETS = """() => [...document.querySelectorAll("button, summary, input, label, nav a, .button")]
    .filter((element) => element.checkVisibility() && !element.closest(".visually-hidden, p"))
    .filter((element) => !element.matches(".visually-hidden, .hard-word__term, [type=radio], [type=checkbox]"))
    .filter((element) => !element.matches(".search-form__label"))
    .map((element) => [element.outerHTML.slice(0, 90), element.getBoundingClientRect()])
    .filter(([, {width, height}]) => width < 44 || height < 44)
    .map(([name, {width, height}]) => `${name}: ${width} by ${height}`)"""


@PAGES
def test_page_fits(page: Page, server: str, address: str) -> None:
    """Page at 320 pixels, then with all text at 200 %; it scrolls one way only, and what is pressed is large.

    320 pixels are also what 1280 zoomed in four times leave. Large is 44 by 44 pixels or more, but for words
    within a sentence.
    """
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(server + address)
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(SMALL_TARGETS) == []
    with_style(page, "html { font-size: 225% !important }")
    for width in (1280, 640):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TOO_WIDE) == []


def test_lines_are_short_enough_to_read(page: Page, server: str) -> None:
    """A chapter at 1280 pixels; its longest line has at most 75 letters, of 18 pixels or more."""
    page.goto(f"{server}how-to/culture/")
    letters, size = page.evaluate("""() => {
        const paragraph = document.querySelector(".article__body p");
        const style = getComputedStyle(paragraph);
        const context = document.createElement("canvas").getContext("2d");
        context.font = `${style.fontSize} ${style.fontFamily}`;
        const letter = context.measureText(paragraph.textContent).width / paragraph.textContent.length;
        return [paragraph.clientWidth / letter, parseFloat(style.fontSize)];
    }""")
    assert 55 <= letters <= 75
    assert size >= 18


def test_nothing_moves_when_the_letters_come(page: Page, server: str) -> None:
    """The home page with its fonts held back for a moment; when they come, (almost) nothing moves."""

    def later(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    page.route("**/*.woff2", later)
    page.add_init_script("""
        window.moved = 0;
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) window.moved += entry.value;
        }).observe({type: "layout-shift", buffered: true});
    """)
    page.goto(server)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(200)
    assert page.evaluate("window.moved") < 0.05
