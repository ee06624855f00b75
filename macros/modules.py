"""What a page's scripts import, named in its head: a browser then asks for all of it at once, and not step by step."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from toolkit_widgets.paths import BROWSER

_SCRIPT = re.compile(r'<script type="module" src="([^"]*assets/)([\w-]+\.js)"')
_IMPORT = re.compile(r'^(?:import|export)\b[^"]*"\./([\w-]+\.js)";', re.MULTILINE)
_END_OF_HEAD = "</head>"


def with_modules(html: str) -> str:
    """Return a page whose head names all modules that its scripts import, after what the page is drawn with."""
    scripts = list(dict.fromkeys(_SCRIPT.findall(html)))
    if not scripts:
        return html
    folder = scripts[0][0]
    links = (
        f'<link rel="modulepreload" href="{folder}{name}" fetchpriority="low">\n'
        for name in imported(name for _, name in scripts)
    )
    return html.replace(_END_OF_HEAD, "".join(links) + _END_OF_HEAD, 1)


def imported(scripts: Iterable[str]) -> tuple[str, ...]:
    """Return the names of all modules that scripts import, and those that these import, each once; without the scripts."""
    named = list(scripts)
    found = dict.fromkeys(named)
    waiting = list(found)
    while waiting:
        new = [name for name in _imports(waiting.pop(0)) if name not in found]
        found.update(dict.fromkeys(new))
        waiting += new
    return tuple(name for name in found if name not in named)


@cache
def _imports(name: str) -> tuple[str, ...]:
    """Return what a module imports itself; one of other projects stands alone."""
    script = BROWSER / name
    return tuple(_IMPORT.findall(script.read_text(encoding="utf-8"))) if script.is_file() else ()
