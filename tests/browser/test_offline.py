"""The guide on a reader's own device: whole, of one version, only when asked for, and gone when it is removed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.form import Form
from tests.browser.host import (
    Host,
    Reader,
    edition,
    hosting,
    reading,
    relisted,
    said,
    small,
    wait_for_end,
    words,
)
from tests.browser.test_failures import ANSWERS
from tests.faults import fault
from tests.site.built import ADDRESSES, file_of, parsed, text
from toolkit_widgets.offline import LIST

#: A page, a style sheet and a file more, which another edition has.
CHANGES = {
    "index.html": "<p id='new'>{}</p>",
    "assets/site.css": "main {{ --edition: {} }}",
    "new/index.html": "<p>{}</p>",
}
#: Of which edition the home page is, the style that it was drawn with, and the style that it would get now.
EDITIONS = """async () => [
    document.getElementById("new")?.textContent ?? "one",
    getComputedStyle(document.querySelector("main")).getPropertyValue("--edition").trim() || "one",
    (await (await fetch("assets/site.css")).text()).match(/--edition: (\\w+)/)?.[1] ?? "one",
]"""
PAPER = "handouts/culture.pdf"
#: Reads a file and gives its length, or the name of the error.
LENGTH = "(file) => fetch(file).then((got) => got.arrayBuffer()).then((got) => got.byteLength, (e) => e.name)"


@pytest.fixture
def few(site: Path, tmp_path: Path) -> Path:
    """Return a site of a few pages."""
    return small(site, tmp_path / "few")


@pytest.fixture
def host(few: Path) -> Iterator[Host]:
    """Return a host of a few pages."""
    with hosting(few) as host:
        yield host


@pytest.fixture
def reader(browser: Browser, host: Host) -> Iterator[Reader]:
    """Return a reader on whose device nothing is."""
    with reading(browser, host) as reader:
        yield reader


@pytest.fixture
def second(few: Path, tmp_path: Path) -> Path:
    """Return a second edition of the site."""
    return edition(few, tmp_path / "second", changes("two"))


def changes(name: str) -> dict[str, str]:
    """Return what is changed in the edition of a name."""
    return {file: words.format(name) for file, words in CHANGES.items()}


def list_of(site: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """Return a site's list of files."""
    made: dict[str, dict[str, dict[str, Any]]] = json.loads((site / LIST).read_text(encoding="utf-8"))
    return made


def title_of(site: Path, address: str) -> str:
    """Return the title of a page as built."""
    found = parsed(file_of(site, address)).find("head/title")
    assert found is not None
    return text(found)


def result_comes(tab: Page, host: Host) -> None:
    """Hold that an assessment is worked out."""
    form = Form(tab, host.address)
    form.open()
    form.choose(ANSWERS)
    form.show()
    form.wait_for_result()
    form.wait_for(ANSWERS)


def wait_for_newer(page: Page) -> None:
    """Wait until the page says that a newer version is here."""
    page.locator("[data-newer] [data-reload]").wait_for()


def test_nothing_is_stored_unasked(reader: Reader) -> None:
    """The page opened, looked at and left; no service worker, no cache."""
    page = reader.settings()
    expect(page.get_by_role("button", name=words("keep"))).to_be_visible()
    page.goto(f"{reader.host.address}how-to/culture/")
    assert reader.stored() == {"workers": 0}
    assert reader.complaints == []


def test_it_says_how_large_it_is_before(reader: Reader, few: Path) -> None:
    """Nothing kept yet; the page says how large it is with papers and without, to the megabyte."""
    made = list_of(few)
    size = {
        kind: sum({facts["hash"]: facts["size"] for facts in made[kind].values()}.values())
        for kind in made
        if kind != "format"
    }
    page = reader.settings()
    labels = [" ".join(label.split()) for label in page.locator("offline-guide label").all_inner_texts()]
    whole, less = (f"{bytes_ / 1e6:.1f} MB" for bytes_ in (size["guide"] + size["papers"], size["guide"]))
    assert labels == [words("size_whole", size_whole=whole), words("size_less", size_less=less)]


