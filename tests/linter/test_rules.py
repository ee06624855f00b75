"""The rules of easy read on our own words: one bad example for each, and the line that comes.

Each example changes the garden of ``tests/content`` in one place. Where an example cannot be written
into a file, since reading the content refuses it first, it is made of the dataclasses.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from toolkit_widgets import content, linter
from toolkit_widgets.easy_read import Block, Paper, paper
from toolkit_widgets.guide import AnswerWords, Row
from toolkit_widgets.linter import Broken, everything, handouts, pages

GARDEN = Path(__file__).parents[1] / "content" / "garden"
SOIL, GLOSSARY, QUESTIONS = "easy_read/soil.yml", "glossary.yml", "assessments/garden.yml"
INTERFACE, RECOMMENDATIONS = "interface/easy_read.yml", "recommendations.yml"
SENTENCE = "Soil needs **compost**."


def found_in(garden: Path, *, warns: bool = False) -> list[str]:
    """Return what the linter says of a garden, with paths from its content folder."""
    guide, where = content.load_placed(garden / "content", garden / "docs")
    found = linter.lines((each for each in linter.findings(guide) if each[1].warns is warns), where)
    return [line.removeprefix(f"{garden}/content/") for line in found]


def changed(folder: Path, file: str, old: str, new: str) -> Path:
    """Return a copy of the garden with one change."""
    garden = folder / "garden"
    shutil.copytree(GARDEN, garden)
    path = garden / "content" / file
    words = path.read_text(encoding="utf-8")
    assert old in words
    path.write_text(words.replace(old, new, 1), encoding="utf-8")
    return garden


def a_row_more(*sentences: str) -> tuple[str, str]:
    """Return a change of the garden's handout: one row more in its only section."""
    words = "".join(f'\n          - "{sentence}"' for sentence in sentences)
    return "do_next:", f"      - picture: can\n        words:{words}\ndo_next:"


def test_all_our_words_keep_the_rules() -> None:
    """The real content, pages and style sheets in; no broken rule out."""
    assert linter.problems(*content.load_placed()) == ()


def test_the_garden_keeps_the_rules() -> None:
    """The base of all bad examples in; nothing out, so that what they show is their own fault."""
    assert found_in(GARDEN) == []


