"""The HTML itself: the Nu HTML Checker and html-validate find nothing, in what is built and in what scripts make of it."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import pytest

from tests.access.conftest import BOOK
from tests.access.served import NODE_MODULES
from tests.conftest import ROOT

VNU = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
#: Left to itself, it asks no host of the machine that it runs on.
ON_THIS_MACHINE = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
HTML_VALIDATE = Path(__file__).with_name("html_validate.mjs")


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Print nothing."""


def vnu(folder: Path) -> list[str]:
    """Return what the Nu HTML Checker says of all pages in a folder, sent by a host as their policy wants it."""
    java = shutil.which("java")
    assert java, (
        "no Java found, which the Nu HTML Checker runs on; Debian: apt-get install default-jre-headless"
    )
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder))) as host:
        Thread(target=host.serve_forever, daemon=True).start()
        pages = [
            f"http://127.0.0.1:{host.server_port}/{quote(path.relative_to(folder).as_posix())}"
            for path in sorted(folder.rglob("*.html"))
        ]
        command = [java, ON_THIS_MACHINE, "-jar", str(VNU), "--format", "json", "--stdout", *pages]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        host.shutdown()
    found = json.loads(done.stdout)["messages"]
    return [f"{each['url']}:{each.get('lastLine')}: {each['message']}" for each in found]


def html_validate(folder: Path) -> list[str]:
    """Return what html-validate says of all pages in a folder, by all its sets of rules."""
    node = ROOT / ".venv" / "bin" / "node"
    command = [str(node), str(HTML_VALIDATE), str(NODE_MODULES), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout)
    return found


CHECKERS = pytest.mark.parametrize("checker", [vnu, html_validate])


@CHECKERS
def test_built_pages(site: Path, checker: object) -> None:
    """The built site in; nothing found."""
    found = checker(site)
    assert not found, "\n".join(found)


@CHECKERS
def test_pages_as_they_stood(checker: object) -> None:
    """Every page in every state that this run has seen, as the engines had it in the end; nothing found."""
    assert list(BOOK.glob("*.html")), "no page was seen in this run; test_matrix.py comes first"
    found = checker(BOOK)
    assert not found, "\n".join(found)


@CHECKERS
def test_what_is_wrong_is_found(tmp_path: Path, checker: object) -> None:
    """A page with an id twice, and a picture without words; both are found, so an empty list means something."""
    (tmp_path / "wrong.html").write_text(
        '<!DOCTYPE html>\n<html lang="en"><head><title>Wrong</title></head>'
        '<body><p id="a">A</p><p id="a">B</p><img src="x.png"></body></html>\n'
    )
    found = " ".join(checker(tmp_path))
    assert "uplicate" in found or "not unique" in found
    assert "alt" in found
