"""The engine as the build packs it: the same bytes each time, one archive, nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.browser.form import GUIDE, ID, RULES
from toolkit_widgets import engine_archive, engine_folder
from toolkit_widgets.engine_archive import LIBRARY
from toolkit_widgets.engine_folder import LIST, RUNTIME_FILES, SCRIPTS, engine_folder_name, write_engine
from toolkit_widgets.paths import RUNTIME, BuildError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an engine, made with an empty cache and no name known yet."""
    monkeypatch.setattr(engine_folder, "_names", {})
    monkeypatch.setattr(engine_archive, "CACHE", tmp_path / "cache")
    return write_engine(GUIDE, tmp_path / "site")


def test_what_is_in_it(folder: Path) -> None:
    """The runtime, the archive, our scripts, and the list of them; no source maps, types or consoles."""
    assert {path.name for path in folder.iterdir()} == {*RUNTIME_FILES, LIBRARY, LIST, *SCRIPTS}


def test_the_name_ties_every_byte(folder: Path) -> None:
    """The folder in; its name is the hash of the list, and the list has the hash of each other file."""
    assert folder.name == hashlib.sha256((folder / LIST).read_bytes()).hexdigest()
    hashes = {
        path.name: f"sha256-{base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()}"
        for path in folder.iterdir()
        if path.name != LIST
    }
    assert json.loads((folder / LIST).read_bytes())["files"] == hashes


def test_a_changed_script_changes_the_name(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker with one byte more in; pages then know another address."""
    scripts = tmp_path / "scripts"
    scripts.mkdir()
    for name in SCRIPTS:
        (scripts / name).write_bytes((engine_folder.BROWSER / name).read_bytes() + b"\n")
    monkeypatch.setattr(engine_folder, "BROWSER", scripts)
    assert Path(engine_folder_name(GUIDE)).name != folder.name


def test_everyone_may_read_it(folder: Path) -> None:
    """A web server that runs as somebody else can send it."""
    assert [path.name for path in (folder, *folder.iterdir()) if not path.stat().st_mode & 0o004] == []


def test_the_lock_names_no_package(folder: Path) -> None:
    """The list in; the lock in it is for this runtime, and a missing name asks no other host."""
    lock = json.loads((folder / LIST).read_bytes())["lock"]
    assert lock["info"] == json.loads((RUNTIME / "pyodide-lock.json").read_bytes())["info"]
    assert lock["packages"] == {}


def test_the_folder_is_named_by_what_is_in_it(folder: Path) -> None:
    """The macro's name is the folder's; another rule gives another name."""
    assert folder.as_posix().endswith(engine_folder_name(GUIDE))
    rules = replace(GUIDE.rules, assessments={ID: replace(RULES, version="9.0.0")})
    assert engine_folder_name(replace(GUIDE, rules=rules)) != engine_folder_name(GUIDE)


def test_it_is_packed_once(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time nothing is packed anew, and the archive is the same."""

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(engine_archive, "node", never)
    again = write_engine(GUIDE, tmp_path / "again")
    assert (again / LIBRARY).read_bytes() == (folder / LIBRARY).read_bytes()


def test_a_runtime_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No npm package; one line that says what is missing and how to get it."""
    monkeypatch.setattr(engine_folder, "RUNTIME", tmp_path / "pyodide")
    with pytest.raises(BuildError, match=r"^\S*pyodide\.mjs: no such file, expected .*; run "):
        write_engine(GUIDE, tmp_path / "site")
