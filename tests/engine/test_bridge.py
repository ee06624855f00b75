"""What the browser's worker calls: JSON in, JSON out, never an exception for bad input."""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.fixtures import RULES, tries
from toolkit_widgets import Response, Responses, as_json, bridge, rules_from_json, rules_to_json, score


@pytest.fixture(autouse=True)
def _no_rules_kept() -> Iterator[None]:
    """Let each test read its own rules."""
    yield
    bridge.packed_rules.cache_clear()


def asked(name: str, request: object) -> dict[str, Any]:
    """Return the reply to a call under the rules of the fixtures."""
    reply = json.loads(bridge.answer(RULES, name, json.dumps(request)))
    assert isinstance(reply, dict)
    return reply


def test_score() -> None:
    """Answers short and long in, the command line's result out."""
    request = {
        "assessment": "pair",
        "answers": {
            "garden-1": "yes",
            "garden-4": {"answer": "does-not-apply", "reason": "none", "evidence": "x"},
        },
    }
    given_answers = {
        "garden-1": Response(answer="yes"),
        "garden-4": Response(answer="does-not-apply", reason="none"),
    }
    responses = Responses(assessment="pair", assessment_version="1.0.0", answers=given_answers)
    assert asked("score", request) == {"ok": json.loads(json.dumps(as_json(score(RULES, responses))))}


def test_statements_that_are_not_known_are_not_scored() -> None:
    """An answer to another edition's statement does not stop the result."""
    request = {"assessment": "pair", "answers": {"cellar-1": "deep"}}
    assert asked("score", request) == asked("score", {"assessment": "pair", "answers": {}})


@pytest.mark.parametrize(
    ("name", "payload", "where", "came"),
    [
        ("sing", "{}", "call", '"sing"'),
        ("score", "{", "line 1, column 2", '""'),
        ("score", "[]", "the file", "a list"),
        ("score", "{}", "the file", "no key assessment"),
        ("score", '{"assessment": "pair"}', "the file", "no key answers"),
        ("score", '{"assessment": "cellar", "answers": {}}', "assessment", '"cellar"'),
        ("score", '{"assessment": "pair", "answers": []}', "answers", "a list"),
        ("score", '{"assessment": "pair", "answers": {"garden-1": 1}}', "answers.garden-1", "1"),
        ("score", '{"assessment": "pair", "answers": {"garden-1": "maybe"}}', "answers.garden-1", '"maybe"'),
        ("score", '{"assessment": "pair", "answers": {"x": {"answer": 1}}}', "answers.x", "1"),
        (
            "score",
            '{"assessment": "pair", "answers": {"x": {"answer": "", "reason": 1}}}',
            "answers.x.reason",
            "1",
        ),
        ("score", "[" * 100_000, "line 1", "more than 20 objects and lists in one another"),
    ],
)
def test_bad_input_is_an_error_in_four_parts(name: str, payload: str, where: str, came: str) -> None:
    """Where, what came, what was expected and the cure, as data."""
    reply = json.loads(bridge.answer(RULES, name, payload))
    assert list(reply) == ["error"]
    assert list(reply["error"]) == ["where", "came", "expected", "cure"]
    assert (reply["error"]["where"], reply["error"]["came"]) == (where, came)


@given(st.sampled_from(["score", "", "sing"]) | st.text(), st.text())
@tries(300)
def test_any_call_is_answered(name: str, payload: str) -> None:
    """Any two texts in: one JSON object out, with a result or an error."""
    assert set(json.loads(bridge.answer(RULES, name, payload))) <= {"ok", "error"}


def test_call_reads_the_rules_that_were_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The build puts content.json beside the bridge; it is read once."""
    read: list[str] = []

    def get_data(package: str, resource: str) -> bytes:
        read.append(f"{package}/{resource}")
        return rules_to_json(RULES).encode()

    monkeypatch.setattr(pkgutil, "get_data", get_data)
    request = json.dumps({"assessment": "pair", "answers": {}})
    assert (
        bridge.call("score", request)
        == bridge.call("score", request)
        == bridge.answer(RULES, "score", request)
    )
    assert read == ["toolkit_widgets/content.json"]


def test_an_engine_packed_without_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Broken packing is not the reader's input: it raises, and the worker tells that it cannot start."""
    monkeypatch.setattr(pkgutil, "get_data", lambda _package, _resource: None)
    with pytest.raises(FileNotFoundError, match=r"toolkit_widgets/content\.json"):
        bridge.call("score", "{}")


def test_rules_through_json_and_back() -> None:
    """The same rules come out, in the same order, and the text holds no word but ids."""
    text = rules_to_json(RULES)
    again = rules_from_json(text)
    assert again == RULES
    assert [list(again.assessments), list(again.roles)] == [list(RULES.assessments), list(RULES.roles)]
    assert rules_to_json(again) == text
