"""Easy-read handouts on the site: ``[[ easy_read("culture") ]]``, ``[[ handouts() ]]`` and ``[[ words_to_use() ]]``."""

from __future__ import annotations

from macros.context import Page
from macros.errors import unknown
from macros.pdf import file_size
from toolkit_widgets.easy_read import in_order, paper, runs
from toolkit_widgets.handouts import ARCHIVE, PACK, files, handout_file
from toolkit_widgets.typesetting import KINDS


def easy_read(page: Page, handout: str) -> str:
    """Return a whole handout as HTML, with links to its PDFs and a switch for its pictures.

    The rows are those of the PDF (``toolkit_widgets.easy_read.paper``). Works without script.
    """
    found = page.guide.handouts.get(handout)
    if found is None:
        cure = "mend the name, or write content/easy_read/NAME.yml"
        unknown(f'easy_read("{handout}")', handout, page.guide.handouts, cure)
    return page.render(
        "easy_read.html.jinja",
        paper=paper(page.guide, found),
        pdfs=_pdfs(page, handout),
        handout=found,
        runs=runs,
    )


def handouts(page: Page) -> str:
    """Return the list of all handouts: picture, what it is about, the page and the PDFs; before it all in one."""
    return page.render(
        "handouts.html.jinja",
        handouts=in_order(page.guide),
        pdfs={id_: _pdfs(page, id_) for id_ in page.guide.handouts},
        pack=_pdfs(page, PACK),
        archive=(page.asset(ARCHIVE), file_size(files(page.guide)[ARCHIVE])),
    )


def words_to_use(page: Page) -> str:
    """Return the table of words to use in easy read, and of those that they replace."""
    return page.render("words_to_use.html.jinja")


def _pdfs(page: Page, id_: str) -> list[tuple[str, str, str]]:
    """Return the PDFs of a handout, or of the pack: kind, address, size."""
    made = {kind: handout_file(id_, kind) for kind in KINDS}
    return [(kind, page.asset(file), file_size(files(page.guide)[file])) for kind, file in made.items()]
