"""One respondent: the worked examples of docs/assess/scoring.md, and the cases between its lines."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.engine.fixtures import RULES, answers, assessment, dimension, person, rules
from toolkit_widgets import AnswersFileError, DimensionResult, Response, Responses, Result, score
from toolkit_widgets.paths import ROOT

#: answers, lowest, highest, firm, deciding, next level, more Yes needed, in the way.
#: The first four columns stand on that page; the others follow from its words.
WORKED_EXAMPLES = [
    ("yyyyyy", 3, 3, True, "", None),
    ("ypypyp", 3, 3, False, "123456", None),
    ("yyyyyn", 2, 2, False, "6", (3, 0, "6")),
    ("yyyypp", 2, 2, False, "56", (3, 1, "56")),
    ("yyyynn", 2, 2, True, "", (3, 1, "56")),
    ("ppyyyy", 0, 0, False, "12", (1, 1, "12")),
    ("yppppp", 1, 1, False, "1234", (2, 1, "34")),
    ("yynnnn", 1, 1, True, "", (2, 1, "34")),
    ("yyy-yy", 3, 3, False, "3", None),
    ("yy?yyy", 1, 3, False, "3", (2, 0, "3")),
    ("yyp?nn", 1, 2, False, "34", (2, 1, "43")),
    ("yy??yy", 1, 3, False, "34", (2, 1, "34")),
    ("y???yy", None, None, False, "", None),
    ("nnnnnn", 0, 0, True, "", (1, 1, "12")),
]


PAGE = ROOT / "docs" / "assess" / "scoring.md"
#: A row of the page's table: answers, lowest, highest, firm.
ROW = re.compile(r"^\| `([yn?p-]+)` \| (\d|none) \| (\d|none) \| (yes|no) \|", re.MULTILINE)


def test_the_page_has_the_worked_examples() -> None:
    """The rules' own page; its table is what the engine is held to below."""
    figure = {None: "none"} | {level: str(level) for level in range(4)}
    held = [
        (row, figure[low], figure[high], "yes" if firm else "no")
        for row, low, high, firm, *_ in WORKED_EXAMPLES
    ]
    assert ROW.findall(PAGE.read_text(encoding="utf-8")) == held


def scored(row: str) -> DimensionResult:
    """Return the only dimension of the worked examples' assessment."""
    return score(RULES, person(row)).dimensions[0]


def numbers(ids: tuple[str, ...]) -> str:
    """Return ``garden-3``, ``garden-4`` as ``34``."""
    return "".join(id_.removeprefix("garden-") for id_ in ids)


@pytest.mark.parametrize(("row", "lowest", "highest", "firm", "deciding", "after"), WORKED_EXAMPLES)
def test_worked_example(
    row: str,
    lowest: int | None,
    highest: int | None,
    firm: bool,  # noqa: FBT001 - a column of the table
    deciding: str,
    after: tuple[int, int, str] | None,
) -> None:
    """Six answers in, the row of the table out (docs/assess/scoring.md, "Worked examples")."""
    result = scored(row)
    assert (result.lowest, result.highest, result.firm) == (lowest, highest, firm)
    assert result.enough is (lowest is not None)
    assert numbers(result.deciding) == deciding
    moved = result.next and (result.next.level, result.next.yes_needed, numbers(result.next.statements))
    assert moved == after
    assert numbers(result.unknown) == "".join(str(n) for n, letter in enumerate(row, 1) if letter == "?")


@pytest.mark.parametrize(
    ("row", "after"),
    [
        ("pnyyyy", (1, 1, "21")),  # No before Partly
        ("?nyyyy", (1, 1, "21")),  # No before unknown
        ("ynyyyy", (1, 0, "2")),  # a Partly would do, no further Yes
        ("yyyy?p", (3, 1, "56")),  # unknown before Partly
    ],
)
def test_what_stands_in_the_way_is_in_order(row: str, after: tuple[int, int, str]) -> None:
    """No comes first, then what is unknown, then the level's own Partly, if more Yes is needed."""
    moved = scored(row).next
    assert moved
    assert (moved.level, moved.yes_needed, numbers(moved.statements)) == after


