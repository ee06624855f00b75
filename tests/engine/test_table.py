"""CSV: the same facts as the JSON, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest

from tests.engine.fixtures import RULES, answers, person
from toolkit_widgets import GroupResult, Response, Responses, Result, score, score_group
from toolkit_widgets.table import actions_csv, answers_csv, cell, to_csv


def rows(result: Result | GroupResult) -> list[dict[str, str]]:
    """Return the rows of a result, empty cells left out."""
    read = csv.DictReader(io.StringIO(to_csv(result), newline=""))
    return [{name: value for name, value in row.items() if value} for row in read]


def test_one_respondent() -> None:
    """A row for each dimension, then one for each recommendation."""
    asked = RULES.assessments["pair"]
    given = answers(asked, {"garden": "yy?pyy", "kitchen": "???"})
    result = score(RULES, Responses(assessment="pair", assessment_version="1.0.0", answers=given))
    head = {"assessment": "pair", "assessment_version": "1.0.0"}
    assert rows(result) == [
        head
        | {
            "row": "dimension",
            "id": "garden",
            "lowest": "1",
            "highest": "3",
            "enough": "true",
            "firm": "false",
        }
        | {"unknown": "garden-3", "deciding": "garden-3 garden-4", "next_level": "2", "yes_needed": "1"}
        | {"next_statements": "garden-3 garden-4", "furthest": "true", "least_far": "true"},
        head
        | {"row": "dimension", "id": "kitchen", "enough": "false", "firm": "false"}
        | {"unknown": "kitchen-1 kitchen-2 kitchen-3", "furthest": "false", "least_far": "false"},
        head | {"row": "recommendation", "id": "c"},
    ]


def test_a_group() -> None:
    """A row for each role, for each dimension with its sides and its pattern, for each statement in turn."""
    result = score_group(RULES, [person("ppppp?", "carer"), person("yyyyyy", "manager")])
    head = {"assessment": "worked", "assessment_version": "1.0.0"}
    found = rows(result)
    assert found[:3] == [
        head | {"row": "role", "id": "carer", "respondents": "1"},
        head | {"row": "role", "id": "manager", "respondents": "1"},
        head
        | {"row": "dimension", "id": "garden", "lowest": "0", "highest": "0", "enough": "true"}
        | {"lived_experience_lowest": "0", "lived_experience_highest": "0", "lived_experience_enough": "true"}
        | {"professional_lowest": "3", "professional_highest": "3", "professional_enough": "true"}
        | {"pattern_lower": "lived_experience", "pattern_statements": "5", "pattern_of": "5"},
    ]
    assert found[3] == head | {"row": "statement", "id": "garden-1", "agreement": "close", "talk_about": "1"}
    assert found[8] == head | {"row": "statement", "id": "garden-6", "talk_about": "6"}
    assert len(found) == 9


def test_one_side_only() -> None:
    """The heading stands in every row, the cells of the side that is not there are empty."""
    found = rows(score_group(RULES, [person("yyyyyy", "manager")] * 2))
    assert {row["heading"] for row in found} == {"staff-view-only"}
    assert "lived_experience_enough" not in found[1]
    assert found[1]["professional_enough"] == "true"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-", "'-"),
        ("@SUM", "'@SUM"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("1=1", "1=1"),
        ("", ""),
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (("a", "b"), "a b"),
        (("=a", "b"), "'=a b"),
    ],
)
def test_cells(value: object, written: str) -> None:
    """A text that a spreadsheet would run gets an apostrophe before it (docs/assess/answers-file.md)."""
    assert cell(value) == written


def cells(text: str) -> list[list[str]]:
    """Return the cells of a table for people, whose text starts with Excel's mark of UTF-8."""
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_answers() -> None:
    """A row for each statement in its order, answered or not; what was written beside an answer; no formula."""
    given = {
        "kitchen-2": Response(
            answer="yes", evidence="=HYPERLINK(1)", lived_experience_says='She said: "no",\nthen'
        ),
        "garden-4": Response(answer="does-not-apply", reason="- none -"),
        "cellar-1": Response(answer="damp"),
    }
    responses = Responses(assessment="pair", assessment_version="1.0.0", answers=given)
    names, *found = cells(answers_csv(RULES.assessments["pair"], responses, {}))
    assert names == [
        *("number", "dimension", "statement", "answer", "reason", "evidence", "lived_experience_says")
    ]
    asked = [s.id for s in RULES.assessments["pair"].statements]
    assert [row[0] for row in found] == [str(number) for number in range(1, 10)]
    assert [row[2] for row in found] == asked
    assert found[0] == ["1", "garden", "garden-1", "", "", "", ""]
    assert found[3] == ["4", "garden", "garden-4", "does-not-apply", "'- none -", "", ""]
    assert found[7][3:] == ["yes", "", "'=HYPERLINK(1)", 'She said: "no",\nthen']


def test_answers_in_the_words_of_a_page() -> None:
    """With words: columns are named, ids that a person need not see are said, those of statements stay."""
    words = {
        "column": {"number": "No.", "statement_words": "Statement", "evidence": "=How do you know?"},
        "dimension": {"garden": "The garden"},
        "statement": {"garden-1": "The soil is fed.", "garden-2": "-- it is covered"},
        "answer": {"yes": "Yes", "no": "No"},
    }
    given = {"garden-1": Response(answer="yes", evidence="yes"), "garden-2": Response(answer="partly")}
    responses = Responses(assessment="pair", assessment_version="1.0.0", answers=given)
    names, first, second, third, *_ = cells(answers_csv(RULES.assessments["pair"], responses, words))
    assert names == [
        *("No.", "dimension", "statement", "Statement", "answer", "reason"),
        *("'=How do you know?", "lived_experience_says"),
    ]
    assert first == ["1", "The garden", "garden-1", "The soil is fed.", "Yes", "", "yes", ""]
    assert second == ["2", "The garden", "garden-2", "'-- it is covered", "partly", "", "", ""]
    assert third[2:5] == ["garden-3", "", ""]


def test_actions() -> None:
    """A row for each action in its order, with a number; what is not there is an empty cell, or not done."""
    actions = [
        {
            "what": "Ask",
            "priority": "high",
            "who": "@Mel",
            "with": "Ade",
            "by": "2027-02-01",
            "resources": "none",
        },
        {"done": True, "statement": "garden-1", "recommendation": "a", "cost": 3},
    ]
    names, *found = cells(actions_csv(actions, {}))
    assert names == [
        *(
            "number",
            "what",
            "priority",
            "who",
            "with",
            "by",
            "resources",
            "done",
            "statement",
            "recommendation",
        )
    ]
    assert found == [
        ["1", "Ask", "high", "'@Mel", "Ade", "2027-02-01", "none", "false", "", ""],
        ["2", "", "", "", "", "", "", "true", "garden-1", "a"],
    ]
    words = {
        "column": {"what": "What"},
        "priority": {"high": "Soon"},
        "done": {"true": "Yes", "false": "No"},
        "statement": {"garden-1": "The soil is fed."},
        "recommendation": {"a": "Feed the soil."},
    }
    names, *found = cells(actions_csv(actions, words))
    assert names[1:3] == ["What", "priority"]
    assert names[7:] == ["done", "statement", "statement_words", "recommendation", "recommendation_words"]
    assert [row[2] for row in found] == ["Soon", ""]
    assert found[1][7:] == ["Yes", "garden-1", "The soil is fed.", "a", "Feed the soil."]
