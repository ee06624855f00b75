"""What a group may see of its answers (docs/assess/scoring.md, "Several people", rule 8), and why it talks about a statement."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from itertools import product
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.engine.fixtures import RULES, answers, assessment, dimension, person, rules, tries
from toolkit_widgets import Responses, Rules, Side, Together, as_json, score_group, shown_apart, together
from toolkit_widgets.group import SIDES, brought_together

PERSON, CARER, STAFF, MANAGER = "draws-on-care-and-support", "carer", "frontline", "manager"


def seen(*rows: tuple[str, str], all_agree: bool = False) -> Together:
    """Return what people given as ("carer", "yyppnn") may see."""
    return together(RULES, [person(row, role) for role, row in rows], all_agree=all_agree)


@pytest.mark.parametrize(
    ("respondents", "sides", "roles", "counts"),
    [
        ({PERSON: 3, MANAGER: 3}, "lp", "dm", True),
        ({PERSON: 3, MANAGER: 3, "volunteer": 3}, "lp", "dmv", True),
        (
            {PERSON: 3, MANAGER: 3, "volunteer": 2},
            "lp",
            "dm",
            False,
        ),  # all but the volunteers would give them
        ({CARER: 3, MANAGER: 2}, "", "", False),  # the group's level and the carers' would give the managers'
        ({CARER: 2, MANAGER: 3}, "", "", False),
        ({CARER: 1, MANAGER: 1}, "", "", False),
        ({CARER: 2, PERSON: 1}, "l", "", False),
        ({PERSON: 3, CARER: 1, MANAGER: 3}, "lp", "m", False),  # the side without the three is the one
        ({PERSON: 3, CARER: 1, MANAGER: 3, STAFF: 4}, "lp", "fm", False),
        ({MANAGER: 1}, "p", "", False),  # the group itself
        ({STAFF: 1, MANAGER: 1}, "p", "", False),
        ({STAFF: 1, MANAGER: 1, "volunteer": 1}, "", "", False),
        ({"volunteer": 3, "no-role": 4}, "", "vn", True),
        ({"volunteer": 3, "no-role": 1}, "", "v", False),
    ],
)
def test_who_is_shown(respondents: dict[str, int], sides: str, roles: str, counts: bool) -> None:  # noqa: FBT001
    """Three people or more, and nothing that subtraction would give; all of it if all agree (rule 8)."""
    shown = shown_apart(RULES, respondents)
    assert {side[0] for side in shown.sides} == set(sides)
    assert {role[0] for role in shown.roles} == set(roles)
    assert (shown.counts, shown.everything) == (counts, counts)
    everything = shown_apart(RULES, respondents, all_agree=True)
    assert everything.roles == tuple(respondents)
    assert set(everything.sides) == {RULES.roles.get(role, Side.OTHER) for role in respondents} & set(SIDES)
    assert everything.counts
    assert everything.everything


def test_with_enough_people_it_is_the_whole_result() -> None:
    """Three of each: everything that the command line prints, in the same words."""
    everyone = [person(row, role) for role, row in [(CARER, "yypynn")] * 3 + [(MANAGER, "yyynyy")] * 3]
    whole, made = as_json(score_group(RULES, everyone)), as_json(together(RULES, everyone))
    for ranges in (made["dimensions"], *made["sides"].values()):
        for reach in ranges:
            del reach["next"]
    assert {key: made[key] for key in whole} == whole


def test_views_and_kinds() -> None:
    """A statement of each kind, with both sides' views and the side that sees it lower."""
    made = seen(*[(CARER, "nyp?y?")] * 2, (CARER, "nypyy?"), *[(MANAGER, "yyy?p?")] * 2, (MANAGER, "yyyyy?"))
    said = {s.id[-1]: (s.kind, *s.views.values(), s.lower) for s in made.statements}
    assert said == {
        "1": ("split", "no", "yes", "lived_experience"),
        "2": ("same", "yes", "yes", None),
        "3": ("apart", "partly", "yes", "lived_experience"),
        "4": ("same", "yes", "yes", None),
        "5": ("apart", "yes", "partly", "professional"),
        "6": ("unknown", "unknown", "unknown", None),
    }
    assert [s.id for s in made.statements] == list(made.talk_about)


