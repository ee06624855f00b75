"""On paper a result and its plan are a document: complete, in order, in black on white, with nothing to press."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

from tests.browser.form import GUIDE, ID, RULES, WORDS, Form
from tests.browser.plan import WORDS as PLAN
from tests.browser.plan import Plan
from toolkit_widgets.model import DOES_NOT_APPLY

FORMS = GUIDE.interface["forms"]
KEEP = GUIDE.interface["keep"]
STATEMENTS = [s.id for s in RULES.statements]
LEFT_OUT = next(s.id for s in RULES.statements if s.can_not_apply)
ANSWERS: dict[str, dict[str, str]] = {
    **{id_: {"answer": ("yes", "partly", "no")[i % 3]} for i, id_ in enumerate(STATEMENTS)},
    STATEMENTS[0]: {"answer": "yes", "evidence": "Minutes of March. " * 12},
    STATEMENTS[1]: {"answer": "dont-know", "lived_experience_says": "Nobody asked us."},
    LEFT_OUT: {"answer": DOES_NOT_APPLY, "reason": "We have no paid staff."},
}
ACTIONS: list[dict[str, Any]] = [
    {
        "what": "Meet every month\nwith lunch",
        "statement": STATEMENTS[2],
        "recommendation": RULES.statements[2].recommendations[0],
        "priority": "high",
        "who": "The team manager",
        "with": "The tenants' group",
        "by": "2027-02-01",
        "resources": "A room and lunch",
        "done": False,
    },
    {"what": "Pay people within a week", "priority": "medium", "who": "Finance", "done": True},
    {"what": "Ask for an easy-read rota", "priority": "low", "by": "2026-12-24"},
    {"what": "Tell everyone what has changed", "with": "The drama group"},
    {"what": "Look again in a year", "statement": STATEMENTS[20], "by": "2027-11-01"},
    {"done": False},
]
PARTS = {
    "answers": ANSWERS,
    "place": "Our day service",
    "completed_on": "2026-11-23",
    "respondent": {"role": "carer"},
    "actions": ACTIONS,
}
#: What only a screen can use; none of it is on paper.
ONLY_ON_SCREEN = [
    *(WORDS[key] for key in ("show", "print", "take_back", "add_action", "view_one", "read_chapter")),
    *(PLAN[key] for key in ("add", "remove", "order", "about", "priority_none", "with_hint", "with_nobody")),
    *(KEEP[key] for key in ("clear_everything", "history_heading")),
    *(
        GUIDE.interface["site"][key]
        for key in ("skip", "menu", "search", "reading", "next_heading", "previous")
    ),
]
LEAST_CONTRAST = 7
#: Width and height of a sheet, and how high the margin at its foot is, in points.
A4 = (595, 842)
FOOT = 60
#: The colours of all words that are printed, as [text, its colour, what is behind it].
_COLOURS = """() => [...document.body.querySelectorAll("*")]
    .filter((each) => each.checkVisibility() && [...each.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .map((each) => [each.textContent.trim().slice(0, 40), getComputedStyle(each), each])
    .map(([text, style, each]) => [text, each.closest("svg") ? style.fill : style.color, style.backgroundColor])"""


@pytest.fixture
def result(form: Form) -> Form:
    """Return the page with all answers, notes and actions in it, and its result shown."""
    form.open()
    form.parts = PARTS
    form.show()
    form.wait_for_result()
    return form


def sheets(page: Page) -> list[PageObject]:
    """Print the page as a person does; return the sheets."""
    return list(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages)


def words(page: Page) -> str:
    """Return what is printed, with single spaces."""
    return " ".join(" ".join(sheet.extract_text() for sheet in sheets(page)).split())


def test_everything_in_its_order(result: Form) -> None:
    """A result with notes and a plan; all of it is printed, each thing after the one before."""
    text = words(result.page)
    written = GUIDE.assessments[ID]
    named_in_headline = result.page.locator(".result__headline").inner_text().strip()
    wanted = [
        written.title,
        f"{PLAN['paper_place']} Our day service",
        f"{PLAN['paper_role']} {GUIDE.roles['carer'].name}",
        f"{PLAN['paper_date']} 23 November 2026",
        WORDS["answered"].format(answered=24, count=24),
        WORDS["edition"].format(title=written.title, id=ID, version=RULES.version),
        WORDS["result_heading"],
        named_in_headline,
        *result.sentences(),
        WORDS["picture_heading"],
        WORDS["table_heading"],
        WORDS["cell_edge"],
        WORDS["details_heading_gates"],
        WORDS["recommendations_heading"],
        WORDS["levels_heading"],
        WORDS["own_view"],
        PLAN["paper_answers"],
        *(written.statements[id_].words for id_ in STATEMENTS),
        PLAN["heading"],
        "Meet every month with lunch",
        "Pay people within a week",
        "Ask for an easy-read rota",
        "Tell everyone what has changed",
        "Look again in a year",
    ]
    assert in_order(text, wanted) == wanted


def in_order(text: str, wanted: list[str]) -> list[str]:
    """Return those of the words that stand in a text, each somewhere after the one before, lines broken anywhere."""
    found, at = [], 0
    letters = "".join(text.split())
    for each in wanted:
        place = letters.find("".join(each.split()), at)
        if place >= 0:
            found.append(each)
            at = place
    return found


def test_answers_with_what_was_written(result: Form) -> None:
    """Answers, evidence, what people say, a reason; each with its statement, and no label without its words."""
    text = words(result.page)
    answers = text.partition(f" {PLAN['paper_answers']} ")[2].partition(PLAN["heading"])[0]
    assert answers.count(FORMS["evidence"]) == 1
    assert f"{FORMS['evidence']} {'Minutes of March. ' * 12}".strip() in answers
    assert f"{FORMS['lived_experience_says']} Nobody asked us." in answers
    assert f"{FORMS['reason']} We have no paid staff." in answers
    labels = {answer.id: answer.label for answer in GUIDE.assessments[ID].answers}
    rows = answer_rows(result.page)
    assert [row[-1] for row in rows] == [labels[ANSWERS[id_]["answer"]] for id_ in STATEMENTS]


def answer_rows(page: Page) -> list[list[str]]:
    """Return the rows of the printed answers, while they are there."""
    rows: list[list[str]] = page.evaluate(
        """() => {
            dispatchEvent(new Event("beforeprint"));
            const cells = ({cells}) => [...cells].map((cell) => {
                const copy = cell.cloneNode(true);
                copy.querySelectorAll("[hidden]").forEach((each) => each.remove());
                return copy.textContent.replace(/\\s+/g, " ").trim();
            });
            const rows = [...document.querySelectorAll(".paper-answers [data-of]")].map(cells);
            dispatchEvent(new Event("afterprint"));
            return rows;
        }"""
    )
    return rows


def test_what_is_not_answered_says_so(form: Form) -> None:
    """Three answers; the other statements are printed too, and say that they have none."""
    form.open()
    form.parts = {"answers": dict(list(ANSWERS.items())[:3])}
    form.show()
    form.wait_for_result()
    assert [row[-1] for row in answer_rows(form.page)][3:] == [WORDS["not_answered"]] * 21
    text = words(form.page)
    assert PLAN["paper_place"] not in text
    assert PLAN["paper_role"] not in text
    assert WORDS["answered"].format(answered=3, count=24) in text


def test_the_plan_as_a_table(result: Form) -> None:
    """Six actions; every field of them is printed, in words, in the order in which they stand on the page."""
    plan = Plan(result)
    plan.button("order_priority").click()
    text = words(result.page).partition(PLAN["heading"])[2]
    statement = GUIDE.assessments[ID].statements[STATEMENTS[2]].words
    recommendation = GUIDE.recommendations[RULES.statements[2].recommendations[0]].name
    first = [
        "1 Meet every month with lunch",
        f"{PLAN['resources']} A room and lunch",
        f"{PLAN['about_statement'].format(question=3)} {statement}",
        f"{PLAN['about_recommendation']} {recommendation}",
        PLAN["priority_high"],
        "The team manager",
        "The tenants' group",
        "1 Feb 2027",
    ]
    others = [
        "3 Ask for an easy-read rota",
        PLAN["priority_low"],
        "24 Dec 2026",
        "4 Tell everyone what has changed",
    ]
    done = ["2 Pay people within a week", PLAN["priority_medium"], "Finance", PLAN["done"]]
    wanted = [*first, *others, "5 Look again in a year", *done]
    assert in_order(text, wanted) == wanted


def test_no_controls_and_no_navigation(result: Form) -> None:
    """The whole document; none of the words that only a screen can use."""
    text = words(result.page)
    assert [each for each in ONLY_ON_SCREEN if each in text] == []
    assert WORDS["question_number"].format(number=1, count=24) not in text


def test_a4_with_page_numbers_and_no_empty_halves(result: Form) -> None:
    """All sheets A4, at most nine; each has its number, and all but the last are written on below the middle."""
    printed = sheets(result.page)
    assert {(round(float(s.mediabox.width)), round(float(s.mediabox.height))) for s in printed} == {
        (595, 842)
    }
    assert len(printed) <= 9
    for number, sheet in enumerate(printed, start=1):
        assert "".join(text for height, text in lines(sheet) if height < FOOT).strip() == str(number)
    for sheet in printed[:-1]:
        assert min(height for height, text in lines(sheet) if height > FOOT and text.strip()) < A4[1] / 2


def lines(sheet: PageObject) -> list[tuple[float, str]]:
    """Return the words of a sheet, each run with its height above the lower edge, in points."""
    found: list[tuple[float, str]] = []

    def see(text: str, now: list[float], place: list[float], *_: object) -> None:
        found.append((now[1] * place[4] + now[3] * place[5] + now[5], text))

    sheet.extract_text(visitor_text=see)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_black_and_white(result: Form, scheme: str) -> None:
    """A light and a dark device; all words are dark on white, so that grey ink is enough."""
    result.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    result.page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    colours: list[tuple[str, str, str]] = result.page.evaluate(_COLOURS)
    assert len(colours) > 200
    assert [each for each in colours if contrast_with_white(each[1]) < LEAST_CONTRAST] == []
    assert {each[2] for each in colours} <= {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}


def contrast_with_white(colour: str) -> float:
    """Return the contrast of ``rgb(1, 2, 3)`` with white (WCAG 2.2, "contrast ratio")."""
    parts = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_the_page_is_afterwards_what_it_was(result: Form) -> None:
    """Printed twice; the screen shows what it showed before, and the second print is like the first."""
    before = result.page.locator("main").inner_text()
    first = words(result.page)
    assert result.page.locator("main").inner_text() == before
    assert result.page.locator(".paper-facts, .paper-answers").count() == 0
    assert "prints-result" not in str(result.page.locator("html").get_attribute("class"))
    assert words(result.page) == first
    assert result.complaints == []


def test_without_answers_it_is_the_blank_form(form: Form) -> None:
    """Nothing answered; statements and circles, lines for notes, an empty plan; neither result nor answers."""
    form.open()
    text = words(form.page)
    questions = [WORDS["question_number"].format(number=n, count=24) for n in range(1, 25)]
    wanted = [*questions, PLAN["heading"], PLAN["what"], PLAN["resources"]]
    assert in_order(text, wanted) == wanted
    assert text.count(FORMS["evidence"]) == 24
    assert WORDS["result_heading"] not in text
    assert PLAN["paper_answers"] not in text
    assert [each for each in ONLY_ON_SCREEN if each in text] == []
    assert len(sheets(form.page)) <= 12


def test_a_plan_without_a_result(form: Form) -> None:
    """Actions and some answers, no result asked for; a document all the same, without a result."""
    form.open()
    form.parts = {"answers": {STATEMENTS[0]: {"answer": "yes"}}, "actions": ACTIONS[:2]}
    text = words(form.page)
    wanted = [
        GUIDE.assessments[ID].title,
        PLAN["paper_answers"],
        PLAN["heading"],
        "Meet every month with lunch",
    ]
    assert in_order(text, wanted) == wanted
    assert WORDS["result_heading"] not in text
    assert [each for each in ONLY_ON_SCREEN if each in text] == []


@pytest.mark.parametrize("assessment", sorted(set(GUIDE.assessments) - {ID}))
def test_the_other_assessments(form: Form, assessment: str) -> None:
    """Answers to each of the others; a document with their words, on a few sheets."""
    form.id = assessment
    form.open()
    rules, written = GUIDE.rules.assessments[assessment], GUIDE.assessments[assessment]
    answers = rules.scale.answers
    chosen = {s.id: answers[i % len(answers) if i else 1] for i, s in enumerate(rules.statements)}
    chosen = {id_: "dont-know" if answer == DOES_NOT_APPLY else answer for id_, answer in chosen.items()}
    form.parts = {
        "answers": {id_: {"answer": answer} for id_, answer in chosen.items()},
        "actions": ACTIONS[1:2],
    }
    form.show()
    form.wait_for_result()
    text = words(form.page)
    wanted = [
        written.title,
        WORDS["result_heading"],
        WORDS["own_view"],
        PLAN["paper_answers"],
        *(written.statements[s.id].words for s in rules.statements),
        PLAN["heading"],
        "Pay people within a week",
    ]
    assert in_order(text, wanted) == wanted
    assert len(sheets(form.page)) <= 6


def test_from_the_home_page_to_a_printed_action_plan(form: Form) -> None:
    """Home, the quick assessment, four answers, the result, an action from it, print: under ten clicks in all."""
    page = form.page
    # At the document: a press that the browser's driver takes back, since the page moved, never gets there.
    page.add_init_script(
        "document.addEventListener('pointerdown', () => { sessionStorage.n = Number(sessionStorage.n ?? 0) + 1; }, true);"
        "window.print = () => { window.printed = (window.printed ?? 0) + 1; };"
    )
    form.id = "quick"
    page.goto(form.server)
    page.get_by_role("link", name=GUIDE.interface["site"]["door_assess"]).first.click()
    page.get_by_role("main").get_by_role("link", name=GUIDE.assessments["quick"].title).first.click()
    for statement in GUIDE.rules.assessments["quick"].statements:
        page.locator(f'label[for="{statement.id}--told-or-asked"]').click()
    form.show()
    form.wait_for_result()
    page.locator("[data-result] [data-add-action]").filter(visible=True).first.click()
    page.keyboard.type("Invite the tenants' group to plan the next meeting")
    Plan(form).root.get_by_role("button", name=WORDS["print"]).click()
    assert page.evaluate("window.printed") == 1
    clicks = page.evaluate("Number(sessionStorage.n)")
    assert clicks == 9
    assert "Invite the tenants' group to plan the next meeting" in words(page)
