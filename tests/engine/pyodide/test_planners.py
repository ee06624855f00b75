"""The planners inside Pyodide: the same plans there as here, to the letter."""

from __future__ import annotations

import json

import pytest

from tests.engine import planner_goldens
from tests.engine.planner_documents import ID, SMALL_RULES, WHOLE_PLAN
from tests.engine.pyodide.running import in_pyodide
from toolkit_widgets import bridge

#: Files opened and saved, and what is refused.
CALLS = [
    ("plan_open", {"text": json.dumps(WHOLE_PLAN)}),
    (
        "plan_save",
        {"planner": ID, "kept": json.dumps(WHOLE_PLAN), "parts": {"rows": {"beans": {"door": "“Ä” 🌱"}}}},
    ),
    ("plan_open", {"text": "{"}),
    ("plan", {"planner": ID, "parts": {"rows": {"beans": 1}}, "today": "2026-11-23"}),
    ("plan_make", {"planner": ID, "parts": {}, "today": "2026-11-23", "make": "tea"}),
]


@pytest.mark.parametrize("from_memory", [False, True], ids=["archive", "memory"])
def test_golden_plans_in_pyodide(*, from_memory: bool) -> None:
    """Every case gives the reviewed reply, and files come and go as in CPython."""
    cases = planner_goldens.cases()
    runs = [
        (planner_goldens.rules(), [(call, json.dumps(payload)) for call, payload in cases.values()]),
        (SMALL_RULES, [(call, json.dumps(payload)) for call, payload in CALLS]),
    ]
    plans, files = in_pyodide(runs, from_memory=from_memory)["replies"]
    replies = {name: json.loads(text)["ok"] for name, text in zip(cases, plans, strict=True)}
    assert replies == planner_goldens.expected()
    assert files == [bridge.answer(SMALL_RULES, call, json.dumps(payload)) for call, payload in CALLS]
    assert ["ok" in json.loads(reply) for reply in files] == [True, True, False, False, False]
