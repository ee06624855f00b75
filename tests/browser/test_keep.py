"""Saving on the device: only when asked, then always; and whatever goes wrong, nothing is lost without a word."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.keep import (
    ADDRESS,
    GUIDE,
    ID,
    KEY,
    PARTS,
    RULES,
    STATEMENTS,
    WORDS,
    Keep,
    Tab,
    engine,
    file_of,
    said,
)
from tests.faults import fault
from tests.site.built import DOCS
from tests.site.test_axe import in_every_look, violations
from tests.site.test_layout import SMALL_TARGETS, TOO_WIDE
from toolkit_widgets import read

FULL = "() => { throw new DOMException('no room', 'QuotaExceededError') }"
#: A device that gives no storage: refused, and not there.
DENIED = {
    "refused": "get() { throw new DOMException('no', 'SecurityError') }",
    "absent": "value: undefined",
    "null": "value: null",
}
COPY = {
    "format_version": 1,
    "assessment_version": RULES.version,
    "kept": "",
    "parts": PARTS,
    "saved_at": "2026-01-02T03:04:05Z",
}
#: Copies that are damaged, each in its own way.
BROKEN = {
    "no-json": "x",
    "cut-off": json.dumps(COPY)[:-20],
    "empty": "",
    "null": "null",
    "a-list": "[]",
    "no-version": "{}",
    "no-parts": json.dumps({**COPY, "parts": None}),
    "no-assessment-version": json.dumps({**COPY, "assessment_version": None}),
    "answers-no-object": json.dumps({**COPY, "parts": {"answers": "yes"}}),
    "answers-null": json.dumps({**COPY, "parts": {"answers": None}}),
    "an-answer-no-object": json.dumps({**COPY, "parts": {"answers": {STATEMENTS[0]: "yes"}}}),
    "actions-no-list": json.dumps({**COPY, "parts": {"actions": {}}}),
    "an-action-null": json.dumps({**COPY, "parts": {"actions": [None]}}),
    "unknown-statement": json.dumps({**COPY, "parts": {"answers": {"weather": {"answer": "yes"}}}}),
    "kept-no-json": json.dumps({**COPY, "kept": "{"}),
    "kept-no-object": json.dumps({**COPY, "kept": "1"}),
}


@pytest.fixture
def tab(keep: Keep) -> Tab:
    """Return the page, opened."""
    return keep.open()


@pytest.fixture
def saving(tab: Tab) -> Tab:
    """Return the page with answers on it and saving on."""
    tab.put(PARTS)
    tab.press("save")
    tab.says("on")
    return tab


def reopened(keep: Keep, tab: Tab, raw: str) -> Tab:
    """Return the page as it opens on a device where this is stored."""
    tab.store(raw)
    tab.page.close()
    return keep.open()


def test_nothing_is_stored_until_asked(keep: Keep, tab: Tab) -> None:
    """Answers, a note and an action; no key, no cookie, and the page says that closing it clears them."""
    tab.answer(0, "yes")
    tab.put(PARTS)
    assert tab.stored == 0
    assert keep.context.cookies() == []
    assert said("note_off") in tab.note
    assert said("device_about") in " ".join(tab.device.inner_text().split())
    tab.page.close()
    assert keep.open().parts == {}


def test_saving_is_on_once_asked_for(tab: Tab) -> None:
    """One press; the answers are there, in the page's shape, and it is said with the time. Then as one goes."""
    tab.put(PARTS)
    tab.press("save")
    tab.says("on")
    assert sorted(tab.saved) == sorted(COPY)
    assert {**tab.saved, "saved_at": ""} == {**COPY, "parts": tab.parts, "saved_at": ""}
    clock = tab.page.evaluate("(at) => new Date(at).toTimeString().slice(0, 5)", tab.saved["saved_at"])
    expect(tab.device).to_contain_text(said("saved_today", saved_time=clock))
    assert said("note_on") in tab.note
    tab.answer(20, "partly")
    assert tab.saved["parts"]["answers"][STATEMENTS[20]] == {"answer": "partly"}
    tab.page.locator(f'[id="{STATEMENTS[20]}--evidence"]').evaluate(
        "(field) => { field.closest('details').open = true; field.focus(); }"
    )
    tab.page.keyboard.type("Minutes")
    assert tab.saved["parts"]["answers"][STATEMENTS[20]] == {"answer": "partly", "evidence": "Minutes"}
    assert tab.stored == 1


