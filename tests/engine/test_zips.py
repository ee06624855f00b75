"""Files that people hand in: a zip is opened with limits, a bad file is named, and the rest stand."""

from __future__ import annotations

import base64
import json
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.documents import LEAST, WHOLE, as_bytes
from tests.engine.fixtures import RULES, tries
from tests.engine.group_documents import WHOLE_GROUP
from tests.engine.zips import locked, lying, zipped
from toolkit_widgets import AnswersFileError, bridge
from toolkit_widgets.gathering import Gathering
from toolkit_widgets.zips import LARGEST_ZIP, MOST_FILES, MOST_IN_ALL, files_in

GOOD = as_bytes(WHOLE)


def opened(data: bytes) -> dict[str, str]:
    """Return what a page hears of the files in "a.zip": a role, "group", or what came instead."""
    files = [{"name": "a.zip", "base64": base64.b64encode(data).decode()}]
    reply = json.loads(bridge.answer(RULES, "read_group", json.dumps({"files": files})))["ok"]
    return {item["name"].removeprefix("a.zip: "): _said(item) for item in reply["read"]}


def _said(item: dict[str, Any]) -> str:
    match item["kind"]:
        case "error":
            return str(item["error"]["came"])
        case "group":
            return "group"
        case _:
            return str(item["role"])


def test_a_zip_of_files() -> None:
    """Answers files, a group file and one that is none, in folders: an item for each, in their order."""
    data = zipped(
        {"a.json": GOOD, "b/c.json": as_bytes(WHOLE_GROUP), "notes.txt": b"hello", "d.json": as_bytes(LEAST)}
    )
    said = opened(data)
    assert said == {"a.json": "carer", "b/c.json": "group", "notes.txt": '"hello"', "d.json": "no-role"}
    assert list(said) == ["a.json", "b/c.json", "notes.txt", "d.json"]
    assert opened(zipped({"a.json": GOOD}, zipfile.ZIP_STORED)) == {"a.json": "carer"}


def test_what_operating_systems_put_beside() -> None:
    """Folders, resource forks and thumbnails are passed over and not named."""
    beside = [
        "b/",
        "__MACOSX/._a.json",
        "b/__MACOSX/x.json",
        ".DS_Store",
        "b/.hidden",
        "Thumbs.db",
        "b/desktop.ini",
    ]
    assert opened(zipped({"a.json": GOOD} | dict.fromkeys(beside, b""))) == {"a.json": "carer"}


def test_odd_names_are_harmless() -> None:
    """Ways out of a folder, line ends, turns of direction: a name is only shown, and shown as it is."""
    names = ["../../etc/passwd", "/a.json", "C:\\a.json", "a\nb.json", "a\u202eb.json", "ä.json"]
    said = opened(zipped(dict.fromkeys(names, GOOD)))
    assert list(said) == [
        *("../../etc/passwd", "/a.json", "C:\\a.json", "a\\nb.json", "a\\u202eb.json", "ä.json")
    ]
    assert set(said.values()) == {"carer"}


@pytest.mark.parametrize(
    ("inside", "came"),
    [
        (locked(zipped({"a.json": GOOD})), "a locked file"),
        (zipped({"a.json": GOOD}, zipfile.ZIP_LZMA), "an unusual kind of zip"),
        (zipped({"a.json": GOOD}, zipfile.ZIP_BZIP2), "an unusual kind of zip"),
        (zipped({"a.json": b" " * 10_000_000}), "a file that grows too much"),
        (zipped({"a.json": b" " * 17_000_000}), "17,000,000 bytes"),
        (lying(zipped({"a.json": GOOD}), len(GOOD) - 5), "a damaged file"),
        (zipped({"a.json": zipped({"b.json": GOOD})}), "a zip in a zip"),
        (zipped({"a.json": GOOD})[:60] + b"XXXX" + zipped({"a.json": GOOD})[64:], "a damaged file"),
        (zipped({"a.json": b"{"}), '""'),
    ],
)
def test_a_bad_file_in_a_zip(inside: bytes, came: str) -> None:
    """Locked, packed in another way, a bomb, a lie, a zip, damage: named with what came."""
    assert opened(inside) == {"a.json": came}


