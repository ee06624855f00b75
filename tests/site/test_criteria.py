"""The criteria of WCAG that no tool decides: each as a test of our own. And the table of all criteria names tests that are there."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from playwright.sync_api import Browser, Page

from tests.site.built import ADDRESSES, DOCS, ROOT, file_of, parsed, text
from tests.site.test_reading import GROUNDS

REPORT = DOCS / "accessibility-report.md"
#: Rows of the table: criterion, how it is met, what holds it.
ROWS = [
    [cell.strip() for cell in line.strip("|\n").split("|")]
    for line in REPORT.read_text(encoding="utf-8").splitlines()
    if re.match(r"\| \d", line)
]
#: One page of each kind.
KINDS = ("", "how-to/culture/", "assess/quick/", "easy-read/quick-questions/", "plan/review/", "search/")
#: What pages ask for. Nothing of it is about the reader as a person.
FIELDS = {"search", "radio", "checkbox", "text", "date", "file", "hidden"}
#: Words that would send a reader to a place or a colour instead of a name.
SENSES = re.compile(
    r"\b(?:press|click|choose|tap|use) (?:on )?the (?:\w+ )?(?:green|red|blue|round|square|left|right)\b",
    re.IGNORECASE,
)
#: A short form in capitals; and what is written so but is a word: names of files and settings, and words with weight.
SHORT = r"\b[A-Z]{2,}\b"
SPELT = {"ARGS", "CONTRIBUTING", "FILE", "NOW", "README", "THEN"}
#: A firm that is called nothing else.
NAMES = {"IBM"}
CONTRAST = """([one, other]) => {
    const value = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const light = (hex) => hex.slice(1).match(/../g).map((pair) => parseInt(pair, 16) / 255)
        .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
    const [low, high] = [light(value(one)), light(value(other))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
}"""


def those_in(file: Path) -> set[str]:
    """Return the names of the tests in a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_table_names_tests_that_are_there(row: list[str]) -> None:
    """A row of the table in; it names tests, each is there, or it says that there is none and why."""
    _, how, held = row
    assert how
    for place in re.findall(r"`([^`]+)`", held):
        name, _, test = place.partition("::")
        file = ROOT / "tests" / name
        assert file.is_file(), place
        assert not test or test in those_in(file), place
    assert "`" in held or held == "–"


def test_the_table_has_every_criterion() -> None:
    """All rows together; every criterion of WCAG 2.2 that counts stands in one of them."""
    counts = {"1.1": 1, "1.2": 9, "1.3": 6, "1.4": 13, "2.1": 4, "2.2": 6, "2.3": 3, "2.4": 13, "2.5": 8}
    counts |= {"3.1": 6, "3.2": 6, "3.3": 9, "4.1": 3}
    gone = {"4.1.1"}
    wanted = {f"{part}.{n}" for part, count in counts.items() for n in range(1, count + 1)} - gone
    found: set[str] = set()
    for criterion, *_ in ROWS:
        for start, end in re.findall(r"(\d\.\d\.\d+)(?: to (\d\.\d\.\d+))?", criterion):
            part, _, first = start.rpartition(".")
            last = (end or start).rpartition(".")[2]
            found |= {f"{part}.{n}" for n in range(int(first), int(last) + 1)}
    assert found == wanted


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "home")
def test_no_pictures_of_words(site: Path, address: str) -> None:
    """Page in (1.4.5, 1.4.9); its pictures are drawings, and no drawing has letters in it."""
    for picture in parsed(file_of(site, address)).iter("img"):
        source = picture.get("src") or ""
        assert source.endswith(".svg"), source
        drawing = (file_of(site, address).parent / source).resolve().read_text(encoding="utf-8")
        assert not re.search(r"<(text|image|foreignObject)\b", drawing), source


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "home")
def test_fields_ask_for_nothing_about_a_person(site: Path, address: str) -> None:
    """Page in (1.3.5, 3.3.8); no field is one that a browser would fill in with who somebody is, and none is a password."""
    fields = list(parsed(file_of(site, address)).iter("input"))
    assert {each.get("type") for each in fields} <= FIELDS
    assert {each.get("autocomplete") or "off" for each in fields} == {"off"} or not fields


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "home")
def test_instructions_name_things(site: Path, address: str) -> None:
    """Page in (1.3.3); nothing is called by its place, its shape or its colour alone."""
    (main,) = parsed(file_of(site, address)).iter("main")
    assert SENSES.findall(text(main)) == []


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "home")
def test_abbreviations_are_explained(site: Path, address: str) -> None:
    """Page in (3.1.4); each short form in capitals is written out there, or in the list to which every page's menu leads.

    What stands in code is no short form of words: names, colours, what a program says.
    """
    listed = parsed(file_of(site, "glossary/")).iter("dt")
    known = {each for term in listed for each in re.findall(SHORT, text(term))}
    (main,) = parsed(file_of(site, address)).iter("main")
    words = " ".join("".join(_words_without_code(main)).split())
    found = {each for each in re.findall(SHORT, words) if f"({each})" not in words}
    assert found - known - SPELT - NAMES == set()


