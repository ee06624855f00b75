"""The rules of easy read (EASY_READ.md) that can be checked now, on all easy-read words of the content.

Every easy-read sentence: rules 1, 2, 9, 10, 11, 12. Every row: 3, 4. Every handout as it is printed, with
the recommendations of its piece and the parts that all handouts share: 6, 14, 20 (words), 24.
``printing.py`` checks pages and PDF/UA.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit_widgets.content import CONTENT
from toolkit_widgets.easy_read import Block, Paper, paper, plain
from toolkit_widgets.guide import Guide, Handout, Row, Term
from toolkit_widgets.handouts import assessment_words
from toolkit_widgets.handouts.reading_grade import grade, words
from toolkit_widgets.paths import ROOT

MOST_WORDS_IN_SENTENCE = 15
MOST_SENTENCES_IN_ROW = 3
MOST_WORDS_IN_ROW = 50
MOST_WORDS_IN_HEADING = 8
MOST_WORDS_IN_LABEL = 2
MOST_WORDS = 1000
HARDEST_GRADE = 6

_JOINING = re.compile(r"\b(?:and|but|or|because|so|which)\b", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(?:not|no|never|nobody|nothing|none|without|cannot|\w+n['’]t)\b", re.IGNORECASE)
_ACRONYM = re.compile(r"\b[A-Z]{2,}s?\b")
_NUMBER_WORD = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|hundred|thousand|million"
    r"|half|third|quarter|[IVX]{2,}|\d+(?:st|nd|rd|th))\b|[%‰¼½¾]|\d\s*/\s*\d|\d\s*[–—-]\s*\d",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[&/#<>()\[\]—]|\betc\b|\be\.g\.|\bi\.e\.")
_END = re.compile(r"[.?!](?=\s|$)")
_EXPLAINS = re.compile(r"(?:It|This|That|They|These)\b")


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that some words break."""

    rule: int
    came: str
    expected: str
    cure: str

    def at(self, place: str) -> str:
        """Return the problem as one line."""
        return f"{place}: rule {self.rule}: {self.came}; expected {self.expected}; {self.cure}"


def problems(guide: Guide, folder: Path = CONTENT) -> tuple[str, ...]:
    """Return every broken rule in the easy-read words of a guide, one line each.

    ``folder`` is where the guide was read from, so that a line can be named.
    """
    where = _Lines(folder, *sorted(f"assessments/{id_}.yml" for id_ in guide.assessments))
    elsewhere = [broken.at(where.of(text)) for text, broken in _elsewhere(guide)]
    in_handouts = [line for id_ in guide.handouts for line in handout_problems(guide, id_, folder)]
    return tuple(dict.fromkeys([*in_handouts, *elsewhere]))


def handout_problems(guide: Guide, id_: str, folder: Path = CONTENT) -> tuple[str, ...]:
    """Return every broken rule in one handout as it is printed, one line each."""
    handout = guide.handouts[id_]
    where = _Lines(folder, f"easy_read/{id_}.yml")
    return tuple(
        dict.fromkeys(
            broken.at(where.of(text)) for text, broken in _in_handout(guide, handout, paper(guide, handout))
        )
    )


def _in_handout(guide: Guide, handout: Handout, made: Paper) -> Iterator[tuple[str, Broken]]:
    """Yield each broken rule of a handout as it is printed, with the words that break it."""
    hard = tuple(guide.glossary[id_] for id_ in handout.hard_words)
    rows = [row for block in made.blocks for row in block.rows]
    meanings = [sentence for term in hard for sentence in term.easy_read]
    yield from _in_sentences([made.about, *_sentences(rows), *meanings], hard)
    yield from _in_rows(rows, guide)
    for heading in [made.title, *(block.heading for block in made.blocks)]:
        for broken in heading_rules(heading, hard):
            yield heading, broken
    own = [*(row for section in handout.sections for row in section.rows), *handout.do_next]
    yield from hard_word_rules(own, hard)
    for broken in whole_rules(made.blocks):
        yield made.title, broken


