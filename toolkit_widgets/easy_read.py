"""What the page and the PDF of an easy-read handout share.

Both print one ``Paper``: the handout's own rows, its recommendations, and the
parts that every handout has, in the order of easy-read rule 21.
So the two cannot differ in a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from toolkit_widgets.guide import Guide, Handout, Row, Term

#: The rows of "Help and contact": picture, then key of interface/easy_read.yml
#: (one sentence a line). The same for every handout.
HELP = (("help", "help_person"), ("council", "help_council"), ("computer", "help_guide"))

_MARKS = re.compile(
    r"\*\*(?P<hard>[^*]+)\*\*|(?P<site>\b(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:org|uk)\b)"
)
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a sentence: plain words, a hard word, or the address of a site."""

    words: str
    is_hard: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A headed part of a handout: rows with pictures, or the list of hard words."""

    id: str
    heading: str
    rows: tuple[Row, ...] = ()
    hard_words: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A handout as it is printed, on the page and in the PDF alike."""

    id: str
    title: str
    label: str
    about: str
    date: str
    picture: str
    piece: str
    honest_label: str
    credit: str
    blocks: tuple[Block, ...]


def runs(sentence: str) -> tuple[Run, ...]:
    """Split a sentence at its ``**hard words**`` and at addresses such as www.example.org."""
    return tuple(run for run in _runs(sentence) if run.words)


def plain(sentence: str) -> str:
    """Return a sentence without the marks round its hard words."""
    return sentence.replace("**", "")


def sentences(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the sentences of some rows, in order."""
    for row in rows:
        yield from row.words


def long_date(iso: str) -> str:
    """Return ``2026-10-01`` as "1 October 2026" (rule 11); ``ValueError`` if it is no date."""
    day = date.fromisoformat(iso)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def in_order(guide: Guide) -> tuple[Handout, ...]:
    """Return all handouts in the order in which the guide tells their chapters.

    What it tells at its beginning and at its end, who made it, stands at the end only.
    """
    pages = [heading.told_at.partition("#")[0] for heading in guide.guide_map.values()]
    places = {page: place for place, page in enumerate(pages)}
    return tuple(sorted(guide.handouts.values(), key=lambda h: (places.get(h.chapter, len(pages)), h.id)))


def paper(guide: Guide, handout: Handout) -> Paper:
    """Put a handout together with the parts that every handout has."""
    words = guide.interface["easy_read"]
    return Paper(
        id=handout.id,
        title=handout.title,
        label=words["label"],
        about=handout.about,
        date=long_date(handout.date),
        picture=handout.picture,
        piece=handout.piece,
        honest_label=words["honest_label"],
        credit=words["credit"],
        blocks=tuple(_blocks(guide, handout)),
    )


def _blocks(guide: Guide, handout: Handout) -> Iterator[Block]:
    """Yield the headed parts of a handout, in the order of rule 21."""
    words = guide.interface["easy_read"]
    for number, section in enumerate(handout.sections, 1):
        yield Block(id=f"part-{number}", heading=section.heading, rows=section.rows)
    yield from _recommended(guide, handout)
    yield Block(id="do-next", heading=words["do_next_heading"], rows=handout.do_next)
    if terms := tuple(_terms(guide, handout)):
        yield Block(id="hard-words", heading=words["hard_words_heading"], hard_words=terms)
    yield Block(id="help", heading=words["help_heading"], rows=tuple(_help(guide)))


def _recommended(guide: Guide, handout: Handout) -> Iterator[Block]:
    """Yield a handout's recommendations under one heading or, where they are of several pieces, one for each."""
    everything = guide.recommendations
    ids = handout.recommendations or [r.id for r in everything.values() if r.piece == handout.piece]
    rows: dict[str, list[Row]] = {}
    for id_ in ids:
        rows.setdefault(everything[id_].piece, []).extend(_without_marks(everything[id_].easy_read))
    for piece, found in rows.items():
        if len(rows) > 1:
            yield Block(id=f"recommendations-{piece}", heading=guide.pieces[piece].name, rows=tuple(found))
        else:
            heading = guide.interface["easy_read"]["recommendations_heading"]
            yield Block(id="recommendations", heading=heading, rows=tuple(found))


def _without_marks(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows without the marks round their hard words: these are bold further up."""
    for row in rows:
        yield replace(row, words=tuple(plain(sentence) for sentence in row.words))


def _terms(guide: Guide, handout: Handout) -> Iterator[Term]:
    """Yield the hard words of a handout from A to Z, each with a capital."""
    for term in sorted((guide.glossary[id_] for id_ in handout.hard_words), key=lambda t: t.term.casefold()):
        yield replace(term, term=term.term[:1].upper() + term.term[1:])


def _help(guide: Guide) -> Iterator[Row]:
    """Yield the rows of "Help and contact", with those whom the settings name."""
    words, contact = guide.interface["easy_read"], guide.settings.contact
    for picture, key in HELP:
        yield Row(picture=picture, words=tuple(words[key].strip().splitlines()))
    if contact.is_named:
        ways = (("email", contact.email), ("phone", contact.phone), ("post", contact.post))
        yield Row(picture="phone", words=(words["help_us"], *_reached(words, ways)))
    for line in guide.settings.help_lines.values():
        yield Row(picture="phone", words=(f"{line.name}.", *line.easy_about))
        yield Row(picture="phone", words=tuple(_reached(words, (("phone", line.phone), ("web", line.web)))))


def _reached(words: Mapping[str, str], ways: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield a sentence for each way to reach somebody."""
    for key, way in ways:
        if way:
            yield words["help_" + key].replace(f"{{{key}}}", way)


def _runs(sentence: str) -> Iterator[Run]:
    """Yield the runs of a sentence, empty ones too."""
    start = 0
    for mark in _MARKS.finditer(sentence):
        yield Run(sentence[start : mark.start()])
        if mark["hard"]:
            yield Run(mark["hard"], is_hard=True)
        else:
            yield Run(mark["site"], link=f"https://{mark['site']}/")
        start = mark.end()
    yield Run(sentence[start:])