def test_one_side_knows_and_the_other_does_not() -> None:
    """Known to one side, unknown or not applying to the other; with one side only, it is no such thing."""
    both = seen(*[(CARER, "y?p-pp")] * 3, *[(MANAGER, "yypyyp")] * 3)
    kinds = {s.id[-1]: s.kind for s in both.statements}
    assert kinds == {"1": "same", "2": "one-side", "3": "same", "4": "one-side", "5": "apart", "6": "same"}
    assert {s.views[Side.LIVED_EXPERIENCE] for s in both.statements if s.id == "garden-4"} == {
        "does-not-apply"
    }
    alone = seen(*[(CARER, "yp?-py")] * 3)
    assert {s.kind for s in alone.statements} == {"same", "unknown"}


def test_close_answers() -> None:
    """Neighbours on both sides with the same view: close."""
    made = seen(*[(CARER, "yyyyyy")] * 2, (CARER, "pyyyyy"), *[(MANAGER, "yyyyyy")] * 3)
    assert made.statements[0].kind == "close"


def test_views_on_descriptions_are_levels() -> None:
    """Told or asked is level 0, as is not involved; the counts keep them apart."""
    asked = RULES.assessments["choose"]
    rows = ["0t3", "t?3", "t13", "222", "222", "222"]
    everyone = [
        Responses(
            assessment="choose",
            assessment_version="1.0.0",
            role=role,
            answers=answers(asked, dict(zip(("plan", "decide", "do"), row, strict=True))),
        )
        for row, role in zip(rows, [CARER] * 3 + [MANAGER] * 3, strict=True)
    ]
    made = {s.id: s for s in together(RULES, everyone).statements}
    assert dict(made["plan-1"].views) == {"lived_experience": "level-0", "professional": "level-2"}
    assert dict(made["do-1"].views) == {"lived_experience": "level-3", "professional": "level-2"}
    assert made["plan-1"].counts is not None
    assert made["plan-1"].counts["everyone"] == {"not-involved": 1, "told-or-asked": 2, "intermediate": 3}


def test_counts() -> None:
    """Of all, of each side, of each role: the answers in the order of the scale, then what is not known or left out."""
    made = seen(
        (CARER, "yyy-yy"), (CARER, "nyy.yy"), (CARER, "pyy?yy"), *[(MANAGER, "yyyyyy")] * 3, all_agree=False
    )
    counts = {s.id: s.counts for s in made.statements}
    first, fourth = counts["garden-1"], counts["garden-4"]
    assert first is not None
    assert fourth is not None
    assert list(first) == ["everyone", "lived_experience", "professional", "carer", "manager"]
    assert list(first["everyone"].items()) == [("no", 1), ("partly", 1), ("yes", 4)]
    assert first["carer"] == first["lived_experience"] == {"no": 1, "partly": 1, "yes": 1}
    assert fourth["carer"] == {"unknown": 2, "does-not-apply": 1}


def test_what_stands_in_the_way_of_the_group() -> None:
    """The next level of the side that holds the group back; of both, if both do, in the assessment's order."""
    made = seen(*[(CARER, "yyypnn")] * 3, *[(MANAGER, "yyyyyy")] * 3)
    (reach,) = made.dimensions
    assert reach.next is not None
    assert (reach.lowest, reach.next.level, reach.next.statements) == (2, 3, ("garden-5", "garden-6"))
    own = made.sides[Side.LIVED_EXPERIENCE][0].next
    assert own is not None
    assert (own.level, own.yes_needed) == (3, 1)
    assert made.sides[Side.PROFESSIONAL][0].next is None
    both = seen(*[(CARER, "nyyyyy")] * 3, *[(MANAGER, "ynyyyy")] * 3).dimensions[0].next
    assert both is not None
    assert both.statements == ("garden-1", "garden-2")
    assert seen(*[(CARER, "yyyyyy")] * 3, *[(MANAGER, "yyyyyy")] * 3).dimensions[0].next is None


