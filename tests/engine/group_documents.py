"""Group files for the tests: one with everything, the least that is one, and Hypothesis's own of every kind."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.engine.documents import LEAST, WHOLE, action, answer, anything, days, documents, statements, texts

#: The least that must be there.
LEAST_GROUP: dict[str, Any] = {
    **{key: LEAST[key] for key in ("assessment", "assessment_version", "format_version")},
    "format": "co-production-group",
    "people": [],
}
#: A group file with everything that the format has.
WHOLE_GROUP: dict[str, Any] = {
    **LEAST_GROUP,
    "people": [WHOLE, LEAST | {"respondent": {"role": "manager"}, "answers": {"garden-1": {"answer": "no"}}}],
    "agreed": {"garden-1": {"answer": "partly", "evidence": "minutes", "also": [{"answer": "no"}]}},
    "actions": WHOLE["actions"],
    "place": "Our day service",
    "completed_on": "2026-11-23",
    "all_agree": True,
    "merged": [{"place": "The Tuesday group"}],
}

_agreed = st.builds(
    lambda made, also: made | also,
    answer,
    st.fixed_dictionaries({}, optional={"also": st.lists(answer, max_size=2)}),
)
groups = st.fixed_dictionaries(
    {key: st.just(LEAST_GROUP[key]) for key in LEAST_GROUP if key != "people"}
    | {"people": st.lists(documents, max_size=3)},
    optional={
        "agreed": st.dictionaries(statements, _agreed, max_size=2),
        "actions": st.lists(action, max_size=3),
        "completed_on": days,
        "place": texts,
        "all_agree": st.booleans(),
        "merged": st.lists(st.dictionaries(texts, anything, max_size=2), max_size=2),
        "later": anything,
    },
)
