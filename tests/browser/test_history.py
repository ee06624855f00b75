"""An earlier file beside the answers on the page: what has moved, in words, as the engine says it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.keep import GUIDE, ID, PATIENCE, RULES, STATEMENTS, WORDS, Keep, Tab, engine, said
from tests.browser.test_failures import missing
from tests.engine.documents import as_bytes
from tests.site.test_axe import in_every_look
from tests.site.test_layout import TOO_WIDE

HTML = "<img src=x onerror=\"document.title='caught'\">"
APPLIES_NOT = next(s.id for s in RULES.statements if s.can_not_apply)
CULTURE, STRUCTURE, PRACTICE, REVIEW = (d.id for d in RULES.dimensions)
LABELS = {answer.id: answer.label for answer in GUIDE.assessments[ID].answers}
LEVELS = {level.number: level.name for level in GUIDE.levels.values()}


def answers(**by_dimension: str) -> dict[str, Any]:
    """Return answers, a letter for each statement of a dimension: y, p, n, ? (don't know), - (does not apply), space."""
    words = {"y": "yes", "p": "partly", "n": "no", "?": "dont-know", "-": "does-not-apply"}
    pairs = [
        (statement.id, words[letter])
        for dimension in RULES.dimensions
        for statement, letter in zip(
            dimension.statements, by_dimension.get(dimension.id, " " * 6), strict=True
        )
        if letter != " "
    ]
    return {
        id_: {"answer": a, **({"reason": "No staff"} if a == "does-not-apply" else {})} for id_, a in pairs
    }


def earlier(given: dict[str, Any], **more: object) -> dict[str, Any]:
    """Return last year's file."""
    return {
        "format": "co-production-answers",
        "format_version": 1,
        "assessment": ID,
        "assessment_version": RULES.version,
        "completed_on": "2025-11-23",
        "place": f"Our day service {HTML}",
        "answers": given,
        **more,
    }


#: Every move there is: up, down, the same, unclear and not enough; known and unknown, then and now.
THEN = earlier(
    {
        **answers(culture="yynnnn", structure="yyyyyy", practice="yy?? y", review="      "),
        APPLIES_NOT: {"answer": "does-not-apply", "reason": "No staff"},
        "weather": {"answer": HTML},
    }
)
NOW = {
    **answers(culture="yyyyyy", structure="ynnnnn", practice="y?yy y", review="yyyyyy"),
    APPLIES_NOT: {"answer": "no"},
}


@pytest.fixture
def tab(keep: Keep) -> Tab:
    """Return the page with this year's answers on it."""
    tab = keep.open()
    tab.put({"answers": NOW})
    return tab


@pytest.fixture
def looking(tab: Tab) -> Tab:
    """Return the page with last year's file beside this year's answers."""
    look_back(tab, THEN)
    tab.says("history_shown", "answers-history")
    return tab


def look_back(tab: Tab, document: dict[str, Any]) -> None:
    """Open a file to look back at."""
    tab.drop("answers-history", as_bytes(document))


def moved(dimension: dict[str, Any]) -> str:
    """Return what the page calls the move of a dimension."""
    return dimension["direction"] or ("not-enough" if dimension["comparable"] else "changed")


def reach(dimension: dict[str, Any], when: str) -> str:
    """Return what the page shows for a dimension at one time."""
    found = dimension[when]
    words = GUIDE.interface["assessment"]
    if not dimension["comparable"]:
        return WORDS["cell_changed"]
    if not found["enough"]:
        return words["cell_not_enough"]
    low, high = LEVELS[found["lowest"]], LEVELS[found["highest"]]
    return low if low == high else words["cell_range"].format(lowest=low, highest=high)


def seen(tab: Tab) -> dict[str, Any]:
    """Return what stands there: sentences, the rows of the table, and each group's heading and items."""
    found: dict[str, Any] = tab.page.locator("[data-then-and-now]").evaluate("""(root) => {
        const words = (element) => element.innerText.replace(/\\s+/g, " ").trim();
        const visible = (selector) => [...root.querySelectorAll(selector)].filter((each) => each.checkVisibility());
        root.querySelectorAll("details").forEach((fold) => (fold.open = true));
        return {
            sentences: visible("[data-moved]").map(words),
            head: visible("thead th").map(words),
            table: visible("tbody tr").map((row) => [...row.cells].map(words)),
            groups: visible(".history__moves").map((group) =>
                [words(group.querySelector("h5, summary")), [...group.querySelectorAll("li")].map(words)]),
        };
    }""")
    return found


def wanted(then: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """Return what must stand there, by what the engine makes of both in CPython."""
    history = engine("history", assessment=ID, parts={"answers": now}, then={"text": json.dumps(then)})[
        "history"
    ]
    names = {dimension.id: GUIDE.topics[dimension.id].name for dimension in RULES.dimensions}
    sentences, groups = [], []
    for move in ("up", "down", "same", "unclear", "not-enough", "changed"):
        if of_it := [names[d["id"]].lower() for d in history["dimensions"] if moved(d) == move]:
            listed = " and ".join([", ".join(of_it[:-1]), of_it[-1]] if of_it[1:] else of_it)
            sentences.append(said(f"history_{move.replace('-', '_')}", names=listed))
    for move in (
        "up",
        "down",
        "known-now",
        "unknown-now",
        "applies-now",
        "left-out-now",
        "same",
        "still-unknown",
    ):
        items = [item(s) for s in history["statements"] if s["move"] == move]
        if items:
            groups.append([said(f"move_{move.replace('-', '_')}", how_many=len(items)), items])
    if history["left_out"]:
        items = [said(f"why_{each['why']}", words=words_of(each["id"])) for each in history["left_out"]]
        groups.append([said("history_left_out", how_many=len(items)), items])
    table = [
        [names[d["id"]], reach(d, "then"), reach(d, "now"), WORDS[f"cell_{moved(d).replace('-', '_')}"]]
        for d in history["dimensions"]
    ]
    return {"sentences": sentences, "table": table, "groups": groups}


def words_of(id_: str) -> str:
    """Return a statement's words, or its id where it has none."""
    return GUIDE.assessments[ID].statements[id_].words if id_ in STATEMENTS else id_


def item(statement: dict[str, Any]) -> str:
    """Return the line about one statement."""
    then, now = (LABELS.get(statement[when], WORDS["history_not_answered"]) for when in ("then", "now"))
    words = said("history_said_both", now=now) if then == now else said("history_said", then=then, now=now)
    return f"{words_of(statement['id'])} {words}"


def test_then_and_now(keep: Keep, looking: Tab) -> None:
    """Every kind of move; sentences first, then the table, then each statement, as the engine says it."""
    found = seen(looking)
    assert {key: found[key] for key in ("sentences", "table", "groups")} == wanted(THEN, NOW)
    assert found["head"][1] == said("history_then_on", then_date="23 November 2025")
    moves = {heading.split(" (")[0] for heading, _ in found["groups"]}
    assert len(moves) >= 7
    assert len({row[3] for row in found["table"]}) >= 3
    assert looking.focus == WORDS["history_result"]
    expect(looking.page.locator("[data-then-and-now]")).to_contain_text(
        said("history_place", then_place=THEN["place"])
    )
    assert looking.page.locator("answers-history img").count() == 0
    assert looking.parts == {"answers": NOW}
    assert keep.complaints == []


def test_nothing_of_it_is_stored(looking: Tab) -> None:
    """Saving on, an earlier file open; only this year's answers are saved."""
    looking.press("save")
    looking.says("on")
    assert looking.saved["parts"] == {"answers": NOW}
    assert looking.saved["kept"] == ""


def test_it_follows_the_answers(looking: Tab) -> None:
    """Answers changed while last year's file is open; then and now follow, the focus stays."""
    looking.answer(0, "no")
    now = {**NOW, STATEMENTS[0]: {"answer": "no"}}
    looking.page.wait_for_function(
        "(words) => document.querySelector('[data-then-and-now] tbody').innerText.includes(words)",
        arg=WORDS["cell_down"],
    )
    found = seen(looking)
    expect(looking.page.locator('[data-move="down"] li').first).to_contain_text(words_of(STATEMENTS[0]))
    assert found["sentences"] != wanted(THEN, NOW)["sentences"]
    assert {key: seen(looking)[key] for key in ("sentences", "table", "groups")} == wanted(THEN, now)


def test_statements_that_have_changed(tab: Tab) -> None:
    """A file of a version with other meanings; its statements are listed with why and left out, nothing is claimed."""
    then = {**THEN, "assessment_version": "0.9.0"}
    look_back(tab, then)
    tab.says("history_shown", "answers-history")
    found = seen(tab)
    assert {key: found[key] for key in ("sentences", "table", "groups")} == wanted(then, NOW)
    assert len(found["groups"][-1][1]) == len(STATEMENTS) + 1


def test_without_day_and_place(tab: Tab) -> None:
    """A file without a day and a place; none is claimed."""
    look_back(tab, {key: value for key, value in THEN.items() if key not in ("completed_on", "place")})
    tab.says("history_shown", "answers-history")
    assert seen(tab)["head"][1] == WORDS["history_then"]
    expect(tab.page.locator("[data-choice=then-place]")).to_be_hidden()


def test_another_assessment_is_refused(tab: Tab) -> None:
    """A file of another assessment; refused in words, nothing is shown, the page is as it was."""
    look_back(tab, {**THEN, "assessment": "quick", "answers": {}})
    tab.says("history_other", "answers-history")
    expect(tab.page.locator("[data-then-and-now]")).to_be_hidden()
    assert tab.parts == {"answers": NOW}


def test_a_bad_file_is_refused(keep: Keep, tab: Tab) -> None:
    """No such file, pasted; refused with the engine's own finding; what was shown before stays."""
    look_back(tab, THEN)
    tab.says("history_shown", "answers-history")
    before = seen(tab)
    tab.paste("{", "answers-history", "history_paste_open")
    found = engine("open", text="{")
    said_ = tab.page.locator("answers-history [data-said]")
    expect(said_).to_contain_text(WORDS["history_refused"], timeout=PATIENCE)
    assert " ".join(said_.inner_text().split()) == f"{said('history_refused')} {said('refused_why', **found)}"
    assert seen(tab) == before
    assert tab.parts == {"answers": NOW}
    assert keep.complaints == []


def test_no_engine(keep: Keep) -> None:
    """A part of the engine is missing; said, and another try works."""
    keep.context.route("**/pyodide.mjs", missing)
    tab = keep.open()
    look_back(tab, THEN)
    tab.says("no_engine", "answers-history")
    keep.context.unroute("**/pyodide.mjs")
    look_back(tab, THEN)
    tab.says("history_shown", "answers-history")


@pytest.mark.parametrize("how", ["close", "clear"])
def test_it_is_taken_away(looking: Tab, how: str) -> None:
    """Closed, or cleared with everything; nothing of the earlier file is on the page."""
    if how == "close":
        looking.page.locator("answers-history").get_by_role("button", name=WORDS["history_clear"]).click()
        assert looking.focus == f"{WORDS['history_open']} {WORDS['history_open_which']}"
    else:
        looking.press("clear_everything")
        looking.reply("clear", "clear_everything")
    expect(looking.page.locator("[data-then-and-now]")).to_be_hidden()
    assert looking.page.locator("[data-then-and-now] li").count() == 0
    looking.answer(0, "no")
    looking.page.wait_for_timeout(300)
    expect(looking.page.locator("[data-then-and-now]")).to_be_hidden()


def test_by_keyboard_alone(tab: Tab, tmp_path: Path) -> None:
    """The earlier file is chosen with Tab and Enter; then and now takes the focus."""
    path = tmp_path / "then.json"
    path.write_bytes(as_bytes(THEN))
    tab.page.locator("[data-table=actions]").focus()
    tab.page.keyboard.press("Tab")
    assert tab.focus == f"{WORDS['history_open']} {WORDS['history_open_which']}"
    with tab.page.expect_file_chooser() as wait:
        tab.page.keyboard.press("Enter")
    wait.value.set_files(path)
    tab.says("history_shown", "answers-history")
    expect(tab.page.locator("#then-and-now")).to_be_focused()


def test_on_paper(tab: Tab) -> None:
    """Printed with an earlier file beside it, and without; all of it or nothing, and no button."""
    tab.page.emulate_media(media="print")
    expect(tab.page.locator("answers-history")).to_be_hidden()
    expect(tab.page.locator("kept-answers")).to_be_hidden()
    expect(tab.page.locator(".keep-note")).to_be_hidden()
    look_back(tab, THEN)
    tab.says("history_shown", "answers-history")
    for part in ("h3", "table", ".history__moves"):
        expect(tab.page.locator(f"[data-then-and-now] {part}").first).to_be_visible()
    assert tab.page.locator("answers-history button").filter(visible=True).count() == 0
    folded = tab.page.locator("[data-move=same] li").first
    tab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_be_visible()


def test_axe(looking: Tab) -> None:
    """Then and now, every fold open; nothing found in any look, everything fits on a phone."""
    seen(looking)
    assert in_every_look(looking.page) == {}
    assert looking.page.evaluate(TOO_WIDE) == []
