"""Find the Chromium that the browser tests drive; run as a command, bring one where there is none.

The order: the environment's ``CHROMIUM``, the system's own, then the one that Playwright has downloaded. Of the system's
own the one without a window comes first: it is the same engine, and opens a page in a third of the time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

WITHOUT_WINDOW = ("chromium-headless-shell",)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find(*, with_window: bool = False) -> str | None:
    """Return the path of a Chromium, or None; of one that can show a window, if it shall."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    for name in NAMES if with_window else (*WITHOUT_WINDOW, *NAMES):
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def main() -> int:
    """Say which browser the tests will use. Without one, ask Playwright to bring it."""
    if named := os.environ.get("CHROMIUM"):
        if not find():
            print(
                f"CHROMIUM is {named}; expected a program that is there; mend it, or unset it",
                file=sys.stderr,
            )
            return 1
    elif not find():
        print("No Chromium found: Playwright downloads its own")
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if browser := find():
        print(f"The browser tests use {browser}")
        return 0
    print(
        "No Chromium found, and Playwright could not bring one; the tests need a browser; "
        "install chromium (Debian: apt-get install chromium), or set CHROMIUM to one",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
