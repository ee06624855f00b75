"""The audit: every pinned package is asked about, a known weakness fails, and a database that is not reached does not."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from toolkit_widgets import __main__, audit
from toolkit_widgets.audit import Package, pinned, weaknesses

type Answer = Callable[[list[dict[str, Any]]], object]


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Answer], None]]:
    """Return a way to have a made-up database answer; it is asked in place of the real one."""
    answers: list[Answer] = []

    class Database(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
            body = json.dumps(answers[-1](asked)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Database) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{web.server_port}/"
        monkeypatch.setattr(audit.weaknesses, "__defaults__", (address,))
        yield answers.append
        web.shutdown()


def test_every_pinned_package_is_asked_about() -> None:
    """The project's pins in; Python's and npm's are there with their versions, and those that we ship."""
    found = pinned()
    names = {(package.kind, package.name) for package in found}
    assert {("PyPI", "mkdocs"), ("PyPI", "typst"), ("npm", "pyodide"), ("npm", "minisearch")} <= names
    assert ("npm", "@fontsource/lexend") in names
    assert all(package.version[0].isdigit() for package in found)


def test_a_weakness_fails(database: Callable[[Answer], None], capsys: pytest.CaptureFixture[str]) -> None:
    """An answer with two weaknesses of one package; one line with package, version, ids and cure, and exit code 1."""
    weak = {"vulns": [{"id": "GHSA-2"}, {"id": "GHSA-1"}]}
    database(lambda asked: {"results": [weak if q["package"]["name"] == "mkdocs" else {} for q in asked]})
    assert __main__.main(["audit"]) == 1
    said = capsys.readouterr()
    (version,) = [package.version for package in pinned() if package.name == "mkdocs"]
    assert said.err.startswith(f"mkdocs {version} (PyPI): GHSA-1, GHSA-2; expected no known weakness; take")
    assert said.err.count("\n") == 1
    assert said.out.endswith(" packages, 1 with a known weakness\n")


def test_no_weakness(database: Callable[[Answer], None], capsys: pytest.CaptureFixture[str]) -> None:
    """An answer with none; exit code 0, and it says how many packages were asked about."""
    database(lambda asked: {"results": [{} for _ in asked]})
    assert __main__.main(["audit"]) == 0
    assert capsys.readouterr().out == f"audit: {len(pinned())} packages, none with a known weakness\n"


@pytest.mark.parametrize(
    "answer",
    [{}, [], {"results": []}, {"results": [1]}, {"results": None}],
    ids=["none", "list", "few", "number", "null"],
)
def test_an_answer_that_is_none(
    database: Callable[[Answer], None], capsys: pytest.CaptureFixture[str], answer: object
) -> None:
    """Something else than an answer, as of a log-in page; one line says that the audit was not done, and nothing fails."""
    database(lambda _: answer)
    assert __main__.main(["audit"]) == 0
    assert capsys.readouterr().out.startswith("audit: not done, ")


def test_not_reached() -> None:
    """An address where nobody answers; that is what is said."""
    with pytest.raises(audit.NotReachedError, match="refused"):
        weaknesses([Package("npm", "a", "1")], "http://127.0.0.1:9/")
