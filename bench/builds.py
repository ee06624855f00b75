"""How long a build takes beside stock Material on the same Markdown, how that grows, and how soon a saved chapter shows.

Pictures and handouts that have not changed are not made again, so the first build of ours is not counted.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from bench.pages import build, stock_settings
from bench.tables import Row, spread
from toolkit_widgets.paths import CACHE, NODE_MODULES, ROOT

MOST_OF_MATERIAL = 1.5
MOST_SAVED = 1.0
#: Chapters that are added to those of the site.
GROWTH = (250, 500, 1000)
#: How much longer than its share the last step may take: 2 would be growth by the square.
MOST_GROWTH = 1.3
COPIED = (
    *("docs", "macros", "overrides", "toolkit_widgets", "mkdocs.yml", "pyproject.toml", "settings.yml"),
    # The page that shows every part has the tests' own examples.
    *("tests/engine/golden", "tests/content/broken", "tests/settings/broken"),
)
_PATIENCE = 300
_TEXT = (
    "People who draw on care and support decide together with those who work in it. "
    "They meet at a time and in a place that suits everyone, and each is paid for the work.\n\n"
)


def measured(runs: int) -> list[Row]:
    """Return the time of a build beside stock Material's, its growth, and that of a saved chapter."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        ours = _copy(Path(folder))
        build(ours)
        stock = stock_settings()
        times: dict[Path, list[float]] = {ours: [], stock: []}
        for _ in range(runs):
            for settings, took in times.items():
                took.append(_timed(lambda settings=settings: build(settings)))
        part = statistics.median(times[ours]) / statistics.median(times[stock])
        rows: list[Row] = [
            {"what": "a full build of ours", "came": f"{spread(times[ours], 1)} s", "Material": f"{spread(times[stock], 1)} s",
             "ratio": f"{part:.2f}", "at most": str(MOST_OF_MATERIAL), "held": _held(part, MOST_OF_MATERIAL)},
        ]  # fmt: skip
        saved = _saved(ours, runs)
        middle = statistics.median(saved)
        rows.append(
            {
                "what": "a saved chapter shows in `make serve`",
                "came": f"{spread(saved, 1)} s",
                "at most": "1 s",
                "held": _held(middle, MOST_SAVED),
            }
        )
        return [*rows, *_growth(ours)]


def _held(came: float, most: float) -> str:
    return "yes" if came <= most else "NO"


def _copy(folder: Path) -> Path:
    """Copy our source, so that nothing of it is touched; what was made before is taken along."""
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, folder / name)
    (folder / "node_modules").symlink_to(NODE_MODULES)
    shutil.copytree(CACHE, folder / ".cache", ignore=shutil.ignore_patterns("bench"))
    return folder / "mkdocs.yml"


def _timed(do: Callable[[], None]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def _growth(ours: Path) -> list[Row]:
    """Return how a build grows with chapters."""
    alone = _timed(lambda: build(ours))
    took = {}
    for number in GROWTH:
        _add(ours, number)
        took[number] = _timed(lambda: build(ours))
    half, whole = (took[number] - alone for number in GROWTH[-2:])
    bend = whole / half / (GROWTH[-1] / GROWTH[-2])
    said = ", ".join(f"{number:,}: {seconds:.0f} s" for number, seconds in took.items())
    return [{"what": f"with chapters more ({said}): growth of the last step", "came": f"{bend:.2f} of linear", "at most": str(MOST_GROWTH), "held": _held(bend, MOST_GROWTH)}]  # fmt: skip


def _add(ours: Path, number: int) -> None:
    """Write so many chapters more, in parts of fifty."""
    folder = ours.parent / "docs" / "more"
    folder.mkdir(exist_ok=True)
    lines = []
    for chapter in range(number):
        text = "".join(f"## Part {part} {{#part-{part}}}\n\n{_TEXT * 3}" for part in range(5))
        (folder / f"{chapter}.md").write_text(
            f"---\ntitle: Chapter {chapter}\n---\n\n# Chapter {chapter}\n\nThis page is one of many.\n\n{text}"
        )
        if chapter % 50 == 0:
            lines.append(f"  - Part {chapter // 50}:\n")
        lines.append(f"      - more/{chapter}.md\n")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    ours.write_text(settings.replace("  - More:\n", "".join(lines) + "  - More:\n"), encoding="utf-8")


def _saved(ours: Path, runs: int) -> list[float]:
    """Return how long after it was saved a chapter is served anew, each time."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(
        command, cwd=ours.parent, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    ) as serving:  # fmt: skip
        try:
            address = f"http://127.0.0.1:{port}/introduction/"
            _until(address, "<h1")
            return [
                _shown(ours.parent / "docs" / "introduction.md", address, number) for number in range(runs)
            ]
        finally:
            serving.send_signal(signal.SIGINT)


def _shown(chapter: Path, address: str, number: int) -> float:
    mark = f"This was saved as number {number}."
    chapter.write_text(chapter.read_text(encoding="utf-8") + f"\n{mark}\n", encoding="utf-8")
    start = time.perf_counter()
    _until(address, mark)
    return time.perf_counter() - start


def _until(address: str, words: str) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - our own server
                if words in answer.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.02)
    sys.exit(f"{address}: {words!r} did not come in {_PATIENCE} seconds; try `make serve`")
