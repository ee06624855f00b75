"""What a page that brings people together gets: nothing that it must not show, and one error for bad input."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.documents import LEAST, WHOLE, anything, as_bytes, documents
from tests.engine.fixtures import RULES, WORDS, answers, person, tries
from toolkit_widgets import Responses, as_json, bridge, read, score_group, together
from toolkit_widgets.voices import responses_of, voice_of

PAIR = RULES.assessments["pair"]
CALLS = ("read_group", "group", "group_save", "group_merge", "group_table")
KEYS = st.sampled_from(
    [
        "assessment",
        "files",
        "name",
        "text",
        "base64",
        "voices",
        "all_agree",
        "parts",
        "kept",
        "people",
        "mine",
        "theirs",
    ]
)


def asked(call: str, **request: object) -> Any:
    """Return the reply to a call under the rules of the fixtures."""
    return json.loads(bridge.answer(RULES, call, json.dumps(request)))


def item_of(document: object) -> Any:
    """Return what a page gets for one file."""
    (item,) = asked("read_group", files=[{"name": "a.json", "text": as_bytes(document).decode()}])["ok"][
        "read"
    ]
    return item


def test_what_a_page_learns_of_one_person() -> None:
    """Role, how many answers, place, day, what does not count; the answers themselves only in what it carries."""
    item = item_of(WHOLE | {"later": 1, "answers": WHOLE["answers"] | {"cellar-1": {"answer": "damp"}}})
    assert item == {
        "name": "a.json",
        "kind": "answers",
        "assessment": "pair",
        "role": "carer",
        "answered": 2,
        "place": "Our day service",
        "completed_on": "2026-11-23",
        "notes": ["key", "statement"],
        "voice": item["voice"],
        "text": item["text"],
    }
    assert item_of(LEAST)["role"] == "no-role"
    assert item_of(LEAST | {"respondent": {"role": "wizard"}})["notes"] == ["role"]


def test_where_a_note_stands_is_not_told() -> None:
    """Beside the role it could say what one person answered: kinds only, each once."""
    strange = {"answers": {f"garden-{n}": {"answer": "does-not-apply"} for n in (1, 2, 4)}}
    assert item_of(LEAST | strange)["notes"] == ["always-applies", "no-reason"]


def test_the_same_file_has_the_same_text() -> None:
    """However its keys are ordered and its lines end."""
    shuffled = json.dumps(dict(reversed(WHOLE.items())), ensure_ascii=True)
    (item,) = asked("read_group", files=[{"name": "b", "text": shuffled}])["ok"]["read"]
    assert item["text"] == item_of(WHOLE)["text"]


@given(documents)
@tries(200)
def test_a_voice_says_what_the_file_says(document: dict[str, Any]) -> None:
    """Any answers file: its voice gives the same group as its answers do."""
    responses = read(as_bytes(document), RULES).responses
    voice = voice_of(RULES, PAIR, responses)
    heard = responses_of(RULES, PAIR, voice, ())
    assert as_json(score_group(RULES, [heard])) == as_json(score_group(RULES, [responses]))
    assert as_json(together(RULES, [heard] * 3, all_agree=True)) == as_json(
        together(RULES, [responses] * 3, all_agree=True)
    )
    assert len(voice) <= 60


def test_a_group() -> None:
    """Voices in, what the group may see out; with the tick all of it."""
    everyone = [person(row, role) for row, role in (("yypynn", "carer"), ("nyyyyy", "manager"))]
    asked_about = RULES.assessments["worked"]
    voices = [voice_of(RULES, asked_about, responses) for responses in everyone]
    for tick in (False, True):
        made = asked("group", assessment="worked", voices=voices, all_agree=tick)
        assert made == {"ok": json.loads(json.dumps(as_json(together(RULES, everyone, all_agree=tick))))}
    assert asked("group", assessment="worked", voices=voices) == asked(
        "group", assessment="worked", voices=voices, all_agree=False
    )


def test_a_hidden_persons_answers_are_nowhere_in_the_reply() -> None:
    """One manager who differs in everything that the group's own facts leave open: the same reply, to the letter."""
    rows = ["pppppp", "pppppp", "pppppp"]
    replies = set()
    for manager in ("yyyyyy", "yyyypp", "pppyyy"):
        everyone = [
            *(person(row, "carer") for row in rows),
            person(manager, "manager"),
            person("ppyyyy", "carer"),
        ]
        voices = [voice_of(RULES, RULES.assessments["worked"], made) for made in everyone]
        reply = asked("group", assessment="worked", voices=voices)["ok"]
        replies.add(json.dumps({key: reply[key] for key in ("dimensions", "sides", "patterns", "shown")}))
        assert all(not s["views"] and not s["roles"] and s["counts"] is None for s in reply["statements"])
    assert len(replies) == 1


