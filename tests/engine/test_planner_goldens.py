"""Golden results of the first two planners, in CPython."""

from __future__ import annotations

import json

import pytest

from tests.engine import planner_goldens
from toolkit_widgets import bridge


def test_golden_plans(rewrite_goldens: bool) -> None:  # noqa: FBT001 - a fixture
    """Every case through the bridge; the replies are those that were reviewed."""
    replies = {
        name: json.loads(bridge.answer(planner_goldens.rules(), call, json.dumps(request)))["ok"]
        for name, (call, request) in planner_goldens.cases().items()
    }
    if rewrite_goldens:
        planner_goldens.rewrite(replies)
        pytest.skip(f"{planner_goldens.FILE.name} written anew: read its diff")
    assert replies == planner_goldens.expected()
