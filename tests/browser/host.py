"""A host as the tests of going offline need it: it can change its site, be slow or wrong, and go away."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.keep import PATIENCE
from tests.serving import Handler
from toolkit_widgets import content
from toolkit_widgets.offline import LIST, write_list

WORDS = content.load().interface["offline"]


@dataclass
class Host:
    """Serves a site under a path. ``before`` is called before each answer, with the path from the site's root."""

    site: Path
    path: str = ""
    before: Callable[[str], None] = lambda _: None
    #: Bytes that come in place of a file's own.
    wrong: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    #: The same without those that it left without an answer.
    answered: list[str] = field(default_factory=list)
    _web: ThreadingHTTPServer | None = None
    _port: int = 0
    _may_go_on: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        """The site's address, with a slash at its end."""
        return f"http://127.0.0.1:{self._port}/{self.path}"

    def start(self) -> None:
        """Be there; after a stop, at the same address."""
        self._web = ThreadingHTTPServer(("127.0.0.1", self._port), partial(_Handler, host=self))
        self._web.daemon_threads = True
        self._port = self._web.server_port
        threading.Thread(target=self._web.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Be gone, as when there is no network."""
        if self._web:
            self._web.shutdown()
            self._web.server_close()
            self._web = None

    def vanish(self) -> None:
        """Be gone in the middle of an answer: neither this one nor another comes, until there is a `before` again."""
        self.before = lambda _: self.vanish()
        raise ConnectionAbortedError

    def wait(self) -> None:
        """Leave whoever asks without an answer until it goes on."""
        self._may_go_on.wait(60)

    def go_on(self) -> None:
        """Answer those who wait."""
        self.before = lambda _: None
        self._may_go_on.set()


class _Handler(Handler):
    """Looks every file up in the site that the host has just now."""

    def __init__(self, *args: object, host: Host) -> None:
        self.host = host
        super().__init__(*args, directory=str(host.site))  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802  (the base class names it so)
        """Answer as the host wants it."""
        path = self.path.partition("?")[0].removeprefix(f"/{self.host.path}")
        self.host.asked.append(path)
        try:
            self.host.before(path)
        except ConnectionAbortedError:
            self.close_connection = True
            return
        self.host.answered.append(path)
        self.directory = str(self.host.site)
        self.path = f"/{path}"
        if path in self.host.wrong:
            body = self.host.wrong[path]
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        else:
            super().do_GET()


@contextmanager
def hosting(site: Path, path: str = "") -> Iterator[Host]:
    """Host a site until the test ends."""
    host = Host(site, path)
    host.start()
    try:
        yield host
    finally:
        host.stop()


#: Pages and papers enough to see what happens to them.
FEW = {
    *(
        f"{page}index.html"
        for page in ("", "introduction/", "about/", "offline/", "how-to/culture/", "easy-read/culture/")
    ),
    "404.html",
    "handouts/culture.pdf",
    "handouts/culture-large-print.pdf",
}


def small(site: Path, target: Path) -> Path:
    """Return a site with few pages and no engine, which is kept in a moment."""
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        is_part = name.startswith(("assets/", "pictures/", "offline-")) and "/engine/" not in name
        if path.is_file() and (name in FEW or is_part):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            os.link(path, target / name)
    return relisted(target)


def relisted(site: Path) -> Path:
    """Write a site's list anew."""
    (site / LIST).unlink()
    write_list(site)
    return site


def edition(site: Path, target: Path, changes: dict[str, str]) -> Path:
    """Return another edition of a site: in each of these files, words are put before the end of its body or after all.

    Files that stay are links to the same.
    """
    shutil.copytree(site, target, copy_function=os.link)
    for name, words in changes.items():
        path = target / name
        text = (
            path.read_text(encoding="utf-8") if path.is_file() else "<!doctype html><title>New</title></body>"
        )
        path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        head, end, tail = text.partition("</main>") if path.suffix == ".html" else (text, "", "")
        path.write_text(f"{head}{words}{end}{tail}", encoding="utf-8")
    return relisted(target)


@dataclass
class Reader:
    """Somebody with a browser of their own, and the page on which the guide is kept."""

    context: BrowserContext
    host: Host
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str = "") -> Page:
        """Open a page in a new tab."""
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        page.goto(self.host.address + address)
        return page

    def settings(self) -> Page:
        """Open the page on which the guide is kept, and wait until it knows what is here."""
        page = self.open("offline/")
        page.locator("offline-guide [data-choice=guide]:not([hidden])").first.wait_for()
        return page

    def keep(self, papers: str = "with") -> Page:
        """Keep the guide; give the page, when it says what came of it."""
        page = self.settings()
        page.locator(f"[name=papers][value={papers}]").check()
        self.press(page, "keep")
        wait_for_end(page)
        return page

    def press(self, page: Page, name: str) -> None:
        """Press a button, by the key of its words. What was said before is no answer to it."""
        page.locator("offline-guide [data-said]").evaluate("(said) => said.replaceChildren()")
        page.locator("offline-guide").get_by_role("button", name=WORDS[name], exact=True).click()

    def without_network(self) -> None:
        """Have no network, and no host that could answer."""
        self.host.stop()
        self.context.set_offline(offline=True)

    def with_network(self) -> None:
        """Have both again."""
        self.host.start()
        self.context.set_offline(offline=False)

    def stored(self, path: str = "") -> dict[str, int]:
        """Return how many entries each cache has, and how many service workers there are."""
        page = self.context.new_page()
        page.goto(f"{self.host.address}{path}assets/favicon.svg")
        found: dict[str, int] = page.evaluate("""async () => {
            const found = { workers: (await navigator.serviceWorker.getRegistrations()).length };
            for (const name of await caches.keys()) {
                found[name] = (await (await caches.open(name)).keys()).length;
            }
            return found;
        }""")
        page.close()
        return found


def said(page: Page) -> str:
    """Return what the page says came of it."""
    return " ".join(page.locator("offline-guide [data-said]").inner_text().split())


def words(key: str, **slots: str) -> str:
    """Return words of the page, filled in."""
    return " ".join(WORDS[key].format(**slots).split())


def wait_for_end(page: Page) -> None:
    """Wait until the page fetches nothing more."""
    page.wait_for_function(
        """(busy) => {
            const said = document.querySelector("offline-guide [data-said]").innerText;
            return said && !said.includes(busy) && document.querySelector("progress").closest("[hidden]");
        }""",
        arg=WORDS["busy"].split(".")[0],
        timeout=180_000,
    )


@contextmanager
def reading(browser: Browser, host: Host) -> Iterator[Reader]:
    """Give a reader on whose device nothing is."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    try:
        yield Reader(context, host)
    finally:
        context.close()
