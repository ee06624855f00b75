"""The page of an assessment before any script runs: the whole form, and every text that a result can have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from playwright.sync_api import Browser

from macros.assessment import assessment
from macros.context import Page
from macros.errors import MacroError
from tests.browser.form import ADDRESS, GUIDE, ID, RULES, WORDS
from tests.site.built import file_of, ids, parsed, text
from toolkit_widgets.model import DOES_NOT_APPLY

WRITTEN = GUIDE.assessments[ID]


@pytest.fixture
def tree(site: Path) -> Element:
    """Return the page as a browser reads it."""
    return parsed(file_of(site, ADDRESS))


@pytest.fixture
def element(tree: Element) -> Element:
    """Return the assessment's element."""
    (found,) = tree.iter("self-assessment")
    return found


def classed(root: Element, name: str) -> Iterator[Element]:
    """Yield the elements of a class."""
    return (each for each in root.iter() if name in each.get("class", "").split())


def test_the_element_holds_the_form_and_the_result(tree: Element, element: Element) -> None:
    """Markdown has put nothing round it or out of it (a paragraph round the element would throw the form out)."""
    parents = {child: parent for parent in tree.iter() for child in parent}
    assert parents[element].tag == "div"
    assert len(list(element.iter("form"))) == 1
    assert len(list(element.iter("fieldset"))) == len(RULES.statements)
    assert [each.get("data-result") for each in element.iter("section")].count("") == 1


def test_every_statement_with_its_answers(element: Element) -> None:
    """Legend, hint and radios of each statement, in order; none chosen; leaving out only where it may be."""
    for number, (statement, field) in enumerate(
        zip(RULES.statements, element.iter("fieldset"), strict=True), start=1
    ):
        words = WRITTEN.statements[statement.id]
        legend = text(next(field.iter("legend")))
        assert legend == f"Question {number} of {len(RULES.statements)} {words.words}"
        (hint,) = (each for each in field.iter() if each.get("id") == field.get("aria-describedby"))
        assert text(hint) == WORDS["yes_if"].format(yes_if=words.yes_if)
        radios = [each for each in field.iter("input") if each.get("type") == "radio"]
        wanted = [a.id for a in WRITTEN.answers if statement.can_not_apply or a.id != DOES_NOT_APPLY]
        assert [radio.get("value") for radio in radios] == wanted
        assert {radio.get("name") for radio in radios} == {statement.id}
        assert [radio for radio in radios if "checked" in radio.attrib] == []
        labels = {each.get("for"): text(each) for each in field.iter("label")}
        names = {a.id: a.label for a in WRITTEN.answers}
        assert [labels[radio.get("id")] for radio in radios] == [names[id_] for id_ in wanted]
        reasons = [each for each in field.iter("input") if each.get("type") == "text"]
        assert len(reasons) == statement.can_not_apply


def test_the_browser_is_asked_to_keep_nothing(element: Element) -> None:
    """The form tells the browser not to fill it in, and has nowhere to send it."""
    (form,) = element.iter("form")
    assert form.get("autocomplete") == "off"
    assert form.get("action") is None
    assert form.get("method") is None


def test_no_inline_script_or_style(element: Element) -> None:
    """All behaviour comes from files, as a strict policy wants it."""
    for each in element.iter():
        assert "style" not in each.attrib
        assert [name for name in each.attrib if name.startswith("on")] == []
        assert each.tag not in ("script", "style")


def test_ids_stand_once_and_are_there(tree: Element, element: Element) -> None:
    """Every id once on the page; every reference of the form leads to one."""
    known = ids(tree)
    assert sorted(set(known)) == sorted(known)
    for each in element.iter():
        for name in ("for", "aria-describedby", "aria-labelledby"):
            assert set(each.get(name, "").split()) <= set(known)
        link = each.get("href", "")
        assert not link.startswith("#") or link[1:] in known


def test_the_paper_way_is_on_the_page(tree: Element) -> None:
    """The section that the links promise is there."""
    assert "on-paper" in ids(tree)


def test_every_recommendation_stands_ready_once(element: Element) -> None:
    """All that the statements point at, in our words, hidden, with a link."""
    items = {
        each.get("data-recommendation"): each
        for each in element.iter("li")
        if each.get("data-recommendation")
    }
    pointed_at = {id_ for statement in RULES.statements for id_ in statement.recommendations}
    assert set(items) == pointed_at == set(GUIDE.recommendations)
    for id_, item in items.items():
        found = GUIDE.recommendations[str(id_)]
        assert text(item) == f"{found.name} {found.words}"
        assert "hidden" in item.attrib
        assert next(item.iter("a")).get("href", "").endswith("#" + found.section.partition("#")[2])


def test_a_choice_shows_nothing_before_it_is_made(element: Element) -> None:
    """Everything that depends on a result is hidden, and no result is claimed."""
    choices = [each for each in element.iter() if each.get("data-choice")]
    assert len(choices) > 50
    assert [each for each in choices if "hidden" not in each.attrib] == []


def test_it_says_what_it_is_not(element: Element) -> None:
    """The result carries our own view, the assessment and its version."""
    (note,) = classed(element, "result__view")
    assert WORDS["own_view"] in text(note)
    assert f"({ID}), version {RULES.version}" in text(note)


def test_the_engine_is_where_the_page_says(site: Path, element: Element) -> None:
    """The folder that the page names is in the site."""
    folder = (site / ADDRESS / str(element.get("data-engine"))).resolve()
    assert (folder / "pyodide.mjs").is_file()
    assert folder.is_relative_to(site.resolve())


def test_without_javascript(browser: Browser, strict_server: str) -> None:
    """No script at all; the form can be filled in, and the page says how to go on on paper."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(strict_server + ADDRESS)
    assert page.get_by_text(WORDS["without_script"]).first.is_visible()
    page.get_by_label("Partly").first.check()
    assert page.get_by_label("Partly").first.is_checked()
    assert not page.get_by_role("button", name=WORDS["show"]).is_visible()
    assert page.locator("fieldset").count() == len(RULES.statements)
    context.close()


def test_on_paper(browser: Browser, strict_server: str) -> None:
    """Printed blank; statements with empty circles, none of the buttons, no result."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(strict_server + ADDRESS)
    page.emulate_media(media="print")
    assert page.locator("fieldset input[type=radio]").filter(visible=True).count() >= 5 * len(
        RULES.statements
    )
    assert page.locator("self-assessment button").filter(visible=True).count() == 0
    assert not page.locator("[data-result]").is_visible()
    context.close()


def test_a_name_that_is_not_known() -> None:
    """A wrong name; the error lists the names that there are."""
    with pytest.raises(MacroError, match=rf"jigsw.*{ID}"):
        assessment(Page(guide=GUIDE, source="assess/jigsaw.md"), "jigsw")
