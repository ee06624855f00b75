"""``python -m toolkit_widgets``, run as a person would (docs/assess/answers-file.md, "Without a browser")."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.engine.fixtures import answers
from tests.engine.zips import zipped
from toolkit_widgets import Assessment, Rules, as_json, compare, content, paths, read, score
from toolkit_widgets.__main__ import main
from toolkit_widgets.exchange import LARGEST
from toolkit_widgets.guide import Guide

ROOT = Path(__file__).resolve().parents[2]
ROWS = {"culture": "yyppnn", "structure": "yy?yyy", "practice": "yynnnn", "review": "y???yy"}


@cache
def rules() -> Rules:
    """Return the guide's own rules; read in a test, so that broken content fails tests and not their collection."""
    return content.load().rules


def jigsaw() -> Assessment:
    """Return the guide's assessment of the four pieces."""
    return rules().assessments["jigsaw"]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, in a plain locale."""
    command = [sys.executable, "-m", "toolkit_widgets", *map(str, arguments)]
    environment = os.environ | {"LC_ALL": "C.UTF-8", "COLUMNS": "100"}
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment, check=False)


def saved(path: Path, rows: Mapping[str, str] = ROWS, role: str = "carer", **changes: object) -> Path:
    """Write an answers file to the jigsaw and return where it is."""
    given = {
        id_: {"answer": made.answer} | ({"reason": made.reason} if made.reason else {})
        for id_, made in answers(jigsaw(), rows).items()
    }
    document = {
        "format": "co-production-answers",
        "format_version": 1,
        "assessment": "jigsaw",
        "assessment_version": jigsaw().version,
        "respondent": {"role": role},
        "answers": given,
    }
    path.write_text(json.dumps(document | changes), encoding="utf-8")
    return path


def assert_refused(ran: subprocess.CompletedProcess[str], line: str) -> None:
    """Check that a command ended with exit code 2 and this one line on standard error."""
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(line)
    assert ran.stderr.count("\n") == 1
    assert ran.stderr.endswith("\n")


def test_one_file(tmp_path: Path) -> None:
    """One file in, its result out: these keys, in this order, and nothing on standard error."""
    file = saved(tmp_path / "mine.json")
    ran = run("score", file)
    assert (ran.returncode, ran.stderr) == (0, "")
    result = json.loads(ran.stdout)
    assert list(result) == [
        *("assessment", "assessment_version", "dimensions", "furthest", "least_far", "recommendations")
    ]
    assert (result["assessment"], result["assessment_version"]) == ("jigsaw", jigsaw().version)
    keys = ["id", "lowest", "highest", "enough", "firm", "unknown", "deciding", "next"]
    assert [list(part) for part in result["dimensions"]] == [keys] * 4
    culture, structure, practice, review = result["dimensions"]
    ids = [[s.id for s in part.statements] for part in jigsaw().dimensions]
    assert culture == {
        "id": "culture",
        "lowest": 1,
        "highest": 1,
        "enough": True,
        "firm": False,
        "unknown": [],
        "deciding": ids[0][2:4],
        "next": {"level": 2, "yes_needed": 1, "statements": ids[0][2:4]},
    }
    assert structure == {
        "id": "structure",
        "lowest": 1,
        "highest": 3,
        "enough": True,
        "firm": False,
        "unknown": [ids[1][2]],
        "deciding": [ids[1][2]],
        "next": {"level": 2, "yes_needed": 0, "statements": [ids[1][2]]},
    }
    assert practice["firm"] is True
    assert review == {
        "id": "review",
        "lowest": None,
        "highest": None,
        "enough": False,
        "firm": False,
        "unknown": ids[3][1:4],
        "deciding": [],
        "next": None,
    }
    assert (result["furthest"], result["least_far"]) == (["structure"], ["culture", "practice"])
    assert set(result["recommendations"]) <= set(rules().recommendations)
    assert result == json.loads(
        json.dumps(as_json(score(rules(), read(file.read_bytes(), rules()).responses)))
    )


def test_several_files(tmp_path: Path) -> None:
    """Several files in, the group's result out: these keys, in this order."""
    files = [
        saved(tmp_path / "a.json", {"culture": "pppppp", "practice": "nyyyyy"}),
        saved(tmp_path / "b.json", {"culture": "pppppp", "practice": "nyy-yy"}),
        saved(tmp_path / "c.json", {"culture": "yyyyyp", "practice": "yyyyyy"}, role="manager"),
    ]
    ran = run("score", *files)
    assert (ran.returncode, ran.stderr) == (0, "")
    result: dict[str, Any] = json.loads(ran.stdout)
    assert list(result) == [
        *("assessment", "assessment_version", "respondents", "heading", "dimensions", "sides"),
        *("agreement", "talk_about", "patterns"),
    ]
    assert result["respondents"] == {"carer": 2, "manager": 1}
    assert result["heading"] is None
    assert result["dimensions"][0] == {"id": "culture", "lowest": 0, "highest": 0, "enough": True}
    assert result["dimensions"][1] == {"id": "structure", "lowest": None, "highest": None, "enough": False}
    assert list(result["sides"]) == ["lived_experience", "professional"]
    assert result["sides"]["professional"][0] == {"id": "culture", "lowest": 3, "highest": 3, "enough": True}
    culture, practice = jigsaw().dimensions[0].statements, jigsaw().dimensions[2].statements
    assert result["agreement"][culture[0].id] == "close"
    assert result["agreement"][culture[5].id] == "same"
    assert result["agreement"][practice[0].id] == "split"
    assert result["talk_about"][:6] == [practice[0].id, *(s.id for s in culture[:5])]
    assert sorted(result["talk_about"]) == sorted(s.id for s in jigsaw().statements)
    assert result["patterns"] == [
        {"dimension": "culture", "lower": "lived_experience", "statements": 5, "of": 6}
    ]
    assert json.loads(run("score", *reversed(files)).stdout) == result


