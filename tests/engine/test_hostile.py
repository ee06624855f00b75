"""Files made to hurt: refused in one line or read as text, in bounded time and memory, and never obeyed.

``tests/fuzz/files.py`` looks for more of them by itself; what it finds gets a place here.
"""

from __future__ import annotations

import base64
import csv
import io
import json
import time
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.engine.documents import LEAST, WHOLE, as_bytes
from tests.engine.fixtures import RULES, tries
from tests.engine.group_documents import LEAST_GROUP
from tests.engine.zips import zipped
from toolkit_widgets import AnswersFileError, bridge, content, read, write
from toolkit_widgets.errors import printable, quoted
from toolkit_widgets.exchange import LARGEST
from toolkit_widgets.files import bring
from toolkit_widgets.report.page import report
from toolkit_widgets.zips import MOST_FILES

#: Text that tries something: marks, formulas, turns of direction, signs that take no room, paths, commands.
TRICKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>'",
    "javascript:alert(1)",
    "</template></script><!--",
    "&lt;b&gt;&#x3c;",
    "{{ 7 * 7 }}[[ word('x') ]]{count}",
    '=HYPERLINK("https://example.org","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\u202egpj.exe\u202c",
    "\u2066\u2067\u2069",
    "a\u200bb\u200d\ufeffc",
    "\u0000\u0007\u001b[31m",
    "\u2028\u2029\u0085",
    "e" + "\u0301" * 500,
    "../../etc/passwd",
    "%00%n%s",
    "\U000e0041\ufffe",
    "🏳️‍🌈" * 50,
)
tricks = st.lists(
    st.sampled_from(TRICKS) | st.text(st.characters(codec="utf-8"), max_size=5), min_size=1, max_size=3
).map("".join)

#: Seconds of the processor and MiB that one file may take, on a machine that is slow.
MOST_SECONDS = 20
MOST_MEMORY = 200
MIB = 1024 * 1024


def filled(text: str, assessment: str = "pair", statement: str = "garden-1") -> dict[str, Any]:
    """Return a file with a text in each field that takes one, and in keys and ids that are not known."""
    note = {"reason": text, "evidence": text, "lived_experience_says": text, text + "k": text}
    action = dict.fromkeys(
        ("what", "who", "with", "resources", "priority", "recommendation", "statement"), text
    )
    return LEAST | {
        "assessment": assessment,
        "answers": {statement: {"answer": "dont-know", **note}, text + "s": {"answer": text}},
        "agreed": {statement: {"answer": "no", **note}},
        "actions": [action],
        "place": text,
        "respondent": {"role": text, text + "r": text},
        text + "t": text,
    }


def ask(call: str, **payload: object) -> dict[str, Any]:
    """Return the engine's reply to a page."""
    reply: dict[str, Any] = json.loads(bridge.answer(RULES, call, json.dumps(payload)))
    return reply


def handed_in(data: bytes, name: str = "a.json") -> dict[str, Any]:
    """Return what the engine says of one file among those of a group."""
    files = [{"name": name, "base64": base64.b64encode(data).decode()}]
    item: dict[str, Any] = ask("read_group", files=files)["ok"]["read"][0]
    return item


@tries(100)
@given(tricks)
@example("\u202e<b>=1")
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    """A text in every field in; the same bytes written, and what is said of it can be shown safely."""
    data = as_bytes(filled(text))
    file = read(data, RULES)
    assert write(file) == data
    assert all(str(note).isprintable() for note in file.notes)
    opened = ask("open", base64=base64.b64encode(data).decode())["ok"]
    assert opened["known"]["place"] == text
    assert handed_in(data)["kind"] == "answers"


