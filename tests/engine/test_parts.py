"""What a page edits of an answers file: opened, changed, saved. Nothing that it does not know gets lost."""

from __future__ import annotations

import base64
import json
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.documents import (
    LEAST,
    WHOLE,
    anything,
    as_bytes,
    cuts,
    damaged,
    damages,
    documents,
    texts,
    with_one_value_changed,
)
from tests.engine.fixtures import RULES, tries
from toolkit_widgets import AnswersFileError, Rules, bridge, read, write
from toolkit_widgets.exchange import LARGEST
from toolkit_widgets.scoring import assessment_of

#: What no edition of ours knows, wherever a file can hold it.
STRANGE: dict[str, Any] = {
    **WHOLE,
    "actions": [{"what": "one", "cost": 1.0}, {"what": "two", "cost": 2}],
    "agreed": {"cellar-1": {"answer": "deep"}},
    "answers": {
        "cellar-1": {"answer": "damp", "mood": [1, {"x": None}]},
        "garden-1": {"answer": "yes", "evidence": "", "mood": 12345678901234567890},
    },
    "respondent": {"name": "Mel", "role": "wizard"},
    "tool": {"made": "elsewhere"},
}


def asked(call: str, rules: Rules = RULES, **request: object) -> Any:
    """Return the reply to a call under the rules of the fixtures."""
    return json.loads(bridge.answer(rules, call, json.dumps(request)))


def opened(document: object) -> Any:
    """Return what a page gets when it opens a file."""
    return asked("open", text=as_bytes(document).decode())["ok"]


def saved(kept: str, parts: object, assessment: str = "pair", rules: Rules = RULES) -> Any:
    """Return the document that is saved."""
    return json.loads(asked("save", rules, assessment=assessment, kept=kept, parts=parts)["ok"]["text"])


def refused(call: str, **request: object) -> str:
    """Return where a call is refused, and what came."""
    reply = asked(call, **request)
    assert list(reply) == ["error"]
    return f"{reply['error']['where']}: {reply['error']['came']}"


def test_what_a_page_gets() -> None:
    """A file in: its parts as they stand in it, an action's number in the file, the whole file to carry."""
    made = opened(WHOLE)
    assert list(made) == ["assessment", "assessment_version", "known", "notes", "kept"]
    assert (made["assessment"], made["assessment_version"], made["notes"]) == ("pair", "1.0.0", [])
    parts = ("answers", "respondent", "place", "completed_on", "actions", "agreed")
    assert made["known"] == {key: WHOLE[key] for key in parts} | {
        "actions": [WHOLE["actions"][0] | {"kept": 0}]
    }
    assert made["kept"].encode() == as_bytes(WHOLE)


def test_a_page_gets_what_it_knows_and_hears_of_the_rest() -> None:
    """Keys, statements and roles that are not known: no part of what is edited; a note for each, with an id."""
    made = opened(STRANGE)
    assert made["known"] == {
        "answers": {"garden-1": {"answer": "yes", "evidence": ""}},
        "agreed": {},
        "actions": [{"what": "one", "kept": 0}, {"what": "two", "kept": 1}],
        "respondent": {"role": "wizard"},
        "place": WHOLE["place"],
        "completed_on": WHOLE["completed_on"],
    }
    assert {(note["where"], note["kind"]) for note in made["notes"]} == {
        ("actions[0].cost", "key"),
        ("actions[1].cost", "key"),
        ("agreed.cellar-1", "statement"),
        ("answers.cellar-1", "statement"),
        ("answers.cellar-1.mood", "key"),
        ("answers.garden-1.mood", "key"),
        ("respondent.name", "key"),
        ("respondent.role", "role"),
        ("tool", "key"),
    }


