"""A server as strict as the site is meant for, and the assessment's page as a person finds it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.form import PATIENCE, Form
from tests.browser.keep import Keep
from tests.browser.together import Compare

# A fresh engine has its time on a busy machine, wherever a test waits for what the page says.
expect.set_options(timeout=PATIENCE * 1000)

#: No inline script or style, no `eval`, nothing from or to another host.
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'"
)


class StrictHandler(SimpleHTTPRequestHandler):
    """Serves files under the policy, and says nothing."""

    def end_headers(self) -> None:
        """Add the policy to every answer."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def copyfile(self, *args: object) -> None:
        """Send a file; a page that is left before it has come is no fault."""
        try:
            super().copyfile(*args)
        except ConnectionError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the base class's name)
        """Keep the test's own output readable."""


@pytest.fixture(scope="session")
def strict_server(site: Path) -> Iterator[str]:
    """Return the address of a server with a strict Content Security Policy, with a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(StrictHandler, directory=str(site))) as web:
        thread = threading.Thread(target=web.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{web.server_port}/"
        web.shutdown()
        thread.join()


@pytest.fixture
def form(page: Page, strict_server: str) -> Form:
    """Return the assessment, not opened yet."""
    return Form(page, strict_server)


@pytest.fixture
def compare(browser: Browser, strict_server: str, tmp_path: Path) -> Iterator[Compare]:
    """Return the page that brings views together, not opened yet. At the end it has had nothing to complain of."""
    context = browser.new_context(accept_downloads=True)
    compare = Compare(context, strict_server, tmp_path)
    yield compare
    context.close()
    assert compare.complaints == []


@pytest.fixture
def keep(browser: Browser, strict_server: str) -> Iterator[Keep]:
    """Return a device on which nothing is saved."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield Keep(context, strict_server)
    context.close()
