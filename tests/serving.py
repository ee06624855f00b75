"""A server that sends every header of ours, and hears of every breach of the policy: no test may cause one."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from toolkit_widgets.policy import HEADERS

#: Where browsers report what the policy stopped.
REPORTS = "/policy-reports"
#: What any browser has reported since it was last asked: what was stopped, where, and by which directive.
reported: list[str] = []


class Handler(SimpleHTTPRequestHandler):
    """Serves files with the types and headers that a good host gives them, and says nothing."""

    extensions_map = {  # noqa: RUF012  (the base class declares it so)
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".json": "application/json",
        ".wasm": "application/wasm",
        ".zip": "application/zip",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
    }

    def end_headers(self) -> None:
        """Add our headers to every answer."""
        for name, value in HEADERS.items():
            is_policy = name == "Content-Security-Policy"
            self.send_header(name, f"{value}; report-uri {REPORTS}" if is_policy else value)
        super().end_headers()

    def do_POST(self) -> None:
        """Take in a report; nothing else is ever sent to us."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == REPORTS:
            said = json.loads(body)["csp-report"]
            place = f"{said.get('source-file', '')}:{said.get('line-number', '')}"
            reported.append(
                f"{said['document-uri']}: {said['effective-directive']} stopped {said['blocked-uri']} {place}"
            )
        else:
            reported.append(f"{self.path}: {body[:200]!r} was sent here")
        self.send_response(204)
        self.end_headers()

    def copyfile(self, *args: object) -> None:
        """Send a file; a page that is left before it has come is no fault."""
        try:
            super().copyfile(*args)
        except ConnectionError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the base class's name)
        """Keep the test's own output readable."""


@contextmanager
def serving(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """Serve a folder; give its address, with a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as web:
        thread = threading.Thread(target=web.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{web.server_port}/"
        web.shutdown()
        thread.join()


def breaches() -> list[str]:
    """Return what was reported, and forget it."""
    found = list(reported)
    reported.clear()
    return found
