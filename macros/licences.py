"""What stands in the site and whose it is, as a table."""

from __future__ import annotations

from macros.context import Page
from toolkit_widgets.supply import SBOM, parts


def licences(page: Page) -> str:
    """Return a row for each part of the site, and for what is built into it, with its licence."""
    return page.render("licences.html.jinja", parts=parts(), bill=page.asset(SBOM))