def test_one_side_only(tmp_path: Path) -> None:
    """Two managers: their view under its heading, no level for the group."""
    files = [saved(tmp_path / f"{name}.json", role="manager") for name in "ab"]
    result = json.loads(run("score", *files).stdout)
    assert result["heading"] == "staff-view-only"
    assert result["sides"]["lived_experience"] == []
    assert {part["lowest"] for part in result["dimensions"]} == {None}


@pytest.mark.parametrize(
    ("count", "rows"), [(1, {"dimension": 4}), (2, {"role": 1, "dimension": 4, "statement": 24})]
)
def test_csv(tmp_path: Path, count: int, rows: dict[str, int]) -> None:
    """The same result as a table: a row for each dimension, role and statement."""
    files = [saved(tmp_path / f"{number}.json", place=str(number)) for number in range(count)]
    ran = run("score", "--format", "csv", *files)
    assert (ran.returncode, ran.stderr) == (0, "")
    kinds = [row["row"] for row in csv.DictReader(io.StringIO(ran.stdout))]
    assert {kind: kinds.count(kind) for kind in rows} == rows


def test_what_does_not_count_is_said_beside_the_result(tmp_path: Path) -> None:
    """An unknown role and an unknown statement: kept out of the result, a line for each."""
    file = saved(tmp_path / "mine.json", role="wizard")
    ran = run("score", file, saved(tmp_path / "other.json", agreed={"cellar": {"answer": "no"}}))
    assert ran.returncode == 0
    assert json.loads(ran.stdout)["respondents"] == {"carer": 1, "no-role": 1}
    assert ran.stderr.splitlines() == [
        f"{file}: respondent.role: this role is not known; kept, counted as no role given",
        f"{tmp_path}/other.json: agreed.cellar: this statement is not in the assessment; kept, not scored",
    ]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "line 1, column 1: came nothing, expected JSON"),
        (b"\xff\xfe{", "byte 1: came 0xff, expected UTF-8 text; save the file as UTF-8"),
        (b"{}", "the file: came no key format, expected this key"),
        (b"[" * 2000, "line 1: came more than 20 objects and lists in one another"),
        (b" " * (LARGEST + 1), "the file: came more than 1,048,576 bytes, expected at most 1 MiB"),
    ],
)
def test_a_bad_file(tmp_path: Path, data: bytes, line: str) -> None:
    """Exit code 2 and one line with file, place, what came and what was expected; no result of the others."""
    bad = tmp_path / "bad.json"
    bad.write_bytes(data)
    assert_refused(run("score", saved(tmp_path / "good.json"), bad), f"{bad}: {line}")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """No such file, or a folder: one line, the odd name made harmless."""
    assert_refused(
        run("score", tmp_path / "none\n.json"), f"{tmp_path}/none\\n.json: the file: came No such file"
    )
    assert_refused(run("score", tmp_path), f"{tmp_path}: the file: came Is a directory")


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"assessment": "cellar"}, 'assessment: came "cellar", expected one of "jigsaw", '),
        ({"assessment": "principles"}, 'assessment: came "principles", expected "jigsaw" as in the others'),
        (
            {"assessment_version": "99.0.0"},
            'assessment_version: came "99.0.0", expected a version that means the same',
        ),
    ],
)
def test_files_that_do_not_belong_together(tmp_path: Path, changes: dict[str, str], line: str) -> None:
    """Another assessment, or a version with other meanings: exit code 2, the odd file named."""
    odd = saved(tmp_path / "odd.json", ROWS, "carer", **changes)
    assert_refused(run("score", saved(tmp_path / "good.json"), odd), f"{odd}: {line}")


