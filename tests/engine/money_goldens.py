"""Golden results of the planners of costs and of reviews, and the calendars that they make.

``golden/costs_and_reviews.json`` is written and reviewed as ``goldens`` says. The same calls run in
CPython and inside Pyodide; what comes back is compared to the letter.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from tests.engine import goldens
from toolkit_widgets import Rules
from toolkit_widgets.content import CONTENT, load

NAME = "costs_and_reviews"
FILE = goldens.FOLDER / f"{NAME}.json"
#: The words of a page that a calendar gets.
WORDS = {
    "step": {"papers": "Send papers", "review": "Review; part 1, “all”", "tell": "Tell everyone"},
    "calendar": {
        "about": "A line\nand another that is long enough to be folded, since it goes on for a while"
    },
}


@cache
def rules() -> Rules:
    """Return the guide's own rules."""
    return load().rules


def _example(planner: str) -> dict[str, Any]:
    """Return the parts of a worked example."""
    text = (CONTENT / "planners" / f"{planner}.example.json").read_text(encoding="utf-8")
    parts = ("details", "rows", "own", "place", "actions")
    return {key: value for key, value in json.loads(text).items() if key in parts}


def _costs(rows: dict[str, dict[str, str]], **details: str) -> dict[str, Any]:
    return {
        "planner": "costs-and-benefits",
        "parts": {"rows": rows, "details": details},
        "today": "2026-11-23",
    }


def _review(**more: Any) -> dict[str, Any]:
    return {"planner": "review", "parts": _example("review"), "today": "2027-07-05", **more}


def _answers(role: str, letters: str, **more: str) -> dict[str, str]:
    """Return an answers file to the jigsaw, its answers in a row that is told over and over."""
    words = {"y": "yes", "p": "partly", "n": "no", "?": "dont-know"}
    statements = rules().assessments["jigsaw"].statements
    document = {
        "format": "co-production-answers",
        "format_version": 1,
        "assessment": "jigsaw",
        "assessment_version": rules().assessments["jigsaw"].version,
        "respondent": {"role": role},
        "answers": {s.id: {"answer": words[letters[n % len(letters)]]} for n, s in enumerate(statements)},
        **more,
    }
    return {"name": f"{role}-{letters}.json", "text": json.dumps(document)}


def _last() -> dict[str, str]:
    """Return the plan of a last review."""
    document = {
        "format": "co-production-planner",
        "format_version": 1,
        "planner": "review",
        "planner_version": rules().planners["review"].version,
        "rows": {"audit-costs": {"this-time": "not-this-time"}},
        "actions": [{"what": "Pay on the day", "by": "2027-01-31"}, {"what": "A ramp", "done": True}],
    }
    return {"name": "last.json", "text": json.dumps(document)}


@cache
def cases() -> dict[str, tuple[str, dict[str, Any]]]:
    """Return each case's call and what the page sends with it."""
    several = [_answers("carer", "yyppnn"), _answers("manager", "yyyyyp"), _answers("frontline", "yp?")]
    return {
        "costs: nothing": ("plan", _costs({})),
        "costs: the worked example": (
            "plan",
            {"planner": "costs-and-benefits", "parts": _example("costs-and-benefits"), "today": "2026-11-23"},
        ),
        "costs: to the penny over ten years": (
            "plan",
            _costs(
                {
                    "payments": {"low": "0.10", "high": "0.20", "how-often": "every-year"},
                    "venues": {"low": "999,999,999.99", "how-often": "once", "from": "10"},
                    "less-waste": {"low": "0.30", "high": "1 000 000.01", "from": "2", "to": "9"},
                },
                years="10",
            ),
        ),
        "costs: what cannot be read or does not fit": (
            "plan",
            _costs(
                {
                    "payments": {"low": "1,20"},
                    "expenses": {"low": "200", "high": "100"},
                    "training": {"low": "5", "from": "3", "to": "2"},
                    "venues": {"low": "5", "from": "2040"},
                    "health": {"note": "Zoë 🌱 sleeps"},
                },
                years="eleven",
                **{"first-year": "2027"},
            ),
        ),
        "review: the worked example": ("plan", _review()),
        "review: its calendar": ("plan_make", _review(make="calendar", words=WORDS)),
        "review: one person, then and now, and the last plan": (
            "plan",
            _review(
                beside={
                    "now": [_answers("carer", "yyp")],
                    "then": [_answers("carer", "ypn")],
                    "last": _last(),
                }
            ),
        ),
        "review: several people, and a file that is none": (
            "plan",
            _review(beside={"now": [*several, {"name": "x.json", "text": "{"}], "then": several[:2]}),
        ),
    }


def expected() -> dict[str, Any]:
    """Return the golden replies, by case."""
    made: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return made


def rewrite(replies: dict[str, Any]) -> None:
    """Write the replies anew."""
    FILE.write_text(json.dumps(replies, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
