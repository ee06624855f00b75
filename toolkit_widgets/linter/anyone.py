"""The rules of easy read on anyone's text: those that words alone can keep or break.

Every sentence: 1, 2, 7 to 12, 16. Headings: 14. Paragraphs: 3. Pictures: 5. Bold words: 6. The whole: 20, 24.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit_widgets.easy_read import plain
from toolkit_widgets.linter.findings import Broken
from toolkit_widgets.linter.handouts import (
    BOLD,
    EXPLAINS,
    MOST_SENTENCES_IN_ROW,
    MOST_WORDS_IN_ROW,
    grade_rule,
    length_rule,
    silent_rule,
)
from toolkit_widgets.linter.reading_grade import grade, words
from toolkit_widgets.linter.sentences import heading_rules, phrase_rules, sentence_rules
from toolkit_widgets.linter.texts import Kind, Piece, Sentence, pieces
from toolkit_widgets.linter.vocabulary import Vocabulary, WordsToUse, names_in

_LIST_OF_HARD_WORDS = re.compile(
    r"(?:hard|difficult) words|word list|glossary|what (?:the|these) words mean", re.IGNORECASE
)
_FEWEST_SENTENCES_TO_GRADE = 5
_ENDS = re.compile(r"[.?!][\"'”’)]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A text that was checked: what its sentences break, in the order of its lines, and how it reads."""

    found: tuple[tuple[Sentence, Broken], ...]
    sentences: int
    words: int
    longest: int
    grade: float


def check(text: str, words_to_use: WordsToUse, explained: frozenset[str] = frozenset()) -> Checked:
    """Return what breaks the rules of easy read in a text, Markdown or plain.

    ``explained`` are hard words that are explained elsewhere, in small letters.
    """
    read = pieces(text)
    body, hard_words = _without_list(read)
    bold = {word.casefold() for piece in body for s in piece.sentences for word in BOLD.findall(s.words)}
    spoken = [plain(s.words) for piece in read if piece.kind is not Kind.HEADING for s in piece.sentences]
    vocabulary = Vocabulary(
        words_to_use=words_to_use, hard=frozenset(bold) | explained, names=names_in(spoken)
    )
    found = [*_in_pieces(read, vocabulary), *_bold_words(body, hard_words)]
    if read and read[0].sentences:
        found += [(read[0].sentences[0], broken) for broken in _whole_rules(spoken)]
    order = {id(s): place for place, s in enumerate(s for piece in read for s in piece.sentences)}
    return Checked(
        found=tuple(sorted(found, key=lambda pair: order[id(pair[0])])),
        sentences=len(spoken),
        words=len(words(" ".join(spoken))),
        longest=max((len(words(sentence)) for sentence in spoken), default=0),
        grade=grade(spoken),
    )


def _whole_rules(spoken: Sequence[str]) -> Iterator[Broken]:
    """Yield what a text breaks as a whole; the grade of a few sentences says nothing."""
    yield from length_rule(spoken)
    if len(spoken) >= _FEWEST_SENTENCES_TO_GRADE:
        yield from grade_rule(spoken)


def _in_pieces(read: Sequence[Piece], vocabulary: Vocabulary) -> Iterator[tuple[Sentence, Broken]]:
    """Yield what each piece breaks by itself."""
    for piece in read:
        for sentence in piece.sentences:
            found = _rules_for(piece, sentence)(sentence.words, vocabulary)
            yield from ((sentence, broken) for broken in found)
        if piece.sentences and piece.kind is Kind.PARAGRAPH:
            yield from ((piece.sentences[0], broken) for broken in _paragraph_rules(piece))
    for piece, following in zip(read, (*read[1:], None), strict=False):
        beside = piece if piece.sentences else following
        if beside and beside.sentences:
            said = " ".join(sentence.words for sentence in beside.sentences)
            for alt in piece.alts:
                yield from ((beside.sentences[0], broken) for broken in silent_rule(alt, said))


def _rules_for(piece: Piece, sentence: Sentence) -> Callable[[str, Vocabulary], Iterator[Broken]]:
    """Return the rules for a heading or a sentence; what stands in a list or leads to one needs no full stop."""
    if piece.kind is Kind.HEADING:
        return heading_rules
    leads_to_list = sentence.words.endswith(":")
    part_of_list = piece.kind is Kind.ITEM and not _ENDS.search(sentence.words)
    return phrase_rules if leads_to_list or part_of_list else sentence_rules


def _paragraph_rules(piece: Piece) -> Iterator[Broken]:
    """Yield rule 3 for a paragraph that is too much for one picture."""
    cure = "split the paragraph"
    if len(piece.sentences) > MOST_SENTENCES_IN_ROW:
        expected = f"1 to {MOST_SENTENCES_IN_ROW} with one picture"
        yield Broken(3, f"{len(piece.sentences)} sentences", expected, cure)
    count = len(words(" ".join(sentence.words for sentence in piece.sentences)))
    if count > MOST_WORDS_IN_ROW:
        yield Broken(3, f"{count} words", f"at most {MOST_WORDS_IN_ROW} with one picture", cure)


def _without_list(read: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Part a text into all but its list of hard words, and that list."""
    body, listed, in_list = list[Piece](), list[Piece](), False
    for piece in read:
        if piece.kind is Kind.HEADING:
            in_list = bool(_LIST_OF_HARD_WORDS.search(piece.sentences[0].words))
        (listed if in_list else body).append(piece)
    return body, listed


def _bold_words(body: Sequence[Piece], hard_words: Sequence[Piece]) -> Iterator[tuple[Sentence, Broken]]:
    """Yield where rule 6 is broken: a bold word is explained in the next sentence, and listed at the end."""
    said = [s for piece in body if piece.kind is not Kind.HEADING for s in piece.sentences]
    listed = " ".join(plain(s.words) for piece in hard_words for s in piece.sentences).casefold()
    seen: set[str] = set()
    for sentence, following in pairwise([*said, Sentence(0, "")]):
        for word in BOLD.findall(sentence.words):
            bold = word.casefold()
            if bold in seen:
                continue
            seen.add(bold)
            if bold not in plain(following.words).casefold() and not EXPLAINS.match(following.words):
                expected = "a hard word that the next sentence explains"
                yield sentence, Broken(6, f'bold "{word}"', expected, "explain it there, or write it plain")
            if bold not in listed:
                expected = 'it under the heading "Hard words" at the end'
                yield sentence, Broken(6, f'bold "{word}"', expected, "list it there with its meaning")
