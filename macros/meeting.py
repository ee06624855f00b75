"""The plan for talking views through: ``[[ meeting("rules") ]]``, a part of it; ``[[ meeting("print") ]]``, its PDFs."""

from __future__ import annotations

from macros.context import Page
from macros.errors import unknown
from macros.pdf import file_size
from toolkit_widgets.meeting import plan, plan_file, print_plan
from toolkit_widgets.typesetting import KINDS

#: What is no list: the steps in a table, the questions by kind, the links to the PDFs.
_OTHERS = ("steps", "questions", "print")


def meeting(page: Page, part: str) -> str:
    """Return a part of the plan, in the words of its PDF.

    Args:
        page: The page that calls.
        part: A list of the plan, ``steps``, ``questions`` or ``print``.

    Raises:
        MacroError: there is no such part.

    """
    made = plan(page.guide)
    if part not in (*made.lists, *_OTHERS):
        unknown(f'meeting("{part}")', part, (*made.lists, *_OTHERS))
    return page.render(
        "meeting.html.jinja",
        part=part,
        plan=made,
        prints=_prints(page) if part == "print" else (),
    )


def _prints(page: Page) -> list[tuple[str, str, str]]:
    """Return each print of the plan: its kind, its address and its size."""
    return [(kind, page.asset(plan_file(kind)), file_size(print_plan(page.guide, kind))) for kind in KINDS]
