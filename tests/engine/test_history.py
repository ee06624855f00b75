"""One's own earlier answers beside those of now (docs/assess/scoring.md, "Over time")."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.fixtures import LETTERS, RULES, answers, assessment, dimension, person, rules, tries
from toolkit_widgets import (
    AnswersFileError,
    Assessment,
    History,
    Range,
    Response,
    Responses,
    Rules,
    Why,
    as_json,
    compare,
    score,
)

GARDEN = [s.id for s in RULES.assessments["worked"].statements]


def edition(version: str, since: Mapping[str, str], *, asked: str = "worked") -> Rules:
    """Return the rules of the fixtures with an assessment in another version, some of its statements newer."""
    made = RULES.assessments[asked]
    dimensions = tuple(
        replace(d, statements=tuple(replace(s, since=since.get(s.id, s.since)) for s in d.statements))
        for d in made.dimensions
    )
    return replace(RULES, assessments={asked: replace(made, version=version, dimensions=dimensions)})


def ends(reach: Range) -> tuple[int | None, int | None]:
    """Return both ends of a range."""
    return reach.lowest, reach.highest


def history(
    then: str, now: str, *, version: str = "1.0.0", since: Mapping[str, str] | None = None
) -> History:
    """Compare two rows of letters; those of then are to version 1.0.0, those of now to this version."""
    later = replace(person(now), assessment_version=version)
    return compare(edition(version, since or {}), person(then), later)


@pytest.mark.parametrize(
    ("then", "now", "move"),
    [
        *[
            (a, b, "same" if a == b else "up" if "npy".index(a) < "npy".index(b) else "down")
            for a, b in product("npy", "npy")
        ],
        *[(unknown, known, "known-now") for unknown in "?." for known in "npy"],
        *[(known, unknown, "unknown-now") for unknown in "?." for known in "npy"],
        *[(then, now, "still-unknown") for then, now in product("?.", "?.")],
        *[("-", now, "applies-now") for now in "npy?."],
        *[(then, "-", "left-out-now") for then in "npy?."],
        ("-", "-", "same"),
    ],
)
def test_what_became_of_an_answer(then: str, now: str, move: str) -> None:
    """Every pair of answers to one statement: what moved, and both answers as they were given."""
    made = history(f"yyy{then}yy", f"yyy{now}yy").statements[3]
    assert (made.id, made.move) == (GARDEN[3], move)
    assert (made.then, made.now) == (LETTERS.get(then), LETTERS.get(now))


def test_descriptions_move_by_their_order() -> None:
    """From not involved to told or asked is a step up, though both are level 0; each activity has its range."""
    asked = RULES.assessments["choose"]
    then, now = (
        Responses(assessment=asked.id, assessment_version=asked.version, answers=answers(asked, rows))
        for rows in ({"plan": "0", "decide": "3", "do": "?"}, {"plan": "t", "decide": "2", "do": "1"})
    )
    made = compare(RULES, then, now)
    assert [s.move for s in made.statements] == ["up", "down", "known-now"]
    assert [(ends(d.then), ends(d.now), d.direction) for d in made.dimensions] == [
        ((0, 0), (0, 0), "same"),
        ((3, 3), (2, 2), "down"),
        ((None, None), (1, 1), None),
    ]


@pytest.mark.parametrize(
    ("then", "now", "before", "after", "direction"),
    [
        ("yynnnn", "yyyypp", (1, 1), (2, 2), "up"),
        ("yyyyyy", "yypyyn", (3, 3), (2, 2), "down"),
        ("yyyypp", "yyyypp", (2, 2), (2, 2), "same"),
        ("yynnnn", "yy?yyy", (1, 1), (1, 3), "unclear"),
        ("yy?yyy", "yy?yyy", (1, 3), (1, 3), "unclear"),
        ("yyp?nn", "yyyyyy", (1, 2), (3, 3), "up"),
        ("yyyyyy", "y???yy", (3, 3), (None, None), None),
        ("......", "yyyyyy", (None, None), (3, 3), None),
    ],
)
def test_which_way_a_dimension_went(
    then: str, now: str, before: tuple[int, int], after: tuple[int, int], direction: str | None
) -> None:
    """Two rows of answers: both ranges, and up or down only if it is so whatever is not known."""
    (made,) = history(then, now).dimensions
    assert (ends(made.then), ends(made.now), made.direction) == (before, after, direction)
    assert made.comparable
    assert made.left_out == ()


def test_without_a_change_the_ranges_are_those_of_the_results() -> None:
    """The same version: then and now stand as each year's result has them."""
    then, now = person("yyp?nn"), person("ypp-py")
    (made,) = compare(RULES, then, now).dimensions
    for reach, responses in ((made.then, then), (made.now, now)):
        (result,) = score(RULES, responses).dimensions
        assert reach == Range(
            id=result.id, lowest=result.lowest, highest=result.highest, enough=result.enough
        )


