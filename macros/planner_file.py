"""What the page about planner files takes from the content: ``[[ planner_file("example") ]]``."""

from __future__ import annotations

from macros.context import Page
from macros.errors import unknown
from toolkit_widgets.planner_example import example_name, example_text
from toolkit_widgets.planner_schema import PLANNER_SCHEMA_NAME


def planner_file(page: Page, part: str) -> str:
    """Return an example with links to it and to the schema, or the ids of the planners.

    Args:
        page: The page that calls.
        part: ``example`` or ``planners``.

    Raises:
        MacroError: there is no such part.

    """
    if part not in ("example", "planners"):
        unknown(f'planner_file("{part}")', part, ("example", "planners"))
    shown = next(iter(page.guide.planners))
    return page.render(
        "answers_file.html.jinja",
        ids={made.id: made.title for made in page.guide.planners.values()} if part == "planners" else {},
        example=example_text(shown),
        example_name=example_name(shown),
        schema_name=PLANNER_SCHEMA_NAME,
    )
