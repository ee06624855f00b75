"""The guide without internet: ``[[ keep_guide() ]]``, and the copy to take along, ``[[ copy_of_guide() ]]``."""

from __future__ import annotations

from macros.context import Page
from macros.slots import slots
from toolkit_widgets.offline import COPY
from toolkit_widgets.site_copy import COMMAND, FOLDER, SERVED


def keep_guide(page: Page) -> str:
    """Return the part in which a reader keeps the whole guide on their device. It appears with its script."""
    return page.render("keep_guide.html.jinja", w=page.guide.interface["offline"], slots=slots)


def copy_of_guide(page: Page) -> str:
    """Return the link to the whole guide as a file, and how it is used. The build fills in how large it is."""
    return page.render(
        "copy_of_guide.html.jinja",
        w=page.guide.interface["offline"],
        copy=COPY,
        file=page.asset(COPY),
        folder=FOLDER,
        command=COMMAND,
        served=SERVED,
    )
