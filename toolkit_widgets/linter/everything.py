"""All easy-read words of the content against the rules: handouts, what stands in every other entry, the interface."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from toolkit_widgets.content_problems import Path, Place
from toolkit_widgets.guide import AnswerWords, Guide, Row, StatementWords
from toolkit_widgets.linter.easy_words import interface_in, rows_in, texts_in
from toolkit_widgets.linter.findings import Broken, Found
from toolkit_widgets.linter.handouts import handout_rules, own_rows, rows_rules
from toolkit_widgets.linter.reading_grade import words
from toolkit_widgets.linter.same_everywhere import same_everywhere
from toolkit_widgets.linter.sentences import claim_rule, heading_rules, sentence_rules
from toolkit_widgets.linter.vocabulary import Vocabulary, WordsToUse, forms_of
from toolkit_widgets.model import DOES_NOT_APPLY

#: What every handout says about itself until people with learning disabilities have read it (rule 25).
HONEST = "A computer checked this. People with learning disabilities have not read it yet."
MOST_WORDS_IN_LABEL = 2
#: Answers that are offered apart from the others, and say what they mean.
_APART = ("prefer-not-to-say", DOES_NOT_APPLY)
#: The name of a licence is written as it is.
_AS_IT_IS = ("credit",)
_SENTENCE = re.compile(r"[^.?!]+[.?!]+(?=\s|$)|[^.?!]+$|\S.*$")


def findings(guide: Guide) -> Iterator[Found]:
    """Yield every broken rule in the easy-read words of a guide, and every warning."""
    words_to_use = WordsToUse(tuple(guide.words_to_use.values()))
    for handout in guide.handouts.values():
        yield from handout_rules(guide, handout, words_to_use)
    vocabulary = Vocabulary(words_to_use=words_to_use, hard=forms_of(guide.glossary.values()))
    for _, rows in groupby(rows_in(guide), key=_list_of):
        yield from rows_rules(tuple(rows), vocabulary)
    for path, entry, text in texts_in(guide):
        question = isinstance(entry, StatementWords) and path[-1] == "easy_read"
        rules = question_rules if question else text_rules
        yield from ((path, broken) for broken in rules(text, vocabulary))
        if isinstance(entry, AnswerWords):
            yield from ((path, broken) for broken in label_rules(entry, text))
    yield from _interface(guide, vocabulary)
    yield from same_everywhere(guide)
    for path, said in _said(guide):
        yield from ((path, broken) for broken in claim_rule(said))


def lines(found: Iterable[Found], where: Callable[[Path], Place]) -> tuple[str, ...]:
    """Return findings as lines ``file:line: rule: …``, in the order of files and lines, each once."""
    placed = sorted({(where(path), broken.at(where(path))) for path, broken in found})
    return tuple(line for _, line in placed)


def question_rules(question: str, vocabulary: Vocabulary) -> Iterator[Broken]:
    """Yield what an easy-read question of an assessment breaks: the rules on a sentence, and 22."""
    yield from sentence_rules(question, vocabulary)
    if not question.endswith("?"):
        cure = "ask it, with ? at its end"
        yield Broken(22, f'"{question}"', "a question, not a statement", cure)


def label_rules(answer: AnswerWords, label: str) -> Iterator[Broken]:
    """Yield rule 22 for the label of an answer to a question: one or two words."""
    if answer.id not in _APART and (count := len(words(label))) > MOST_WORDS_IN_LABEL:
        yield Broken(22, f'{count} words, "{label}"', "a label of one or two words", "shorten it")


def text_rules(text: str, vocabulary: Vocabulary) -> Iterator[Broken]:
    """Yield what words break that are sentences, one after the other, or a label, which is like a heading."""
    for line in text.splitlines():
        for piece in _SENTENCE.findall(line):
            ends = piece.strip()[-1:] in ".?!"
            yield from (sentence_rules if ends else heading_rules)(piece.strip(), vocabulary)


def _list_of(found: tuple[Path, Row]) -> Path:
    """Return the path of the list in which a row stands, or its own if it stands alone."""
    path, _ = found
    return path[:-1] if isinstance(path[-1], int) else path


def _interface(guide: Guide, vocabulary: Vocabulary) -> Iterator[Found]:
    """Check the words of easy-read pages, and the honest label (rule 25)."""
    for path, text in interface_in(guide):
        key = str(path[-1])
        if key not in _AS_IT_IS:
            rules = heading_rules if key.endswith("_heading") else text_rules
            yield from ((path, broken) for broken in rules(text, vocabulary))
        if key == "honest_label" and text != HONEST:
            cure = "say it in these words until people have read it"
            yield path, Broken(25, f'"{text}"', f'"{HONEST}"', cure)


def _said(guide: Guide) -> Iterator[tuple[Path, str]]:
    """Yield all that we say in easy read and about it."""
    for handout in guide.handouts.values():
        file = f"easy_read/{handout.id}.yml"
        yield (file, "title"), handout.title
        yield (file, "about"), handout.about
        for i, section in enumerate(handout.sections):
            yield (file, "sections", i, "heading"), section.heading
    own = (found for handout in guide.handouts.values() for found in own_rows(handout))
    for path, row in (*own, *rows_in(guide)):
        yield from (((*path, "words", i), sentence) for i, sentence in enumerate(row.words))
    yield from ((path, text) for path, _, text in texts_in(guide))
    yield from interface_in(guide)
