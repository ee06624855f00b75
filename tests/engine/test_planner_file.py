"""The planner file: read strictly, written stably, and nothing in it gets lost."""

from __future__ import annotations

import json
from contextlib import suppress
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.documents import anything, as_bytes
from tests.engine.json_schema import is_valid
from tests.engine.planner_documents import ID, SMALL, SMALL_RULES, WHOLE_PLAN, entries
from toolkit_widgets import AnswersFileError, NoteKind, bridge, rules_from_json, rules_to_json
from toolkit_widgets.content import load
from toolkit_widgets.planner_example import example_file, example_text
from toolkit_widgets.planner_file import read_plan, write_plan
from toolkit_widgets.planner_model import FieldKind
from toolkit_widgets.planner_parts import plan_file_of, plan_parts_of
from toolkit_widgets.planner_schema import planner_schema
from toolkit_widgets.planner_values import problems

HEAD = {"format": "co-production-planner", "format_version": 1, "planner": ID, "planner_version": "2.1.0"}
LEAST = {**HEAD, "rows": {}}


def asked(name: str, request: object) -> dict[str, Any]:
    """Return the reply of the bridge under the rules of the small planner."""
    reply = json.loads(bridge.answer(SMALL_RULES, name, json.dumps(request)))
    assert isinstance(reply, dict)
    return reply


def test_written_as_read() -> None:
    """A whole file in, with much that is not known; the same bytes out."""
    data = write_plan(read_plan(as_bytes(WHOLE_PLAN), SMALL_RULES))
    assert write_plan(read_plan(data, SMALL_RULES)) == data
    assert json.loads(data) == WHOLE_PLAN


def test_what_is_not_known_is_noted() -> None:
    """The same file; a note for each thing that does not count, in the order of places."""
    file = read_plan(as_bytes(WHOLE_PLAN), SMALL_RULES)
    assert [(note.where, note.kind) for note in file.notes] == [
        ("actions[0].cost", NoteKind.KEY),
        ("actions[1].statement", NoteKind.ROW),
        ("details.why", NoteKind.KEY),
        ("later", NoteKind.KEY),
        ("own.beds[0].height", NoteKind.KEY),
        ("own.sheds", NoteKind.PART),
        ("rows.beans.how-many", NoteKind.VALUE),
        ("rows.beans.status", NoteKind.VALUE),
        ("rows.moles", NoteKind.ROW),
        ("rows.roses.colour", NoteKind.KEY),
    ]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"format": "co-production-answers"}, "format"),
        ({"format_version": 2}, "format_version"),
        ({"format_version": True}, "format_version"),
        ({"planner": "moon"}, "planner"),
        ({"planner_version": "3.0.0"}, "planner_version"),
        ({"planner_version": "2"}, "planner_version"),
        ({"rows": []}, "rows"),
        ({"rows": {"roses": "yes"}}, "rows.roses"),
        ({"rows": {"moles": 1}}, "rows.moles"),
        ({"rows": {"roses": {"how-many": 3}}}, "rows.roses.how-many"),
        ({"details": {"when": None}}, "details.when"),
        ({"own": {"beds": {}}}, "own.beds"),
        ({"own": {"beds": [{"name": 1}]}}, "own.beds[0].name"),
        ({"completed_on": "today"}, "completed_on"),
        ({"actions": [{"done": "yes"}]}, "actions[0].done"),
    ],
)
def test_a_file_that_is_none_is_refused(change: dict[str, Any], where: str) -> None:
    """One thing wrong; the whole file is refused, with its place, what came, what was expected and the cure."""
    with pytest.raises(AnswersFileError) as caught:
        read_plan(as_bytes({**LEAST, **change}), SMALL_RULES)
    assert caught.value.where == where
    assert all(caught.value.as_json().values())


@pytest.mark.parametrize("key", LEAST)
def test_what_must_be_there(key: str) -> None:
    """A file without one of its first keys; refused, and the key is named."""
    with pytest.raises(AnswersFileError, match=key):
        read_plan(as_bytes({k: v for k, v in LEAST.items() if k != key}), SMALL_RULES)


@settings(deadline=None)
@given(anything)
def test_any_file_is_read_or_refused(value: object) -> None:
    """Any JSON, alone and in each place of a file: a file, or one error."""
    for document in (
        value,
        *({**LEAST, key: value} for key in ("rows", "own", "details", "actions", "place")),
    ):
        with suppress(AnswersFileError):
            assert json.loads(write_plan(read_plan(as_bytes(document), SMALL_RULES))) == document


