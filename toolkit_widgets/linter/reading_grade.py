"""How hard a text is to read: Flesch-Kincaid, with syllables counted by a rule of our own.

No dictionary is needed, so nothing is downloaded. The grade is never the only
check (easy-read rule 24).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"[a-z0-9]+(?:['’.-][a-z0-9]+)*", re.IGNORECASE)
_VOWELS = re.compile(r"[aeiouy]+")
#: Letters that are written and not spoken, within a word: something, safely, statement, everyone; qu as in equal.
_SILENT_WITHIN = re.compile(
    r"(?<=[^aeiouyl])e(?=(?:ment|ful|ly|less|ness|thing|one|times|body|day|where)s?$)|(?<=ev)e(?=ry)|(?<=q)u"
)
#: Letters that are written and not spoken, at the end: made, makes, asked; but not table, boxes, wanted.
_SILENT_AT_END = re.compile(
    r"(?<=[^aeiouy])(?:(?<![bcdfgkptz]l)e|(?<![cgsxz])(?<!sh|ch)(?<![bcdfgkptz]l)es|(?<![td])(?<![bcdfgkptz]l)ed)$"
)
#: Two vowels that are spoken apart: idea, being, create, earlier, value, react.
_APART = re.compile(
    r"(?<![cgst])i[ao]|[aeouy]ing|(?:id|ar)eas?$|crea[^mks]|^react|eo(?!p)|ua(?!r|g)|ue[nl]|iu|ier"
    r"|(?<!t)ie[nt](?!d)|yon|ism$"
)


def words(text: str) -> list[str]:
    """Return the words of a text; a number, an address or a word with a hyphen is one."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Return the number of syllables of an English word, at least 1."""
    letters = re.sub("['’]", "", word.lower())
    return sum(_spoken(part) for part in re.findall(r"[a-z]+", letters)) or 1


def _spoken(part: str) -> int:
    stem = _SILENT_AT_END.sub("", _SILENT_WITHIN.sub("", part))
    return max(1, len(_VOWELS.findall(stem)) + len(_APART.findall(stem)))


def grade(sentences: Sequence[str]) -> float:
    """Return the Flesch-Kincaid grade of some sentences, in years at school; of no sentences, 0."""
    spoken = [word for sentence in sentences for word in words(sentence)]
    if not spoken:
        return 0.0
    return 0.39 * len(spoken) / len(sentences) + 11.8 * sum(map(syllables, spoken)) / len(spoken) - 15.59
