"""On paper a page is a document: no navigation, everything open, boxes to tick, addresses that can be read."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

A4_POINTS = (595, 842)


@pytest.fixture
def paper(page: Page, server: str) -> Page:
    """Return a chapter as it is printed from a browser that is set to dark."""
    page.emulate_media(color_scheme="dark")
    page.goto(f"{server}how-to/culture/")
    page.emulate_media(media="print", color_scheme="dark")
    return page


@pytest.mark.parametrize(
    "left_out",
    [".skip-link", ".menu", ".search-form", ".reading", ".breadcrumb", ".contents", ".next-steps", ".order"],
)
def test_no_navigation(paper: Page, left_out: str) -> None:
    """What only a screen can use; it is not printed."""
    assert paper.locator(left_out).count() > 0
    expect(paper.locator(left_out).first).to_be_hidden()


def test_words_are_black_on_white(paper: Page) -> None:
    """A dark device; the paper is white and the words black."""
    style = paper.evaluate(
        "(({color, backgroundColor}) => [color, backgroundColor])(getComputedStyle(document.body))"
    )
    assert style == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_hard_words_are_explained_in_place(paper: Page) -> None:
    """A hard word; its meaning is printed after it, in brackets, without its link."""
    meaning = paper.locator(".hard-word__meaning").first
    expect(meaning).to_be_visible()
    expect(meaning.get_by_role("link")).to_be_hidden()
    brackets = ["::before", "::after"]
    shown = [meaning.evaluate("(e, part) => getComputedStyle(e, part).content", part) for part in brackets]
    assert [content.strip('" ') for content in shown] == ["(", ")"]


def test_boxes_can_be_ticked(paper: Page) -> None:
    """The checklist; every box has a black edge and no ground that a printer would leave out."""
    boxes = paper.locator(".checklist__box")
    assert boxes.count() > 0
    for box in boxes.all():
        expect(box).to_be_visible()
        edge, ground = box.evaluate(
            "(e) => [getComputedStyle(e).borderColor, getComputedStyle(e).backgroundColor]"
        )
        assert (edge, ground) == ("rgb(0, 0, 0)", "rgba(0, 0, 0, 0)")


def test_addresses_are_written_out(paper: Page) -> None:
    """A link to another site; its address is printed. A link within the site; it is not."""
    away = paper.locator("main a[href^='https://www.scie.org.uk']").first
    assert "www.scie.org.uk" in away.evaluate("(e) => getComputedStyle(e, '::after').content")
    within = paper.locator(".article__body a[href^='../']").first
    assert within.evaluate("(e) => getComputedStyle(e, '::after').content") == "none"


def test_closed_parts_are_open(paper: Page) -> None:
    """A closed fold in the page; its words are printed."""
    paper.evaluate("""() => {
        const [fold, more, folded] = ["details", "summary", "p"].map((name) => document.createElement(name));
        more.append("More");
        folded.append("Words");
        folded.id = "folded";
        fold.append(more, folded);
        document.querySelector(".article__body").append(fold);
    }""")
    expect(paper.locator("#folded")).to_be_visible()
    assert paper.locator("#folded").evaluate("(e) => e.checkVisibility({contentVisibilityAuto: true})")


def test_paper_is_a4(paper: Page) -> None:
    """The chapter printed; every sheet is A4 and there are a few of them."""
    pdf = paper.pdf(prefer_css_page_size=True)
    sheets = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert 2 <= len(sheets) <= 8
    assert {(round(float(width)), round(float(height))) for width, height in sheets} == {A4_POINTS}
