"""From the first answer to a result computed by Python in the browser, under a strict policy."""

from __future__ import annotations

import random
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.form import GUIDE, ID, RULES, WORDS, Form
from tests.engine import goldens
from toolkit_widgets.model import DOES_NOT_APPLY, Scale

STATEMENTS = [s.id for s in RULES.statements]
ALL_YES = dict.fromkeys(STATEMENTS, "yes")
#: In the order in which the page offers them.
OFFERED = [answer.id for answer in GUIDE.assessments[ID].answers]


def random_answers(seed: int) -> dict[str, str]:
    """Return answers of every kind, some missing; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    weights = {
        "no": 2,
        "partly": 3,
        "yes": 5,
        "dont-know": 1,
        "prefer-not-to-say": 1,
        DOES_NOT_APPLY: 2,
        "": 1,
    }
    answers = {}
    for statement in RULES.statements:
        known = [a for a in weights if a != DOES_NOT_APPLY or statement.can_not_apply]
        answer = chance.choices(known, [weights[a] for a in known])[0]
        if answer:
            answers[statement.id] = answer
    return answers


def golden_answers(assessment: str = ID) -> dict[str, dict[str, str]]:
    """Return the answers of an assessment's golden cases, by the name of the case."""
    requests = {case: goldens.request(assessment, case)["answers"] for case in goldens.CASES[assessment]}
    return {case: {id_: given["answer"] for id_, given in sent.items()} for case, sent in requests.items()}


def test_nothing_is_fetched_for_a_reader_who_only_reads(form: Form) -> None:
    """Page opened and scrolled; neither the worker nor any file of the engine is asked for."""
    form.open()
    form.page.mouse.wheel(0, 5000)
    form.page.wait_for_load_state("networkidle")
    assert [url for url in form.asked if "engine/" in url or "engine-worker" in url] == []
    assert form.said == ""


def test_all_by_keyboard(form: Form) -> None:
    """24 answers with Tab, arrows and space alone; the result takes the focus and is CPython's."""
    form.open()
    answers = {id_: ["yes", "partly", "no", "dont-know"][i * 5 % 7 % 4] for i, id_ in enumerate(STATEMENTS)}
    for statement, answer in answers.items():
        _tab_to(form.page, statement)
        form.page.keyboard.press("Space")
        for _ in range(OFFERED.index(answer)):
            form.page.keyboard.press("ArrowDown")
    assert form.chosen() == answers
    _tab_to_button(form.page, WORDS["show"])
    form.page.keyboard.press("Enter")
    form.wait_for_result()
    assert form.focus == "result"
    assert form.page.locator("#result").is_visible()
    form.wait_for(answers)
    assert form.complaints == []
    assert {urlsplit(url).netloc for url in form.asked} == {urlsplit(form.server).netloc}


def _tab_to(page: Page, statement: str) -> None:
    for _ in range(60):
        if page.evaluate("document.activeElement.name ?? ''") == statement:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {statement}")


def _tab_to_button(page: Page, words: str) -> None:
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == words:
            return
    raise AssertionError(f"Tab does not reach {words}")


@pytest.mark.parametrize("id_", sorted(set(GUIDE.assessments) - {ID}))
def test_results_of_the_others(form: Form, id_: str) -> None:
    """Golden cases of the other assessments; picture, lists, sentences and table are those of CPython."""
    form.id = id_
    form.open()
    form.show()
    form.wait_for_result()
    for answers in golden_answers(id_).values():
        form.choose(answers)
        form.wait_for(answers)
        _words_agree(form)
    assert form.complaints == []


def test_results_are_those_of_cpython(form: Form) -> None:
    """Golden cases and random answers one after the other; words, picture, table and lists are the engine's."""
    form.open()
    form.choose(ALL_YES)
    form.show()
    form.wait_for_result()
    for answers in (*golden_answers().values(), *map(random_answers, range(20))):
        form.choose(answers)
        form.wait_for(answers)
        _words_agree(form)
    assert form.complaints == []