def _elsewhere(guide: Guide) -> Iterator[tuple[str, Broken]]:
    """Yield each broken rule of the easy-read words that handouts take from other content."""
    hard = tuple(guide.glossary.values())
    rows = [
        row
        for entries in (guide.recommendations, guide.levels)
        for entry in entries.values()
        for row in entry.easy_read
    ]
    meanings = [sentence for term in hard for sentence in term.easy_read]
    yield from _in_sentences([*_sentences(rows), *meanings], hard)
    yield from _in_rows(rows, guide)
    yield from _in_assessments(guide, hard)


def _in_assessments(guide: Guide, hard: Iterable[Term]) -> Iterator[tuple[str, Broken]]:
    """Yield each broken rule of the easy-read assessments, rule 22 among them."""
    hard, asked = tuple(hard), tuple(assessment_words.questions(guide))
    rows = tuple(assessment_words.rows(guide))
    yield from _in_sentences([*asked, *_sentences(rows), *assessment_words.sentences(guide)], hard)
    yield from _in_rows(rows, guide)
    for heading in assessment_words.headings(guide):
        for broken in heading_rules(heading, hard):
            yield heading, broken
    for question in asked:
        if not question.endswith("?"):
            yield question, Broken(22, f'"{question}"', "a question, with ? at its end", "ask it")
    for label in assessment_words.labels(guide):
        if len(words(label)) > MOST_WORDS_IN_LABEL:
            expected = f"at most {MOST_WORDS_IN_LABEL} in the label of an answer"
            yield label, Broken(22, f"{len(words(label))} words", expected, "shorten it")


def _in_sentences(sentences: Iterable[str], hard: Iterable[Term]) -> Iterator[tuple[str, Broken]]:
    for sentence in sentences:
        for broken in sentence_rules(sentence, hard):
            yield sentence, broken


def _in_rows(rows: Iterable[Row], guide: Guide) -> Iterator[tuple[str, Broken]]:
    for row in rows:
        for broken in row_rules(row, guide):
            yield (row.words[0] if row.words else row.picture), broken


def sentence_rules(sentence: str, hard: Iterable[Term]) -> Iterator[Broken]:
    """Yield the rules that one sentence breaks: 1, 2, 9, 10, 11, 12."""
    text = plain(sentence)
    count = len(words(text))
    if count > MOST_WORDS_IN_SENTENCE:
        yield Broken(1, f"{count} words", f"at most {MOST_WORDS_IN_SENTENCE}", "make two sentences of it")
    if len(_END.findall(text)) != 1 or not _END.search(text[-1:]):
        yield Broken(2, f'"{text}"', "one sentence with . ? or ! at its end", "one sentence a line")
    joining = _JOINING.findall(text)
    if len(joining) > 1 or re.search("[;()]", text):
        came = " … ".join(joining) if len(joining) > 1 else "a semicolon or brackets"
        yield Broken(2, came, "one idea, at most one joining word", "make two sentences of it")
    negatives = _NEGATIVE.findall(text)
    if len(negatives) > (0 if "?" in text else 1):
        yield Broken(9, " … ".join(negatives), "no negative in a question, one elsewhere", "say what is so")
    yield from _word_rules(text, hard)


def _word_rules(text: str, hard: Iterable[Term]) -> Iterator[Broken]:
    """Yield the rules on single words and signs: 10, 11, 12."""
    known = {form for term in hard for form in _forms(term)}
    for acronym in _ACRONYM.findall(text):
        if acronym.casefold() not in known:
            yield Broken(10, acronym, "no acronym that is not a hard word", "write it out, or list it")
    for number in _NUMBER_WORD.findall(text):
        yield Broken(11, f'"{number}"', "digits, no fraction, percentage or range", 'write "3", or "3 to 5"')
    for sign in _SIGN.findall(text):
        yield Broken(12, f'"{sign}"', "words instead of signs", 'write "and", "or", "for example"')


def heading_rules(heading: str, hard: Iterable[Term]) -> Iterator[Broken]:
    """Yield the rules that a heading or a title breaks: 10, 11, 12, 14."""
    spoken = heading.split()
    if len(spoken) > MOST_WORDS_IN_HEADING:
        yield Broken(
            14, f"{len(spoken)} words", f"at most {MOST_WORDS_IN_HEADING} in a heading", "shorten it"
        )
    names = {word for term in hard for word in term.term.split()}
    capitals = [word for word in spoken[1:] if word[:1].isupper() and word not in names and word != "I"]
    if capitals or not heading[:1].isupper():
        yield Broken(14, f'"{heading}"', "a capital at its start only", "use small letters in a heading")
    yield from _word_rules(heading, hard)


