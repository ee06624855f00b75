"""The report of a group: one page that stands by itself, says it in words, tables and a picture, and tells on nobody."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.engine.fixtures import answers, tries
from tests.engine.test_command_line import assert_refused, group_saved, run, saved
from tests.site.test_axe import in_every_look
from toolkit_widgets import Responses, Side, content, score_group, shown_apart
from toolkit_widgets.files import Brought, bring
from toolkit_widgets.group import brought_together
from toolkit_widgets.guide import Guide
from toolkit_widgets.report import report

PERSON, CARER, STAFF, MANAGER = "draws-on-care-and-support", "carer", "frontline", "manager"
TODAY = "2027-01-02"
LETTERS = {"y": "yes", "p": "partly", "n": "no", "?": "dont-know"}


@cache
def guide() -> Guide:
    """Return all content; read in a test, so that broken content fails tests and not their collection."""
    return content.load()


def brought(*people: tuple[str, str], folder: Path, **beside: object) -> Brought:
    """Return people as (role, letters of the first piece's statements), in a group file with what is beside them."""
    files = [saved(folder / f"{n}.json", {"culture": row}, role) for n, (role, row) in enumerate(people)]
    return bring(guide().rules, [group_saved(folder / "group.json", *files, **beside)])


def page_of(*people: tuple[str, str], folder: Path, all_agree: bool = False, **beside: object) -> str:
    """Return the report about such people."""
    return report(guide(), brought(*people, folder=folder, **beside), today=TODAY, all_agree=all_agree)


def tree(page: str) -> ElementTree.Element:
    """Return a page as a browser reads it, drawings among the rest; nothing in it is an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    made: ElementTree.Element = parser.parse(page)
    for element in made.iter():
        element.tag = str(element.tag).rpartition("}")[2]
    return made


def text(page: str) -> str:
    """Return what a page says, its spaces made one, without its head."""
    body = tree(page).find("body")
    assert body is not None
    return " ".join("".join(body.itertext()).split())


THREE_EACH = [(CARER, "nppyy?")] * 3 + [(MANAGER, "yypyp?")] * 3


def test_it_stands_by_itself(tmp_path: Path) -> None:
    """No script, no address of anything, a policy that forbids both, the language, one heading of the first order."""
    page = page_of(*THREE_EACH, folder=tmp_path)
    root = tree(page)
    assert root.get("lang") == "en-GB"
    assert not list(root.iter("script")) + list(root.iter("link")) + list(root.iter("img"))
    assert not re.search(r"""(?:src|href|action)=|url\(|@import|\son\w+=""", page)
    assert "default-src 'none'" in page
    headings = [element.tag for element in root.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    assert headings.count("h1") == 1
    assert all(int(after[1]) <= int(before[1]) + 1 for before, after in pairwise(headings))


def test_what_always_stands_there(tmp_path: Path) -> None:
    """How many people by role, the day, the place, the assessment's id and version, and whose view it is."""
    said = text(
        page_of(*THREE_EACH, folder=tmp_path, place="Our <b>day</b> service", completed_on="2026-11-23")
    )
    for wanted in (
        "6 people took part. Carers: 3 Managers: 3",
        "Our <b>day</b> service",
        "23 November 2026",
        "(jigsaw), version 1.0.0.",
        "Our own view, not a certificate, not for comparing places.",
    ):
        assert wanted in said
    assert "What is not shown" not in said
    alone = text(page_of((CARER, "yyyyyy"), folder=tmp_path))
    assert "1 person took part." in alone
    assert "Date: 2 January 2027" in alone


def test_words_come_first_then_tables_then_the_picture(tmp_path: Path) -> None:
    """A level in a sentence, in a table with a caption and headed rows and columns, and each statement as a drawing."""
    root = tree(page_of(*[(CARER, "pppppp")] * 3, *[(MANAGER, "yyyyyy")] * 3, folder=tmp_path))
    said = " ".join("".join(root.itertext()).split())
    assert "In culture, together we say that it is not yet co-production." in said
    assert "Professionals: transformative." in said
    assert "people with lived experience see things lower than professionals: in 6 of 6 statements" in said
    for table in root.iter("table"):
        caption = table.find("caption")
        assert caption is not None
        assert caption.text
        assert {th.get("scope") for th in table.iter("th")} == {"col", "row"}
        assert all(th.get("scope") for th in table.iter("th"))
    order = [element.tag for element in root.iter() if element.tag in ("table", "svg", "h2")]
    assert order.index("table") < order.index("svg")
    drawings = list(root.iter("svg"))
    assert len(drawings) == len(guide().rules.assessments["jigsaw"].statements)
    assert drawings[0].get("aria-label") == "People with lived experience: Partly. Professionals: Yes."
    assert drawings[0].get("role") == "img"
    (dot,), (square,) = drawings[0].iter("circle"), drawings[0].iter("rect")
    assert dot.get("cx") == "170"
    assert square.get("x") == "272"
    assert not list(drawings[-1].iter("circle")) + list(drawings[-1].iter("rect"))


def test_what_to_talk_about_has_a_question_for_each_kind(tmp_path: Path) -> None:
    """Statements under their kind, in the order of the kinds, each kind with its question."""
    said = text(page_of(*THREE_EACH, folder=tmp_path))
    words = guide().interface["group"]
    talk = said[said.index(words["talk_heading"]) : said.index(words["statements_heading"])]
    there = [kind for kind in ("split", "apart", "close", "same", "unknown") if words[f"kind_{kind}"] in talk]
    assert there == ["split", "apart", "same", "unknown"]
    places = [talk.index(words[f"question_{kind}"]) for kind in there]
    assert places == sorted(places)
    assert "1. People who draw on support decide together" in talk[: places[1]]


def test_agreed_answers_and_actions(tmp_path: Path) -> None:
    """What was agreed on, also by another group, and the plan; text stays text."""
    agreed = {"culture-own-support": {"answer": "partly", "also": [{"answer": "no"}]}}
    actions = [{"what": "<b>Meet</b>", "who": "Mel", "by": "2027-02-01", "done": True}, {"who": "Sam"}]
    said = text(page_of(*THREE_EACH, folder=tmp_path, agreed=agreed, actions=actions))
    assert said.count("We agreed: Partly. Another group agreed: No.") == 2
    assert "<b>Meet</b>" in said
    assert "1 February 2027" in said
    none = text(page_of(*THREE_EACH, folder=tmp_path))
    assert guide().interface["group"]["agreed_none"] in none
    assert guide().interface["group"]["actions_none"] in none


@pytest.mark.parametrize(
    ("people", "wanted", "unwanted"),
    [
        ([(STAFF, "yyyyyy")] * 3, "Staff view only", "The group's level"),
        ([(CARER, "yyyyyy")] * 3, "View of people with lived experience", "Staff view only"),
        ([("volunteer", "yyyyyy")] * 3, "Nobody from either side", "View of people"),
        ([(CARER, "yyyyyy")] * 3 + [(MANAGER, "yyyyyy")], "neither side by itself", "Professionals:"),
        (
            [(CARER, "yyyyyy")] * 3 + [(MANAGER, "yyyyyy")] * 3,
            "In culture, together we are at the transformative level.",
            "What is not shown",
        ),
        (
            [(PERSON, "yyyyyy"), *[(CARER, "yyyyyy")] * 3, *[(MANAGER, "yyyyyy")] * 3],
            "Professionals: transformative.",
            "Yes: ",
        ),
        (
            [(CARER, "yyyyy?")] * 3 + [(MANAGER, "yyyy??")] * 3,
            "In culture, together we are between intermediate and transformative.",
            "In culture, together we are at",
        ),
    ],
)
def test_groups_of_every_kind(
    tmp_path: Path, people: list[tuple[str, str]], wanted: str, unwanted: str
) -> None:
    """One side only, neither side, small sides and roles, ranges: said in words, and nothing else."""
    said = text(page_of(*people, folder=tmp_path))
    assert wanted in said
    assert unwanted not in said


def test_the_quick_check() -> None:
    """Descriptions: four steps from not yet to transformative, splits by levels, a mark on each side's step."""
    asked = guide().rules.assessments["quick"]

    def everyone(role: str, letters: str) -> list[Responses]:
        rows = {d.id: letter for d, letter in zip(asked.dimensions, letters, strict=True)}
        made = Responses(
            assessment="quick", assessment_version=asked.version, role=role, answers=answers(asked, rows)
        )
        return [made] * 3

    people = (*everyone(CARER, "t13?"), *everyone(MANAGER, "333?"))
    page = report(guide(), Brought(assessment=asked, everyone=people, group=None, notes=()), today=TODAY)
    said = text(page)
    words = guide().interface["group"]
    assert words["why_split_levels"] in said
    assert words["why_split"] not in said
    assert "People with lived experience: not yet. Professionals: transformative." in said
    assert "Everyone: Told or asked: 3, Transformative: 3." in said
    first = next(tree(page).iter("svg"))
    assert ["".join(step.itertext()) for step in first.iter("text")] == [
        *("not yet", "descriptive", "intermediate", "transformative")
    ]
    assert [dot.get("cx") for dot in first.iter("circle")] == ["55"]


def test_what_does_not_apply(tmp_path: Path) -> None:
    """A side for which a statement does not apply: said so, and no mark on its line."""
    rows = {"practice": "yyy-yy"}
    files = [saved(tmp_path / f"{n}.json", rows, CARER, place=str(n)) for n in range(3)]
    page = report(guide(), bring(guide().rules, files), today=TODAY)
    assert "People with lived experience: does not apply." in [
        drawing.get("aria-label") for drawing in tree(page).iter("svg")
    ]


def test_all_agree(tmp_path: Path) -> None:
    """Two people of two sides: hidden; by the tick in the group file or of the command, shown, and it is said."""
    people = [(CARER, "nnnnnn"), (MANAGER, "yyyyyy")]
    words = guide().interface["group"]
    hidden = text(page_of(*people, folder=tmp_path))
    assert words["hidden_sides"] in hidden
    assert words["hidden_counts"] in hidden
    for shown in (
        page_of(*people, folder=tmp_path, all_agree=True),
        report(guide(), brought(*people, folder=tmp_path, all_agree=True), today=TODAY),
    ):
        assert words["shown_by_agreement"] in text(shown)
        assert "Professionals: transformative." in text(shown)


roles = st.lists(st.sampled_from([PERSON, CARER, STAFF, MANAGER, "volunteer"]), min_size=2, max_size=7)


@given(roles, st.data())
@tries(60)
def test_the_pages_text_tells_on_nobody(who: list[str], data: st.DataObject) -> None:
    """Two groups that differ only in what must stay hidden: the same page, to the letter."""
    asked = guide().rules.assessments["jigsaw"]
    first = asked.statements[0].id
    rows = st.lists(st.sampled_from("np"), min_size=len(who), max_size=len(who))
    one, other = (_people(who, data.draw(rows), first) for _ in range(2))
    assume(_may_tell(one) == _may_tell(other))
    pages = [
        report(guide(), Brought(assessment=asked, everyone=tuple(made), group=None, notes=()), today=TODAY)
        for made in (one, other)
    ]
    assert pages[0] == pages[1]


def _people(who: Sequence[str], rows: Sequence[str], id_: str) -> list[Responses]:
    from toolkit_widgets import Response

    return [
        Responses(
            assessment="jigsaw",
            assessment_version="1.0.0",
            role=role,
            answers={id_: Response(answer=LETTERS[row])},
        )
        for role, row in zip(who, rows, strict=True)
    ]


def _may_tell(everyone: list[Responses]) -> Any:
    """Return what the page may depend on: the views of sides that are shown, else the lower of them; counts if shown."""
    rules = guide().rules
    group, result = brought_together(rules, everyone), score_group(rules, everyone)
    shown = shown_apart(rules, result.respondents)
    views = [view for side, view in group.sides.items() if side in shown.sides]
    if not views and len(group.sides) == 2:
        lower = {
            id_: min(group.sides[Side.LIVED_EXPERIENCE][id_] or 0, mark or 0)
            for id_, mark in group.sides[Side.PROFESSIONAL].items()
        }
        views = [lower]
    counts = sorted(made.role + made.answers[id_].answer for made in everyone for id_ in made.answers)
    return (
        result.agreement,
        views,
        [group.roles[role] for role in shown.roles],
        counts if shown.counts else [],
    )


def test_axe_finds_nothing(page: Page, tmp_path: Path) -> None:
    """All rules of axe-core, in light and dark, at 1280 and at 320 pixels."""
    file = tmp_path / "report.html"
    file.write_text(page_of(*THREE_EACH, folder=tmp_path), encoding="utf-8")
    page.goto(file.as_uri())
    assert in_every_look(page) == {}


def test_it_prints_on_a4_without_losing_anything(page: Page, tmp_path: Path) -> None:
    """On paper nothing is wider than the page, and what is dark on the screen is black on white."""
    file = tmp_path / "report.html"
    file.write_text(page_of(*THREE_EACH, folder=tmp_path), encoding="utf-8")
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 660, "height": 900})  # A4 less its margins
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 660
    body = "getComputedStyle(document.body)"
    assert page.evaluate(f"[{body}.color, {body}.backgroundColor]") == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_the_command(tmp_path: Path) -> None:
    """Files in, one page written, nothing said; what does not count is said as with `score`."""
    files = [saved(tmp_path / f"{n}.json", role=role) for n, role in enumerate((CARER, "wizard"))]
    ran = run("report", *files, "-o", tmp_path / "report.html")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert "respondent.role: this role is not known" in ran.stderr
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "2 people took part." in text(page)
    assert run("report", *files, "-o", tmp_path / "all.html", "--all-agree").returncode == 0
    assert (tmp_path / "all.html").read_text(encoding="utf-8") != page


def test_the_command_refuses(tmp_path: Path) -> None:
    """A file that is none, and a place that cannot be written to: exit code 2 and one line; nothing is written."""
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({}), encoding="utf-8")
    assert_refused(run("report", bad, "-o", tmp_path / "r.html"), f"{bad}: the file: came no key format")
    assert not (tmp_path / "r.html").exists()
    good = saved(tmp_path / "good.json")
    nowhere = tmp_path / "none" / "r.html"
    assert_refused(run("report", good, "-o", nowhere), f"{nowhere}: came No such file or directory, expected")
