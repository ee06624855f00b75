"""Answers files for the tests: one with everything, the least that is one, and Hypothesis's own of every kind."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from tests.engine.fixtures import RULES

#: A file with everything that the format has.
WHOLE: dict[str, Any] = {
    "actions": [
        {
            "by": "2027-02-01",
            "done": False,
            "priority": "high",
            "recommendation": "a",
            "resources": "A room",
            "statement": "garden-1",
            "what": "Ask “who decides?” – together",
            "who": "Mel",
            "with": "Ade 🌱",
        }
    ],
    "agreed": {"garden-2": {"answer": "no"}},
    "answers": {
        "garden-1": {"answer": "partly", "evidence": "<b>minutes</b>", "lived_experience_says": "=not yet"},
        "garden-4": {"answer": "does-not-apply", "reason": "We have none."},
    },
    "assessment": "pair",
    "assessment_version": "1.0.0",
    "completed_on": "2026-11-23",
    "format": "co-production-answers",
    "format_version": 1,
    "place": "Our day service",
    "respondent": {"role": "carer"},
}
#: All that must be there.
LEAST = {key: WHOLE[key] for key in ("format", "format_version", "assessment", "assessment_version")} | {
    "answers": {}
}


def as_bytes(document: object) -> bytes:
    """Return a document as the format wants it written."""
    return (json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


# Documents of every kind: what the format knows, with anything anywhere else.
texts = st.text(st.characters(codec="utf-8"), max_size=8)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
answer = st.fixed_dictionaries(
    {"answer": st.sampled_from(["yes", "partly", "no", "dont-know", "prefer-not-to-say", "does-not-apply"])},
    optional={"reason": texts, "evidence": texts, "lived_experience_says": texts, "later": anything},
)
statements = st.sampled_from([s.id for s in RULES.assessments["pair"].statements] + ["cellar-1"])
days = st.dates().map(lambda day: day.isoformat())
action = st.fixed_dictionaries(
    {},
    optional={
        "what": texts,
        "who": texts,
        "by": days,
        "done": st.booleans(),
        "statement": texts,
        "later": anything,
    },
)
documents = st.fixed_dictionaries(
    {key: st.just(LEAST[key]) for key in ("format", "format_version", "assessment", "assessment_version")}
    | {"answers": st.dictionaries(statements, answer, max_size=5)},
    optional={
        "agreed": st.dictionaries(statements, answer, max_size=2),
        "actions": st.lists(action, max_size=3),
        "completed_on": days,
        "place": texts,
        "respondent": st.fixed_dictionaries({}, optional={"role": texts, "later": anything}),
        "later": anything,
    },
)
#: Places in ``WHOLE``, how much is taken out there, and what is put in.
damages = st.lists(
    st.tuples(
        st.integers(0, len(as_bytes(WHOLE))),
        st.integers(0, 6),
        st.binary(max_size=4) | st.sampled_from([b'"', b"{", b"[", b"\\ud800", b"1e999"]),
    ),
    min_size=1,
    max_size=4,
)
#: Where a damaged file ends, if it is cut short.
cuts = st.none() | st.integers(0, len(as_bytes(WHOLE)))


def damaged(changes: list[tuple[int, int, bytes]], cut: int | None) -> bytes:
    """Return ``WHOLE`` with bytes changed, taken out or put in, cut short."""
    whole = bytearray(as_bytes(WHOLE))
    for at, taken_out, put_in in changes:
        whole[at : at + taken_out] = put_in
    return bytes(whole[:cut])


def with_one_value_changed(document: dict[str, Any], data: st.DataObject) -> dict[str, Any]:
    """Return a document in which the value at one place, drawn from anywhere, is anything."""
    place: Any = document
    while True:
        keys = list(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(keys))
        if not (isinstance(place[key], dict | list) and place[key]) or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = data.draw(anything)
    return document