def test_a_partly_is_not_in_the_way_where_there_is_yes_enough() -> None:
    """Three own statements at Yes, Yes, Partly, No: only the No keeps the level shut."""
    asked = assessment("four", dimension("hall", "1111"))
    made = score(rules(asked), person("yypn", asked=asked)).dimensions[0]
    assert made.next
    assert (made.next.yes_needed, made.next.statements) == (0, ("hall-4",))


@pytest.mark.parametrize(
    ("answer", "reason", "position", "unknown"),
    [
        ("does-not-apply", "We have none.", 4, ""),
        ("does-not-apply", "", 4, "4"),  # it needs a reason
        ("does-not-apply", " \n", 4, "4"),
        ("does-not-apply", "We have none.", 3, "3"),  # this one always applies
        ("prefer-not-to-say", "", 3, "3"),
        ("dont-know", "", 3, "3"),
        ("maybe", "", 3, "3"),  # never came through a file or the bridge; counted as not known
    ],
)
def test_what_counts_as_unknown(answer: str, reason: str, position: int, unknown: str) -> None:
    """Does not apply is left out where the statement allows it and a reason is given; else unknown."""
    given = dict(person("yyyyyy").answers) | {f"garden-{position}": Response(answer=answer, reason=reason)}
    result = score(RULES, replace(person("yyyyyy"), answers=given)).dimensions[0]
    assert numbers(result.unknown) == unknown


def test_no_answers_at_all() -> None:
    """An empty set of answers is no error: all is unknown, there is nothing to claim."""
    result = score(RULES, Responses(assessment="pair", assessment_version="1.0.0"))
    assert [d.enough for d in result.dimensions] == [False, False]
    assert [len(d.unknown) for d in result.dimensions] == [6, 3]
    assert (result.furthest, result.least_far, result.recommendations) == ((), (), ())


def test_where_nothing_applies_there_is_no_level() -> None:
    """A dimension whose only statement does not apply has nothing to show for a level."""
    asked = assessment("one", dimension("hall", "1", can_not_apply=1))
    result = score(rules(asked), person("-", asked=asked)).dimensions[0]
    assert (result.enough, result.lowest, result.unknown, result.next) == (False, None, (), None)


def test_a_level_none_of_whose_statements_applies_asks_for_nothing() -> None:
    """Half of none is none: such a level holds if nothing up to it is at No."""
    asked = assessment("three", dimension("hall", "123", can_not_apply=2))
    made = rules(asked)
    assert [score(made, person(row, asked=asked)).dimensions[0].lowest for row in ("y-y", "y-p", "n-y")] == [
        3,
        2,
        0,
    ]


def test_levels_are_as_many_as_the_tags() -> None:
    """Four levels in the tags, four levels in the result; none is named in the engine."""
    asked = RULES.assessments["tall"]
    rows = {
        "yyyyyyyy": 4,
        "yyyyyyyp": 3,
        "yypypppy": 2,
        "yypynyyy": 1,
        "ypnyyyyy": 0,
        "ypyyyyyy": 4,
        "yppyyyyy": 0,
    }
    assert {row: score(RULES, person(row, asked=asked)).dimensions[0].lowest for row in rows} == rows


def pair(**rows: str) -> Result:
    """Return the result of the assessment with two dimensions."""
    asked = RULES.assessments["pair"]
    made = Responses(assessment="pair", assessment_version="1.0.0", answers=answers(asked, rows))
    return score(RULES, made)


@pytest.mark.parametrize(
    ("garden", "kitchen", "furthest", "least_far"),
    [
        ("yyyyyy", "ypp", ["garden"], ["kitchen"]),
        ("yynnnn", "ypp", ["garden", "kitchen"], ["garden", "kitchen"]),
        ("yyyynn", "y?y", ["garden"], ["kitchen"]),  # surely 2 beside 1 to 3: what is sure counts
        ("yynnnn", "y?y", ["kitchen"], ["garden"]),  # surely 1 beside 1 to 3
        ("y???yy", "ypp", ["kitchen"], ["kitchen"]),  # a dimension without a level is neither
    ],
)
def test_furthest_and_least_far(garden: str, kitchen: str, furthest: list[str], least_far: list[str]) -> None:
    """By what is sure, then by what may be; all that are level with each other are named."""
    result = pair(garden=garden, kitchen=kitchen)
    assert (list(result.furthest), list(result.least_far)) == (furthest, least_far)


