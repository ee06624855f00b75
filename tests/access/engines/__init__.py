"""Three browser engines, driven alike: a page in, what it is and does out.

Chromium is driven by Playwright, as in all other tests. Firefox is driven by its own Marionette and WebKitGTK by its
WebDriver, both with nothing but the standard library. None of them downloads a browser.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from tests.access.engines.chromium import chromium
from tests.access.engines.firefox import firefox
from tests.access.engines.tab import EngineError, Look, Tab
from tests.access.engines.webkit import webkit

__all__ = ["ENGINES", "EngineError", "Look", "Tab"]

#: Name of an engine: what starts it and ends it.
ENGINES: dict[str, Callable[[], AbstractContextManager[Tab]]] = {
    "chromium": chromium,
    "firefox": firefox,
    "webkit": webkit,
}
