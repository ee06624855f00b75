"""Every PDF is read back before it is kept: a template that breaks a rule is found, with the page and the rule."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from toolkit_widgets.guide import Guide, HandoutSection, Row
from toolkit_widgets.handouts import printing as handout_printing
from toolkit_widgets.paths import BuildError
from toolkit_widgets.typesetting import look_rules, printed, printing
from toolkit_widgets.typesetting.reading_order import read_back

PAGE, PARTS, HANDOUT = "typesetting/page.typ", "handouts/parts.typ", "handouts/handout.typ"
REAL = Path(printing.__file__).parents[1]


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the templates that PDFs are then made of, with a cache of its own."""
    for name in (PAGE, PARTS, HANDOUT, "handouts/pack.typ"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(REAL / name, tmp_path / name)
    monkeypatch.setattr(printing, "TEMPLATES", tmp_path)
    monkeypatch.setattr(printing, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(handout_printing, "_HERE", tmp_path / "handouts")
    return tmp_path


#: Long enough for a line of more than 60 letters, were there room for it.
ABOUT = "This paper tells you what the guide is about and who it is for."


def changed(guide: Guide, **changes: object) -> Guide:
    """Return the guide with the culture handout alone, and that changed."""
    handout = replace(guide.handouts["culture"], **changes)
    return replace(guide, handouts={"culture": handout})


def problems(guide: Guide, kind: str = "standard") -> list[str]:
    """Return what is wrong with the culture handout in print."""
    try:
        printed(handout_printing.handout_document(guide, "culture", kind))
    except BuildError as error:
        return str(error).splitlines()
    return []


@pytest.mark.usefixtures("templates")
@pytest.mark.parametrize("kind", ["standard", "large"])
def test_the_templates_keep_the_rules(guide: Guide, kind: str) -> None:
    """The real templates in; nothing out, so that what a changed one shows is its own fault."""
    assert problems(changed(guide, about=ABOUT), kind) == []


#: Rule, template, what is replaced, by what, what is said of it.
BAD = [
    (13, PAGE, "size: data.size * 1pt", "size: 15pt", 'in 15.0 pt; expected 16 pt or more'),
    (14, PARTS, 'size: 1.27em, weight: "bold"', 'size: 0.8em, weight: "bold"', "expected 20 pt or more"),
    (14, PARTS, 'size: 1.27em, weight: "bold"', 'size: 1.27em, weight: "regular"', "not bold; expected bold"),
    (15, PARTS, "#let gap = 0.5em", "#let gap = 0.2em", "below the line above; expected 1.5 or more"),
    (15, PARTS, "#let narrow(body) = pad(right: spare, body)", "#let narrow(body) = body", "letters; expected at most 60"),
    (16, PAGE, "justify: false", "justify: true", "stretched; expected no justified lines"),
    (16, PAGE, "hyphenate: false", "hyphenate: true", "expected no hyphenation"),
    (16, PARTS, "align: (left + horizon, left + horizon)", "align: (left + horizon, center + horizon)",
     "set in; expected lines that start below each other"),
    (16, PARTS, "box(run.words)", 'if run.words.contains("scie") [www.scie.#linebreak()org.uk] else { run.words }',
     'with a word in two; expected every word whole on its line'),
    (16, PARTS, "strong(run.words)", "underline(run.words)", "underlined; expected no underline but links"),
    (16, PARTS, "column-gutter: 1.4em", "column-gutter: -3em", "over a picture; expected no words over pictures"),
    (16, PARTS, "row.sentences.map(sentence).join()", "grid(columns: 3, ..row.sentences.map(sentence))",
     "expected no columns of text"),
    (17, PAGE, 'black = rgb("#1f1b2d")', 'black = rgb("#777777")', "#777777 on #ffffff; expected 7:1 or more"),
    (18, PARTS, "x: 22mm", "x: 12mm", "into a margin; expected margins of 20 mm"),
    (18, PAGE, 'paper: "a4"', 'paper: "us-letter"', "expected A4 portrait"),
    (18, PAGE, 'words, number.replace("{count}", count)', "words, []", "at the foot; expected"),
    (21, PARTS, "block(above: 0.9em, par(made.date))", "[]", 'expected P "23 November 2026" here'),
    (21, PARTS, "for part in made.blocks {", "for part in made.blocks.rev() {", "as the rows have it"),
    (21, PARTS, "if end.page() - start.page() >= 4 {", "if false {", 'expected H1 "What is in this paper" here'),
    (21, PARTS, "#let sentence(runs) = par(for", "#let sentence(runs) = (it => it)(for", "as the rows have it"),
    (21, HANDOUT, "title: data.title", 'title: "Untitled"', '"Untitled" as its title; expected "Culture and co-production: Easy read"'),
    (21, PAGE, "region: language.at(1, default: none)", 'region: "us"', '"en-US" as its language; expected "en-GB"'),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "template", "old", "new", "said"), BAD, ids=[f"{case[0]}-{case[3][:30]}" for case in BAD]
)
def test_a_bad_template_is_found(
    templates: Path, guide: Guide, rule: int, template: str, old: str, new: str, said: str
) -> None:
    """A template that breaks a rule in; a line with file, page and rule out, and nothing kept."""
    break_template(templates / template, old, new)
    found = problems(changed(guide, about=ABOUT))
    assert any(f": rule {rule}: " in line and said in line for line in found), found
    assert all(line.startswith("handouts/culture.pdf: page ") for line in found)
    assert not (templates / "kept").exists()


def break_template(file: Path, old: str, new: str) -> None:
    """Change a template in one place."""
    words = file.read_text(encoding="utf-8")
    assert old in words
    file.write_text(words.replace(old, new, 1), encoding="utf-8")


SENTENCE = "We all sing a song for you and for me and for us all."


def of_long_rows(guide: Guide, count: int) -> Guide:
    """Return a guide whose handout has so many rows in one part that a page ends within one of them."""
    row = Row(picture="risk", words=(SENTENCE,) * 3)
    part = HandoutSection(heading="Songs", rows=(row,) * count)
    return changed(guide, sections=(part,), hard_words=(), piece="")


def of_many_parts(guide: Guide, count: int) -> Guide:
    """Return a guide whose handout has so many short parts that a page ends right after a heading."""
    row = Row(picture="risk", words=(SENTENCE,))
    parts = (HandoutSection(heading=f"Song {n}", rows=(row,)) for n in range(count))
    return changed(guide, sections=tuple(parts), hard_words=(), piece="")


@pytest.mark.usefixtures("templates")
@pytest.mark.parametrize("count", [1, 7, 12])
def test_rows_and_headings_stay_whole(guide: Guide, count: int) -> None:
    """Handouts whose pages end at all kinds of places in, with the real templates; nothing is split or stranded."""
    assert problems(of_long_rows(guide, count)) == []
    assert problems(of_many_parts(guide, count)) == []


def test_a_split_row_is_found(templates: Path, guide: Guide) -> None:
    """A template that lets a row go on over the page in; rule 19 out, with both pages."""
    break_template(
        templates / PARTS, "stays: false) = block(breakable: false,", "stays: false) = block(breakable: true,"
    )
    (found,) = problems(of_long_rows(guide, 12))
    place, _, said = found.partition(": rule 19: ")
    assert place == "handouts/culture.pdf: page 4"
    assert said.endswith("on page 4; expected it on page 3, with what it belongs to; keep it whole")


def test_a_stranded_heading_is_found(templates: Path, guide: Guide) -> None:
    """A template that leaves a heading at the foot of its page in; rule 19 out."""
    break_template(templates / PAGE, "sticky: true", "sticky: false")
    found = problems(of_many_parts(guide, 12))
    assert found
    assert all(": rule 19: " in line and "keep it whole" in line for line in found), found


@pytest.mark.parametrize(
    ("rule", "change", "said"),
    [
        (13, {"font": "ABCDEF+Georgia"}, "in ABCDEF+Georgia; expected Lexend"),
        (16, {"upright": False}, "slanted"),
    ],
)
def test_letters_that_our_fonts_do_not_have_are_found(
    guide: Guide, rule: int, change: dict[str, object], said: str
) -> None:
    """A word in another typeface, or slanted, in; the rule out. Our own PDFs have neither, so it is made up."""
    made = read_back(printed(handout_printing.handout_document(guide, "culture", "standard")))
    feet = ["Culture and co-production"] * len(made.sheets)
    assert list(look_rules(made, 16, feet)) == []
    first, *others = made.sheets
    run, *runs = first.runs
    bad = replace(first, runs=(replace(run, **change), *runs))
    widths = {**made.widths, "ABCDEF+Georgia": {}}
    found = list(look_rules(replace(made, sheets=(bad, *others), widths=widths), 16, feet))
    assert [(page, broken.rule) for page, broken in found] == [(1, rule)]
    assert said in found[0][1].at("x")


def test_the_same_fault_on_many_pages_is_said_once(templates: Path, guide: Guide) -> None:
    """A foot without its number on every page in; one line for each foot's words, not one more for each page."""
    break_template(templates / PAGE, "size: data.size * 1pt", "size: 15pt")
    found = problems(guide)
    assert len(found) == len({line.partition(": rule ")[2] for line in found})
