"""Easy-read handouts on the site: ``[[ easy_read("culture") ]]`` and ``[[ handouts() ]]``."""

from __future__ import annotations

from macros.context import Page
from macros.errors import unknown
from macros.pdf import kilobytes
from toolkit_widgets.easy_read import paper, runs
from toolkit_widgets.handouts import print_handout


def easy_read(page: Page, handout: str) -> str:
    """Return a whole handout as HTML, with a link to its PDF and a switch for its pictures.

    The rows are those of the PDF (``toolkit_widgets.easy_read.paper``). Works without script.
    """
    found = page.guide.handouts.get(handout)
    if found is None:
        cure = "mend the name, or write content/easy_read/NAME.yml"
        unknown(f'easy_read("{handout}")', handout, page.guide.handouts, cure)
    return page.render(
        "easy_read.html.jinja",
        paper=paper(page.guide, found),
        size=kilobytes(print_handout(page.guide, handout)),
        handout=found,
        runs=runs,
    )


def handouts(page: Page) -> str:
    """Return the list of all handouts: picture, what it is about, the page and the PDF."""
    sizes = {id_: kilobytes(print_handout(page.guide, id_)) for id_ in page.guide.handouts}
    return page.render("handouts.html.jinja", sizes=sizes)