def group_saved(path: Path, *people: Path, **changes: object) -> Path:
    """Write a group file of these people and return where it is."""
    document = {
        "format": "co-production-group",
        "format_version": 1,
        "assessment": "jigsaw",
        "assessment_version": jigsaw().version,
        "people": [json.loads(person.read_text(encoding="utf-8")) for person in people],
    }
    path.write_text(json.dumps(document | changes), encoding="utf-8")
    return path


def zip_saved(path: Path, *files: Path) -> Path:
    """Write a zip of these files and return where it is."""
    path.write_bytes(zipped({file.name: file.read_bytes() for file in files}))
    return path


def test_a_group_file_and_a_zip_are_their_people(tmp_path: Path) -> None:
    """The same three people as files, in a group file, in a zip, and mixed: the same result."""
    files = [saved(tmp_path / f"{n}.json", {"culture": "ypppp" + "nyp"[n]}) for n in range(3)]
    wanted = json.loads(run("score", *files).stdout)
    assert wanted["respondents"] == {"carer": 3}
    for given in (
        [group_saved(tmp_path / "group.json", *files)],
        [zip_saved(tmp_path / "files.zip", *files)],
        [group_saved(tmp_path / "two.json", *files[:2]), files[2]],
        [zip_saved(tmp_path / "mixed.zip", group_saved(tmp_path / "in.json", *files[1:]), files[0])],
    ):
        ran = run("score", *given)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert json.loads(ran.stdout) == wanted
    alone = run("score", zip_saved(tmp_path / "alone.zip", files[0]))
    assert json.loads(alone.stdout) == json.loads(run("score", files[0]).stdout)


def test_who_is_there_twice(tmp_path: Path) -> None:
    """In a group file and beside it, or in two of them: counted once. Two files alike: two people. It is said."""
    one, same = saved(tmp_path / "one.json"), saved(tmp_path / "same.json")
    other = saved(tmp_path / "other.json", {"culture": "yyyyyy"})
    ran = run("score", one, same)
    assert json.loads(ran.stdout)["respondents"] == {"carer": 2}
    assert ran.stderr == f"{same}: the same answers as {one}; both count\n"
    first = group_saved(tmp_path / "first.json", one, other)
    ran = run("score", one, first)
    assert json.loads(ran.stdout)["respondents"] == {"carer": 2}
    assert ran.stderr == f"{one}: in a group file too; counts once\n"
    agreed = {"culture-own-support": {"answer": "no"}}
    first = group_saved(first, one, other, agreed=agreed | {"cellar": {"answer": "no"}}, place="Here")
    second = group_saved(
        tmp_path / "second.json", other, agreed={"culture-own-support": {"answer": "yes"}}, place="There"
    )
    ran = run("score", first, second)
    assert json.loads(ran.stdout)["respondents"] == {"carer": 2}
    assert ran.stderr.splitlines() == [
        f"{first}: agreed.cellar: this statement is not in the assessment; kept, not scored",
        f"{second}: people who are in an earlier group too: 1; they count once",
        f"{second}: agreed.culture-own-support: another answer than the earlier group's; that one stands",
        f"{second}: place: not what the earlier group says; that stands",
    ]


def test_what_does_not_count_in_a_group_file(tmp_path: Path) -> None:
    """A person with an unknown role: a line with the person's place."""
    group = group_saved(tmp_path / "group.json", saved(tmp_path / "a.json", role="wizard"))
    ran = run("score", group)
    assert ran.stderr == (
        f"{group}: people[0]: respondent.role: this role is not known; kept, counted as no role given\n"
    )
    assert json.loads(ran.stdout)["respondents"] == {"no-role": 1}


def test_bad_files_in_zips_and_groups(tmp_path: Path) -> None:
    """Here a bad file ends it all: exit code 2 and one line that names it, in a zip or a group file too."""
    good, bad = saved(tmp_path / "good.json"), tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    archive = zip_saved(tmp_path / "files.zip", good, bad)
    assert_refused(run("score", archive), f"{archive}: bad.json: line 1, column 2: came")
    group = group_saved(tmp_path / "group.json", good, people=[1])
    assert_refused(run("score", group), f"{group}: people[0]: the file: came 1, expected an object")
    empty = group_saved(tmp_path / "empty.json")
    assert_refused(run("score", empty), "the group: came nobody, expected at least one respondent")


