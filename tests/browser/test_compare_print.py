"""On paper a group's views are a document to take into the meeting: in the order of the talk, with room to write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.keep import GUIDE, ID, RULES, STATEMENTS
from tests.browser.test_print_result import (
    _COLOURS,
    A4,
    FOOT,
    LEAST_CONTRAST,
    contrast_with_white,
    in_order,
    lines,
    sheets,
    words,
)
from tests.browser.together import BOTH_SIDES, GROUP, KEEP, LONE_MANAGER, WORDS, Compare, Tab, facts_of

ASSESSMENT = GUIDE.interface["assessment"]
MEETING = GUIDE.interface["meeting"]
PLAN = GUIDE.interface["plan"]
#: What only a screen can use; none of it is on paper.
ONLY_ON_SCREEN = [
    *(
        WORDS[key]
        for key in ("open_heading", "open", "people_heading", "show", "remove", "agree", "agree_legend")
    ),
    *(WORDS[key] for key in ("hidden_tick", "talk_plan", "print", "keep_heading", "save_file", "more")),
    *(PLAN[key] for key in ("add", "remove", "with_hint")),
    *(KEEP[key] for key in ("clear_everything", "device_heading")),
    *(
        GUIDE.interface["site"][key]
        for key in ("skip", "menu", "search", "version_easy", "next_heading", "previous")
    ),
]


@pytest.fixture
def tab(browser: Browser, strict_server: str, tmp_path: Path) -> Iterator[Tab]:
    """Return the page, just opened."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield Compare(context, strict_server, tmp_path).open()
    context.close()


@pytest.fixture
def shown(tab: Tab) -> Tab:
    """Return the page with both sides in and their views shown."""
    tab.bring(BOTH_SIDES, len(BOTH_SIDES))
    tab.show()
    return tab


def said(id_: str) -> str:
    """Return the words of a statement, as paper has them."""
    return GUIDE.assessments[ID].statements[id_].words


def test_everything_in_its_order(shown: Tab) -> None:
    """Views of two sides; who, levels, then the talk step by step in its order, tables, picture, next steps, plan."""
    facts = facts_of(BOTH_SIDES)
    text = words(shown.page)
    first_kind = facts["kinds"][0].replace("-", "_")
    wanted = [
        GROUP["title"],
        GROUP["people_heading"],
        GROUP["people_other"].format(people=6),
        f"{GUIDE.roles['carer'].people}: 3",
        f"{GUIDE.roles['manager'].people}: 3",
        ASSESSMENT["edition"].format(title=GUIDE.assessments[ID].title, id=ID, version=RULES.version),
        GROUP["own_view"],
        GROUP["levels_heading"],
        GROUP["talk_heading"],
        *MEETING["talk"].splitlines(),
        GROUP["kind_" + first_kind],
        GROUP["question_" + first_kind],
        *(said(id_) for id_ in facts["talk_about"]),
        GROUP["agreed_none"],
        GROUP["levels_table"],
        GROUP["statements_heading"],
        *(said(id_) for id_ in STATEMENTS),
        GROUP["picture_heading"],
        *(said(id_) for id_ in STATEMENTS),
        GROUP["next_heading"],
        GROUP["recommendations_heading"],
        ASSESSMENT["levels_heading"],
        PLAN["heading"],
    ]
    wanted = [" ".join(each.split()) for each in wanted]
    assert in_order(text, wanted) == wanted
    assert [each for each in ONLY_ON_SCREEN if " ".join(each.split()) in text] == []


def test_room_to_write_what_is_agreed(shown: Tab) -> None:
    """Nothing agreed yet; each statement has a line to write on. One agreed; it stands there instead."""
    rooms = "() => [...document.querySelectorAll('.talk__room')].map((room) => room.checkVisibility())"
    shown.page.emulate_media(media="print")
    shown.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown.page.evaluate(rooms) == [True] * len(STATEMENTS)
    shown.page.evaluate("dispatchEvent(new Event('afterprint'))")
    shown.page.emulate_media(media="screen")
    shown.agree(STATEMENTS[0], "partly")
    shown.page.emulate_media(media="print")
    shown.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown.page.evaluate(rooms).count(True) == len(STATEMENTS) - 1
    assert f"{WORDS['agree_line']} Partly" in words(shown.page)


def test_a4_with_page_numbers(shown: Tab) -> None:
    """All sheets A4, at most 20, each with its number."""
    printed = sheets(shown.page)
    assert {(round(float(s.mediabox.width)), round(float(s.mediabox.height))) for s in printed} == {A4}
    assert len(printed) <= 20
    for number, sheet in enumerate(printed, start=1):
        assert "".join(text for height, text in lines(sheet) if height < FOOT).strip() == str(number)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_black_and_white(shown: Tab, scheme: str) -> None:
    """A light and a dark device; words are dark on white. The two marks are borders, one filled and round, one not."""
    shown.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    shown.page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    colours: list[tuple[str, str, str]] = shown.page.evaluate(_COLOURS)
    assert len(colours) > 200
    assert [each for each in colours if contrast_with_white(each[1]) < LEAST_CONTRAST] == []
    marks: list[list[str]] = shown.page.evaluate(
        """() => ["lived_experience", "professional"].map((side) => {
            const mark = [...document.querySelectorAll(`.lines .mark--${side}`)].find((one) => one.checkVisibility());
            const {borderRadius, borderTopWidth, borderTopColor, width, backgroundColor} = getComputedStyle(mark);
            return [borderRadius, String(2 * parseFloat(borderTopWidth) >= parseFloat(width) - 1), borderTopColor,
                backgroundColor];
        })"""
    )
    (round_, is_full, ink, ground), (square, is_square_full, edge, inside) = marks
    assert (round_, is_full) == ("50%", "true")
    assert (square, is_square_full) == ("0px", "false")
    assert {ground, inside} == {"rgba(0, 0, 0, 0)"}
    assert min(map(contrast_with_white, (ink, edge))) >= LEAST_CONTRAST


def test_paper_keeps_the_secret_too(tab: Tab) -> None:
    """Three carers and one manager; paper says what is hidden and why, and has no view of a side."""
    tab.bring(LONE_MANAGER, len(LONE_MANAGER))
    tab.show()
    text = words(tab.page)
    assert " ".join(GROUP["hidden_sides"].split()) in text
    assert " ".join(GROUP["hidden_counts"].split()) in text
    assert GROUP["side_professional"] + ":" not in text
    assert GROUP["side_lived_experience"] + ":" not in text
    assert GROUP["picture_heading"] not in text


def test_without_a_result_it_is_the_page(tab: Tab) -> None:
    """Nobody in; how to do it on paper is printed, and no empty result."""
    text = words(tab.page)
    assert GROUP["title"] not in text
    assert "On paper" in text
    assert WORDS["open"] not in text
