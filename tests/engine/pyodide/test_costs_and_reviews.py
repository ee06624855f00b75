"""Costs and reviews inside Pyodide: the same sums to the penny, the same calendar to the byte."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from tests.engine import money_goldens
from tests.engine.pyodide.test_in_pyodide import ROOT, SCRIPT
from toolkit_widgets import bridge, engine_archive, rules_to_json


def test_golden_costs_and_reviews_in_pyodide() -> None:
    """Every case gives the reviewed reply, and the very text that CPython gives."""
    node = shutil.which("node", path=ROOT / ".venv" / "bin") or shutil.which("node")
    if not node:
        pytest.fail("there is no Node: run `make test`, which sets it up")
    calls = [[call, json.dumps(payload)] for call, payload in money_goldens.cases().values()]
    job = {
        "files": {path.name: path.read_text(encoding="utf-8") for path in engine_archive.modules()},
        "runs": [{"content": rules_to_json(money_goldens.rules()), "calls": calls}],
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
    (texts,) = json.loads(ran.stdout)["replies"]
    assert dict(zip(money_goldens.cases(), map(json.loads, texts), strict=True)) == money_goldens.expected()
    assert texts == [bridge.answer(money_goldens.rules(), call, payload) for call, payload in calls]
