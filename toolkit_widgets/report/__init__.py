"""A group's result as one page to hand round: no script, no other file, nothing from any host."""

from toolkit_widgets.report.page import report

__all__ = ["report"]
