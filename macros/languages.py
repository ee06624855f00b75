"""From marked words to ``lang``: what is not in the language round it says which language it is in.

A page in a second language may have words that are not translated yet, and the other way round. The content marks each
text with where it comes from (``toolkit_widgets/content_translation.py``); here the marks become ``<span lang="…">``
where the language differs. Where HTML allows no element, in attributes and titles, the marks are taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from toolkit_widgets.content import load_translated
from toolkit_widgets.content_translation import END, FELL_BACK, MARKS, TRANSLATED, without_marks
from toolkit_widgets.guide import Guide

_TAG = re.compile(r"(<!--.*?-->|<[!/]?[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>)", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
_LANG = re.compile(r"\slang=[\"']([^\"']+)[\"']")
_MARK = re.compile(f"([{MARKS}])")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
#: Elements that hold words and no elements.
_PLAIN = {"title", "option", "textarea", "script", "style"}


def names_of(guide: Guide, translations: Path) -> dict[str, str]:
    """Return the languages of a site, the original first, each with its own name for itself."""
    found = {guide.settings.language: (guide.original or guide).interface["site"]["language_name"]}
    for code in guide.settings.languages[1:]:
        made = load_translated(code, translations=translations)[0]
        found[code] = made.interface["site"]["language_name"]
    return found


def with_languages(html: str, around: str, language: str, original: str) -> str:
    """Return HTML with ``lang`` in place of marks.

    Args:
        html: A page, or a part of one.
        around: The language that stands round it.
        language: That of what is translated.
        original: That of what is not.

    """
    return "".join(_Page(around, {TRANSLATED: language, FELL_BACK: original}).parts(html))


class _Page:
    """Goes through a page, knowing the language of each place and of the words there."""

    def __init__(self, around: str, languages: dict[str, str]) -> None:
        self._open: list[tuple[str, str]] = [("", around)]
        self._languages = languages
        self._now: str | None = None

    def parts(self, html: str) -> Iterator[str]:
        """Yield the parts of the page, one after the other."""
        for i, part in enumerate(_TAG.split(html)):
            if i % 2:
                yield self._tag(part)
            else:
                yield from self._words(part)

    def _tag(self, tag: str) -> str:
        name = _NAME.match(tag)
        if name is None:
            return tag
        tag, kind = without_marks(tag), name[1].lower()
        if tag.startswith("</"):
            if any(kind == opened for opened, _ in self._open):
                while self._open.pop()[0] != kind:
                    pass
        elif kind not in _VOID and not tag.endswith("/>"):
            lang = _LANG.search(tag)
            self._open.append((kind, lang[1] if lang else self._open[-1][1]))
        return tag

    def _words(self, text: str) -> Iterator[str]:
        kind, around = self._open[-1]
        for part in _MARK.split(text):
            if part in self._languages:
                self._now = self._languages[part]
            elif part == END:
                self._now = None
            elif self._now and self._now != around and part.strip() and kind not in _PLAIN:
                yield f'<span lang="{self._now}">{part}</span>'
            else:
                yield part