@pytest.mark.parametrize("document", [WHOLE, LEAST, STRANGE], ids=["whole", "least", "strange"])
def test_opened_and_saved_unchanged(document: dict[str, Any]) -> None:
    """Byte for byte the same file; from a version that meant the same, too."""
    for version in ("1.0.0", "1.7.3"):
        data = as_bytes(document | {"assessment_version": version})
        made = asked("open", text=data.decode())["ok"]
        reply = asked("save", assessment="pair", kept=made["kept"], parts=made["known"])["ok"]
        assert reply["text"].encode() == data


def test_the_bytes_of_a_file_may_come_in_base64() -> None:
    """With a byte order mark and in another form: the same as the text; damage is found where it is."""
    data = b"\xef\xbb\xbf" + json.dumps(WHOLE).encode()
    assert asked("open", base64=base64.b64encode(data).decode()) == {"ok": opened(WHOLE)}
    broken = base64.b64encode(as_bytes(WHOLE)[:40] + b"\xff").decode()
    assert refused("open", base64=broken) == "byte 41: 0xff"
    large = base64.b64encode(b" " * (LARGEST + 1)).decode()
    assert refused("open", base64=large) == "the file: more than 1,048,576 bytes"


def test_a_new_file() -> None:
    """Parts and nothing kept: a file of today's version, without what is empty; named by its date."""
    parts = {
        "answers": {"garden-1": {"answer": "yes", "reason": "", "evidence": "seen"}},
        "respondent": {"role": ""},
        "place": "",
        "completed_on": "2026-11-23",
        "actions": [{"what": "Ask", "by": "", "done": False}],
        "agreed": {},
    }
    reply = asked("save", assessment="pair", kept="", parts=parts)["ok"]
    assert reply["name"] == "co-production-pair-2026-11-23.json"
    assert reply["text"].encode() == as_bytes(
        LEAST
        | {
            "answers": {"garden-1": {"answer": "yes", "evidence": "seen"}},
            "completed_on": "2026-11-23",
            "actions": [{"what": "Ask"}],
        }
    )
    least = asked("save", assessment="pair", parts={})["ok"]
    assert (least["name"], least["text"].encode()) == ("co-production-pair.json", as_bytes(LEAST))


def test_what_is_changed_and_what_stays() -> None:
    """Every part edited: what the page does not know stays with what it belongs to, or alone."""
    parts = {
        "answers": {"garden-1": {"answer": "no"}, "garden-2": {"answer": "partly"}},
        "respondent": {"role": "carer"},
        "place": "Elsewhere",
        "actions": [
            {"what": "two, first", "done": True, "kept": 1},
            {"what": "new"},
            {"what": "one", "kept": 0},
        ],
    }
    assert saved(opened(STRANGE)["kept"], parts) == {
        key: value
        for key, value in (
            STRANGE
            | parts
            | {
                "answers": {
                    "cellar-1": STRANGE["answers"]["cellar-1"],
                    "garden-1": {"answer": "no", "evidence": "", "mood": 12345678901234567890},
                    "garden-2": {"answer": "partly"},
                },
                "respondent": {"name": "Mel", "role": "carer"},
                "actions": [
                    {"what": "two, first", "done": True, "cost": 2},
                    {"what": "new"},
                    {"what": "one", "cost": 1.0},
                ],
            }
        ).items()
        if key != "completed_on"
    }


def test_what_is_left_out_is_emptied_but_for_the_agreed_answers() -> None:
    """No parts at all: what stays is what the page does not know, and what it does not edit."""
    assert saved(opened(STRANGE)["kept"], {}) == LEAST | {
        "answers": {"cellar-1": STRANGE["answers"]["cellar-1"]},
        "respondent": {"name": "Mel"},
        "actions": [],
        "agreed": STRANGE["agreed"],
        "tool": STRANGE["tool"],
    }
    assert saved(opened(WHOLE)["kept"], {"agreed": {}})["agreed"] == {}


