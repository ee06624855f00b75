"""What the tests in three engines share: one engine at a time, the site with the tools beside it, and the book."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.access.engines import ENGINES, Tab
from tests.access.looks import LIGHT
from tests.access.pages import addresses, one_of_each_kind
from tests.access.served import Site
from tests.access.states import STATES
from tests.conftest import ROOT

#: Leaves nothing of an earlier page in the browser.
FORGET = """
localStorage.clear();
sessionStorage.clear();
for (const worker of await navigator.serviceWorker?.getRegistrations() ?? []) await worker.unregister();
for (const name of await globalThis.caches?.keys() ?? []) await caches.delete(name);
"""
#: Where what was found is written while the tests run.
BOOK = ROOT / ".cache" / "access"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--built-site``."""
    parser.addoption(
        "--whole",
        action="store_true",
        help="every page and every state in every look; else all pages in light, and one of each kind in the rest",
    )
    parser.addoption("--built-site", type=Path, default=ROOT / "site", help="the built site to look at")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test every page that the built site has, or every state of every page."""
    site: Path = metafunc.config.getoption("--built-site")
    if "state" in metafunc.fixturenames:
        is_whole = metafunc.config.getoption("--whole")
        pairs = [
            (state, address)
            for state in STATES
            for address in (state.pages if is_whole else state.shortest)(site, addresses(site))
        ]
        names = [f"{state.name}-{address or 'home'}" for state, address in pairs]
        metafunc.parametrize(("state", "address"), pairs, ids=names)
    elif "address" in metafunc.fixturenames:
        metafunc.parametrize("address", addresses(site), ids=lambda address: address or "home")
    elif "one_of_a_kind" in metafunc.fixturenames:
        ones = one_of_each_kind(site)
        metafunc.parametrize("one_of_a_kind", ones, ids=lambda address: address or "home")


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> Path:
    """Return the built site: the one that was named, or the one that `make build` has written."""
    folder: Path = request.config.getoption("--built-site")
    assert (folder / "index.html").is_file(), f"{folder} is no built site; `make build` writes one to site/"
    return folder.resolve()


@pytest.fixture(scope="session")
def web(site: Path) -> Iterator[Site]:
    """Return a server that has the site and the tools."""
    with Site(site) as web:
        thread = threading.Thread(target=web.serve_forever, daemon=True)
        thread.start()
        yield web
        web.engine = "works"
        web.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def base(web: Site) -> str:
    """Return the address of the site, with a slash at its end."""
    return web.address


@pytest.fixture(
    scope="session", params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in ENGINES]
)
def engine(request: pytest.FixtureRequest) -> Iterator[Tab]:
    """Return a tab of each engine in turn. All tests of one engine run in one process, one after the other."""
    with ENGINES[request.param]() as tab:
        yield tab


@pytest.fixture
def tab(engine: Tab, web: Site, base: str) -> Tab:
    """Return the tab with nothing stored and nothing done to it."""
    web.engine = "works"
    engine.look(LIGHT)
    engine.open(f"{base}404.html")
    engine.run(FORGET)
    return engine
