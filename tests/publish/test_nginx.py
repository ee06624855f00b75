"""The site on a real nginx: at the root with the lines that the build makes for it, and below a path of another site."""

from __future__ import annotations

import gzip
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import html5lib
import pytest

from toolkit_widgets.policy import HEADERS

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin:/opt/homebrew/bin")
pytestmark = pytest.mark.skipif(
    NGINX is None, reason="nginx is not there: `apt-get install nginx-light` brings it"
)
#: Seconds that nginx has to start.
PATIENCE = 20


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return int(asking.getsockname()[1])


@contextmanager
def running(folder: Path, server: str) -> Iterator[str]:
    """Run nginx with these lines in its server block, and yield its address."""
    port = free_port()
    config = folder / "nginx.conf"
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/errors.log; user root;\n"
        "events { worker_connections 64; }\n"
        f"http {{ include /etc/nginx/mime.types; access_log off; {temporary}\n"
        f"server {{ listen 127.0.0.1:{port};\n{server}\n}} }}\n",
        encoding="utf-8",
    )
    process = subprocess.Popen(
        [str(NGINX), "-p", str(folder), "-e", f"{folder}/errors.log", "-c", str(config)]
    )
    try:
        wait_for(port, process, folder / "errors.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def wait_for(port: int, process: subprocess.Popen[bytes], errors: Path) -> None:
    """Wait until nginx answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, errors.read_text(encoding="utf-8")
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"nginx did not answer in {PATIENCE} seconds")


def asked(address: str, **headers: str) -> tuple[int, Message, bytes]:
    """Ask for an address; return status, headers and body."""
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


@pytest.fixture(scope="module")
def at_the_root(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the site on nginx, as docs/publish/nginx.md says."""
    lines = f"root {site};\nindex index.html;\ninclude {site}/hosting/nginx.conf;"
    with running(tmp_path_factory.mktemp("root"), lines) as address:
        yield address


def engine_file(site: Path, pattern: str) -> str:
    """Return the address of a file of the engine, from the site's root."""
    return next((site / "assets" / "engine").glob(f"*/{pattern}")).relative_to(site).as_posix()


@pytest.mark.parametrize("page", ["/", "/how-to/culture/", "/assess/jigsaw/", "/easy-read/culture/"])
def test_pages_come_with_every_header_and_compressed(at_the_root: str, page: str) -> None:
    """A page; all our headers as they are written, in UTF-8, and much smaller than it is."""
    status, headers, body = asked(at_the_root + page, **{"Accept-Encoding": "gzip"})
    assert status == 200
    assert {name: headers[name] for name in HEADERS} == dict(HEADERS)
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert (headers["Content-Encoding"], headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert len(body) < 0.5 * len(gzip.decompress(body))


@pytest.mark.parametrize(
    ("file", "type_"),
    [
        ("assets/site.css", "text/css"),
        ("assets/site.js", "javascript"),
        ("search/search_index.json", "application/json"),
        ("pictures/culture.svg", "image/svg+xml"),
    ],
)
def test_what_is_text_is_compressed(at_the_root: str, file: str, type_: str) -> None:
    """A file of the site; its type, compressed, with the header that keeps browsers from guessing."""
    status, headers, body = asked(f"{at_the_root}/{file}", **{"Accept-Encoding": "gzip"})
    assert status == 200
    assert type_ in headers["Content-Type"]
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body)
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("pattern", "type_"),
    [
        ("pyodide.mjs", "text/javascript"),
        ("pyodide.asm.wasm", "application/wasm"),
        ("engine-worker.js", "text/javascript"),
        ("integrity.json", "application/json"),
        ("library.wasm", "application/wasm"),
    ],
)
def test_the_engine_is_kept_for_ever_and_has_its_types(
    at_the_root: str, site: Path, pattern: str, type_: str
) -> None:
    """A file of the engine; the type without which browsers refuse it, every header, and a year of keeping."""
    status, headers, _ = asked(f"{at_the_root}/{engine_file(site, pattern)}")
    assert status == 200
    assert headers["Content-Type"].partition(";")[0] == type_
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert {name: headers[name] for name in HEADERS} == dict(HEADERS)


def test_an_address_that_leads_nowhere_is_told_so(at_the_root: str) -> None:
    """No such page; status 404, our page for it, and the headers all the same."""
    status, headers, body = asked(f"{at_the_root}/no/such/page/")
    assert status == 404
    assert b"We cannot find that page" in body
    assert headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


def test_below_a_path_every_link_leads_somewhere(site: Path, tmp_path: Path) -> None:
    """The site at /a/guide/; from its home page on, every link and file of every page is there, and none is outside."""
    lines = f"index index.html;\nlocation /a/guide/ {{ alias {site}/; }}\nlocation / {{ return 404; }}"
    with running(tmp_path, lines) as address:
        start = f"{address}/a/guide/"
        seen, ahead, lost = {start}, [start], []
        while ahead:
            page = ahead.pop()
            status, headers, body = asked(page)
            if status != 200 or not page.startswith(start):
                lost.append(f"{status} {page}")
            elif headers["Content-Type"].startswith("text/html"):
                new = set(links(page, body, urlsplit(address).netloc)) - seen
                seen |= new
                ahead += new
    assert lost == []
    pages = {unquote(urlsplit(one).path).removeprefix("/a/guide/") for one in seen}
    assert {path.relative_to(site).parent.as_posix() + "/" for path in site.rglob("index.html")} - {
        "./"
    } <= pages


def links(page: str, body: bytes, host: str) -> Iterator[str]:
    """Yield what a page links to or loads from its own host."""
    for element in html5lib.parse(body, namespaceHTMLElements=False).iter():
        for key in ("href", "src"):
            target = urldefrag(urljoin(page, element.get(key) or page))[0]
            if urlsplit(target).netloc == host and urlsplit(target).scheme == "http":
                yield urlsplit(target)._replace(query="").geturl()
