"""The rules of easy read that a style sheet can break: the real sheets keep them, each bad one is found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from toolkit_widgets.linter.css import Declaration, declarations
from toolkit_widgets.linter.styles import styles_problems
from toolkit_widgets.paths import BROWSER

STYLES = BROWSER / "styles"
EASY, BASE, PRINT = "60-easy-read.css", "10-base.css", "90-print.css"


def test_the_real_sheets_keep_the_rules() -> None:
    """The site's style sheets in; nothing out."""
    assert styles_problems() == ()


#: Rule, sheet, what is replaced, by what, the end of the line that comes.
BAD = [
    (13, EASY, "font-size: max(20px, 1.2rem)", "font-size: 18px",
     "font-size: 18px; expected 20px or more, in print 20pt; make it larger"),
    (13, EASY, "font-size: 16pt", "font-size: 12pt",
     "font-size: 12pt; expected 20px or more, in print 16pt; make it larger"),
    (13, EASY, "font-weight: 400", "font-family: Georgia, serif",
     "font-family: Georgia, serif; expected the site's own letters; write var(--font)"),
    (13, EASY, "font-weight: 400", "font: 20px serif",
     "font: 20px serif; expected font-size by itself; leave the family to the page"),
    (14, EASY, ".easy-read h2 { font-size: 20pt; }", ".easy-read h2 { font-size: 17pt; }",
     "font-size: 17pt; expected 20px or more, in print 20pt; make it larger"),
    (15, EASY, "line-height: 1.6", "line-height: 1.3",
     "line-height: 1.3; expected 1.5 or more; set lines further apart"),
    (15, EASY, "max-width: 32em", "max-width: 40em",
     "max-width: 40em; expected at most 32em, which is 60 letters; make lines shorter"),
    (16, EASY, "font-weight: 400", "text-align: justify",
     "text-align: justify; expected words that are left aligned; take it out"),
    (16, EASY, "font-weight: 400", "hyphens: auto", "hyphens: auto; expected no hyphenation; take it out"),
    (16, EASY, "font-weight: 400", "font-style: italic", "font-style: italic; expected no italics; take it out"),
    (16, EASY, "font-weight: 400", "text-transform: uppercase",
     "text-transform: uppercase; expected no capitals for stress; take it out"),
    (16, EASY, "font-weight: 400", "column-count: 2", "column-count: 2; expected no columns of text; take it out"),
    (16, EASY, "font-weight: 400", "text-decoration: underline",
     "text-decoration: underline; expected no underline but links; take it out"),
    (16, EASY, "font-weight: 400", 'background-image: url("a.png")',
     'background-image: url("a.png"); expected no picture behind words; take it out'),
    (17, EASY, "font-weight: 400", "color: #777777",
     "color: #777777; expected a colour of the site, 7:1 or more; use var(--text), var(--ink), var(--tint) …"),
    (17, BASE, "--quiet: #4A4458", "--quiet: #7A7488",
     "--quiet at 4.3:1 on --ground; expected 7:1 or more; choose another colour"),
    (18, PRINT, "size: A4", "size: A5", "size: A5; expected A4; write A4"),
    (18, PRINT, "margin: 20mm 20mm 22mm", "margin: 20mm 12mm",
     "margin: 20mm 12mm; expected 20mm or more; make it wider"),
    (19, EASY, "break-inside: avoid", "break-inside: auto",
     "break-inside: auto; expected avoid; keep rows and headings whole"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "sheet", "old", "new", "line"), BAD, ids=[f"{case[0]}-{case[3]}" for case in BAD]
)
def test_a_bad_style_is_found(tmp_path: Path, rule: int, sheet: str, old: str, new: str, line: str) -> None:
    """One declaration changed for a bad one; file, line and rule out."""
    styles = tmp_path / "styles"
    shutil.copytree(STYLES, styles)
    words = (styles / sheet).read_text(encoding="utf-8")
    (styles / sheet).write_text(words.replace(old, new, 1), encoding="utf-8")
    number = words[: words.index(old)].count("\n") + 1
    assert f"{styles}/{sheet}:{number}: rule {rule}: {line}" in styles_problems(styles)


@pytest.mark.parametrize(
    ("old", "line"),
    [
        ("font-size: max(20px, 1.2rem);", "rule 13: no font-size of .easy-read; "),
        ("line-height: 1.6;", "rule 15: no line-height of .easy-read; "),
        (".easy-read__start, ", "rule 19: no break-inside of .easy-read__start in print; "),
    ],
)
def test_a_style_that_is_missing_is_found(tmp_path: Path, old: str, line: str) -> None:
    """A declaration that the rules need taken out; its rule out, with the folder."""
    styles = tmp_path / "styles"
    shutil.copytree(STYLES, styles)
    words = (styles / EASY).read_text(encoding="utf-8")
    assert old in words
    (styles / EASY).write_text(words.replace(old, "", 1), encoding="utf-8")
    (found,) = styles_problems(styles)
    assert found.startswith(f"{styles}: {line}expected it in one of the sheets; declare it")


def test_a_sheet_is_read_with_its_lines() -> None:
    """A sheet with comments, strings, at-rules and rules within rules in; its declarations out."""
    sheet = '/* a { b: c }\n*/ a, b:is(c, d) { x: "};"; y: url(a;b) }\n@media print {\n e { z: 1 }\n}\n@page { w: 2; @top { v: 3 } }'
    assert [(d.line, d.within, d.selectors, d.name, d.value) for d in declarations(sheet)] == [
        (2, (), ("a", "b:is(c, d)"), "x", '"};"'),
        (2, (), ("a", "b:is(c, d)"), "y", "url(a;b)"),
        (4, ("@media print",), ("e",), "z", "1"),
        (6, ("@page",), ("@page",), "w", "2"),
        (6, ("@page", "@top"), ("@top",), "v", "3"),
    ]
    made = Declaration(line=1, within=("@media print",), selectors=("e",), name="z", value="1")
    assert made.in_print
