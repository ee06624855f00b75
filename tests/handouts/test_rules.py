"""The rules of easy read: the real words keep them, and one bad example for each is found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from toolkit_widgets.guide import Guide, HandoutSection, Row
from toolkit_widgets.handouts import rules


def with_rows(guide: Guide, *rows: Row, heading: str = "A heading") -> Guide:
    """Return the guide with one handout, of some rows and no hard words."""
    handout = replace(
        guide.handouts["culture"],
        title="A title",
        about="This is about it.",
        sections=(HandoutSection(heading=heading, rows=rows),),
        do_next=(Row(picture="talking", words=("Talk about it.",)),),
        hard_words=(),
        piece="",
    )
    return replace(guide, handouts={"culture": handout})


def row(*words: str, picture: str = "person") -> Row:
    """Return a row of some sentences."""
    return Row(picture=picture, words=words)


def test_all_easy_read_words_keep_the_rules(guide: Guide) -> None:
    """The real content in; no broken rule out."""
    assert rules.problems(guide) == ()


def test_the_bad_examples_start_from_good_ones(guide: Guide) -> None:
    """A handout of one good row in; nothing out, so that what a bad example shows is its own fault."""
    assert rules.handout_problems(with_rows(guide, row("We plan together.")), "culture") == ()


@pytest.mark.parametrize(
    ("rule", "came", "bad"),
    [
        (1, "16 words", row("We go to the shop in town on a bus with all of our friends today.")),
        (2, "and … because", row("We sing and dance because we like it.")),
        (2, "a semicolon or brackets", row("We sing; we dance.")),
        (2, "a semicolon or brackets", row("We sing (a lot).")),
        (2, '"We sing. We dance."', row("We sing. We dance.")),
        (2, '"We sing"', row("We sing")),
        (3, "4 sentences", row("We sing.", "We dance.", "We eat.", "We talk.")),
        (3, "0 sentences", row()),
        (4, 'picture "nobody"', row("We sing.", picture="nobody")),
        (9, "not", row("Do you not sing?")),
        (9, "cannot … without", row("We cannot sing without you.")),
        (9, "don't … no", row("We don't sing no songs.")),
        (10, "NHS", row("The NHS helps you.")),
        (11, '"three"', row("We sing three songs.")),
        (11, '"%"', row("We sing 50% of the songs.")),
        (11, '"3-5"', row("We sing 3-5 songs.")),
        (11, '"1/2"', row("We sing 1/2 a song.")),
        (11, '"IV"', row("We sing song IV now.")),
        (11, '"1st"', row("We sing on the 1st of May.")),
        (12, '"&"', row("We sing & dance.")),
        (12, '"e.g."', row("We sing songs, e.g. this one.")),
    ],
)
def test_a_bad_row_is_found(guide: Guide, rule: int, came: str, bad: Row) -> None:
    """One bad row in; its rule out, with what came and the handout's file."""
    found = rules.handout_problems(with_rows(guide, bad), "culture")
    assert any(f": rule {rule}: {came}; expected " in line for line in found), found
    assert all(line.startswith("toolkit_widgets/content/") for line in found)


def test_too_many_words_beside_one_picture(guide: Guide) -> None:
    """Three sentences of together 51 words in; rule 3 out, beside rule 1."""
    found = rules.handout_problems(with_rows(guide, row(*[" ".join(["Go"] * 17) + "."] * 3)), "culture")
    assert any(": rule 3: 51 words; expected at most 50 " in line for line in found), found


@pytest.mark.parametrize(
    ("came", "heading"),
    [
        ("9 words", "This is a heading that is far too long"),
        ('"What You Can Do"', "What You Can Do"),
        ('"small"', "small"),
    ],
)
def test_a_bad_heading_is_found(guide: Guide, came: str, heading: str) -> None:
    """A heading too long, in capitals, or without one in; rule 14 out."""
    found = rules.handout_problems(with_rows(guide, row("We sing."), heading=heading), "culture")
    assert any(f": rule 14: {came}; expected " in line for line in found), found


@pytest.mark.parametrize(
    ("came", "rows"),
    [
        ('"risk" not bold', (row("A risk is fine.", "A risk is a chance."),)),
        ('"risk" not bold', (row("Take a risk."), row("A **risk** is fine.", "It is a chance."))),
        ('"risk"', (row("A **risk** is fine.", "We sing."),)),
        ('"risk"', (row("A **risk** is fine."),)),
        ('hard word "risk"', (row("We sing."),)),
        ('bold "sing"', (row("We **sing**.", "We take a **risk**.", "It is a chance."),)),
    ],
)
def test_a_bad_hard_word_is_found(guide: Guide, came: str, rows: tuple[Row, ...]) -> None:
    """A hard word not bold, not explained, not used, or not listed in; rule 6 out."""
    changed = with_rows(guide, *rows)
    handout = replace(changed.handouts["culture"], hard_words=("risk",))
    found = rules.handout_problems(replace(changed, handouts={"culture": handout}), "culture")
    assert any(f": rule 6: {came}; expected " in line for line in found), found


def test_too_long_a_handout_is_found(guide: Guide) -> None:
    """A handout of more than 1,000 words in; rule 20 out."""
    found = rules.handout_problems(with_rows(guide, *[row("We all plan our day together.")] * 170), "culture")
    assert any(": rule 20: " in line and "at most 1000" in line for line in found), found


def test_too_hard_a_handout_is_found(guide: Guide) -> None:
    """Short sentences of long words in; rule 24 out, with the grade."""
    hard = row("Organisational transformation necessitates accountability.")
    found = rules.handout_problems(with_rows(guide, *[hard] * 20), "culture")
    assert any(": rule 24: grade " in line for line in found), found


def test_words_outside_handouts_are_checked(guide: Guide) -> None:
    """A bad sentence in the meaning of a hard word in; the check of everything finds it."""
    bad = replace(guide.glossary["outreach"], easy_read=("It is & it was.",))
    found = rules.problems(replace(guide, glossary={**guide.glossary, "outreach": bad}))
    assert len([line for line in found if ': rule 12: "&"; ' in line]) == 1


def test_the_line_is_named(guide: Guide, tmp_path: Path) -> None:
    """A bad sentence that stands in line 3 of a file in; file and line out."""
    (tmp_path / "easy_read").mkdir()
    file = tmp_path / "easy_read" / "culture.yml"
    file.write_text("# words\n- Good words.\n- We **sing** & dance.\n")
    changed = with_rows(guide, row("We sing & dance."))
    assert rules.handout_problems(changed, "culture", tmp_path) == (
        f'{file}:3: rule 12: "&"; expected words instead of signs; write "and", "or", "for example"',
    )
