"""The group file: read strictly, written stably, saved by a page, merged with another. Nothing gets lost."""

from __future__ import annotations

import json
from collections import Counter
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.engine.documents import LEAST, WHOLE, anything, as_bytes, damages, with_one_value_changed
from tests.engine.fixtures import RULES, tries
from tests.engine.group_documents import LEAST_GROUP, WHOLE_GROUP, groups
from tests.engine.json_schema import is_valid
from toolkit_widgets import AnswersFileError, bridge, content, exchange
from toolkit_widgets.answers_schema import GROUP_EXAMPLE, group_schema
from toolkit_widgets.exchange import ACTION
from toolkit_widgets.group_file import AGREED, GROUP_TOP, GroupFile, read_group_file, write_group_file
from toolkit_widgets.group_parts import merge
from toolkit_widgets.strict_json import DEEPEST

SCHEMA = group_schema(RULES)
CARER = WHOLE_GROUP["people"][0]


def group(document: object = None, **changes: object) -> GroupFile:
    """Return a group file: the whole one, or another, with changes."""
    made = WHOLE_GROUP if document is None else document
    assert isinstance(made, dict)
    return read_group_file(as_bytes(made | changes), RULES)


def refused(data: bytes) -> AnswersFileError:
    """Return the error with which a file is refused; it is one line."""
    with pytest.raises(AnswersFileError) as caught:
        read_group_file(data, RULES)
    assert "\n" not in str(caught.value)
    return caught.value


def asked(call: str, **request: object) -> Any:
    """Return the reply to a call under the rules of the fixtures."""
    return json.loads(bridge.answer(RULES, call, json.dumps(request)))


def test_a_whole_file() -> None:
    """Everything the format has: the people as they would be alone, nothing noted, the same bytes again."""
    file = group()
    assert (file.assessment, file.assessment_version, file.notes) == ("pair", "1.0.0", ())
    assert [person.responses.role for person in file.people] == ["carer", "manager"]
    assert [text.encode() for text in file.texts] == [as_bytes(made) for made in WHOLE_GROUP["people"]]
    assert write_group_file(file) == as_bytes(WHOLE_GROUP)


def test_what_is_not_known_is_kept_and_noted() -> None:
    """An unknown key, an agreed answer to another edition's statement, an action about one: each by its place."""
    file = group(
        LEAST_GROUP,
        later=1,
        agreed={
            "cellar-1": {"answer": "deep"},
            "garden-1": {"answer": "no", "mood": 1, "also": [{"answer": "no", "x": 1}]},
        },
        actions=[{"statement": "cellar-1"}],
        people=[LEAST | {"later": 1}],
    )
    assert [str(note).partition(":")[0] for note in file.notes] == [
        *(
            "actions[0].statement",
            "agreed.cellar-1",
            "agreed.garden-1.also[0].x",
            "agreed.garden-1.mood",
            "later",
        )
    ]
    assert [note.where for note in file.people[0].notes] == ["later"]


ONE_WRONG: list[tuple[str, Any, str]] = [
    (
        "format",
        "co-production-answers",
        'format: came "co-production-answers", expected "co-production-group"',
    ),
    ("format_version", 2, "format_version: came 2, expected 1; open it with the edition"),
    ("assessment", "cellar", 'assessment: came "cellar", expected one of'),
    (
        "assessment_version",
        "2.0.0",
        'assessment_version: came "2.0.0", expected a version that means the same',
    ),
    ("people", {}, "people: came an object, expected a list"),
    ("people", ["x"], 'people[0]: the file: came "x", expected an object'),
    ("people", [LEAST, LEAST | {"place": 1}], "people[1]: place: came 1, expected text"),
    ("people", [LEAST | {"assessment": "worked"}], 'people[0]: assessment: came "worked", expected "pair"'),
    ("people", [LEAST | {"assessment_version": "2.0.0"}], "people[0]: assessment_version: came"),
    ("people", [LEAST | {"place": "x" * exchange.LARGEST}], "people[0]: the file: came 1,04"),
    ("agreed", [], "agreed: came a list, expected an object"),
    ("agreed", {"garden-1": {}}, "agreed.garden-1: came no key answer"),
    ("agreed", {"garden-1": {"answer": "maybe"}}, 'agreed.garden-1.answer: came "maybe"'),
    ("agreed", {"garden-1": {"answer": "no", "also": {}}}, "agreed.garden-1.also: came an object"),
    (
        "agreed",
        {"garden-1": {"answer": "no", "also": [{"answer": "maybe"}]}},
        'agreed.garden-1.also[0].answer: came "maybe"',
    ),
    ("actions", [{"done": 1}], "actions[0].done: came 1"),
    ("place", 1, "place: came 1"),
    ("completed_on", "soon", 'completed_on: came "soon", expected a date'),
    ("all_agree", "yes", 'all_agree: came "yes", expected true or false'),
    ("merged", [1], "merged[0]: came 1, expected an object"),
]