@pytest.mark.parametrize(
    ("call", "request_", "where"),
    [
        ("read_group", {}, "the file"),
        ("read_group", {"files": {}}, "files"),
        ("read_group", {"files": ["x"]}, "files[0]"),
        ("read_group", {"files": [{"text": ""}]}, "files[0]"),
        ("read_group", {"files": [{"name": 1, "text": ""}]}, "files[0].name"),
        ("read_group", {"files": [{"name": "x"}]}, "files[0]"),
        ("read_group", {"files": [{"name": "x", "base64": "?"}]}, "files[0].base64"),
        ("read_group", {"files": [], "assessment": "cellar"}, "assessment"),
        ("group", {"assessment": "pair"}, "the file"),
        ("group", {"assessment": "pair", "voices": []}, "the group"),
        ("group", {"assessment": "pair", "voices": [1]}, "voices[0]"),
        ("group", {"assessment": "pair", "voices": ["carer:22"]}, "voices[0]"),
        ("group", {"assessment": "pair", "voices": ["wizard:222222222"]}, "voices[0]"),
        ("group", {"assessment": "pair", "voices": ["carer:22222222x"]}, "voices[0]"),
        ("group", {"assessment": "pair", "voices": ["carer:222222222"], "all_agree": 1}, "all_agree"),
        ("group_merge", {"mine": 1}, "mine"),
        ("group_table", {"assessment": "pair", "voices": ["carer:222222222"]}, "the file"),
        ("group_table", {"assessment": "pair", "voices": [], "parts": {}}, "the group"),
        ("group_table", {"assessment": "pair", "voices": [], "parts": {"agreed": []}}, "agreed"),
    ],
)
def test_bad_requests(call: str, request_: dict[str, Any], where: str) -> None:
    """Something missing or wrong: an error with its place."""
    assert asked(call, **request_)["error"]["where"] == where


def test_a_bad_file_stops_no_other() -> None:
    """Three files, the second broken: two people and an error under its name."""
    files = [
        {"name": name, "text": text}
        for name, text in (("a", as_bytes(WHOLE).decode()), ("b", "{"), ("c", as_bytes(LEAST).decode()))
    ]
    made = asked("read_group", files=files)["ok"]
    assert made["assessment"] == "pair"
    assert [(item["name"], item["kind"]) for item in made["read"]] == [
        ("a", "answers"),
        ("b", "error"),
        ("c", "answers"),
    ]
    assert list(made["read"][1]["error"]) == ["where", "came", "expected", "cure"]
    assert asked("read_group", files=files[1:2])["ok"]["assessment"] is None


@given(
    st.sampled_from(CALLS),
    st.dictionaries(
        KEYS, anything | st.lists(st.dictionaries(KEYS, anything)) | st.dictionaries(KEYS, anything)
    ),
)
@tries(300)
def test_any_call_is_answered(call: str, request_: dict[str, Any]) -> None:
    """Anything in: one JSON object out, with a result or an error."""
    assert set(asked(call, **request_)) <= {"ok", "error"}


