"""Several people: a worked group for every rule of docs/assess/scoring.md, "Several people"."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.fixtures import RULES, answers, assessment, dimension, person, rules, tries
from toolkit_widgets import (
    AnswersFileError,
    GroupResult,
    Range,
    Responses,
    Scale,
    Side,
    score,
    score_group,
)
from toolkit_widgets.group import combined, lower_median
from toolkit_widgets.scoring import marks_of

ASKED = RULES.assessments["worked"]


def group(*rows: tuple[str, str]) -> GroupResult:
    """Return the result of people given as ("carer", "yyppnn")."""
    return score_group(RULES, [person(row, role) for role, row in rows])


def ends(ranges: tuple[Range, ...]) -> tuple[int | None, int | None, bool]:
    """Return the only dimension's lowest, highest and whether there was enough."""
    (only,) = ranges
    return only.lowest, only.highest, only.enough


def lived(result: GroupResult) -> tuple[int | None, int | None, bool]:
    """Return the range of the side with lived experience."""
    return ends(result.sides[Side.LIVED_EXPERIENCE])


@pytest.mark.parametrize(
    ("values", "middle"),
    [([2], 2), ([0, 2], 0), ([2, 1], 1), ([0, 1, 2], 1), ([2, 2, 1, 0], 1), ([0, 0, 2, 2, 2], 2)],
)
def test_lower_median(values: list[int], middle: int) -> None:
    """Of an even number it is the lower of the two middle ones (rule 3)."""
    assert lower_median(values) == middle


def test_roles_weigh_the_same_however_many_people_hold_them() -> None:
    """One carer at No beside five others at Yes: of the two roles' medians the lower (rules 2 and 3)."""
    many = [("draws-on-care-and-support", "yyyyyy")] * 5
    assert lived(group(*many, ("carer", "nyyyyy"), ("manager", "yyyyyy")))[:2] == (0, 0)
    assert lived(group(*many, ("manager", "yyyyyy")))[:2] == (3, 3)


def test_the_median_of_three_roles_is_the_middle_one() -> None:
    """Frontline at No, managers and commissioners at Yes: the professional side says Yes."""
    result = group(
        ("frontline", "nyyyyy"), ("manager", "yyyyyy"), ("commissioner", "yyyyyy"), ("carer", "yyyyyy")
    )
    assert ends(result.sides[Side.PROFESSIONAL])[:2] == (3, 3)


def test_of_two_people_in_a_role_the_lower_counts() -> None:
    """Even medians: two carers at Yes and No are a role at No; three at Yes, Yes, No are at Yes."""
    assert lived(group(("carer", "yyyyyy"), ("carer", "nyyyyy")))[:2] == (0, 0)
    assert lived(group(("carer", "yyyyyy"), ("carer", "nyyyyy"), ("carer", "yyyyyy")))[:2] == (3, 3)


def test_only_known_answers_take_part_in_a_median() -> None:
    """Who does not know leaves it to those who do; where nobody of a side knows, it is unknown."""
    result = group(("carer", "yy?yyy"), ("carer", "yynyyy"), ("carer", "yy.yyy"))
    assert lived(result) == (1, 1, True)
    result = group(("carer", "yy?yyy"), ("draws-on-care-and-support", "yy.yyy"))
    assert lived(result) == (1, 3, True)


def test_what_does_not_apply_takes_no_part_in_a_median() -> None:
    """The fourth statement: one voice at Yes decides beside two who say that it does not apply."""
    rows = [("carer", "yyp-yy"), ("carer", "yyp-yy")]
    assert lived(group(*rows, ("carer", "yypyyy")))[:2] == (3, 3)
    assert lived(group(*rows, ("draws-on-care-and-support", "yypnyy")))[:2] == (1, 1)


def test_where_a_side_only_says_that_it_does_not_apply_it_is_left_out() -> None:
    """Left out for that side alone; who does not know says nothing against it."""
    result = group(("carer", "yyp-yy"), ("draws-on-care-and-support", "yyp?yy"), ("manager", "yyp?yy"))
    assert lived(result)[:2] == (1, 1)  # level 2 has one statement left, at Partly
    assert ends(result.sides[Side.PROFESSIONAL])[:2] == (1, 3)


def test_the_group_is_the_lower_of_its_sides() -> None:
    """Each end by itself is the lower of the two sides' ends (rule 4)."""
    result = group(("carer", "yy?yyy"), ("manager", "yyyynn"))
    assert lived(result) == (1, 3, True)
    assert ends(result.sides[Side.PROFESSIONAL]) == (2, 2, True)
    assert ends(result.dimensions) == (1, 2, True)
    assert result.heading is None


