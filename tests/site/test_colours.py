"""The choice of colours: the device decides until the reader does, and then the reader's choice stays."""

from __future__ import annotations

from playwright.sync_api import Page, expect

LIGHT, DARK = "rgb(255, 251, 242)", "rgb(22, 19, 31)"


def ground(page: Page) -> str:
    """Return the colour behind the page."""
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


def stored(page: Page) -> dict[str, str]:
    """Return all that the site has stored in the browser."""
    kept: dict[str, str] = page.evaluate("({...localStorage})")
    return kept


def choose(page: Page, choice: str) -> None:
    """Open the choice of colours and press one."""
    if not page.locator(".reading").evaluate("(fold) => fold.open"):
        page.locator(".reading summary").click()
    page.locator(f'[data-setting=theme] [value="{choice}"]').click()


def test_device_decides_and_nothing_is_stored(page: Page, server: str) -> None:
    """No choice made; light and dark follow the device, and the browser keeps nothing."""
    page.goto(server)
    assert ground(page) == LIGHT
    page.emulate_media(color_scheme="dark")
    assert ground(page) == DARK
    assert stored(page) == {}
    assert page.context.cookies() == []


def test_choice_stays(page: Page, server: str) -> None:
    """Dark chosen; the next page is dark too, even on a device set to light, and the choice is marked."""
    page.goto(server)
    choose(page, "dark")
    page.goto(f"{server}introduction/")
    assert ground(page) == DARK
    page.locator(".reading summary").click()
    expect(page.locator("[data-setting=theme] [aria-pressed=true]")).to_have_attribute("value", "dark")


def test_as_my_device_forgets(page: Page, server: str) -> None:
    """Light chosen on a dark device, then the device again; dark, and nothing is stored."""
    page.emulate_media(color_scheme="dark")
    page.goto(server)
    choose(page, "light")
    assert ground(page) == LIGHT
    choose(page, "")
    assert ground(page) == DARK
    assert stored(page) == {}


def test_pieces_have_their_pale_form_in_the_dark(page: Page, server: str) -> None:
    """A chapter in the dark; its heading has the piece's pale colour."""
    page.emulate_media(color_scheme="dark")
    page.goto(f"{server}how-to/culture/")
    assert page.locator("h1").evaluate("(h1) => getComputedStyle(h1).color") == "rgb(217, 194, 238)"


def test_chosen_before_the_page_is_drawn(page: Page, server: str) -> None:
    """Dark stored; the very first script of the page has set it, so no light page flashes."""
    page.goto(server)
    choose(page, "dark")
    page.route("**/site.js", lambda route: route.abort())
    page.goto(server)
    assert ground(page) == DARK


def test_storage_that_is_off(page: Page, server: str) -> None:
    """A browser that refuses storage; choosing works for this page and nothing breaks."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    page.goto(server)
    choose(page, "dark")
    assert ground(page) == DARK
    assert errors == []


def test_escape_closes_the_choice(page: Page, server: str) -> None:
    """The choice open, then Escape; it is closed and the focus is on its button."""
    page.goto(server)
    page.locator(".reading summary").click()
    page.keyboard.press("Escape")
    expect(page.locator(".reading__panel")).to_be_hidden()
    expect(page.locator(".reading summary")).to_be_focused()
