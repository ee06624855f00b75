"""The privacy page is right: whatever the site really keeps in a browser has its name there, and nothing else has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.together import BOTH_SIDES, Compare
from tests.browser.together import GUIDE as THE_GUIDE
from tests.site.built import ADDRESSES, file_of, parsed, text, with_class

#: Notes everything that a page puts anywhere in the browser, from before its first script.
SPY = """
globalThis.kept = [];
const note = (kind, name) => globalThis.kept.push(`${kind} ${name}`);
const { setItem } = Storage.prototype;
Storage.prototype.setItem = function (name, value) {
    note(this === localStorage ? "localStorage" : "sessionStorage", name);
    setItem.call(this, name, value);
};
const { open } = IDBFactory.prototype;
IDBFactory.prototype.open = function (name, ...rest) { note("indexedDB", name); return open.call(this, name, ...rest); };
const openCache = CacheStorage.prototype.open;
CacheStorage.prototype.open = function (name) { note("cache", name); return openCache.call(this, name); };
const cookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
Object.defineProperty(Document.prototype, "cookie", { ...cookie, set(value) { note("cookie", value); } });
"""
#: What stands in the browser in the end, whoever put it there, a worker too.
STANDS = """async () => [
    ...Object.keys(localStorage).map((name) => `localStorage ${name}`),
    ...Object.keys(sessionStorage).map((name) => `sessionStorage ${name}`),
    ...(await indexedDB.databases()).map(({ name }) => `indexedDB ${name}`),
    ...(await caches.keys()).map((name) => `cache ${name}`),
    ...document.cookie.split("; ").filter(Boolean).map((each) => `cookie ${each}`),
]"""
SAVES = [a for a in ADDRESSES if re.fullmatch(r"assess/.+|easy-read/.+-questions/|plan/.+", a)]


@pytest.fixture
def named(site: Path) -> list[str]:
    """Return the names on the privacy page: a whole one, or the beginning of one, which ends with a colon or a dash."""
    (body,) = with_class(parsed(file_of(site, "privacy/")), "article__body")
    return [text(each) for each in body.iter("code")]


@pytest.fixture
def device(context: BrowserContext) -> Iterator[BrowserContext]:
    """Return a browser that notes all that is kept in it."""
    context.add_init_script(SPY)
    return context


@pytest.fixture
def context(browser: object) -> Iterator[BrowserContext]:
    """Return a browser in which nothing is kept."""
    made = browser.new_context()  # type: ignore[attr-defined]
    yield made
    made.close()


def kept(page: Page) -> set[str]:
    """Return all that this page has kept, each by kind and name."""
    return {*page.evaluate("globalThis.kept ?? []"), *page.evaluate(STANDS)}


def name_of(each: str) -> str:
    """Return the name of what is kept, without its kind."""
    return each.partition(" ")[2]


def is_named(each: str, named: list[str]) -> bool:
    """Return whether the privacy page names this."""
    name = name_of(each)
    return any(name.startswith(known) if known[-1] in ":-" else name == known for known in named)


def use(page: Page, address: str) -> set[str]:
    """Use everything on a page that can be kept: the settings, and saving what a form holds."""
    found = kept(page)
    for group in page.locator("[data-setting]").all():
        page.locator(".reading").evaluate("(fold) => { fold.open = true; }")
        group.locator("button:not([value=''])").last.click()
    page.locator(".reading").evaluate("(fold) => { fold.open = false; }")
    if page.locator("kept-answers").count():
        page.wait_for_function("() => document.querySelector('kept-answers').saveFile !== undefined")
        page.evaluate("document.querySelector('kept-answers [data-save]').click()")
        page.wait_for_function(
            "() => Object.keys(localStorage).some((name) => name.startsWith('co-production:'))"
        )
    assert address or page.url
    return found | kept(page)


def test_all_that_is_kept_is_named(device: BrowserContext, server: str, named: list[str]) -> None:
    """Every page that can save, its settings used and its answers saved; each name stands on the privacy page."""
    found: set[str] = set()
    for address in ["", "search/?q=carers", "easy-read/culture/", *SAVES]:
        page = device.new_page()
        page.goto(server + address)
        found |= use(page, address)
        page.close()
    assert [each for each in sorted(found) if not is_named(each, named)] == []
    names = {name_of(each) for each in found}
    assert {"theme", "letters", "lines", "pictures"} <= names
    assert {f"co-production:answers:{id_}" for id_ in THE_GUIDE.assessments} <= names
    assert {f"co-production:plan:{id_}" for id_ in THE_GUIDE.planners} <= names


def test_a_group_is_named(compare: Compare, named: list[str]) -> None:
    """A group's views saved on the device; the name stands on the privacy page."""
    tab = compare.open()
    tab.bring(BOTH_SIDES, len(BOTH_SIDES))
    tab.page.evaluate("document.querySelector('group-views [data-save]').click()")
    tab.page.wait_for_function("() => 'co-production:group' in localStorage")
    assert [each for each in kept(tab.page) if not is_named(each, named)] == []


def test_nothing_is_kept_unasked(device: BrowserContext, server: str, named: list[str]) -> None:
    """Every kind of page opened and nothing pressed; nothing of the reader's is kept."""
    page = device.new_page()
    for address in ["", "how-to/culture/", "assess/quick/", "assess/compare/", "plan/who-is-missing/"]:
        page.goto(server + address)
        assert [each for each in kept(page) if not each.startswith("cache ")] == []
        assert [each for each in kept(page) if not is_named(each, named)] == []
    assert device.cookies() == []


def test_what_is_not_named_is_found(device: BrowserContext, server: str, named: list[str]) -> None:
    """A name that the page does not have, of each kind; found, so an empty list means something."""
    page = device.new_page()
    page.goto(server)
    page.evaluate("""async () => {
        localStorage.setItem("visits", "1");
        sessionStorage.setItem("visit", "1");
        document.cookie = "visitor=1";
        await caches.open("visitors");
        await new Promise((done) => { indexedDB.open("visits").onsuccess = done; });
    }""")
    found = {each.partition(" ")[0] for each in kept(page) if not is_named(each, named)}
    assert found == {"localStorage", "sessionStorage", "cookie", "cache", "indexedDB"}
