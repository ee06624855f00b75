"""A table that is wider than its place can be moved by keyboard; one that fits is no stop on the way."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from toolkit_widgets import content

NAME = content.load().interface["site"]["table_region"]
BODY = '<div class="article__body">'
ROWS = "<tr>" + "<td>Considerably</td>" * 3 + "</tr>"


@pytest.fixture
def with_table(page: Page, server: str) -> Page:
    """Return a phone's page on which a table of three long words stands."""

    def add_table(route: Route) -> None:
        html = route.fetch().text().replace(BODY, f"{BODY}<table>{ROWS}</table>")
        route.fulfill(body=html, content_type="text/html")

    page.route("**/privacy/", add_table)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{server}privacy/")
    return page


def test_wide_table_can_be_moved(with_table: Page) -> None:
    """A table too wide for a phone; it is named, takes the focus, moves with the arrow key, and the page does not."""
    region = with_table.get_by_role("region", name=NAME)
    region.focus()
    expect(region).to_be_focused()
    with_table.keyboard.press("ArrowRight")
    with_table.wait_for_function("() => document.querySelector('.table-region').scrollLeft > 0")
    assert with_table.evaluate("document.documentElement.scrollWidth") == 320


def test_table_that_fits_is_no_stop(with_table: Page) -> None:
    """The same table on a wide screen; no name and no focus."""
    with_table.set_viewport_size({"width": 1280, "height": 900})
    region = with_table.locator(".table-region")
    expect(region).not_to_have_attribute("tabindex", "0")
    expect(region).not_to_have_attribute("role", "region")
