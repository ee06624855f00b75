"""Whole builds of a copy of the project: what a wrong page or wrong content does to them."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[2]
COPIED = ("docs", "macros", "overrides", "toolkit_widgets", "mkdocs.yml", "requirements.txt", "settings.yml")
LINKED = ("node_modules", ".cache")
MKDOCS = [sys.executable, "-m", "mkdocs"]
#: Seconds that a rebuild may take on a slow machine.
PATIENCE = 60


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the project to break."""
    (ROOT / ".cache").mkdir(exist_ok=True)
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, tmp_path / name)
    for name in LINKED:
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def add(file: Path, text: str) -> None:
    """Add text to the end of a file."""
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def replace(file: Path, old: str, new: str) -> None:
    """Replace text that is there in a file."""
    whole = file.read_text(encoding="utf-8")
    assert old in whole
    file.write_text(whole.replace(old, new, 1), encoding="utf-8")


def count_lines(file: Path) -> int:
    """Return how many lines a file has."""
    return len(file.read_text(encoding="utf-8").splitlines())


def build(project: Path) -> subprocess.CompletedProcess[str]:
    """Build a project strictly."""
    return subprocess.run(
        [*MKDOCS, "build", "--strict"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE * 2,
    )


def error_lines(output: str) -> list[str]:
    """Return the error lines that MkDocs printed, without its own label."""
    return sorted(
        line.removeprefix("ERROR   -  ") for line in output.splitlines() if line.startswith("ERROR")
    )


def test_wrong_macros_fail_the_build(project: Path) -> None:
    """Wrong calls on two pages: every one has its line, the build ends with an error and without a traceback."""
    about, support = project / "docs" / "about.md", project / "docs" / "support.md"
    first, second = count_lines(about), count_lines(support)
    add(about, "\n[[ chekclist() ]]\n\n[[ checklist('cultur') ]]\n")
    add(support, "\n[[ ''.__class__.__mro__ ]]\n")
    ended = build(project)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    found = error_lines(ended.stderr)
    assert [line.split(";")[0] for line in found] == [
        f"docs/about.md:{first + 2}: chekclist(…)",
        f'docs/about.md:{first + 4}: checklist("cultur")',
        f"docs/support.md:{second + 2}: code (Getattr)",
    ]
    assert found[0].endswith('(did you mean "checklist"?)')
    assert "one of culture, structure, practice, review" in found[1]


def test_wrong_front_matter_fails_the_build(project: Path) -> None:
    """A misspelt piece and an unknown key: a line each, no traceback out of a template."""
    page = project / "docs" / "how-to" / "culture.md"
    replace(page, "piece: culture", "piece: cultur\npeice: culture")
    ended = build(project)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert error_lines(ended.stderr) == [
        (
            'docs/how-to/culture.md:3: the piece "cultur"; expected one of culture, structure, practice, review; '
            'mend it (did you mean "culture"?)'
        ),
        (
            'docs/how-to/culture.md:4: the key "peice"; expected one of title, piece, guide_section, template, search; '
            'rename or remove it (did you mean "piece"?)'
        ),
    ]


def test_wrong_content_stops_before_anything_is_written(project: Path) -> None:
    """Two problems in two files: each is one line, and what was built before is still there."""
    built = project / "site" / "index.html"
    built.parent.mkdir()
    built.write_text("the last good page", encoding="utf-8")
    contents = project / "toolkit_widgets" / "content"
    replace(contents / "roles.yml", "side: other", "side: others")
    add(contents / "glossary.yml", "\nNext Word: soon\n")
    ended = build(project)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert [line.split("; ")[0] for line in error_lines(ended.stderr)] == [
        f'toolkit_widgets/content/glossary.yml:{count_lines(contents / "glossary.yml")}: "soon"',
        f'toolkit_widgets/content/glossary.yml:{count_lines(contents / "glossary.yml")}: the id "Next Word"',
        f'toolkit_widgets/content/roles.yml:{line_of(contents / "roles.yml", "others")}: "others"',
    ]
    assert built.read_text(encoding="utf-8") == "the last good page"


def line_of(file: Path, text: str) -> int:
    """Return the number of the first line that has a text."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


class Server:
    """A running ``mkdocs serve`` of a project."""

    def __init__(self, project: Path, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self._log = project / "serve.log"

    def log(self) -> str:
        """Return what it has printed so far."""
        return self._log.read_text(encoding="utf-8")

    def page(self, path: str) -> str:
        """Return a page as it is served now; nothing while there is none."""
        try:
            with urlopen(f"{self.address}/{path}", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""


@pytest.fixture
def server(project: Path) -> Iterator[Server]:
    """Serve a copy of the project, and stop in the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*MKDOCS, "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1"}
    with (project / "serve.log").open("wb") as log:
        running = subprocess.Popen(command, cwd=project, stdout=log, stderr=log, env=environment)
        try:
            yield Server(project, port)
        finally:
            running.terminate()
            running.wait(timeout=PATIENCE)


def until(is_so: Callable[[], bool], server: Server) -> None:
    """Wait until something is so; fail with the server's log when patience ends."""
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, server.log()
        time.sleep(0.1)


def test_serve_goes_on(project: Path, server: Server) -> None:
    """Wrong content leaves the last good pages; mended content and changed macros show without a restart."""
    words = project / "toolkit_widgets" / "content" / "interface" / "words.yml"
    until(lambda: "All hard words" in server.page("how-to/culture/"), server)

    replace(words, "all_hard_words: All hard words", "all_hard_words: [Every one]")
    until(lambda: "toolkit_widgets/content/interface/words.yml:" in server.log(), server)
    until(lambda: "All hard words" in server.page("how-to/culture/"), server)

    replace(words, "[Every one]", "Every one")
    until(lambda: "Every one" in server.page("how-to/culture/"), server)

    replace(project / "macros" / "words.py", "text=shown", "text=shown.upper()")
    until(lambda: ">CO-PRODUCTION</button>" in server.page("how-to/culture/"), server)

    add(project / "docs" / "how-to" / "culture.md", "\n[[ chekclist() ]]\n")
    until(lambda: "docs/how-to/culture.md:" in server.page("how-to/culture/"), server)
    assert "Traceback" not in server.log()


def words_of(page: str) -> list[str]:
    """Return what a page is made of, without the numbers that MkDocs gives each of its builds."""
    return re.sub(r"livereload\([^)]*\)", "", page).split()


def test_a_saved_page_is_built_alone(project: Path, server: Server) -> None:
    """Words changed: that page is new, and the same as in a whole build. A new title: the menu of other pages has it."""
    page = project / "docs" / "how-to" / "culture.md"
    until(lambda: "All hard words" in server.page("how-to/culture/"), server)
    before = server.page("how-to/culture/")
    whole = "Building documentation..."
    builds = server.log().count(whole)

    add(page, "\nA paragraph more.\n")
    until(lambda: "A paragraph more." in server.page("how-to/culture/"), server)
    assert server.log().count(whole) == builds
    new = server.page("how-to/culture/").replace("<p>A paragraph more.</p>\n", "")
    assert words_of(new) == words_of(before)

    replace(page, "title: ", "title: Another ")
    until(lambda: "Another " in server.page("how-to/structure/"), server)
    assert server.log().count(whole) == builds + 1
    assert "Traceback" not in server.log()
