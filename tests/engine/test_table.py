"""Results as CSV: the same facts as the JSON, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest

from tests.engine.fixtures import RULES, answers, person
from toolkit_widgets import GroupResult, Responses, Result, score, score_group
from toolkit_widgets.table import cell, to_csv


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
    """A text that a spreadsheet would run gets an apostrophe before it (SCORING.md, "The answers file")."""
    assert cell(value) == written
