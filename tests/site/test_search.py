"""Search: finds words in chapters, recommendations, handouts and the glossary, says how many, and keeps its address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.faults import fault
from toolkit_widgets import content

GUIDE = content.load()
#: How long a busy machine may take to open a page, in milliseconds.
PATIENCE = 30_000
WORDS = GUIDE.interface["site"]
RECOMMENDATION = next(iter(GUIDE.recommendations.values()))
TERM = GUIDE.glossary["reciprocity"]


def search(page: Page, server: str, words: str) -> None:
    """Type words into the search of the home page, and wait for what it says."""
    page.goto(server)
    page.get_by_role("searchbox").fill(words)
    page.keyboard.press("Enter")
    page.locator("#search-count:not(:empty)").wait_for()


def addresses(page: Page, server: str) -> list[str]:
    """Return where the results lead, best first, from the site's root."""
    links = page.locator("#search-results a")
    found: list[str] = links.evaluate_all("(links) => links.map((link) => link.href)")
    return [address.removeprefix(server) for address in found]


@pytest.mark.parametrize(
    ("words", "leads_to"),
    [
        ("risk-averse", r"how-to/culture/#"),
        ("Care Act", r"what-is-co-production/care-act/"),
        ("reciprocity", r"what-is-co-production/principles/reciprocity/"),
        (RECOMMENDATION.words, r"recommendations/"),
        (f"{TERM.term} {TERM.meaning}", r"glossary/"),
        ("easy read culture", r"easy-read/culture/"),
        ("carerrs", r".+"),
        ("commiss", r".+"),
    ],
    ids=[
        "chapter",
        "law",
        "principle",
        "recommendation",
        "hard word",
        "handout",
        "misspelt",
        "first letters",
    ],
)
def test_finds(page: Page, server: str, words: str, leads_to: str) -> None:
    """Words in; what they stand in is among the results."""
    search(page, server, words)
    assert any(re.match(leads_to, address) for address in addresses(page, server))


def test_best_first_and_once(page: Page, server: str) -> None:
    """The name of a chapter in; that chapter comes first, and no place comes twice."""
    search(page, server, "reciprocity")
    found = addresses(page, server)
    assert found[0].startswith("what-is-co-production/principles/reciprocity/")
    assert len(set(found)) == len(found)


def test_easy_read_first_for_who_asks_for_it(page: Page, server: str) -> None:
    """The name of a chapter and "easy read" in; the chapter in easy read comes first."""
    search(page, server, "reciprocity easy read")
    assert addresses(page, server)[0].startswith("easy-read/reciprocity/")


def test_results_lead_to_their_place(page: Page, server: str) -> None:
    """The first result in; its link opens a page on which its section is."""
    search(page, server, "risk-averse")
    link = page.locator("#search-results a").first
    name = link.inner_text()
    link.click()
    expect(page.get_by_role("heading", name=name).first).to_be_visible(timeout=PATIENCE)


def test_found_words_are_marked(page: Page, server: str) -> None:
    """A word in; every snippet shows text of the page, with the word marked where it stands in it."""
    search(page, server, "reciprocity")
    marked = page.locator("#search-results mark").all_inner_texts()
    assert marked
    assert {word.lower() for word in marked} == {"reciprocity"}


def test_says_how_many(page: Page, server: str) -> None:
    """Words in; the number said, in a live region and in the title, is the number shown."""
    search(page, server, "reciprocity")
    number = page.locator("#search-results a").count()
    said = WORDS["search_many"].replace("{number}", str(number)).replace("{words}", "reciprocity")
    expect(page.get_by_role("status")).to_have_text(said)
    expect(page).to_have_title(re.compile(re.escape(said)))


def test_says_one_for_one(page: Page, server: str) -> None:
    """Meanings of hard words in, one after the other; one that is found in one place is said in the singular."""
    page.goto(f"{server}search/")
    seen = []
    for term in GUIDE.glossary.values():
        search(page, server, term.meaning)
        if page.locator("#search-results a").count() == 1:
            expect(page.get_by_role("status")).to_have_text(
                WORDS["search_one"].replace("{words}", term.meaning)
            )
            return
        seen.append(term.id)
    pytest.fail(f"no meaning is found in one place only: {seen}")


def test_says_none(page: Page, server: str) -> None:
    """A word that stands nowhere in; it is said kindly, and the list of all pages stays."""
    search(page, server, "xyzzyplugh")
    expect(page.get_by_role("status")).to_have_text(WORDS["search_none"].replace("{words}", "xyzzyplugh"))
    expect(page.locator("#search-results")).to_be_hidden()
    expect(page.locator("#all-pages")).to_be_visible()


def test_words_are_never_html(page: Page, server: str) -> None:
    """Mark-up in; it is shown as it was typed."""
    search(page, server, "<b>carers</b>")
    expect(page.get_by_role("status")).to_contain_text("<b>carers</b>")
    assert page.locator("#search-count b").count() == 0


def test_back_brings_the_earlier_search_back(page: Page, server: str) -> None:
    """Two searches, then back; the first one's words, results and address are there again."""
    search(page, server, "reciprocity")
    before = addresses(page, server)
    page.get_by_role("searchbox").fill("advocacy")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("advocacy")
    assert page.url.endswith("?q=advocacy")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("reciprocity")
    expect(page.get_by_role("searchbox")).to_have_value("reciprocity")
    assert addresses(page, server) == before


def test_focus_stays_in_the_field(page: Page, server: str) -> None:
    """A search on the search page; the focus stays where it was, so the next word can be typed."""
    page.goto(f"{server}search/")
    page.get_by_role("searchbox").fill("carers")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("carers")
    expect(page.get_by_role("searchbox")).to_be_focused()


@fault("The index of the search does not come", "Said. The list of all pages is there")
def test_index_that_does_not_come(page: Page, server: str) -> None:
    """The index refused; that is said, with what to do, and the list of all pages stays."""
    page.route("**/search_index.json", lambda route: route.abort())
    page.goto(f"{server}search/?q=carers")
    expect(page.get_by_role("status")).to_have_text(WORDS["search_failed"])
    expect(page.locator("#all-pages")).to_be_visible()


def test_without_script(browser: Browser, server: str) -> None:
    """No script; the form leads to the search page, which lists all pages and their headings."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server)
    page.get_by_role("searchbox").fill("carers")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=carers")
    expect(page.locator("#all-pages")).to_be_visible()
    assert page.locator("#all-pages a[href*='how-to/culture/#']").count() > 1
    context.close()
