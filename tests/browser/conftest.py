"""The assessment's page as a person finds it, on a server that is as strict as the site is meant for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.form import PATIENCE, Form
from tests.browser.keep import Keep
from tests.browser.together import Compare

# A fresh engine has its time on a busy machine, wherever a test waits for what the page says.
expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture(scope="session")
def strict_server(server: str) -> str:
    """Return the address of the one server: it is strict for all."""
    return server


@pytest.fixture
def form(page: Page, strict_server: str) -> Form:
    """Return the assessment, not opened yet."""
    return Form(page, strict_server)


@pytest.fixture
def compare(browser: Browser, strict_server: str, tmp_path: Path) -> Iterator[Compare]:
    """Return the page that brings views together, not opened yet. At the end it has had nothing to complain of."""
    context = browser.new_context(accept_downloads=True)
    compare = Compare(context, strict_server, tmp_path)
    yield compare
    context.close()
    assert compare.complaints == []


@pytest.fixture
def keep(browser: Browser, strict_server: str) -> Iterator[Keep]:
    """Return a device on which nothing is saved."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield Keep(context, strict_server)
    context.close()
