"""A hard word is explained where a chapter first uses it, so nobody has to look it up.

Read from the built site: what a reader sees counts. Headings, the opening
paragraph, links and what macros insert are not where a word is explained.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from macros.links import page_url
from toolkit_widgets import content

#: Chapters are the pages that follow a section of the guide.
CHAPTERS = [
    path.relative_to(content.DOCS).as_posix()
    for path in sorted(content.DOCS.rglob("*.md"))
    if re.search(r"^guide_section:", path.read_text(encoding="utf-8"), re.MULTILINE)
]
TERMS = [term for term in content.load().glossary.values() if not term.easy_read_only]
TERM_OF = {form.casefold(): term.id for term in TERMS for form in (term.term, *term.forms)}
#: The longest form first: "personal health budget" is not "budget".
FORMS = re.compile(
    rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(TERM_OF, key=len, reverse=True)))})(?![\w-])",
    re.IGNORECASE,
)
#: Not the running text: what stands above, beside and below it, and what macros insert.
NOT_TEXT = {"a", "form", "h1", "h2", "h3", "h4", "nav", "section", "svg", "figure"}
INSERTED = {"checklist", "follows", "hard-word__meaning", "on-the-checklist"}
FLOWS = {"b", "button", "em", "i", "span", "strong"}


def class_names(element: Element) -> set[str]:
    """Return an element's classes."""
    return set(element.get("class", "").split())


def running_text(element: Element, marked: str = "") -> Iterator[tuple[str, str]]:
    """Yield the running text of an element in order, each stretch with the id of the hard word it marks."""
    if element.tag in NOT_TEXT or class_names(element) & INSERTED:
        yield "\n", ""
        return
    if "hard-word__term" in class_names(element):
        marked = element.get("popovertarget", "").removeprefix("word-")
    edge = "" if element.tag in FLOWS else "\n"
    yield edge + (element.text or ""), marked
    for child in element:
        yield from running_text(child, marked)
        yield child.tail or "", marked
    yield edge, ""


def first_uses(body: Element) -> dict[str, tuple[str, str]]:
    """Return of each hard word in a text its first use, ``(the words around it, what it marks)``."""
    text, marks = "", list[tuple[int, int, str]]()
    for stretch, marked in running_text(body):
        marks.append((len(text), len(text) + len(stretch), marked))
        text += re.sub(r"\s", " ", stretch) if stretch.strip() else stretch
    found: dict[str, tuple[str, str]] = {}
    for match in FORMS.finditer(text):
        term = TERM_OF[match[0].casefold()]
        inside = [id_ for start, end, id_ in marks if start < match.end() and match.start() < end]
        marked = term if term in inside else ""
        around = text[max(0, match.start() - 30) : match.end() + 30].replace("\n", " ")
        found.setdefault(term, (around, marked))
    return found


def part_of(page: Path, name: str) -> Element:
    """Return the part of a built page with this class: ``article__start`` (title, opening) or ``article__body``."""
    document = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    return next(e for e in document.iter() if name in class_names(e))


def marked_in(part: Element) -> set[str]:
    """Return the ids of the hard words that are marked in a part of a page."""
    buttons = (e for e in part.iter("button") if "hard-word__term" in class_names(e))
    return {button.get("popovertarget", "").removeprefix("word-") for button in buttons}


def built(chapter: str, site: Path) -> Path:
    """Return the built file of a page."""
    return site / page_url(chapter, directory_urls=True) / "index.html"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_first_use_is_marked(chapter: str, site: Path) -> None:
    """On a chapter page, the first use of each hard word in the running text explains it.

    A word that the opening paragraph explains needs no more; one that it only uses does.
    """
    page = built(chapter, site)
    explained = marked_in(part_of(page, "article__start"))
    uses = first_uses(part_of(page, "article__body"))
    unmarked = {term: around for term, (around, marked) in uses.items() if term not in {marked, *explained}}
    assert unmarked == {}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_marked_words_are_found(chapter: str, site: Path) -> None:
    """Each word that is marked on a chapter page is one that the test above sees, so none hides from it."""
    body = part_of(built(chapter, site), "article__body")
    assert marked_in(body) == {id_ for id_, (_, marked) in first_uses(body).items() if marked == id_}
