"""What the page for people who make tools takes from the content: ``[[ answers_file("example") ]]``."""

from __future__ import annotations

from macros.context import Page
from macros.errors import unknown
from toolkit_widgets.answers_schema import EXAMPLE, GROUP_EXAMPLE, GROUP_SCHEMA_NAME, SCHEMA_NAME
from toolkit_widgets.guide import Guide

#: The files that are shown, each with the name of its schema.
_EXAMPLES = {"example": (EXAMPLE, SCHEMA_NAME), "group": (GROUP_EXAMPLE, GROUP_SCHEMA_NAME)}


def answers_file(page: Page, part: str) -> str:
    """Return an example with its links, or the ids of one kind with what they say on a page.

    Args:
        page: The page that calls.
        part: ``example``, or ``group`` for that of a group file; ``assessments``, ``roles``, or a
            scale for its answers.

    Raises:
        MacroError: there is no such part.

    """
    ids = _ids(page.guide)
    if part not in (*_EXAMPLES, *ids):
        unknown(f'answers_file("{part}")', part, (*_EXAMPLES, *ids))
    example, schema_name = _EXAMPLES.get(part, _EXAMPLES["example"])
    return page.render(
        "answers_file.html.jinja",
        ids=ids.get(part, {}),
        example=example.read_text(encoding="utf-8"),
        example_name=example.name,
        schema_name=schema_name,
    )


def _ids(guide: Guide) -> dict[str, dict[str, str]]:
    """Return the ids that a file can hold, by kind, each with its words."""
    return {
        "assessments": {made.id: made.title for made in guide.assessments.values()},
        "roles": {role.id: role.name for role in guide.roles.values()},
        **{made.scale: {a.id: a.label for a in made.answers} for made in guide.assessments.values()},
    }
