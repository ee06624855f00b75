"""Reads a whole PDF that Typst made: its pages, and its headings and paragraphs in the order of its tags."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from toolkit_widgets.typesetting.laid_out import Element, LaidOut, Run, Sheet
from toolkit_widgets.typesetting.page_content import Letters, sheet_of

#: Elements that are a line or paragraph of their own; what they hold is read in one go.
_BLOCKS = frozenset({"Title", "P", "H1", "H2", "H3", "TOCI", "Figure"})


def read_back(pdf: bytes) -> LaidOut:
    """Return what stands where in one of our PDFs."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    root: Any = reader.trailer["/Root"]
    fonts: dict[str, Letters] = {}
    sheets = tuple(sheet_of(page, fonts) for page in reader.pages)
    numbers = {
        getattr(page.indirect_reference, "idnum", number): number for number, page in enumerate(reader.pages)
    }
    return LaidOut(
        title=str(reader.metadata.title if reader.metadata else ""),
        language=str(root.get("/Lang", "")),
        bookmarks=tuple(_bookmarks(reader.outline)),
        sheets=sheets,
        elements=tuple(_elements(root["/StructTreeRoot"], _Marked(sheets, numbers))),
        widths={
            font.name: {says: font.wide[code] for code, says in font.says.items()} for font in fonts.values()
        },
    )


@dataclass(frozen=True)
class _Marked:
    """The runs of a PDF by page and mark, and the pages by the number of their object."""

    sheets: Sequence[Sheet]
    numbers: Mapping[int, int]

    @cached_property
    def runs(self) -> Mapping[tuple[int, int], list[Run]]:
        found: dict[tuple[int, int], list[Run]] = {}
        for page, sheet in enumerate(self.sheets):
            for run in sheet.runs:
                if run.mark is not None:
                    found.setdefault((page, run.mark), []).append(run)
        return found


def _elements(tree: DictionaryObject, marked: _Marked) -> Iterator[Element]:
    """Yield headings, paragraphs and pictures in reading order; what stands outside of them as a kind of its own."""
    for kind, alt, runs in _blocks(tree, marked, page=0):
        words = alt or "".join(run.words for _, run in runs)
        if runs or alt:
            yield Element(kind=kind, words=" ".join(words.split()), runs=tuple(runs))


def _blocks(
    node: DictionaryObject, marked: _Marked, page: int
) -> Iterator[tuple[str, str, list[tuple[int, Run]]]]:
    kind, page = str(node.get("/S", ""))[1:], _page_of(node, marked, page)
    if kind in _BLOCKS:
        yield kind, str(node.get("/Alt", "")), list(_runs(node, marked, page))
        return
    for child in _children(node):
        if isinstance(child, DictionaryObject) and "/MCID" not in child:
            yield from _blocks(child, marked, page)
        else:
            yield kind, "", list(_runs(child, marked, page))


def _runs(node: Any, marked: _Marked, page: int) -> Iterator[tuple[int, Run]]:
    if isinstance(node, int):
        yield from ((page, run) for run in marked.runs.get((page, int(node)), ()))
    elif isinstance(node, DictionaryObject):
        page = _page_of(node, marked, page)
        for child in [node["/MCID"]] if "/MCID" in node else _children(node):
            yield from _runs(child, marked, page)


def _children(node: DictionaryObject) -> list[Any]:
    kids = node.get("/K", [])
    kids = kids.get_object() if isinstance(kids, IndirectObject) else kids
    return [kid.get_object() for kid in kids] if isinstance(kids, ArrayObject) else [kids]


def _page_of(node: DictionaryObject, marked: _Marked, page: int) -> int:
    return marked.numbers[node.raw_get("/Pg").idnum] if "/Pg" in node else page


def _bookmarks(outline: Sequence[Any]) -> Iterator[str]:
    for mark in outline:
        if isinstance(mark, list):
            yield from _bookmarks(mark)
        else:
            yield str(mark.title)
