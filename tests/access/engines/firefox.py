"""Firefox, by Marionette: the protocol that Firefox itself has for WebDriver, over a plain socket."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.access.engines.tab import PATIENCE, EngineError, Look
from tests.access.engines.webdriver import ASYNC, HAS_WIDTH, save_picture, strokes

NAMES = ("firefox-esr", "firefox")
#: A quiet Firefox that asks nobody for anything, and whose port is its own choice.
PREFERENCES = {
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
    "fission.bfcacheInParent": True,
    "dom.disable_beforeunload": True,
    "accessibility.force_disabled": -1,
}
#: The browser's own switches for what a device asks for, and the size and zoom of the page. Runs beside the page.
LOOK = """
const look = arguments[0];
const browser = gBrowser.selectedBrowser;
const context = browser.browsingContext;
for (const side of ["width", "height"]) {
    for (const limit of ["min", "max"]) browser.style.setProperty(`${limit}-${side}`, `${look[side]}px`);
}
context.fullZoom = look.zoom;
context.mediumOverride = look.paper ? "print" : "";
context.prefersColorSchemeOverride = look.dark ? "dark" : "light";
Services.prefs.setIntPref("ui.prefersReducedMotion", look.still ? 1 : 0);
Services.prefs.setIntPref("browser.display.document_color_use", look.forced ? 2 : 0);
return true;
"""


class Marionette:
    """The wire: each packet is its length, a colon and JSON."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self._number = 0
        self._receive()

    def send(self, command: str, **values: object) -> Any:
        """Send a command and return its answer."""
        self._number += 1
        packet = json.dumps([0, self._number, command, values]).encode()
        self._socket.sendall(f"{len(packet)}:".encode() + packet)
        _, _, error, value = self._receive()
        if error:
            raise EngineError(f"Firefox, {command}: {error['error']}: {error['message']}")
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

    def close(self) -> None:
        """Hang up."""
        self._socket.close()


class FirefoxTab:
    """A tab of Firefox."""

    engine = "firefox"
    cannot: frozenset[str] = frozenset()

    def __init__(self, wire: Marionette) -> None:
        self._wire = wire
        session = wire.send("WebDriver:NewSession")
        wire.send("WebDriver:SetTimeouts", script=PATIENCE * 1000, pageLoad=PATIENCE * 1000)
        self.version: str = session["capabilities"]["browserVersion"]

    def open(self, address: str) -> None:
        """Go to an address."""
        self._wire.send("WebDriver:Navigate", url=address)

    def run(self, script: str, *args: object) -> Any:
        """Run a script in the page."""
        reply = self._wire.send("WebDriver:ExecuteAsyncScript", script=ASYNC % script, args=[list(args)])
        if reply is None:
            raise EngineError("the page went while a script ran in it")
        if "error" in reply:
            raise EngineError(f"Firefox: {reply['error']}")
        return reply["value"]

    def press(self, *keys: str) -> None:
        """Press keys."""
        actions = [{"type": "key", "id": "keyboard", "actions": strokes(keys)}]
        self._wire.send("WebDriver:PerformActions", actions=actions)

    def back(self) -> None:
        """Go back."""
        self._wire.send("WebDriver:Back")

    def look(self, look: Look) -> None:
        """Use the browser's own switches."""
        self._wire.send("Marionette:SetContext", value="chrome")
        try:
            self._wire.send("WebDriver:ExecuteScript", script=LOOK, args=[vars(look)])
        finally:
            self._wire.send("Marionette:SetContext", value="content")
        self.run(HAS_WIDTH, look.width // look.zoom)

    def picture(self, path: Path) -> None:
        """Save what the window shows."""
        save_picture(self._wire.send("WebDriver:TakeScreenshot", full=False), path)


@contextmanager
def firefox(seen_on: dict[str, str] | None = None) -> Iterator[FirefoxTab]:
    """Start Firefox with an empty profile, and end it.

    Args:
        seen_on: The environment of a screen, where it shall have a window for a screen reader to read.

    """
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        raise EngineError("no Firefox found; Debian: apt-get install firefox-esr")
    with tempfile.TemporaryDirectory(prefix="firefox-") as folder:
        profile = Path(folder)
        lines = (
            f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()
        )
        (profile / "user.js").write_text("".join(lines), encoding="utf-8")
        options = [
            *([] if seen_on else ["--headless"]),
            "--no-remote",
            "--profile",
            folder,
            "--marionette",
            "--remote-allow-system-access",
        ]
        with subprocess.Popen(
            [path, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=seen_on
        ) as process:
            try:
                wire = Marionette(_port(profile / "MarionetteActivePort", process))
                yield FirefoxTab(wire)
                wire.close()
            finally:
                process.terminate()


def _port(file: Path, process: subprocess.Popen[bytes]) -> int:
    end = time.monotonic() + PATIENCE
    while not (file.is_file() and file.read_text()):
        if process.poll() is not None or time.monotonic() > end:
            raise EngineError(f"Firefox did not start in {PATIENCE} seconds; try it by hand")
        time.sleep(0.1)
    return int(file.read_text())
