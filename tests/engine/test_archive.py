"""The archive of the engine's Python: the same bytes each time, cut to what is used, and said plainly when it can't be made."""

from __future__ import annotations

import ast
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from toolkit_widgets import engine_archive
from toolkit_widgets.content import load
from toolkit_widgets.engine_archive import in_wasm, library, modules
from toolkit_widgets.paths import RUNTIME, BuildError
from toolkit_widgets.rules import rules_to_json

#: What has chance in it, or a clock, or reaches out.
WITH_CHANCE = {"random", "secrets", "uuid", "tempfile", "os", "time", "threading", "subprocess", "socket"}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty cache."""
    monkeypatch.setattr(engine_archive, "CACHE", tmp_path / "cache")
    return tmp_path / "cache"


def opened(path: Path) -> zipfile.ZipFile:
    """Return the zip in an archive as it travels."""
    data = path.read_bytes()
    return zipfile.ZipFile(io.BytesIO(data[data.index(b"PK\x03\x04") :]))


def test_the_same_content_gives_the_same_bytes(cache: Path) -> None:
    """Packed by another process, on another day's side of the world, with other chance; not a byte differs."""
    one = library(load()).read_bytes()
    code = (
        "import sys; from pathlib import Path; from toolkit_widgets import content, engine_archive; "
        "engine_archive.CACHE = Path(sys.argv[1]); print(engine_archive.library(content.load()))"
    )
    env = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    elsewhere = cache / "elsewhere"
    ran = subprocess.run(
        [sys.executable, "-c", code, elsewhere], env=env, capture_output=True, text=True, check=True
    )
    other = Path(ran.stdout.strip())
    assert other.is_relative_to(elsewhere)
    assert other.read_bytes() == one


def test_what_is_in_it() -> None:
    """Ours all compiled, with the rules; less than half of Python's library; no source, nothing with a time."""
    with opened(library(load())) as archive, zipfile.ZipFile(RUNTIME / "python_stdlib.zip") as everything:
        names = set(archive.namelist())
        assert {f"toolkit_widgets/{path.name}c" for path in modules()} <= names
        assert archive.read("toolkit_widgets/content.json").decode() == rules_to_json(load().rules)
        others = {name.removesuffix("c") for name in names if not name.startswith("toolkit_widgets/")}
        library_of_python = set(everything.namelist())
        assert others <= library_of_python
        assert 100 < len(others) < len(library_of_python) / 2
        assert [name for name in names if name.endswith(".py")] == []
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}


@pytest.mark.parametrize("length", [0, 1, 118, 119, 120, 16_000, 3_000_000])
def test_its_wrapping(length: int) -> None:
    """Archives of lengths about which the number before them grows; the number says how long the section is."""
    made = in_wasm(b"x" * length)
    assert made.startswith(b"\0asm\x01\0\0\0\0")
    said, shift, at = 0, 0, 9
    while True:
        said |= (made[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if made[at - 1] < 0x80:
            break
    assert said == len(made) - at == 1 + len(engine_archive.SECTION) + length
    assert made[at : at + 7] == bytes([6]) + b"python"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.stem)
def test_no_chance_is_in_the_engine(path: Path) -> None:
    """A module of the engine in; it uses nothing that has chance or a clock in it, which kept memory would freeze."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    used = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [str(node.module)]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert used & WITH_CHANCE == set()


@pytest.mark.usefixtures("cache")
def test_without_node(monkeypatch: pytest.MonkeyPatch) -> None:
    """No Node anywhere; one line that says so and how to get it."""
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    with pytest.raises(BuildError, match=r"^node: not found, expected Node 22 or newer.*; run `make build`$"):
        library(load())


def test_an_engine_that_does_not_run(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that breaks when it is imported; one line that names the error, and no archive is kept."""
    broken = tmp_path / "bridge.py"
    broken.write_text("raise ValueError('broken on purpose')\n")
    monkeypatch.setattr(engine_archive, "modules", lambda: (broken,))
    with pytest.raises(
        BuildError, match=r"^engine_pack\.mjs: .*broken on purpose, expected the engine's archive"
    ):
        library(load())
    assert list(cache.rglob("*.wasm")) == []
