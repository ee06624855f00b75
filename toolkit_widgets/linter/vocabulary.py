"""Which words may stand in an easy-read text: hard words that it explains, names, and no word that another replaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from toolkit_widgets.guide import Term, WordToUse

_WORD = re.compile(r"[A-Za-z][\w'’-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What the rules on words have to know of a text.

    ``hard`` are the hard words that it explains, in every form, in small letters; ``names`` the
    words that it writes with a capital within a sentence.
    """

    words_to_use: WordsToUse
    hard: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def without_hard_words(self, text: str) -> str:
        """Return a text with a gap where each of its hard words was."""
        return any_of(self.hard).sub("\N{WHITE SQUARE}", text) if self.hard else text


@dataclass(frozen=True, slots=True)
class WordsToUse:
    """The table of rule 7, ready to be looked up."""

    entries: tuple[WordToUse, ...]
    _pattern: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Make one pattern of all words that are replaced; a group for each entry."""
        groups = (f"(?P<n{n}>{'|'.join(map(_form, e.instead_of))})" for n, e in enumerate(self.entries))
        pattern = rf"(?<![\w-])(?:{'|'.join(groups) or '(?!)'})(?![\w-])"
        object.__setattr__(self, "_pattern", re.compile(pattern, re.IGNORECASE))

    def replaced_in(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield each word of a text that another replaces, and that other word."""
        for match in self._pattern.finditer(text):
            yield match[0], self.entries[int(str(match.lastgroup)[1:])].say


@cache
def any_of(words: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of some words as wholes, the longest first, in small letters or with capitals."""
    either = "|".join(re.escape(form) for form in sorted(words, key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


def forms(term: Term) -> frozenset[str]:
    """Return all ways in which a hard word is written, in small letters."""
    return frozenset(form.casefold() for form in (term.term, *term.forms))


def forms_of(terms: Iterable[Term]) -> frozenset[str]:
    """Return all ways in which some hard words are written, in small letters."""
    return frozenset[str]().union(*(forms(term) for term in terms))


def names_in(sentences: Iterable[str]) -> frozenset[str]:
    """Return the words with a capital that stand within a sentence, so that they may in a heading too."""
    found = (word for sentence in sentences for word in _WORD.findall(sentence)[1:])
    return frozenset(word for word in found if word[0].isupper())


def _form(words: str) -> str:
    """Return the pattern of a replaced word: with any ending after ``*``, else with an s or 's too."""
    if words.endswith("*"):
        return re.escape(words[:-1]) + r"\w*"
    return re.escape(words) + r"(?:s|['’]s?)?"
