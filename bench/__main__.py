"""All that is measured: ``python -m bench``, or ``make bench ARGS="starts answers --runs 3"``."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from pathlib import Path

from bench import answers, builds, lighthouse, pages, peers, starts
from bench.serving import serving
from bench.tables import table
from toolkit_widgets.paths import ROOT

PARTS = ("starts", "answers", "pages", "builds", "lighthouse")


def main() -> None:
    """Print tables, as Markdown."""
    asked = _asked()
    site = Path(asked.site)
    if not (site / peers.OURS.path.removeprefix("site/") / "index.html").is_file():
        sys.exit(f"{site} has no page to measure, expected a built site; run `make build` first")
    peers.fetch()
    print(
        f"{time.strftime('%Y-%m-%d %H:%M')}, {platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.0f}"
    )
    with serving(peers.host(site)) as host:
        for folder in ("site", "pyodide"):
            host.warm_up(folder)
        for part in asked.parts or PARTS:
            began = time.monotonic()
            if part == "starts":
                rows = starts.measured(host, asked.browsers, asked.runs)
            elif part == "answers":
                rows = answers.measured(host)
            elif part == "pages":
                rows = pages.measured(host, asked.pages)
            elif part == "builds":
                rows = builds.measured(asked.runs)
            else:
                rows = lighthouse.measured(host, asked.pages)
            took, load = time.monotonic() - began, os.getloadavg()[0]
            print(
                f"\n## {part}\n\n{table(rows)}\n\n{took:.0f} seconds; load at the end {load:.0f}", flush=True
            )


def _asked() -> argparse.Namespace:
    asking = argparse.ArgumentParser(prog="make bench", description=__doc__)
    asking.add_argument(
        "parts", nargs="*", choices=[*PARTS, []], help="which to measure; all of them if none is named"
    )
    asking.add_argument("--runs", type=int, default=5, help="how often each is tried")
    asking.add_argument(
        "--browsers", nargs="+", default=["chromium", "firefox"], choices=["chromium", "firefox"]
    )
    asking.add_argument("--pages", type=int, default=6, help="how many pages, of all; 0 for every one")
    asking.add_argument("--site", default=ROOT / "site", help="the built site")
    return asking.parse_args()


if __name__ == "__main__":
    main()
