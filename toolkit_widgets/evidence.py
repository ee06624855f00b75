"""What the last whole run of `make access` found, as the site tells it.

`tests/access` writes the file; nobody edits it by hand. The engine that goes to the browser does not know it.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit_widgets.paths import ROOT

REPORT = ROOT / "toolkit_widgets" / "content" / "access-report.json"


@dataclass(frozen=True)
class Run:
    """How much a tool looked at in an engine: pages in their states and looks, what it found, what it leaves to people, what is set aside."""

    engine: str
    version: str
    tool: str
    looked: int
    found: int
    unsure: int
    aside: int = 0


@dataclass(frozen=True)
class Report:
    """A run: its day, how much of all there is it covered, and what was found."""

    day: str
    pages: int
    states: tuple[str, ...]
    looks: tuple[str, ...]
    runs: tuple[Run, ...]
    found: tuple[tuple[str, ...], ...]

    @property
    def aside(self) -> int:
        """How often a finding was set aside, because the tool is wrong about it."""
        return sum(run.aside for run in self.runs)


def read(path: Path = REPORT) -> Report | None:
    """Return the last run, or none where there has been none."""
    if not path.is_file():
        return None
    given: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Report(
        day=given["day"],
        pages=len(given["pages"]),
        states=tuple(given["states"]),
        looks=tuple(given["looks"]),
        runs=tuple(Run(**each) for each in given["runs"]),
        found=tuple(tuple(each) for each in given["found"]),
    )


def write_report(assets: Path) -> None:
    """Put the whole report, cell by cell, beside the pages."""
    if REPORT.is_file():
        shutil.copyfile(REPORT, assets / REPORT.name)