DIGITS = (
    'expected digits, no fraction, percentage or range, dates such as 1 October 2026; write "3", or "3 to 5"'
)
#: Rule, file, what is replaced, by what, the line that comes.
BAD = [
    (1, SOIL, *a_row_more("We go to the shop in town on a bus with all of our friends today."),
     "easy_read/soil.yml:17: rule 1: 16 words; expected at most 15; make two sentences of it"),
    (2, SOIL, *a_row_more("We sing and dance because we like it."),
     "easy_read/soil.yml:17: rule 2: and … because; expected one idea, at most one joining word; make two sentences of it"),
    (2, SOIL, *a_row_more("We sing; we dance."),
     "easy_read/soil.yml:17: rule 2: a semicolon or brackets; expected one idea, at most one joining word; make two sentences of it"),
    (2, SOIL, *a_row_more("We sing. We dance."),
     'easy_read/soil.yml:17: rule 2: "We sing. We dance."; expected one sentence with . ? or ! at its end; one sentence a line'),
    (2, SOIL, *a_row_more("We sing"),
     'easy_read/soil.yml:17: rule 2: "We sing"; expected one sentence with . ? or ! at its end; one sentence a line'),
    (3, SOIL, *a_row_more("We sing.", "We dance.", "We eat.", "We talk."),
     "easy_read/soil.yml:15: rule 3: 4 sentences; expected 1 to 3 with one picture; split the row"),
    (5, SOIL, "  - picture: can\n", "  - picture: can\n    alt: A neighbour\n",
     'easy_read/soil.yml:16: rule 5: alt text "A neighbour"; expected words only for a picture that says more than those beside it; leave the alt text empty'),
    (6, SOIL, SENTENCE, "Soil needs compost.",
     'easy_read/soil.yml:13: rule 6: "compost" not bold; expected bold at first use; put ** round it here'),
    (6, SOIL, "Compost is made of old plants.", "We dig.",
     'easy_read/soil.yml:13: rule 6: "compost"; expected its meaning in the next sentence; explain it here'),
    (6, SOIL, "          - Soil needs **compost**.\n          - Compost is made of old plants.\n", "          - We dig.\n",
     'easy_read/soil.yml:7: rule 6: hard word "compost"; expected it in the rows; use it, or take it off the list'),
    (7, SOIL, *a_row_more("We dig with a shovel."),
     'easy_read/soil.yml:17: rule 7: "shovel"; expected "spade"; use one word for one thing'),
    (7, SOIL, *a_row_more("We like irrigation."),
     'easy_read/soil.yml:17: rule 7: "irrigation"; expected "water"; use one word for one thing'),
    (9, SOIL, *a_row_more("Do you not sing?"),
     "easy_read/soil.yml:17: rule 9: not; expected no negative in a question, one elsewhere; say what is so"),
    (9, SOIL, *a_row_more("We cannot sing without you."),
     "easy_read/soil.yml:17: rule 9: cannot … without; expected no negative in a question, one elsewhere; say what is so"),
    (10, SOIL, *a_row_more("The NHS helps you."),
     "easy_read/soil.yml:17: rule 10: NHS; expected no acronym that is not a hard word; write it out, or explain it"),
    *((11, SOIL, *a_row_more(f"We sing {came} songs."),
       f'easy_read/soil.yml:17: rule 11: "{number}"; {DIGITS}')
      for came, number in (("three", "three"), ("50%", "%"), ("3-5", "3-5"), ("4 per cent", "per cent"),
                           ("IV", "IV"), ("1st", "1st"), ("May 3", "May 3"), ("3.5.2026", "3.5.2026"))),
    *((12, SOIL, *a_row_more(f"We sing {came} dance."),
       f'easy_read/soil.yml:17: rule 12: "{sign}"; expected words instead of signs; write "and", "or", "for example"')
      for came, sign in (("&", "&"), ("songs / we", "/"), ("songs, e.g. this, we", "e.g."), ("– well – we", "–"))),
    (14, SOIL, "heading: Feed it", "heading: This is a heading that is far too long",
     "easy_read/soil.yml:9: rule 14: 9 words; expected at most 8 in a heading; shorten it"),
    (14, SOIL, "heading: Feed it", "heading: What You Can Do",
     'easy_read/soil.yml:9: rule 14: "What You Can Do"; expected a capital at its start only; use small letters in a heading'),
    (14, SOIL, "title: The soil", "title: the soil",
     'easy_read/soil.yml:1: rule 14: "the soil"; expected a capital at its start only; use small letters in a heading'),
    (16, SOIL, *a_row_more("You MUST dig."),
     'easy_read/soil.yml:17: rule 16: "MUST"; expected no capitals for stress; use small letters'),
    (16, SOIL, *a_row_more("You *really* dig."),
     'easy_read/soil.yml:17: rule 16: "*really*"; expected no italics, no underline; write it plain'),
    (23, "guide_map.yml", "told_at: soil.md#feeding", "told_at: all.md#water",
     'guide_map.yml:6: rule 23: no easy read of "all.md"; expected a handout for every page of the guide; write content/easy_read/NAME.yml with chapter: all.md'),
    (22, QUESTIONS, "Is the soil fed?", "The soil is fed.",
     'assessments/garden.yml:13: rule 22: "The soil is fed."; expected a question, not a statement; ask it, with ? at its end'),
    (25, SOIL, "This paper is about soil.", "This paper is approved.",
     'easy_read/soil.yml:2: rule 25: "This paper is approved"; expected no claim that anybody has approved it; take it out'),
    (25, SOIL, *a_row_more("We wrote this with people with learning disabilities."), None),
    (25, SOIL, *a_row_more("This was written with people with learning disabilities."),
     'easy_read/soil.yml:17: rule 25: "This was written with people with learning disabilities"; expected no claim that anybody has approved it; take it out'),
    (25, INTERFACE, "A computer checked this. People with learning disabilities have not read it yet.", "This is easy.",
     'interface/easy_read.yml:2: rule 25: "This is easy."; expected "A computer checked this. People with learning disabilities have not read it yet."; say it in these words until people have read it'),
    (1, RECOMMENDATIONS, "Do it in autumn.", "Do it in autumn when all of the leaves are off all of the trees there.",
     "recommendations.yml:11: rule 1: 16 words; expected at most 15; make two sentences of it"),
    (12, GLOSSARY, "Mulch covers the soil.", "Mulch & soil.",
     'glossary.yml:9: rule 12: "&"; expected words instead of signs; write "and", "or", "for example"'),
    (9, QUESTIONS, "Is the soil fed?", "Is the soil not fed?",
     "assessments/garden.yml:13: rule 9: not; expected no negative in a question, one elsewhere; say what is so"),
    (14, INTERFACE, "Hard words", "Hard Words",
     'interface/easy_read.yml:7: rule 14: "Hard Words"; expected a capital at its start only; use small letters in a heading'),
    (2, INTERFACE, "Ask a neighbour.", "Ask; a neighbour.",
     "interface/easy_read.yml:9: rule 2: a semicolon or brackets; expected one idea, at most one joining word; make two sentences of it"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [case[1:] for case in BAD],
    ids=[f"{number}-rule-{case[0]}" for number, case in enumerate(BAD)],
)
def test_a_bad_example_is_found(tmp_path: Path, file: str, old: str, new: str, line: str | None) -> None:
    """One bad example in; its line out, with file, line and rule, and no other."""
    assert found_in(changed(tmp_path, file, old, new)) == ([line] if line else [])


WARNED = [
    (1, SOIL, *a_row_more("We go to the shop in town on a bus with our friends."),
     "easy_read/soil.yml:17: warning: rule 1: 13 words; expected at most 12, if you can; see if you can make two sentences of it"),
    (4, SOIL, "    words: [Ask a neighbour.]", "    words: [Ask a neighbour.]\n  - picture: can\n    words: [Ask twice.]",
     'easy_read/soil.yml:18: warning: rule 4: picture "can" again; expected another idea, another picture; join the two rows, or choose another picture'),
    (6, SOIL, *a_row_more("We put mulch on it."),
     'easy_read/soil.yml:17: warning: rule 6: "mulch"; expected a hard word explained; list it and explain it, or say it in easier words'),
    (8, SOIL, *a_row_more("The bed was not dug by us, it was made."),
     'easy_read/soil.yml:17: warning: rule 8: "was made"; expected who does it; say who does what, such as "we make"'),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "line"), [case[1:] for case in WARNED])
