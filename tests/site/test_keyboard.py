"""Everything works by keyboard: the way past the menu, the menu, and a focus that can be seen at every stop."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

#: What has the focus, and how it shows: nothing is there to see if the list is empty.
STOP = """() => {
    const element = document.activeElement;
    const {top, left, right, bottom, width, height} = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const ring = element.querySelector(".jigsaw__ring");
    const [middle, centre] = [(left + right) / 2, (top + bottom) / 2];
    // the middle of each of its sides, which are a piece of the jigsaw's only where it is straight
    const sides = [[middle, top + 2], [middle, bottom - 2], [left + 2, centre], [right - 2, centre]];
    const points = [[middle, centre], ...(element.ownerSVGElement ? [] : sides)];
    const within = (at, most) => Math.min(Math.max(at, 0), most - 1);
    return {
        what: element.outerHTML.slice(0, 100),
        isBody: element === document.body,
        isSeen: width > 0 && height > 0 && right > 0 && left < innerWidth && bottom > 0 && top < innerHeight,
        isMarked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 3 && style.boxShadow !== "none")
            || (ring !== null && getComputedStyle(ring).display !== "none"),
        isRinged: element.matches("[type=radio], [type=checkbox]") && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 3,
        isCovered: element.getClientRects().length === 1 && !element.matches("main") && points.some(([x, y]) =>
            !element.contains(document.elementFromPoint(within(x, innerWidth), within(y, innerHeight)))),
    };
}"""
MOST_STOPS = 400


def test_skip_link(page: Page, server: str) -> None:
    """Tab and Enter on a fresh page; the focus is in main, and the next Tab goes on from there."""
    page.goto(f"{server}how-to/culture/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    expect(page.locator(".skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_menu_on_a_phone(page: Page, server: str) -> None:
    """Enter on the menu opens it, the next Tab is its first page, and Enter there goes to it."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{server}how-to/culture/")
    page.locator(".menu summary").focus()
    expect(page.locator(".menu__list")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator(".menu__list")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".menu a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(server)


def test_menu_without_script(page: Page, server: str) -> None:
    """Scripts refused; the menu of a wide screen stands open all the same."""
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{server}how-to/culture/")
    expect(page.locator(".menu a").first).to_be_visible()
    expect(page.locator(".reading")).to_be_hidden()


def test_meaning_of_a_hard_word(page: Page, server: str) -> None:
    """Enter on a hard word opens its meaning, Escape closes it, and the focus is on the word again."""
    page.goto(f"{server}how-to/culture/")
    word = page.locator(".hard-word__term").first
    meaning = page.locator(".hard-word__meaning").first
    word.focus()
    page.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    page.keyboard.press("Tab")
    expect(meaning.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(word).to_be_focused()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address",
    [
        "",
        "how-to/culture/",
        "recommendations/",
        "assess/jigsaw/",
        "easy-read/culture/",
        "easy-read/jigsaw-questions/",
        "search/",
    ],
)
def test_every_stop_is_seen(page: Page, server: str, address: str, scheme: str, width: int) -> None:
    """Tab from the top to the end; every stop is on screen, uncovered, and has the two rings of the focus."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(server + address)
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["isBody"]:
            break
        stops.append(stop)
    else:
        pytest.fail(f"the focus did not come to the end after {MOST_STOPS} stops")
    assert len(stops) > 10
    assert [s["what"] for s in stops if not (s["isSeen"] and s["isMarked"]) or s["isCovered"]] == []
