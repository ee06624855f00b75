"""Golden results, in CPython."""

from __future__ import annotations

import json

import pytest

from tests.engine import goldens
from toolkit_widgets import bridge


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


def test_each_golden_file_has_its_cases() -> None:
    """No file without cases, no cases without a file."""
    assert {path.stem for path in goldens.FOLDER.glob("*.json")} == set(goldens.CASES)
