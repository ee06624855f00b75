"""All easy-read words of the content against the rules: handouts, what they take over, questions, interface."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from toolkit_widgets.content_problems import Path, Place
from toolkit_widgets.content_references import dimensions_of
from toolkit_widgets.guide import Guide, Row
from toolkit_widgets.linter.findings import Broken, Found
from toolkit_widgets.linter.handouts import handout_rules, own_rows, placed, rows_rules
from toolkit_widgets.linter.sentences import claim_rule, heading_rules, sentence_rules, word_rules
from toolkit_widgets.linter.vocabulary import Vocabulary, WordsToUse, forms_of

#: What every handout says about itself until people with learning disabilities have read it (rule 25).
HONEST = "A computer checked this. People with learning disabilities have not read it yet."
#: The name of a licence is written as its owners write it.
_AS_IT_IS = ("credit",)

_SENTENCE = re.compile(r"[^.?!]+[.?!]+(?=\s|$)|[^.?!]+$|\S.*$")
_SLOT = re.compile(r"\{\w+\}")


def findings(guide: Guide) -> Iterator[Found]:
    """Yield every broken rule in the easy-read words of a guide, and every warning."""
    words_to_use = WordsToUse(tuple(guide.words_to_use.values()))
    for handout in guide.handouts.values():
        yield from handout_rules(guide, handout, words_to_use)
    vocabulary = Vocabulary(words_to_use=words_to_use, hard=forms_of(guide.glossary.values()))
    for path, rows in _shared_rows(guide):
        yield from rows_rules(tuple(placed(path, rows)), vocabulary)
    yield from _meanings(guide, vocabulary)
    yield from _questions(guide, vocabulary)
    yield from _interface(guide, vocabulary)
    for path, said in _said(guide):
        yield from ((path, broken) for broken in claim_rule(said))


def lines(found: Iterable[Found], where: Callable[[Path], Place]) -> tuple[str, ...]:
    """Return findings as lines ``file:line: rule: …``, in the order of files and lines, each once."""
    placed_ = sorted({(where(path), broken.at(where(path))) for path, broken in found})
    return tuple(line for _, line in placed_)


def _shared_rows(guide: Guide) -> Iterator[tuple[Path, tuple[Row, ...]]]:
    """Yield the rows of recommendations and levels, which handouts, checklists and results take over."""
    for id_, recommendation in guide.recommendations.items():
        yield ("recommendations.yml", id_, "easy_read"), recommendation.easy_read
    for id_, level in guide.levels.items():
        yield ("levels.yml", id_, "easy_read"), level.easy_read


def _meanings(guide: Guide, vocabulary: Vocabulary) -> Iterator[Found]:
    """Check what handouts say of hard words."""
    for id_, term in guide.glossary.items():
        for i, sentence in enumerate(term.easy_read):
            for broken in sentence_rules(sentence, vocabulary):
                yield ("glossary.yml", id_, "easy_read", i), broken


def _questions(guide: Guide, vocabulary: Vocabulary) -> Iterator[Found]:
    """Check the easy-read questions of all assessments, rule 22 too."""
    for made in guide.rules.assessments.values():
        asked = guide.assessments[made.id].statements
        for path, dimension in dimensions_of(made):
            for statement in dimension.statements:
                at, question = (*path, statement.id, "easy_read"), asked[statement.id].easy_read
                for broken in sentence_rules(question, vocabulary):
                    yield at, broken
                if not question.endswith("?"):
                    yield (
                        at,
                        Broken(
                            22, f'"{question}"', "a question, not a statement", "ask it, with ? at its end"
                        ),
                    )


def _interface(guide: Guide, vocabulary: Vocabulary) -> Iterator[Found]:
    """Check the words of easy-read pages: headings, labels, sentences, and the honest label (rule 25)."""
    for file, said in _easy_interface(guide):
        for key, text in said.items():
            yield from (((file, key), broken) for broken in _label_rules(key, text, vocabulary))
    if guide.interface["easy_read"]["honest_label"] != HONEST:
        came, at = guide.interface["easy_read"]["honest_label"], ("interface/easy_read.yml", "honest_label")
        yield at, Broken(25, f'"{came}"', f'"{HONEST}"', "say it in these words until people have read it")


def _said(guide: Guide) -> Iterator[tuple[Path, str]]:
    """Yield all that we say in easy read and about it, sentence by sentence."""
    for handout in guide.handouts.values():
        file = f"easy_read/{handout.id}.yml"
        yield (file, "title"), handout.title
        yield (file, "about"), handout.about
        for i, section in enumerate(handout.sections):
            yield (file, "sections", i, "heading"), section.heading
    own = (row for handout in guide.handouts.values() for row in own_rows(handout))
    shared = (row for path, rows in _shared_rows(guide) for row in placed(path, rows))
    for path, row in (*own, *shared):
        yield from (((*path, "words", i), sentence) for i, sentence in enumerate(row.words))
    for file, said in _easy_interface(guide):
        yield from (((file, key), text) for key, text in said.items())


def _easy_interface(guide: Guide) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield the files of interface words that stand on easy-read pages."""
    for file, said in guide.interface.items():
        if file.startswith("easy_"):
            yield f"interface/{file}.yml", said


def _label_rules(key: str, text: str, vocabulary: Vocabulary) -> Iterator[Broken]:
    """Check words of the interface: a heading, a label, or sentences one after the other."""
    text = _SLOT.sub("3", text)
    if key in _AS_IT_IS:
        return
    if key.endswith("_heading"):
        yield from heading_rules(text, vocabulary)
        return
    for line in text.splitlines():
        for piece in _SENTENCE.findall(line):
            ends = piece.strip()[-1:] in ".?!"
            yield from (sentence_rules if ends else word_rules)(piece.strip(), vocabulary)
