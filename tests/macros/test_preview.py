"""The page of every part with its examples: it has them all, they are those of the tests, and they clash with nothing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from macros import MACROS
from macros.context import Page, the_guide
from macros.errors import MacroError
from macros.markup import as_example, parsed, remove, with_class, written
from macros.preview import BROKEN, COMPONENTS, golden, preview
from tests.content.test_content import BROKEN as CONTENT_CASES
from tests.content.test_content import case_of
from tests.engine import goldens
from tests.settings.test_settings import BROKEN as SETTINGS_CASES
from toolkit_widgets.model import Scale
from toolkit_widgets.paths import DOCS

GUIDE = the_guide()
WORDS = GUIDE.interface["assessment"]
CASES = [(id_, case) for id_ in GUIDE.assessments for case in goldens.CASES[id_]]


@pytest.fixture(scope="module")
def page() -> Page:
    """Return the page."""
    return Page(guide=GUIDE, source="preview.md")


@pytest.fixture(scope="module")
def shown(page: Page) -> dict[str, str]:
    """Return what the macro makes, for each kind of part."""
    return {component: preview(page, component) for component in COMPONENTS}


@pytest.fixture(scope="module")
def results(shown: dict[str, str]) -> dict[tuple[str, str], Element]:
    """Return each result that is shown, by its assessment and its case."""
    parts = re.split(r"^### .+ \{#([\w-]+)-result-\d+\}$", shown["result"], flags=re.MULTILINE)
    return dict(zip(CASES, map(parsed, parts[2::2]), strict=True))


def words(root: Element) -> str:
    """Return what stands in an element, with single spaces."""
    return " ".join("".join(root.itertext()).split())


def test_the_page_calls_every_kind(shown: dict[str, str]) -> None:
    """The Markdown of the page; it asks for each kind of part once, and each makes something."""
    called = re.findall(r'\[\[ preview\("(\w+)"\) \]\]', (DOCS / "preview.md").read_text(encoding="utf-8"))
    assert called == list(COMPONENTS)
    assert all(shown.values())


def test_a_part_that_is_none_is_refused(page: Page) -> None:
    """A name with a mistake in it; one error that says which there are."""
    with pytest.raises(MacroError, match="chekclist"):
        preview(page, "chekclist")


def test_nothing_clashes(shown: dict[str, str]) -> None:
    """All parts together; no id and no heading's id stands twice, and no two questions share their buttons."""
    whole = "\n".join(shown.values())
    ids = [each.get("id") for each in parsed(whole).iter() if each.get("id")]
    ids += re.findall(r"\{#([\w-]+)\}$", whole, re.MULTILINE)
    assert [id_ for id_, times in Counter(ids).items() if times > 1] == []
    names = {
        e.get("name"): e.get("id", "").rpartition("--")[0]
        for e in parsed(whole).iter("input")
        if e.get("name")
    }
    assert len(set(names.values())) == len(names)


def test_nothing_is_alive(shown: dict[str, str]) -> None:
    """All parts together; no script, no element of ours, no landmark, no button that can be pressed."""
    tree = parsed("\n".join(shown.values()))
    assert {each.tag for each in tree.iter()} & {
        "script",
        "template",
        "section",
        "nav",
        "form",
        "self-assessment",
    } == set()
    assert [each for each in tree.iter() if "-" in each.tag] == []
    assert [each for each in tree.iter("button") if each.get("disabled") is None] == []


def test_references_lead_to_the_example_itself(shown: dict[str, str]) -> None:
    """Labels, descriptions and fills of all parts; each names an id that is there."""
    whole = "\n".join(shown.values())
    tree = parsed(whole)
    there = {each.get("id") for each in tree.iter()} | set(re.findall(r"\{#([\w-]+)\}$", whole, re.MULTILINE))
    named = [
        name
        for e in tree.iter()
        for key in ("for", "aria-labelledby", "aria-describedby")
        for name in e.get(key, "").split()
    ]
    named += re.findall(r"url\(#([^)]+)\)", written(tree))
    assert named
    assert [name for name in named if name not in there] == []


def test_every_recommendation_is_shown(shown: dict[str, str]) -> None:
    """The checklists; every recommendation of the guide, in its words, once."""
    labels = [words(each) for each in with_class(parsed(shown["checklist"]), "checklist__words")]
    assert labels == [
        made.words for piece in GUIDE.pieces for made in GUIDE.recommendations.values() if made.piece == piece
    ]