@fault(
    "The tab is closed half-way, with saving on",
    "Opened again, everything is there, and the page says so",
)
def test_closing_the_tab_half_way(keep: Keep, saving: Tab) -> None:
    """Answers, notes, who, where and a plan; the tab closed without a word, opened again: all there, and it is said."""
    saving.answer(20, "yes")
    before = saving.parts
    saving.page.close(run_before_unload=False)
    tab = keep.open()
    tab.says("found")
    assert tab.parts == before
    assert before["actions"] == PARTS["actions"]
    assert said("note_found") in tab.note
    expect(tab.page.locator(f'[id="{STATEMENTS[1]}--evidence"]')).to_have_value(
        "Ask the team.\nThen ask again."
    )
    tab.answer(21, "no")
    assert tab.saved["parts"] == tab.parts != before
    assert keep.complaints == []


def test_a_copy_of_another_day(keep: Keep, tab: Tab) -> None:
    """A copy of last January; its day is said too."""
    tab = reopened(keep, tab, json.dumps(COPY))
    tab.says("found")
    expect(tab.device).to_contain_text(said("saved_earlier", saved_date="2 January 2026", saved_time="03:04"))


def test_a_copy_without_a_time(keep: Keep, tab: Tab) -> None:
    """A copy whose time is nonsense; the answers are there, and no time is claimed."""
    tab = reopened(keep, tab, json.dumps({**COPY, "saved_at": "tea time"}))
    tab.says("found")
    assert tab.parts == PARTS
    assert WORDS["saved_today"].split("{")[0] not in tab.device.inner_text()


def test_each_page_has_a_copy_of_its_own(keep: Keep, saving: Tab) -> None:
    """Saved on one page; the other assessments and the entry from paper begin empty."""
    for address in ("assess/quick/", "assess/principles/", f"assess/{ID}-from-paper/"):
        assert keep.open(address).parts == {}
    assert json.loads(str(saving.raw))["parts"] == PARTS


def test_stop_saving(keep: Keep, saving: Tab) -> None:
    """Stopped; the copy is gone, the answers stay on the page, and later ones are not stored."""
    saving.press("stop")
    saving.says("stopped")
    assert saving.stored == 0
    assert saving.parts == PARTS
    assert saving.focus == WORDS["save"]
    saving.answer(20, "yes")
    assert saving.stored == 0
    saving.page.close()
    assert keep.open().parts == {}


@pytest.mark.parametrize("where", ["kept-answers", ".keep-note"])
def test_clear_everything(keep: Keep, saving: Tab, where: str) -> None:
    """Asked once; then form, plan, result and storage are empty, also after a reload."""
    saving.show()
    saving.page.locator(f"{where} [data-clear-all]").click()
    saving.reply("clear", "clear_everything")
    saving.says("cleared")
    assert saving.stored == 0
    assert saving.parts == {}
    expect(saving.page.locator("[data-result]")).to_be_hidden()
    assert (
        saving.page.locator("textarea, input[type=text]").evaluate_all(
            "(all) => all.map(({value}) => value).join('')"
        )
        == ""
    )
    assert saving.focus in (WORDS["clear_everything"], WORDS["heading"])
    saving.answer(0, "yes")
    assert saving.stored == 0
    saving.page.reload()
    assert saving.parts == {}
    assert keep.complaints == []


def test_clear_everything_can_be_left(saving: Tab) -> None:
    """Asked, then left by its button and by Escape; everything is as it was."""
    saving.press("clear_everything")
    assert saving.focus == WORDS["ask_clear_no"]
    saving.reply("clear", "ask_clear_no")
    saving.press("clear_everything")
    saving.asks("clear")
    saving.page.keyboard.press("Escape")
    expect(saving.page.locator("dialog[data-ask=clear]")).to_be_hidden()
    assert saving.focus == WORDS["clear_everything"]
    assert saving.saved["parts"] == saving.parts == PARTS