def _words_agree(form: Form) -> None:
    """Hold that sentences and table say what the picture shows; of what decides only where something can."""
    names = {level.number: level.name for level in GUIDE.levels.values()}
    scale = GUIDE.assessments[form.id].scale
    is_gates = scale is Scale.GATES
    for facts, sentence, row in zip(form.shown()["dimensions"], form.sentences(), form.table(), strict=True):
        topic = GUIDE.topics[facts["id"]].name.lower()
        ends = {facts["lowest"], facts["highest"]}
        assert row[0] == topic
        assert len(row) == 2 + is_gates
        if ends == {-1}:
            assert sentence == WORDS[f"sentence_not_enough_{scale}"].format(dimension=topic)
            assert row[1:] == [WORDS["cell_not_enough"], WORDS["cell_open"]][: 1 + is_gates]
            continue
        low, high = names[min(ends)], names[max(ends)]
        kind = "range" if len(ends) > 1 else "level" if min(ends) else "not_yet"
        said = WORDS[f"sentence_{kind}"].format(dimension=topic, lowest=low, highest=high)
        assert sentence == (f"{said} {_sure(len(facts['deciding']))}" if is_gates else said)
        assert row[1] == (WORDS["cell_range"].format(lowest=low, highest=high) if len(ends) > 1 else low)
        assert row[2:] == [WORDS["cell_edge" if facts["deciding"] else "cell_firm"]][:is_gates]


def _sure(deciding: int) -> str:
    if deciding < 2:
        return WORDS["sure_one" if deciding else "sure_firm"]
    return WORDS["sure_several"].format(deciding=WORDS["numbers"].split()[deciding])


def test_later_answers_update_the_result(form: Form) -> None:
    """One answer changed; the result follows, the focus stays, and the change alone is said, once."""
    form.open()
    form.choose(ALL_YES)
    form.show()
    form.wait_for_result()
    assert form.said == ""
    before = form.sentences()
    form.answer(STATEMENTS[5], "no")
    form.wait_for({**ALL_YES, STATEMENTS[5]: "no"})
    after = form.sentences()
    assert after[0] != before[0]
    assert after[1:] == before[1:]
    assert form.focus == f"{STATEMENTS[5]}--no"
    assert form.said == f"{WORDS['updated']} {after[0]} {WORDS['shown_link']}"


def test_answers_given_while_it_gets_ready_count(form: Form) -> None:
    """Asked for the result at once, then answered on; the newest answers are shown, where the person is."""
    form.open()
    form.answer(STATEMENTS[0], "yes")
    assert form.said == WORDS["loading"]
    form.show()
    assert form.said == WORDS["waiting"]
    form.choose(random_answers(7))
    form.page.locator(f'[id="{STATEMENTS[3]}--no"]').focus()
    form.wait_for_result()
    form.wait_for(random_answers(7))
    assert form.focus == f"{STATEMENTS[3]}--no"
    assert form.said == f"{WORDS['shown']} {WORDS['shown_link']}"


def test_getting_ready_is_seen_and_spoken(form: Form) -> None:
    """First touch, nothing else; the status says that it gets ready, then that it is."""
    form.open()
    form.answer(STATEMENTS[0], "partly")
    assert form.said == WORDS["loading"]
    form.wait_until_said("ready")
    assert not form.page.locator("[data-result]").is_visible()
    assert form.page.locator("[data-progress]").inner_text() == "1 of 24 answered"


def test_links_lead_to_statements_and_recommendations(form: Form) -> None:
    """A result; its link goes to the statement, its recommendations to the sections that explain them."""
    form.open()
    form.choose(dict.fromkeys(STATEMENTS, "no"))
    form.show()
    form.wait_for_result()
    form.wait_for(dict.fromkeys(STATEMENTS, "no"))
    link = form.page.locator("[data-list=next] a").first
    assert GUIDE.assessments[ID].statements[STATEMENTS[0]].words in link.inner_text()
    link.click()
    assert form.page.locator(":target").get_attribute("data-statement") == STATEMENTS[0]
    first = form.page.locator("[data-recommendations] li")
    assert first.count() == 3
    first.first.get_by_role("link").click()
    section = GUIDE.recommendations[form_order()[0]].section
    assert form.page.url.endswith("#" + section.partition("#")[2])
    assert form.page.locator(":target").count() == 1


def form_order() -> list[str]:
    """Return the recommendations in the guide's order."""
    return list(GUIDE.rules.recommendations)


def test_an_answer_can_be_taken_back(form: Form) -> None:
    """The button is there only for what is answered; it takes the answer back and stays with the question."""
    form.open()
    question = form.page.locator(f'[data-statement="{STATEMENTS[2]}"]')
    button = question.get_by_role("button", name=WORDS["take_back"])
    assert not button.is_visible()
    form.answer(STATEMENTS[2], "yes")
    button.click()
    assert form.chosen() == {}
    assert not button.is_visible()
    assert form.focus == f"{STATEMENTS[2]}--{OFFERED[0]}"
    assert form.page.locator("[data-progress]").inner_text() == "0 of 24 answered"


