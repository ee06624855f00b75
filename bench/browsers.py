"""Two browsers with profiles of their own, driven alike: open a page, run a script in it, get its answer.

A profile is empty at first and stays until its browser is closed for good, so that a later visit finds what an
earlier one has left, also after the browser was closed and started again.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests import find_browser, marionette
from tests.conftest import CHROMIUM_OPTIONS
from tests.marionette import MarionetteError

#: Seconds that one page may take.
PATIENCE = 180
#: A page's own script becomes one that WebDriver can wait for.
_ASYNC = """const done = arguments[arguments.length - 1];
(%s)().then((value) => done({ value }), (error) => done({ error: `${error}` }));"""


class Visitor(Protocol):
    """A browser with a profile. Scripts are async functions; what they return is JSON."""

    name: str

    def visit(self, address: str, script: str) -> Any:
        """Open a page, run a script in it as soon as there is one, and return what it returns."""

    def leave(self) -> None:
        """Leave the page for an empty one."""

    def restart(self) -> None:
        """Close the browser and start it again with the same profile."""


class Chromium:
    """Chromium, by Playwright."""

    name = "Chromium"

    def __init__(self, playwright: Playwright, profile: str) -> None:
        self._playwright, self._profile = playwright, profile
        self.context = self._open()
        self.page: Page = self.context.pages[0]

    def _open(self) -> BrowserContext:
        context = self._playwright.chromium.launch_persistent_context(
            self._profile, executable_path=find_browser.find(with_window=True), args=CHROMIUM_OPTIONS
        )
        context.set_default_timeout(PATIENCE * 1000)
        return context

    @property
    def browser(self) -> Browser:
        """The browser itself, with all its processes."""
        if self.context.browser is None:
            raise RuntimeError("Playwright gives no browser; expected one since 1.50; run `make build`")
        return self.context.browser

    def visit(self, address: str, script: str) -> Any:
        """Open a page and run a script in it."""
        self.page.goto(address, wait_until="commit")
        return self.page.evaluate(script)

    def leave(self) -> None:
        """Leave, by a new tab: with its last tab a browser would close its window."""
        last, self.page = self.page, self.context.new_page()
        last.close()

    def restart(self) -> None:
        """Close and start again."""
        self.context.close()
        self.context = self._open()
        self.page = self.context.pages[0]

    def close(self) -> None:
        """Close for good."""
        self.context.close()


class Firefox:
    """Firefox, by its own Marionette."""

    name = "Firefox"

    def __init__(self, profile: str) -> None:
        self._profile = Path(profile)
        marionette.prepare(self._profile)
        self._start()

    def _start(self) -> None:
        self._process = marionette.start(self._profile)
        self._wire = marionette.Wire(self._profile, self._process, PATIENCE)
        self._wire.send("WebDriver:NewSession", pageLoadStrategy="none")
        self._wire.send("WebDriver:SetTimeouts", script=PATIENCE * 1000, pageLoad=PATIENCE * 1000)

    def visit(self, address: str, script: str) -> Any:
        """Open a page and run a script in it, as soon as the page is the one that was asked for."""
        self._wire.send("WebDriver:Navigate", url=address)
        end = time.monotonic() + PATIENCE
        while not self._has_opened(address):
            if time.monotonic() > end:
                sys.exit(f"Firefox did not open {address}")
        return self._run(script)

    def _has_opened(self, address: str) -> bool:
        """Ask the page; while one goes and the next comes there is none to ask, and Firefox says so in many ways."""
        try:
            return bool(
                self._run("async () => document.readyState !== 'loading' && location.href") == address
            )
        except MarionetteError:
            return False

    def _run(self, script: str) -> Any:
        reply = self._wire.send("WebDriver:ExecuteAsyncScript", script=_ASYNC % script, args=[])
        if reply is None or "error" in reply:
            raise MarionetteError(
                f"Firefox: {(reply or {}).get('error', 'the page went while a script ran')}"
            )
        return reply.get("value")

    def leave(self) -> None:
        """Leave."""
        self.visit("about:blank", "async () => true")

    def restart(self) -> None:
        """Close and start again."""
        self.close()
        self._start()

    def close(self) -> None:
        """Close as a person would, so that all that the browser keeps is written."""
        self._wire.send("Marionette:Quit", flags=["eAttemptQuit"])
        self._wire.close()
        self._process.wait(PATIENCE)


@contextmanager
def chromium() -> Iterator[Chromium]:
    """Start Chromium with an empty profile, and end it."""
    empty = tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True)
    with empty as profile, sync_playwright() as playwright:
        visitor = Chromium(playwright, profile)
        yield visitor
        visitor.close()


@contextmanager
def firefox() -> Iterator[Firefox]:
    """Start Firefox with an empty profile, and end it."""
    with tempfile.TemporaryDirectory(prefix="firefox-", ignore_cleanup_errors=True) as profile:
        try:
            visitor = Firefox(profile)
        except MarionetteError as error:
            sys.exit(f'{error}; or choose ARGS="--browsers chromium"')
        yield visitor
        visitor.close()


BROWSERS = {"chromium": chromium, "firefox": firefox}
