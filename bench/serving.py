"""A server as a good host is: files compressed with brotli beforehand, ours kept for ever, and a log of the bytes it sent."""

from __future__ import annotations

import hashlib
import mimetypes
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from toolkit_widgets.engine_archive import node
from toolkit_widgets.paths import CACHE
from toolkit_widgets.policy import FOR_EVER, HEADERS

#: What hosts compress: text, and WebAssembly. What is compressed in itself they leave alone.
COMPRESSED = (
    ".html",
    ".css",
    ".js",
    ".mjs",
    ".json",
    ".svg",
    ".wasm",
    ".xml",
    ".txt",
    ".py",
    ".toml",
    ".map",
)
_TYPES = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".whl": "application/zip",
}
_BROTLI = """
const { brotliCompressSync, constants: c } = require("node:zlib");
const data = require("node:fs").readFileSync(0);
const params = { [c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_LGWIN]: 24, [c.BROTLI_PARAM_SIZE_HINT]: data.length };
process.stdout.write(brotliCompressSync(data, { params }));
"""


def brotli(data: bytes) -> bytes:
    """Return data as a host that compresses well would send it; what was compressed once is kept."""
    kept = CACHE / "bench" / "brotli" / hashlib.sha256(data).hexdigest()
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(
            subprocess.run([node(), "-e", _BROTLI], input=data, capture_output=True, check=True).stdout
        )
    return kept.read_bytes()


@dataclass
class Host:
    """Folders by the first part of their address, what has been asked for since the last look, and how many bytes went out."""

    folders: Mapping[str, Path]
    isolated: tuple[str, ...] = ()
    address: str = ""
    log: list[tuple[str, int]] = field(default_factory=list)
    _ready: dict[Path, tuple[int, bytes, bool]] = field(default_factory=dict)

    def sent(self) -> list[tuple[str, int]]:
        """Return what was asked for, with the bytes of each answer, head and all; and forget it."""
        log, self.log = self.log, []
        return log

    def find(self, path: str) -> Path | None:
        """Return the file of an address."""
        first, _, rest = path.lstrip("/").partition("/")
        if first not in self.folders:
            return None
        file = self.folders[first] / unquote(rest)
        file = file / "index.html" if file.is_dir() else file
        return file if file.is_file() else None

    def body(self, file: Path) -> tuple[bytes, bool]:
        """Return what to send of a file, and whether it is compressed."""
        changed = file.stat().st_mtime_ns
        if self._ready.get(file, (0,))[0] != changed:
            data = file.read_bytes()
            small = brotli(data) if file.suffix in COMPRESSED else data
            better = len(small) < len(data)
            self._ready[file] = (changed, small if better else data, better)
        return self._ready[file][1:]

    def warm_up(self, first: str) -> None:
        """Compress a whole folder beforehand."""
        for file in self.folders[first].rglob("*"):
            if file.is_file() and file.suffix in COMPRESSED:
                self.body(file)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    host: Host

    def do_GET(self) -> None:
        """Send a file; count the bytes."""
        path = urlsplit(self.path).path
        file = self.host.find(path)
        if file is None:
            self._send(404, {"Content-Type": "text/plain"}, b"")
            return
        data, is_compressed = self.host.body(file)
        first, _, inside = path.lstrip("/").partition("/")
        kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        headers = {"Content-Type": kind, **({"Content-Encoding": "br"} if is_compressed else {})}
        if first == "site":
            headers |= HEADERS
        if first in self.host.isolated:
            headers |= {
                "Cross-Origin-Opener-Policy": "same-origin",
                "Cross-Origin-Embedder-Policy": "require-corp",
            }
        # Ours as its host files say; everything of the others is kept for ever too, but for the page itself.
        keeps = inside.startswith(FOR_EVER) if first == "site" else file.suffix != ".html"
        headers["Cache-Control"] = "public, max-age=31536000, immutable" if keeps else "max-age=600"
        self._send(200, headers, data)

    def _send(self, status: int, headers: Mapping[str, str], data: bytes) -> None:
        head = f"HTTP/1.1 {status} OK\r\n" + "".join(
            f"{name}: {value}\r\n" for name, value in {**headers, "Content-Length": str(len(data))}.items()
        )
        sent = head.encode() + b"\r\n" + data
        self.host.log.append((urlsplit(self.path).path, len(sent)))
        try:
            self.wfile.write(sent)
        except ConnectionError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the base class's name)
        """Say nothing: the log is ours."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing of a browser that has gone."""


@contextmanager
def serving(host: Host) -> Iterator[Host]:
    """Serve folders; ``host.address`` then has a slash at its end."""
    handler = type("Handler", (_Handler,), {"host": host})
    with _Server(("127.0.0.1", 0), handler) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        host.address = f"http://localhost:{web.server_port}/"
        yield host
        web.shutdown()