def test_a_side_without_enough_answers_leaves_the_group_without_a_level() -> None:
    """A carer who answered half: no level for the side, hence none for the group (rule 4)."""
    result = group(("carer", "yyy???"), ("manager", "yyyyyy"))
    assert lived(result) == (None, None, False)
    assert ends(result.dimensions) == (None, None, False)
    assert result.heading is None


@pytest.mark.parametrize(
    ("roles", "heading", "sides"),
    [
        (["manager", "frontline"], "staff-view-only", (0, 1)),
        (["carer"], "lived-experience-view-only", (1, 0)),
        (["manager", "volunteer", ""], "staff-view-only", (0, 1)),
        (["volunteer", "", "wizard"], None, (0, 0)),  # on neither side: no side's name would be true
        (["manager", "carer"], None, (1, 1)),
    ],
)
def test_one_sided_groups(roles: list[str], heading: str | None, sides: tuple[int, int]) -> None:
    """Whose view it is stands above the result, and the group has no level (rule 4)."""
    result = group(*((role, "yyyyyy") for role in roles))
    assert result.heading == heading
    assert (len(result.sides[Side.LIVED_EXPERIENCE]), len(result.sides[Side.PROFESSIONAL])) == sides
    assert ends(result.dimensions) == ((3, 3, True) if sides == (1, 1) else (None, None, False))


def test_people_are_counted_by_role_in_the_order_of_the_roles() -> None:
    """A role that is not known is kept in its file and counted with those who gave none."""
    result = group(
        ("manager", "yyyyyy"), ("wizard", "yyyyyy"), ("carer", "yyyyyy"), ("", "yyyyyy"), ("carer", "n.....")
    )
    assert list(result.respondents.items()) == [("carer", 2), ("manager", 1), ("no-role", 2)]


@pytest.mark.parametrize(
    ("column", "agreement"),
    [
        ("yyy", "same"),
        ("ppp", "same"),
        ("yyp", "close"),
        ("npp", "close"),
        ("nyy", "split"),
        ("npy", "split"),
        ("yyyyyyyyyyyyn", "split"),  # a lone No is worth hearing
        ("y??", None),
        ("y-?", None),
        ("yy-", "same"),
        ("...", None),
    ],
)
def test_agreement(column: str, agreement: str | None) -> None:
    """All known answers to one statement, whoever gave them; of fewer than two nothing is said (rule 5)."""
    result = group(*(("volunteer", f"...{letter}..") for letter in column))
    assert dict(result.agreement) == ({"garden-4": agreement} if agreement else {})


def test_what_to_talk_about_comes_in_order() -> None:
    """Split, then sides apart, then what one side knows, then the rest; each in the assessment's order (rule 6)."""
    result = group(
        ("carer", "y?pyyy"),
        ("carer", "y?ppyy"),
        ("manager", "yypyyp"),
        ("volunteer", "yypynp"),
    )
    # 5: Yes and No are there. 4: carers at Partly (the lower), the manager at Yes. 6: Yes and Partly.
    # 2: only the manager knows. 1 and 3: alike.
    assert result.talk_about == tuple(f"garden-{n}" for n in (5, 4, 6, 2, 1, 3))


def test_one_side_alone_still_has_something_to_talk_about() -> None:
    """The split first, then what the other side is missing from, then what nobody knows."""
    result = group(("carer", "?yyyyy"), ("carer", "?yynyy"))
    assert result.talk_about == tuple(f"garden-{n}" for n in (4, 2, 3, 5, 6, 1))


def test_what_does_not_apply_for_one_side_is_something_that_it_does_not_know() -> None:
    """Not "apart", since one side gives no answer to compare: it comes after what is apart."""
    result = group(("carer", "yyy-yp"), ("manager", "yyyyyy"))
    assert result.talk_about[:2] == ("garden-6", "garden-4")


@pytest.mark.parametrize(
    ("carer", "manager", "pattern"),
    [
        ("pppppp", "yyyyyy", ("lived_experience", 6, 6)),
        ("yyyyyy", "pppppp", ("professional", 6, 6)),
        ("pppppy", "yyyyyy", ("lived_experience", 5, 6)),
        ("ppppyy", "yyyyyy", None),  # four of six is less than four fifths
        ("ppppy?", "yyyyyy", ("lived_experience", 4, 5)),
        ("pppp??", "yyyyyy", ("lived_experience", 4, 4)),
        ("pppp??", "yyy?yy", None),  # three of three, and no fewer than four are needed
        ("pppppy", "yyyyyp", ("lived_experience", 5, 6)),  # one points the other way
        ("yyyyyy", "yyyyyy", None),
    ],
)
def test_patterns(carer: str, manager: str, pattern: tuple[str, int, int] | None) -> None:
    """At least four fifths of what both know, rounded up, and no fewer than four (rule 7)."""
    result = group(("carer", carer), ("manager", manager))
    found = [(p.lower, p.statements, p.of) for p in result.patterns]
    assert found == ([pattern] if pattern else [])
    assert all(p.dimension == "garden" for p in result.patterns)


