"""The real content, its one handout printed once, and the page made from the same rows."""

from __future__ import annotations

import io
import re

import html5lib
import pypdf
import pytest

from macros.context import Page
from macros.easy_read import easy_read
from toolkit_widgets import content
from toolkit_widgets.easy_read import Paper, paper
from toolkit_widgets.guide import Guide
from toolkit_widgets.handouts import print_handout
from toolkit_widgets.typesetting import printing


@pytest.fixture(scope="session")
def guide() -> Guide:
    """Return all content."""
    return content.load()


@pytest.fixture(scope="session")
def culture(guide: Guide) -> Paper:
    """Return what is printed of the culture handout."""
    return paper(guide, guide.handouts["culture"])


@pytest.fixture(scope="session")
def pdf(guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the culture handout as PDF, made now and not taken from an earlier build."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "KEPT", tmp_path_factory.mktemp("kept"))
        return print_handout(guide, "culture")


@pytest.fixture(scope="session")
def reader(pdf: bytes) -> pypdf.PdfReader:
    """Return the culture handout, opened."""
    return pypdf.PdfReader(io.BytesIO(pdf))


@pytest.fixture(scope="session")
def pages(reader: pypdf.PdfReader, culture: Paper) -> list[str]:
    """Return the words of each page of the PDF, on one line, without the foot of the page."""
    count = len(reader.pages)
    texts = [on_one_line(page.extract_text()) for page in reader.pages]
    feet = [f" {culture.title} Page {number} of {count}" for number in range(1, count + 1)]
    assert [text.endswith(foot) for text, foot in zip(texts, feet, strict=True)] == [True] * count
    return [text.removesuffix(foot) for text, foot in zip(texts, feet, strict=True)]


@pytest.fixture(scope="session")
def html(guide: Guide) -> html5lib.treebuilders.etree.Element:
    """Return the culture handout as the page holds it, parsed as a browser would."""
    page = Page(guide=guide, source="easy-read/culture.md")
    return html5lib.parseFragment(easy_read(page, "culture"), namespaceHTMLElements=False)


def on_one_line(text: str) -> str:
    """Return words with one space between, without the invisible joiners that Typst writes before numbers."""
    return re.sub(r"\s+", " ", text.replace("\u2060", "")).strip()
