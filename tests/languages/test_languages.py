"""A second language: what is translated is used, what is not falls back, and each says which language it is in."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest
from pypdf import PdfReader

from macros.languages import with_languages
from toolkit_widgets import content
from toolkit_widgets.__main__ import main
from toolkit_widgets.content import ContentError, load_translated
from toolkit_widgets.content_translation import END, FELL_BACK, MARKS, TRANSLATED
from toolkit_widgets.handouts.printing import print_handout
from toolkit_widgets.paths import ROOT, SHARED_CONTENT, TRANSLATIONS

CHOIR = Path(__file__).parents[1] / "other_guide" / "choir"
EN, CY = FELL_BACK, TRANSLATED


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (f"<p>{CY}Hafan{END}</p>", "<p>Hafan</p>"),
        (f"<p>{EN}Home{END}</p>", '<p><span lang="en-GB">Home</span></p>'),
        (f'<a title="{EN}Home{END}">{CY}Hafan{END}</a>', '<a title="Home">Hafan</a>'),
        (f"<title>{EN}Home{END}</title>", "<title>Home</title>"),
        (f"<option>{EN}Home{END}</option>", "<option>Home</option>"),
        (
            f'<p>{EN}At <b data-slot="x"></b> level{END}</p>',
            '<p><span lang="en-GB">At </span><b data-slot="x"></b><span lang="en-GB"> level</span></p>',
        ),
        (
            f'<main lang="en-GB">{EN}Home{END}</main>{EN}x{END}',
            '<main lang="en-GB">Home</main><span lang="en-GB">x</span>',
        ),
        (
            f'<main lang="en-GB"><img alt="">{CY}Hafan{END}</main>',
            '<main lang="en-GB"><img alt=""><span lang="cy">Hafan</span></main>',
        ),
        (f"<p>{EN}One{END} {CY}dau{END}</p>", '<p><span lang="en-GB">One</span> dau</p>'),
        (f"<!-- {EN}a > b{END} --><p>x</p>", f"<!-- {EN}a > b{END} --><p>x</p>"),
    ],
)
def test_marks_become_lang(marked: str, expected: str) -> None:
    """HTML with marks on a Welsh page; ``lang`` where the language differs from that around it, and nowhere else."""
    assert with_languages(marked, "cy", "cy", "en-GB") == expected


def translated(folder: Path, **files: str) -> Path:
    """Write a translation of the choir into Welsh; the name of a file is its path with ``__`` for ``/``."""
    for name, text in files.items():
        file = folder / "cy" / "content" / f"{name.replace('__', '/')}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def choir(translations: Path, *, marked: bool = False) -> tuple[content.Guide, content.Translation]:
    """Return the choir in Welsh."""
    return load_translated(
        "cy",
        CHOIR / "content",
        CHOIR / "docs",
        settings=CHOIR / "settings.yml",
        beneath=SHARED_CONTENT,
        translations=translations,
        marked=marked,
    )


def test_words_are_taken_and_fall_back(tmp_path: Path) -> None:
    """Two entries of a file; the one is translated, the other falls back, is counted and has its line."""
    folder = translated(tmp_path, roles="singer: {name: Rwy'n canu}\n", interface__site="home: Hafan\n")
    guide, translation = choir(folder)
    assert (guide.language, guide.roles["singer"].name, guide.roles["leader"].name) == (
        "cy",
        "Rwy'n canu",
        "I lead the choir",
    )
    assert guide.interface["site"]["home"] == "Hafan"
    assert guide.roles["singer"].picture == "person"
    assert [place.line for place in translation.missing["roles.yml"]][:2] == [3, 4]
    assert translation.there == 2


def test_texts_say_where_they_come_from(tmp_path: Path) -> None:
    """Marked for pages; both kinds have their mark, ids and pictures have none."""
    guide, _ = choir(translated(tmp_path, roles="singer: {name: Rwy'n canu}\n"), marked=True)
    assert guide.roles["singer"].name == f"{CY}Rwy'n canu{END}"
    assert guide.roles["leader"].name == f"{EN}I lead the choir{END}"
    assert not set(MARKS) & set("".join((guide.roles["singer"].id, guide.roles["singer"].picture)))
    assert guide.glossary["choir"].term == "choir"


def test_sentences_may_be_more_or_fewer(tmp_path: Path) -> None:
    """One sentence in easy read; its translation takes two."""
    guide, _ = choir(translated(tmp_path, glossary="choir: {easy_read: [Pobl yw côr., Maen nhw'n canu.]}\n"))
    assert guide.glossary["choir"].easy_read == ("Pobl yw côr.", "Maen nhw'n canu.")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("singr: {name: x}\n", '1: the key "singr"; expected one of singer, leader, treasurer, listener;'),
        ("singer: {nam: x}\n", '1: the key "nam"; expected one of name, people, easy_read, picture, side;'),
    ],
)
def test_a_key_of_no_original_is_refused(tmp_path: Path, text: str, line: str) -> None:
    """A key that the original does not have; one line with the file of the translation, and the cure."""
    with pytest.raises(ContentError) as caught:
        choir(translated(tmp_path, roles=text))
    assert f"cy/content/roles.yml:{line}" in caught.value.problems[0]


def test_rows_of_another_number_are_refused(tmp_path: Path) -> None:
    """A handout with a row too few; the line of the rows, and what was expected."""
    with pytest.raises(ContentError, match=r"voices.yml:1: 1 items; expected 3, as in the original"):
        choir(translated(tmp_path, easy_read__voices="sections: [{rows: [{words: [Un.]}]}]\n"))


def language_of(pdf: bytes) -> str:
    """Return the language that a PDF says it is in."""
    return str(PdfReader(io.BytesIO(pdf)).root_object["/Lang"])


def test_a_pdf_is_in_one_language(tmp_path: Path) -> None:
    """A handout translated in part is printed from the original; a guide in Welsh prints in Welsh."""
    guide, _ = choir(translated(tmp_path, easy_read__voices="title: Ein caneuon\n"))
    assert language_of(print_handout(guide, "voices")) == "en-GB"
    settings = tmp_path / "settings.yml"
    settings.write_text("name: Côr\nlanguages: [cy]\n", encoding="utf-8")
    welsh = content.load(CHOIR / "content", CHOIR / "docs", settings=settings, beneath=SHARED_CONTENT)
    assert language_of(print_handout(welsh, "voices")) == "cy"


def test_what_is_missing_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """``check``: how far Welsh has come. ``check --untranslated``: each place that is missing."""
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    assert "; not built: settings.yml does not name it" in said
    assert main(["check", "--untranslated"]) == 0
    said = capsys.readouterr().out
    assert "toolkit_widgets/content/interface/site.yml:" in said
    assert "docs/index.md: not in cy" in said


def test_welsh_says_that_no_speaker_has_checked_it() -> None:
    """Every file of the Welsh beginning says so in its first line, and so does the page about translations."""
    for file in sorted((TRANSLATIONS / "cy").rglob("*.yml")):
        assert file.read_text(encoding="utf-8").startswith("# NOT YET CHECKED BY A SPEAKER OF WELSH.")
    assert "**No speaker has checked it.**" in (TRANSLATIONS / "README.md").read_text(encoding="utf-8")
    assert content.load().settings.languages == ("en-GB",)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site in two languages: the choir with a little Welsh."""
    folder = tmp_path_factory.mktemp("two") / "choir"
    shutil.copytree(CHOIR, folder, ignore=shutil.ignore_patterns(".cache"))
    for file, old, new in (
        ("settings.yml", "[en-GB]", "[en-GB, cy]"),
        ("mkdocs.yml", "../../../", f"{os.path.relpath(ROOT, folder)}/"),
    ):
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    shutil.copytree(TRANSLATIONS, folder / "translations")
    page = folder / "translations" / "cy" / "docs" / "support.md"
    page.parent.mkdir(parents=True)
    page.write_text(
        "---\ntitle: Cymorth\n---\n\n# Cymorth\n\nDyma bwy all helpu.\n\n[[ help_lines() ]]\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def page(file: Path) -> ElementTree.Element:
    """Return a built page as a browser reads it."""
    made: ElementTree.Element = html5lib.parse(file.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    return made


def test_every_page_is_there_in_both(built: Path) -> None:
    """The pages of the one are those of the other, and no mark is left on any, nor in the search."""
    both = [
        {
            path.relative_to(top).as_posix()
            for path in top.rglob("*.html")
            if "cy" not in path.relative_to(top).parts
        }
        for top in (built, built / "cy")
    ]
    assert both[0] == both[1]
    for file in [*built.rglob("*.html"), *built.rglob("search_index.json")]:
        assert not set(MARKS) & set(file.read_text(encoding="utf-8")), file


def test_each_place_says_its_language(built: Path) -> None:
    """A page that is not translated: Welsh frame, a note in Welsh, English words. One that is: Welsh, with English marked."""
    made = page(built / "cy" / "index.html")
    assert made.get("lang") == "cy"
    body = made.find("body/main")
    assert body is not None
    assert body.get("lang") == "en-GB"
    note = next(p for p in body.iter("p") if "note" in p.get("class", ""))
    assert (note.get("lang"), note.text) == ("cy", "Nid yw'r dudalen hon wedi'i chyfieithu eto.")
    made = page(built / "cy" / "support" / "index.html")
    body = made.find("body/main")
    assert body is not None
    assert body.get("lang") is None
    fallen = [span.text for span in body.iter("span") if span.get("lang") == "en-GB"]
    assert "No help line is named here." in fallen
    assert not any("Cymorth" in (text or "") for text in fallen)


def test_each_page_leads_to_the_other_language(built: Path) -> None:
    """The links beside the search; each has its language, and leads to the same page."""
    for place, folder, code in (("how-to/voices", "", "cy"), ("how-to/voices", "cy/", "en-GB")):
        file = built / folder / place / "index.html"
        (link,) = [a for a in page(file).iter("a") if a.get("hreflang")]
        assert (link.get("lang"), link.get("hreflang")) == (code, code)
        target = (file.parent / str(link.get("href"))).resolve()
        assert target == (built / ("" if folder else "cy") / place).resolve()