@fault(
    "There is no network, and the guide is kept on the device",
    "Every page, the result of an assessment and every paper are there",
)
@pytest.mark.parametrize("path", ["", "our/guide/"], ids=["at-the-root", "under-a-path"])
def test_all_of_it_without_network(browser: Browser, site: Path, path: str) -> None:
    """Kept, then host and network gone; every page opens with its title, nothing on it fails, a result comes, papers too."""
    with hosting(site, path) as host, reading(browser, host) as reader:
        page = reader.keep()
        assert said(page) == words("done")
        expect(page.locator("offline-guide").get_by_role("button", name=words("remove"))).to_be_visible()
        reader.without_network()
        failed: list[str] = []
        tab = reader.open()
        tab.on("requestfailed", lambda request: failed.append(f"{request.url}: {request.failure}"))
        # Under a path, and without an address in the settings, the page for lost readers looks for its files at the root.
        for address in [each for each in ADDRESSES if not path or each != "404.html"]:
            tab.goto(host.address + address)
            assert tab.title() == title_of(site, address)
        for paper in (PAPER, "forms/jigsaw-large-print.pdf", "handouts/easy-read-pack.zip"):
            assert tab.evaluate(LENGTH, host.address + paper) == (site / paper).stat().st_size
        tab.goto(f"{host.address}how-to/culture/")
        result_comes(tab, host)
        left = "net::ERR_ABORTED"  # what a page still asked for when it was left for the next
        assert [line for line in failed if not line.endswith(left)] == []
        assert reader.complaints == []


def test_a_paper_opens_without_network(reader: Reader) -> None:
    """A link to a paper pressed without network; the browser gets the whole PDF."""
    reader.keep()
    reader.without_network()
    tab = reader.open("easy-read/culture/")
    with tab.expect_response(reader.host.address + PAPER) as came:
        tab.locator(f"a[href$='{PAPER}']").first.click()
    assert came.value.status == 200
    assert came.value.from_service_worker
    assert came.value.headers["content-type"] == "application/pdf"


def test_an_address_that_leads_nowhere(reader: Reader) -> None:
    """Without network: an address without its last slash is put right, one that is not in the guide gets our own page."""
    reader.keep(papers="without")
    reader.without_network()
    tab = reader.open("how-to/culture")
    assert tab.url == f"{reader.host.address}how-to/culture/"
    answer = tab.goto(f"{reader.host.address}no/such/page/")
    assert answer is not None
    assert answer.status == 404
    assert tab.title() == title_of(reader.host.site, "404.html")


@fault(
    "A paper is opened without network, and the guide is kept without the papers",
    "A page says that it is not on this device, and what to do",
)
def test_without_the_papers(reader: Reader) -> None:
    """Kept without papers; less is fetched, a paper leads to what to do, and with network the papers can come too."""
    page = reader.keep(papers="without")
    papers = set(list_of(reader.host.site)["papers"])
    assert papers.isdisjoint(reader.host.asked)
    reader.without_network()
    tab = reader.open("easy-read/culture/")
    tab.goto(reader.host.address + PAPER)
    assert tab.url == f"{reader.host.address}offline/#not-here"
    reader.with_network()
    reader.press(page, "papers")
    wait_for_end(page)
    assert papers <= set(reader.host.asked)
    reader.without_network()
    assert tab.evaluate(LENGTH, reader.host.address + PAPER) == (reader.host.site / PAPER).stat().st_size


