"""The few words that an easy-read page has beside its handout, in ``docs/easy-read/``: the rules hold there too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from toolkit_widgets.guide import Guide
from toolkit_widgets.linter.anyone import check
from toolkit_widgets.linter.sentences import claim_rule
from toolkit_widgets.linter.vocabulary import WordsToUse, forms_of
from toolkit_widgets.paths import DOCS, shown

#: The macros that make a page an easy-read page.
_EASY = re.compile(r"^\[\[ (?:easy_read\(\"(?P<handout>[\w-]+)\"\)|handouts\(\)) \]\]", re.MULTILINE)


def pages_problems(guide: Guide, docs: Path = DOCS) -> tuple[str, ...]:
    """Return what the easy-read pages break in their own words, one line each with file and line."""
    return tuple(_problems(guide, docs / "easy-read"))


def _problems(guide: Guide, folder: Path) -> Iterator[str]:
    words_to_use = WordsToUse(tuple(guide.words_to_use.values()))
    for path in sorted(folder.glob("*.md")):
        name = shown(path)
        text = path.read_text(encoding="utf-8")
        called = _EASY.search(text)
        if not called:
            continue
        handout = guide.handouts.get(called["handout"] or "")
        explained = forms_of(guide.glossary[id_] for id_ in handout.hard_words) if handout else frozenset()
        for sentence, broken in check(text, words_to_use, explained).found:
            if not broken.warns:
                yield broken.at(f"{name}:{sentence.line}")
        for number, line in enumerate(text.splitlines(), 1):
            yield from (broken.at(f"{name}:{number}") for broken in claim_rule(line))
