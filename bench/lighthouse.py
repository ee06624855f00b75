"""Lighthouse, as on a phone, on our pages: four categories, 100 in each. It comes from npm into ``.cache/bench``, for this alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.pages import every
from bench.peers import npm_folder
from bench.serving import Host
from bench.tables import Row
from tests import find_browser
from tests.conftest import CHROMIUM_OPTIONS
from toolkit_widgets.engine_archive import node

PACKAGE, VERSION = "lighthouse", "13.5.0"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FULL = 100


def measured(host: Host, pages: int) -> list[Row]:
    """Return the categories of so many pages, 0 for all; a page with less than 100 says for what."""
    folder = npm_folder("lighthouse", {PACKAGE: VERSION})
    return [_row(folder, host.address, path) for path in every(host.folders["site"], pages)]


def _row(folder: Path, address: str, path: str) -> Row:
    report = _report(folder, f"{address}site/{path}")
    if "runtimeError" in report:
        return {"page": f"/{path}", "short of it": report["runtimeError"]["message"], "held": "NO"}
    points = {name: round(FULL * (report["categories"][name]["score"] or 0)) for name in CATEGORIES}
    short = [
        reference["id"]
        for name in CATEGORIES
        if points[name] < FULL
        for reference in report["categories"][name]["auditRefs"]
        if reference["weight"] and (report["audits"][reference["id"]]["score"] or 0) < 1
    ]
    held = "yes" if set(points.values()) == {FULL} else "NO"
    return {
        "page": f"/{path}",
        **{name: str(came) for name, came in points.items()},
        "short of it": ", ".join(short),
        "held": held,
    }


def _report(folder: Path, address: str) -> dict[str, Any]:
    came = folder / "report.json"  # Lighthouse cuts off what it prints
    came.unlink(missing_ok=True)
    command = [
        *(node(), str(folder / "node_modules" / PACKAGE / "cli" / "index.js"), address),
        *("--output=json", f"--output-path={came}", "--quiet", f"--only-categories={','.join(CATEGORIES)}"),
        f"--chrome-flags=--headless=new {' '.join(CHROMIUM_OPTIONS)}",
    ]
    environment = {**os.environ, "CHROME_PATH": find_browser.find(with_window=True) or ""}
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=folder)
    if not came.is_file():
        sys.exit(f"Lighthouse on {address}: {ran.stderr[-500:]}")
    report: dict[str, Any] = json.loads(came.read_text(encoding="utf-8"))
    return report
