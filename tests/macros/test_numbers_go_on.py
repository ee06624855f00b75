"""The recommendations that are folded away are counted on from those that stand open."""

from __future__ import annotations

from macros.assessment import FIRST
from toolkit_widgets.paths import BROWSER


def test_the_style_sheet_goes_on_where_the_open_ones_end() -> None:
    """The number in the style sheet is the number of recommendations that stand open."""
    sheet = (BROWSER / "styles" / "70-assessment.css").read_text(encoding="utf-8")
    assert f".result__rest > .result__recommendations {{ counter-reset: list-item {FIRST}; }}" in sheet
