"""Costs and reviews inside Pyodide: the same sums to the penny, the same calendar to the byte."""

from __future__ import annotations

import json

import pytest

from tests.engine import money_goldens
from tests.engine.pyodide.running import in_pyodide
from toolkit_widgets import bridge


@pytest.mark.parametrize("from_memory", [False, True], ids=["archive", "memory"])
def test_golden_costs_and_reviews_in_pyodide(*, from_memory: bool) -> None:
    """Every case gives the reviewed reply, and the very text that CPython gives."""
    calls = [(call, json.dumps(payload)) for call, payload in money_goldens.cases().values()]
    (texts,) = in_pyodide([(money_goldens.rules(), calls)], from_memory=from_memory)["replies"]
    assert dict(zip(money_goldens.cases(), map(json.loads, texts), strict=True)) == money_goldens.expected()
    assert texts == [bridge.answer(money_goldens.rules(), call, payload) for call, payload in calls]
