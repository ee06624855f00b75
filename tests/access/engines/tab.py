"""What the harness asks of an engine, and nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

#: Seconds that any one thing may take on a busy machine.
PATIENCE = 60


class EngineError(Exception):
    """An engine did not do what it was asked."""


@dataclass(frozen=True)
class Look:
    """How a page is looked at: the window and what the reader's device asks for.

    ``zoom`` is the browser's own: at 4, 1280 pixels are 320 of the page's. ``spaced`` is the text spacing of WCAG's
    criterion 1.4.12, with text twice as large; ``paper`` is what a printer gets.
    """

    name: str
    width: int = 1280
    height: int = 900
    zoom: int = 1
    dark: bool = False
    forced: bool = False
    still: bool = False
    spaced: bool = False
    paper: bool = False


class Tab(Protocol):
    """One tab of a browser. Scripts are bodies of async functions: ``args`` in, ``return`` out, as JSON."""

    engine: str
    version: str
    #: Looks that this engine can't be put into from outside: forced colours, where there is no such thing.
    cannot: frozenset[str]

    def open(self, address: str) -> None:
        """Go to an address and wait until it has loaded."""

    def run(self, script: str, *args: object) -> Any:
        """Run a script in the page and return what it returns."""

    def press(self, *keys: str) -> None:
        """Press keys one after the other, by their names in the DOM: "Tab", "Shift+Tab", "Enter", "a"."""

    def back(self) -> None:
        """Go back one page."""

    def look(self, look: Look) -> None:
        """Look at the page, and at those opened later, in another way."""

    def picture(self, path: Path) -> None:
        """Save what the window shows, as PNG."""
