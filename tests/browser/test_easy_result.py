"""The result in easy words says what the engine says: the same goldens, the same levels, and it prints well."""

from __future__ import annotations

from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

from tests.browser.easy import WORDS, Easy, easy_label, facts, row
from tests.browser.form import GUIDE, Answers, result_of
from tests.browser.test_assessment import golden_answers, random_answers
from tests.browser.test_print_result import A4, FOOT, in_order, lines
from toolkit_widgets.model import Scale

IDS = list(GUIDE.assessments)
MIXED = ["yes", "partly", "no", "yes", "dont-know", "yes", "yes", "yes"]


@pytest.fixture
def easy(page: Page, strict_server: str) -> Easy:
    """Return the easy-read page, not opened yet."""
    return Easy(page, strict_server)


def asked(easy: Easy, answers: Answers) -> None:
    """Open the page with these answers and wait for the result."""
    easy.open()
    easy.choose(answers)
    easy.show()
    easy.wait_for_result()


def mixed(id_: str) -> dict[str, str]:
    """Return answers of every kind."""
    statements = GUIDE.assessments[id_].statements
    answers = MIXED if id_ != "quick" else ["descriptive", "told-or-asked", "transformative", "dont-know"]
    return {statement: answers[i % len(answers)] for i, statement in enumerate(statements)}


def agrees(easy: Easy, answers: Answers) -> None:
    """Hold that pictures, sentences and lists are those of the engine's result."""
    shown, wanted = easy.result(), facts(answers, easy.id)
    assert [{key: part[key] for key in wanted[0]} for part in shown["parts"]] == wanted
    for part in shown["parts"]:
        assert (part["picture"], part["sentence"]) == level_of(part["lowest"], part["highest"])
        says_more(part["words"], part["lowest"], part["highest"])
    good = (
        ("yes",)
        if GUIDE.assessments[easy.id].scale is Scale.GATES
        else ("descriptive", "intermediate", "transformative")
    )
    assert shown["well"] == [s for s in easy.statements if answers.get(s) in good]
    assert sorted(shown["recommendations"]) == sorted(result_of(answers, easy.id)["recommendations"])
    assert shown["said"] == {s: easy_label(easy.id, answers.get(s, "")) for s in easy.statements}


def level_of(lowest: int | None, highest: int | None) -> tuple[list[str], str]:
    """Return the picture and the sentence of a part between two levels."""
    if lowest is None:
        return ["question"], WORDS["reach_not_enough"]
    picture = next(level.picture for level in GUIDE.levels.values() if level.number == lowest)
    kind = "range" if lowest != highest else "level" if lowest else "not_yet"
    return [picture], WORDS[f"reach_{kind}"].format(lowest=lowest)


def says_more(said: str, lowest: int | None, highest: int | None) -> None:
    """Hold that a part says what its level means and what comes next, and of no other level."""
    for level in GUIDE.levels.values():
        meaning = " ".join(words for each in level.easy_read for words in each.words)
        next_step = " ".join(words for each in level.easy_next_step for words in each.words)
        assert (meaning in said) == (level.number == lowest == highest)
        assert (next_step in said) == (level.number == lowest)
    is_range = lowest is not None and lowest != highest
    assert (row("result-may-be", highest=highest) in said) == is_range


@pytest.mark.parametrize("id_", IDS)
def test_results_are_those_of_the_engine(easy: Easy, id_: str) -> None:
    """Golden cases (and random answers to the jigsaw) one after the other; easy words and engine agree on every one."""
    easy.id = id_
    cases = [*golden_answers(id_).values(), *(map(random_answers, range(10)) if id_ == "jigsaw" else ())]
    asked(easy, dict(cases[0]))
    for answers in cases:
        easy.choose(answers)
        easy.page.wait_for_function(
            "(wanted) => JSON.stringify([...document.querySelectorAll('.easy-part')].map(({dataset}) =>"
            " [dataset.lowest ?? null, dataset.highest ?? null])) === JSON.stringify(wanted)",
            arg=[
                [None if d[end] is None else str(d[end]) for end in ("lowest", "highest")]
                for d in facts(answers, id_)
            ],
        )
        easy.page.wait_for_function("() => document.querySelector('[data-status]') !== null")
        agrees(easy, answers)
    assert easy.complaints == []