def test_history(tmp_path: Path) -> None:
    """An earlier file and a later one in; what moved out: statement by statement, piece by piece."""
    then = saved(tmp_path / "then.json", {"culture": "yynnnn", "review": "......"})
    now = saved(tmp_path / "now.json", {"culture": "ypyypp", "review": "yyyypp"})
    ran = run("history", then, now)
    assert (ran.returncode, ran.stderr) == (0, "")
    made = json.loads(ran.stdout)
    moves = ["same", "down", "up", "up", "up", "up", *["still-unknown"] * 12, *["known-now"] * 6]
    assert [statement["move"] for statement in made["statements"]] == moves
    assert [(part["id"], part["direction"]) for part in made["dimensions"]] == [
        ("culture", "up"),
        *((id_, None) for id_ in ("structure", "practice", "review")),
    ]
    assert (made["then_version"], made["now_version"], made["left_out"]) == (
        jigsaw().version,
        jigsaw().version,
        [],
    )
    wanted = compare(rules(), *(read(file.read_bytes(), rules()).responses for file in (then, now)))
    assert made == json.loads(json.dumps(as_json(wanted)))


def test_history_over_editions(tmp_path: Path) -> None:
    """Answers from before all statements of today: exit code 0, every statement listed and left out."""
    then = saved(tmp_path / "then.json", assessment_version="0.9.0")
    made = json.loads(run("history", then, saved(tmp_path / "now.json")).stdout)
    assert made["left_out"] == [{"id": s.id, "why": "changed"} for s in jigsaw().statements]
    assert made["statements"] == []
    assert {part["comparable"] for part in made["dimensions"]} == {False}


def test_history_says_what_does_not_count(tmp_path: Path) -> None:
    """An unknown role in the earlier file: a line on standard error, and the history all the same."""
    then = saved(tmp_path / "then.json", role="wizard")
    ran = run("history", then, saved(tmp_path / "now.json"))
    assert (ran.returncode, ran.stderr.count("\n")) == (0, 1)
    assert ran.stderr.startswith(f"{then}: respondent.role: this role is not known")


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"format": "recipe"}, 'format: came "recipe", expected'),
        ({"assessment": "cellar"}, 'assessment: came "cellar", expected one of "jigsaw"'),
        (
            {"assessment": "principles", "answers": {}},
            'assessment: came "principles", expected "jigsaw" as in',
        ),
        ({"assessment_version": "99.0.0"}, 'assessment_version: came "99.0.0", expected 1.'),
    ],
)
def test_files_that_have_no_history(tmp_path: Path, changes: dict[str, object], line: str) -> None:
    """A later file that is none, or that cannot be compared: exit code 2, one line that names it."""
    odd = tmp_path / "odd.json"
    odd.write_text(json.dumps(json.loads(saved(odd).read_text(encoding="utf-8")) | changes), encoding="utf-8")
    assert_refused(run("history", saved(tmp_path / "good.json"), odd), f"{odd}: {line}")


@pytest.mark.parametrize(
    "arguments",
    [
        *((), ("sing",), ("score",), ("score", "--format", "xml", "a.json"), ("build",)),
        *(("history",), ("history", "a.json"), ("history", "a.json", "b.json", "c.json")),
        *(("report",), ("report", "a.json"), ("report", "-o", "a.html")),
    ],
)
def test_a_command_that_is_none(arguments: tuple[str, ...]) -> None:
    """Exit code 2 and how to write it; no traceback."""
    ran = run(*arguments)
    assert ran.returncode == 2
    assert ran.stderr.startswith("usage: python -m toolkit_widgets")
    assert "Traceback" not in ran.stderr


def test_help_names_every_command() -> None:
    """``--help`` says what there is."""
    ran = run("--help")
    assert ran.returncode == 0
    assert all(
        command in ran.stdout for command in ("score", "report", "history", "easy-read", "check", "build")
    )


def test_check_says_that_all_is_well() -> None:
    """The project's own content: counts on one line, a line for each translation, exit code 0."""
    ran = run("check")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("content: 19 recommendations, ")
    ours, welsh = ran.stdout.splitlines()
    assert ours.endswith(", no problem")
    assert welsh.startswith("cy: ")


def test_check_lists_every_problem(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Content with two problems: a line for each, exit code 1."""

    def load() -> Guide:
        raise content.ContentError(("pieces.yml:1: one", "levels.yml:2: two"))

    monkeypatch.setattr(content, "load_placed", load)
    assert main(["check"]) == 1
    assert capsys.readouterr().err == "pieces.yml:1: one\nlevels.yml:2: two\n"


def test_build_writes_into_the_folder_that_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The command calls the same function as the hook of MkDocs, with the folder."""
    built: list[Path] = []
    monkeypatch.setattr("toolkit_widgets.build.build_site", built.append)
    assert main(["build", str(tmp_path)]) == 0
    assert built == [tmp_path]


def test_build_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A set-up that is not complete: one line, exit code 1."""

    def build_site(_site: Path) -> None:
        raise paths.BuildError("node_modules/pyodide: no such file")

    monkeypatch.setattr("toolkit_widgets.build.build_site", build_site)
    assert main(["build", "site"]) == 1
    assert capsys.readouterr().err == "node_modules/pyodide: no such file\n"
