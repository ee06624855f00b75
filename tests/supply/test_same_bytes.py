"""Two builds of the same source give the same bytes: in another folder, without a cache, on another day's side of the world."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("docs", "macros", "overrides", "toolkit_widgets", "mkdocs.yml", "pyproject.toml", "settings.yml")
#: What the page with every part shows of the tests.
EXAMPLES = ("tests/engine/golden", "tests/content/broken", "tests/settings/broken")
#: Seconds in which a busy machine surely makes all PDFs anew.
LONGEST_BUILD = 1500
#: As different from an ordinary run as can be.
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1", "NO_MKDOCS_2_WARNING": "1"}


def test_two_builds_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """The site as built for all tests, and a build of a copy of its source, in; no file more or less, no byte differs."""
    for name in (*COPIED, *EXAMPLES):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, tmp_path / name)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=tmp_path,
        env={**os.environ, **ELSEWHERE},
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST_BUILD,
    )
    assert built.returncode == 0, built.stderr
    there = {folder: _files(folder) for folder in (site, tmp_path / "site")}
    one, other = there.values()
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def _files(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder with what is in them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
