"""Golden results of who is missing and of an accessible meeting: what a page sends, and what it gets.

``golden/planners.json`` is written and reviewed as ``goldens`` says. The same calls run in CPython and inside Pyodide.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from tests.engine import goldens
from toolkit_widgets import Rules
from toolkit_widgets.content import CONTENT, load

NAME = "planners"
FILE = goldens.FOLDER / f"{NAME}.json"
MISSING, MEETING = "who-is-missing", "accessible-meeting"


@cache
def rules() -> Rules:
    """Return the guide's own rules."""
    return load().rules


def _example(planner: str, today: str) -> tuple[str, dict[str, Any]]:
    """Return the call for a worked example."""
    text = (CONTENT / "planners" / f"{planner}.example.json").read_text(encoding="utf-8")
    parts = {
        key: value for key, value in json.loads(text).items() if key in ("details", "rows", "own", "place")
    }
    return "plan", {"planner": planner, "parts": parts, "today": today}


def _plan(planner: str, today: str, **parts: Any) -> tuple[str, dict[str, Any]]:
    return "plan", {"planner": planner, "parts": parts, "today": today}


@cache
def cases() -> dict[str, tuple[str, dict[str, Any]]]:
    """Return each case's call and what the page sends with it."""
    everyone = {id_: {"status": "not-yet"} for id_ in rules().planners[MISSING].rows}
    done = {id_: {"state": "done"} for id_ in rules().planners[MEETING].rows}
    return {
        "missing: nothing": _plan(MISSING, "2026-11-23"),
        "missing: the worked example": _example(MISSING, "2026-11-23"),
        "missing: all of them, the day in the past": _plan(
            MISSING, "2028-02-01", rows=everyone, details={"next-meeting": "2027-12-31"}
        ),
        "missing: one is there, one is none, one has no name": _plan(
            MISSING,
            "2026-11-23",
            rows={
                "lgbt": {"status": "with-us", "how-many": "1"},
                "prison": {"status": "gone", "how-many": "some"},
            },
            own={"places": [{"status": "asked", "door": " the vicar "}, {}, {"name": "Boats 🛶"}]},
        ),
        "meeting: nothing": _plan(MEETING, "2026-11-23"),
        "meeting: the worked example": _example(MEETING, "2027-01-18"),
        "meeting: after a leap day, all done": _plan(
            MEETING, "2028-03-20", rows=done, details={"day": "2028-03-07", "where": "Here"}
        ),
        "meeting: late": _plan(
            MEETING,
            "2028-02-23",
            details={"day": "2028-03-07"},
            rows={"papers": {"state": "to-do"}, "time": {"state": "maybe"}, "words": {"state": "not-needed"}},
            own={"people": [{"need": "a break"}], "after": [{"name": "Sing", "who": "all"}]},
        ),
    }


def expected() -> dict[str, Any]:
    """Return the golden replies, by case."""
    made: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return made


def rewrite(replies: dict[str, Any]) -> None:
    """Write the replies anew."""
    FILE.write_text(json.dumps(replies, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