def test_recommendations_come_from_the_lower_of_the_sides() -> None:
    """At No on either side first, then at Partly, in the guide's order."""
    asked = RULES.assessments["pair"]

    def of(role: str, garden: str) -> Responses:
        return Responses(
            assessment="pair",
            assessment_version="1.0.0",
            role=role,
            answers=answers(asked, {"garden": garden}),
        )

    everyone = [*[of(CARER, "ypyyyn")] * 3, *[of(MANAGER, "pyyy?y")] * 3]
    assert together(RULES, everyone).recommendations == ("a", "e", "f")
    # One side alone, hidden, has nothing to point at; shown, it has.
    assert together(RULES, [of(MANAGER, "n....."), of("volunteer", "n.....")]).recommendations == ()
    assert together(RULES, [of(MANAGER, "n.....")]).recommendations == ("f",)


def test_hidden_sides_are_not_in_the_order_either() -> None:
    """Two managers: only the splits come first, since to bring forward what is apart would say that it is."""
    rows = [*[(CARER, "yyppyy")] * 3, *[(MANAGER, "yyyyyn")] * 2]
    hidden = seen(*rows)
    assert hidden.talk_about == tuple(f"garden-{n}" for n in (6, 1, 2, 3, 4, 5))
    assert {s.kind for s in hidden.statements} == {"split", "same", "close"}
    assert all((s.views, s.roles, s.lower, s.counts) == ({}, {}, None, None) for s in hidden.statements)
    assert (hidden.patterns, dict(hidden.sides)) == ((), dict.fromkeys(SIDES, ()))
    assert hidden.dimensions[0].lowest is not None
    shown = seen(*rows, all_agree=True)
    assert shown.talk_about == tuple(f"garden-{n}" for n in (6, 3, 4, 1, 2, 5))
    assert shown.statements[0].roles == {"carer": "yes", "manager": "no"}


def test_patterns_are_hidden_with_the_sides() -> None:
    """What one side sees lower is not said of a side of two."""
    rows = [*[(CARER, "pppppp")] * 3, *[(MANAGER, "yyyyyy")] * 2]
    assert seen(*rows).patterns == ()
    assert len(seen(*rows, all_agree=True).patterns) == 1


ONE = rules(assessment("one", dimension("bed", "1", points_at="a")))
ASKED = ONE.assessments["one"]


def of_one(rows: Sequence[str], roles: Sequence[str], of: Rules = ONE) -> list[Responses]:
    """Return people who answered an assessment of one dimension."""
    (asked,) = of.assessments.values()
    return [person(row, role, asked=asked) for row, role in zip(rows, roles, strict=True)]


@pytest.mark.parametrize(
    ("roles", "lone"),
    [
        ([CARER] * 5 + [MANAGER], Side.PROFESSIONAL),
        ([MANAGER] * 3 + [CARER] * 3 + [PERSON], Side.LIVED_EXPERIENCE),
        ([CARER] * 3 + [MANAGER] * 3 + ["volunteer"], Side.OTHER),
        ([STAFF] * 3 + [MANAGER] * 3 + ["commissioner"], Side.PROFESSIONAL),
        ([CARER] * 4 + [STAFF, MANAGER], Side.PROFESSIONAL),
    ],
    ids=["5 and 1", "3 and 3+1", "3, 3 and 1", "3+3+1", "4 and 1+1"],
)
def test_nobody_can_work_out_one_persons_answer(roles: list[str], lone: Side) -> None:
    """Every way to answer one statement: whoever sees the result and nothing else cannot tell what the last one said.

    Two things stay, since the rules say them of the side or the group themselves. If all said
    the same, so did the last one. And a view that is the lower of two is below neither: where the
    side that is shown, or else the group, says Yes, its only person did. A No never shows so.
    """
    last, whose = defaultdict[str, set[str]](set), dict[str, list[Responses]]()
    for row in product("npy", repeat=len(roles)):
        everyone = of_one(row, roles)
        told = json.dumps(as_json(together(ONE, everyone)))
        last[told].add(row[-1])
        whose[told] = everyone
    for told, said in last.items():
        if len(said) == 1:
            group = brought_together(ONE, whose[told])
            result = score_group(ONE, whose[told])
            views = [view["bed-1"] for view in group.sides.values()]
            own = min(view for view in views if view is not None)
            if lone in json.loads(told)["shown"]["sides"]:
                own = group.sides[lone]["bed-1"] or 0
            all_alike = result.agreement["bed-1"] == "same"
            assert all_alike or (own == "npy".index(*said) and own), told