@pytest.mark.parametrize(
    ("key", "value", "line"), ONE_WRONG, ids=[f"{n}-{w[0]}" for n, w in enumerate(ONE_WRONG)]
)
def test_one_thing_wrong(key: str, value: object, line: str) -> None:
    """One wrong value in a whole file: one line that says where, what came and what was expected."""
    assert str(refused(as_bytes(WHOLE_GROUP | {key: value}))).startswith(line)


def test_limits() -> None:
    """A group file may be 16 MiB, and its people's files may be as deep as if they were alone."""
    deep: Any = 1
    for _ in range(DEEPEST - 1):
        deep = [deep]
    person = LEAST | {"later": deep}
    exchange.read(as_bytes(person), RULES)
    assert group(people=[person]).people[0].document == person
    assert "at most 22" in str(refused(as_bytes(LEAST_GROUP | {"people": [LEAST | {"later": [deep]}]})))
    assert str(refused(b" " * 17_000_000)).startswith("the file: came more than 16,777,216 bytes")
    much = json.dumps(LEAST_GROUP | {"later": [1] * 3_000_000}, separators=(",", ":")).encode()
    with pytest.raises(AnswersFileError, match="at most 16 MiB; shorten"):
        write_group_file(read_group_file(much, RULES))


@given(groups)
@tries(200)
def test_every_group_file_in_our_form_comes_out_as_it_went_in(document: dict[str, Any]) -> None:
    """Any document that the format allows: the same bytes, valid, and opened and saved by a page the same."""
    data = as_bytes(document)
    file = read_group_file(data, RULES)
    assert write_group_file(file) == data
    assert is_valid(document, SCHEMA)
    item = opened(document)
    assert saved(item)["text"].encode() == data


def opened(document: object) -> Any:
    """Return the item that a page gets for a group file."""
    (item,) = asked("read_group", files=[{"name": "g", "text": as_bytes(document).decode()}])["ok"]["read"]
    assert item["kind"] == "group"
    return item


def saved(item: Any, **changes: object) -> Any:
    """Return what is saved when a page hands back an item, with changes."""
    parts = {key: item[key] for key in ("agreed", "actions", "place", "completed_on", "all_agree")}
    people = [person["text"] for person in item["people"]]
    request = {"people": people, **parts, **changes}
    return asked("group_save", assessment=item["assessment"], kept=item["text"], parts=request)["ok"]


def test_what_a_page_gets_and_saves() -> None:
    """A page's parts in, under a name with the day; what it does not know comes back from what was kept."""
    item = opened(WHOLE_GROUP | {"later": 1, "agreed": {"cellar-1": {"answer": "deep"}}})
    assert item["agreed"] == {}
    assert item["actions"] == [WHOLE["actions"][0] | {"kept": 0}]
    assert (item["place"], item["completed_on"], item["all_agree"]) == ("Our day service", "2026-11-23", True)
    assert (item["merged"], item["notes"]) == (1, ["key", "statement"])
    assert [person["role"] for person in item["people"]] == ["carer", "manager"]
    made = saved(
        item, people=[item["people"][1]["text"]], agreed={"garden-2": {"answer": "yes"}}, all_agree=False
    )
    assert made["name"] == "co-production-group-pair-2026-11-23.json"
    document = json.loads(made["text"])
    assert document["agreed"] == {"cellar-1": {"answer": "deep"}, "garden-2": {"answer": "yes"}}
    assert (document["people"], document["later"]) == ([WHOLE_GROUP["people"][1]], 1)
    assert "all_agree" not in document
    assert document["merged"] == WHOLE_GROUP["merged"]


def test_a_new_group_file_is_of_todays_version() -> None:
    """Nothing kept: the head, the people, and no key that is empty."""
    text = as_bytes(LEAST).decode()
    parts = {
        "people": [text],
        "agreed": {},
        "actions": [],
        "place": "",
        "completed_on": "",
        "all_agree": False,
    }
    made = asked("group_save", assessment="pair", kept="", parts=parts)["ok"]
    assert made["name"] == "co-production-group-pair.json"
    assert json.loads(made["text"]) == LEAST_GROUP | {"people": [LEAST]}


