"""The real content, every handout printed once and opened, and the pages made from the same rows."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import html5lib
import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, NameObject

from macros.context import Page
from macros.easy_read import easy_read
from toolkit_widgets import content, handouts
from toolkit_widgets.easy_read import Paper, paper
from toolkit_widgets.guide import Guide
from toolkit_widgets.handouts import PACK, handout_file
from toolkit_widgets.typesetting import KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A handout as PDF: its bytes, the reader that is open on it, and the words of its pages without their feet."""

    id: str
    kind: str
    paper: Paper
    pdf: bytes
    reader: pypdf.PdfReader
    pages: tuple[str, ...]


@pytest.fixture(scope="session")
def guide() -> Guide:
    """Return all content."""
    return content.load()


@pytest.fixture(scope="session")
def files(guide: Guide) -> dict[str, bytes]:
    """Return all files of handouts, as the site has them."""
    return dict(handouts.files(guide))


@pytest.fixture(scope="session")
def culture(guide: Guide) -> Paper:
    """Return what is printed of the culture handout."""
    return paper(guide, guide.handouts["culture"])


@pytest.fixture(
    scope="session", params=[(id_, kind) for id_ in sorted(content.load().handouts) for kind in KINDS]
)
def printed(request: pytest.FixtureRequest, guide: Guide, files: dict[str, bytes]) -> Printed:
    """Return each handout in each size of type, one after the other."""
    id_, kind = request.param
    return opened(paper(guide, guide.handouts[id_]), kind, files[handout_file(id_, kind)])


@pytest.fixture(scope="session", params=KINDS)
def pack(request: pytest.FixtureRequest, files: dict[str, bytes]) -> tuple[str, pypdf.PdfReader]:
    """Return the pack in each size of type: kind, and the reader that is open on it."""
    return request.param, pypdf.PdfReader(io.BytesIO(files[handout_file(PACK, request.param)]))


@pytest.fixture(scope="session")
def html(guide: Guide) -> html5lib.treebuilders.etree.Element:
    """Return the culture handout as the page holds it, parsed as a browser would."""
    return page_of(guide, "culture")


def page_of(guide: Guide, id_: str) -> html5lib.treebuilders.etree.Element:
    """Return a handout as its page holds it, parsed as a browser would."""
    page = Page(guide=guide, source=f"easy-read/{id_}.md")
    return html5lib.parseFragment(easy_read(page, id_), namespaceHTMLElements=False)


def opened(made: Paper, kind: str, pdf: bytes) -> Printed:
    """Return a handout's PDF, opened, with the words of each page on one line; a foot that is not right fails."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    count, pages = len(reader.pages), list[str]()
    for number, text in enumerate(texts(reader), 1):
        foot = f"{made.title} Page {number} of {count}"
        assert text.endswith(foot)
        pages.append(text.removesuffix(foot).strip())
    return Printed(id=made.id, kind=kind, paper=made, pdf=pdf, reader=reader, pages=tuple(pages))


def texts(reader: pypdf.PdfReader) -> Iterator[str]:
    """Yield the words of each page on one line, read without its pictures, which would take most of the time."""
    for page in reader.pages:
        contents = page.get_contents()
        assert contents is not None
        words = DecodedStreamObject()
        words.set_data(re.sub(rb"/Artifact BMC.*?EMC", b"", contents.get_data(), flags=re.DOTALL))
        page[NameObject("/Contents")] = words
        yield on_one_line(page.extract_text())


def on_one_line(text: str) -> str:
    """Return words with one space between, without the invisible joiners that Typst writes before numbers."""
    return re.sub(r"\s+", " ", text.replace("\u2060", "")).strip()