def test_a_pattern_needs_both_sides() -> None:
    """With one side only there is nothing to compare."""
    assert group(("carer", "nnnnnn"), ("volunteer", "yyyyyy")).patterns == ()


@pytest.mark.parametrize(
    ("letters", "agreement", "levels"),
    [
        ("0t", "same", (0, 0)),
        ("t1", "close", (0, 0)),
        ("02", "split", (0, 0)),
        ("32", "close", (2, 2)),
        ("?3", None, None),
    ],
)
def test_groups_by_descriptions(letters: str, agreement: str | None, levels: tuple[int, int] | None) -> None:
    """Medians and agreement work on 0 to 3; two levels apart is split (docs/assess/scoring.md, "Several people", rule 5)."""
    asked = assessment("choose", dimension("plan", "1"), scale=Scale.DESCRIPTIONS)
    everyone = [
        Responses(
            assessment="choose",
            assessment_version="1.0.0",
            answers=answers(asked, {"plan": letter}),
            role=role,
        )
        for letter, role in zip(letters, ("carer", "manager"), strict=True)
    ]
    result = score_group(rules(asked), everyone)
    assert result.agreement.get("plan-1") == agreement
    assert ends(result.dimensions)[:2] == (levels or (None, None))


def test_nobody_is_no_group() -> None:
    """No answers at all: an error that says what is missing."""
    with pytest.raises(AnswersFileError, match="at least one respondent"):
        score_group(RULES, [])


@pytest.mark.parametrize(
    ("odd", "where"),
    [
        (replace(person("yyyyyy"), assessment="pair"), "assessment"),
        (replace(person("yyyyyy"), assessment_version="2.0.0"), "assessment_version"),
    ],
)
def test_what_does_not_belong_together_is_not_mixed(odd: Responses, where: str) -> None:
    """Another assessment, or a version with other meanings, is refused."""
    with pytest.raises(AnswersFileError) as caught:
        score_group(RULES, [person("yyyyyy"), odd])
    assert caught.value.where == where


def test_versions_with_the_same_meaning_belong_together() -> None:
    """Better words for the same statement keep answers comparable."""
    everyone = [person("yyyyyy", "carer"), replace(person("yyyyyy", "manager"), assessment_version="1.4.2")]
    assert ends(score_group(RULES, everyone).dimensions) == (3, 3, True)


rows = st.text("ynp?", min_size=6, max_size=6)
roles = st.sampled_from([*RULES.roles, "", "wizard"])
people = st.lists(st.tuples(roles, rows), min_size=1, max_size=12)


@given(people, st.randoms(use_true_random=False))
@tries(300)
def test_the_order_of_files_never_matters(everyone: list[tuple[str, str]], dice: Random) -> None:
    """The same people in another order: the same result."""
    assert group(*dice.sample(everyone, k=len(everyone))) == group(*everyone)


@given(st.lists(rows, min_size=1, max_size=9))
@tries(300)
def test_a_copy_of_a_roles_median_changes_nothing(everyone: list[str]) -> None:
    """One more person who says what the role says: the role says the same."""
    voices = [marks_of(ASKED, person(row)) for row in everyone]
    view = combined(ASKED.statements, voices)
    assert combined(ASKED.statements, [*voices, view]) == view


@given(people, st.data())
@tries(300)
def test_a_more_positive_answer_never_lowers_a_groups_level(
    everyone: list[tuple[str, str]], data: st.DataObject
) -> None:
    """One person's answer raised by a step: no end of the group's or of a side's range goes down."""
    who = data.draw(st.integers(0, len(everyone) - 1))
    role, row = everyone[who]
    place = data.draw(st.integers(0, 5))
    raised = row[:place] + {"n": "p", "p": "y"}.get(row[place], row[place]) + row[place + 1 :]
    before, after = group(*everyone), group(*everyone[:who], (role, raised), *everyone[who + 1 :])
    for old, new in zip(every_range(before), every_range(after), strict=True):
        assert (old.enough, old.id) == (new.enough, new.id)
        assert (new.lowest or 0) >= (old.lowest or 0)
        assert (new.highest or 0) >= (old.highest or 0)


def every_range(result: GroupResult) -> list[Range]:
    """Return the group's ranges and those of its sides."""
    return [*result.dimensions, *(reach for ranges in result.sides.values() for reach in ranges)]


@given(rows, st.sampled_from(["carer", "manager"]))
@tries(100)
def test_one_person_is_a_side_of_one(row: str, role: str) -> None:
    """A side of one person has exactly that person's range."""
    side = RULES.roles[role]
    alone = score(RULES, person(row)).dimensions[0]
    assert ends(group((role, row)).sides[side]) == (alone.lowest, alone.highest, alone.enough)