def test_a_warning_is_given(tmp_path: Path, file: str, old: str, new: str, line: str) -> None:
    """A doubtful example in; a warning out beside those of the garden itself, and nothing that stops the build."""
    garden = changed(tmp_path, file, old, new)
    assert found_in(garden) == []
    assert line in found_in(garden, warns=True)
    assert line not in found_in(GARDEN, warns=True)


def test_every_rule_on_words_has_its_bad_example() -> None:
    """The tables in; each rule that words alone can break is among them, or has a test of its own below."""
    assert {case[0] for case in BAD + WARNED} | {20, 21, 24} == {*range(1, 13), 14, 16, *range(20, 26)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A made-up entry with easy-read words of all kinds, as content may have."""

    easy_name: str = ""
    easy_read: tuple[Row, ...] | tuple[str, ...] = ()
    easy_answers: Mapping[str, str] = field(default_factory=dict)
    easy_only: bool = True
    words: str = "Not & checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSoil(Row):
    """An entry that is a row itself."""

    id: str = "new"


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (Entry(easy_name="You & me"), "roles.yml:1: rule 12: "),
        (Entry(easy_read=(Row(picture="can", words=("You & me.",)),)), "roles.yml:1: rule 12: "),
        (Entry(easy_read=("You & me.",)), "roles.yml:1: rule 12: "),
        (Entry(easy_answers={"a": "You & me."}), "roles.yml:1: rule 12: "),
        (Entry(easy_read=("You have {count} cups.",)), None),
        (NamedSoil(picture="can", words=("You & me.",)), "roles.yml:1: rule 12: "),
    ],
)
def test_every_field_of_easy_words_is_checked(entry: object, line: str | None) -> None:
    """An entry of any kind with words in a field whose name begins with "easy" in; they are checked, others not."""
    guide, where = content.load_placed(GARDEN / "content", GARDEN / "docs")
    found = linter.findings(replace(guide, roles={"new": entry}))
    lines = linter.lines((each for each in found if not each[1].warns), where)
    assert [f"{GARDEN.name}/content/{line}" in found for found in lines] == [True] * bool(line)


@pytest.mark.parametrize(
    ("id_", "label", "found"),
    [("partly", "A bit", 0), ("partly", "Only a bit", 1), ("does-not-apply", "It is not for us", 0)],
)
def test_labels_of_answers_are_short(id_: str, label: str, found: int) -> None:
    """The label of an answer in; more than two words break rule 22, unless it is no answer to the question."""
    answer = AnswerWords(id=id_, label=label, easy_read=label, key="p", picture="can")
    assert [broken.rule for broken in everything.label_rules(answer, label)] == [22] * found


def soil(**changes: object) -> Paper:
    """Return the garden's handout as it is printed, with some of its parts changed."""
    guide = content.load(GARDEN / "content", GARDEN / "docs")
    return replace(paper(guide, guide.handouts["soil"]), **changes)


def whole(*sentences: str) -> list[Broken]:
    """Return what a handout of some sentences breaks as a whole."""
    row = Row(picture="can", words=sentences)
    return list(handouts.whole_rules([Block(id="part-1", heading="It", rows=(row,))]))


def test_too_many_words_beside_one_picture() -> None:
    """Three sentences of together 51 words in; rule 3 out."""
    row = Row(picture="can", words=(" ".join(["Go"] * 17) + ".",) * 3)
    assert [broken.came for broken in handouts._row_rules(row)] == ["51 words"]


def test_too_long_a_handout() -> None:
    """1,002 words in; rule 20 out."""
    (broken,) = whole(*["We all plan our day together."] * 167)
    assert broken.at("x") == "x: rule 20: 1002 words; expected at most 1000; make two handouts of it"


def test_too_hard_a_handout() -> None:
    """Long words in; rule 24 out, with the grade; of not quite easy ones, a warning."""
    (broken,) = whole("Organisational transformation necessitates accountability.")
    assert (broken.rule, broken.warns, broken.expected) == (24, False, "at most 6")
    (broken,) = whole("Everyone in the group can decide about it.")
    assert (broken.rule, broken.warns, broken.expected) == (24, True, "at most 5, if you can")


def test_the_parts_of_a_handout() -> None:
    """A handout with all its parts in; nothing out."""
    assert list(handouts.parts_rule(soil())) == []


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("about", 'rule 21: no "about"; expected title, label, what it is about, date and credit; write it'),
        (
            "credit",
            'rule 21: no "credit"; expected title, label, what it is about, date and credit; write it',
        ),
    ],
)
def test_words_of_the_cover_missing(part: str, line: str) -> None:
    """A handout that does not say what it is about, or whose pictures they are, in; rule 21 out."""
    assert [broken.at("x") for broken in handouts.parts_rule(soil(**{part: ""}))] == [f"x: {line}"]


