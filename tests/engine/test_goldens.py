"""Golden results, in CPython."""

from __future__ import annotations

import json

import pytest

from tests.engine import goldens, group_goldens, money_goldens, planner_goldens
from toolkit_widgets import as_json, bridge, score_group


@pytest.mark.parametrize("name", goldens.CASES)
def test_golden_results(name: str, rewrite_goldens: bool) -> None:  # noqa: FBT001 - a fixture
    """Every case through the bridge; the results are those that were reviewed."""
    rules = goldens.rules_of(name)
    results = {
        case: json.loads(bridge.answer(rules, "score", json.dumps(goldens.request(name, case))))["ok"]
        for case in goldens.CASES[name]
    }
    if rewrite_goldens:
        goldens.rewrite(name, results)
        pytest.skip(f"golden/{name}.json written anew: read its diff")
    assert results == goldens.expected(name)


def test_golden_groups(rewrite_goldens: bool) -> None:  # noqa: FBT001 - a fixture
    """Every group: what the command line prints, and what the bridge lets its people see."""
    results = {
        name: {
            "score": as_json(score_group(goldens.rules_of(case.rules), group_goldens.everyone(case))),
            "group": json.loads(
                bridge.answer(goldens.rules_of(case.rules), "group", json.dumps(group_goldens.request(case)))
            )["ok"],
        }
        for name, case in group_goldens.CASES.items()
    }
    if rewrite_goldens:
        group_goldens.rewrite(results)
        pytest.skip(f"{group_goldens.FILE.name} written anew: read its diff")
    assert json.loads(json.dumps(results)) == group_goldens.expected()


def test_each_golden_file_has_its_cases() -> None:
    """No file without cases, no cases without a file."""
    files = {path.stem for path in goldens.FOLDER.glob("*.json")}
    assert files == {*goldens.CASES, group_goldens.NAME, money_goldens.NAME, planner_goldens.NAME}
