"""The reading settings: letters, lines, colours and pictures as a reader wants them, kept on the device alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.test_axe import in_every_look

EASY = "easy-read/culture/"
CHAPTER = "how-to/culture/"
#: Each setting with its values; the first is the usual, for which nothing is stored.
SETTINGS = {
    "theme": ("", "light", "cream", "dark", "contrast"),
    "letters": ("", "larger", "largest"),
    "lines": ("", "wide", "widest"),
    "pictures": ("", "hidden"),
}
#: The colours of the ground by choice, on a light device.
GROUNDS = {
    "light": "rgb(255, 251, 242)",
    "cream": "rgb(255, 241, 204)",
    "dark": "rgb(22, 19, 31)",
    "contrast": "rgb(0, 0, 0)",
}


def open_panel(page: Page) -> None:
    """Open the settings, unless they are open."""
    if not page.locator(".reading").evaluate("(fold) => fold.open"):
        page.locator(".reading summary").click()


def choose(page: Page, name: str, value: str) -> None:
    """Press a button of the settings."""
    open_panel(page)
    page.locator(f'[data-setting={name}] [value="{value}"]').click()


def stored(page: Page) -> dict[str, str]:
    """Return all that stands on the device."""
    kept: dict[str, str] = page.evaluate("({...localStorage})")
    return kept


def style(page: Page, selector: str, name: str) -> str:
    """Return how the first element of a kind is drawn."""
    value: str = page.locator(selector).first.evaluate(f"(each) => getComputedStyle(each).{name}")
    return value


def test_the_panel_has_every_setting(page: Page, server: str) -> None:
    """The panel opened; every choice is a button, and the usual ones are pressed."""
    page.goto(server + CHAPTER)
    open_panel(page)
    for name, values in SETTINGS.items():
        buttons = page.locator(f"[data-setting={name}] button")
        assert sorted(buttons.evaluate_all("(all) => all.map(({value}) => value)")) == sorted(values)
        expect(page.locator(f"[data-setting={name}] [aria-pressed=true]")).to_have_attribute("value", "")


@pytest.mark.parametrize(
    ("name", "value"), [(name, v) for name, values in SETTINGS.items() for v in values[1:]]
)
def test_a_choice_stays_and_goes(page: Page, server: str, name: str, value: str) -> None:
    """A choice; it alone is stored, it is marked on the next page, and "Back to usual" forgets it."""
    page.goto(server + CHAPTER)
    choose(page, name, value)
    assert stored(page) == {name: value}
    page.goto(server + EASY)
    open_panel(page)
    expect(page.locator(f"[data-setting={name}] [aria-pressed=true]")).to_have_attribute("value", value)
    page.locator("[data-usual]").click()
    assert stored(page) == {}
    expect(page.locator(f"[data-setting={name}] [aria-pressed=true]")).to_have_attribute("value", "")
    assert page.evaluate(f"document.documentElement.hasAttribute('data-{name}')") is False


@pytest.mark.parametrize(
    ("name", "place", "measure", "most"),
    [("letters", "main p", "fontSize", 1.5), ("lines", ".article__body p", "lineHeight", 1.2)],
)
def test_each_choice_gives_more(
    page: Page, server: str, name: str, place: str, measure: str, most: float
) -> None:
    """Larger letters, wider lines; each choice is more than the one before, the last this much more than the first."""
    page.goto(server + CHAPTER)
    sizes = []
    for value in SETTINGS[name]:
        choose(page, name, value)
        sizes.append(float(style(page, place, measure).removesuffix("px")))
    assert sizes == sorted(set(sizes))
    assert sizes[-1] / sizes[0] >= most


@pytest.mark.parametrize("value", GROUNDS)
def test_colours(page: Page, server: str, value: str) -> None:
    """Each choice of colours on a light and on a dark device; the ground is the chosen one."""
    page.goto(server + CHAPTER)
    choose(page, "theme", value)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert style(page, "body", "backgroundColor") == GROUNDS[value]


@pytest.mark.parametrize("address", [EASY, "easy-read/quick-questions/", "plan/who-is-missing/", ""])
def test_without_pictures(page: Page, server: str, address: str) -> None:
    """Pictures hidden; none is seen, all words are, and the words have the room."""
    page.goto(server + address)
    words = "document.querySelector('main').innerText.replace(/\\s+/g, ' ')"
    before = page.evaluate(words)
    assert page.locator("main img:visible").count() > 0
    choose(page, "pictures", "hidden")
    assert page.locator("main img:visible").count() == 0
    assert page.evaluate(words) == before
    for row in page.locator(".easy-row:visible").all()[:3]:
        assert row.evaluate("(row) => getComputedStyle(row).display") == "block"


#: Notes how the page stood when its body came, and every change of its settings after that.
WATCH = """
const names = ["data-theme", "data-letters", "data-lines", "data-pictures"];
globalThis.changes = [];
new MutationObserver((records, observer) => {
    if (document.body && !globalThis.atStart) {
        globalThis.atStart = names.map((name) => document.documentElement.getAttribute(name));
    }
    if (globalThis.atStart) {
        changes.push(...records.filter(({type}) => type === "attributes").map(({attributeName}) => attributeName));
    }
}).observe(document, {childList: true, subtree: true, attributes: true, attributeFilter: names});
"""


def test_nothing_flashes(page: Page, server: str) -> None:
    """All four chosen and a page opened; it has them before its body is there, and nothing changes them afterwards."""
    page.goto(server)
    wanted = {name: values[-1] for name, values in SETTINGS.items()}
    page.evaluate(
        "(wanted) => Object.entries(wanted).forEach((each) => localStorage.setItem(...each))", wanted
    )
    page.add_init_script(WATCH)
    page.goto(server + EASY)
    assert page.evaluate("atStart") == list(wanted.values())
    assert page.evaluate("changes.length") == 0


def test_what_is_stored_by_others_is_left_alone(page: Page, server: str) -> None:
    """Values that we never write; the page stands as usual, and they are not touched."""
    page.goto(server)
    page.evaluate("localStorage.setItem('letters', 'enormous'); localStorage.setItem('pictures', '')")
    page.goto(server + EASY)
    assert page.evaluate("document.documentElement.hasAttribute('data-letters')") is False
    assert page.locator("main img:visible").count() > 0
    assert stored(page) == {"letters": "enormous", "pictures": ""}


@pytest.mark.parametrize(
    "settings", [("", "", ""), ("contrast", "largest", "widest"), ("cream", "larger", "wide")]
)
def test_axe_and_room(page: Page, server: str, settings: tuple[str, str, str]) -> None:
    """The panel open with some choices; axe finds nothing, and at 320 pixels nothing sticks out."""
    page.goto(server + CHAPTER)
    for name, value in zip(("theme", "letters", "lines"), settings, strict=True):
        choose(page, name, value)
    assert in_every_look(page) == {}
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for button in page.locator(".reading__panel :is(button, a)").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320


def test_by_keyboard(page: Page, server: str) -> None:
    """Enter opens the panel, Tab goes through every button in it, Enter chooses, and Escape closes it."""
    page.goto(server + CHAPTER)
    page.locator(".reading summary").focus()
    page.keyboard.press("Enter")
    for name, values in SETTINGS.items():
        for _ in values:
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.closest('[data-setting]').dataset.setting") == name
    page.keyboard.press("Enter")
    assert stored(page) == {"pictures": "hidden"}
    page.keyboard.press("Tab")
    expect(page.locator(".reading__panel a")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".reading__panel")).to_be_hidden()
    expect(page.locator(".reading summary")).to_be_focused()


def test_the_way_to_easy_read(page: Page, server: str) -> None:
    """A chapter and the same in easy read; each panel leads to the other."""
    page.goto(server + CHAPTER)
    open_panel(page)
    page.locator(".reading__panel a").click()
    expect(page).to_have_url(re.compile("/easy-read/culture/"))
    open_panel(page)
    page.locator(".reading__panel a").click()
    expect(page).to_have_url(re.compile("/how-to/culture/"))


def test_without_script(browser: Browser, server: str) -> None:
    """No script; the settings are not there at all."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server)
    expect(page.locator(".reading")).to_be_hidden()
    context.close()