def test_changed_answers_are_to_the_version_of_today() -> None:
    """An old file with the same meanings: unchanged it keeps its version, changed it gets today's."""
    today = replace(RULES, assessments={"pair": replace(RULES.assessments["pair"], version="1.4.0")})
    kept = opened(WHOLE)
    assert saved(kept["kept"], kept["known"], rules=today)["assessment_version"] == "1.0.0"
    assert (
        saved(kept["kept"], kept["known"] | {"place": "Here"}, rules=today)["assessment_version"] == "1.4.0"
    )


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        ([], "parts: a list"),
        ({"answer": {}}, 'parts: "answer"'),
        ({"answers": []}, "answers: a list"),
        ({"answers": {"garden-1": "yes"}}, 'answers.garden-1: "yes"'),
        ({"answers": {"garden-1": {"answer": ""}}}, "answers.garden-1: no key answer"),
        ({"answers": {"garden-1": {"evidence": "seen"}}}, "answers.garden-1: no key answer"),
        ({"answers": {"garden-1": {"answer": "maybe"}}}, 'answers.garden-1.answer: "maybe"'),
        ({"answers": {"garden-1": {"answer": "no", "reason": None}}}, "answers.garden-1.reason: null"),
        ({"agreed": {"garden-1": {"answer": 1}}}, "agreed.garden-1.answer: 1"),
        ({"respondent": "carer"}, 'respondent: "carer"'),
        ({"respondent": {"role": 1}}, "respondent.role: 1"),
        ({"place": 1}, "place: 1"),
        ({"completed_on": "today"}, 'completed_on: "today"'),
        ({"actions": {}}, "actions: an object"),
        ({"actions": ["x"]}, 'actions[0]: "x"'),
        ({"actions": [{"done": 0}]}, "actions[0].done: 0"),
        ({"actions": [{"by": "soon"}]}, 'actions[0].by: "soon"'),
        ({"actions": [{"kept": 2}]}, "actions[0].kept: 2"),
        ({"actions": [{"kept": -1}]}, "actions[0].kept: -1"),
        ({"actions": [{"kept": True}]}, "actions[0].kept: true"),
        ({"place": "x" * LARGEST}, "the file: 1,049,"),
    ],
)
def test_what_could_not_be_opened_again_is_not_saved(parts: object, error: str) -> None:
    """One wrong part: refused with its place, so that nothing unreadable is ever saved."""
    assert refused("save", assessment="pair", kept=opened(STRANGE)["kept"], parts=parts).startswith(error)


@pytest.mark.parametrize(
    ("request_", "error"),
    [
        ({}, "the file: no key parts"),
        ({"parts": {}}, "the file: no key assessment"),
        ({"parts": {}, "assessment": "cellar"}, 'assessment: "cellar"'),
        ({"parts": {}, "assessment": "pair", "kept": 1}, "kept: 1"),
        ({"parts": {}, "assessment": "pair", "kept": "{"}, 'kept: line 1, column 2: ""'),
        ({"parts": {}, "assessment": "worked", "kept": as_bytes(WHOLE).decode()}, 'kept: assessment: "pair"'),
        (
            {
                "parts": {},
                "assessment": "pair",
                "kept": as_bytes(WHOLE | {"assessment_version": "2.0.0"}).decode(),
            },
            'kept: assessment_version: "2.0.0"',
        ),
    ],
)
def test_what_is_kept_must_be_a_file_of_the_same_assessment(request_: dict[str, object], error: str) -> None:
    """A saved copy that is damaged, or another assessment's: refused, and its place begins with "kept"."""
    assert refused("save", **request_) == error


@pytest.mark.parametrize(
    ("request_", "error"),
    [
        ({}, "the file: no key text"),
        ({"text": 1}, "text: 1"),
        ({"text": ""}, "line 1, column 1: nothing"),
        ({"base64": 1}, "base64: 1"),
        ({"base64": "é"}, "base64: other text"),
        ({"base64": "abc"}, "base64: other text"),
        ({"text": as_bytes(WHOLE | {"assessment_version": "0.9.0"}).decode()}, 'assessment_version: "0.9.0"'),
    ],
)
def test_what_is_not_opened(request_: dict[str, object], error: str) -> None:
    """No file, none in Base64, or one with answers to statements that meant something else."""
    assert refused("open", **request_) == error


