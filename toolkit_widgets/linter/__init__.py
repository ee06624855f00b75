"""The rules of easy read, on our own words, pages and styles, and on anyone's text. Knows nothing of PDFs."""

from __future__ import annotations

from collections.abc import Callable

from toolkit_widgets.content_problems import Path, Place
from toolkit_widgets.guide import Guide
from toolkit_widgets.linter.everything import findings, lines
from toolkit_widgets.linter.findings import FOR_PEOPLE, RULES, Broken, Found
from toolkit_widgets.linter.pages import pages_problems
from toolkit_widgets.linter.styles import styles_problems

__all__ = ["FOR_PEOPLE", "RULES", "Broken", "Found", "findings", "lines", "problems"]


def problems(guide: Guide, where: Callable[[Path], Place]) -> tuple[str, ...]:
    """Return every rule of easy read that our words, pages or styles break, one line each; no warnings.

    ``where`` says on which line a value of the content stands.
    """
    in_content = lines((found for found in findings(guide) if not found[1].warns), where)
    return (*in_content, *pages_problems(guide), *styles_problems())
