"""What the browser's worker calls: JSON in, JSON out, never an exception for bad input."""

from __future__ import annotations

import base64
import json
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.documents import WHOLE, anything, as_bytes
from tests.engine.fixtures import RULES, tries
from toolkit_widgets import (
    Response,
    Responses,
    as_json,
    bridge,
    compare,
    read,
    rules_from_json,
    rules_to_json,
    score,
)


@pytest.fixture(autouse=True)
def _no_rules_kept() -> Iterator[None]:
    """Let each test read its own rules."""
    yield
    bridge.packed_rules.cache_clear()


CALLS = ("score", "open", "save", "table", "history")
#: Keys of requests and of parts, and one that is none.
KEYS = st.sampled_from(
    ["assessment", "answers", "text", "base64", "kept", "parts", "words", "then", "actions", "place", "x"]
)


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


def test_table() -> None:
    """Parts in; two files out, with the words that were handed over, named by date."""
    parts = {
        "answers": {"garden-1": {"answer": "yes", "evidence": "=1"}},
        "actions": [{"what": "+Ask", "statement": "garden-1"}],
        "completed_on": "2026-11-23",
    }
    words = {
        "answer": {"yes": "Yes"},
        "statement": {"garden-1": "The soil is fed."},
        "column": {"what": "What"},
    }
    made = asked("table", {"assessment": "pair", "parts": parts, "words": words})["ok"]
    assert {key: file["name"] for key, file in made.items()} == {
        "answers": "co-production-pair-2026-11-23-answers.csv",
        "actions": "co-production-pair-2026-11-23-actions.csv",
    }
    answers, actions = (made[key]["text"].splitlines() for key in ("answers", "actions"))
    assert answers[1] == "1,garden,garden-1,The soil is fed.,Yes,,'=1,"
    assert (len(answers), len(actions)) == (10, 2)
    assert actions[0].startswith("\ufeffnumber,What,priority")
    assert actions[1] == "1,'+Ask,,,,,,false,garden-1,The soil is fed.,"
    plain = asked("table", {"assessment": "pair", "parts": {}})["ok"]
    assert plain["answers"]["name"] == "co-production-pair-answers.csv"
    assert plain["actions"]["text"].count("\n") == 1


@pytest.mark.parametrize("version", ["1.0.0", "0.3.0"])
def test_history(version: str) -> None:
    """An earlier file, of another edition even, and the page's parts: what the file holds, and what moved."""
    then = WHOLE | {"assessment_version": version, "completed_on": "2025-11-23"}
    now = {"answers": {"garden-1": {"answer": "yes"}}}
    given = base64.b64encode(as_bytes(then)).decode()
    made = asked("history", {"assessment": "pair", "parts": now, "then": {"base64": given}})["ok"]
    assert list(made) == ["then", "history"]
    assert list(made["then"]) == ["assessment", "assessment_version", "known", "notes"]
    assert (made["then"]["assessment_version"], made["then"]["known"]["completed_on"]) == (
        version,
        "2025-11-23",
    )
    assert made["then"]["known"]["answers"] == WHOLE["answers"]
    later = Responses(
        assessment="pair", assessment_version="1.0.0", answers={"garden-1": Response(answer="yes")}
    )
    wanted = compare(RULES, read(as_bytes(then), RULES).responses, later)
    assert made["history"] == json.loads(json.dumps(as_json(wanted)))


@pytest.mark.parametrize(
    ("name", "request_", "where", "came"),
    [
        ("table", {"parts": []}, "parts", "a list"),
        ("table", {"words": 1}, "words", "1"),
        ("table", {"words": {"answer": []}}, "words.answer", "a list"),
        ("table", {"words": {"answer": {"yes": 1}}}, "words.answer.yes", "1"),
        ("table", {"parts": {"place": 1}}, "place", "1"),
        ("history", {}, "the file", "no key then"),
        ("history", {"then": ""}, "then", '""'),
        ("history", {"then": {}}, "then", "no key text"),
        ("history", {"then": {"text": 1}}, "then.text", "1"),
        ("history", {"then": {"text": "{"}}, "then: line 1, column 2", '""'),
        ("history", {"then": {"base64": "?"}}, "then.base64", "other text"),
        (
            "history",
            {
                "then": {
                    "text": as_bytes(WHOLE | {"assessment": "worked", "answers": {}, "agreed": {}}).decode()
                }
            },
            "then: assessment",
            '"worked"',
        ),
        (
            "history",
            {"then": {"text": as_bytes(WHOLE | {"assessment_version": "2.0.0"}).decode()}},
            "then: assessment_version",
            '"2.0.0"',
        ),
    ],
)
def test_a_table_or_history_that_is_none(name: str, request_: dict[str, Any], where: str, came: str) -> None:
    """Something missing or wrong: an error with its place; of what is in the earlier file, behind "then"."""
    error = asked(name, {"assessment": "pair", "parts": {}} | request_)["error"]
    assert (error["where"], error["came"]) == (where, came)


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
        ("open", "[", "line 1, column 2", '""'),
        ("open", '{"text": "\\ud800"}', "text", '"\\ud800"'),
        ("score", "[" * 100_000, "line 1", "more than 20 objects and lists in one another"),
    ],
)
def test_bad_input_is_an_error_in_four_parts(name: str, payload: str, where: str, came: str) -> None:
    """Where, what came, what was expected and the cure, as data."""
    reply = json.loads(bridge.answer(RULES, name, payload))
    assert list(reply) == ["error"]
    assert list(reply["error"]) == ["where", "came", "expected", "cure"]
    assert (reply["error"]["where"], reply["error"]["came"]) == (where, came)


@given(
    st.sampled_from([*CALLS, "", "sing"]) | st.text(),
    st.text() | st.dictionaries(KEYS, anything | st.dictionaries(KEYS, anything)).map(json.dumps),
)
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
