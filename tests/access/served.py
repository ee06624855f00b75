"""A server for the built site that brings the tools with every page: they come from its own host, as the policy wants."""

from __future__ import annotations

import time
from functools import partial
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from tests import serving
from tests.conftest import ROOT

IN_PAGE = Path(__file__).with_name("in_page")
NODE_MODULES = ROOT / "node_modules"
#: What a page may load from here, by the name of the tool.
SCRIPTS = {
    "axe": NODE_MODULES / "axe-core" / "axe.min.js",
    "htmlcs": NODE_MODULES / "html_codesniffer" / "build" / "HTMLCS.js",
    "ibm": NODE_MODULES / "accessibility-checker-engine" / "ace.js",
}
FOLDER = "/tools-of-the-tests/"
#: Stands in the head of every page, and takes itself away: see in_page/bring.js.
BRING = "".join(
    [
        "<template>",
        *(f'<script src="{FOLDER}{name}.js"></script>' for name in SCRIPTS),
        f'</template><script src="{FOLDER}bring.js"></script></head>',
    ]
)
#: Where the site has the files that work out a result.
ENGINE = "/assets/engine/"


class Site(ThreadingHTTPServer):
    """A server for a built site, which can be made to fail: the engine's files are then missing, or wait until they may come."""

    def __init__(self, folder: Path) -> None:
        self.engine = "works"
        super().__init__(("127.0.0.1", 0), partial(Handler, directory=str(folder)))

    @property
    def address(self) -> str:
        """Where it is, with a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}/"


class Handler(serving.Handler):
    """Serves the site with the tools in each of its pages, and under ``FOLDER`` the tools themselves."""

    server: Site

    def do_GET(self) -> None:  # noqa: N802  (the base class's name)
        """Send a page with the tools in it, a tool and what asks it as one script, or a file as it is."""
        path = urlsplit(self.path).path
        if path.startswith(ENGINE):
            while self.server.engine == "waits":
                time.sleep(0.1)
        if path.startswith(ENGINE) and self.server.engine == "missing":
            self._send(HTTPStatus.NOT_FOUND, "text/plain", b"")
        elif path.startswith(FOLDER):
            self._send(HTTPStatus.OK, "text/javascript", _script(Path(path).stem))
        elif page := self._page(path):
            self._send_page(HTTPStatus.OK, page)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        """Have nothing kept: what a page gets, it gets from here."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page for an address that leads nowhere."""
        if code == HTTPStatus.NOT_FOUND:
            self._send_page(HTTPStatus.NOT_FOUND, Path(self.directory, "404.html"))
        else:
            super().send_error(code, message, explain)

    def _page(self, path: str) -> Path | None:
        file = Path(self.translate_path(path))
        if path.endswith("/"):
            file = file / "index.html"
        return file if file.suffix == ".html" and file.is_file() else None

    def _send_page(self, status: HTTPStatus, file: Path) -> None:
        page = file.read_text(encoding="utf-8").replace("</head>", BRING, 1)
        self._send(status, "text/html; charset=utf-8", page.encode())

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        try:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except ConnectionError:  # the page was left before it had come
            self.close_connection = True


def _script(name: str) -> bytes:
    asks = (IN_PAGE / f"{name}.js").read_bytes()
    return SCRIPTS[name].read_bytes() + b"\n;" + asks if name in SCRIPTS else asks