@fault(
    "The device gets full while answers are saved",
    "Asked once, and said. The older copy stays. With room again, all is saved",
)
def test_no_room(saving: Tab) -> None:
    """Full from now on; asked once and said, the page and the older copy stay; with room again, all is saved."""
    before = saving.raw
    saving.page.evaluate(
        f"() => {{ window.setItem = Storage.prototype.setItem; Storage.prototype.setItem = {FULL} }}"
    )
    saving.answer(20, "yes")
    saving.reply("full", "ask_full_no")
    saving.says("full")
    assert said("note_problem") in saving.note
    saving.answer(21, "yes")
    assert not saving.page.locator("dialog[open]").count()
    assert saving.raw == before
    assert saving.parts["answers"][STATEMENTS[21]] == {"answer": "yes"}
    saving.page.evaluate("() => { Storage.prototype.setItem = window.setItem }")
    saving.answer(22, "yes")
    saving.says("on")
    assert saving.saved["parts"] == saving.parts


@fault(
    "The device is full to the last letter",
    "Said, and the answers can be saved to a file at once",
)
def test_a_device_that_is_really_full(tab: Tab) -> None:
    """Storage filled to the last letter; said, and the answers can be saved to a file at once."""
    tab.put(PARTS)
    tab.page.evaluate("""() => {
        for (let size = 2 ** 22; size >= 1; size = Math.floor(size / 2)) {
            try {
                for (let n = 0; ; n += 1) localStorage.setItem(`${size}-${n}`, "x".repeat(size));
            } catch (error) {
                if (error.name !== "QuotaExceededError") throw error;
            }
        }
    }""")
    tab.press("save")
    with tab.page.expect_download(timeout=60_000) as wait:
        tab.reply("full", "save_file")
    assert read(file_of(wait.value)[1], GUIDE.rules).responses.answers.keys() == PARTS["answers"].keys()
    tab.says("full")
    assert tab.raw is None
    assert tab.parts == PARTS


@fault(
    "The browser gives no storage: refused, absent or null",
    "Said at once. Files work as ever",
)
@pytest.mark.parametrize("how", DENIED)
def test_a_browser_that_gives_no_storage(keep: Keep, how: str) -> None:
    """Storage refused or absent; said at once, nothing is offered that can't be, and a file can be saved."""
    keep.context.add_init_script(f"Object.defineProperty(window, 'localStorage', {{ {DENIED[how]} }})")
    tab = keep.open()
    tab.says("denied")
    assert said("denied") in tab.note
    expect(tab.device.get_by_role("button", name=WORDS["save"])).to_be_hidden()
    tab.put(PARTS)
    _, data = tab.download("save_file")
    assert read(data, GUIDE.rules).responses.answers.keys() == PARTS["answers"].keys()
    tab.press("clear_everything")
    tab.reply("clear", "clear_everything")
    assert tab.parts == {}
    assert keep.complaints == []


@fault(
    "Storage can be read and not written",
    "Said when it is tried. The page is as it was",
)
def test_storage_that_is_refused_only_when_written(tab: Tab) -> None:
    """Reading is allowed, writing is not; said when it is tried."""
    tab.page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError') } }"
    )
    tab.put(PARTS)
    tab.press("save")
    tab.says("denied")
    assert tab.parts == PARTS


@fault(
    "The copy on the device is damaged, or of a newer version",
    "Said. It can be saved as a file, and is not written over until a person says so",
)
@pytest.mark.parametrize(
    "raw", [*BROKEN.values(), json.dumps({**COPY, "format_version": 2})], ids=[*BROKEN, "newer"]
)
def test_a_copy_that_cannot_be_read(keep: Keep, tab: Tab, raw: str) -> None:
    """Said; the copy can be saved to a file as it is; nothing is written over it until a person says so."""
    tab = reopened(keep, tab, raw)
    tab.says("newer" if '"format_version": 2' in raw else "broken")
    assert said("note_problem") in tab.note
    assert tab.download("rescue") == (f"co-production-answers-{ID}.txt", raw.encode())
    tab.answer(0, "yes")
    assert tab.raw == raw
    tab.press("save")
    tab.reply("overwrite", "ask_overwrite_no")
    assert tab.raw == raw
    tab.press("save")
    tab.reply("overwrite", "ask_overwrite_yes")
    tab.says("on")
    assert tab.saved["parts"] == tab.parts
    assert tab.parts["answers"][STATEMENTS[0]] == {"answer": "yes"}
    assert keep.complaints == []