@fault(
    "A newer version of the guide comes while pages of the older one are open, and is taken off the host half-way",
    "Each open page stays what it was, to its last file. Loaded again it is new, all of it",
)
def test_a_newer_version_comes_whole(reader: Reader, few: Path, second: Path, tmp_path: Path) -> None:
    """Kept; the host gets a second edition, and in the middle of its fetching a third. Only what changed is fetched."""
    more = {"assets/site.js": "\n// three\n", "about/index.html": "three"}
    third = edition(few, tmp_path / "third", {**changes("three"), **more})
    reader.keep(papers="without")
    old = reader.open()
    host = reader.host
    host.asked.clear()
    host.site = second

    def change_half_way(path: str) -> None:
        if path == "assets/site.css":
            host.site = third

    host.before = change_half_way
    young = reader.open("introduction/")
    wait_for_newer(young)
    wait_for_newer(old)
    assert old.evaluate(EDITIONS) == ["one"] * 3
    assert set(host.asked) - {LIST, "offline-worker.js"} == {*CHANGES, *more}
    reader.without_network()
    assert old.evaluate(EDITIONS) == ["one"] * 3
    old.get_by_role("button", name=words("reload")).click()
    expect(old.locator("#new")).to_be_visible()
    assert old.evaluate(EDITIONS) == ["three"] * 3
    assert old.evaluate("async () => (await (await fetch('assets/site.js')).text()).includes('// three')")
    css = "async () => (await (await fetch('../assets/site.css')).text()).includes('--edition')"
    assert not young.evaluate(css)
    young.goto(f"{host.address}new/")
    expect(young.get_by_text("three")).to_be_visible()


@fault(
    "The network goes in the middle of a newer version",
    "The older one is shown, whole, until all of the newer one has come",
)
def test_the_network_goes_half_way_through_a_newer_version(reader: Reader, second: Path) -> None:
    """Kept; gone after the first file of a second edition; the first stays. Back again, the rest comes."""
    reader.keep(papers="without")
    host = reader.host
    host.site = second
    host.answered.clear()

    def go_half_way(path: str) -> None:
        if path == "new/index.html":
            host.vanish()

    host.before = go_half_way
    page = reader.open()
    page.wait_for_timeout(3000)
    assert page.evaluate(EDITIONS) == ["one"] * 3
    page.reload()
    assert page.evaluate(EDITIONS) == ["one"] * 3
    host.before = lambda _: None
    page.reload()
    wait_for_newer(page)
    page.reload()
    assert page.evaluate(EDITIONS) == ["two"] * 3
    assert host.answered.count("index.html") <= 2  # it may have been on its way when the network went


def test_the_engine_of_an_open_page_stays(browser: Browser, site: Path, tmp_path: Path) -> None:
    """A page open, then a version without its engine; the page still gets its own, and works out a result."""
    newer = edition(site, tmp_path / "newer", changes("two"))
    (engine,) = (newer / "assets" / "engine").iterdir()
    engine.rename(engine.with_name("0" * 64))
    with hosting(site) as host, reading(browser, host) as reader:
        reader.keep(papers="without")
        tab = reader.open("assess/jigsaw/")
        host.site = relisted(newer)
        other = reader.open()
        wait_for_newer(other)
        other.reload()
        other.wait_for_timeout(1000)
        reader.without_network()
        tab.bring_to_front()
        form = Form(tab, host.address)
        form.choose(ANSWERS)
        form.show()
        form.wait_for_result()
        form.wait_for(ANSWERS)


@fault(
    "The network goes while the guide is fetched for the first time",
    "Said, and what has come is kept: “Fetch the rest” fetches no file twice",
)
def test_the_network_goes_half_way(reader: Reader) -> None:
    """Gone after some files; said, nothing promised. Back again, the rest comes."""
    host = reader.host
    far = "how-to/culture/index.html"  # no file that the page itself has, which the browser need not fetch again
    page = reader.settings()
    host.asked.clear()

    def go_half_way(path: str) -> None:
        if path == far:
            host.vanish()

    host.before = go_half_way
    reader.press(page, "keep")
    wait_for_end(page)
    assert said(page) == words("network_off")
    expect(page.get_by_text(words("part"))).to_be_visible()
    came = set(host.asked[: host.asked.index(far)]) - {LIST, "offline-worker.js"}
    host.before = lambda _: None
    host.asked.clear()
    reader.press(page, "go_on")
    wait_for_end(page)
    assert said(page) == words("done")
    assert came
    assert sum(path in came for path in host.asked) <= 4  # those that were on their way
    reader.without_network()
    assert reader.open("handouts/").title() == title_of(host.site, "404.html")