def test_every_assessment_in_every_form(shown: dict[str, str]) -> None:
    """The questions; of each assessment the first statement, in full, as a line and in easy words."""
    whole = words(parsed(shown["assessment"]))
    for made in GUIDE.assessments.values():
        first = next(iter(made.statements.values()))
        assert whole.count(first.words) >= 2
        assert first.easy_read in whole
    assert len(re.findall(r"^### ", shown["assessment"], re.MULTILINE)) == 3 * len(GUIDE.assessments)


@pytest.mark.parametrize("id_", GUIDE.assessments)
def test_the_results_are_those_of_the_tests(page: Page, id_: str) -> None:
    """The golden results of an assessment; each of them is shown, as the engine's tests hold it."""
    assert golden(page, id_) == goldens.expected(id_)


def test_results_about_other_statements_are_left_out(page: Page) -> None:
    """An assessment from which a statement was taken; what was recorded of it is not shown as if it were so."""
    made = GUIDE.rules.assessments["quick"]
    fewer = replace(made, dimensions=made.dimensions[1:])
    rules = replace(GUIDE.rules, assessments={**GUIDE.rules.assessments, "quick": fewer})
    assert golden(replace(page, guide=replace(GUIDE, rules=rules)), "quick") == {}


@pytest.mark.parametrize(("id_", "case"), CASES)
def test_a_result_says_what_the_engine_found(
    results: dict[tuple[str, str], Element], id_: str, case: str
) -> None:
    """A golden result; sentences and table say it in the words that the browser's tests demand of the script."""
    section, is_gates = results[id_, case], GUIDE.assessments[id_].scale is Scale.GATES
    sentences = [words(each) for each in section.iter() if each.get("data-sentence") is not None]
    rows = [[words(cell) for cell in row] for body in section.iter("tbody") for row in body]
    found = goldens.expected(id_)[case]["dimensions"]
    for facts, sentence, row in zip(found, sentences, rows, strict=True):
        name, said, cell = expected_words(facts, GUIDE.assessments[id_].scale)
        sure = sure_words(facts) if is_gates and facts["enough"] else ("", WORDS["cell_open"])
        assert sentence == f"{said} {sure[0]}".strip()
        assert row == [name, cell, sure[1]][: 2 + is_gates]


def expected_words(facts: dict[str, Any], scale: Scale) -> tuple[str, str, str]:
    """Return a dimension's name, its sentence and what its cell says of the level."""
    names = {level.number: level.name for level in GUIDE.levels.values()}
    name = GUIDE.topics[facts["id"]].name
    if not facts["enough"]:
        return (
            name,
            WORDS[f"sentence_not_enough_{scale}"].format(dimension=name.lower()),
            WORDS["cell_not_enough"],
        )
    low, high = names[facts["lowest"]], names[facts["highest"]]
    kind = "range" if low != high else "level" if facts["lowest"] else "not_yet"
    said = WORDS[f"sentence_{kind}"].format(dimension=name.lower(), lowest=low, highest=high)
    return name, said, WORDS["cell_range"].format(lowest=low, highest=high) if low != high else low


def sure_words(facts: dict[str, Any]) -> tuple[str, str]:
    """Return how sure a level is, as a sentence and in a cell."""
    count = len(facts["deciding"])
    if count < 2:
        return WORDS["sure_one" if count else "sure_firm"], WORDS["cell_edge" if count else "cell_firm"]
    return WORDS["sure_several"].format(deciding=WORDS["numbers"].split()[count]), WORDS["cell_edge"]


@pytest.mark.parametrize(("id_", "case"), CASES)
def test_a_result_lists_what_the_engine_lists(
    results: dict[tuple[str, str], Element], id_: str, case: str
) -> None:
    """A golden result; its lists lead to the statements that the engine names, its recommendations are in their order."""
    section, result = results[id_, case], goldens.expected(id_)[case]
    for facts in result["dimensions"]:
        wanted = {
            "deciding": facts["deciding"],
            "unknown": [] if facts["enough"] else facts["unknown"],
            "next": facts["next"]["statements"] if facts["next"] else [],
        }
        (part,) = [e for e in with_class(section, "result__part") if e.get("data-dimension") == facts["id"]]
        listed = {
            e.get("data-list"): [a.get("href", "").partition("#question-")[2] for a in e.iter("a")]
            for e in part.iter("ul")
        }
        assert {name: listed.get(name, []) for name in wanted} == wanted
    shown = [e.get("data-recommendation") for e in section.iter("li") if e.get("data-recommendation")]
    assert shown == result["recommendations"]


