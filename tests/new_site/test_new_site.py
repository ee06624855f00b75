"""A site of one's own: made by one command, changed, built, tested and upgraded. What people changed stays."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contributing import steps as contributing
from toolkit_widgets import new_site
from toolkit_widgets.__main__ import main
from toolkit_widgets.new_site import BESIDE, GIVEN, Upgraded, upgrade
from toolkit_widgets.paths import NODE_MODULES, BuildError

NAME = "Together in Anytown"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a new site."""
    assert main(["new", str(tmp_path / "site"), "--name", NAME]) == 0
    return tmp_path / "site"


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str | None]], None]:
    """Return a function that makes this toolkit another one: files with new text, or without those that are None."""

    def become(changes: dict[str, str | None]) -> None:
        files = {path: data for path, data in new_site.given(NAME) if changes.get(path, "") is not None}
        files |= {path: text.encode() for path, text in changes.items() if text is not None}
        monkeypatch.setattr(new_site, "given", lambda _: iter(files.items()))

    return become


def change(file: Path, old: str, new: str) -> None:
    """Replace words that are there."""
    whole = file.read_text(encoding="utf-8")
    assert old in whole
    file.write_text(whole.replace(old, new, 1), encoding="utf-8")


def text(path: Path) -> str:
    """Return what a file says."""
    return path.read_text(encoding="utf-8")


def ready(site: Path) -> None:
    """Do what `make` does first: the packages are those of this project, linked."""
    (site / "toolkit" / ".venv").symlink_to(Path(sys.prefix))
    (site / "toolkit" / "node_modules").symlink_to(NODE_MODULES.resolve())


def run(site: Path, *command: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a site as its Makefile does."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=site,
        capture_output=True,
        text=True,
        check=False,
        env={
            **{key: value for key, value in os.environ.items() if not key.startswith("PYTEST_XDIST")},
            "PYTHONPATH": str(site / "toolkit"),
            "NO_MKDOCS_2_WARNING": "1",
            **env,
        },
    )


def test_a_folder_in_use_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with a file; one line that says so, and nothing is written."""
    (tmp_path / "letter.txt").write_text("Dear Ann", encoding="utf-8")
    assert main(["new", str(tmp_path)]) == 1
    assert "it is there already, expected a new folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_what_is_no_site_is_not_upgraded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty folder; one line that says what was expected."""
    assert main(["upgrade", str(tmp_path)]) == 1
    assert "no list of what was given" in capsys.readouterr().err


def test_a_toolkit_within_a_site_makes_no_sites(site: Path) -> None:
    """Its own copy of the code; it has no pages to give, and says where there are some."""
    done = run(site, "-m", "toolkit_widgets", "new", str(site.parent / "other"))
    assert done.returncode == 1
    assert "a toolkit within a site, expected the project with its pages" in done.stderr


