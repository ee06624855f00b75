"""The copy to take along: unpacked, it is read as files, and works when a small server serves it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urlsplit
from urllib.request import url2pathname

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.form import Form
from tests.browser.test_failures import ANSWERS
from tests.faults import fault
from tests.site.built import ADDRESSES, file_of, parsed, text
from toolkit_widgets import content
from toolkit_widgets.offline import COPY, LIST, WORKER
from toolkit_widgets.site_copy import COMMAND, FOLDER, READ_ME, as_files, write_copy
from toolkit_widgets.supply import SBOM, claimed

WORDS = content.load().interface["offline"]


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the copy unpacks to."""
    target = tmp_path_factory.mktemp("stick")
    with zipfile.ZipFile(site / COPY) as archive:
        archive.extractall(target)
    return target / FOLDER


def test_all_of_the_site_is_in_it(site: Path, copy: Path) -> None:
    """The site and its copy in; the same files but for what only a host needs, and words for who finds the folder."""
    ours, theirs = (
        {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        for folder in (site, copy)
    )
    assert ours - theirs == {COPY, LIST, WORKER}
    assert theirs - ours == {READ_ME}
    for name in ours & theirs - {SBOM}:
        if not name.endswith(".html"):
            assert (copy / name).read_bytes() == (site / name).read_bytes()
    assert COMMAND in (copy / READ_ME).read_text(encoding="utf-8")
    assert sum(len(files) for files in claimed(copy).values()) == len(theirs) - 1
    assert json.loads((copy / SBOM).read_text(encoding="utf-8"))["bomFormat"] == "CycloneDX"


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "home")
def test_every_link_leads_to_a_file(copy: Path, address: str) -> None:
    """A page of the copy in; every link, picture, style and script of it is a file that is there."""
    page = file_of(copy, address)
    tree = parsed(page)
    for element in tree.iter():
        for key in ("href", "src", "action"):
            target = element.get(key)
            if target and not urlsplit(target).scheme:
                path = urldefrag(target)[0].partition("?")[0]
                assert not path or (page.parent / url2pathname(path)).is_file(), f"{address}: {target}"
        assert element.get("data-only") != "site"


def test_its_pages_say_the_same(site: Path, copy: Path) -> None:
    """A page of the site and of the copy in; they differ in addresses only, but for the page about the copy."""
    for address in ADDRESSES:
        ours, theirs = (file_of(folder, address).read_text(encoding="utf-8") for folder in (site, copy))
        plain = [re.sub(r'(href|src|action)="[^"]*"', "", page) for page in (ours, theirs)]
        assert (plain[0] == plain[1]) == (address != "offline/"), address


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="../">', '<a href="../index.html">'),
        ('<a href=".">', '<a href="index.html">'),
        ('<a class="b" href="../../new/?q=1&amp;r=2#part">', '<a class="b" href="../../new/index.html?q=1&amp;r=2#part">'),
        ('<a href="#part">', '<a href="#part">'),
        ('<a href="https://example.org/new/">', '<a href="https://example.org/new/">'),
        ('<a href="/new/">', '<a href="../../new/index.html">'),
        ('<link href="/a.css">', '<link href="../../a.css">'),
        ('<p>href="../"</p>', '<p>href="../"</p>'),
        ('<i data-only="site"><i>a</i></i>b', "b"),
        ('<p data-only="copy" hidden>a</p>', '<p data-only="copy">a</p>'),
    ],
)  # fmt: skip
def test_what_changes_in_a_page(before: str, after: str) -> None:
    """A tag in; its address as one to a file, or what is left out and shown."""
    files = dict.fromkeys(("here/page/index.html", "here/index.html", "new/index.html", "a.css"))
    assert as_files(before, "here/page/index.html", files) == after


def test_it_says_how_large_it_is(site: Path) -> None:
    """The page in; the size beside the link is that of the file."""
    words = text(parsed(file_of(site, "offline/")))
    assert f"{(site / COPY).stat().st_size / 1e6:.0f} MB" in words


def test_the_same_copy_again(site: Path) -> None:
    """The finished site in; a copy that is made of it now has the same bytes, though the site has a copy by now."""
    before = (site / COPY).read_bytes()
    write_copy(content.load(), site)
    assert (site / COPY).read_bytes() == before


@fault(
    "The copy is opened as files, from a memory stick",
    "All of it can be read and printed, and it says what needs a small server",
)
def test_read_as_files(browser: Browser, copy: Path) -> None:
    """No server at all: pages open with their style, letters and pictures; links lead on; what needs a server says so."""
    page = browser.new_page()
    page.goto(f"{copy.as_uri()}/index.html")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("Lexend")
    assert page.evaluate("document.styleSheets.length") == 1
    page.locator(".site-footer").get_by_role("link", name="Without internet").click()
    assert page.url == f"{copy.as_uri()}/offline/index.html"
    assert page.get_by_text(" ".join(WORDS["copy_here"].split())).is_visible()
    assert page.get_by_text(" ".join(WORDS["copy_file"].split())).is_visible()
    assert not page.get_by_role("link", name=WORDS["copy_download"]).is_visible()
    page.goto(f"{copy.as_uri()}/easy-read/culture/index.html")
    pictures = page.locator("main img").evaluate_all(
        "(all) => all.map((image) => [image.loading, image.naturalWidth])"
    )
    assert pictures
    assert all(width or loading == "lazy" for loading, width in pictures)
    page.goto(f"{copy.as_uri()}/assess/jigsaw/index.html")
    assert page.locator(".assessment__without-script").is_visible()
    assert not page.locator(".colours").is_visible()
    page.close()


@pytest.fixture
def served(copy: Path) -> Iterator[str]:
    """Return the address of the copy, served as the page says."""
    words = COMMAND.replace("python3", sys.executable).replace("8000", "0").split()
    with subprocess.Popen(
        [words[0], "-u", *words[1:]], cwd=copy, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout
        found = re.search(r"port (\d+)", server.stdout.readline())
        assert found
        yield f"http://127.0.0.1:{found[1]}/"
        server.terminate()


def test_served_from_a_folder(page: Page, served: str) -> None:
    """Python's own server in the folder; an assessment is worked out, and the search finds something."""
    form = Form(page, served)
    form.open()
    form.choose(ANSWERS)
    form.show()
    form.wait_for_result()
    form.wait_for(ANSWERS)
    page.goto(f"{served}search/index.html?q=commissioning")
    page.locator("#search-results a").first.click()
    assert page.locator("h1").is_visible()
    assert form.complaints == []
