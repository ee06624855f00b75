"""A planner's page holds its whole form and every word that its result can have, before any script runs."""

from __future__ import annotations

import re
from collections import Counter

import html5lib
import pytest
from markupsafe import escape

from macros.context import Page, the_guide
from macros.errors import MacroError
from macros.planner import planner, planner_example, planner_forms, planners, words_in, words_of
from macros.planner_file import planner_file
from toolkit_widgets.planner_example import example_of
from toolkit_widgets.planner_model import FieldKind, Item, View
from toolkit_widgets.planners import plan

GUIDE = the_guide()
MINE = ("who-is-missing", "accessible-meeting")


def page(id_: str) -> Page:
    """Return the page of a planner."""
    return Page(guide=GUIDE, source=f"plan/{id_}.md")


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Return the page's own part of each planner."""
    return {id_: planner(page(id_), id_) for id_ in GUIDE.planners}


@pytest.mark.parametrize("id_", GUIDE.planners)
def test_each_row_stands_there_once(pages: dict[str, str], id_: str) -> None:
    """A planner; each of its rows with its words, its easy words, its picture, and a control for each field."""
    html, made = pages[id_], GUIDE.planners[id_]
    assert re.findall(r'data-row="([a-z0-9-]+)"', html) == [r for p in made.parts.values() for r in p.rows]
    for part in made.parts.values():
        for row in part.rows.values():
            (field,) = re.findall(
                rf'<fieldset [^>]*data-row="{row.id}".*?(?=<fieldset [^>]*data-row=|</section>)',
                html,
                re.DOTALL,
            )
            assert f"pictures/{row.picture}.svg" in field
            assert tuple(re.findall(r'data-field="([a-z0-9-]+)"', field.split("data-own=")[0])) == part.fields


@pytest.mark.parametrize("id_", GUIDE.planners)
def test_no_id_stands_twice(pages: dict[str, str], id_: str) -> None:
    """A planner's page, without script and with the templates put in; every id once, and every label leads to one."""
    html = pages[id_]
    ids = Counter(re.findall(r'\sid="([^"]+)"', html))
    assert [id_ for id_, times in ids.items() if times > 1] == []
    for name in ("for", "aria-describedby", "aria-labelledby"):
        for targets in re.findall(rf'\s{name}="([^"]+)"', html):
            assert [target for target in targets.split() if target not in ids] == []


@pytest.mark.parametrize("id_", GUIDE.planners)
def test_the_form_is_in_its_element(pages: dict[str, str], id_: str) -> None:
    """The page as a browser reads it: form, result, ways to keep it, all of them inside the element."""
    tree = html5lib.parse(pages[id_], namespaceHTMLElements=False)
    (element,) = tree.iter("work-planner")
    assert [len(list(element.iter(name))) for name in ("form", "kept-answers")] == [1, 1]
    assert len(list(element.iter("action-plan"))) == int(GUIDE.planners[id_].actions)
    assert [e.get("id") for e in element.iter("h2") if e.get("id") == "result"] == ["result"]


def named(view: View | Item) -> set[tuple[str, str]]:
    """Return all places that a result fills, and all templates that it needs."""
    found = {("slot", name) for name in view.slots} | {("choice", name) for name in view.choices}
    for name, items in view.lists.items():
        found |= {("list", name)} | {("template", item.template or name) for item in items}
        found |= {each for item in items for each in named(item)}
    return found


@pytest.mark.parametrize("id_", MINE)
def test_all_that_comes_out_has_a_place(pages: dict[str, str], id_: str) -> None:
    """The result of the worked example: each list and template that it names, and each thing to choose, is on the page.

    A count may be there for its words alone, and a sum for its figure alone.
    """
    view = plan(GUIDE.rules, GUIDE.rules.planners[id_], example_of(GUIDE, id_))
    html = pages[id_]
    for kind, name in named(view):
        if kind in ("list", "template"):
            assert f'data-{kind}="{name}"' in html, name
    for name in view.choices:
        assert f'data-choice="{name}"' in html or name in ("not-here",), name
    slots = set(re.findall(r'data-slot="([^"]+)"', html.split("data-result")[1].split("</section>")[0]))
    filled = {name for kind, name in named(view) if kind == "slot"}
    assert slots <= filled | {"words", "place", "date", "late", "people"}


