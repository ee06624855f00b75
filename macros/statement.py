"""What the accessibility statement takes from elsewhere: what the last test run found."""

from __future__ import annotations

from macros.access_report import day_of
from macros.context import Page
from toolkit_widgets import evidence


def statement_tested(page: Page) -> str:
    """Return on what day and in which browsers the site was tested last, and how much was found."""
    report = evidence.read()
    engines = list(dict.fromkeys((run.engine, run.version) for run in report.runs)) if report else []
    return page.render(
        "statement_tested.html.jinja", report=report, engines=engines, day=day_of(report) if report else ""
    )
