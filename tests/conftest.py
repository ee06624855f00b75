"""What the tests share: the built site, a server for it, and a browser."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests import find_browser
from tests.serving import breaches, serving

ROOT = Path(__file__).resolve().parents[1]
#: No sandbox in a container, and no talk with anyone but our own server.
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LONGEST_BUILD = 300  # seconds


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--rewrite-goldens``."""
    parser.addoption(
        "--rewrite-goldens", action="store_true", help="write golden results anew, then read the diff"
    )


@pytest.fixture
def rewrite_goldens(request: pytest.FixtureRequest) -> bool:
    """Tell whether goldens are to be written instead of compared."""
    return bool(request.config.getoption("--rewrite-goldens"))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site, built once for the whole run: the first worker builds, the others wait."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    built, said = shared / "site", shared / "site.log"
    try:
        (shared / "site.lock").touch(exist_ok=False)
    except FileExistsError:
        _wait_for(said)
    else:
        _build(built, said)
    assert (built / "index.html").is_file(), said.read_text(encoding="utf-8")
    return built


def _build(target: Path, said: Path) -> None:
    """Build as `make build` does. What was said appears when all is done; on failure there is no site."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    if done.returncode:
        (target / "index.html").unlink(missing_ok=True)
    part = said.with_suffix(".part")
    part.write_text(f"mkdocs build --strict: {done.returncode}\n{done.stdout}{done.stderr}", encoding="utf-8")
    part.replace(said)


def _wait_for(file: Path) -> None:
    end = time.monotonic() + LONGEST_BUILD
    while not file.exists():
        assert time.monotonic() < end, f"{file} did not come in {LONGEST_BUILD} seconds"
        time.sleep(0.2)


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Return the address of a server for the built site, with a slash at its end. It sends all our headers."""
    with serving(site) as address:
        yield address
    assert breaches() == []


@pytest.fixture(autouse=True)
def _nothing_was_stopped_by_the_policy() -> Iterator[None]:
    """Fail a test in which a page did what the policy forbids; a report that comes late fails the next."""
    yield
    assert breaches() == []


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium."""
    path = find_browser.find()
    assert path, "no Chromium found; run `make test`, which brings one, or set CHROMIUM"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a fresh page, 1280 wide, in a context of its own: nothing stored, nothing cached."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
