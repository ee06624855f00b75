"""The plan for talking views through: ``[[ meeting("rules") ]]``, a part of it; ``[[ meeting("print") ]]``, its PDF."""

from __future__ import annotations

from macros.context import Page
from macros.errors import unknown
from macros.pdf import file_size
from toolkit_widgets.meeting import FILE, plan, print_plan

#: What is no list: the steps in a table, the questions by kind, the link to the PDF.
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
        file=page.asset(FILE),
        size=file_size(print_plan(page.guide)) if part == "print" else "",
    )
