"""The answers file: what is read, what is refused and how, what is written (docs/assess/answers-file.md)."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.documents import (
    LEAST,
    WHOLE,
    as_bytes,
    cuts,
    damaged,
    damages,
    documents,
    with_one_value_changed,
)
from tests.engine.fixtures import RULES, tries
from toolkit_widgets import AnswersFileError, NoteKind, read, score, write
from toolkit_widgets.exchange import LARGEST
from toolkit_widgets.strict_json import DEEPEST


def refused(data: bytes) -> AnswersFileError:
    """Return the error with which these bytes are refused, having looked at its form."""
    with pytest.raises(AnswersFileError) as caught:
        read(data, RULES)
    error = caught.value
    assert all((error.where, error.came, error.expected, error.cure))
    assert str(error).isprintable()
    assert len(str(error)) < 400
    return error


def test_a_whole_file_is_read_and_written_byte_for_byte() -> None:
    """Everything that the format has, in its own form: the same bytes come out, and nothing is noted."""
    file = read(as_bytes(WHOLE), RULES)
    assert write(file) == as_bytes(WHOLE)
    assert read(write(file), RULES) == file
    assert file.notes == ()
    assert file.responses.role == "carer"
    assert file.responses.answers["garden-1"].lived_experience_says == "=not yet"
    assert file.responses.answers["garden-4"].reason == "We have none."


def test_almost_everything_may_be_missing() -> None:
    """The five keys that are needed, and no answers: a file like any other."""
    file = read(as_bytes(LEAST), RULES)
    assert (file.responses.answers, file.responses.role, file.notes) == ({}, "", ())
    assert score(RULES, file.responses).furthest == ()


def test_another_form_of_the_same_file_is_written_in_ours() -> None:
    """With a byte order mark, no indentation, other order, escapes: read all the same."""
    other = b"\xef\xbb\xbf" + json.dumps(dict(reversed(WHOLE.items()))).encode()
    assert write(read(other, RULES)) == as_bytes(WHOLE)


@pytest.mark.parametrize("key", LEAST)
def test_each_needed_key(key: str) -> None:
    """Without it the file is refused, and the error names it."""
    error = refused(as_bytes({name: value for name, value in LEAST.items() if name != key}))
    assert (error.where, error.came) == ("the file", f"no key {key}")


ONE_WRONG = [
    ("format", "recipe", 'format: came "recipe", expected "co-production-answers"'),
    ("format_version", 2, "format_version: came 2, expected 1"),
    ("format_version", 1.0, "format_version: came 1.0, expected 1"),
    ("format_version", True, "format_version: came true, expected 1"),
    ("assessment", "cellar", 'assessment: came "cellar", expected one of "worked", "pair"'),
    ("assessment", None, "assessment: came null, expected one of "),
    ("assessment_version", "1.0", 'assessment_version: came "1.0", expected a version such as 1.0.0'),
    ("assessment_version", "1.0.x", 'assessment_version: came "1.0.x"'),
    ("assessment_version", "1.0.²", 'assessment_version: came "1.0.²"'),
    ("assessment_version", 1, "assessment_version: came 1,"),
    ("answers", [], "answers: came a list, expected an object"),
    ("answers", {"garden-1": "yes"}, 'answers.garden-1: came "yes", expected an object'),
    ("answers", {"garden-1": {}}, "answers.garden-1: came no key answer, expected this key"),
    (
        "answers",
        {"garden-1": {"answer": "maybe"}},
        'answers.garden-1.answer: came "maybe", expected one of "no"',
    ),
    ("answers", {"garden-1": {"answer": True}}, "answers.garden-1.answer: came true, expected text"),
    (
        "answers",
        {"garden-1": {"answer": "no", "reason": 3}},
        "answers.garden-1.reason: came 3, expected text",
    ),
    ("answers", {"a\nb": {"answer": []}}, 'answers."a\\nb".answer: came a list'),
    ("agreed", {"garden-1": {"answer": "descriptive"}}, 'agreed.garden-1.answer: came "descriptive"'),
    ("agreed", None, "agreed: came null, expected an object"),
    ("respondent", "carer", 'respondent: came "carer", expected an object'),
    ("respondent", {"role": ["carer"]}, "respondent.role: came a list, expected text"),
    ("place", {}, "place: came an object, expected text"),
    ("completed_on", "2026-02-30", 'completed_on: came "2026-02-30", expected a date such as'),
    ("completed_on", "20261123", 'completed_on: came "20261123"'),
    ("completed_on", "2026-W47-1", 'completed_on: came "2026-W47-1"'),
    ("completed_on", "", 'completed_on: came ""'),
    ("completed_on", 2026, "completed_on: came 2026,"),
    ("actions", {}, "actions: came an object, expected a list"),
    ("actions", ["buy cake"], 'actions[0]: came "buy cake", expected an object'),
    ("actions", [{}, {"done": "no"}], 'actions[1].done: came "no", expected true or false'),
    ("actions", [{"by": "soon"}], 'actions[0].by: came "soon", expected a date'),
    ("actions", [{"what": 5}], "actions[0].what: came 5, expected text"),
    ("place", "x" * 3000 + "\ud800", "place: came "),
    ("half \ud83d", 1, '"half \\ud83d": came "half \\ud83d", expected whole Unicode characters'),
    ("later", [float("nan")], "later[0]: came nan, expected a finite number"),
    ("later", {"most": float("-inf")}, "later.most: came -inf, expected a finite number"),
]


@pytest.mark.parametrize(("key", "value", "line"), ONE_WRONG)
def test_one_thing_wrong(key: str, value: object, line: str) -> None:
    """One wrong value in a whole file: one line that says where, what came and what was expected."""
    assert str(refused(json.dumps(WHOLE | {key: value}).encode())).startswith(line)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "line 1, column 1: came nothing, expected JSON"),
        (b" \n ", "line 2, column 2: came nothing, expected JSON"),
        (b"[]", "the file: came a list, expected an object"),
        (b"null", "the file: came null, expected an object"),
        (b'"text"', 'the file: came "text", expected an object'),
        (b'{"format": co}', 'line 1, column 12: came "co}", expected JSON'),
        (b"{'format': 1}", "line 1, column 2: came \"'format'"),
        (b'{"format": "co', 'line 1, column 12: came ""co", expected JSON (Unterminated string'),
        (b'{"a": "\x01"}', 'line 1, column 8: came "\\x01"}", expected JSON'),
        (b"<!doctype html><p>Log in</p>", 'line 1, column 1: came "<!doctype'),
        (b'{"place": 1, "place": 2}', "the key place: came it twice in one object, expected it once"),
        (b'{"a b": {"x": 1, "x": 1}}', "the key x: came it twice"),
        (b'{"a": 1e999}', "a: came inf, expected a finite number"),
        (b'{"a": ' + b"9" * 5000 + b"}", "a number: came 5000 digits, expected a number of ordinary size"),
        (
            b"[" * 100_000,
            f"line 1: came more than {DEEPEST} objects and lists in one another, expected at most",
        ),
        (b'\n{"a":' * 100_000, f"line {DEEPEST + 2}: came more than {DEEPEST}"),
        (b'{"a": "\xff"}', "byte 8: came 0xff, expected UTF-8 text; save the file as UTF-8"),
        (json.dumps(LEAST).encode("utf-16"), "byte 1: came 0xff, expected UTF-8 text"),
        (b"PK\x03\x04\x14\x00", 'line 1, column 1: came "PK\\x03\\x04\\x14\\x00", expected JSON'),
        (b" " * (LARGEST + 1), "the file: came more than 1,048,576 bytes, expected at most 1 MiB"),
        (b'"' + b'\\"' * (LARGEST // 2 - 1), "line 1, column 1: came"),  # quickly, too
    ],
)
def test_what_is_no_such_file(data: bytes, line: str) -> None:
    """Bytes that are something else: one line, whatever they are."""
    assert str(refused(data)).startswith(line)


def test_brackets_inside_text_are_text() -> None:
    """A text may hold as many brackets and quotation marks as it likes."""
    texts = {"place": "[{" * 50 + '\\"' + "[[" * 50}
    assert read(as_bytes(LEAST | texts), RULES).document["place"] == texts["place"]


def test_a_file_of_the_largest_size_is_read() -> None:
    """Exactly 1 MiB is not too much."""
    room = LARGEST - len(as_bytes(LEAST | {"place": ""}))
    data = as_bytes(LEAST | {"place": "x" * room})
    assert len(data) == LARGEST
    assert write(read(data, RULES)) == data


def test_what_could_not_be_read_again_is_not_written() -> None:
    """Small without spaces, too large with them: refused with the cure, since the page still holds it."""
    data = json.dumps(LEAST | {"later": [[1] * 300_000]}, separators=(",", ":")).encode()
    with pytest.raises(AnswersFileError, match="expected at most 1 MiB; shorten"):
        write(read(data, RULES))


@pytest.mark.parametrize(
    ("change", "where", "kind"),
    [
        ({"colour": "green"}, "colour", NoteKind.KEY),
        ({"respondent": {"role": "wizard"}}, "respondent.role", NoteKind.ROLE),
        ({"respondent": {"name": "Mel"}}, "respondent.name", NoteKind.KEY),
        ({"answers": {"cellar-1": {"answer": "deep"}}}, "answers.cellar-1", NoteKind.STATEMENT),
        (
            {"answers": {"garden-1": {"answer": "dont-know", "mood": 3}}},
            "answers.garden-1.mood",
            NoteKind.KEY,
        ),
        ({"agreed": {"cellar-1": {"answer": "no"}}}, "agreed.cellar-1", NoteKind.STATEMENT),
        ({"actions": [{"statement": "cellar-1"}]}, "actions[0].statement", NoteKind.STATEMENT),
        ({"actions": [{"recommendation": "z"}]}, "actions[0].recommendation", NoteKind.RECOMMENDATION),
        ({"actions": [{"cost": 3}]}, "actions[0].cost", NoteKind.KEY),
        ({"answers": {"garden-4": {"answer": "does-not-apply"}}}, "answers.garden-4", NoteKind.NO_REASON),
        (
            {"answers": {"garden-1": {"answer": "does-not-apply", "reason": "x"}}},
            "answers.garden-1",
            NoteKind.ALWAYS_APPLIES,
        ),
        ({"a\nkey": 1}, '"a\\nkey"', NoteKind.KEY),
    ],
)
def test_what_is_not_known_is_kept_and_noted(change: dict[str, Any], where: str, kind: NoteKind) -> None:
    """An unknown key, role or statement, or a "does not apply" that does not count: kept, and said in a line."""
    data = as_bytes(LEAST | change)
    file = read(data, RULES)
    assert [(note.where, note.kind) for note in file.notes] == [(where, kind)]
    assert str(file.notes[0]) == f"{where}: {kind}"
    assert write(file) == data
    assert score(RULES, file.responses) == score(RULES, replace(file.responses, answers={}))


@given(documents)
@tries(300)
def test_every_file_in_our_form_comes_out_as_it_went_in(document: dict[str, Any]) -> None:
    """Any document that the format allows: the same bytes, and read again the same file."""
    data = as_bytes(document)
    file = read(data, RULES)
    assert write(file) == data
    assert read(write(file), RULES) == file
    score(RULES, file.responses)


def read_or_refused(data: bytes) -> None:
    """Read these bytes: either they are a file, which is written and scored, or one line says why not."""
    try:
        file = read(data, RULES)
    except AnswersFileError:
        refused(data)
        return
    assert read(write(file), RULES) == file
    score(RULES, file.responses)


@given(damages, cuts)
@tries(3000)
def test_damaged_files(changes: list[tuple[int, int, bytes]], cut: int | None) -> None:
    """A good file cut short, with bytes changed, taken out or put in: read, or refused in one line."""
    read_or_refused(damaged(changes, cut))


@given(documents, st.data())
@tries(1000)
def test_files_with_a_wrong_value_somewhere(document: dict[str, Any], data: st.DataObject) -> None:
    """A good file with one value at any place exchanged for anything: read, or refused in one line."""
    read_or_refused(as_bytes(with_one_value_changed(document, data)))


@given(
    st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
@tries(1000)
def test_any_bytes(data: bytes) -> None:
    """Bytes of any kind: read, or refused in one line."""
    read_or_refused(data)
