"""Put together what a run has written down, page by page, into the report that the site publishes.

Usage: python -m tests.access.report
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.access.book import Cell, cells
from toolkit_widgets.evidence import REPORT
from toolkit_widgets.paths import CACHE

BOOK = CACHE / "access"


def report_of(found: Iterable[Cell], day: str) -> dict[str, Any]:
    """Return the report: what was looked at, in sums and cell by cell, and everything that is wrong.

    A row of ``cells`` is page, state, look, engine and tool, as places in the lists before, then what was found and what
    is left to people.
    """
    everything = list(found)
    names = {
        name: sorted({getattr(cell, name) for cell in everything})
        for name in ("page", "state", "look", "engine", "tool")
    }
    rows = [
        [
            *(names[name].index(getattr(cell, name)) for name in names),
            len(cell.wrong),
            sum(cell.unsure.values()),
        ]
        for cell in everything
    ]
    wrong = [
        [cell.page, cell.state, cell.look, cell.engine, cell.tool, each.rule, each.where, each.what]
        for cell in everything
        for each in cell.wrong
    ]
    return {
        "day": day,
        "pages": names["page"],
        "states": names["state"],
        "looks": names["look"],
        "engines": names["engine"],
        "tools": names["tool"],
        "runs": _sums(everything),
        "found": wrong,
        "cells": sorted(rows),
    }


def _sums(everything: list[Cell]) -> list[dict[str, Any]]:
    heads = sorted({(cell.engine, cell.version, cell.tool) for cell in everything})
    return [
        {
            "engine": engine,
            "version": version,
            "tool": tool,
            "looked": len(mine),
            "found": sum(len(cell.wrong) for cell in mine),
            "unsure": sum(sum(cell.unsure.values()) for cell in mine),
            "aside": sum(cell.aside for cell in mine),
        }
        for engine, version, tool in heads
        for mine in [[c for c in everything if (c.engine, c.version, c.tool) == (engine, version, tool)]]
    ]


def write(folder: Path = BOOK, target: Path = REPORT) -> dict[str, Any]:
    """Write the report of what stands in a folder, and return it."""
    report = report_of(cells(folder), datetime.now(UTC).date().isoformat())
    lines = ",\n".join(f'"{key}": {_lines(value)}' for key, value in report.items())
    target.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    return report


def _lines(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], list | dict):
        return "[\n" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in value) + "\n]"
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    made = write()
    for run in made["runs"]:
        print(
            "{engine} {version}, {tool}: looked {looked} times, found {found}, left to people {unsure}, set aside {aside}".format(
                **run
            )
        )
    sys.exit(1 if made["found"] else 0)