def test_parts_missing_or_out_of_order() -> None:
    """A handout without "Help and contact", and one with its rows at the end, in; rule 21 out."""
    *others, _ = blocks = soil().blocks
    (missing,) = handouts.parts_rule(soil(blocks=tuple(others)))
    assert missing.at("x") == 'x: rule 21: no part "help"; expected the parts part, do-next, help; write it'
    (order,) = handouts.parts_rule(soil(blocks=(*blocks[1:], blocks[0])))
    assert (order.rule, order.came) == (21, "the parts recommendations, do-next, hard-words, help, part")
    assert order.expected == "the order part, recommendations, do-next, hard-words, help"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("This page is about the soil; it is good.", "rule 2: a semicolon or brackets; "),
        ("This page is approved by experts.", 'rule 25: "This page is approved"; '),
        ("You can read it here.", None),
    ],
)
def test_the_words_of_a_page_are_checked_too(tmp_path: Path, words: str, line: str | None) -> None:
    """A page round a handout with a bad sentence in; file, line and rule out. A page without handout is left alone."""
    folder = tmp_path / "easy-read"
    folder.mkdir()
    guide = content.load(GARDEN / "content", GARDEN / "docs")
    (folder / "soil.md").write_text(f'# The soil\n\n{words}\n\n[[ easy_read("soil") ]]\n', encoding="utf-8")
    (folder / "about.md").write_text(f"# About\n\n{words}\n", encoding="utf-8")
    found = pages.pages_problems(guide, tmp_path)
    assert [problem.startswith(f"{folder}/soil.md:3: {line}") for problem in found] == [True] * bool(line)


def test_hard_words_may_be_written_as_they_are(tmp_path: Path) -> None:
    """A hard word that is an acronym and would be replaced elsewhere in; explained, it breaks neither rule."""
    old, new = "term: compost\n", "term: NHS shovel\n"
    garden = changed(tmp_path, GLOSSARY, old, new)
    file = garden / "content" / SOIL
    words = (
        file.read_text(encoding="utf-8")
        .replace("**compost**", "a **NHS shovel**")
        .replace("Compost is", "It is")
    )
    file.write_text(words, encoding="utf-8")
    rows = garden / "content" / RECOMMENDATIONS
    rows.write_text(rows.read_text(encoding="utf-8").replace("**compost**", "compost"), encoding="utf-8")
    assert found_in(garden) == []