def row_rules(row: Row, guide: Guide) -> Iterator[Broken]:
    """Yield the rules that a row breaks: 3 and 4."""
    if not 1 <= len(row.words) <= MOST_SENTENCES_IN_ROW:
        expected = f"1 to {MOST_SENTENCES_IN_ROW} with one picture"
        yield Broken(3, f"{len(row.words)} sentences", expected, "split the row")
    count = len(words(" ".join(row.words)))
    if count > MOST_WORDS_IN_ROW:
        yield Broken(3, f"{count} words", f"at most {MOST_WORDS_IN_ROW} with one picture", "split the row")
    if row.picture not in guide.pictures:
        yield Broken(4, f'picture "{row.picture}"', "one of content/pictures.yml", "mend its name, or add it")


def hard_word_rules(rows: Iterable[Row], hard: Iterable[Term]) -> Iterator[tuple[str, Broken]]:
    """Yield where rule 6 is broken: bold at first use, explained in the next sentence, listed, used."""
    pairs = [pair for row in rows for pair in zip(row.words, (*row.words[1:], ""), strict=False)]
    listed = {form: term for term in hard for form in _forms(term)}
    for sentence, _ in pairs:
        for bold in re.findall(r"\*\*(.+?)\*\*", sentence):
            if bold.casefold() not in listed:
                yield (
                    sentence,
                    Broken(6, f'bold "{bold}"', "a word of hard_words", "list it, or take the ** away"),
                )
    for term in hard:
        first = next(((a, b) for a, b in pairs if _uses(a, term)), None)
        if first is None:
            yield (
                term.term,
                Broken(6, f'hard word "{term.id}"', "it in the rows", "use it, or take it off the list"),
            )
            continue
        if not _is_bold(first[0], term):
            yield first[0], Broken(6, f'"{term.term}" not bold', "bold at first use", "put ** round it here")
        if not (_uses(first[1], term) or _EXPLAINS.match(first[1])):
            yield first[0], Broken(6, f'"{term.term}"', "its meaning in the next sentence", "explain it here")


def whole_rules(blocks: Iterable[Block]) -> Iterator[Broken]:
    """Yield the rules that a handout breaks as a whole: 20 and 24."""
    spoken: list[str] = []
    for block in blocks:
        spoken += [plain(sentence) for sentence in _sentences(block.rows)]
        spoken += [sentence for term in block.hard_words for sentence in term.easy_read]
    count = len(words(" ".join(spoken)))
    if count > MOST_WORDS:
        yield Broken(20, f"{count} words", f"at most {MOST_WORDS}", "make two handouts of it")
    if (reached := grade(spoken)) > HARDEST_GRADE:
        yield Broken(
            24, f"grade {reached:.1f}", f"at most {HARDEST_GRADE}", "use shorter words and sentences"
        )


def _sentences(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield from row.words


def _forms(term: Term) -> set[str]:
    """Return all ways in which a hard word is written, in small letters."""
    return {form.casefold() for form in (term.term, *term.forms)}


def _uses(sentence: str, term: Term) -> bool:
    text = plain(sentence).casefold()
    return any(re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", text) for form in _forms(term))


def _is_bold(sentence: str, term: Term) -> bool:
    return any(f"**{form}**" in sentence.casefold() for form in _forms(term))


class _Lines:
    """Where words stand in the content: file and line."""

    def __init__(self, folder: Path, *first: str) -> None:
        shared = ("recommendations.yml", "levels.yml", "glossary.yml", "interface/easy_read.yml")
        files = (*first, *shared, *assessment_words.FILES)
        self._files = [folder / file for file in files]

    def of(self, text: str) -> str:
        """Return ``file:line`` of the first line that holds the words, or else the first file."""
        for path in self._files:
            lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
            for number, line in enumerate(lines, 1):
                if text and plain(text) in plain(line):
                    return f"{self._shown(path)}:{number}"
        return self._shown(self._files[0])

    @staticmethod
    def _shown(path: Path) -> str:
        return (path.relative_to(ROOT) if path.is_relative_to(ROOT) else path).as_posix()
