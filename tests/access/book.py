"""What the run found, page by page: written down as it is found, put together at the end.

A ``Cell`` is one page in one state and one look in one engine, as one tool sees it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.access.engines import Tab
from tests.access.tools import Finding, Findings

SWITCHES = (
    "async|autofocus|checked|crossorigin|defer|disabled|download|hidden|inert|multiple|open|popover|selected"
)


@dataclass(frozen=True)
class Cell:
    """What one tool said of one page as it stood."""

    page: str
    state: str
    look: str
    engine: str
    version: str
    tool: str
    wrong: tuple[Finding, ...]
    unsure: dict[str, int]
    aside: int


class Book:
    """One file for each page and state in each engine, so that a run can be cut short and still be read."""

    def __init__(self, folder: Path, page: str, state: str, tab: Tab, part: str = "") -> None:
        self._head = (page, state, tab.engine, tab.version)
        named = page.strip("/").replace("/", "~") or "home"
        self._file = folder / f"{tab.engine}--{part or state}--{named}.json"
        self.cells: list[Cell] = []

    def note(self, look: str, tool: str, found: Findings) -> None:
        """Write down what a tool said."""
        page, state, engine, version = self._head
        self.cells.append(
            Cell(page, state, look, engine, version, tool, found.wrong, found.unsure, found.aside)
        )

    def close(self) -> None:
        """Save what stands in it."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps([asdict(cell) for cell in self.cells]), encoding="utf-8")

    def keep(self, html: str) -> None:
        """Keep the page as it stood, for the tools that read HTML. A browser writes `hidden=""` for `hidden`."""
        html = re.sub(rf' ({SWITCHES})=""', r" \1", html)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.with_suffix(".html").write_text(f"<!DOCTYPE html>\n{html}\n", encoding="utf-8")

    def wrong(self) -> list[str]:
        """Return all that is wrong, a line for each."""
        return [
            f"{cell.look}, {cell.tool}: {found.rule}: {found.where}: {found.what}"
            for cell in self.cells
            for found in cell.wrong
        ]


def cells(folder: Path) -> Iterable[Cell]:
    """Return all that was written down, in the order of the files' names."""
    for path in sorted(folder.glob("*.json")):
        for each in json.loads(path.read_text(encoding="utf-8")):
            wrong = tuple(Finding(**found) for found in each.pop("wrong"))
            yield Cell(**each, wrong=wrong)
