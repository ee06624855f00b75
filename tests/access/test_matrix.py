"""Every page and every state in every engine: no tool finds anything wrong, with every rule that it has."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.access.book import Book
from tests.access.conftest import BOOK
from tests.access.engines import Look, Tab
from tests.access.looks import DOES_NOT_FIT, LIGHT, LOOKS, put_on
from tests.access.pages import addresses
from tests.access.served import Site
from tests.access.states import State
from tests.access.tools import TOOLS, Finding, Findings, bring_tools, look_with
from tests.site.built import ADDRESSES


def look_at(tab: Tab, book: Book, looks: Sequence[Look]) -> list[str]:
    """Look at the page as it now stands, in each look, with every tool; return what is wrong."""
    bring_tools(tab)
    before = None
    for look in looks:
        if look.name in tab.cannot:
            continue
        put_on(tab, look, before)
        before = look
        for tool in TOOLS:
            book.note(look.name, tool, look_with(tool, tab))
        if not look.paper:
            fits = tuple(Finding(*each) for each in tab.run(DOES_NOT_FIT))
            book.note(look.name, "fits", Findings(fits, {}))
    put_on(tab, LIGHT, before)
    book.keep(tab.run("return document.documentElement.outerHTML"))
    book.close()
    return book.wrong()


@pytest.fixture
def looks(request: pytest.FixtureRequest) -> Sequence[Look]:
    """Return the looks of this run."""
    return LOOKS if request.config.getoption("--whole") else (LIGHT,)


def test_all_pages_are_here(site: Path) -> None:
    """The built site in; it has each page of docs/, and these tests know all that it has."""
    assert addresses(site) == sorted(ADDRESSES)


def test_page(tab: Tab, base: str, address: str, looks: Sequence[Look]) -> None:
    """Page in, as it opens; nothing found."""
    tab.open(base + address)
    wrong = look_at(tab, Book(BOOK, address, "opened", tab), looks)
    assert not wrong, "\n".join(wrong)


def test_look(tab: Tab, base: str, one_of_a_kind: str, request: pytest.FixtureRequest) -> None:
    """Page in, in every look but the usual; nothing found. With `--whole` it is every page that is looked at so."""
    if request.config.getoption("--whole"):
        pytest.skip("test_page does that")
    tab.open(base + one_of_a_kind)
    wrong = look_at(tab, Book(BOOK, one_of_a_kind, "opened", tab, "looks"), LOOKS[1:])
    assert not wrong, "\n".join(wrong)


def test_state(tab: Tab, web: Site, state: State, address: str, looks: Sequence[Look]) -> None:
    """Page in, brought into a state; nothing found."""
    tab.open(web.address + address)
    bring_tools(tab)  # while the page's own files still come
    state.bring(tab, web)
    wrong = look_at(tab, Book(BOOK, address, state.name, tab), looks)
    assert not wrong, "\n".join(wrong)