@pytest.mark.parametrize(
    ("request_", "where"),
    [
        ({"parts": {"x": 1}}, "parts"),
        ({"parts": {"people": 1}}, "people"),
        ({"parts": {"people": [1]}}, "people[0]"),
        ({"parts": {"people": ["{"]}}, "people[0]: line 1, column 2"),
        ({"parts": {"people": ["{}"]}}, "people[0]: the file"),
        ({"parts": {"all_agree": "yes"}}, "all_agree"),
        ({"parts": {}, "kept": "{"}, "kept: line 1, column 2"),
        ({"parts": {}, "kept": as_bytes(WHOLE_GROUP).decode(), "assessment": "worked"}, "kept: assessment"),
        ({}, "the file"),
    ],
)
def test_parts_that_are_none(request_: dict[str, Any], where: str) -> None:
    """What could not be opened again is refused, with its place."""
    reply = asked("group_save", **{"assessment": "pair", "kept": "", **request_})
    assert reply["error"]["where"] == where


@given(damages, st.none() | st.integers(0, len(as_bytes(WHOLE_GROUP))))
@tries(1500)
def test_damaged_group_files(changes: list[tuple[int, int, bytes]], cut: int | None) -> None:
    """A good file cut short, with bytes changed, taken out or put in: read, or refused in one line."""
    whole = bytearray(as_bytes(WHOLE_GROUP))
    for at, taken_out, put_in in changes:
        whole[at : at + taken_out] = put_in
    read_or_refused(bytes(whole[:cut]))


@given(st.just(WHOLE_GROUP).map(deepcopy), st.data())
@tries(1000)
def test_schema_and_reader_agree(document: dict[str, Any], data: st.DataObject) -> None:
    """A good file with one value exchanged for anything: read and valid, or neither."""
    changed = with_one_value_changed(document, data)
    numbers = [changed["format_version"], *_versions(changed.get("people"))]
    assume(not any(isinstance(number, float) for number in numbers))  # to JSON Schema 1.0 is the number 1
    assert read_or_refused(as_bytes(changed)) is is_valid(changed, SCHEMA)


def _versions(people: object) -> list[object]:
    there = people if isinstance(people, list) else []
    return [person.get("format_version") for person in there if isinstance(person, dict)]


@given(anything)
@tries(100)
def test_what_is_something_else(document: object) -> None:
    """JSON of any other kind: neither read nor valid."""
    assert not read_or_refused(as_bytes(document))
    assert not is_valid(document, SCHEMA)


def read_or_refused(data: bytes) -> bool:
    """Read these bytes: either they are a group file, which is written and merged, or one line says why not."""
    try:
        file = read_group_file(data, RULES)
    except AnswersFileError:
        refused(data)
        return False
    assert read_group_file(write_group_file(file), RULES) == file
    merge(RULES, file, file)
    return True


def test_the_schema_knows_every_key() -> None:
    """Each key that the reader knows has its place in the schema."""
    properties = SCHEMA["properties"]
    assert set(properties) == {*WHOLE_GROUP, *GROUP_TOP}
    assert set(properties["agreed"]["additionalProperties"]["properties"]) == set(AGREED)
    assert list(properties["actions"]["items"]["properties"]) == list(ACTION)


def test_the_example() -> None:
    """In the format's own form, with every key of it; nothing in it is noted; it is valid."""
    rules, data = content.load().rules, GROUP_EXAMPLE.read_bytes()
    file = read_group_file(data, rules)
    assert (write_group_file(file), file.notes) == (data, ())
    document = json.loads(data)
    assert is_valid(document, group_schema(rules))
    assert set(document) == set(WHOLE_GROUP)


def test_two_groups_as_one() -> None:
    """The same person and the same action count once; the rest of both is there; what differs is named, and kept."""
    ada = LEAST | {"respondent": {"role": "carer"}, "answers": {"garden-1": {"answer": "yes"}}}
    theirs = WHOLE_GROUP | {
        "people": [CARER, ada, ada],
        "agreed": {
            "garden-1": {"answer": "yes", "also": [{"answer": "no"}, {"answer": "dont-know"}]},
            "garden-2": {"answer": "no"},
        },
        "actions": [WHOLE["actions"][0], WHOLE["actions"][0] | {"who": "Sam"}, {"what": "Cake"}],
        "place": "The other end of town",
        "all_agree": False,
        "merged": [{"place": "The Monday group"}],
        "later": 1,
    }
    made = merge(RULES, group(), group(theirs))
    document = made.file.document
    assert document["people"] == [*WHOLE_GROUP["people"], ada, ada]
    assert made.same == 1
    assert document["agreed"] == {
        "garden-1": {
            "answer": "partly",
            "evidence": "minutes",
            "also": [{"answer": "no"}, {"answer": "yes"}, {"answer": "dont-know"}],
        },
        "garden-2": {"answer": "no"},
    }
    assert made.agreed == ("garden-1",)
    assert document["actions"] == [*WHOLE["actions"], WHOLE["actions"][0] | {"who": "Sam"}, {"what": "Cake"}]
    assert made.actions == (1,)
    assert (document["place"], document["all_agree"], document["later"]) == ("Our day service", False, 1)
    assert set(made.top) == {"place", "all_agree"}
    assert document["merged"] == [
        {"place": "The Tuesday group"},
        {"place": "The other end of town", "all_agree": False},
        {"place": "The Monday group"},
    ]


