"""How long the engine takes for groups of 1, 50 and 500 people: ``python bench/compare_groups.py``.

The calls are those of the page that brings people together, in CPython: the files read in
batches of 25, the group's result, the group file saved, two of them merged. Each figure is the
median of several runs.
"""

from __future__ import annotations

import json
import platform
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from toolkit_widgets import Rules, bridge  # noqa: E402 - the project is found above
from toolkit_widgets.content import load  # noqa: E402

SIZES = (1, 50, 500)
BATCH = 25
RUNS = 5
ASSESSMENT = "jigsaw"


def main() -> None:
    """Print a table of milliseconds."""
    rules = load().rules
    print(f"Python {platform.python_version()}, {ASSESSMENT}, milliseconds, median of {RUNS} runs")
    print(f"{'people':>6} {'kB each':>8} {'read':>8} {'result':>8} {'save':>8} {'merge':>8}")
    for size in SIZES:
        texts = [answers_file(rules, number) for number in range(size)]
        kilobytes = sum(map(len, texts)) / size / 1000
        print(f"{size:>6} {kilobytes:>8.1f}", *(f"{figure:>8.1f}" for figure in timed(rules, texts)))


def answers_file(rules: Rules, number: int) -> str:
    """Return an answers file with a note under each statement; the same number gives the same file."""
    assessment, roles = rules.assessments[ASSESSMENT], list(rules.roles)
    letters = ("yes", "partly", "no", "yes", "dont-know")
    answers = {
        statement.id: {
            "answer": letters[(number * number + place * number + place) % len(letters)],
            "evidence": f"Note {number} of somebody who has seen this place from the inside.",
        }
        for place, statement in enumerate(assessment.statements)
    }
    document = {
        "format": "co-production-answers",
        "format_version": 1,
        "assessment": ASSESSMENT,
        "assessment_version": assessment.version,
        "answers": answers,
        "respondent": {"role": roles[number % len(roles)]},
    }
    return json.dumps(document, indent=2, sort_keys=True)


def timed(rules: Rules, texts: list[str]) -> tuple[float, float, float, float]:
    """Return the milliseconds for reading, for the result, for saving and for merging."""

    def call(name: str, **request: object) -> Any:
        return json.loads(bridge.answer(rules, name, json.dumps(request)))["ok"]

    def read() -> list[Any]:
        files = [{"name": str(number), "text": text} for number, text in enumerate(texts)]
        batches = (files[start : start + BATCH] for start in range(0, len(files), BATCH))
        return [item for batch in batches for item in call("read_group", files=batch)["read"]]

    people = read()
    voices = [item["voice"] for item in people]
    parts = {"people": [item["text"] for item in people]}
    saved = call("group_save", assessment=ASSESSMENT, parts=parts)["text"]
    return (
        milliseconds(read),
        milliseconds(lambda: call("group", assessment=ASSESSMENT, voices=voices)),
        milliseconds(lambda: call("group_save", assessment=ASSESSMENT, parts=parts)),
        milliseconds(lambda: call("group_merge", mine=saved, theirs=saved)),
    )


def milliseconds(do: Callable[[], object]) -> float:
    """Return how long a piece of work takes, the middle one of several times."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        do()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


if __name__ == "__main__":
    main()
