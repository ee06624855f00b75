"""A server for the built site that has the tools, too: a page may then load them from its own host, as its policy wants."""

from __future__ import annotations

import time
from functools import partial
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from tests.conftest import ROOT, _Handler

IN_PAGE = Path(__file__).with_name("in_page")
NODE_MODULES = ROOT / "node_modules"
#: What a page may load from here, by the name of the tool.
SCRIPTS = {
    "axe": NODE_MODULES / "axe-core" / "axe.min.js",
    "htmlcs": NODE_MODULES / "html_codesniffer" / "build" / "HTMLCS.js",
    "ibm": NODE_MODULES / "accessibility-checker-engine" / "ace.js",
}
FOLDER = "/tools-of-the-tests/"
#: Where the site has the files that work out a result.
ENGINE = "/assets/engine/"


class Site(ThreadingHTTPServer):
    """A server for a built site, which can be made to fail: the engine's files are then missing, or never come."""

    def __init__(self, folder: Path) -> None:
        self.engine = "works"
        super().__init__(("127.0.0.1", 0), partial(Handler, directory=str(folder)))

    @property
    def address(self) -> str:
        """Where it is, with a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}/"


class Handler(_Handler):
    """Serves the site, and under ``FOLDER`` the tools."""

    server: Site

    def do_GET(self) -> None:  # noqa: N802  (the base class's name)
        """Send a file of the site, or a tool and what asks it, as one script."""
        path = urlsplit(self.path).path
        if path.startswith(ENGINE) and self.server.engine != "works":
            while self.server.engine == "waits":
                time.sleep(0.1)
            self._send(HTTPStatus.NOT_FOUND, "text/plain", b"")
            return
        if not path.startswith(FOLDER):
            super().do_GET()
            return
        name = Path(path).stem
        asks = IN_PAGE / f"{name}.js"
        self._send(HTTPStatus.OK, "text/javascript", SCRIPTS[name].read_bytes() + b"\n;" + asks.read_bytes())

    def end_headers(self) -> None:
        """Have nothing kept: what a page gets, it gets from here."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page for an address that leads nowhere."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        self._send(
            HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", Path(self.directory, "404.html").read_bytes()
        )

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
