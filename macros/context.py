"""What a macro knows: the content, the page that it is called on, and how to make HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from macros import links
from toolkit_widgets.content import load_translated
from toolkit_widgets.guide import Guide
from toolkit_widgets.paths import LANGUAGE
from toolkit_widgets.soundness import sound_guide
from toolkit_widgets.templates import templates_in

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The page that calls a macro. ``source`` is its path in ``docs/``."""

    guide: Guide
    source: str
    directory_urls: bool = True
    _made: set[str] = field(default_factory=set, repr=False)

    def link(self, target: str) -> str:
        """Return ``how-to/culture.md#risk`` as an address relative to this page."""
        return links.link(target, self.source, directory_urls=self.directory_urls)

    def asset(self, path: str) -> str:
        """Return a path from the site's root, ``pictures/culture.svg``, relative to this page."""
        return links.asset(path, self.source, directory_urls=self.directory_urls)

    def first(self, id_: str) -> bool:
        """Return whether this id is made here for the first time. An id stands once on a page."""
        is_first = id_ not in self._made
        self._made.add(id_)
        return is_first

    def render(self, template: str, **values: object) -> str:
        """Return a template of ``macros/templates`` as HTML without empty lines, which Markdown leaves alone."""
        html = (
            templates_in(TEMPLATES)
            .get_template(template)
            .render(page=self, guide=self.guide, words=self.guide.interface, **values)
        )
        return "\n".join(line for line in html.splitlines() if line.strip())


@cache
def the_guide() -> Guide:
    """Return all content, read once for each build; in a second language with marks for ``macros/languages.py``."""
    return load_translated(LANGUAGE, marked=True)[0] if LANGUAGE else sound_guide()
