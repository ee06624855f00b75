"""The planners inside Pyodide: the same plans there as here, to the letter."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from tests.engine import planner_goldens
from tests.engine.planner_documents import ID, SMALL_RULES, WHOLE_PLAN
from tests.engine.pyodide.test_in_pyodide import ROOT, SCRIPT
from toolkit_widgets import bridge, engine_archive, rules_to_json

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


def test_golden_plans_in_pyodide() -> None:
    """Every case gives the reviewed reply, and files come and go as in CPython."""
    node = shutil.which("node", path=ROOT / ".venv" / "bin") or shutil.which("node")
    if not node:
        pytest.fail("there is no Node: run `make test`, which sets it up")
    cases = planner_goldens.cases()
    runs = [
        (planner_goldens.rules(), [[call, json.dumps(payload)] for call, payload in cases.values()]),
        (SMALL_RULES, [[call, json.dumps(payload)] for call, payload in CALLS]),
    ]
    job = {
        "files": {path.name: path.read_text(encoding="utf-8") for path in engine_archive.modules()},
        "runs": [{"content": rules_to_json(rules), "calls": calls} for rules, calls in runs],
    }
    ran = subprocess.run(
        [node, SCRIPT],
        input=json.dumps(job),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    plans, files = json.loads(ran.stdout)["replies"]
    replies = {name: json.loads(text)["ok"] for name, text in zip(cases, plans, strict=True)}
    assert replies == planner_goldens.expected()
    assert files == [bridge.answer(SMALL_RULES, call, json.dumps(payload)) for call, payload in CALLS]
    assert ["ok" in json.loads(reply) for reply in files] == [True, True, False, False, False]