def test_opened_and_saved_it_is_the_same() -> None:
    """Opened on a page and saved without a change: the same bytes, the version too."""
    text = write_plan(read_plan(as_bytes(WHOLE_PLAN), SMALL_RULES)).decode()
    opened = asked("plan_open", {"text": text})["ok"]
    saved = asked("plan_save", {"planner": ID, "kept": opened["kept"], "parts": opened["known"]})["ok"]
    assert saved == {"text": text, "name": f"co-production-{ID}-2026-11-23.json"}


def test_what_the_page_does_not_know_survives_its_changes() -> None:
    """Rows emptied, added rows in another order, actions gone; all that is not known stays beside what it stood with."""
    opened = asked("plan_open", {"text": json.dumps(WHOLE_PLAN)})["ok"]
    parts = deepcopy(opened["known"])
    del parts["rows"]["roses"], parts["rows"]["spade"], parts["actions"][1]
    parts["own"]["beds"] = [{"name": "Kale", "status": "with-us"}, parts["own"]["beds"][0]]
    parts["details"] = {}
    saved = asked("plan_save", {"planner": ID, "kept": opened["kept"], "parts": parts})["ok"]
    made = json.loads(saved["text"])
    assert made["rows"] == {
        "roses": {"colour": "red"},
        "beans": {"status": "rotten", "how-many": "a few"},
        "moles": {"status": "with-us"},
    }
    assert made["own"] == {
        "beds": [{"name": "Kale", "status": "with-us"}, {"name": "Figs", "status": "not-yet", "height": 2}],
        "sheds": [{"name": "x"}],
    }
    assert made["details"] == {"why": "later"}
    assert made["actions"] == [WHOLE_PLAN["actions"][0]]
    assert made["later"] == WHOLE_PLAN["later"]
    assert made["planner_version"] == SMALL.version


_TEXTS = st.text(max_size=6)
_ROW = st.dictionaries(st.sampled_from(["status", "how-many", "door", "x"]), _TEXTS, max_size=4)
_PARTS = st.fixed_dictionaries(
    {},
    optional={
        "place": _TEXTS,
        "details": st.dictionaries(st.sampled_from(["when", "y"]), _TEXTS),
        "rows": st.dictionaries(st.sampled_from(["roses", "beans"]), _ROW),
        "own": st.fixed_dictionaries({"beds": st.lists(_ROW, max_size=3)}),
        "actions": st.lists(st.dictionaries(st.sampled_from(["what", "who"]), _TEXTS), max_size=2),
    },
)


@settings(deadline=None)
@given(_PARTS)
def test_a_page_gets_back_what_it_saved(parts: dict[str, Any]) -> None:
    """Any parts saved, opened and saved again: the same file, and every text that the page knows is in it."""
    first = plan_file_of(SMALL_RULES, SMALL, "", parts)
    text = write_plan(first).decode()
    known = plan_parts_of(read_plan(text.encode(), SMALL_RULES))
    assert write_plan(plan_file_of(SMALL_RULES, SMALL, text, known)).decode() == text
    for id_, row in parts.get("rows", {}).items():
        for field, said in row.items():
            assert not said or json.loads(text)["rows"][id_][field] == said


@settings(deadline=None)
@given(anything)
def test_any_request_gets_a_reply(value: object) -> None:
    """Any JSON as a request to each call, and as its parts: a reply, never an exception."""
    for name in ("plan", "plan_open", "plan_save", "plan_make"):
        for request in (
            value,
            {"planner": ID, "parts": value, "today": "2026-11-23"},
            {"planner": ID, "parts": {}, "today": value},
        ):
            reply = asked(name, request)
            assert set(reply) in ({"ok"}, {"error"})


def test_a_copy_of_another_planner_is_refused() -> None:
    """What is kept beside a page belongs to another planner; refused, and nothing is written."""
    two = load().rules
    other = {
        **LEAST,
        "planner": "accessible-meeting",
        "planner_version": two.planners["accessible-meeting"].version,
    }
    request = {"planner": ID, "kept": json.dumps(other), "parts": {}}
    error = json.loads(bridge.answer(two, "plan_save", json.dumps(request)))["error"]
    assert error["where"] == "kept: planner"