@fault(
    "The copy has a statement that is not known",
    "The others are put in. The copy stays as it is",
)
def test_what_can_be_read_of_a_damaged_copy_is_put_in(keep: Keep, tab: Tab) -> None:
    """A copy with one statement too many; the others are on the page, and the copy stays as it is."""
    answers = {**PARTS["answers"], "weather": {"answer": "yes"}}
    raw = json.dumps({**COPY, "parts": {**PARTS, "answers": answers}})
    tab = reopened(keep, tab, raw)
    tab.says("broken")
    assert tab.parts == PARTS
    assert tab.raw == raw


def test_a_copy_of_another_version_that_means_the_same(keep: Keep, tab: Tab) -> None:
    """Answers to 1.9.0, one to a statement that is not here, and more beside; the engine takes them and keeps that."""
    answers = {**PARTS["answers"], "weather": {"answer": "yes"}}
    beside = {"agreed": {STATEMENTS[0]: {"answer": "partly"}}, "tool": "elsewhere"}
    kept = json.dumps({**json.loads(engine("save", assessment=ID, kept="", parts={})["text"]), **beside})
    parts = {**PARTS, "answers": answers}
    tab = reopened(
        keep, tab, json.dumps({**COPY, "assessment_version": "1.9.0", "kept": kept, "parts": parts})
    )
    tab.says("found")
    assert tab.parts["answers"] == PARTS["answers"]
    tab.answer(20, "yes")
    _, data = tab.download("save_file")
    document = json.loads(data)
    assert document["answers"] == {**answers, STATEMENTS[20]: {"answer": "yes"}}
    assert {key: document[key] for key in beside} == beside
    assert document["assessment_version"] == RULES.version


@fault(
    "The copy answers statements that meant something else",
    "Said. It can be saved as a file, and stays",
)
def test_a_copy_of_another_version_that_means_something_else(keep: Keep, tab: Tab) -> None:
    """Answers to 0.9.0; they don't count for what they did not mean, stay where they are, and can be saved as a file."""
    raw = json.dumps({**COPY, "assessment_version": "0.9.0"})
    tab = reopened(keep, tab, raw)
    tab.says("earlier")
    assert tab.parts == {}
    name, data = tab.download("rescue")
    assert name == f"co-production-{ID}-2026-11-23.json"
    assert read(data, GUIDE.rules).responses.assessment_version == "0.9.0"
    tab.answer(0, "yes")
    assert tab.raw == raw


@fault(
    "The copy is of another version, and the engine does not come",
    "Said. It can be saved as it is, and stays",
)
def test_a_copy_of_another_version_and_no_engine(keep: Keep, tab: Tab) -> None:
    """Answers to 1.9.0 and nobody who can judge them; said, the copy stays, and can be saved as it is."""
    raw = json.dumps({**COPY, "assessment_version": "1.9.0"})
    keep.context.route("**/pyodide.mjs", lambda route: route.fulfill(status=404))
    tab = reopened(keep, tab, raw)
    tab.says("broken")
    assert tab.raw == raw
    assert tab.download("rescue")[1].decode() == raw


@fault(
    "Two tabs change the answers to one assessment",
    "The other tab asks which ones to keep, and writes nothing meanwhile",
)
def test_two_tabs_keep_this_page(keep: Keep, saving: Tab) -> None:
    """Changed in another tab; asked, nothing is written meanwhile; mine are kept, and the other tab is asked."""
    other = keep.open()
    saving.answer(20, "yes")
    other.asks("changed")
    other.says("changed")
    in_one, in_other = saving.parts, other.parts
    assert saving.saved["parts"] == in_one != in_other
    other.reply("changed", "ask_changed_mine")
    other.says("on")
    assert other.saved["parts"] == in_other
    saving.reply("changed", "ask_changed_theirs")
    saving.says("found")
    assert saving.parts == in_other
    assert keep.complaints == []


def test_two_tabs_take_the_saved_ones(keep: Keep, saving: Tab) -> None:
    """Changed twice in another tab; the newest of the other tab are taken."""
    other = keep.open()
    saving.answer(20, "yes")
    other.asks("changed")
    saving.answer(21, "no")
    other.reply("changed", "ask_changed_theirs")
    other.says("found")
    assert other.parts == saving.parts == saving.saved["parts"]


