"""What every PDF goes through: proven, refused in one line, the same every time, made once."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst

from toolkit_widgets.linter import Broken
from toolkit_widgets.paths import BuildError
from toolkit_widgets.typesetting import Document, print_all, printed, printing, write_files

#: A template of its own, since the project's templates need the words of a handout or a form.
TEMPLATE = """#import "/typesetting/page.typ": data, paper
#set document(title: data.title, date: none)
#show: paper
#title(data.title)
#for _ in range(data.pages - 1) { pagebreak() }
#data.words
"""
DATA = {
    "title": "A title",
    "language": "en-GB",
    "words": "Words",
    "pages": 1,
    "size": 16,
    "ink": "#1f1b2d",
    "tint": "#ffffff",
    "foot": "A title",
    "page_number": "Page {number} of {count}",
}


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Document:
    """Return a small document, with a cache of its own and the templates in a folder of its own."""
    (tmp_path / "typesetting").mkdir()
    shared = printing.TEMPLATES / "typesetting" / "page.typ"
    (tmp_path / "typesetting" / "page.typ").write_text(shared.read_text(encoding="utf-8"), encoding="utf-8")
    template = tmp_path / "small" / "small.typ"
    template.parent.mkdir()
    template.write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(printing, "TEMPLATES", tmp_path)
    monkeypatch.setattr(printing, "KEPT", tmp_path / "kept")
    return Document(file="papers/x.pdf", template=template, data=DATA)


def with_data(document: Document, **changed: object) -> Document:
    """Return a document with some of its data changed, of one page at most."""
    data = {**document.data, **changed}
    return Document(file=document.file, template=document.template, data=data, most_pages=(1, "rule 7"))


def test_the_same_bytes_every_time(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document printed twice, the second time without what was kept; the same bytes out."""
    first = printed(document)
    monkeypatch.setattr(printing, "KEPT", tmp_path / "kept-elsewhere")
    assert printed(document) == first


def test_what_has_not_changed_is_not_made_again(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document twice, then with another word, then with another template; Typst runs once for each change."""
    made: list[str] = []
    compiled = printing._compiled
    monkeypatch.setattr(
        printing, "_compiled", lambda document, data: made.append(data) or compiled(document, data)
    )
    first = printed(document)
    assert printed(document) == first
    assert len(made) == 1
    printed(with_data(document, words="Other words"))
    assert len(made) == 2
    document.template.write_text(TEMPLATE + "\nMore words\n", encoding="utf-8")
    assert printed(document) != first
    assert len(made) == 3


def test_changed_code_makes_a_new_pdf(document: Document) -> None:
    """A document printed, then a module beside its template changed; it is made and proven again."""
    proven: list[int] = []
    proof = Document(
        file=document.file, template=document.template, data=DATA, proof=lambda _: proven.append(1) or ()
    )
    printed(proof)
    printed(proof)
    assert proven == [1]
    (document.template.parent / "proof.py").write_text("changed = True\n", encoding="utf-8")
    printed(proof)
    assert proven == [1, 1]


def test_what_a_proof_finds_is_said_with_its_page(document: Document) -> None:
    """A proof that finds the same on two pages in; one line with file, page and rule out, and nothing kept."""
    broken = Broken(13, "small", "large", "make it larger")
    wrong = Document(
        file=document.file, template=document.template, data=DATA, proof=lambda _: [(2, broken), (3, broken)]
    )
    with pytest.raises(
        BuildError, match=r"^papers/x.pdf: page 2: rule 13: small; expected large; make it larger$"
    ):
        printed(wrong)
    assert not printing.KEPT.exists()


@pytest.mark.parametrize("enough", [0, 10**9])
def test_many_at_once(document: Document, monkeypatch: pytest.MonkeyPatch, enough: int) -> None:
    """Three documents at once, in processes and without; the same bytes as one by one, and each kept."""
    monkeypatch.setattr(printing, "_ENOUGH_FOR_PROCESSES", enough)
    monkeypatch.setattr(printing.os, "cpu_count", lambda: 2)
    documents = [named(document, f"papers/{n}.pdf", words=f"Words {n}") for n in range(3)]
    made = print_all(documents)
    assert sorted(path.name[:9] for path in printing.KEPT.iterdir()) == [
        "papers-0-",
        "papers-1-",
        "papers-2-",
    ]
    assert made == {each.file: printed(each) for each in documents}
    assert len(set(made.values())) == 3


@pytest.mark.parametrize("enough", [0, 10**9])
def test_what_is_wrong_with_many_is_said_at_once(
    document: Document, monkeypatch: pytest.MonkeyPatch, enough: int
) -> None:
    """Two documents that Typst refuses beside a good one; a line for each of the two."""
    monkeypatch.setattr(printing, "_ENOUGH_FOR_PROCESSES", enough)
    bad = [named(document, f"papers/{name}.pdf", title=None) for name in ("one", "two")]
    with pytest.raises(BuildError) as caught:
        print_all([bad[0], document, bad[1]])
    assert [line.partition(":")[0] for line in str(caught.value).splitlines()] == [
        "papers/one.pdf",
        "papers/two.pdf",
    ]


def named(document: Document, file: str, **changed: object) -> Document:
    """Return a document under another name, with some of its data changed."""
    return Document(file=file, template=document.template, data={**document.data, **changed})


def test_only_changed_files_are_written(tmp_path: Path) -> None:
    """A PDF twice, then another one for the same file; it is written the first and the last time."""
    file = tmp_path / "papers" / "x.pdf"
    write_files({"papers/x.pdf": b"one"}, tmp_path)
    written = file.stat().st_mtime_ns
    write_files({"papers/x.pdf": b"one"}, tmp_path)
    assert file.stat().st_mtime_ns == written
    write_files({"papers/x.pdf": b"other"}, tmp_path)
    assert file.read_bytes() == b"other"


def test_a_pdf_that_is_not_accessible_is_refused(document: Document) -> None:
    """A PDF without tags in; one line with the number of failures and the cure out."""
    untagged = typst.compile(b"Words", pdf_tags=False)
    expected = r"^papers/x.pdf: \d+ failures, first .*; expected PDF/UA-1; mend its words or small/small.typ$"
    with pytest.raises(BuildError, match=expected):
        printing._prove(document, untagged)


def test_too_many_pages_are_refused(document: Document) -> None:
    """Two pages where one is the most in; the rule out, and nothing kept."""
    expected = r"^papers/x.pdf: 2 pages; expected at most 1 \(rule 7\); make two of it$"
    with pytest.raises(BuildError, match=expected):
        printed(with_data(document, pages=2))
    assert not printing.KEPT.exists()


def test_what_typst_refuses_is_one_line(document: Document) -> None:
    """Words that are no words in; Typst's own error out, in one line with the document's name."""
    expected = (
        r"^papers/x.pdf: .*; expected a document that Typst can print; mend its words or small/small.typ$"
    )
    with pytest.raises(BuildError, match=expected):
        printed(with_data(document, title=None))


def test_a_sign_that_the_font_does_not_have_is_refused(document: Document) -> None:
    """A word in a script that Lexend cannot write in; no PDF with boxes instead of letters out."""
    with pytest.raises(BuildError, match=r"^papers/x.pdf: "):
        printed(with_data(document, words="語"))
