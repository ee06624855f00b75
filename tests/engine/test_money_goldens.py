"""Golden results of costs and reviews, in CPython."""

from __future__ import annotations

import json

import pytest

from tests.engine import money_goldens
from toolkit_widgets import bridge


def test_golden_costs_and_reviews(rewrite_goldens: bool) -> None:  # noqa: FBT001 - a fixture
    """Every case through the bridge gives the reply that was reviewed."""
    replies = {
        name: json.loads(bridge.answer(money_goldens.rules(), call, json.dumps(payload)))
        for name, (call, payload) in money_goldens.cases().items()
    }
    if rewrite_goldens:
        money_goldens.rewrite(replies)
        pytest.skip(f"{money_goldens.FILE.name} written anew: read its diff")
    assert all("ok" in reply for reply in replies.values())
    assert replies == money_goldens.expected()