@fault(
    "Two tabs, and the question is left open",
    "Nothing is saved, and the page says why",
)
def test_two_tabs_and_no_choice_yet(keep: Keep, saving: Tab) -> None:
    """The question left with Escape; this page saves nothing, says why, and asks again when Save is pressed."""
    other = keep.open()
    saving.answer(20, "yes")
    other.asks("changed")
    other.page.keyboard.press("Escape")
    before = other.raw
    other.answer(21, "no")
    other.says("changed")
    assert other.raw == before
    other.press("save")
    other.reply("changed", "ask_changed_mine")
    assert other.saved["parts"] == other.parts


def test_a_tab_that_has_not_saved_is_left_in_peace(keep: Keep, tab: Tab) -> None:
    """Saved in another tab; this one is not asked until it wants to save too."""
    other = keep.open()
    other.answer(0, "no")
    tab.put(PARTS)
    tab.press("save")
    tab.says("on")
    assert other.page.locator("dialog[open]").count() == 0
    other.press("save")
    other.asks("changed")
    assert other.saved["parts"] == PARTS


@fault(
    "The copy was changed and the page did not hear of it",
    "It asks before it writes",
)
def test_a_change_that_no_event_told_of(keep: Keep, saving: Tab) -> None:
    """The copy was changed while this page did not hear of it; asked before anything is written."""
    theirs = json.dumps({**COPY, "parts": {}})
    saving.store(theirs)  # a page is not told of what it does itself
    saving.answer(20, "yes")
    saving.asks("changed")
    assert saving.raw == theirs
    assert keep.complaints == []


def test_the_same_in_two_tabs_is_no_question(keep: Keep, saving: Tab) -> None:
    """The same answers saved in another tab, at another time; nobody is asked, and saving goes on."""
    other = keep.open()
    other.put(other.parts)
    saving.page.wait_for_timeout(200)
    assert saving.page.locator("dialog[open]").count() == 0
    saving.answer(20, "yes")
    assert saving.saved["parts"] == saving.parts


@fault(
    "The saved answers are chosen, and are gone by then",
    "Those on the page stay",
)
def test_the_saved_ones_are_gone_meanwhile(keep: Keep, saving: Tab) -> None:
    """The saved ones chosen, but the other tab has cleared them by then; nothing is lost, and saving is off."""
    other = keep.open()
    saving.answer(20, "yes")
    other.asks("changed")
    saving.press("stop")
    other.reply("changed", "ask_changed_theirs")
    assert other.parts == PARTS
    assert said("note_off") in other.note
    other.press("save")
    other.says("on")
    assert other.saved["parts"] == PARTS


@fault(
    "The copy is taken away in another tab, or by the browser",
    "Said. The answers on this page stay",
)
@pytest.mark.parametrize("how", ["stop", "clear_everything", "clear()"])
def test_cleared_in_another_tab(keep: Keep, saving: Tab, how: str) -> None:
    """Stopped or cleared elsewhere; said here, the answers stay on this page, and are not stored again."""
    other = keep.open()
    if how == "clear()":
        other.page.evaluate("localStorage.clear()")
    else:
        other.press(how)
    if how == "clear_everything":
        other.reply("clear", how)
    saving.says("removed")
    assert saving.parts == PARTS
    saving.answer(20, "yes")
    assert saving.stored == 0
    assert said("note_off") in saving.note


def test_by_keyboard_alone(tab: Tab) -> None:
    """Save, stop and clear with Tab, Enter, space and Escape; the focus is never lost."""
    tab.page.locator("#keep").focus()
    tab.page.keyboard.press("Tab")
    assert tab.focus == WORDS["save"]
    tab.page.keyboard.press("Enter")
    tab.says("on")
    assert tab.focus == WORDS["stop"]
    tab.page.keyboard.press("Tab")
    assert tab.focus == WORDS["clear_everything"]
    tab.page.keyboard.press("Space")
    assert tab.focus == WORDS["ask_clear_no"]
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Enter")
    tab.says("cleared")
    assert tab.focus == WORDS["clear_everything"]


