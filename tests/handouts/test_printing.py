"""Every handout as PDF, in both sizes of type: valid, the same every time, with every word of its rows where they belong."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import page as pdf_checker
import pypdf
import pytest

from tests.handouts.conftest import Printed, on_one_line, texts
from toolkit_widgets import handouts
from toolkit_widgets.easy_read import Paper, in_order, paper, plain
from toolkit_widgets.guide import Guide, HandoutSection, Row
from toolkit_widgets.handouts import ARCHIVE, PACK, handout_file, print_handout, write_handouts
from toolkit_widgets.paths import BuildError
from toolkit_widgets.typesetting import KINDS, printing


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


def cover_of(paper: Paper) -> str:
    """Return what a cover says, on one line."""
    return " ".join([paper.title, paper.label, paper.about, paper.date, paper.honest_label])


def test_it_is_pdf_ua(printed: Printed) -> None:
    """Each PDF in; the checker finds nothing against PDF/UA-1."""
    report = pdf_checker.validate_pdf_bytes(printed.pdf, profile=pdf_checker.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []
    assert report.checks.failed == 0


def test_it_says_what_it_is(printed: Printed) -> None:
    """Each PDF in; its title, language and a bookmark for each part out."""
    made = printed.paper
    assert printed.reader.metadata.title == f"{made.title}: {made.label}"
    assert printed.reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert [mark.title for mark in printed.reader.outline] == [block.heading for block in made.blocks]


def test_the_same_bytes_every_time(
    guide: Guide, printed: Printed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same content printed once more, without a cache, in; the same bytes out."""
    monkeypatch.setattr(printing, "KEPT", tmp_path)
    assert print_handout(guide, printed.id, printed.kind) == printed.pdf


def test_the_cover(printed: Printed) -> None:
    """The first page in; title, "Easy read", what it is about, the date and the honest label out, no more."""
    assert printed.pages[0] == cover_of(printed.paper)
    assert re.fullmatch(r"\d{1,2} [A-Z][a-z]+ 20\d\d", printed.paper.date)


def test_what_is_in_it(printed: Printed, guide: Guide) -> None:
    """The second page in; every heading out, with the page on which it stands."""
    lines = [guide.interface["easy_read"]["contents_heading"]]
    for block in printed.paper.blocks:
        first = block.rows[0].words[0] if block.rows else block.hard_words[0].term
        start = f"{block.heading} {plain(first)}"
        number = next(n for n, text in enumerate(printed.pages, 1) if n > 2 and start in text)
        lines.append(f"{block.heading} {number}")
    assert printed.pages[1] == " ".join(lines)


def test_every_word_in_order(printed: Printed) -> None:
    """The pages after the contents in; the words of the rows out, none run together, none more, none less."""
    assert " ".join(printed.pages[2:]) == words_below(printed.paper)


def test_no_row_is_split(printed: Printed) -> None:
    """Every row and every hard word in; all its words stand on one page, and a heading with its first row."""
    for block in printed.paper.blocks:
        whole = [words_of(row) for row in block.rows]
        whole += [f"{term.term} {' '.join(term.easy_read)}" for term in block.hard_words]
        whole[0] = f"{block.heading} {whole[0]}"
        assert [words for words in whole if not any(words in page for page in printed.pages)] == []


def test_help_stands_on_one_page(printed: Printed) -> None:
    """The last page in; it has all of "Help and contact", and whose pictures these are."""
    help_ = printed.paper.blocks[-1]
    said = " ".join([help_.heading, *(words_of(row) for row in help_.rows), printed.paper.credit])
    assert printed.pages[-1].endswith(said)