def test_a_changed_statement_is_listed_and_left_out_of_both_years() -> None:
    """A No to the old statement shut the gate then; like is compared with like, so it does so no more."""
    assert ends(history("nyyyyy", "yyyyyy").dimensions[0].then) == (0, 0)
    made = history("nyyyyy", "yyyyyy", version="2.0.0", since={GARDEN[0]: "2.0.0"})
    assert [s.id for s in made.statements] == GARDEN[1:]
    assert [(left.id, left.why) for left in made.left_out] == [(GARDEN[0], "changed")]
    (whole,) = made.dimensions
    assert (ends(whole.then), ends(whole.now), whole.direction) == ((3, 3), (3, 3), "same")
    assert (whole.comparable, whole.left_out) == (True, (GARDEN[0],))
    assert (made.then_version, made.now_version) == ("1.0.0", "2.0.0")


@pytest.mark.parametrize("tag", [1, 2, 3])
def test_a_level_without_its_statements_is_not_compared(tag: int) -> None:
    """All statements of one level are new: no range in either year, since that level would hold by itself."""
    new = {s.id: "2.0.0" for s in RULES.assessments["worked"].statements if s.level == tag}
    (made,) = history("yyyyyy", "yyyyyy", version="2.0.0", since=new).dimensions
    assert (made.comparable, made.then.enough, made.now.enough, made.direction) == (False, False, False, None)


@pytest.mark.parametrize(
    ("then", "now", "comparable"), [("yyyyyy", "yyyyyy", True), ("yyy-yy", "yyyyyy", False)]
)
def test_a_level_with_nothing_that_applies_is_not_compared(then: str, now: str, comparable: bool) -> None:  # noqa: FBT001
    """The other statement of level 2 is new; the one that is left has to apply both times."""
    (made,) = history(then, now, version="2.0.0", since={GARDEN[2]: "2.0.0"}).dimensions
    assert made.comparable is comparable


@pytest.mark.parametrize(
    ("then", "now", "left_out"),
    [
        ("1.0.0", "1.10.0", ["garden-1", "garden-6"]),
        ("1.2.0", "1.10.0", ["garden-6"]),
        ("1.9.9", "1.10.0", ["garden-6"]),
        ("1.10.0", "1.10.0", []),
        ("1.10.0", "1.2.0", ["garden-6"]),
        ("1.99.0", "1.10.1", []),
    ],
)
def test_what_changed_is_told_by_the_older_version(then: str, now: str, left_out: list[str]) -> None:
    """A statement counts if it is no newer than either version; 1.10 comes after 1.9."""
    rules = edition("1.10.0", {"garden-1": "1.2.0", "garden-6": "1.10.0"})
    both = (replace(person("yyyyyy"), assessment_version=version) for version in (then, now))
    made = compare(rules, *both)
    assert [left.id for left in made.left_out] == left_out


def test_statements_that_are_gone_are_listed() -> None:
    """Answers to statements that the assessment does not have, whichever year they are from."""
    then, now = (
        replace(person("yyyyyy"), answers={**person("yyyyyy").answers, id_: Response(answer="yes")})
        for id_ in ("garden-8", "garden-7")
    )
    gone = compare(RULES, then, now).left_out
    assert [(left.id, left.why) for left in gone] == [("garden-7", Why.GONE), ("garden-8", Why.GONE)]


