"""The rules of easy read on a single sentence (1, 2, 8, 9) or heading (14), and on the words of both (7, 10 to 12, 16)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit_widgets.easy_read import plain
from toolkit_widgets.linter.findings import Broken
from toolkit_widgets.linter.reading_grade import words
from toolkit_widgets.linter.vocabulary import Vocabulary
from toolkit_widgets.linter.voice import passives

MOST_WORDS_IN_SENTENCE = 15
MANY_WORDS_IN_SENTENCE = 12
MOST_WORDS_IN_HEADING = 8

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_JOINING = re.compile(r"\b(?:and|but|or|because|so|which)\b", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(?:not|no|never|nobody|nothing|none|without|cannot|\w+n['’]t)\b", re.IGNORECASE)
_ACRONYM = re.compile(r"\b(?![IVX]+\b)[A-Z]{2,}s?\b")
_NUMBER = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|twenty|(?:thir|for|fif|six|seven|eigh|nine)ty|dozen|hundred|thousand|million|billion"
    r"|half|third|quarter|per ?cent|[IVX]{2,}|\d+(?:st|nd|rd|th))\b|[%‰¼½¾]|\d\s*/\s*\d|\d\s*[–—-]\s*\d",
    re.IGNORECASE,
)
_DATE = re.compile(rf"\b{_MONTH} \d{{1,2}}\b(?! {_MONTH})|\b\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}\b")
_SIGN = re.compile(r"[&/#<>()\[\]—]| – |\betc\b|\be\.g\.|\bi\.e\.")
_STRESS = re.compile(
    r"\b[A-Z]{2,}(?: [A-Z]{2,})+\b|\b(?:[A-Z]{6,}|MUST|ONLY|NEVER|ALWAYS|EVERY|NOT|DO|STOP|ALL)\b"
)
_ITALIC = re.compile(r"(?<!\w)(?:\*\w[^*]*\*|_\w[^_]*_)(?!\w)")
_I = re.compile(r"I(?:['’]\w+)?")
_END = re.compile(r"[.?!](?=\s|$)")
_PAPER = r"(?:easy.read|this|paper|handout|page|leaflet)"
_APPROVED = (
    r"(?:approved|accredited|certified|endorsed|kitemarked"
    r"|(?:checked|tested|tried|read|written|made) (?:by|with) people with (?:a )?learning disabilit\w+)"
)
_SHORT_FORM = re.compile(r"\b(?:etc|e\.g|i\.e)\.(?! *$)")
_CLAIM = re.compile(
    rf"\b{_APPROVED}\b(?=.*\b{_PAPER}\b)|\b{_PAPER}\b.*\b{_APPROVED}\b|\beasy.read (?:logo|mark|symbol)\b",
    re.IGNORECASE,
)


def sentence_rules(sentence: str, vocabulary: Vocabulary) -> Iterator[Broken]:
    """Yield the rules that one sentence breaks. Its hard words may stand between ``**``."""
    text = plain(sentence)
    if len(_END.findall(_SHORT_FORM.sub("", text))) != 1 or not _END.search(text[-1:]):
        yield Broken(2, f'"{text}"', "one sentence with . ? or ! at its end", "one sentence a line")
    yield from phrase_rules(text, vocabulary)


def phrase_rules(phrase: str, vocabulary: Vocabulary) -> Iterator[Broken]:
    """Yield the rules that a sentence breaks, or the part of one that stands in a list."""
    text = plain(phrase)
    yield from _length(len(words(text)))
    joining = _JOINING.findall(text)
    if len(joining) > 1 or re.search("[;()]", text):
        came = " … ".join(joining) if len(joining) > 1 else "a semicolon or brackets"
        yield Broken(2, came, "one idea, at most one joining word", "make two sentences of it")
    for verb in passives(text):
        yield Broken(8, f'"{verb}"', "who does it", 'say who does what, such as "we make"', warns=True)
    negatives = _NEGATIVE.findall(text)
    if len(negatives) > (0 if "?" in text else 1):
        yield Broken(9, " … ".join(negatives), "no negative in a question, one elsewhere", "say what is so")
    yield from word_rules(text, vocabulary)


def heading_rules(heading: str, vocabulary: Vocabulary) -> Iterator[Broken]:
    """Yield the rules that a heading or a title breaks."""
    text = plain(heading)
    spoken = text.split()
    if len(spoken) > MOST_WORDS_IN_HEADING:
        expected = f"at most {MOST_WORDS_IN_HEADING} in a heading"
        yield Broken(14, f"{len(spoken)} words", expected, "shorten it")
    known = {word for form in vocabulary.hard for word in form.split()} | {
        name.casefold() for name in vocabulary.names
    }
    capitals = [word for word in re.findall(r"[\w'’-]+", text)[1:] if word[0].isupper()]
    wrong = [word for word in capitals if not _I.fullmatch(word) and word.casefold() not in known]
    if wrong or not (text[:1].isupper() or text[:1].isdigit()):
        yield Broken(14, f'"{text}"', "a capital at its start only", "use small letters in a heading")
    yield from word_rules(text, vocabulary)


def word_rules(text: str, vocabulary: Vocabulary) -> Iterator[Broken]:
    """Yield the rules on single words and signs that a text breaks, be it sentence, heading or label."""
    rest = vocabulary.without_hard_words(text)
    for word, say in vocabulary.words_to_use.replaced_in(rest):
        yield Broken(7, f'"{word}"', f'"{say}"', "use one word for one thing")
    stressed = _STRESS.findall(rest)
    for capitals in stressed:
        yield Broken(16, f'"{capitals}"', "no capitals for stress", "use small letters")
    for acronym in _ACRONYM.findall(_STRESS.sub("", rest)):
        yield Broken(10, acronym, "no acronym that is not a hard word", "write it out, or explain it")
    for number in (*_NUMBER.findall(text), *_DATE.findall(text)):
        expected = "digits, no fraction, percentage or range, dates such as 1 October 2026"
        yield Broken(11, f'"{number}"', expected, 'write "3", or "3 to 5"')
    for sign in _SIGN.findall(text):
        yield Broken(12, f'"{sign.strip()}"', "words instead of signs", 'write "and", "or", "for example"')
    for italic in _ITALIC.findall(text):
        yield Broken(16, f'"{italic}"', "no italics, no underline", "write it plain")


def claim_rule(text: str) -> Iterator[Broken]:
    """Yield rule 25 for words that say that somebody has approved an easy-read text of ours."""
    for claim in _CLAIM.finditer(plain(text)):
        yield Broken(25, f'"{claim[0]}"', "no claim that anybody has approved it", "take it out")


def _length(count: int) -> Iterator[Broken]:
    """Yield rule 1 for a sentence of so many words."""
    if count > MOST_WORDS_IN_SENTENCE:
        yield Broken(1, f"{count} words", f"at most {MOST_WORDS_IN_SENTENCE}", "make two sentences of it")
    elif count > MANY_WORDS_IN_SENTENCE:
        expected = f"at most {MANY_WORDS_IN_SENTENCE}, if you can"
        yield Broken(1, f"{count} words", expected, "see if you can make two sentences of it", warns=True)
