"""The culture handout on the site: the same words as the PDF, without script, and on paper unbroken."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.context import Page
from macros.easy_read import easy_read, handouts
from macros.errors import MacroError
from tests.handouts.conftest import on_one_line
from tests.handouts.test_printing import words_below
from tests.site.built import with_class
from toolkit_widgets.easy_read import Paper, Run, long_date, runs
from toolkit_widgets.guide import Guide
from toolkit_widgets.paths import BROWSER

STYLES = (BROWSER / "styles" / "60-easy-read.css").read_text(encoding="utf-8")


def text_of(element) -> str:
    """Return the words in an element on one line; block elements are lines of their own."""
    return on_one_line(" ".join(element.itertext())).replace(" .", ".").replace(" ,", ",")


def test_the_words_are_those_of_the_pdf(html, culture: Paper) -> None:
    """The page in; label, then every word of every part in the same order as on paper, then date and credit."""
    (honest,) = with_class(html, "easy-read__honest")
    parts = with_class(html, "easy-read__part")
    (end,) = with_class(html, "easy-read__end")
    assert text_of(honest) == culture.honest_label
    said = " ".join([*(text_of(part) for part in parts), text_of(end.findall("p")[-1])])
    assert said == words_below(culture)
    assert text_of(end.findall("p")[1]) == culture.date


def test_every_row_has_one_picture(html, culture: Paper, guide: Guide) -> None:
    """Every row of the page in; one picture before the words, silent, of the row's idea."""
    rows = with_class(html, "easy-row")
    wanted = [row for block in culture.blocks for row in block.rows]
    for element, row in zip(rows, wanted, strict=True):
        (picture,) = element.iter("img")
        assert element[0] is picture
        assert picture.get("src") == f"../../pictures/{row.picture}.svg"
        assert picture.get("alt") == row.alt
        assert row.picture in guide.pictures


def test_headings_are_reached_from_the_list(html, culture: Paper) -> None:
    """The list of parts in; each link leads to a heading that names its part, with the first row beside it."""
    (contents,) = with_class(html, "easy-read__contents")
    links = [link.get("href") for link in contents.iter("a")]
    assert links == [f"#{block.id}" for block in culture.blocks]
    starts = with_class(html, "easy-read__start")
    assert [start.find("h2").get("id") for start in starts] == [link[1:] for link in links]
    with_rows = [start for start, block in zip(starts, culture.blocks, strict=True) if block.rows]
    assert all(len(with_class(start, "easy-row")) == 1 for start in with_rows)


def test_pictures_can_be_hidden_without_script(html) -> None:
    """The page in; a named tick box stands before the paper that its style rule reaches; the one script reads aloud."""
    paper = with_class(html, "easy-read")[0]
    order = [each.get("class", each.tag).split()[0] for each in paper]
    assert order.index("easy-read__hide") < order.index("easy-read__paper")
    (box,) = with_class(html, "easy-read__hide")
    (label,) = with_class(html, "easy-read__hide-label")
    assert (box.tag, box.get("type"), label.get("for")) == ("input", "checkbox", box.get("id"))
    assert ".easy-read__hide:checked ~ .easy-read__paper .easy-row__picture { display: none; }" in STYLES
    assert [script.get("src") for script in html.iter("script")] == ["../../assets/read-aloud.js"]


def test_the_pdf_and_the_longer_page_are_linked(html) -> None:
    """The page in; the PDF's link says what it is and how large, and the chapter is linked."""
    links = {link.get("href"): text_of(link) for link in html.iter("a")}
    assert re.fullmatch(r"Download or print \(PDF, \d+ kB\)", links["../../handouts/culture.pdf"])
    assert links["../../how-to/culture/"] == "Read the longer page"


def test_on_paper_nothing_is_split() -> None:
    """The style sheet in; rows, headings with their first row, and hard words are each unbroken in print."""
    printed = STYLES[STYLES.index("@media print") :]
    (kept,) = re.findall(r"([^{}]+)\{ break-inside: avoid; \}", printed)
    assert {name.strip() for name in kept.split(",")} >= {
        ".easy-row", ".easy-read__start", ".easy-read__hard-word",
    }  # fmt: skip


def test_all_handouts_are_listed(guide: Guide) -> None:
    """The list of handouts in; for each its page, its PDF and what it is about."""
    html = handouts(Page(guide=guide, source="easy-read/index.md"))
    for handout in guide.handouts.values():
        assert f'href="{handout.id}/"' in html
        assert f'href="../handouts/{handout.id}.pdf"' in html
        assert handout.about in html


def test_every_handout_has_its_page(guide: Guide) -> None:
    """Every handout in; a page in docs/easy-read that prints it."""
    folder = Path(__file__).parents[2] / "docs" / "easy-read"
    for id_ in guide.handouts:
        assert f'[[ easy_read("{id_}") ]]' in (folder / f"{id_}.md").read_text(encoding="utf-8")


def test_an_unknown_handout_is_refused(guide: Guide) -> None:
    """A name that is no handout in; an error that names those there are out."""
    with pytest.raises(MacroError, match="culture"):
        easy_read(Page(guide=guide, source="easy-read/culture.md"), "cultur")


def test_marks_in_a_sentence() -> None:
    """A sentence with a hard word and an address in; its stretches out, in order."""
    assert runs("A **risk** is at www.scie.org.uk.") == (
        Run("A "),
        Run("risk", is_hard=True),
        Run(" is at "),
        Run("www.scie.org.uk", link="https://www.scie.org.uk/"),
        Run("."),
    )
    assert runs("No marks.") == (Run("No marks."),)


def test_a_date_in_words() -> None:
    """A date of the calendar in; day, month and year in words out (rule 11); no date refused."""
    assert long_date("2026-10-01") == "1 October 2026"
    with pytest.raises(ValueError, match="month"):
        long_date("2026-13-01")
