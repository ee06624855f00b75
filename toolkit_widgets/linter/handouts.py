"""The rules of easy read on a handout as it is printed: its rows (3 to 6), its length (20), its parts (21), its reading grade (24)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from toolkit_widgets.content_problems import Path
from toolkit_widgets.easy_read import Block, Paper, paper, plain, sentences
from toolkit_widgets.guide import Guide, Handout, Row, Term
from toolkit_widgets.linter.findings import Broken, Found
from toolkit_widgets.linter.reading_grade import grade, words
from toolkit_widgets.linter.sentences import heading_rules, sentence_rules
from toolkit_widgets.linter.vocabulary import Vocabulary, WordsToUse, any_of, forms, forms_of, names_in

MOST_SENTENCES_IN_ROW = 3
MOST_WORDS_IN_ROW = 50
MOST_WORDS = 1000
HARDEST_GRADE = 6
GRADE_TO_AIM_AT = 5

BOLD = re.compile(r"\*\*(.+?)\*\*")
EXPLAINS = re.compile(r"(?:It|This|That|They|These)\b")
#: The order of the parts that every handout has (rule 21). Its own come first.
_PARTS = ("part", "recommendations", "do-next", "hard-words", "help")
#: Of these, the ones that must be there.
_NEEDED = ("part", "do-next", "help")


def handout_rules(guide: Guide, handout: Handout, words_to_use: WordsToUse) -> Iterator[Found]:
    """Yield where a handout breaks a rule: in its own words, and as a whole with the words that it takes over."""
    file, made = f"easy_read/{handout.id}.yml", paper(guide, handout)
    hard = tuple(guide.glossary[id_] for id_ in handout.hard_words)
    rows = tuple(own_rows(handout))
    spoken = [plain(sentence) for _, row in rows for sentence in row.words]
    vocabulary = Vocabulary(words_to_use=words_to_use, hard=forms_of(hard), names=names_in(spoken))
    for broken in sentence_rules(handout.about, vocabulary):
        yield (file, "about"), broken
    yield from rows_rules(rows, vocabulary)
    yield from _headings(file, handout, vocabulary)
    yield from hard_word_rules(file, rows, hard)
    yield from _unlisted(guide, rows, vocabulary)
    for broken in (*parts_rule(made), *whole_rules(made.blocks)):
        yield (file, "title"), broken


def own_rows(handout: Handout) -> Iterator[tuple[Path, Row]]:
    """Yield the rows of a handout that are its own, each with its path."""
    file = f"easy_read/{handout.id}.yml"
    for i, section in enumerate(handout.sections):
        yield from placed((file, "sections", i, "rows"), section.rows)
    yield from placed((file, "do_next"), handout.do_next)


def placed(path: Path, rows: Iterable[Row]) -> Iterator[tuple[Path, Row]]:
    """Yield the rows of a list, each with its path."""
    for i, row in enumerate(rows):
        yield (*path, i), row


def rows_rules(rows: Sequence[tuple[Path, Row]], vocabulary: Vocabulary) -> Iterator[Found]:
    """Yield where some rows break a rule: each of their sentences, and rules 3, 4 and 5."""
    for path, row in rows:
        for i, sentence in enumerate(row.words):
            for broken in sentence_rules(sentence, vocabulary):
                yield (*path, "words", i), broken
        for broken in _row_rules(row):
            yield path, broken
    for (_, row), (path, following) in pairwise(rows):
        if row.picture == following.picture:
            came, expected = f'picture "{row.picture}" again', "another idea, another picture"
            yield path, Broken(4, came, expected, "join the two rows, or choose another picture", warns=True)


def _row_rules(row: Row) -> Iterator[Broken]:
    if len(row.words) > MOST_SENTENCES_IN_ROW:
        expected = f"1 to {MOST_SENTENCES_IN_ROW} with one picture"
        yield Broken(3, f"{len(row.words)} sentences", expected, "split the row")
    count = len(words(" ".join(row.words)))
    if count > MOST_WORDS_IN_ROW:
        yield Broken(3, f"{count} words", f"at most {MOST_WORDS_IN_ROW} with one picture", "split the row")
    yield from silent_rule(row.alt, " ".join(row.words))


def silent_rule(alt: str, beside: str) -> Iterator[Broken]:
    """Yield rule 5 if the alternative text of a picture only says again what the words beside it say."""
    said = {word.casefold() for word in words(plain(beside))}
    if alt and {word.casefold() for word in words(alt)} <= said:
        expected = "words only for a picture that says more than those beside it"
        yield Broken(5, f'alt text "{alt}"', expected, "leave the alt text empty")


def _headings(file: str, handout: Handout, vocabulary: Vocabulary) -> Iterator[Found]:
    for broken in heading_rules(handout.title, vocabulary):
        yield (file, "title"), broken
    for i, section in enumerate(handout.sections):
        for broken in heading_rules(section.heading, vocabulary):
            yield (file, "sections", i, "heading"), broken


def hard_word_rules(file: str, rows: Sequence[tuple[Path, Row]], hard: Sequence[Term]) -> Iterator[Found]:
    """Yield where rule 6 is broken: bold at first use, explained in the next sentence, listed, used.

    That a bold word is on the list is seen to when the content is read.
    """
    pairs = [
        ((*path, "words", i), sentence, following)
        for path, row in rows
        for i, (sentence, following) in enumerate(zip(row.words, (*row.words[1:], ""), strict=True))
    ]
    for i, term in enumerate(hard):
        first = next((pair for pair in pairs if _uses(pair[1], term)), None)
        if first is None:
            cure = "use it, or take it off the list"
            yield (file, "hard_words", i), Broken(6, f'hard word "{term.id}"', "it in the rows", cure)
            continue
        path, sentence, following = first
        if not _is_bold(sentence, term):
            yield path, Broken(6, f'"{term.term}" not bold', "bold at first use", "put ** round it here")
        if not (_uses(following, term) or EXPLAINS.match(following)):
            yield path, Broken(6, f'"{term.term}"', "its meaning in the next sentence", "explain it here")


def _unlisted(guide: Guide, rows: Sequence[tuple[Path, Row]], vocabulary: Vocabulary) -> Iterator[Found]:
    """Yield a warning at the first use of each hard word of the glossary that a handout does not explain."""
    said = [
        ((*path, "words", i), vocabulary.without_hard_words(plain(sentence)))
        for path, row in rows
        for i, sentence in enumerate(row.words)
    ]
    for term in guide.glossary.values():
        first = next((path for path, words in said if any_of(forms(term)).search(words)), None)
        if first and not forms(term) & vocabulary.hard:
            expected, cure = "a hard word explained", "list it and explain it, or say it in easier words"
            yield first, Broken(6, f'"{term.term}"', expected, cure, warns=True)


def parts_rule(made: Paper) -> Iterator[Broken]:
    """Yield rule 21 if a part of a handout is missing, empty, or out of its order."""
    cover = {
        "title": made.title,
        "label": made.label,
        "about": made.about,
        "date": made.date,
        "credit": made.credit,
    }
    for name, said in cover.items():
        if not said:
            yield Broken(21, f'no "{name}"', "title, label, what it is about, date and credit", "write it")
    kinds = [next(part for part in _PARTS if block.id.startswith(part)) for block in made.blocks]
    for needed in _NEEDED:
        if needed not in kinds:
            yield Broken(21, f'no part "{needed}"', f"the parts {', '.join(_NEEDED)}", "write it")
    if kinds != sorted(kinds, key=_PARTS.index):
        came = ", ".join(dict.fromkeys(kinds))
        yield Broken(21, f"the parts {came}", f"the order {', '.join(_PARTS)}", "put them in order")


def whole_rules(blocks: Iterable[Block]) -> Iterator[Broken]:
    """Yield the rules that a handout breaks as a whole: 20 and 24."""
    spoken = spoken_in(blocks)
    yield from length_rule(spoken)
    yield from grade_rule(spoken)


def spoken_in(blocks: Iterable[Block]) -> list[str]:
    """Return all sentences of the parts of a handout, hard words included, without marks."""
    spoken: list[str] = []
    for block in blocks:
        spoken += [plain(sentence) for sentence in sentences(block.rows)]
        spoken += [sentence for term in block.hard_words for sentence in term.easy_read]
    return spoken


def length_rule(spoken: Sequence[str]) -> Iterator[Broken]:
    """Yield rule 20 for a text that has too many words."""
    if (count := len(words(" ".join(spoken)))) > MOST_WORDS:
        yield Broken(20, f"{count} words", f"at most {MOST_WORDS}", "make two handouts of it")


def grade_rule(spoken: Sequence[str]) -> Iterator[Broken]:
    """Yield rule 24 for a text that is too hard to read, or a warning for one that is not quite easy."""
    reached = grade(spoken)
    cure = "use shorter words and sentences"
    if reached > HARDEST_GRADE:
        yield Broken(24, f"grade {reached:.1f}", f"at most {HARDEST_GRADE}", cure)
    elif reached > GRADE_TO_AIM_AT:
        yield Broken(24, f"grade {reached:.1f}", f"at most {GRADE_TO_AIM_AT}, if you can", cure, warns=True)


def _uses(sentence: str, term: Term) -> bool:
    return bool(any_of(forms(term)).search(plain(sentence)))


def _is_bold(sentence: str, term: Term) -> bool:
    return any(bold.casefold() in forms(term) for bold in BOLD.findall(sentence))
