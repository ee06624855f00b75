"""A small invented guide for macros to speak of: tests/content/garden."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.context import Page
from toolkit_widgets import content
from toolkit_widgets.guide import Guide

GARDEN = Path(__file__).parents[1] / "content" / "garden"


@pytest.fixture(scope="session")
def garden() -> Guide:
    """Return the invented guide."""
    return content.load(GARDEN / "content", GARDEN / "docs")


@pytest.fixture
def page_of(garden: Guide) -> Callable[[str], Page]:
    """Return a function from a source path to a fresh page."""
    return lambda source: Page(guide=garden, source=source)