def table(voices: list[str], **request: object) -> list[dict[str, str]]:
    """Return the rows of a group's table."""
    made = asked("group_table", assessment="pair", voices=voices, **{"parts": {}, **request})["ok"]
    assert made["group"]["text"].startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(made["group"]["text"].removeprefix("\ufeff"))))


def test_the_table() -> None:
    """A row for each role, dimension and statement, in the order to talk about them, with what was agreed."""
    voices = ["carer:211100222"] * 3 + ["manager:222222222"] * 3
    rows = table(voices, parts={"agreed": {"garden-5": {"answer": "partly"}}})
    assert [row["row"] for row in rows] == ["role"] * 2 + ["dimension"] * 2 + ["statement"] * 9
    assert (rows[0]["role"], rows[0]["people"]) == ("carer", "3")
    garden = rows[2]
    assert (garden["dimension"], garden["lowest"], garden["lived_experience_lowest"]) == ("garden", "1", "1")
    assert garden["professional_highest"] == "3"
    first = rows[4]
    assert {key: value for key, value in first.items() if value and key != "row"} == {
        "number": "1",
        "dimension": "garden",
        "statement": "garden-5",
        "kind": "split",
        "agreement": "split",
        "agreed": "partly",
        "lived_experience_view": "no",
        "professional_view": "yes",
        "everyone_no": "3",
        "everyone_yes": "3",
        "lived_experience_no": "3",
        "professional_yes": "3",
    }


def test_the_table_keeps_to_what_may_be_seen() -> None:
    """One manager: no view, no level of a side, no counts; the columns of counts are not there at all."""
    rows = table(["carer:211100222"] * 3 + ["manager:222222222"])
    assert not any(value for row in rows for key, value in row.items() if key.startswith(("lived", "prof")))
    assert not any(key.startswith("everyone") for key in rows[0])
    assert any(
        key.startswith("everyone")
        for key in table(["carer:211100222", "manager:222222222"], all_agree=True)[0]
    )


def test_the_tables_in_words() -> None:
    """The page's words instead of ids, behind those of statements; the plan beside it; names with the day."""
    words = {
        "kind": {"split": "Very different"},
        "view": {"no": "No", "yes": "Yes"},
        "agreed": {"no": "=No"},
        "role": {"carer": "Carers"},
        "statement": {"garden-1": "The soil is fed."},
        "column": {"kind": "Why"},
    }
    parts = {
        "completed_on": "2026-11-23",
        "agreed": {"garden-1": {"answer": "no"}},
        "actions": [{"what": "+Dig"}],
    }
    request = {"assessment": "pair", "parts": parts, "words": words}
    made = asked("group_table", voices=["carer:0........"] * 3 + ["manager:2........"] * 3, **request)["ok"]
    assert made["group"]["name"] == "co-production-group-pair-2026-11-23.csv"
    assert made["actions"]["name"] == "co-production-group-pair-2026-11-23-actions.csv"
    assert "'+Dig" in made["actions"]["text"]
    lines = made["group"]["text"].splitlines()
    assert ",Why," in lines[0]
    assert lines[1].startswith("role,Carers,3")
    row = next(line for line in lines if "garden-1" in line)
    assert "garden-1,The soil is fed.,Very different,split,'=No,No,Yes" in row


def test_descriptions_have_voices_too() -> None:
    """Seven answers, two of which are level 0: the voice keeps them apart."""
    choose = RULES.assessments["choose"]
    for letters in ("0t1", "23?", "x.2"):
        given_answers = answers(choose, dict(zip(("plan", "decide", "do"), letters, strict=True)))
        responses = Responses(assessment="choose", assessment_version="1.0.0", answers=given_answers)
        heard = responses_of(RULES, choose, voice_of(RULES, choose, responses), ())
        assert {id_: made.answer for id_, made in heard.answers.items()} == {
            f"{part}-1": WORDS[letter]
            for part, letter in zip(("plan", "decide", "do"), letters, strict=True)
            if letter != "."
        }