@pytest.mark.parametrize("id_", GUIDE.planners)
def test_the_example_says_what_is_in_it(id_: str) -> None:
    """The worked example; each row that is filled in with what stands in it, in words, and the button with its file."""
    html = planner_example(page(id_), id_)
    made = GUIDE.planners[id_]
    text = re.sub(r"<[^>]+>", " ", html)
    for entry in example_of(GUIDE, id_).entries:
        for field, value in entry.values.items():
            kind = made.fields[field].kind
            said = made.fields[field].choices[value].label if kind is FieldKind.CHOICE else value
            assert kind is FieldKind.DAY or str(escape(said)) in text
    assert f'data-example="../../assets/{id_}.example.json"' in html


@pytest.mark.parametrize("id_", GUIDE.planners)
def test_two_paper_forms(id_: str) -> None:
    """The links to the forms, standard and large print, each with its size."""
    html = planner_forms(page(id_), id_)
    assert re.findall(r'href="([^"]+)"', html) == [
        f"../../forms/plan-{id_}{kind}.pdf" for kind in ("", "-large-print")
    ]
    assert len(re.findall(r"\(PDF, \d+ kB\)", html)) == 2


def test_all_planners_are_listed() -> None:
    """The list of planners: each with its title and the way to it."""
    html = planners(Page(guide=GUIDE, source="plan/index.md"))
    assert re.findall(r'<a href="([^"]+)">([^<]+)</a>', html) == [
        (f"{id_}/", made.title) for id_, made in GUIDE.planners.items()
    ]


def test_planners_speak_of_plans() -> None:
    """The words of keeping and of the action plan; each that a planner replaces is one that is there, and is replaced."""
    own = GUIDE.interface["planner"]
    for name in ("keep", "plan"):
        replaced = {key.removeprefix(f"{name}_") for key in own if key.startswith(f"{name}_")}
        made = words_in(GUIDE, name, f"{name}_")
        assert all(made[key] == own[f"{name}_{key}"] for key in replaced)
        more = {"other", "note_kind_row", "note_kind_part", "note_kind_value"} if name == "keep" else set()
        assert replaced - set(GUIDE.interface[name]) <= more


@pytest.mark.parametrize("id_", MINE)
def test_every_word_is_used(pages: dict[str, str], id_: str) -> None:
    """The words of a planner's result; each of them stands on its page."""
    text = " ".join(re.sub(r"<[^>]+>", " ", pages[id_]).split())
    for key, words in GUIDE.interface[words_of(id_)].items():
        for piece in re.split(r"\{[a-z_-]+\}", words):
            said = " ".join(piece.split()).replace('"', "&#34;").replace("'", "&#39;")
            assert said in text, key


@pytest.mark.parametrize("call", [planner, planner_forms, planner_example])
def test_a_planner_that_there_is_not(call) -> None:  # type: ignore[no-untyped-def]
    """A name that no planner has; refused, with the names that there are."""
    with pytest.raises(MacroError, match="moon"):
        call(page("who-is-missing"), "moon")


def test_the_page_for_people_who_make_tools() -> None:
    """The example with its links, the ids of the planners; another part is refused."""
    here = Page(guide=GUIDE, source="plan/planner-file.md")
    html = planner_file(here, "example")
    assert "../../assets/planner-file.schema.json" in html
    assert "co-production-planner" in html
    assert all(made.title in planner_file(here, "planners") for made in GUIDE.planners.values())
    with pytest.raises(MacroError, match="moon"):
        planner_file(here, "moon")