def test_entries_have_every_row() -> None:
    """A file in which hardly anything is filled in; all rows of the planner, and the added ones after those of their part."""
    made = entries({"rows": {"beans": {"status": "with-us"}}, "own": {"beds": [{"name": "Figs"}, {}]}})
    assert [(e.part, e.row, e.number, e.name) for e in made.entries] == [
        ("beds", "roses", 0, ""),
        ("beds", "beans", 0, ""),
        ("beds", "", 0, "Figs"),
        ("beds", "", 1, ""),
        ("tools", "spade", 0, ""),
    ]
    assert made.entries[1]["status"] == "with-us"
    assert made.entries[1].facts == {"ways": "talk"}


def test_what_does_not_count_is_named_by_field() -> None:
    """A number that is none, a sum that is none, a date that is none; each by its field, its kind and its row."""
    rows = {"beans": {"how-many": "a few", "status": "rotten"}, "spade": {"cost": "12,5"}}
    own = {"beds": [{"name": "Figs", "how-many": "2"}, {"how-many": "-"}]}
    found = list(problems(SMALL, entries({"details": {"when": "soon"}, "rows": rows, "own": own})))
    assert [(p.field, p.kind, p.entry and (p.entry.row or p.entry.number)) for p in found] == [
        ("when", FieldKind.DAY, None),
        ("how-many", FieldKind.COUNT, "beans"),
        ("status", FieldKind.CHOICE, "beans"),
        ("how-many", FieldKind.COUNT, 1),
        ("cost", FieldKind.MONEY, "spade"),
    ]


def test_the_engine_gets_the_same_planners() -> None:
    """The guide's planners written for the browser and read there; nothing is lost."""
    rules = load().rules
    assert rules_from_json(rules_to_json(rules)).planners == rules.planners


@pytest.mark.parametrize("planner", load().planners)
def test_each_example_is_a_planner_file(planner: str) -> None:
    """The worked example of each planner; all of it is known and counts, and it is written as we write."""
    file = example_file(load(), planner)
    assert file.notes == ()
    assert file.planner.id == planner
    assert write_plan(file).decode() == example_text(planner)


SCHEMA = planner_schema(SMALL_RULES)
BAD = [
    [],
    *({k: v for k, v in LEAST.items() if k != key} for key in LEAST),
    *({**LEAST, "format": value} for value in ("co-production-answers", None)),
    *({**LEAST, "format_version": value} for value in (2, "1", True)),
    {**LEAST, "planner": "moon"},
    *({**LEAST, "planner_version": value} for value in ("3.0.0", "2", "2.x.0", 2)),
    *({**LEAST, "rows": value} for value in ([], {"roses": "yes"}, {"moles": 1}, {"roses": {"how-many": 3}})),
    *({**LEAST, "details": value} for value in ([], {"when": None})),
    *(
        {**LEAST, "own": value}
        for value in ([], {"beds": {}}, {"beds": ["x"]}, {"beds": [{"name": 1}]}, {"sheds": 1})
    ),
    *({**LEAST, "actions": value} for value in ({}, [1], [{"done": "yes"}], [{"what": 1}])),
    *({**LEAST, key: value} for key, value in (("place", 1), ("completed_on", "today"))),
]


@pytest.mark.parametrize(
    "document", [WHOLE_PLAN, LEAST, {**LEAST, "own": {"beds": [{}]}, "details": {}, "actions": [{}]}]
)
def test_the_schema_takes_what_the_reader_takes(document: dict[str, Any]) -> None:
    """A file that is one, whatever it holds besides; the schema and the reader both take it."""
    assert is_valid(document, SCHEMA)
    assert read_plan(as_bytes(document), SMALL_RULES)


@pytest.mark.parametrize("document", BAD, ids=json.dumps)
def test_the_schema_refuses_what_the_reader_refuses(document: object) -> None:
    """A file that is none; neither takes it."""
    assert not is_valid(document, SCHEMA)
    with pytest.raises(AnswersFileError):
        read_plan(as_bytes(document), SMALL_RULES)


@pytest.mark.parametrize("planner", load().planners)
def test_the_schema_takes_each_example(planner: str) -> None:
    """The worked example of each planner against the schema that the site publishes."""
    assert is_valid(example_file(load(), planner).document, planner_schema(load().rules))
