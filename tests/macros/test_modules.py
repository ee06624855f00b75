"""What a page names in its head: every module that its scripts import, and nothing else."""

from __future__ import annotations

import re

from macros.modules import imported, with_modules
from toolkit_widgets.paths import BROWSER

_FROM = re.compile(r'from "\./([\w-]+\.js)"')
PAGE = (
    "<head><title>A page</title>\n</head>"
    '<script type="module" src="../assets/work-planner.js"></script>'
    '<script type="module" src="../assets/action-plan.js"></script>'
)


def test_all_that_is_imported_is_named_once() -> None:
    """Each script of ours in; all modules that it reaches, also over several lines, without itself."""
    for script in BROWSER.glob("*.js"):
        names = imported([script.name])
        assert len(names) == len(set(names))
        assert script.name not in names
        for name in (script.name, *names):
            file = BROWSER / name
            reached = _FROM.findall(file.read_text(encoding="utf-8")) if file.is_file() else []
            assert set(reached) <= {script.name, *names}


def test_a_page() -> None:
    """A page with two scripts; its head names what both import, from where the page finds it, and no script."""
    head = with_modules(PAGE).partition("</head>")[0]
    named = re.findall(
        r'<link rel="modulepreload" href="\.\./assets/([\w-]+\.js)" fetchpriority="low">', head
    )
    assert named == list(imported(["work-planner.js", "action-plan.js"]))
    assert "engine.js" in named
    assert with_modules("<head></head><p>No scripts") == "<head></head><p>No scripts"
