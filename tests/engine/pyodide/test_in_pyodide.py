"""The golden results again, inside Pyodide, with the archive that readers get: once from it, once from memory."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from tests.engine import goldens, group_goldens
from tests.engine.documents import WHOLE, as_bytes
from tests.engine.fixtures import RULES
from tests.engine.group_documents import WHOLE_GROUP
from tests.engine.pyodide.running import Run, in_pyodide
from tests.engine.zips import locked, zipped
from toolkit_widgets import bridge, engine_archive

#: Input that is refused, some of it by limits that Pyodide has lower than CPython.
BAD = [
    "",
    "{",
    "[" * 100_000,
    '{"assessment": "jigsaw"}',
    '{"a": 1e999}',
    '{"a": ' + "9" * 5000 + "}",
    '["\\ud800"]',
]
_TEXT = as_bytes(WHOLE | {"later": [1.0, 12345678901234567890]}).decode()
_PARTS = {
    "assessment": "pair",
    "kept": _TEXT,
    "parts": {"answers": WHOLE["answers"], "place": "“Ärztehaus” 🌱"},
}
#: What a page asks for beside results.
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("open", {"text": _TEXT}),
    ("open", {"base64": base64.b64encode(_TEXT.encode()).decode()}),
    ("open", {"base64": "?"}),
    ("save", _PARTS),
    ("save", {"assessment": "pair", "parts": {"place": 1}}),
    ("table", _PARTS | {"words": {"answer": {"partly": "Partly"}}}),
    ("history", _PARTS | {"then": {"text": _TEXT}}),
]
_GROUP = as_bytes(WHOLE_GROUP).decode()
_ZIP = zipped({"a.json": _TEXT.encode(), "bomb.json": b" " * 10_000_000, "b/g.json": _GROUP.encode()})
_VOICES = ["carer:211100222"] * 3 + ["manager:22210...2"] * 3
#: What a page that brings people together asks for beside results.
GROUP_CALLS: list[tuple[str, dict[str, Any]]] = [
    ("read_group", {"files": [{"name": "a.json", "text": _TEXT}, {"name": "b.json", "text": "{"}]}),
    *(
        ("read_group", {"files": [{"name": "a.zip", "base64": base64.b64encode(data).decode()}]})
        for data in (_ZIP, locked(zipped({"a.json": b"{}"})), _ZIP[:-30], b"PK")
    ),
    (
        "group_save",
        {"assessment": "pair", "kept": _GROUP, "parts": {"people": [_TEXT, _TEXT], "place": "“Ä” 🌱"}},
    ),
    ("group_merge", {"mine": _GROUP, "theirs": as_bytes(WHOLE_GROUP | {"place": "There"}).decode()}),
    ("group_table", {"assessment": "pair", "voices": _VOICES, "parts": {"actions": [{"what": "=x"}]}}),
    ("group", {"assessment": "pair", "voices": ["carer:x"]}),
]


@pytest.fixture(scope="module", params=[False, True], ids=["archive", "memory"])
def replies(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Return the replies of one run: for each golden file its cases, then the other calls and the bad input."""
    return in_pyodide(runs(), from_memory=request.param)


def runs() -> list[Run]:
    """Return the calls to make."""
    made: list[Run] = [
        (
            goldens.rules_of(name),
            [("score", json.dumps(goldens.request(name, case))) for case in goldens.CASES[name]],
        )
        for name in goldens.CASES
    ]
    made += [
        (goldens.rules_of(case.rules), [("group", json.dumps(group_goldens.request(case)))])
        for case in group_goldens.CASES.values()
    ]
    calls = [(name, json.dumps(payload)) for name, payload in (*CALLS, *GROUP_CALLS)]
    return [*made, (RULES, [*calls, *(("score", payload) for payload in BAD)])]


def test_it_is_the_python_of_the_browser(replies: dict[str, Any]) -> None:
    """Pyodide 314 runs Python 3.14, whatever runs the tests."""
    assert replies["python"].startswith("3.14.")


def test_all_of_ours_is_read_in(replies: dict[str, Any]) -> None:
    """The engine made ready in; each of our modules is there, so memory that is kept needs no archive."""
    ours = {f"toolkit_widgets.{path.stem}" for path in engine_archive.modules()}
    assert ours - {"toolkit_widgets.__init__"} == set(replies["ours"])


def test_golden_results_in_pyodide(replies: dict[str, Any]) -> None:
    """Every case gives the reviewed result there too."""
    for name, texts in zip(goldens.CASES, replies["replies"], strict=False):
        results = dict(zip(goldens.CASES[name], (json.loads(text)["ok"] for text in texts), strict=True))
        assert results == goldens.expected(name)


def test_golden_groups_in_pyodide(replies: dict[str, Any]) -> None:
    """Groups of 1 to 500 people: what they may see is the same there."""
    texts = replies["replies"][len(goldens.CASES) : -1]
    results = {name: json.loads(text)["ok"] for name, (text,) in zip(group_goldens.CASES, texts, strict=True)}
    assert results == {name: made["group"] for name, made in group_goldens.expected().items()}


def test_group_files_in_pyodide(replies: dict[str, Any]) -> None:
    """Zips opened, groups saved, merged and made tables of: the same replies there as here, to the letter."""
    here = [bridge.answer(RULES, name, json.dumps(request)) for name, request in GROUP_CALLS]
    assert replies["replies"][-1][len(CALLS) : len(CALLS) + len(GROUP_CALLS)] == here
    assert ["ok" in json.loads(reply) for reply in here] == [True] * 8 + [False]
    inside = json.loads(here[1])["ok"]["read"]
    assert [item["kind"] for item in inside] == ["answers", "error", "group"]


def test_files_in_pyodide(replies: dict[str, Any]) -> None:
    """Files opened, saved, made tables of and compared: the same replies there as here, to the letter."""
    here = [bridge.answer(RULES, name, json.dumps(request)) for name, request in CALLS]
    assert replies["replies"][-1][: len(CALLS)] == here
    assert ["ok" in json.loads(reply) for reply in here] == [True, True, False, True, False, True, True]
    assert json.loads(here[0])["ok"]["kept"] == _TEXT


def test_bad_input_in_pyodide(replies: dict[str, Any]) -> None:
    """What CPython refuses is refused there with the same words, and the interpreter stands."""
    here = [bridge.answer(RULES, "score", payload) for payload in BAD]
    assert replies["replies"][-1][len(CALLS) + len(GROUP_CALLS) :] == here
    assert all("error" in json.loads(reply) for reply in here)
