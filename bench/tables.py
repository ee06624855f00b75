"""Figures as Markdown."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

type Row = dict[str, str]


def spread(figures: Sequence[float], digits: int = 0) -> str:
    """Return the median, with the least and the most."""
    middle, least, most = (f"{f(figures):,.{digits}f}" for f in (statistics.median, min, max))
    return f"{middle} ({least}–{most})" if len(figures) > 1 else middle


def table(rows: Sequence[Row]) -> str:
    """Return rows as a table; a column is there if any row has it."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    lines += ["| " + " | ".join(row.get(column, "") for column in columns) + " |" for row in rows]
    return "\n".join(lines)
