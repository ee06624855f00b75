"""The levels of co-production, ``[[ levels() ]]``."""

from __future__ import annotations

from macros.context import Page


def levels(page: Page) -> str:
    """Return the levels from the lowest to the highest, each with its name and meaning."""
    in_order = sorted(page.guide.levels.values(), key=lambda level: level.number)
    return page.render("levels.html.jinja", levels=in_order)
