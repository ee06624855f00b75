"""Golden results: answers in rows of letters, and what the engine makes of them.

``golden/NAME.json`` is written by ``pytest tests/engine --rewrite-goldens`` and
reviewed as a diff. The same cases run in CPython and inside Pyodide.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.engine.fixtures import RULES, answers
from toolkit_widgets import Rules
from toolkit_widgets.content import load

FOLDER = Path(__file__).parent / "golden"

PRINCIPLES = ("equality", "diversity", "accessibility", "reciprocity")
ACTIVITIES = ("co-design", "co-decision-making", "co-delivery", "co-evaluation")

type Rows = dict[str, str]

#: For each file: name of a case, the assessment, and a row of letters for each dimension.
CASES: dict[str, dict[str, tuple[str, Rows]]] = {
    "fixtures": {
        "nothing answered": ("pair", {}),
        "all yes": ("pair", {"garden": "yyyyyy", "kitchen": "yyy"}),
        "all no": ("pair", {"garden": "nnnnnn", "kitchen": "nnn"}),
        "a range and a level": ("pair", {"garden": "yy?yyy", "kitchen": "ypp"}),
        "one left out": ("pair", {"garden": "ypp-py", "kitchen": "yyn"}),
        "not enough in one": ("pair", {"garden": "y???yy", "kitchen": "pyn"}),
        "one of three unknown": ("pair", {"garden": "ppyyyy", "kitchen": "y?y"}),
        "four levels": ("tall", {"tower": "ypypypy-"}),
        "four levels, two unknown": ("tall", {"tower": "yyp?yp?n"}),
        "descriptions": ("choose", {"plan": "t", "decide": "2", "do": "3"}),
        "descriptions, some not said": ("choose", {"plan": "?", "decide": "x", "do": "0"}),
    },
    "jigsaw": {
        "nothing answered": ("jigsaw", {}),
        "all yes": ("jigsaw", dict.fromkeys(("culture", "structure", "practice", "review"), "yyyyyy")),
        "all partly": ("jigsaw", dict.fromkeys(("culture", "structure", "practice", "review"), "pppppp")),
        "all no": ("jigsaw", dict.fromkeys(("culture", "structure", "practice", "review"), "nnnnnn")),
        "a place that consults": (
            "jigsaw",
            {"culture": "yypnnn", "structure": "ypnnnn", "practice": "yypnnn", "review": "pnnnnn"},
        ),
        "well on the way": (
            "jigsaw",
            {"culture": "yyyypn", "structure": "yyypyp", "practice": "yyy-pp", "review": "ypypnn"},
        ),
        "much not known": (
            "jigsaw",
            {"culture": "yy?yyy", "structure": "y???yy", "practice": "yyp?nn", "review": "......"},
        ),
    },
    "principles": {
        "nothing answered": ("principles", {}),
        "all yes": ("principles", dict.fromkeys(PRINCIPLES, "yyy")),
        "all partly": ("principles", dict.fromkeys(PRINCIPLES, "ppp")),
        "all no": ("principles", dict.fromkeys(PRINCIPLES, "nnn")),
        "friendly, and staff decide": (
            "principles",
            {"equality": "ypn", "diversity": "ynn", "accessibility": "yyp", "reciprocity": "ynn"},
        ),
        "some not known": (
            "principles",
            {"equality": "yy?", "diversity": "y?y", "accessibility": "?yy", "reciprocity": "y??"},
        ),
    },
    "quick": {
        "nothing answered": ("quick", {}),
        "all transformative": ("quick", dict.fromkeys(ACTIVITIES, "3")),
        "nobody is involved": ("quick", dict.fromkeys(ACTIVITIES, "0")),
        "a place that consults": (
            "quick",
            {"co-design": "t", "co-decision-making": "0", "co-delivery": "1", "co-evaluation": "t"},
        ),
        "one of each, one not known": (
            "quick",
            {"co-design": "3", "co-decision-making": "1", "co-delivery": "2", "co-evaluation": "?"},
        ),
        "not said": ("quick", dict.fromkeys(ACTIVITIES, "x")),
    },
}


@cache
def rules_of(name: str) -> Rules:
    """Return the rules of a golden file: the invented ones, or the guide's own."""
    return RULES if name == "fixtures" else load().rules


def request(name: str, case: str) -> dict[str, Any]:
    """Return what a page would send to the bridge for a case."""
    assessment, rows = CASES[name][case]
    given = answers(rules_of(name).assessments[assessment], rows)
    sent = {id_: {"answer": made.answer, "reason": made.reason} for id_, made in given.items()}
    return {"assessment": assessment, "answers": sent}


def expected(name: str) -> dict[str, Any]:
    """Return the golden results of a file, by case."""
    stored = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return {case: entry["result"] for case, entry in stored.items()}


def rewrite(name: str, results: dict[str, Any]) -> None:
    """Write the results of a file, beside the answers that they come from."""
    stored = {
        case: {"assessment": CASES[name][case][0], "answers": CASES[name][case][1], "result": result}
        for case, result in results.items()
    }
    text = json.dumps(stored, indent=1, ensure_ascii=False) + "\n"
    (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")
