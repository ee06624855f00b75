"""WebKitGTK, by its WebDriver, in a window that can be as narrow as a phone and asks for what we say.

It stands in for Safari, which runs on no system of ours. It is not Safari.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.access.engines.tab import PATIENCE, EngineError, Look
from tests.access.engines.webdriver import ASYNC, HAS_WIDTH, save_picture, strokes

DRIVER = "WebKitWebDriver"
#: The system's own Python: it has the bindings for GTK, which are no package of ours.
SYSTEM_PYTHON = "/usr/bin/python3"
WINDOW = Path(__file__).with_name("webkit_window.py")
#: WebKitGTK can't be told to print to its own window: the rules for paper take the place of those for the screen.
PAPER = """
const [isPaper] = args;
// "not all and (…)" would be true where (…) is not, so nothing is left of what is for screens
const onPaper = (query) => /\\bscreen\\b/.test(query) ? "not all" : query.replace(/\\bprint\\b/g, "all");
for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
    for (const rule of sheet.cssRules) {
        if (!(rule instanceof CSSMediaRule)) continue;
        rule.itsOwn ??= rule.media.mediaText;
        rule.media.mediaText = isPaper
            ? rule.itsOwn.split(",").map(onPaper).join()
            : rule.itsOwn;
    }
}
"""


class WebKitTab:
    """A tab of WebKitGTK."""

    engine = "webkit"
    #: WebKitGTK has no forced colours.
    cannot = frozenset({"forced"})

    def __init__(self, port: int) -> None:
        self._base = f"http://127.0.0.1:{port}"
        options = {"binary": SYSTEM_PYTHON, "args": [str(WINDOW)]}
        limits = {"script": PATIENCE * 1000, "pageLoad": PATIENCE * 1000}
        capabilities = {"alwaysMatch": {"webkitgtk:browserOptions": options, "timeouts": limits}}
        session = self._ask("POST", "/session", capabilities=capabilities)
        self.version: str = session["capabilities"]["browserVersion"]
        self._base += f"/session/{session['sessionId']}"
        self._look = Look("light")

    def _ask(self, method: str, path: str, **values: object) -> Any:
        body = json.dumps(values).encode() if method == "POST" else None
        request = urllib.request.Request(
            self._base + path, body, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as reply:
                return json.load(reply)["value"]
        except urllib.error.HTTPError as error:
            raise EngineError(f"WebKit, {path}: {error.read().decode()}") from error

    def open(self, address: str) -> None:
        """Go to an address."""
        self._ask("POST", "/url", url=address)
        if self._look.paper:
            self.run(PAPER, self._look.paper)

    def run(self, script: str, *args: object) -> Any:
        """Run a script in the page."""
        reply = self._ask("POST", "/execute/async", script=ASYNC % script, args=[list(args)])
        if "error" in reply:
            raise EngineError(f"WebKit: {reply['error']}")
        return reply["value"]

    def press(self, *keys: str) -> None:
        """Press keys."""
        actions = [{"type": "key", "id": "keyboard", "actions": strokes(keys)}]
        self._ask("POST", "/actions", actions=actions)

    def back(self) -> None:
        """Go back."""
        self._ask("POST", "/back")

    def look(self, look: Look) -> None:
        """Tell the window, and wait until the page has got the size."""
        was, self._look = self._look, look
        self.run("webkit.messageHandlers.look.postMessage(JSON.stringify(args[0]))", vars(look))
        self.run(HAS_WIDTH, look.width // look.zoom)
        if was.paper != look.paper:
            self.run(PAPER, look.paper)

    def picture(self, path: Path) -> None:
        """Save what the window shows."""
        save_picture(self._ask("GET", "/screenshot"), path)


@contextmanager
def webkit() -> Iterator[WebKitTab]:
    """Start WebKitGTK on a screen of its own that nobody sees, and end both."""
    for program, package in ((DRIVER, "webkit2gtk-driver"), ("Xvfb", "xvfb")):
        if not shutil.which(program):
            raise EngineError(f"no {program} found; Debian: apt-get install {package}")
    with screen() as display, _driver(display) as port:
        yield WebKitTab(port)


@contextmanager
def screen() -> Iterator[str]:
    """Start a screen that nobody sees; give its name."""
    here, there = os.pipe()
    command = ["Xvfb", "-displayfd", str(there), "-screen", "0", "1600x1400x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[there], stderr=subprocess.DEVNULL) as process:
        os.close(there)
        try:
            with os.fdopen(here) as said:
                number = said.readline().strip()
            yield f":{number}"
        finally:
            process.terminate()


@contextmanager
def _driver(display: str) -> Iterator[int]:
    port = _free_port()
    quiet = {
        "DISPLAY": display,
        "GDK_BACKEND": "x11",
        "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "NO_AT_BRIDGE": "1",
        "GTK_A11Y": "none",
    }
    command = [DRIVER, f"--port={port}"]
    with subprocess.Popen(
        command,
        env={**os.environ, **quiet},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        process_group=0,
    ) as process:
        try:
            _wait_for(port)
            yield port
        finally:
            os.killpg(process.pid, signal.SIGTERM)  # the driver, and the window that it opened


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/status", timeout=5):
                return
        except OSError as error:
            if time.monotonic() > end:
                raise EngineError(f"{DRIVER} did not start in {PATIENCE} seconds; try it by hand") from error
            time.sleep(0.1)