sizes = st.dictionaries(st.sampled_from([*RULES.roles, ""]), st.integers(1, 4), min_size=1, max_size=4)


def may_tell(of: Rules, everyone: list[Responses]) -> object:
    """Return all that the page may depend on: who is there, and the views of those who are enough."""
    group, result = brought_together(of, everyone), score_group(of, everyone)
    shown = shown_apart(of, result.respondents)
    ids = [s.id for s in group.assessment.statements]
    sides: object = [group.sides[side] for side in shown.sides]
    if len(group.sides) == len(SIDES) and not shown.sides:
        # The group's own: its range, the lower of the two views, and what keeps it from the next level.
        known = [[view.get(id_) for view in group.sides.values()] for id_ in ids]
        lower = [min((mark for mark in marks if mark is not None), default=None) for marks in known]
        sides = (result.dimensions, lower, [d.next for d in together(of, everyone).dimensions])
    roles = [group.roles[role] for role in shown.roles]
    counts = [sorted(str(dict(r.answers)) + r.role for r in everyone)] if shown.counts else []
    return result.respondents, result.agreement, sides, roles, counts


@given(sizes, st.data())
@tries(1500)
def test_what_is_seen_hangs_on_nothing_that_is_hidden(people: dict[str, int], data: st.DataObject) -> None:
    """Two groups of the same people that differ only in what must stay hidden: they see the same, to the letter."""
    roles = [role for role, count in people.items() for _ in range(count)]
    rows = st.lists(st.text("np", min_size=1, max_size=1), min_size=len(roles), max_size=len(roles))
    one, other = (of_one(data.draw(rows), roles) for _ in range(2))
    assume(may_tell(ONE, one) == may_tell(ONE, other))
    assert as_json(together(ONE, one)) == as_json(together(ONE, other))


rows_of_six = st.text("ynp?", min_size=6, max_size=6)
people = st.lists(
    st.tuples(st.sampled_from([*RULES.roles, "", "wizard"]), rows_of_six), min_size=1, max_size=12
)


@given(people, st.booleans(), st.randoms(use_true_random=False))
@tries(300)
def test_the_order_of_files_never_matters(
    everyone: list[tuple[str, str]],
    all_agree: bool,  # noqa: FBT001 - Hypothesis hands it in
    dice: Random,
) -> None:
    """The same people in another order: they see the same."""
    mixed = dice.sample(everyone, k=len(everyone))
    assert as_json(seen(*mixed, all_agree=all_agree)) == as_json(seen(*everyone, all_agree=all_agree))


@given(people)
@tries(300)
def test_the_group_never_sees_more_than_the_command_line_prints(everyone: list[tuple[str, str]]) -> None:
    """Every key of the result is either the same, or emptier."""
    responses = [person(row, role) for role, row in everyone]
    made, whole = together(RULES, responses), score_group(RULES, responses)
    assert made.respondents == whole.respondents
    assert made.agreement == whole.agreement
    assert [(d.lowest, d.highest) for d in made.dimensions] == [
        (d.lowest, d.highest) for d in whole.dimensions
    ]
    assert sorted(made.talk_about) == sorted(whole.talk_about)
    assert set(made.patterns) <= set(whole.patterns)
    assert {s.id for s in made.statements if s.kind == "split"} == {
        id_ for id_, how in whole.agreement.items() if how == "split"
    }


@given(people, st.data())
@tries(200)
def test_a_copy_of_a_roles_view_never_changes_that_view(
    everyone: list[tuple[str, str]], data: st.DataObject
) -> None:
    """One more person who says what their role says, where all of it is known: the role's views stay."""
    role = data.draw(st.sampled_from(sorted({role for role, _ in everyone} & set(RULES.roles)) or [""]))
    assume(role)
    before = {s.id: s.roles[role] for s in seen(*everyone, all_agree=True).statements}
    letters = {"no": "n", "partly": "p", "yes": "y", "unknown": "?"}
    copy = "".join(letters[before[f"garden-{n}"]] for n in range(1, 7))
    after = {s.id: s.roles[role] for s in seen(*everyone, (role, copy), all_agree=True).statements}
    assert after == before