@pytest.mark.parametrize(
    ("garden", "kitchen", "recommendations"),
    [
        ("yyyyyy", "yyy", ""),
        ("nyyyyy", "yyp", "fa"),  # No first, though a comes before f in the guide
        ("nypypn", "yyy", "afbd"),
        ("yyyyyn", "yyp", "a"),  # both point at a: once, among those of No
        ("yyyyy.", "ynp", "ca"),  # no answer points at nothing
    ],
)
def test_recommendations(garden: str, kitchen: str, recommendations: str) -> None:
    """Those of No before those of Partly, in the guide's order, each once (docs/assess/answers-file.md, "Without a browser")."""
    assert "".join(pair(garden=garden, kitchen=kitchen).recommendations) == recommendations


def choose(row: str) -> Result:
    """Return the result of the assessment by descriptions, a letter for each of its three dimensions."""
    asked = RULES.assessments["choose"]
    given = answers(asked, {part.id: letter for part, letter in zip(asked.dimensions, row, strict=True)})
    return score(RULES, Responses(assessment="choose", assessment_version="1.0.0", answers=given))


@pytest.mark.parametrize(
    ("row", "levels"),
    [("0t1", [0, 0, 1]), ("231", [2, 3, 1]), ("?x.", [None, None, None]), ("3?0", [3, None, 0])],
)
def test_a_description_is_its_level(row: str, levels: list[int | None]) -> None:
    """The chosen description is the level, as firm as it was chosen; not knowing gives none."""
    result = choose(row)
    assert [d.lowest for d in result.dimensions] == levels
    assert [d.highest for d in result.dimensions] == levels
    assert [d.firm for d in result.dimensions] == [d.enough for d in result.dimensions]
    assert all(d.deciding == () for d in result.dimensions)
    assert [d.unknown for d in result.dimensions] == [
        () if d.enough else (f"{d.id}-1",) for d in result.dimensions
    ]


def test_after_a_description_comes_the_next() -> None:
    """What stands in the way of the next description is the choice itself; no Yes is needed anywhere."""
    result = choose("t23")
    moved = [d.next and (d.next.level, d.next.yes_needed, d.next.statements) for d in result.dimensions]
    assert moved == [(1, 0, ("plan-1",)), (3, 0, ("decide-1",)), None]
    assert result.recommendations == ("c", "b")
    assert (result.furthest, result.least_far) == (("do",), ("plan",))


def test_an_assessment_that_is_not_known() -> None:
    """Answers to another assessment are refused, with the names of those that there are."""
    with pytest.raises(AnswersFileError) as caught:
        score(RULES, Responses(assessment="cellar", assessment_version="1.0.0"))
    assert (caught.value.where, caught.value.came) == ("assessment", '"cellar"')
    assert caught.value.expected == "one of worked, pair, tall, choose"


@pytest.mark.parametrize(
    ("version", "fits"), [("1.0.0", True), ("1.9.3", True), ("2.0.0", False), ("10.0.0", False)]
)
def test_a_version_with_other_meanings_is_refused(version: str, fits: bool) -> None:  # noqa: FBT001
    """The first figure of a version says that a statement means something else now."""
    responses = replace(person("yyyyyy"), assessment_version=version)
    if fits:
        assert score(RULES, responses).assessment_version == "1.0.0"
    else:
        with pytest.raises(AnswersFileError, match=r"^assessment_version: came .*, expected .* as 1\.0\.0; "):
            score(RULES, responses)


def test_answers_to_other_statements_are_not_scored() -> None:
    """A statement that the assessment does not have changes nothing."""
    given = {**person("yyyynn").answers, "cellar-1": Response(answer="no")}
    assert score(RULES, replace(person("yyyynn"), answers=given)) == score(RULES, person("yyyynn"))