def test_nothing_new_changes_nothing(site: Path) -> None:
    """An upgrade by the same toolkit; every file is as it was."""
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert upgrade(site) == Upgraded()
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_an_upgrade_leaves_what_people_changed(
    site: Path, newer: Callable[[dict[str, str | None]], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """A site with changes of every kind, and a newer toolkit; theirs stays, the rest is brought up to date.

    Changed by people: settings, a page, a recommendation, a page of their own, a page taken out, and code.
    """
    change(site / "settings.yml", NAME, "Ours")
    change(site / "docs" / "support.md", "# Support", "# Help near you")
    change(site / "content" / "recommendations.yml", "culture-whole-organisation:", "culture-everyone:")
    (site / "docs" / "our-street.md").write_text("Ours alone.", encoding="utf-8")
    (site / "docs" / "privacy.md").unlink()
    change(site / "toolkit" / "macros" / "levels.py", '"""', '"""Ours. ')
    theirs = {
        path: text(site / path)
        for path in (
            "settings.yml",
            "docs/support.md",
            "content/recommendations.yml",
            "docs/our-street.md",
            "toolkit/macros/levels.py",
        )
    }
    newer(
        {
            "docs/support.md": "A newer page.",
            "content/levels.yml": "newer levels",
            "toolkit/macros/levels.py": "newer code",
            "toolkit/macros/jigsaw.py": "newer code too",
            "docs/a-new-page.md": "Not there before.",
            "docs/privacy.md": "Newer, and taken out by people.",
            "docs/glossary.md": None,
        }
    )
    assert main(["upgrade", str(site)]) == 0
    assert {path: text(site / path) for path in theirs} == theirs
    assert text(site / "content" / "levels.yml") == "newer levels"
    assert text(site / "toolkit" / "macros" / "jigsaw.py") == "newer code too"
    assert text(site / "docs" / "a-new-page.md") == "Not there before."
    assert not (site / "docs" / "privacy.md").exists()
    assert not (site / "docs" / "glossary.md").exists()
    assert text(site / BESIDE / "docs" / "support.md") == "A newer page."
    assert text(site / BESIDE / "toolkit" / "macros" / "levels.py") == "newer code"
    said = capsys.readouterr().out
    assert (
        "docs/support.md: you have changed it, so it stays; its new form is toolkit/new/docs/support.md"
        in said
    )
    assert "1 added, 2 replaced, 1 removed, 2 kept as you changed them" in said


def test_a_second_upgrade_still_knows(site: Path, newer: Callable[[dict[str, str | None]], None]) -> None:
    """A page that people changed, and two upgrades; after both it is theirs, and after none is it listed for nothing."""
    change(site / "docs" / "support.md", "# Support", "# Help near you")
    newer({"docs/support.md": "A newer page."})
    assert upgrade(site).kept == ("docs/support.md",)
    assert upgrade(site) == Upgraded()
    newer({"docs/support.md": "A page that is newer still."})
    assert upgrade(site).kept == ("docs/support.md",)
    assert "# Help near you" in text(site / "docs" / "support.md")


def test_a_file_that_the_toolkit_dropped_stays_if_changed(
    site: Path, newer: Callable[[dict[str, str | None]], None]
) -> None:
    """A page that the newer toolkit does not have, and that people changed; it stays."""
    change(site / "docs" / "glossary.md", "# ", "# Our ")
    newer({"docs/glossary.md": None})
    assert upgrade(site) == Upgraded()
    assert (site / "docs" / "glossary.md").is_file()


def test_the_list_has_every_file(site: Path) -> None:
    """The list of what was given; all files but itself."""
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert there - {GIVEN} == {path for path, _ in new_site.given(NAME)}


def test_an_unreadable_list_is_refused(site: Path) -> None:
    """A list that is no JSON; one line, no traceback."""
    (site / GIVEN).write_text("{", encoding="utf-8")
    with pytest.raises(BuildError, match="no list of what was given"):
        upgrade(site)


def test_it_is_renamed_recoloured_grown_built_and_tested(site: Path) -> None:
    """What CONTRIBUTING says of first changes, done to the letter, then its two commands.

    Another name and ink; a picture, a page, a recommendation and a statement more. It is checked, built and passes the
    tests that came with it, and an upgrade afterwards leaves all of it.
    """
    ready(site)
    assert text(site / "toolkit" / "CONTRIBUTING.md") == contributing.TEXT
    for step in contributing.steps():
        contributing.do(step, site)
    orders = contributing.blocks_of(contributing.STEPS_HEADING)[-1].splitlines()
    assert orders == ["make check", "make test"]
    done = [make(site, order) for order in orders]
    assert done[0].stdout.count("content: 20 recommendations,") == 1
    assert " passed" in done[1].stdout
    home = text(site / "site" / "index.html")
    assert "Anytown together</title>" in home
    assert "--ink: #1D3B6E;" in text(site / "site" / "assets" / "site.css")
    assert "Put a bench outside." in text(site / "site" / "recommendations" / "index.html")
    assert "There is a bench." in text(site / "site" / "assess" / "jigsaw" / "index.html")
    assert (site / "site" / "pictures" / "bench.svg").is_file()
    assert (site / "site" / "how-to" / "street" / "index.html").is_file()
    assert "Put a bench outside." in text(site / "site" / "preview" / "index.html")
    before = {step.file: text(site / step.file) for step in contributing.steps()}
    assert upgrade(site) == Upgraded()
    assert {path: text(site / path) for path in before} == before


def make(site: Path, order: str) -> subprocess.CompletedProcess[str]:
    """Run a command of CONTRIBUTING in a site. Its packages are there, so `make` has none to bring."""
    command = [*order.split(), "--old-file=toolkit/.venv/.ready"]
    env = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTEST", "GUIDE_", "MAKE"))
    }
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    return done
