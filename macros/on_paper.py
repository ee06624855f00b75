"""Assessments on paper: ``[[ paper_forms("jigsaw") ]]`` and ``[[ on_paper("jigsaw") ]]``."""

from __future__ import annotations

from macros.context import Page
from macros.errors import unknown
from macros.pdf import file_size
from toolkit_widgets.forms import KINDS, form_file, print_form
from toolkit_widgets.forms.by_hand import by_hand


def paper_forms(page: Page, assessment: str) -> str:
    """Return the links to the blank forms of an assessment: PDFs in two sizes of type.

    Raises:
        MacroError: there is no such assessment.

    """
    if assessment not in page.guide.assessments:
        unknown(f'paper_forms("{assessment}")', assessment, page.guide.assessments)
    forms = [
        (kind, page.asset(form_file(assessment, kind)), file_size(print_form(page.guide, assessment, kind)))
        for kind in KINDS
    ]
    return page.render("paper_forms.html.jinja", forms=forms)


def on_paper(page: Page, assessment: str) -> str:
    """Return how to work out the levels of an assessment by hand, in the words of its form.

    Raises:
        MacroError: there is no such assessment.

    """
    if assessment not in page.guide.assessments:
        unknown(f'on_paper("{assessment}")', assessment, page.guide.assessments)
    return page.render(
        "on_paper.html.jinja",
        by_hand=by_hand(page.guide, assessment),
        scale=page.guide.assessments[assessment].scale,
    )