def test_all_agree_needs_both_groups() -> None:
    """One group ticked it, the other did not, or said nothing: not all agree, and it is said."""
    silent = {key: value for key, value in WHOLE_GROUP.items() if key != "all_agree"}
    for mine, theirs in ((WHOLE_GROUP, silent), (silent, WHOLE_GROUP)):
        made = merge(RULES, group(mine), group(theirs))
        assert made.file.document["all_agree"] is False
        assert made.top == ("all_agree",)
    assert merge(RULES, group(), group()).file.document["all_agree"] is True
    assert "all_agree" not in merge(RULES, group(silent), group(silent)).file.document


def test_merging_over_the_bridge() -> None:
    """Two texts in; the group as it would be read, and what differs, out."""
    theirs = WHOLE_GROUP | {"place": "Elsewhere", "people": [LEAST]}
    reply = asked("group_merge", mine=as_bytes(WHOLE_GROUP).decode(), theirs=as_bytes(theirs).decode())["ok"]
    assert reply["same"] == 0
    assert reply["differs"] == {
        "agreed": [],
        "actions": [],
        "place": True,
        "completed_on": False,
        "all_agree": False,
    }
    assert [person["role"] for person in reply["group"]["people"]] == ["carer", "manager", "no-role"]
    assert reply["group"] == opened(json.loads(reply["group"]["text"])) | {"name": ""}


def test_the_newer_version_stands() -> None:
    """Two versions that mean the same: the file is of the newer one, by its figures."""
    made = merge(RULES, group(assessment_version="1.9.0"), group(assessment_version="1.10.0"))
    assert made.file.assessment_version == "1.10.0"


@pytest.mark.parametrize(
    ("mine", "theirs", "where"),
    [
        ("{", "{}", "mine: line 1, column 2"),
        (None, "{}", "theirs: the file"),
        (None, as_bytes(LEAST_GROUP | {"assessment": "worked"}).decode(), "theirs: assessment"),
    ],
)
def test_what_cannot_be_merged(mine: str | None, theirs: str, where: str) -> None:
    """No group file, or one of another assessment: refused, with whose it is."""
    request = {"mine": mine or as_bytes(WHOLE_GROUP).decode(), "theirs": theirs}
    assert asked("group_merge", **request)["error"]["where"] == where


@given(groups, groups)
@tries(300)
def test_nothing_gets_lost_in_merging(mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    """Any two groups: every person, agreed answer and action of both is in the merged file, and every value of theirs."""
    one, other = group(mine), group(theirs)
    made = merge(RULES, one, other)
    assert Counter(made.file.texts) == Counter(one.texts) | Counter(other.texts)
    document = made.file.document
    for whole in (mine, theirs):
        for id_, said in whole.get("agreed", {}).items():
            there = document["agreed"][id_]
            alone = {key: value for key, value in said.items() if key != "also"}
            beside = {key: value for key, value in there.items() if key != "also"}
            for wanted in (alone, *said.get("also", [])):
                assert json.dumps(wanted, sort_keys=True) in [
                    json.dumps(made, sort_keys=True) for made in (beside, *there.get("also", []))
                ]
        assert not Counter(_forms(whole.get("actions", []))) - Counter(_forms(document.get("actions", [])))
        for key in ("place", "completed_on", "later"):
            if key in whole:
                values = [document[key], *(made[key] for made in document.get("merged", []) if key in made)]
                assert json.dumps(whole[key], sort_keys=True) in _forms(values)


def _forms(values: list[Any]) -> list[str]:
    return [json.dumps(value, sort_keys=True) for value in values]


@given(groups)
@tries(200)
def test_a_group_merged_with_itself_is_itself(document: dict[str, Any]) -> None:
    """The same file twice: the same people, agreed answers and actions, and nothing that differs."""
    file = group(document)
    made = merge(RULES, file, file)
    assert (made.same, made.agreed, made.actions, made.top) == (len(file.people), (), (), ())
    assert made.file.texts == file.texts
    assert made.file.document.get("actions") == document.get("actions")
    assert merge(RULES, made.file, file).file == made.file
