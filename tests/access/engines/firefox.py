"""Firefox, by its own Marionette."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.access.engines.tab import PATIENCE, EngineError, Look
from tests.access.engines.webdriver import ASYNC, HAS_WIDTH, save_picture, strokes
from tests.marionette import MarionetteError, Wire, prepare, start

#: What the harness needs beside a quiet Firefox.
PREFERENCES = {
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


class FirefoxTab:
    """A tab of Firefox."""

    engine = "firefox"
    cannot: frozenset[str] = frozenset()

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        session = self._send("WebDriver:NewSession")
        self._send("WebDriver:SetTimeouts", script=PATIENCE * 1000, pageLoad=PATIENCE * 1000)
        self.version: str = session["capabilities"]["browserVersion"]

    def _send(self, command: str, **values: object) -> Any:
        try:
            return self._wire.send(command, **values)
        except MarionetteError as error:
            raise EngineError(str(error)) from error

    def open(self, address: str) -> None:
        """Go to an address."""
        self._send("WebDriver:Navigate", url=address)

    def run(self, script: str, *args: object) -> Any:
        """Run a script in the page."""
        reply = self._send("WebDriver:ExecuteAsyncScript", script=ASYNC % script, args=[list(args)])
        if reply is None:
            raise EngineError("the page went while a script ran in it")
        if "error" in reply:
            raise EngineError(f"Firefox: {reply['error']}")
        return reply["value"]

    def press(self, *keys: str) -> None:
        """Press keys."""
        actions = [{"type": "key", "id": "keyboard", "actions": strokes(keys)}]
        self._send("WebDriver:PerformActions", actions=actions)

    def back(self) -> None:
        """Go back."""
        self._send("WebDriver:Back")

    def look(self, look: Look) -> None:
        """Use the browser's own switches."""
        self._send("Marionette:SetContext", value="chrome")
        try:
            self._send("WebDriver:ExecuteScript", script=LOOK, args=[vars(look)])
        finally:
            self._send("Marionette:SetContext", value="content")
        self.run(HAS_WIDTH, look.width // look.zoom)

    def picture(self, path: Path) -> None:
        """Save what the window shows."""
        save_picture(self._send("WebDriver:TakeScreenshot", full=False), path)


@contextmanager
def firefox(seen_on: dict[str, str] | None = None) -> Iterator[FirefoxTab]:
    """Start Firefox with an empty profile, and end it.

    Args:
        seen_on: The environment of a screen, where it shall have a window for a screen reader to read.

    """
    with tempfile.TemporaryDirectory(prefix="firefox-") as folder:
        profile = Path(folder)
        prepare(profile, PREFERENCES)
        with start(profile, "--remote-allow-system-access", seen_on=seen_on) as process:
            try:
                wire = Wire(profile, process, PATIENCE)
                yield FirefoxTab(wire)
                wire.close()
            finally:
                process.terminate()