def test_nothing_answered(easy: Easy) -> None:
    """Asked for at once; more answers are asked for, each unknown question is a link to it, nothing is claimed."""
    asked(easy, {})
    agrees(easy, {})
    assert row("result-none") in " ".join(easy.page.locator(".result__headline").inner_text().split())
    assert row("well-none") in " ".join(easy.page.locator(".easy-well").inner_text().split())
    easy.page.locator("[data-list=unknown] a").nth(8).click()
    assert easy.here() == [f"question-{easy.statements[8]}"]


def test_who_where_and_when(easy: Easy) -> None:
    """Role, place and day stand with the result, in easy words."""
    easy.page.clock.set_fixed_time("2026-11-23T12:00:00")
    easy.open()
    easy.parts = {
        "answers": {easy.statements[0]: {"answer": "yes"}},
        "place": "Our day centre",
        "respondent": {"role": "carer"},
    }
    easy.show()
    easy.wait_for_result()
    about = " ".join(easy.page.locator(".result__about").inner_text().split())
    who = WORDS["who"].format(role=GUIDE.roles["carer"].easy_read)
    assert about == f"{who} {WORDS['where'].format(place='Our day centre')}"
    made = " ".join(easy.page.locator("[data-made]").inner_text().split())
    assert made == row("made", date="23 November 2026", answered=1, count=24)


def test_a_changed_answer_changes_the_result(easy: Easy) -> None:
    """Shown, then an answer changed; the result follows and the page says so."""
    answers = dict.fromkeys(easy.statements, "yes")
    asked(easy, answers)
    easy.choose({**answers, easy.statements[0]: "no"})
    easy.page.wait_for_function(
        "() => document.querySelector('[data-dimension=culture]').dataset.lowest === '0'"
    )
    assert easy.told.startswith(row("said-updated"))
    agrees(easy, {**answers, easy.statements[0]: "no"})


def sheets(page: Page) -> list[PageObject]:
    """Print the page as a person does; return the sheets."""
    return list(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages)


def words_of(printed: list[PageObject]) -> str:
    """Return what is printed."""
    return " ".join(" ".join(sheet.extract_text() for sheet in printed).split())


@pytest.mark.parametrize("id_", IDS)
def test_a_printed_result(easy: Easy, id_: str) -> None:
    """On A4, with page numbers, in order, on a few sheets: the result and the answers, nothing to press, no form."""
    easy.id = id_
    answers = mixed(id_)
    asked(easy, answers)
    sentences = [part["sentence"] for part in easy.result()["parts"]]
    printed = sheets(easy.page)
    text = words_of(printed)
    written = GUIDE.assessments[id_]
    wanted = [
        written.easy_title,
        WORDS["result_heading"],
        *sentences,
        WORDS["well_heading"],
        WORDS["next_heading"],
        WORDS["meanings_heading"],
        WORDS["answers_heading"],
        *(s.easy_read for s in written.statements.values()),
        WORDS["own_view_heading"],
        *GUIDE.easy_assessment["own-view"].words,
        WORDS["edition"].format(id=id_, version=GUIDE.rules.assessments[id_].version),
    ]
    assert in_order(text, wanted) == wanted
    unwanted = [
        WORDS[key] for key in ("print", "keep_heading", "start_heading", "paper_heading", "save", "next")
    ]
    assert [words for words in unwanted if f" {words} " in text and words != WORDS["next"]] == []
    assert {(round(float(s.mediabox.width)), round(float(s.mediabox.height))) for s in printed} == {A4}
    assert len(printed) <= 12
    for number, sheet in enumerate(printed, start=1):
        assert "".join(found for height, found in lines(sheet) if height < FOOT).strip() == str(number)


@pytest.mark.parametrize("id_", IDS)
def test_a_printed_blank(easy: Easy, id_: str) -> None:
    """Before there is a result: every question with its answers to tick, none split between two sheets."""
    easy.id = id_
    easy.open()
    printed = sheets(easy.page)
    pages = ["".join(sheet.extract_text().split()) for sheet in printed]
    for words in GUIDE.assessments[id_].statements.values():
        (sheet,) = (page for page in pages if "".join(words.easy_read.split()) in page)
        after = sheet.partition("".join(words.easy_read.split()))[2]
        assert "Idonotwanttosay" in after
    text = words_of(printed)
    assert row("paper-type") in text
    assert [
        key
        for key in ("back", "more_answers", "keep_heading", "role_none")
        if f" {WORDS[key]} " in text.replace(WORDS["role_none"], "")
    ] == []
    assert len(printed) <= 12
