"""The page of an assessment before any script runs: the whole form, and every text that a result can have."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from playwright.sync_api import Browser

from macros.assessment import LAYOUTS, assessment
from macros.context import Page
from macros.errors import MacroError
from tests.browser.form import ADDRESS, GUIDE, ID, RULES, WORDS
from tests.site.built import file_of, ids, parsed, text, with_class
from toolkit_widgets.model import DOES_NOT_APPLY

#: The pages in standard words; test_easy_form.py has those in easy words.
PAGES = [(id_, layout) for id_ in GUIDE.assessments for layout in LAYOUTS[:2]]


@pytest.fixture(params=PAGES, ids=" ".join)
def made(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Return an assessment and the layout of its page."""
    found: tuple[str, str] = request.param
    return found


@pytest.fixture
def tree(site: Path, made: tuple[str, str]) -> Element:
    """Return the page as a browser reads it."""
    id_, layout = made
    return parsed(file_of(site, f"assess/{id_}/" if layout == LAYOUTS[0] else f"assess/{id_}-{layout}/"))


@pytest.fixture
def element(tree: Element) -> Element:
    """Return the assessment's element."""
    (found,) = tree.iter("self-assessment")
    return found


def statements(element: Element) -> list[Element]:
    """Return the statements of a form, in order."""
    return [each for each in element.iter() if each.get("data-statement") and each.get("data-number")]


def test_the_element_holds_the_form_and_the_result(tree: Element, element: Element) -> None:
    """Markdown has put nothing round it or out of it (a paragraph round the element would throw the form out)."""
    parents = {child: parent for parent in tree.iter() for child in parent}
    assert parents[element].tag == "div"
    assert len(list(element.iter("form"))) == 1
    assert [each.get("data-result") for each in element.iter("section")].count("") == 1


def test_the_parts_stand_in_their_order(element: Element) -> None:
    """Form, result, plan, what is kept, and history, each once."""
    wanted = ["form", "section", "action-plan", "kept-answers", "answers-history"]
    assert [each.tag for each in element if each.tag in wanted] == wanted


@pytest.mark.parametrize(
    "made", [(id_, LAYOUTS[0]) for id_ in GUIDE.assessments], ids=" ".join, indirect=True
)
def test_every_statement_with_its_answers(element: Element, made: tuple[str, str]) -> None:
    """Legend, hint and radios of each statement, in order; none chosen; leaving out only where it may be."""
    rules, written = GUIDE.rules.assessments[made[0]], GUIDE.assessments[made[0]]
    for number, (statement, field) in enumerate(
        zip(rules.statements, statements(element), strict=True), start=1
    ):
        words = written.statements[statement.id]
        assert field.tag == "fieldset"
        legend = text(next(field.iter("legend")))
        assert legend == f"Question {number} of {len(rules.statements)} {words.words}"
        hints = [text(each) for each in field.iter() if each.get("id") == field.get("aria-describedby", "-")]
        assert hints == ([WORDS["yes_if"].format(yes_if=words.yes_if)] if words.yes_if else [])
        radios = [each for each in field.iter("input") if each.get("type") == "radio"]
        wanted = [a for a in written.answers if statement.can_not_apply or a.id != DOES_NOT_APPLY]
        assert [radio.get("value") for radio in radios] == [a.id for a in wanted]
        assert {radio.get("name") for radio in radios} == {statement.id}
        assert [radio for radio in radios if "checked" in radio.attrib] == []
        labels = {each.get("for"): text(each) for each in field.iter("label")}
        said = [labels[radio.get("id")] for radio in radios]
        assert said == [words.descriptions.get(a.id, a.label) for a in wanted]


def test_what_can_be_written_beside_a_statement(element: Element, made: tuple[str, str]) -> None:
    """Evidence and what people say, folded away, for each statement; a reason only where one can be needed."""
    rules = GUIDE.rules.assessments[made[0]]
    (form,) = element.iter("form")
    notes = [(each.get("data-of"), each.get("data-note")) for each in form.iter() if each.get("data-of")]
    folded = [
        (each.get("data-of"), each.get("data-note"))
        for fold in form.iter("details")
        for each in fold.iter("textarea")
    ]
    wanted = [(s.id, note) for s in rules.statements for note in ("evidence", "lived_experience_says")]
    assert folded == wanted
    assert set(notes) - set(folded) == {(s.id, "reason") for s in rules.statements if s.can_not_apply}
    assert len(with_class(element, "notes")) == len(rules.statements)
    for fold in with_class(element, "notes"):
        assert WORDS["notes_names"] in text(fold)
        assert "open" not in fold.attrib


