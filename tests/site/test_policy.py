"""What a page may do: one policy, on every page and in every host's file, and a browser that holds us to it."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.serving import breaches
from tests.site.built import ADDRESSES, file_of, parsed
from toolkit_widgets.policy import FOR_EVER, HEADERS, PAGE_POLICY

LOADS = ("link", "script", "img", "style")
#: What script in a page might try, by the directive that stops it.
TRIES = {
    "style-src-attr": "document.body.setAttribute('style', 'color: red')",
    "style-src-elem": "const s = document.createElement('style'); s.append('*{}'); document.body.append(s)",
    "img-src": "new Image().src = 'https://example.org/a.png'",
    "connect-src": "fetch('https://example.org/').catch(() => {})",
    "frame-src": "const f = document.createElement('iframe'); f.src = 'https://example.org/'; document.body.append(f)",
    "require-trusted-types-for": "try { document.body.innerHTML = '<b>a</b>' } catch { window.refused = 1 }",
}
#: Marks that would run if somebody's text became part of a page.
INJECTED = {
    "script-src-elem": "<script>window.ran = 1</script>",
    "script-src-attr": '<img src="assets/favicon.svg" onload="window.ran = 1" alt="">',
    "base-uri": '<base href="https://example.org/">',
}


class _Plain(SimpleHTTPRequestHandler):
    """A host that sends no header of ours."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the base class's name)
        """Say nothing."""


@pytest.fixture(scope="module")
def plain_server(site: Path) -> Iterator[str]:
    """Return the address of a server without headers, as GitHub Pages is one."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Plain, directory=str(site))) as web:
        thread = threading.Thread(target=web.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{web.server_port}/"
        web.shutdown()
        thread.join()


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "home")
def test_every_page_says_its_policy_first(site: Path, address: str) -> None:
    """Page in; the policy stands in it once, and before all that could load anything."""
    order = [
        element
        for element in parsed(file_of(site, address)).iter()
        if element.tag in LOADS or element.get("http-equiv") == "Content-Security-Policy"
    ]
    assert order[0].get("content") == PAGE_POLICY
    assert [e for e in order[1:] if e.tag == "meta"] == []


def test_what_the_policy_allows() -> None:
    """The policy in; no host, no inline and no `eval`, and WebAssembly as the one power beyond our own files."""
    assert not re.search(r"https?:|\*|unsafe-inline|'unsafe-eval'|data:|blob:|strict-dynamic", PAGE_POLICY)
    directives = dict(part.split(" ", 1) for part in PAGE_POLICY.split("; "))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert directives["connect-src"] == "'self'"
    assert directives["base-uri"] == "'none'"
    assert HEADERS["Content-Security-Policy"] == f"{PAGE_POLICY}; frame-ancestors 'none'"


def stopped(page: Page) -> set[str]:
    """Return the directives that the tests' server has heard of, and forget them."""
    page.wait_for_timeout(300)
    return {found.split(": ")[1].split()[0] for found in breaches()}


@pytest.mark.parametrize("directive", TRIES)
def test_the_browser_stops_it(page: Page, server: str, directive: str) -> None:
    """A page that tries what the policy forbids; it is stopped, and the tests' server hears of it."""
    page.goto(server)
    page.evaluate(f"() => {{ {TRIES[directive]} }}")
    assert stopped(page) == {directive}


@pytest.mark.parametrize("directive", INJECTED)
def test_marks_in_the_page_do_nothing(page: Page, server: str, directive: str) -> None:
    """A page with a script, a handler or another base written into it; none of them works."""

    def inject(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", f"{INJECTED[directive]}</main>"))

    page.route(server, inject)
    page.goto(server)
    assert stopped(page) == {directive}
    assert page.evaluate("window.ran ?? 0") == 0
    assert page.evaluate("document.baseURI") == server


@pytest.mark.parametrize("directive", TRIES)
def test_the_page_alone_stops_it(page: Page, plain_server: str, directive: str) -> None:
    """The same on a host that sends no headers; the policy in the page stops it."""
    page.goto(plain_server)
    heard = page.evaluate(f"""() => new Promise((resolve) => {{
        addEventListener("securitypolicyviolation", ({{ effectiveDirective }}) => resolve(effectiveDirective));
        {TRIES[directive]}
    }})""")
    assert heard == directive


def test_no_other_page_can_frame_it(page: Page, server: str, plain_server: str) -> None:
    """A page of another host with ours in a frame; the frame stays empty."""
    page.goto(f"{plain_server}assets/answers-file.example.json")
    page.evaluate(
        """(address) => new Promise((resolve) => {
            const frame = document.createElement("iframe");
            frame.src = address;
            frame.addEventListener("load", resolve);
            document.body.append(frame);
        })""",
        server,
    )
    assert page.frames[1].locator("main").count() == 0
    assert breaches() != []


def test_every_host_gets_every_header(site: Path) -> None:
    """The files for hosts in; each has all headers, word for word, and lets browsers keep the engine."""
    netlify = (site / "_headers").read_text(encoding="utf-8")
    nginx = (site / "hosting" / "nginx.conf").read_text(encoding="utf-8")
    apache = (site / "hosting" / "apache.htaccess").read_text(encoding="utf-8")
    azure = json.loads((site / "hosting" / "staticwebapp.config.json").read_text(encoding="utf-8"))
    for name, value in HEADERS.items():
        assert f"\n  {name}: {value}\n" in netlify
        assert nginx.count(f'add_header {name} "{value}" always;') == 2
        assert f'Header always set {name} "{value}"' in apache
        assert azure["globalHeaders"][name] == value
    assert all(FOR_EVER in text for text in (netlify, nginx, apache, str(azure["routes"])))
    assert (site / FOR_EVER).is_dir()
