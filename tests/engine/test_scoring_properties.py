"""What must hold for every set of answers, tried on thousands of invented ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.engine.fixtures import LETTERS, assessment, dimension, rules, tries
from toolkit_widgets import Assessment, Dimension, DimensionResult, Response, Responses, score

#: The three known answers in order, for one step up or down.
ORDER = "npy"
MANY = tries(500)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Assessment, str]:
    """Draw a dimension of up to eight statements on up to four levels, and a letter for each."""
    tags = draw(st.text("1234", min_size=1, max_size=8))
    may_be_left_out = draw(st.integers(0, len(tags)))
    row = "".join(
        draw(st.sampled_from("nnppyyyy?" + ("-" if number == may_be_left_out else "")))
        for number in range(1, len(tags) + 1)
    )
    return assessment("drawn", dimension("hall", tags, can_not_apply=may_be_left_out)), row


def scored(asked: Assessment, row: str) -> DimensionResult:
    """Return the result of the only dimension, its answers being a row of letters."""
    return with_answers(asked, dict(zip((s.id for s in asked.statements), row, strict=True)))


def with_answers(asked: Assessment, letters: Mapping[str, str]) -> DimensionResult:
    """Return the result of the only dimension, its answers given by statement."""
    given_answers = {id_: Response(answer=LETTERS[letter], reason="none") for id_, letter in letters.items()}
    made = Responses(assessment="drawn", assessment_version="1.0.0", answers=given_answers)
    return score(rules(asked), made).dimensions[0]


def as_said(part: Dimension, row: str) -> int:
    """Work out the level word for word as docs/assess/scoring.md says it; every answer is known or left out."""
    applicable = [(s.level, letter) for s, letter in zip(part.statements, row, strict=True) if letter != "-"]

    def holds(level: int) -> bool:
        own = [letter for tag, letter in applicable if tag == level]
        nothing_at_no = all(letter != "n" for tag, letter in applicable if tag <= level)
        return nothing_at_no and own.count("y") >= len(own) / 2

    highest_tag = max(s.level for s in part.statements)
    reached = [
        level for level in range(highest_tag + 1) if all(holds(below) for below in range(1, level + 1))
    ]
    return reached[-1]


def ends(result: DimensionResult) -> tuple[int, int]:
    """Return both ends of a range that is there."""
    assert result.lowest is not None
    assert result.highest is not None
    return result.lowest, result.highest


def changed(row: str, place: int, letter: str) -> str:
    """Return the row with another letter at one place."""
    return row[:place] + letter + row[place + 1 :]


def steps(letter: str) -> list[str]:
    """Return the known answers one step from a known one."""
    place = ORDER.find(letter)
    return [ORDER[near] for near in (place - 1, place + 1) if place >= 0 and 0 <= near < len(ORDER)]


@given(cases())
@MANY
def test_the_range_is_what_the_words_say(case: tuple[Assessment, str]) -> None:
    """Any answers in; the ends are the levels with all unknown at No and at Yes; over a third unknown, none."""
    asked, row = case
    result = scored(asked, row)
    applicable = row.replace("-", "")
    assert result.enough is (bool(applicable) and row.count("?") * 3 <= len(applicable))
    expected = [as_said(asked.dimensions[0], row.replace("?", letter)) for letter in "ny"]
    assert [result.lowest, result.highest] == (expected if result.enough else [None, None])
    assert expected[0] <= expected[1]


@given(cases(), st.data())
@MANY
def test_a_more_positive_answer_never_lowers_a_level(
    case: tuple[Assessment, str], data: st.DataObject
) -> None:
    """One answer raised by a step: neither end of the range goes down."""
    asked, row = case
    before = scored(asked, row)
    assume(before.lowest is not None and set(row) & set("np"))
    place = data.draw(st.sampled_from([n for n, letter in enumerate(row) if letter in "np"]))
    after = scored(asked, changed(row, place, steps(row[place])[-1]))
    assert all(new >= old for new, old in zip(ends(after), ends(before), strict=True))


@given(cases(), st.data())
@MANY
def test_not_knowing_only_widens(case: tuple[Assessment, str], data: st.DataObject) -> None:
    """One known answer forgotten: the new range, if there is one, holds the old one."""
    asked, row = case
    before = scored(asked, row)
    assume(set(row) & set(ORDER))
    place = data.draw(st.sampled_from([n for n, letter in enumerate(row) if letter in ORDER]))
    after = scored(asked, changed(row, place, "?"))
    if after.enough:
        assert ends(after)[0] <= ends(before)[0] <= ends(before)[1] <= ends(after)[1]


@given(cases(), st.randoms(use_true_random=False))
@MANY
def test_the_order_of_statements_is_irrelevant(case: tuple[Assessment, str], dice: Random) -> None:
    """Statements asked, and answers given, in another order: the same result but for the order of its lists."""
    asked, row = case
    part = asked.dimensions[0]
    letters = dict(zip((s.id for s in part.statements), row, strict=True))
    shuffled = dice.sample(part.statements, k=len(part.statements))
    other_order = replace(asked, dimensions=(replace(part, statements=tuple(shuffled)),))
    answered = dict(dice.sample(sorted(letters.items()), k=len(letters)))
    assert unordered(with_answers(other_order, answered)) == unordered(scored(asked, row))


def unordered(result: DimensionResult) -> tuple[object, ...]:
    """Return what of a result does not hang on the order of the statements."""
    after = result.next and (result.next.level, result.next.yes_needed, sorted(result.next.statements))
    return (
        result.lowest,
        result.highest,
        result.firm,
        sorted(result.unknown),
        sorted(result.deciding),
        after,
    )


@given(cases())
@MANY
def test_deciding_is_what_trying_out_finds(case: tuple[Assessment, str]) -> None:
    """Every single change tried: those that move an end decide, and it is firm if and only if there is none."""
    asked, row = case
    result = scored(asked, row)
    assume(result.enough)
    found = []
    for place, statement in enumerate(asked.statements):
        options = list(ORDER) if row[place] == "?" else steps(row[place])
        tried = [scored(asked, changed(row, place, letter)) for letter in options]
        if any((made.lowest, made.highest) != (result.lowest, result.highest) for made in tried):
            found.append(statement.id)
    assert list(result.deciding) == found
    assert result.firm is (not found and result.lowest == result.highest)
    assert result.firm is not bool(found)


@given(cases())
@MANY
def test_what_is_said_to_be_needed_is_enough_and_no_less_is(case: tuple[Assessment, str]) -> None:
    """So many of the statements in the way at Yes, the rest at Partly: the next level. One Yes less: not."""
    asked, row = case
    result = scored(asked, row)
    if result.next is None:
        assert not result.enough or result.lowest == max(s.level for s in asked.statements)
        return
    letters = dict(zip((s.id for s in asked.statements), row, strict=True))
    in_the_way = result.next.statements
    assert result.next.level == (result.lowest or 0) + 1
    assert in_the_way
    for at_yes in combinations(in_the_way, result.next.yes_needed):
        enough = letters | dict.fromkeys(in_the_way, "p") | dict.fromkeys(at_yes, "y")
        assert reaches(asked, enough, result.next.level)
        assert not reaches(
            asked, enough | dict.fromkeys(at_yes[:1] or in_the_way[:1], short_of(at_yes)), result.next.level
        )


def short_of(at_yes: tuple[str, ...]) -> str:
    """Return what the first statement falls back to: from Yes to Partly, else to No."""
    return "p" if at_yes else "n"


def reaches(asked: Assessment, letters: Mapping[str, str], level: int) -> bool:
    """Tell whether a level surely holds."""
    return (with_answers(asked, letters).lowest or 0) >= level