@pytest.mark.parametrize(
    ("then", "now", "line"),
    [
        ({"assessment": "pair"}, {}, 'assessment: came "pair", expected "worked" as in the others'),
        ({"assessment": "cellar"}, {}, 'assessment: came "cellar", expected one of worked'),
        ({}, {"assessment": "cellar"}, 'assessment: came "cellar", expected one of worked'),
        (
            {"assessment_version": "2.0.0"},
            {},
            'assessment_version: came "2.0.0", expected 1.0.0 or an earlier',
        ),
        (
            {},
            {"assessment_version": "10.0.0"},
            'assessment_version: came "10.0.0", expected 1.0.0 or an earlier',
        ),
        ({"assessment_version": "9" * 5000 + ".0.0"}, {}, "assessment_version: came "),
    ],
)
def test_what_cannot_be_compared(then: dict[str, str], now: dict[str, str], line: str) -> None:
    """Another assessment, or a version whose statements these rules cannot know."""
    asked = [replace(person("yyyyyy"), **changes) for changes in (then, now)]
    with pytest.raises(AnswersFileError) as caught:
        compare(RULES, *asked)
    assert str(caught.value).startswith(line)


def test_the_form_of_a_history() -> None:
    """As JSON: these keys, in this order, as the module's own words show them."""
    made = json.loads(json.dumps(as_json(history("yynnnn", "yy-nnn"))))
    assert list(made) == ["assessment", "then_version", "now_version", "statements", "dimensions", "left_out"]
    assert made["statements"][2] == {
        "id": GARDEN[2],
        "then": "no",
        "now": "does-not-apply",
        "move": "unknown-now",
    }
    assert made["dimensions"] == [
        {
            "id": "garden",
            "then": {"id": "garden", "lowest": 1, "highest": 1, "enough": True},
            "now": {"id": "garden", "lowest": 1, "highest": 1, "enough": True},
            "direction": "same",
            "comparable": True,
            "left_out": [],
        }
    ]


ROWS = st.text("ypn?.", min_size=6, max_size=6)
SINCE = st.dictionaries(st.sampled_from(GARDEN), st.sampled_from(["1.0.0", "1.1.0", "2.0.0"]))


@given(ROWS, ROWS, SINCE)
@tries(300)
def test_back_is_the_way_there_turned_round(then: str, now: str, since: dict[str, str]) -> None:
    """Then and now exchanged: ranges exchanged, every way turned round, the same statements left out."""
    turned = {"up": "down", "down": "up", "known-now": "unknown-now", "unknown-now": "known-now"}
    both = person(then), replace(person(now), assessment_version="2.0.0")
    there, back = (compare(edition("2.0.0", since), *pair) for pair in (both, both[::-1]))
    assert [turned.get(s.move, s.move) for s in there.statements] == [s.move for s in back.statements]
    assert [(d.then, d.now) for d in there.dimensions] == [(d.now, d.then) for d in back.dimensions]
    ways = [d.direction for d in there.dimensions]
    assert [way and turned.get(way, way) for way in ways] == [d.direction for d in back.dimensions]
    assert there.left_out == back.left_out


@given(ROWS, ROWS, SINCE)
@tries(300)
def test_what_changed_has_no_say(then: str, now: str, since: dict[str, str]) -> None:
    """Other answers to statements that have changed: the same history."""
    rules = edition("2.0.0", since)
    changed = {id_ for id_, version in since.items() if version != "1.0.0"}

    def without(responses: Responses) -> Responses:
        kept = {id_: made for id_, made in responses.answers.items() if id_ not in changed}
        return replace(responses, answers=kept)

    earlier, later = person(then), person(now)
    assert compare(rules, without(earlier), without(later)) == compare(rules, earlier, later)


def test_rules_carry_since() -> None:
    """A dimension of an invented edition: the newer statement is known as such after JSON and back."""
    from toolkit_widgets import rules_from_json, rules_to_json

    made = edition("2.0.0", {GARDEN[1]: "2.0.0"})
    again: Assessment = rules_from_json(rules_to_json(made)).assessments["worked"]
    assert [s.since for s in again.statements] == ["1.0.0", "2.0.0", *["1.0.0"] * 4]
    assert rules(assessment("one", dimension("bed", "1"))).assessments["one"].statements[0].since == "1.0.0"
