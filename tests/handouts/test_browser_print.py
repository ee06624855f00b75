"""An easy-read page printed by the browser: the rows of the PDF on A4, none split, no heading left behind."""

from __future__ import annotations

import io
import re

import pypdf
import pytest
from playwright.sync_api import Page
from pypdf.generic import DecodedStreamObject, NameObject

from tests.style_of_a_test import with_style
from toolkit_widgets import content
from toolkit_widgets.easy_read import Paper, paper, plain
from toolkit_widgets.guide import Guide

A4_POINTS = (595, 842)
HANDOUTS = sorted(content.load().handouts)


def printed_pages(page: Page) -> list[str]:
    """Return the words of each sheet that the browser prints, without spaces: it runs words together at line ends."""
    reader = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    sheets = []
    for sheet in reader.pages:
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4_POINTS
        contents, words = sheet.get_contents(), DecodedStreamObject()
        assert contents is not None
        # Pictures are drawn with lines and curves, which would take most of the time to read.
        words.set_data(re.sub(rb"^[-\d. ]+ [mlcv]\n", b"", contents.get_data(), flags=re.MULTILINE))
        sheet[NameObject("/Contents")] = words
        sheets.append(without_spaces(sheet.extract_text()))
    return sheets


def without_spaces(words: str) -> str:
    """Return words without what is between them."""
    return re.sub(r"\s", "", words)


def wholes(made: Paper) -> list[str]:
    """Return what has to stand on one sheet: rows and hard words, the first of each part with its heading."""
    found = []
    for block in made.blocks:
        parts = [" ".join(map(plain, row.words)) for row in block.rows]
        parts += [f"{term.term} {' '.join(term.easy_read)}" for term in block.hard_words]
        parts[0] = f"{block.heading} {parts[0]}"
        found += parts
    return [without_spaces(words) for words in found]


@pytest.fixture(scope="module")
def guide() -> Guide:
    """Return all content."""
    return content.load()


@pytest.mark.parametrize("handout", HANDOUTS)
def test_no_row_is_split_and_no_heading_stranded(page: Page, server: str, guide: Guide, handout: str) -> None:
    """Each easy-read page printed in; every row whole on one sheet, in its order, each heading with its first row."""
    page.goto(f"{server}easy-read/{handout}/")
    sheets = printed_pages(page)
    at = 0
    for words in wholes(paper(guide, guide.handouts[handout])):
        here = next((n for n in range(at, len(sheets)) if words in sheets[n]), None)
        assert here is not None, words
        at = here


def test_a_page_break_within_a_row_would_be_seen(page: Page, server: str, guide: Guide) -> None:
    """The same page without the rules on breaks in; some row is split, so the test above can fail."""
    page.goto(f"{server}easy-read/culture/")
    with_style(page, "* { break-inside: auto !important; break-after: auto !important }")
    sheets = printed_pages(page)
    missing = [
        words
        for words in wholes(paper(guide, guide.handouts["culture"]))
        if not any(words in s for s in sheets)
    ]
    assert missing


def test_hard_words_stay_with_their_heading(page: Page, server: str, guide: Guide) -> None:
    """The list of hard words moved down step by step in; wherever the page ends, its heading has the first one below.

    Firefox does not keep a heading with what follows it, so the rule for that is taken away here.
    """
    page.goto(f"{server}easy-read/culture/")
    with_style(page, "h2 { break-after: auto !important }")
    page.evaluate("""() => {
        const filler = document.createElement("div");
        filler.id = "filler";
        document.getElementById("hard-words").closest("section").before(filler);
    }""")
    (block,) = (b for b in paper(guide, guide.handouts["culture"]).blocks if b.hard_words)
    first = block.hard_words[0]
    start = without_spaces(f"{block.heading} {first.term} {' '.join(first.easy_read)}")
    for height in range(0, 260, 20):  # a heading and its first word are 25 mm high
        page.evaluate("(mm) => { document.getElementById('filler').style.height = `${mm}mm`; }", height)
        assert any(start in sheet for sheet in printed_pages(page)), height


def test_type_on_paper(page: Page, server: str) -> None:
    """An easy-read page on paper in; 16 point, 20 in headings, lines 1.5 apart, black on white, pictures on the left."""
    page.goto(f"{server}easy-read/culture/")
    page.emulate_media(media="print")
    style = page.locator(".easy-row p").first.evaluate(
        "(p) => (({fontSize, lineHeight, color, textAlign}) => [fontSize, lineHeight, color, textAlign])(getComputedStyle(p))"
    )
    assert style == [f"{16 * 96 / 72:.4f}px", "32px", "rgb(0, 0, 0)", "start"]
    heading = page.locator(".easy-read__part h2").first.evaluate(
        "(h) => parseFloat(getComputedStyle(h).fontSize)"
    )
    assert heading == pytest.approx(20 * 96 / 72, abs=0.01)
    row = page.locator(".easy-row").first
    picture, words = (row.locator(part).bounding_box() for part in ("img", ".easy-row__words"))
    assert picture["x"] + picture["width"] < words["x"]