@given(documents)
@tries(500)
def test_any_file_survives_the_page(document: dict[str, Any]) -> None:
    """Any document in the format's own form, opened and saved: byte for byte the same."""
    data = as_bytes(document)
    made = opened(document)
    assert (
        asked("save", assessment="pair", kept=made["kept"], parts=made["known"])["ok"]["text"].encode()
        == data
    )


def _survives_or_is_refused(data: bytes) -> None:
    """Open bytes as a page does: what is opened can be saved, as the file that was read, and opened again."""
    reply = asked("open", base64=base64.b64encode(data).decode())
    try:
        file = read(data, RULES)
        assessment_of(RULES, file.responses)
    except AnswersFileError:
        assert list(reply) == ["error"]
        return
    made = reply["ok"]
    text = asked("save", assessment=made["assessment"], kept=made["kept"], parts=made["known"])["ok"]["text"]
    assert text.encode() == write(file)
    assert asked("open", text=text)["ok"] == made


@given(damages, cuts)
@tries(2000)
def test_damaged_files(changes: list[tuple[int, int, bytes]], cut: int | None) -> None:
    """A good file with damage: opened and saved without loss, or refused."""
    _survives_or_is_refused(damaged(changes, cut))


@given(documents, st.data())
@tries(500)
def test_files_with_a_wrong_value_somewhere(document: dict[str, Any], data: st.DataObject) -> None:
    """A good file with one value exchanged for anything: opened and saved without loss, or refused."""
    _survives_or_is_refused(as_bytes(with_one_value_changed(document, data)))


_GIVEN = st.fixed_dictionaries(
    {"answer": st.sampled_from(["yes", "no", "dont-know"])}, optional={"reason": texts, "evidence": texts}
)


@given(
    documents,
    st.dictionaries(st.sampled_from(["garden-1", "garden-2", "kitchen-1"]), _GIVEN),
    st.lists(st.fixed_dictionaries({}, optional={"what": texts, "done": st.booleans()}), max_size=3),
    texts,
)
@tries(300)
def test_what_a_page_saves_it_opens_again(
    document: dict[str, Any], answers: dict[str, Any], actions: list[Any], place: str
) -> None:
    """Any file, any new parts: saved and opened, they are there, and so is all that the page does not know."""
    kept = opened(document)["kept"]
    again = asked(
        "open", text=json.dumps(saved(kept, {"answers": answers, "actions": actions, "place": place}))
    )["ok"]

    def filled(made: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in made.items() if key != "kept" and value not in ("", False)}

    known = again["known"]
    assert {id_: filled(made) for id_, made in known["answers"].items()} == {
        k: filled(v) for k, v in answers.items()
    }
    assert [filled(made) for made in known.get("actions", [])] == [filled(made) for made in actions]
    assert known.get("place", "") == place
    whole = json.loads(again["kept"])
    assert whole.get("later") == document.get("later")
    assert whole.get("agreed") == document.get("agreed")
    assert whole["answers"].get("cellar-1") == document["answers"].get("cellar-1")


@given(
    st.dictionaries(
        st.sampled_from(["answers", "actions", "place", "agreed", "respondent"]) | texts, anything
    )
)
@tries(500)
def test_any_parts_are_saved_readably_or_refused(parts: dict[str, Any]) -> None:
    """Parts of any kind: a file that opens, or an error in four parts."""
    reply = asked("save", assessment="pair", kept=as_bytes(deepcopy(STRANGE)).decode(), parts=parts)
    if "ok" in reply:
        assert "ok" in asked("open", text=reply["ok"]["text"])
    else:
        assert list(reply["error"]) == ["where", "came", "expected", "cure"]
