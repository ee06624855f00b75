"""Two browsers with profiles of their own, driven alike: open a page, run a script in it, get its answer.

A profile is empty at first and stays until its browser is closed for good, so that a later visit finds what an
earlier one has left, also after the browser was closed and started again.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests import find_browser
from tests.conftest import CHROMIUM_OPTIONS

#: Seconds that one page may take.
PATIENCE = 180
_FIREFOX = ("firefox-esr", "firefox")
#: A quiet Firefox whose port is its own choice.
_PREFERENCES = {
    "marionette.port": 0,
    "app.update.auto": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "services.settings.server": "data:,",
}
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
    """Firefox, by its own Marionette, with nothing but the standard library."""

    name = "Firefox"

    def __init__(self, profile: str) -> None:
        self._profile = Path(profile)
        lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in _PREFERENCES.items())
        (self._profile / "user.js").write_text("".join(lines), encoding="utf-8")
        self._start()

    def _start(self) -> None:
        path = next(filter(None, map(shutil.which, _FIREFOX)), None)
        if not path:
            sys.exit(
                'no Firefox found; Debian: apt-get install firefox-esr, or choose ARGS="--browsers chromium"'
            )
        port = self._profile / "MarionetteActivePort"
        port.unlink(missing_ok=True)
        options = ["--headless", "--no-remote", "--profile", str(self._profile), "--marionette"]
        self._process = subprocess.Popen(
            [path, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        end = time.monotonic() + PATIENCE
        while not (port.is_file() and port.read_text()):
            if self._process.poll() is not None or time.monotonic() > end:
                sys.exit(f"Firefox did not start in {PATIENCE} seconds; try it by hand")
            time.sleep(0.05)
        self._socket = socket.create_connection(("127.0.0.1", int(port.read_text())), timeout=PATIENCE)
        self._number = 0
        self._receive()
        self._send("WebDriver:NewSession", pageLoadStrategy="none")
        self._send("WebDriver:SetTimeouts", script=PATIENCE * 1000, pageLoad=PATIENCE * 1000)

    def visit(self, address: str, script: str) -> Any:
        """Open a page and run a script in it, as soon as the page is the one that was asked for."""
        self._send("WebDriver:Navigate", url=address)
        end = time.monotonic() + PATIENCE
        while self._run("async () => document.readyState !== 'loading' && location.href") != address:
            if time.monotonic() > end:
                sys.exit(f"Firefox did not open {address}")
        return self._run(script)

    def _run(self, script: str) -> Any:
        try:
            reply = self._send("WebDriver:ExecuteAsyncScript", script=_ASYNC % script, args=[])
        except RuntimeError as error:
            if "unload" in str(error) or "destroyed" in str(error) or "discarded" in str(error):
                return None  # the page before is just going
            raise
        if reply is None:
            return None
        if "error" in reply:
            raise RuntimeError(f"Firefox: {reply['error']}")
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
        self._send("Marionette:Quit", flags=["eAttemptQuit"])
        self._socket.close()
        self._process.wait(PATIENCE)

    def _send(self, command: str, **values: object) -> Any:
        self._number += 1
        packet = json.dumps([0, self._number, command, values]).encode()
        self._socket.sendall(f"{len(packet)}:".encode() + packet)
        _, _, error, value = self._receive()
        if error:
            raise RuntimeError(f"Firefox, {command}: {error['error']}: {error['message']}")
        return value.get("value", value) if isinstance(value, dict) else value

    def _receive(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._socket.recv(1)
        left, parts = int(length[:-1]), []
        while left:
            parts.append(self._socket.recv(min(left, 65536)))
            left -= len(parts[-1])
        return json.loads(b"".join(parts))


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
        visitor = Firefox(profile)
        yield visitor
        visitor.close()


BROWSERS = {"chromium": chromium, "firefox": firefox}