def test_the_rest_stand_beside_a_bomb() -> None:
    """A file that grows too much between two good ones: both are read."""
    said = opened(zipped({"a.json": GOOD, "bomb.json": b" " * 10_000_000, "b.json": as_bytes(LEAST)}))
    assert said == {"a.json": "carer", "bomb.json": "a file that grows too much", "b.json": "no-role"}


def test_a_group_whose_people_say_the_same_is_no_bomb() -> None:
    """Five hundred people with the same answers pack to very little, and are opened all the same."""
    data = zipped(
        {"g.json": as_bytes(WHOLE_GROUP | {"people": [WHOLE | {"place": str(n)} for n in range(500)]})}
    )
    assert len(data) < 50_000
    assert opened(data) == {"g.json": "group"}


def test_all_together_may_not_be_too_much() -> None:
    """Files that are each small enough: when the room is used up, the next are refused."""
    # Not so regular that it would count as a bomb: every 64 bytes another number.
    big = b"".join(b"%064d" % (n * 7919) for n in range(200_000))
    files = list(files_in(zipped({f"{n}.json": big for n in range(3)})))
    assert [isinstance(made, AnswersFileError) for _, made in files] == [False, False, True]
    assert 2 * len(big) <= MOST_IN_ALL < 3 * len(big)


@pytest.mark.parametrize(
    ("data", "came"),
    [
        (b"PK\x03\x04", "a damaged zip"),
        (zipped({"a.json": GOOD})[:-30], "a damaged zip"),
        (zipped({}), "a zip with 0 files"),
        (zipped({"b/": b""}), "a zip with 0 files"),
        (zipped({f"{n}": b"" for n in range(MOST_FILES + 1)}), f"a zip with {MOST_FILES + 1:,} files"),
        (b"PK" + bytes(LARGEST_ZIP), f"a zip of more than {LARGEST_ZIP:,} bytes"),
    ],
)
def test_a_zip_that_cannot_be_opened(data: bytes, came: str) -> None:
    """Damaged, empty, with too many files, too large: one error for the whole of it."""
    assert opened(data) == {"a.zip": came}


zips = st.dictionaries(st.text(max_size=8), st.binary(max_size=40) | st.just(GOOD), max_size=3).map(zipped)


@given(zips, st.lists(st.tuples(st.integers(0, 400), st.integers(0, 6), st.binary(max_size=4)), max_size=4))
@tries(1500)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_damaged_zips(data: bytes, changes: list[tuple[int, int, bytes]]) -> None:
    """A zip with bytes changed, taken out or put in: items or one error, each in one line, never a traceback."""
    made = bytearray(data)
    for at, taken_out, put_in in changes:
        made[at : at + taken_out] = put_in
    for found in Gathering(RULES).open("a.zip", bytes(made)):
        if isinstance(found.file, AnswersFileError):
            assert "\n" not in f"{found.name}: {found.file}"


def test_the_first_good_file_says_which_assessment_it_is() -> None:
    """A bad file decides nothing; what is about another assessment is refused, group files too."""
    gathering = Gathering(RULES)
    other = WHOLE | {"assessment": "worked", "answers": {}, "agreed": {}}
    files = [
        b"{",
        GOOD,
        as_bytes(other),
        as_bytes(WHOLE_GROUP | {"assessment": "worked", "people": [], "agreed": {}}),
    ]
    found = [next(gathering.open(str(n), data)).file for n, data in enumerate(files)]
    assert [isinstance(file, AnswersFileError) for file in found] == [True, False, True, True]
    assert 'came "worked", expected "pair" as in the others' in str(found[3])
    assert gathering.assessment == RULES.assessments["pair"]


def test_an_answers_file_that_only_speaks_of_groups() -> None:
    """The name of the other format in a note does not make it one; broken JSON says where."""
    spoken = as_bytes(LEAST | {"place": "co-production-group"})
    (found,) = Gathering(RULES).open("a", spoken)
    assert not isinstance(found.file, AnswersFileError)
    (broken,) = Gathering(RULES).open("a", as_bytes(WHOLE_GROUP)[:-20])
    assert isinstance(broken.file, AnswersFileError)
    assert broken.file.where.startswith("line")
