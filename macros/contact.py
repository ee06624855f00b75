"""Who can be reached: ``[[ contact() ]]``, who answers for the site, and ``[[ help_lines() ]]``, who helps with other things.

Both come from settings.yml. Where it names nobody, the page says so.
"""

from __future__ import annotations

from macros.context import Page


def contact(page: Page) -> str:
    """Return who answers for the site and how to reach them, or that nobody is named."""
    return page.render("contact.html.jinja", contact=page.guide.settings.contact)


def help_lines(page: Page) -> str:
    """Return the help lines of the settings, or that none is named."""
    return page.render("help_lines.html.jinja", lines=page.guide.settings.help_lines.values())
