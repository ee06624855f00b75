"""Runs the engine in Pyodide by Node: the Python of the reader's browser, with the very archive that readers get."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from toolkit_widgets import Rules, engine_archive, rules_to_json
from toolkit_widgets.content import load

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = Path(__file__).with_name("run.mjs")

#: Under these rules, these calls: each its name and what is sent with it.
type Run = tuple[Rules, Sequence[tuple[str, str]]]


def in_pyodide(runs: Sequence[Run], *, from_memory: bool = False) -> dict[str, Any]:
    """Return ``{"python", "ours", "replies"}``: the version, our modules that are loaded, and each run's replies.

    Args:
        runs: What to ask.
        from_memory: Start as on a later visit, from memory as it was before any call.

    """
    job = {
        "library": str(_library()),
        "section": engine_archive.SECTION,
        "isFromMemory": from_memory,
        "runs": [{"content": rules_to_json(rules), "calls": list(calls)} for rules, calls in runs],
    }
    ran = subprocess.run(
        [engine_archive.node(), SCRIPT],
        input=json.dumps(job),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    made: dict[str, Any] = json.loads(ran.stdout)
    return made


@cache
def _library() -> Path:
    return engine_archive.library(load())
