"""Chromium, by Playwright."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Error, Page, sync_playwright

from tests import find_browser
from tests.access.engines.tab import PATIENCE, EngineError, Look
from tests.conftest import CHROMIUM_OPTIONS


class ChromiumTab:
    """A tab of Chromium."""

    engine = "chromium"
    cannot: frozenset[str] = frozenset()

    def __init__(self, page: Page, version: str) -> None:
        self.version = version
        self._page = page
        self._protocol: CDPSession = page.context.new_cdp_session(page)

    def open(self, address: str) -> None:
        """Go to an address."""
        self._page.goto(address)

    def run(self, script: str, *args: object) -> Any:
        """Run a script in the page."""
        try:
            return self._page.evaluate(f"async (args) => {{ {script} }}", list(args))
        except Error as error:
            raise EngineError(f"Chromium: {error.message}") from error

    def press(self, *keys: str) -> None:
        """Press keys."""
        for key in keys:
            self._page.keyboard.press(key)

    def back(self) -> None:
        """Go back."""
        self._page.go_back()

    def look(self, look: Look) -> None:
        """Zoom is a narrow page on a window of many more pixels, as Chromium itself does it."""
        self._protocol.send(
            "Emulation.setDeviceMetricsOverride",
            {
                "width": look.width // look.zoom,
                "height": look.height // look.zoom,
                "deviceScaleFactor": look.zoom,
                "mobile": False,
            },
        )
        self._page.emulate_media(
            media="print" if look.paper else "screen",
            color_scheme="dark" if look.dark else "light",
            reduced_motion="reduce" if look.still else "no-preference",
            forced_colors="active" if look.forced else "none",
        )

    def picture(self, path: Path) -> None:
        """Save what the window shows."""
        self._page.screenshot(path=path)


@contextmanager
def chromium(seen_on: dict[str, str] | None = None) -> Iterator[ChromiumTab]:
    """Start Chromium, and end it.

    Args:
        seen_on: The environment of a screen, where it shall have a window for a screen reader to read.

    """
    path = find_browser.find(with_window=bool(seen_on))
    if not path:
        raise EngineError("no Chromium found; run `make access`, which brings one, or set CHROMIUM")
    with sync_playwright() as playwright:
        options = [*CHROMIUM_OPTIONS, *(["--force-renderer-accessibility"] if seen_on else [])]
        browser = playwright.chromium.launch(
            executable_path=path, args=options, headless=not seen_on, env={**seen_on} if seen_on else None
        )
        page = browser.new_context().new_page()
        page.set_default_timeout(PATIENCE * 1000)
        yield ChromiumTab(page, browser.version)
        browser.close()
