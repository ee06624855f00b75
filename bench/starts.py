"""From opening a page to its first result: in a fresh profile, on a second visit, and after the browser was started again.

The subjects take turns, so that what else the machine does falls on all of them. Bytes are from the server's own log.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterable, Sequence

from bench.browsers import BROWSERS
from bench.peers import BARE, OURS, SUBJECTS, Subject
from bench.serving import Host
from bench.tables import Row, spread

#: Seconds between visits: what a browser does with code that it has seen, and what it keeps, it does a little later.
SETTLE = 4
VISITS = ("cold", "second", "restart")

type Figures = dict[tuple[str, str, str], list[tuple[float, int]]]


def measured(
    host: Host, browsers: Iterable[str], runs: int, subjects: Sequence[Subject] = SUBJECTS
) -> list[Row]:
    """Return a row for each browser and subject: milliseconds of each visit, bytes of the first and the later ones."""
    figures: Figures = {}
    for browser in browsers:
        for _ in range(runs):
            for subject in subjects:
                for visit, milliseconds, sent in _visits(host, browser, subject):
                    figures.setdefault((browser, subject.name, visit), []).append((milliseconds, sent))
    return [_row(figures, browser, subject) for browser in browsers for subject in subjects]


def _visits(host: Host, browser: str, subject: Subject) -> Iterable[tuple[str, float, int]]:
    with BROWSERS[browser]() as visitor:
        for visit in VISITS:
            if visit == "restart":
                visitor.restart()
            host.sent()
            milliseconds = visitor.visit(host.address + subject.path, subject.script)
            time.sleep(SETTLE)
            yield visit, milliseconds, sum(size for _, size in host.sent())
            visitor.leave()


def _row(figures: Figures, browser: str, subject: Subject) -> Row:
    row: Row = {"browser": browser, "page": subject.name}
    for visit in VISITS:
        times = [time for time, _ in figures[browser, subject.name, visit]]
        row[f"{visit} ms"] = spread(times)
    for visit in ("cold", "second"):
        sizes = [size for _, size in figures[browser, subject.name, visit]]
        row[f"{visit} kB"] = f"{statistics.median(sizes) / 1000:,.0f}"
    if subject == OURS:
        for visit in VISITS:
            ours, bare = (
                statistics.median(time for time, _ in figures[browser, name, visit])
                for name in (OURS.name, BARE.name)
            )
            row[f"{visit}: of bare"] = f"{ours / bare:.2f}"
    return row