def test_headline_and_date(form: Form) -> None:
    """Furthest and least far by name, as the language joins them; the day, written out in British English."""
    form.page.clock.set_fixed_time("2026-11-23T12:00:00")
    form.open()
    furthest, *others = [dimension.id for dimension in RULES.dimensions]
    answers = {
        s.id: "yes" for d in RULES.dimensions for s in d.statements if d.id == furthest or s.level == 1
    }
    answers |= {id_: answers.get(id_, "no") for id_ in STATEMENTS}
    form.choose(answers)
    form.show()
    form.wait_for_result()
    names = [GUIDE.pieces[id_].name.lower() for id_ in (furthest, *others)]
    behind = f"{', '.join(names[1:-1])} and {names[-1]}"
    headline = form.page.locator(".result__headline").inner_text().strip()
    assert headline == WORDS["headline_apart"].format(furthest=names[0], least_far=behind)
    assert "23 November 2026" in form.page.locator("[data-made]").inner_text()


@pytest.mark.parametrize(("answer", "key"), [("yes", "headline_same"), ("dont-know", "headline_none")])
def test_headline_where_nothing_stands_out(form: Form, answer: str, key: str) -> None:
    """All alike, or nothing known; the headline says that instead."""
    form.open()
    form.choose(dict.fromkeys(STATEMENTS, answer))
    form.show()
    form.wait_for_result()
    assert form.page.locator(".result__headline").inner_text().strip() == WORDS[key]


def test_the_next_description(form: Form) -> None:
    """A description chosen; the result says what was said and which would come next, in the statement's words."""
    form.id = "quick"
    statement = next(iter(GUIDE.assessments["quick"].statements.values()))
    form.open()
    form.answer(statement.id, "descriptive")
    form.show()
    form.wait_for_result()
    part = form.page.locator(".result__part").first.inner_text()
    assert WORDS["you_said"].format(answer=statement.descriptions["descriptive"]) in part
    assert WORDS["next_description"].format(description=statement.descriptions["intermediate"]) in part
    assert statement.descriptions["transformative"] not in part


def test_leaving_out_needs_a_reason(form: Form) -> None:
    """Answered "Does not apply" without a reason is unknown; once a reason stands there, it is left out."""
    left_out = next(s.id for s in RULES.statements if s.can_not_apply)
    part = next(d for d in RULES.dimensions if left_out in {s.id for s in d.statements}).id
    form.open()
    form.choose({**ALL_YES, left_out: DOES_NOT_APPLY})
    reason = form.page.locator(f'[data-note=reason][data-of="{left_out}"]')
    reason.fill("")
    form.show()
    form.wait_for_result()
    assert [d["lowest"] < d["highest"] for d in form.shown()["dimensions"] if d["id"] == part] == [True]
    reason.fill("We have no paid staff.")
    form.wait_for({**ALL_YES, left_out: DOES_NOT_APPLY})


def test_answers_that_the_browser_put_back_are_noticed(form: Form) -> None:
    """Radios chosen before any touch, as after "back"; the page says so, and counts them in the result."""
    form.page.add_init_script(
        "addEventListener('DOMContentLoaded', () => document.querySelector('input[value=yes]').checked = true)"
    )
    form.open()
    assert form.said == WORDS["restored"]
    assert form.page.locator("[data-progress]").inner_text() == "1 of 24 answered"
    form.show()
    form.wait_for_result()
    form.wait_for({STATEMENTS[0]: "yes"})


@pytest.mark.parametrize("way", ["reload", "back"])
def test_coming_back(form: Form, way: str) -> None:
    """Answers, then a reload or another page and back; what is counted is what is chosen, and it works on."""
    form.open()
    form.answer(STATEMENTS[0], "no")
    if way == "reload":
        form.page.reload()
    else:
        form.page.goto(form.server)
        form.page.go_back()
    chosen = form.chosen()
    assert form.page.locator("[data-progress]").inner_text() == f"{len(chosen)} of 24 answered"
    form.answer(STATEMENTS[1], "partly")
    form.show()
    form.wait_for_result()
    form.wait_for({**chosen, STATEMENTS[1]: "partly"})


def test_nothing_is_stored(form: Form) -> None:
    """A result made; no cookie, no storage, nothing in the address."""
    form.open()
    form.choose(ALL_YES)
    form.show()
    form.wait_for_result()
    kept = form.page.evaluate(
        "async () => [document.cookie, localStorage.length, sessionStorage.length,"
        " (await indexedDB.databases()).length, (await caches.keys()).length]"
    )
    assert kept == ["", 0, 0, 0, 0]
    assert form.page.url == form.server + "assess/jigsaw/"