def test_answers_stand_in_no_address(keep: Keep, saving: Tab) -> None:
    """Answered, shown, saved, opened again; no answer, note or id of them in any address, and nothing is sent."""
    saving.show()
    saving.download("save_file")
    tab = keep.open()
    tab.says("found")
    for address in (saving.page.url, tab.page.url):
        assert address == keep.server + ADDRESS
    assert keep.asked
    for request in keep.asked:
        assert "?" not in request
        assert request.endswith(" None")
        assert not [id_ for id_ in STATEMENTS if id_ in request]


def test_the_privacy_page_names_what_is_stored(saving: Tab) -> None:
    """Saving on and colours chosen; every key on the device is named on the privacy page."""
    saving.page.locator(".reading summary").click()
    saving.page.locator("[data-setting=theme] [value=dark]").click()
    keys = saving.page.evaluate("Object.keys(localStorage)")
    assert sorted(keys) == sorted([KEY, "theme"])
    named = (DOCS / "privacy.md").read_text(encoding="utf-8")
    assert f"`{KEY.removesuffix(ID)}`" in named
    assert "`theme`" in named


@pytest.mark.parametrize(
    "state", ["off", "on", "full", "denied", "broken", "newer", "earlier", "changed", "removed", "cleared"]
)
def test_axe(keep: Keep, tab: Tab, state: str) -> None:
    """Each state that saving can be in; nothing found in any look, everything fits on a phone."""
    if state == "denied":
        keep.context.add_init_script(
            f"Object.defineProperty(window, 'localStorage', {{ {DENIED['refused']} }})"
        )
        tab = keep.open()
    elif state in ("broken", "newer", "earlier"):
        changed = {"newer": {"format_version": 2}, "earlier": {"assessment_version": "0.9.0"}}.get(
            state, {"parts": 1}
        )
        tab = reopened(keep, tab, json.dumps({**COPY, **changed}))
    elif state != "off":
        tab.press("save")
    if state == "full":
        tab.page.evaluate(f"() => {{ Storage.prototype.setItem = {FULL} }}")
        tab.answer(0, "yes")
        tab.reply("full", "ask_full_no")
    if state in ("changed", "removed"):
        other = keep.open()
        other.answer(0, "yes")
        if state == "changed":
            tab.asks("changed")
            tab.page.keyboard.press("Escape")
        else:
            other.press("stop")
    if state == "cleared":
        tab.press("clear_everything")
        tab.reply("clear", "clear_everything")
    if state != "off":
        tab.says(state)
    assert in_every_look(tab.page) == {}
    assert tab.page.evaluate(TOO_WIDE) == []
    assert tab.page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("name", ["clear", "replace", "changed", "overwrite", "full"])
def test_questions(tab: Tab, name: str) -> None:
    """Each question open; nothing found in any look, it fits on a phone, and what keeps most has the focus."""
    tab.page.evaluate("(name) => document.querySelector(`dialog[data-ask=${name}]`).showModal()", name)
    assert in_every_look(tab.page) == {}
    assert tab.page.evaluate(TOO_WIDE) == []
    assert tab.page.evaluate(SMALL_TARGETS) == []
    assert tab.page.evaluate("document.activeElement === document.querySelector('dialog[open] button')")


def test_forced_colours(saving: Tab) -> None:
    """Saving, in the colours that a person has chosen for everything; nothing found."""
    saving.page.emulate_media(forced_colors="active")
    assert violations(saving.page) == []


def test_without_script(browser: Browser, strict_server: str) -> None:
    """No script; nothing of what needs it is there, and the form is."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(strict_server + ADDRESS)
    for element in ("kept-answers", "answers-history", ".keep-note"):
        expect(page.locator(element)).to_be_hidden()
    expect(page.locator("fieldset.question").first).to_be_visible()
    context.close()


@fault(
    "The script that saves is missing",
    "The form works, and nothing is promised",
)
def test_our_script_is_missing(keep: Keep) -> None:
    """The element's script does not come; no button is there that would do nothing."""
    keep.context.route("**/kept-answers.js", lambda route: route.fulfill(status=404))
    page = keep.context.new_page()
    page.goto(keep.server + ADDRESS)
    page.wait_for_function("() => customElements.get('self-assessment') !== undefined")
    expect(page.locator("kept-answers")).to_be_hidden()
