"""The culture handout as PDF: valid, the same every time, with every word of its rows where they belong."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import page as pdf_checker
import pypdf
import pytest

from tests.handouts.conftest import on_one_line
from toolkit_widgets.easy_read import Paper, plain
from toolkit_widgets.guide import Guide, HandoutSection, Row
from toolkit_widgets.handouts import print_handout, write_handouts
from toolkit_widgets.paths import BuildError
from toolkit_widgets.typesetting import printing

POINTS_PER_MM = 72 / 25.4


def words_of(row: Row) -> str:
    """Return the sentences of a row on one line."""
    return " ".join(plain(sentence) for sentence in row.words)


def words_below(paper: Paper) -> str:
    """Return all words that follow the contents list, on one line."""
    said: list[str] = []
    for block in paper.blocks:
        said += [block.heading, *(words_of(row) for row in block.rows)]
        said += [f"{term.term} {' '.join(term.easy_read)}" for term in block.hard_words]
    return " ".join([*said, paper.credit])


def test_it_is_pdf_ua(pdf: bytes) -> None:
    """The PDF in; the checker finds nothing against PDF/UA-1."""
    report = pdf_checker.validate_pdf_bytes(pdf, profile=pdf_checker.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []
    assert report.checks.failed == 0


def test_it_says_what_it_is(reader: pypdf.PdfReader, culture: Paper) -> None:
    """The PDF in; its title, language and a bookmark for each part out."""
    assert reader.metadata.title == f"{culture.title}: {culture.label}"
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert [mark.title for mark in reader.outline] == [block.heading for block in culture.blocks]


def test_the_same_bytes_every_time(
    guide: Guide, pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same content printed a second time, without a cache, in; the same bytes out."""
    monkeypatch.setattr(printing, "KEPT", tmp_path)
    assert print_handout(guide, "culture") == pdf


def test_the_cover(pages: list[str], culture: Paper) -> None:
    """The first page in; title, "Easy read", what it is about, the date and the honest label out, no more."""
    cover = [culture.title, "Easy read", culture.about, culture.date, culture.honest_label]
    assert pages[0] == " ".join(cover)
    assert re.fullmatch(r"\d{1,2} [A-Z][a-z]+ 20\d\d", culture.date)


def test_what_is_in_it(pages: list[str], culture: Paper, guide: Guide) -> None:
    """The second page in; every heading out, with the page on which it stands."""
    lines = [guide.interface["easy_read"]["contents_heading"]]
    for block in culture.blocks:
        first = block.rows[0].words[0] if block.rows else block.hard_words[0].term
        start = f"{block.heading} {plain(first)}"
        number = next(number for number, text in enumerate(pages, 1) if number > 2 and start in text)
        lines.append(f"{block.heading} {number}")
    assert pages[1] == " ".join(lines)


def test_every_word_in_order(pages: list[str], culture: Paper) -> None:
    """The pages after the contents in; the words of the rows out, none run together, none more, none less."""
    assert " ".join(pages[2:]) == words_below(culture)


def test_no_row_is_split(pages: list[str], culture: Paper) -> None:
    """Every row and every hard word in; all its words stand on one page."""
    for block in culture.blocks:
        whole = [words_of(row) for row in block.rows]
        whole += [f"{term.term} {' '.join(term.easy_read)}" for term in block.hard_words]
        assert [words for words in whole if not any(words in page for page in pages)] == []


def test_a_heading_stays_with_its_first_row(pages: list[str], culture: Paper) -> None:
    """Every heading in; the page on which it stands has the whole row that follows."""
    for block in culture.blocks:
        if block.rows:
            assert any(f"{block.heading} {words_of(block.rows[0])}" in page for page in pages), block.heading


def test_type_and_margins(reader: pypdf.PdfReader, culture: Paper) -> None:
    """Every piece of text in; type of 16 points, headings of 20, margins of 20 mm, lines of 60 letters (rules 13 to 18)."""
    headings = {block.heading for block in culture.blocks}
    for page in reader.pages:
        found: list[tuple[str, float, float]] = []
        page.extract_text(
            visitor_text=lambda text, cm, tm, _, size, found=found: found.append(
                (text.strip(), size * tm[0] * cm[0], tm[4] * cm[0] + cm[4])
            )
        )
        for text, size, left in found:
            if text:
                assert size >= (20 if text in headings and size > 16 else 16) - 0.01, text
                assert left >= 20 * POINTS_PER_MM, text
        lines = page.extract_text().splitlines()
        assert [line for line in lines if len(line) > 60 and " Page " not in line] == []
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)


def test_decorative_pictures_are_silent(
    pdf: bytes, guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows without alt text in, no figure out; a row whose picture says more in, one figure with its words out."""
    monkeypatch.setattr(printing, "KEPT", tmp_path)
    section = HandoutSection(
        heading="A heading", rows=(Row(picture="risk", words=("Look here.",), alt="A warning sign"),)
    )
    handout = replace(guide.handouts["culture"], sections=(section,), hard_words=())
    assert alternatives(pdf) == []
    assert alternatives(print_handout(replace(guide, handouts={"x": handout}), "x")) == ["A warning sign"]


def alternatives(pdf: bytes) -> list[str]:
    """Return the alternative texts of all figures in a PDF."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    found = []
    for number in range(1, int(reader.trailer["/Size"])):
        each = reader.get_object(number)
        if isinstance(each, pypdf.generic.DictionaryObject) and each.get("/S") == "/Figure":
            found.append(each["/Alt"])
    return found


def test_a_changed_word_is_printed(guide: Guide, tmp_path: Path) -> None:
    """A site with a handout, then one changed word in; the file of the site is another one."""
    write_handouts(guide, tmp_path)
    first = (tmp_path / "handouts" / "culture.pdf").read_bytes()
    changed = replace(guide.handouts["culture"], date="2027-01-01")
    write_handouts(replace(guide, handouts={"culture": changed}), tmp_path)
    assert (tmp_path / "handouts" / "culture.pdf").read_bytes() != first


def test_large_print_is_one_number(guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A size of 20 in; a valid PDF whose words are 20 points and more out."""
    monkeypatch.setattr(printing, "KEPT", tmp_path)
    reader = pypdf.PdfReader(io.BytesIO(print_handout(guide, "culture", size=20)))
    sizes: list[float] = []
    reader.pages[2].extract_text(
        visitor_text=lambda text, cm, tm, _, size: (
            sizes.append(size * tm[0] * cm[0]) if text.strip() else None
        )
    )
    assert min(sizes) == pytest.approx(20)


def test_too_many_pages_are_refused(guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Eighty rows of one word in; rule 20 out."""
    monkeypatch.setattr(printing, "KEPT", tmp_path)
    section = HandoutSection(heading="A heading", rows=(Row(picture="risk", words=("Look.",)),) * 80)
    handout = replace(guide.handouts["culture"], sections=(section,), hard_words=())
    with pytest.raises(
        BuildError, match=r"^handouts/x.pdf: \d+ pages; expected at most 12 \(rule 20\); make two"
    ):
        print_handout(replace(guide, handouts={"x": handout}), "x")
    assert list(tmp_path.iterdir()) == []


def test_on_one_line_keeps_words_apart() -> None:
    """Line ends and joiners in; single spaces out, so that words run together would be seen."""
    assert on_one_line("a \nb\u2060c\n") == "a bc"
