"""The site talks to nobody: a browser visits every page and asks only the site itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.site.built import ADDRESSES


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "home")
def test_page_asks_only_its_own_host(page: Page, server: str, address: str) -> None:
    """Page in; every request goes to the site and is answered, and the console stays empty."""
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "response",
        lambda response: complaints.append(f"{response.status} {response.url}") if not response.ok else None,
    )
    page.goto(server + address)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith(server)] == []
    assert complaints == []


def test_a_reader_who_only_reads_fetches_little(page: Page, server: str) -> None:
    """A chapter in; style, script and letters come, the engine and the search's index don't."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(server)))
    page.goto(f"{server}how-to/culture/")
    page.wait_for_load_state("networkidle")
    assert sorted(
        {*asked} - {"assets/favicon.svg"}
    ) == [  # a browser without a window wants no sign for its tab
        "assets/fonts/lexend-latin-400-normal.woff2",
        "assets/fonts/lexend-latin-700-normal.woff2",
        "assets/site.css",
        "assets/site.js",
        "assets/theme.js",
        "how-to/culture/",
    ]
