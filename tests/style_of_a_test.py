"""A style that a test puts on a page for itself. The policy lets none be written into a page; scripts may bring one."""

from __future__ import annotations

from playwright.sync_api import Page


def with_style(page: Page, sheet: str) -> None:
    """Add a style sheet to a page, until it is left."""
    page.evaluate(
        """(text) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(text);
            document.adoptedStyleSheets.push(sheet);
        }""",
        sheet,
    )