def test_every_statement_and_recommendation_leads_to_the_plan(
    element: Element, made: tuple[str, str]
) -> None:
    """One button each, whose name says what it adds."""
    rules = GUIDE.rules.assessments[made[0]]
    buttons = [each for each in element.iter("button") if each.get("class", "").endswith("quiet-action")]
    to_plan = [each for each in buttons if "data-add-action" in each.attrib]
    assert [each.get("data-statement") for each in to_plan if each.get("data-statement")] == [
        s.id for s in rules.statements
    ]
    named = {text(each) for each in to_plan}
    assert len(named) == len(to_plan) > len(rules.statements)


def test_the_role_is_nobodys_business_unless_told(element: Element) -> None:
    """All roles as radios, and first of all, chosen beforehand, not to say."""
    radios = [each for each in element.iter("input") if each.get("name") == "about-role"]
    assert [each.get("value") for each in radios] == ["", *GUIDE.roles]
    assert [each.get("value") for each in radios if "checked" in each.attrib] == [""]


@pytest.mark.parametrize(
    "made", [(id_, LAYOUTS[1]) for id_ in GUIDE.assessments], ids=" ".join, indirect=True
)
def test_from_paper_there_is_a_line_for_each_statement(element: Element, made: tuple[str, str]) -> None:
    """A field labelled by its statement, the answers that it takes, and the letters of the paper form."""
    rules, written = GUIDE.rules.assessments[made[0]], GUIDE.assessments[made[0]]
    labels = {each.get("for"): text(each) for each in element.iter("label")}
    for number, (statement, line) in enumerate(
        zip(rules.statements, statements(element), strict=True), start=1
    ):
        (field,) = (each for each in line.iter("input") if "data-letter" in each.attrib)
        assert labels[field.get("id")] == f"{number} {written.statements[statement.id].words}"
        wanted = [a.id for a in written.answers if statement.can_not_apply or a.id != DOES_NOT_APPLY]
        assert line.get("data-answers", "").split() == wanted
    keys = {each.get("data-key"): text(each) for each in element.iter("li") if each.get("data-key")}
    assert keys == {a.key: f"{a.key} {a.label}" for a in written.answers}


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
        assert each.tag != "style"
        assert each.tag != "script" or (each.get("src") and not text(each))


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


def test_every_recommendation_stands_ready_once(element: Element, made: tuple[str, str]) -> None:
    """All that the statements point at, in our words, hidden, with a link."""
    rules = GUIDE.rules.assessments[made[0]]
    items = {
        each.get("data-recommendation"): each
        for each in element.iter("li")
        if each.get("data-recommendation")
    }
    assert set(items) == {id_ for statement in rules.statements for id_ in statement.recommendations}
    for id_, item in items.items():
        found = GUIDE.recommendations[str(id_)]
        assert text(item).startswith(f"{found.name} {found.words} {WORDS['add_action']}")
        assert "hidden" in item.attrib
        assert next(item.iter("a")).get("href", "").endswith("#" + found.section.partition("#")[2])


def test_a_choice_shows_nothing_before_it_is_made(element: Element) -> None:
    """Everything that depends on a result is hidden, and no result is claimed."""
    (result,) = with_class(element, "result")
    choices = [each for each in result.iter() if each.get("data-choice")]
    assert len(choices) > 50
    assert [each for each in choices if "hidden" not in each.attrib] == []


def test_it_says_what_it_is_not(element: Element, made: tuple[str, str]) -> None:
    """The result carries our own view, the assessment and its version."""
    (note,) = with_class(element, "result__view")
    assert WORDS["own_view"] in text(note)
    assert f"({made[0]}), version {GUIDE.rules.assessments[made[0]].version}" in text(note)


@pytest.mark.parametrize("made", [("quick", LAYOUTS[0])], ids=" ".join, indirect=True)
def test_a_chosen_description_hangs_on_nothing(element: Element) -> None:
    """On the scale of descriptions no words speak of answers that decide, of the edge, or of "Yes"."""
    (result,) = with_class(element, "result")
    gates = ("sure_firm", "sure_one", "cell_edge", "deciding_one", "next_one", "table_note_gates")
    assert [key for key in gates if WORDS[key] in text(result)] == []


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
    page.locator(".notes summary").first.click()
    page.locator(".notes textarea").first.fill("A note")
    for needs_script in ("[data-view-choice]", "[data-add-action]", "[data-clear]"):
        assert page.locator(needs_script).filter(visible=True).count() == 0
    assert not page.get_by_role("button", name=WORDS["show"]).is_visible()
    assert page.locator("fieldset[data-statement]").count() == len(RULES.statements)
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


def test_a_layout_that_is_not_known() -> None:
    """A wrong layout; the error lists those that there are."""
    with pytest.raises(MacroError, match=f"papr.*{LAYOUTS[1]}"):
        assessment(Page(guide=GUIDE, source="assess/jigsaw.md"), ID, "papr")