@tries(100)
@given(tricks)
def test_no_cell_of_a_table_is_a_formula(text: str) -> None:
    """A text in every field, and as the words of a column, in; no cell of either table starts as a formula does."""
    words = {"answer": {"dont-know": text}, "column": {"statement": text}, "statement": {"garden-1": text}}
    parts = {key: value for key, value in filled(text).items() if key in ("answers", "actions", "place")}
    parts["answers"] = {"garden-1": parts["answers"]["garden-1"]}
    tables = ask("table", assessment="pair", parts=parts, words=words)["ok"]
    for table in tables.values():
        cells = [
            cell for row in csv.reader(io.StringIO(table["text"].removeprefix("\ufeff"))) for cell in row
        ]
        assert cells
        assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def _tags(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return each element of a page with the names of its attributes, in order."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [(str(e.tag), tuple(sorted(e.attrib))) for e in tree.iter()]


def test_the_report_shows_text_as_text(tmp_path: Path) -> None:
    """Two groups' files, one with tricks in all texts and one with plain words, in; the same elements out."""
    guide = content.load()
    statement = guide.rules.assessments["jigsaw"].statements[0].id

    def made(text: str) -> str:
        file = filled(text, "jigsaw", statement) | {
            "assessment_version": guide.rules.assessments["jigsaw"].version
        }
        person = {key: value for key, value in file.items() if key not in ("agreed", "actions")}
        group = {**LEAST_GROUP, "assessment": "jigsaw", "assessment_version": file["assessment_version"]}
        whole = group | {"people": [person], "actions": file["actions"], "place": text, "all_agree": True}
        path = tmp_path / "group.json"
        path.write_bytes(as_bytes(whole))
        return report(guide, bring(guide.rules, [path]), today="2026-11-23")

    plain = _tags(made("plain words"))
    for trick in TRICKS:
        if "\u0000" not in trick:  # HTML has no such sign; the report leaves it to the browser
            assert _tags(made(trick)) == plain, trick


@tries(200)
@given(st.text(max_size=80))
@example("\ud800")
@example("\u202e")
def test_what_an_error_repeats_is_harmless(text: str) -> None:
    """Any text, half characters too, in; one printable line of it out."""
    assert printable(text).isprintable()
    assert quoted(text).isprintable()
    assert len(quoted(text)) < 70


def _nested(depth: int, brackets: str) -> bytes:
    return brackets[0].encode() * depth + brackets[-1].encode() * depth


def _beside(more: str) -> bytes:
    """Return a file that is one, with something more in it."""
    return (json.dumps(LEAST)[:-1] + "," + more + "}").encode()


def _zip_in_zip(depth: int) -> bytes:
    data = as_bytes(WHOLE)
    for _ in range(depth):
        data = zipped({"a.zip": data})
    return data


def _bomb() -> bytes:
    """Return a zip of 40 files of 8 MiB of blanks each: 320 MiB from some 300 kB."""
    return zipped({f"{number}.json": b" " * 8 * MIB for number in range(40)})


HEAVY = {
    "lists in lists": lambda: _nested(LARGEST // 2, "[]"),
    "objects in objects": lambda: b'{"a":' * (LARGEST // 6),
    "a number of a million digits": lambda: _beside('"x":' + "9" * 1_000_000),
    "a number without end": lambda: _beside('"x":1e999999999'),
    "many numbers without end": lambda: _beside('"x":[' + ",".join(["-1e999"] * 140_000) + "]"),
    "many keys": lambda: _beside(",".join(f'"{number:x}":0' for number in range(100_000))),
    "the same key again and again": lambda: _beside(",".join(['"a":0'] * 170_000)),
    "many actions": lambda: _beside('"actions":[' + ",".join(['{"a":0}'] * 120_000) + "]"),
    "many half characters": lambda: _beside('"x":"' + "\\ud800" * 170_000 + '"'),
    "quotation marks": lambda: b'"' * (LARGEST - 1),
    "backslashes": lambda: b'"' + b"\\" * (LARGEST - 2),
    "blanks": lambda: b" " * (LARGEST - 1),
    "ten thousand files": lambda: zipped({f"{number}.json": b"{}" for number in range(10_000)}),
    "zips in zips": lambda: _zip_in_zip(50),
    "a bomb": _bomb,
    "the bytes of a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 2000,
    "too much": lambda: b"a" * 40 * MIB,
}


@pytest.mark.parametrize("what", HEAVY)
def test_heavy_files(what: str) -> None:
    """A file made to take long or much in; one line out, and no more time and memory than a person has to spare."""
    data = HEAVY[what]()
    began = time.process_time()
    tracemalloc.start()
    try:
        item = handed_in(data)
        memory = tracemalloc.get_traced_memory()[1] / MIB
    finally:
        tracemalloc.stop()
    assert item["kind"] == "error"
    assert all(part.isprintable() and len(part) < 400 for part in item["error"].values())
    assert time.process_time() - began < MOST_SECONDS
    assert memory < MOST_MEMORY + 4 * len(data) / MIB  # the call itself holds the file as text, twice


@pytest.mark.parametrize("what", ["many keys", "lists in lists"])
def test_a_heavy_file_stops_no_other(what: str) -> None:
    """A heavy file between two good ones in; it is named, and the others are there."""
    inside = {"a.json": as_bytes(WHOLE), "b.json": HEAVY[what](), "c.json": as_bytes(LEAST)}
    files = [{"name": "a.zip", "base64": base64.b64encode(zipped(inside)).decode()}]
    items = ask("read_group", files=files)["ok"]["read"]
    assert [(item["name"], item["kind"]) for item in items] == [
        *(("a.zip: a.json", "answers"), ("a.zip: b.json", "error"), ("a.zip: c.json", "answers"))
    ]


def test_ten_thousand_files_are_said_at_once() -> None:
    """A zip with more files than may be in; said with their number, before any is opened."""
    error = handed_in(HEAVY["ten thousand files"]())["error"]
    assert error["came"] == "a zip with 10,000 files"
    assert f"{MOST_FILES:,}" in error["expected"]


def test_nothing_is_written_where_a_zip_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A zip with ways out of its folder in; its files are read in memory, and nothing is on the disk."""
    monkeypatch.chdir(tmp_path)
    inside = {"../a.json": b"{}", str(tmp_path / "b.json"): b"{}", "c/../../d.json": as_bytes(WHOLE)}
    path = tmp_path / "in" / "people.zip"
    path.parent.mkdir()
    path.write_bytes(zipped(inside, zipfile.ZIP_STORED))
    with pytest.raises(AnswersFileError):
        bring(RULES, [path])
    assert [found.name for found in tmp_path.rglob("*")] == ["in", "people.zip"]