def _words_without_code(element: Element) -> Iterator[str]:
    """Yield the words of an element and of all in it that is no code."""
    if element.tag != "code":
        yield element.text or ""
        for child in element:
            yield from _words_without_code(child)
            yield child.tail or ""


def test_instructions_by_sense_are_found() -> None:
    """Instructions by colour and by place in; both are found, so an empty list means something."""
    assert len(SENSES.findall("Press the green button. Choose the one on top. Use the right one.")) == 2


@pytest.mark.parametrize("theme", GROUNDS)
def test_edges_can_be_seen(page: Page, server: str, theme: str) -> None:
    """Colours in (1.4.11, 2.4.13); edges keep 3 to 1 on every ground, and one of the rings of the focus does."""
    page.goto(server)
    page.evaluate("(theme) => localStorage.setItem('theme', theme)", theme)
    page.goto(server)
    for ground in ("--ground", "--surface", "--tint"):
        assert page.evaluate(CONTRAST, ["--edge", ground]) >= 3
        assert max(page.evaluate(CONTRAST, [ring, ground]) for ring in ("--ring", "--glow")) >= 3
    assert page.evaluate(CONTRAST, ["--ring", "--glow"]) >= 3


@pytest.mark.parametrize("address", KINDS)
def test_links_are_not_told_by_colour_alone(page: Page, server: str, address: str) -> None:
    """Page in (1.4.1); every link among words is underlined."""
    page.goto(server + address)
    plain = page.locator("main :is(p, li, td) > a:not(.button):visible").evaluate_all(
        """(links) => links.filter((link) => !getComputedStyle(link).textDecorationLine.includes("underline")
            && [...link.parentNode.childNodes].some((each) => each.nodeType === Node.TEXT_NODE && each.data.trim()))
            .map((link) => link.outerHTML)"""
    )
    assert plain == []


@pytest.mark.parametrize("address", KINDS)
def test_no_key_acts_alone(page: Page, server: str, address: str) -> None:
    """Page in (2.1.4); no letter, figure or sign does anything while nothing has the focus."""
    page.goto(server + address)
    state = """() => [location.href, document.activeElement.tagName, document.querySelectorAll("[open]").length,
        document.querySelectorAll("input:checked").length, document.body.innerText.length]"""
    before = page.evaluate(state)
    for key in string.ascii_letters + string.digits + "?/.,;:-+*#'":
        page.keyboard.press(key)
    assert page.evaluate(state) == before


def test_a_press_counts_when_it_ends(page: Page, server: str) -> None:
    """A button pressed, and let go beside it (2.5.2); nothing happens, so a slip can be taken back."""
    page.goto(server)
    page.locator(".reading summary").click()
    box = page.locator("[data-setting=theme] [value=dark]").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    assert page.evaluate("localStorage.length") == 0
    page.mouse.move(box["x"] + 5, box["y"] + 400)
    page.mouse.up()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "home")
def test_nothing_has_to_be_dragged(site: Path, address: str) -> None:
    """Page in (2.5.1, 2.5.7); nothing can be dragged, so nothing has to be. Where files may be dropped there is a button."""
    tree = parsed(file_of(site, address))
    assert [each.tag for each in tree.iter() if each.get("draggable")] == []
    assert [each.tag for each in tree.iter("input") if each.get("type") == "range"] == []
    places = [each for each in tree.iter() if "data-file" in each.attrib]
    openers = [each for each in tree.iter("button") if "data-open" in each.attrib]
    assert len(openers) >= len(places)


def test_fingers_keys_and_mouse_side_by_side(browser: Browser, server: str) -> None:
    """Answers given by touch, by keys and by mouse in turn (2.5.6); all three stand."""
    context = browser.new_context(has_touch=True)
    page = context.new_page()
    page.goto(f"{server}assess/quick/")
    questions = page.locator("fieldset[data-statement]")
    questions.nth(0).locator("label").first.tap()
    questions.nth(1).locator("input").first.focus()
    page.keyboard.press("Space")
    questions.nth(2).locator("label").nth(1).click()
    assert page.locator("fieldset[data-statement] input:checked").count() == 3
    context.close()


@pytest.mark.parametrize("address", KINDS)
def test_nothing_changes_by_itself(page: Page, server: str, address: str) -> None:
    """Page in (3.2.1, 3.2.2, 3.2.5); the focus goes to everything and choices are made, and no page or window comes."""
    page.goto(server + address)
    opened: list[object] = []
    page.context.on("page", lambda window: opened.append(window))
    for each in page.locator(":is(a, button, input, summary, textarea):visible").all()[:120]:
        each.evaluate("(element) => element.focus({ preventScroll: true })")
    for each in page.locator("main input[type=radio]:visible").all()[:5]:
        each.check()
        assert each.evaluate("(input) => document.activeElement === input")
    assert page.url == server + address
    assert opened == []
    assert page.locator("dialog[open]").count() == 0