@fault(
    "One file of the guide comes with wrong bytes",
    "Said, with its name. The guide counts as not kept, and is not shown",
)
def test_wrong_bytes_are_refused(reader: Reader) -> None:
    """A byte more in one script; refused, twice, and right at the third try."""
    host = reader.host
    file = "assets/answers-file.js"
    host.wrong[file] = (host.site / file).read_bytes() + b" "
    page = reader.keep(papers="without")
    assert said(page) == words("damaged_off", file=file)
    reader.press(page, "go_on")
    wait_for_end(page)
    assert said(page) == words("damaged_off", file=file)
    host.wrong.clear()
    reader.press(page, "go_on")
    wait_for_end(page)
    assert said(page) == words("done")


def test_wrong_bytes_in_a_newer_version(reader: Reader, second: Path) -> None:
    """A second edition with a wrong file; said where it is asked for, and the first stays."""
    page = reader.keep(papers="without")
    reader.host.site = second
    reader.host.wrong["index.html"] = b"Log in to use this Wi-Fi"
    reader.press(page, "newer")
    wait_for_end(page)
    assert said(page) == words("damaged_on", file="index.html")
    assert reader.open().evaluate(EDITIONS) == ["one"] * 3


@fault(
    "There is no room for the guide on the device",
    "Said. Nothing half done stays, and the papers can be left out",
)
def test_no_room(reader: Reader) -> None:
    """Room for a part only; said, and what had come is gone. With room, it works."""
    page = reader.settings()
    session = reader.context.new_cdp_session(page)
    origin = reader.host.address.rstrip("/")
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 300_000})
    reader.press(page, "keep")
    wait_for_end(page)
    assert said(page) == words("full_off")
    assert reader.stored() == {"workers": 0}
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    reader.press(page, "keep")
    wait_for_end(page)
    assert said(page) == words("done")


@fault("There is no room for a newer version", "The older one stays and works")
def test_no_room_for_a_newer_version(reader: Reader, few: Path, tmp_path: Path) -> None:
    """Kept, then a version with ten megabytes more and no room for them; said, and the first works."""
    page = reader.keep(papers="without")
    reader.host.site = edition(
        few, tmp_path / "large", {**changes("two"), "assets/large.json": "x" * 10_000_000}
    )
    session = reader.context.new_cdp_session(page)
    used = page.evaluate("async () => (await navigator.storage.estimate()).usage")
    origin = reader.host.address.rstrip("/")
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": used + 2_000_000})
    reader.press(page, "newer")
    wait_for_end(page)
    assert said(page) == words("full_on")
    reader.without_network()
    assert reader.open().evaluate(EDITIONS) == ["one"] * 3


@fault(
    "What is kept of the guide is damaged on the device",
    "It is fetched anew. Without network, a page says so",
)
def test_a_damaged_file_on_the_device(reader: Reader) -> None:
    """Other bytes in place of a kept page; never shown: without network it leads to what to do, with network it is mended."""
    reader.keep(papers="without")
    hash_ = list_of(reader.host.site)["guide"]["about/index.html"]["hash"]
    tab = reader.open()
    tab.evaluate(
        """async (hash) => {
            const [name] = await caches.keys();
            const place = new URL(`kept/file/${encodeURIComponent(hash)}`, location.href);
            await (await caches.open(name)).put(place, new Response("Wrong"));
        }""",
        hash_,
    )
    reader.without_network()
    tab.goto(f"{reader.host.address}about/")
    assert tab.url.endswith("offline/#not-here")
    reader.with_network()
    tab.goto(f"{reader.host.address}about/")
    assert tab.title() == title_of(reader.host.site, "about/")
    reader.without_network()
    tab.goto(f"{reader.host.address}about/")
    assert tab.title() == title_of(reader.host.site, "about/")


def test_stopped_by_the_reader(reader: Reader) -> None:
    """Stopped in the middle; said, and it can be removed or gone on with."""
    page = reader.settings()
    stopped: list[str] = []
    reader.host.before = lambda path: stopped.append(path) if len(stopped) < 20 else reader.host.wait()
    reader.press(page, "keep")
    page.wait_for_function("() => document.querySelector('progress').value > 0")
    reader.press(page, "stop")
    wait_for_end(page)
    reader.host.go_on()
    assert said(page) == words("stopped_off")
    reader.press(page, "remove")
    wait_for_end(page)
    assert said(page) == words("removed")
    assert reader.stored() == {"workers": 0}