@pytest.mark.parametrize(("id_", "case"), CASES)
def test_a_result_has_no_empty_places(results: dict[tuple[str, str], Element], id_: str, case: str) -> None:
    """A golden result; every place that stands in sight is filled, and nothing is hidden."""
    section = results[id_, case]
    assert [e.get("data-slot") for e in section.iter() if e.get("data-slot") and not words(e)] == []
    assert [e.tag for e in section.iter() if e.get("hidden") is not None] == []


def test_the_headline_names_the_ends(results: dict[tuple[str, str], Element]) -> None:
    """Three golden results: nothing known, all alike, and apart; each has its headline and no other."""
    said = {
        case: words(next(with_class(tree, "result__headline")))
        for (id_, case), tree in results.items()
        if id_ == "jigsaw"
    }
    assert said["nothing answered"] == WORDS["headline_none"]
    assert said["all yes"] == WORDS["headline_same"]
    found = goldens.expected("jigsaw")["well on the way"]
    names = {key: [GUIDE.topics[id_].name.lower() for id_ in found[key]] for key in ("furthest", "least_far")}
    assert [len(of) for of in names.values()] == [1, 3]
    (most,), (one, two, three) = names.values()
    expected = WORDS["headline_apart"].format(furthest=most, least_far=f"{one}, {two} and {three}")
    assert said["well on the way"] == expected


def test_the_handout_has_every_kind_of_row(shown: dict[str, str]) -> None:
    """The handout; rows with pictures, hard words, recommendations, and where to find help."""
    tree = parsed(shown["handout"])
    assert list(with_class(tree, "easy-row"))
    assert list(with_class(tree, "easy-read__hard-word"))
    recommended = {row.words for made in GUIDE.recommendations.values() for row in made.easy_read}
    assert any(
        words(next(with_class(row, "easy-row__words"))) in {" ".join(w) for w in recommended}
        for row in with_class(tree, "easy-row")
    )
    assert any((e.get("id") or "").endswith("-help") for e in tree.iter())


def test_every_picture_is_shown(shown: dict[str, str]) -> None:
    """The pictures; each of the guide once, with its name and what it shows."""
    items = list(with_class(parsed(shown["picture"]), "pictures__item"))
    assert [words(item) for item in items] == [f"{made.id} {made.alt}" for made in GUIDE.pictures.values()]


def test_the_errors_are_those_of_the_tests(shown: dict[str, str]) -> None:
    """The mistakes; each file of both tests has its row, with exactly the lines that its test demands."""
    assert [path.parent for path in (CONTENT_CASES[0], SETTINGS_CASES[0])] == list(BROKEN)
    rows = [row for body in parsed(shown["error"]).iter("tbody") for row in body]
    cases = [*CONTENT_CASES, *SETTINGS_CASES]
    assert len(rows) == len(cases) > 80
    for row, path in zip(rows, cases, strict=True):
        assert words(row[0]) == path.stem.replace("-", " ")
        assert ["".join(code.itertext()) for code in row.iter("code")] == case_of(path)["expect"]


def test_every_macro_has_its_place(shown: dict[str, str]) -> None:
    """The last table; every macro that there is, with a page that calls it."""
    rows = [row for body in parsed(shown["elsewhere"]).iter("tbody") for row in body]
    assert [words(row[0]) for row in rows] == sorted(MACROS)
    assert all(list(row[1].iter("a")) for row in rows)


def test_words_after_what_is_removed_stay() -> None:
    """An element with words after it, first and later among others; the words stay where they were."""
    tree = parsed("<p>a<b>x</b>b<i>y</i>c<b>z</b>d</p>")
    remove(tree, *list(tree.iter("b")))
    assert written(tree) == "<div><p>ab<i>y</i>cd</p></div>"


def test_an_example_keeps_what_it_says() -> None:
    """A part with everything that has to change; what is left says the same and clashes with nothing."""
    html = (
        '<section aria-labelledby="a"><h2 id="a">A</h2><my-form><button type="button">Go</button></my-form>'
        '<label for="b">B</label><input id="b" name="n"><p hidden>C</p><script src="x.js"></script><a href="#a">up</a></section>'
    )
    assert written(as_example(parsed(html)[0], "one", deeper=1)) == (
        '<div><h3 id="one-a">A</h3><div><button type="button" disabled>Go</button></div>'
        '<label for="one-b">B</label><input id="one-b" name="one-n"><a href="#one-a">up</a></div>'
    )
