"""Listen: the device's own voice reads an easy-read page row by row. The voice is a stand-in: no browser here has one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from toolkit_widgets import content

WORDS = content.load().interface["easy_read"]
ADDRESS = "easy-read/culture/"
#: A speech that says nothing and ends a piece when it is told to; voices: (language, works on the device).
STAND_IN = """(voices) => {
    const speech = new EventTarget();
    globalThis.heard = [];
    Object.assign(speech, {
        getVoices: () => voices.map(([lang, localService]) => ({lang, localService})),
        speak: (words) => { heard.push(words); },
        cancel: () => { const last = heard.at(-1); if (last) last.dispatchEvent(new Event("error")); },
    });
    Object.defineProperty(globalThis, "speechSynthesis", {value: speech});
    globalThis.SpeechSynthesisUtterance = class extends EventTarget {
        constructor(text) { super(); this.text = text; }
    };
}"""
NEXT = "heard.at(-1).dispatchEvent(new Event('end'))"
OURS = [["fr-FR", True], ["en-US", True], ["en_GB", True], ["en-GB", False]]


def open_with(page: Page, server: str, voices: list[list[object]]) -> None:
    """Open a handout in a browser with these voices."""
    page.add_init_script(f"({STAND_IN})({str(voices).replace('True', 'true').replace('False', 'false')})")
    page.goto(server + ADDRESS)
    page.wait_for_function("() => customElements.get('read-aloud') !== undefined")


def button(page: Page, key: str):
    """Return a button by the key of its words."""
    return page.get_by_role("button", name=WORDS[key], exact=True)


def heard(page: Page) -> list[str]:
    """Return what has been read so far, each on one line."""
    texts: list[str] = page.evaluate("heard.map((words) => words.text)")
    return [" ".join(text.split()) for text in texts]


def spoken(page: Page) -> str:
    """Return what is marked."""
    return " ".join(page.locator("[data-spoken]").inner_text().split())


@pytest.mark.parametrize(
    "voices",
    [[], [["fr-FR", True]], [["en-GB", False]]],
    ids=["none", "another language", "not on the device"],
)
def test_without_a_voice(page: Page, server: str, voices: list[list[object]]) -> None:
    """No voice that reads English on the device itself; nothing is offered."""
    open_with(page, server, voices)
    expect(button(page, "listen")).to_be_hidden()


def test_without_speech(page: Page, server: str) -> None:
    """A browser without speech; nothing is offered, nothing breaks."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script("Object.defineProperty(globalThis, 'speechSynthesis', {value: undefined})")
    page.goto(server + ADDRESS)
    page.wait_for_function("() => customElements.get('read-aloud') !== undefined")
    expect(button(page, "listen")).to_be_hidden()
    assert complaints == []


def test_row_by_row(page: Page, server: str) -> None:
    """Listen to the end; every row, heading and hard word once, in order, marked while it is read; then it is over."""
    open_with(page, server, OURS)
    wanted = [" ".join(text.split()) for text in page.locator("[data-say]").all_inner_texts()]
    button(page, "listen").click()
    for words in wanted:
        assert spoken(page) == words
        expect(page.locator("[data-spoken]")).to_be_in_viewport()
        page.evaluate(NEXT)
    assert heard(page) == wanted
    expect(page.locator("[data-spoken]")).to_have_count(0)
    expect(button(page, "listen")).to_be_visible()
    assert page.evaluate("[...new Set(heard.map((words) => words.voice.lang))]") == ["en_GB"]


def test_stop_and_go_on(page: Page, server: str) -> None:
    """By keyboard: listen, stop after two pieces, listen again; it goes on where it was, and the focus is on the button."""
    open_with(page, server, OURS)
    button(page, "listen").focus()
    page.keyboard.press("Enter")
    expect(button(page, "listen_stop")).to_be_focused()
    page.evaluate(NEXT)
    here = spoken(page)
    page.keyboard.press("Enter")
    expect(button(page, "listen")).to_be_focused()
    assert heard(page)[-1] == here
    page.keyboard.press("Enter")
    assert heard(page)[-2:] == [here, here]


def test_slower(page: Page, server: str) -> None:
    """Slower while it reads; the same piece is read again, slower; pressed once more, at the voice's own speed."""
    open_with(page, server, OURS)
    button(page, "listen").click()
    button(page, "listen_slower").click()
    expect(button(page, "listen_slower")).to_have_attribute("aria-pressed", "true")
    button(page, "listen_slower").click()
    first, slow, again = page.evaluate("heard.map(({rate}) => rate)")
    assert slow < first == again
    assert len(set(heard(page))) == 1
    expect(button(page, "listen_stop")).to_be_visible()


def test_a_voice_that_comes_later(page: Page, server: str) -> None:
    """The browser finds its voices after the page is there; then listening is offered."""
    open_with(page, server, [])
    page.evaluate("speechSynthesis.getVoices = () => [{lang: 'en-GB', localService: true}]")
    page.evaluate("speechSynthesis.dispatchEvent(new Event('voiceschanged'))")
    expect(button(page, "listen")).to_be_visible()


def test_not_on_paper(page: Page, server: str) -> None:
    """Printed while a row is marked; no button and no mark."""
    open_with(page, server, OURS)
    button(page, "listen").click()
    while page.locator(".easy-row__words[data-spoken]").count() == 0:
        page.evaluate(NEXT)
    page.emulate_media(media="print")
    expect(page.locator("read-aloud")).to_be_hidden()
    ground = page.locator("[data-spoken]").evaluate("(piece) => getComputedStyle(piece).backgroundColor")
    assert ground in ("rgba(0, 0, 0, 0)", "transparent")
