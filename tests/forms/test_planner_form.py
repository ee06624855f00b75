"""The blank forms of the planners as PDF: every row with its words, its easy words and its choices, none split."""

from __future__ import annotations

import io
from dataclasses import dataclass

import page as pdf_checker
import pypdf
import pytest

from tests.handouts.conftest import on_one_line
from toolkit_widgets.forms import KINDS
from toolkit_widgets.forms.planner import planner_form_file, print_planner_form, write_planner_forms
from toolkit_widgets.guide import Guide, PlannerWords
from toolkit_widgets.typesetting import printing

#: Pages of each form. Where a figure changes, look at the form before you record it.
PAGES = {
    ("accessible-meeting", "standard"): 14,
    ("accessible-meeting", "large"): 20,
    ("costs-and-benefits", "standard"): 13,
    ("costs-and-benefits", "large"): 23,
    ("review", "standard"): 12,
    ("review", "large"): 16,
    ("who-is-missing", "standard"): 7,
    ("who-is-missing", "large"): 11,
}


@dataclass(frozen=True, slots=True)
class PlannerForm:
    """A form that was printed: of which planner, in which size, its bytes, and the words of each page."""

    made: PlannerWords
    kind: str
    pdf: bytes
    pages: list[str]


@pytest.fixture(scope="module", params=PAGES, ids="-".join)
def printed_form(
    request: pytest.FixtureRequest, guide: Guide, tmp_path_factory: pytest.TempPathFactory
) -> PlannerForm:
    """Return one form, made now and not taken from an earlier build."""
    planner, kind = request.param
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "KEPT", tmp_path_factory.mktemp("kept"))
        pdf = print_planner_form(guide, planner, kind)
    pages = [on_one_line(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    return PlannerForm(guide.planners[planner], kind, pdf, pages)


def test_every_form_is_looked_at(guide: Guide) -> None:
    """Each planner in each size of type has its count of pages."""
    assert {planner for planner, _ in PAGES} == set(guide.planners)
    assert len(PAGES) == len(guide.planners) * len(KINDS)


def test_pages(printed_form: PlannerForm) -> None:
    """A form; as many pages as were looked at, and none without words beside its foot."""
    assert len(printed_form.pages) == PAGES[printed_form.made.id, printed_form.kind]
    foot = len(f"{printed_form.made.title} (version {printed_form.made.version}) Page 10 of 10")
    assert all(len(page) > foot + 20 for page in printed_form.pages)


def test_it_is_pdf_ua(printed_form: PlannerForm) -> None:
    """A form; the checker of PDF/UA-1 finds nothing, and its title and language are said."""
    report = pdf_checker.validate_pdf_bytes(printed_form.pdf, profile=pdf_checker.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []
    assert report.checks.failed == 0
    reader = pypdf.PdfReader(io.BytesIO(printed_form.pdf))
    assert reader.metadata
    assert str(reader.metadata.title).startswith(printed_form.made.title)


def test_a_row_is_whole_on_one_page(printed_form: PlannerForm) -> None:
    """A form; each row with its words, easy words, hint and all that is asked of it stands on one page, in this order."""
    number = 0
    for part in printed_form.made.parts.values():
        for row in part.rows.values():
            number += 1
            (page,) = [text for text in printed_form.pages if f"{number}. {row.words}" in text]
            at = page.index(f"{number}. {row.words}")
            asked = [label for id_ in part.fields for label in labels(printed_form.made, id_)]
            for words in (row.easy_words, *([row.hint] if row.hint else []), *asked):
                assert words in page[at:], words


def test_there_is_room_for_rows_of_ones_own(printed_form: PlannerForm) -> None:
    """A form; in each part to which rows can be added there is one to write in, and four where there is nothing else."""
    text = " ".join(printed_form.pages)
    for part in printed_form.made.parts.values():
        if part.own:
            assert f"{part.own} {1 if part.rows else 4}" in text


def test_the_same_every_time(
    guide: Guide, printed_form: PlannerForm, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A form printed again; the same bytes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "KEPT", tmp_path_factory.mktemp("again"))
        assert print_planner_form(guide, printed_form.made.id, printed_form.kind) == printed_form.pdf


def test_all_forms_are_written(guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A folder in; both forms of every planner in it, under the names that the pages link to."""
    folder = tmp_path_factory.mktemp("site")
    write_planner_forms(guide, folder)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf")}
    assert there == {planner_form_file(planner, kind) for planner, kind in PAGES}


def labels(made: PlannerWords, field: str) -> list[str]:
    """Return the words of one thing that is asked: its label, and its choices."""
    return [made.fields[field].label, *(choice.label for choice in made.fields[field].choices.values())]
