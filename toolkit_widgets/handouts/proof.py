"""What the PDF of a handout has to say, and where: the words of its rows in their order (21), rows and headings whole (19).

The PDF is read back as a screen reader reads it, so words that run together at a line's end are seen too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from toolkit_widgets.easy_read import Block, Paper, plain
from toolkit_widgets.guide import Row, Term
from toolkit_widgets.linter.findings import Broken
from toolkit_widgets.typesetting import Element, LaidOut, OnPage, look_rules

#: A handout with more pages than this lists its parts (rule 21).
MOST_PAGES_WITHOUT_CONTENTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Something that a PDF has to say: its kind in PDF's names, its words, and whether it stays with what is before it."""

    kind: str
    words: str
    stays: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Proves the PDF of one handout, or of the pack with its ``cover``."""

    papers: Sequence[Paper]
    language: str
    size: float
    contents_heading: str
    cover: Paper | None = None
    pack_contents_heading: str = ""

    def __call__(self, made: LaidOut) -> Iterator[OnPage]:
        """Yield what is broken, each with its page, counted from 1."""
        wanted = self._wanted(made)
        yield from _itself(made, self.cover or self.papers[0], wanted, self.language)
        yield from _same(made.elements, wanted)
        yield from _whole(made.elements, wanted)
        yield from look_rules(made, self.size, self._feet(made))

    def _wanted(self, made: LaidOut) -> list[Wanted]:
        """Return all that the PDF has to say. On which pages its headings stand is asked of the PDF."""
        level = 2 if self.cover else 1
        starts = _starts(made, [paper.title for paper in self.papers], "H1" if self.cover else "Title")
        ends = [*starts[1:], len(made.sheets)]
        handouts = [
            list(self._handout(made, paper, level, start, end))
            for paper, start, end in zip(self.papers, starts, ends, strict=True)
        ]
        front = list(self._front(starts)) if self.cover else []
        return [*front, *chain.from_iterable(handouts)]

    def _front(self, starts: Sequence[int]) -> Iterator[Wanted]:
        """Yield the cover of the pack and its list of handouts."""
        if self.cover:
            yield from _cover(self.cover, "Title")
            yield Wanted(kind="H1", words=self.pack_contents_heading)
            for paper, start in zip(self.papers, starts, strict=True):
                yield Wanted(kind="TOCI", words=f"{paper.title} {start + 1}")

    def _handout(self, made: LaidOut, paper: Paper, level: int, start: int, end: int) -> Iterator[Wanted]:
        """Yield what a handout says that stands on the pages from ``start`` up to ``end``."""
        yield from _cover(paper, "Title" if level == 1 else "H1")
        if end - start > MOST_PAGES_WITHOUT_CONTENTS:
            yield Wanted(kind=f"H{level}", words=self.contents_heading)
            pages = _pages(made, f"H{level}", start + 1, end)
            for block in paper.blocks:
                yield Wanted(kind="TOCI", words=f"{block.heading} {pages.get(block.heading, 0)}")
        for block in paper.blocks:
            yield from _block(block, level)
        yield Wanted(kind="P", words=paper.credit)

    def _feet(self, made: LaidOut) -> list[str]:
        """Return what stands at the foot of each page."""
        starts = _starts(made, [paper.title for paper in self.papers], "H1" if self.cover else "Title")
        feet = [self.cover.title if self.cover else self.papers[0].title] * len(made.sheets)
        for paper, start in zip(self.papers, starts, strict=True):
            feet[start:] = [paper.title] * (len(feet) - start)
        return feet


def _cover(paper: Paper, kind: str) -> Iterator[Wanted]:
    yield Wanted(kind=kind, words=paper.title)
    for words in (paper.label, paper.about, paper.date, paper.honest_label):
        yield Wanted(kind="P", words=words, stays=True)


def _block(block: Block, level: int) -> Iterator[Wanted]:
    yield Wanted(kind=f"H{level}", words=block.heading)
    parts = [*(list(_row(row)) for row in block.rows), *(list(_term(term)) for term in block.hard_words)]
    for i, (first, *others) in enumerate(parts):
        # A heading stays with its first row, and a row with itself.
        yield Wanted(kind=first.kind, words=first.words, stays=i == 0)
        yield from (Wanted(kind=other.kind, words=other.words, stays=True) for other in others)


def _row(row: Row) -> Iterator[Wanted]:
    if row.alt:
        yield Wanted(kind="Figure", words=row.alt)
    for sentence in row.words:
        yield Wanted(kind="P", words=plain(sentence))


def _term(term: Term) -> Iterator[Wanted]:
    yield Wanted(kind="P", words=term.term)
    yield Wanted(kind="P", words=" ".join(term.easy_read))


def _itself(made: LaidOut, paper: Paper, wanted: Sequence[Wanted], language: str) -> Iterator[OnPage]:
    """Yield what a PDF says wrongly of itself: title, language, bookmarks."""
    headings = [each.words for each in wanted if each.kind in ("H1", "H2")]
    marks = [words for words in headings if words in made.bookmarks]
    facts = (
        (made.title, f"{paper.title}: {paper.label}", "as its title"),
        (made.language, language, "as its language"),
        (list(made.bookmarks), marks, "as bookmarks"),
    )
    for came, expected, what in facts:
        if came != expected:
            yield 1, Broken(21, f'"{came}" {what}', f'"{expected}"', "mend the template")


def _same(elements: Sequence[Element], wanted: Sequence[Wanted]) -> Iterator[OnPage]:
    """Yield the first place where a PDF does not say what it has to."""
    page = 1
    for i in range(max(len(elements), len(wanted))):
        came = elements[i] if i < len(elements) else None
        want = wanted[i] if i < len(wanted) else None
        page = came.runs[0][0] + 1 if came and came.runs else page
        if came and want and (came.kind, came.words) == (want.kind, want.words):
            continue
        said = f'{came.kind} "{came.words}"' if came else "nothing more"
        expected = f'{want.kind} "{want.words}"' if want else "nothing more"
        if came and want and _joined(came.words) == _joined(want.words):
            yield page, Broken(16, f'"{came.words}"', f'no hyphenation: "{want.words}"', "mend the template")
        else:
            yield page, Broken(21, said, f"{expected} here, as the rows have it", "mend the template")
        return


def _joined(words: str) -> str:
    """Return words without any hyphen, written or soft."""
    return words.replace("-", "").replace("\N{SOFT HYPHEN}", "")


def _whole(elements: Sequence[Element], wanted: Sequence[Wanted]) -> Iterator[OnPage]:
    """Yield rule 19 where a row or a heading with its first row stands on two pages."""
    page = 0
    for came, want in zip(elements, wanted, strict=False):
        for here, run in came.runs:
            if (want.stays or run is not came.runs[0][1]) and here != page:
                split = f'"{want.words}" on page {here + 1}'
                yield (
                    here + 1,
                    Broken(19, split, f"it on page {page + 1}, with what it belongs to", "keep it whole"),
                )
            page = here


def _starts(made: LaidOut, titles: Sequence[str], kind: str) -> list[int]:
    """Return the page on which each title stands; a title that is missing is where the one before it is."""
    found = [
        (element.words, element.runs[0][0])
        for element in made.elements
        if element.kind == kind and element.runs
    ]
    starts, at = list[int](), 0
    for title in titles:
        at = next((page for words, page in found if words == title and page >= at), at)
        starts.append(at)
    return starts


def _pages(made: LaidOut, kind: str, start: int, end: int) -> dict[str, int]:
    """Return on which page, counted from 1, each heading of some pages stands."""
    found = ((e.words, e.runs[0][0]) for e in made.elements if e.kind == kind and e.runs)
    return {words: page + 1 for words, page in found if start <= page < end}