def test_a_picture_has_words_only_where_it_says_more(
    guide: Guide, printed: Printed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each PDF in; as many figures as rows with words for their picture, and these words, out."""
    wanted = [row.alt for block in printed.paper.blocks for row in block.rows if row.alt]
    assert alternatives(printed.pdf) == wanted
    monkeypatch.setattr(printing, "KEPT", tmp_path)
    handout = guide.handouts[printed.id]
    first, *rows = handout.sections[0].rows
    section = replace(handout.sections[0], rows=(replace(first, alt="A warning sign"), *rows))
    changed = replace(handout, sections=(section, *handout.sections[1:]))
    one_more = print_handout(replace(guide, handouts={printed.id: changed}), printed.id, printed.kind)
    assert alternatives(one_more) == ["A warning sign", *wanted]


def alternatives(pdf: bytes) -> list[str]:
    """Return the alternative texts of all figures in a PDF, in reading order."""
    made = pypdf.PdfReader(io.BytesIO(pdf))
    found = []
    for number in range(1, int(made.trailer["/Size"])):
        each = made.get_object(number)
        if isinstance(each, pypdf.generic.DictionaryObject) and each.get("/S") == "/Figure":
            found.append(each["/Alt"])
    return found


def test_the_pack_is_all_handouts(pack: tuple[str, pypdf.PdfReader], guide: Guide) -> None:
    """The pack in; its own cover and contents, then the words of every handout in the order of the guide, out."""
    kind, reader = pack
    papers = [paper(guide, handout) for handout in in_order(guide)]
    pages, count = list(texts(reader)), len(reader.pages)
    starts = [
        next(n for n, text in enumerate(pages) if n > 1 and text.startswith(cover_of(made)))
        for made in papers
    ]
    assert starts == sorted(starts)
    words = guide.interface["easy_read"]
    contents = [f"{made.title} {start + 1}" for made, start in zip(papers, starts, strict=True)]
    said = " ".join(pages[1 : starts[0]])
    assert said.startswith(" ".join([words["pack_contents_heading"], *contents[:3]]))
    for made, start, end in zip(papers, starts, [*starts[1:], count], strict=True):
        own = " ".join(text[: text.rindex(made.title.split()[0])].strip() for text in pages[start + 2 : end])
        assert own == words_below(made), (kind, made.id)


def test_the_pack_says_what_it_is(pack: tuple[str, pypdf.PdfReader], guide: Guide) -> None:
    """The pack in; title, language, and a bookmark for each handout with its parts under it, out."""
    _, reader = pack
    words = guide.interface["easy_read"]
    assert reader.metadata.title == f"{words['pack_title']}: {words['label']}"
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    marks = iter(reader.outline)
    for mark, parts in zip(marks, marks, strict=True):
        made = next(paper(guide, h) for h in in_order(guide) if h.title == mark.title)
        assert [part.title for part in parts] == [block.heading for block in made.blocks]


def test_the_archive_holds_every_handout(files: dict[str, bytes], guide: Guide) -> None:
    """The archive in; each handout in both sizes, numbered in the order of the guide, without dates, out."""
    with zipfile.ZipFile(io.BytesIO(files[ARCHIVE])) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        for number, handout in enumerate(in_order(guide), 1):
            for kind, folder in (("standard", "standard-print"), ("large", "large-print")):
                name = f"{folder}/{number:02}-{handout.id}.pdf"
                assert archive.read(name) == files[handout_file(handout.id, kind)]
        assert names == sorted(names)
        assert len(names) == len(guide.handouts) * len(KINDS)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_all_files_are_the_same_every_time(files: dict[str, bytes], guide: Guide) -> None:
    """The same content once more in; the archive and all PDFs have the same bytes."""
    handouts.files.cache_clear()
    assert handouts.files(guide) == files


def test_a_changed_word_is_printed(guide: Guide, tmp_path: Path) -> None:
    """A site with handouts, then one changed date in; that handout, the packs and the archive are other ones."""
    others = [id_ for id_ in guide.handouts if id_ != "culture"][:1]
    guide = replace(guide, handouts={id_: guide.handouts[id_] for id_ in ("culture", *others)})
    write_handouts(guide, tmp_path)
    first = {path.name: path.read_bytes() for path in (tmp_path / "handouts").iterdir()}
    changed = replace(guide.handouts["culture"], date="2027-01-01")
    write_handouts(replace(guide, handouts={**guide.handouts, "culture": changed}), tmp_path)
    second = {path.name: path.read_bytes() for path in (tmp_path / "handouts").iterdir()}
    assert {name for name, data in second.items() if data != first[name]} == {
        *("culture.pdf", "culture-large-print.pdf"),
        *(f"{PACK}.pdf", f"{PACK}-large-print.pdf", f"{PACK}.zip"),
    }


@pytest.mark.parametrize(
    ("kind", "most"), [("standard", "12 (rule 20)"), ("large", "16 (rule 20 in large print)")]
)
def test_too_many_pages_are_refused(
    guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, most: str
) -> None:
    """Eighty rows of one word in; rule 20 out, with a limit of its own for large print, and nothing kept."""
    monkeypatch.setattr(printing, "KEPT", tmp_path)
    section = HandoutSection(heading="A heading", rows=(Row(picture="risk", words=("Look.",)),) * 80)
    handout = replace(guide.handouts["culture"], sections=(section,), hard_words=())
    expected = rf"^{handout_file('x', kind)}: \d+ pages; expected at most {re.escape(most)}; make two"
    with pytest.raises(BuildError, match=expected):
        print_handout(replace(guide, handouts={"x": handout}), "x", kind)
    assert list(tmp_path.iterdir()) == []


def test_on_one_line_keeps_words_apart() -> None:
    """Line ends and joiners in; single spaces out, so that words run together would be seen."""
    assert on_one_line("a \nb\u2060c\n") == "a bc"
