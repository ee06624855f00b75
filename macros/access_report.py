"""What the last run of all accessibility tests found: ``[[ access_report() ]]``."""

from __future__ import annotations

from datetime import date

from macros.context import Page
from toolkit_widgets import evidence


def day_of(report: evidence.Report) -> str:
    """Return the day of a run as a reader writes it."""
    return date.fromisoformat(report.day).strftime("%-d %B %Y")


def access_report(page: Page) -> str:
    """Return the figures of the last run, engine by engine and tool by tool, and everything that it found."""
    report = evidence.read()
    day = day_of(report) if report else ""
    whole = page.asset(f"assets/{evidence.REPORT.name}")
    return page.render("access_report.html.jinja", report=report, day=day, whole=whole)
