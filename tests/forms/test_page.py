"""The forms on the site: links to the PDFs, and the same steps as on paper."""

from __future__ import annotations

import re

import html5lib
import pytest

from macros.context import Page
from macros.errors import MacroError
from macros.on_paper import on_paper, paper_forms
from toolkit_widgets.content import DOCS
from toolkit_widgets.forms import print_form
from toolkit_widgets.forms.by_hand import by_hand
from toolkit_widgets.guide import Guide
from toolkit_widgets.signs import jigsaw_sign


@pytest.fixture
def page(guide: Guide) -> Page:
    """Return the page of an assessment."""
    return Page(guide=guide, source="assess/jigsaw.md")


def parsed(html: str):
    """Return what a macro said, as a browser reads it."""
    return html5lib.parseFragment(html, namespaceHTMLElements=False)


def text(element) -> str:
    """Return an element's words on one line."""
    return " ".join("".join(element.itertext()).split())


def test_both_forms_are_linked(page: Page, guide: Guide) -> None:
    """An assessment in; a link to each PDF, with what it is and how large, out."""
    links = {link.get("href"): text(link) for link in parsed(paper_forms(page, "jigsaw")).iter("a")}
    words = guide.interface["forms"]
    sizes = {kind: round(len(print_form(guide, "jigsaw", kind)) / 1000) for kind in ("standard", "large")}
    assert links == {
        "../../forms/jigsaw.pdf": f"{words['print_standard']} (PDF, {sizes['standard']} kB)",
        "../../forms/jigsaw-large-print.pdf": f"{words['print_large']} (PDF, {sizes['large']} kB)",
    }


@pytest.mark.parametrize("assessment", ["jigsaw", "principles", "quick"])
def test_the_steps_are_those_of_the_form(page: Page, guide: Guide, assessment: str) -> None:
    """An assessment in; the steps of its form, and the same numbers below them, out."""
    tree, made = parsed(on_paper(page, assessment)), by_hand(guide, assessment)
    assert tuple(text(item) for item in tree.iter("li")) == made.steps
    rows = [[text(cell) for cell in row] for row in tree.iter("tr")][1:]
    assert rows == [list(box) for box in made.boxes]
    assert [[text(line) for line in part] for part in tree.iterfind(".//dl/div")] == [
        [
            part.name,
            *(f"{gate.level}: {', '.join(map(str, gate.numbers))}" for gate in part.gates),
            f"Too many unknown: {part.too_many}",
        ]
        for part in made.parts
    ]


def test_a_table_has_headings_for_rows_and_columns(page: Page) -> None:
    """The table of boxes in; every heading says what it is the heading of."""
    scopes = [cell.get("scope") for cell in parsed(on_paper(page, "quick")).iter("th")]
    assert scopes == ["col", "col", *["row"] * len(by_hand(page.guide, "quick").boxes)]


@pytest.mark.parametrize("macro", [paper_forms, on_paper])
def test_an_unknown_assessment_is_refused(page: Page, macro) -> None:
    """A name that is no assessment in; an error that names what there is out."""
    with pytest.raises(MacroError, match=r'"jigsa".*expected one of .*did you mean "jigsaw"'):
        macro(page, "jigsa")


def test_every_assessment_has_its_forms_on_its_page(guide: Guide) -> None:
    """Every assessment in; its page has both macros below the anchor that the assessment links to."""
    for id_ in guide.assessments:
        markdown = (DOCS / "assess" / f"{id_}.md").read_text(encoding="utf-8")
        below = markdown.partition("{#on-paper}")[2]
        assert f'[[ paper_forms("{id_}") ]]' in below
        assert f'[[ on_paper("{id_}") ]]' in below


def test_a_piece_is_told_without_colour(guide: Guide) -> None:
    """The sign of each piece in; its own shape alone is filled, so that it is told in black and white."""
    signs = set()
    for piece in guide.pieces.values():
        fills = re.findall(r'd="([^"]+)" fill="([^"]+)"', jigsaw_sign(guide.pieces, piece))
        assert [shape for shape, fill in fills if fill != "#fff"] == [piece.shape]
        signs.add(tuple(fill == "#fff" for _, fill in fills))
    assert len(signs) == len(guide.pieces)
