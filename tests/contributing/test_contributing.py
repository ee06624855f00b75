"""CONTRIBUTING.md is followed: each of its commands is run in a copy of the project, or is listed here with the reason why not.

Its first changes to a new site are done in ``tests/new_site``.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contributing.steps import STEPS_HEADING, blocks, commands, files_named, section, steps
from toolkit_widgets.paths import NODE_MODULES, ROOT

NEW = '.venv/bin/python -m toolkit_widgets new ../our-guide --name "Together in Anytown"'
#: What a word in capitals stands for, in the copy.
STANDS_FOR = {"FOLDER": "../our-guide", "FILE…": "../letter.txt"}
#: Run one after the other; with each a piece of what it says, and how it ends.
RUN = {
    NEW: ("", 0),
    "cd ../our-guide": ("", 0),
    "python -m toolkit_widgets upgrade FOLDER": ("0 added, 0 replaced, 0 removed, 0 kept", 0),
    "python -m toolkit_widgets easy-read": ("", 0),
    ".venv/bin/python -m toolkit_widgets easy-read FILE…": ("../letter.txt:1: We utilise", 1),
}
#: Not run, each with the reason. That `make` knows what to do is tried, without doing it.
NOT_RUN = {
    "make serve": "goes on until somebody ends it; tests/macros/test_build.py serves a site",
    "make check": "is for the new site, where tests/new_site runs it",
    "make test": "is for the new site, where tests/new_site runs it",
    "make check test": "these tests are a part of it",
    'make test ARGS="-n0 --rewrite-goldens tests/engine"': "writes the very files that tests/engine compares with",
    "make faults": "is a part of these tests, run once more",
    'make fuzz ARGS="-max_total_time=600"': "takes ten minutes, by its own words",
    "make access": "takes an hour and three browsers",
    "make lock": "asks package registries for newer packages",
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project, with the packages of this one linked, and a letter beside it."""
    folder = tmp_path_factory.mktemp("followed")
    left_out = shutil.ignore_patterns(
        ".git", ".venv", "node_modules", "site", ".cache", ".*_cache", "__pycache__", ".hypothesis"
    )
    shutil.copytree(ROOT, folder / "project", ignore=left_out)
    (folder / "project" / ".venv").symlink_to(Path(sys.prefix))
    (folder / "project" / "node_modules").symlink_to(NODE_MODULES.resolve())
    (folder / "letter.txt").write_text("We utilise the facilities.\n", encoding="utf-8")
    return folder / "project"


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as a shell would, in a folder."""
    words = [STANDS_FOR.get(word, word) for word in shlex.split(command)]
    words[:1] = [sys.executable] if words[0] == "python" else words[:1]
    env = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTEST", "GUIDE_", "MAKE"))
    }
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, env=env)


def test_every_command_is_run_or_has_a_reason() -> None:
    """All commands of the book; each is in one of the two lists above, and neither list has another."""
    assert sorted(commands()) == sorted([*RUN, *NOT_RUN])
    assert not RUN.keys() & NOT_RUN.keys()


def test_what_is_run_does_what_it_says(copy: Path) -> None:
    """The commands that are run, in their order in one copy; each ends as it should and says so."""
    for command, (said, ends) in RUN.items():
        if command.startswith("cd "):
            assert (copy / command.removeprefix("cd ")).is_dir()
            continue
        done = run(command, copy)
        assert done.returncode == ends, f"{command}\n{done.stdout}{done.stderr}"
        assert said in done.stdout, f"{command}\n{done.stdout}{done.stderr}"
    assert 'name: "Together in Anytown"' in (copy.parent / "our-guide" / "settings.yml").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("command", [command for command in NOT_RUN if command.startswith("make")])
def test_make_knows_what_is_not_run(copy: Path, command: str) -> None:
    """A command for ``make``; it knows what it would do, and does nothing."""
    done = run(f"{command} --dry-run --old-file=.venv/.ready", copy)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_make_does_not_know_everything(copy: Path) -> None:
    """A command that there is not; it is refused, so the test above is not empty."""
    assert run("make bake --dry-run", copy).returncode != 0


def test_calls_of_macros_are_those_that_there_are() -> None:
    """The blocks that are for pages; each line calls a macro by its name."""
    from macros import MACROS

    calls = [line for block in blocks() for line in block.splitlines() if line.startswith("[[")]
    assert calls
    assert {line.removeprefix("[[ ").partition("(")[0] for line in calls} <= set(MACROS)


@pytest.mark.parametrize("path", sorted(set(files_named())))
def test_what_it_names_is_there(path: str) -> None:
    """A file or folder that the book names; it is there, from the top or from the folder that the section is about."""
    tops = (ROOT, ROOT / "toolkit_widgets", ROOT / "toolkit_widgets" / "content", ROOT / "docs")
    made = {"site/forms/", "site/sbom.cdx.json"}  # by the build
    in_a_new_site = {step.file for step in steps()}
    assert path in made | in_a_new_site or any((top / path).exists() for top in tops), path


def test_every_step_is_understood() -> None:
    """The first changes to a new site; as many steps as there are paragraphs in bold, none passed over."""
    assert len(steps()) == section(STEPS_HEADING).count("\n**") == 7