def test_removed(reader: Reader) -> None:
    """Kept and removed; nothing is left, an open page goes on with the network, and answers stay."""
    page = reader.keep(papers="without")
    tab = reader.open("introduction/")
    tab.evaluate("localStorage.setItem('co-production:answers:jigsaw', 'mine')")
    reader.press(page, "remove")
    wait_for_end(page)
    assert said(page) == words("removed")
    expect(page.get_by_role("button", name=words("keep"))).to_be_visible()
    assert reader.stored() == {"workers": 0}
    reader.host.asked.clear()
    assert tab.evaluate(LENGTH, f"{reader.host.address}assets/site.css") > 0
    tab.goto(f"{reader.host.address}about/")
    assert "about/" in reader.host.asked
    assert tab.evaluate("localStorage.getItem('co-production:answers:jigsaw')") == "mine"


@fault(
    "The browser keeps no pages: it has no service workers, or refuses them",
    "Said, with another way: the copy to take along",
)
@pytest.mark.parametrize(
    "lacks",
    [
        "delete Navigator.prototype.serviceWorker",
        "delete globalThis.caches; delete Window.prototype.caches",
        "ServiceWorkerContainer.prototype.getRegistration = async () => { throw new DOMException('no', 'SecurityError') }",
    ],
    ids=["no-workers", "no-caches", "refused"],
)
def test_a_browser_that_keeps_nothing(reader: Reader, lacks: str) -> None:
    """A browser without; a sentence in place of the button, and the copy is there."""
    reader.context.add_init_script(lacks)
    page = reader.settings()
    expect(page.get_by_text(words("unable"))).to_be_visible()
    assert not page.get_by_role("button", name=words("keep")).is_visible()
    expect(page.get_by_role("link", name=words("copy_download"))).to_be_visible()


def test_refused_when_it_is_tried(reader: Reader) -> None:
    """A browser that offers service workers and then refuses one, as in some private windows; said, and nothing is left."""
    reader.context.add_init_script(
        "ServiceWorkerContainer.prototype.register = async () => { throw new DOMException('no', 'SecurityError') }"
    )
    page = reader.keep()
    assert said(page) == words("refused_off")
    assert reader.stored() == {"workers": 0}


def test_the_browser_has_taken_it_away(reader: Reader) -> None:
    """The kept files gone, the service worker still there; said, and pages come from the network."""
    page = reader.keep(papers="without")
    page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name) }")
    page = reader.settings()
    expect(page.get_by_text(words("gone"))).to_be_visible()
    expect(page.get_by_role("button", name=words("keep"))).to_be_visible()


def test_two_sites_on_one_host(browser: Browser, few: Path, tmp_path: Path) -> None:
    """Two sites of ours under one host, both kept; removing one leaves the other."""
    both = tmp_path / "both"
    both.mkdir()
    (both / "one").symlink_to(few)
    (both / "two").symlink_to(few)
    with hosting(both) as host, reading(browser, host) as reader:
        kept = {}
        for name in ("one", "two"):
            kept[name] = reader.open(f"{name}/offline/")
            kept[name].locator("[name=papers][value=without]").check()
            reader.press(kept[name], "keep")
            wait_for_end(kept[name])
        reader.press(kept["one"], "remove")
        wait_for_end(kept["one"])
        assert list(reader.stored("two/")) == ["workers", "co-production-guide-/two/"]
        reader.without_network()
        assert reader.open("two/about/").title() == title_of(few, "about/")


def test_without_script(browser: Browser, host: Host) -> None:
    """Scripts off; the part does not appear, and the copy does."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host.address}offline/")
    assert not page.locator("offline-guide").is_visible()
    assert not page.get_by_role("heading", name=words("heading")).is_visible()
    expect(page.get_by_role("link", name=words("copy_download"))).to_be_visible()
    context.close()
