"""Every part of the site with its examples, for people who write: ``[[ preview("result") ]]``.

The parts come from the macros that pages call, the examples from the content, from the golden results of the engine
and from the tests of broken content. So what is shown is what readers get, and what the tests hold.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

from macros.assessment import LAYOUTS, assessment
from macros.checklist import checklist
from macros.context import Page
from macros.easy_read import easy_read
from macros.errors import unknown
from macros.example_result import filled
from macros.markup import as_example, parsed, written
from macros.slots import slots
from toolkit_widgets.content_pages import title_of
from toolkit_widgets.easy_read import in_order, paper
from toolkit_widgets.guide import Guide, Handout
from toolkit_widgets.page_rules import NOT_PAGES
from toolkit_widgets.paths import DOCS, ROOT

GOLDEN = ROOT / "tests" / "engine" / "golden"
BROKEN = tuple(ROOT / "tests" / of / "broken" for of in ("content", "settings"))


def preview(page: Page, component: str) -> str:
    """Return one kind of part with all its examples: a name of ``COMPONENTS``.

    Raises:
        MacroError: there is no such part.

    """
    if component not in COMPONENTS:
        unknown(f'preview("{component}")', component, COMPONENTS)
    return "\n\n".join(COMPONENTS[component](page))


def _checklists(page: Page) -> Iterator[str]:
    """Yield the recommendations of each piece."""
    for piece in page.guide.pieces.values():
        yield f"### {piece.name} {{#checklist-{piece.id}}}"
        yield written(as_example(parsed(checklist(page, piece.id)), "checklist"))


def _assessments(page: Page) -> Iterator[str]:
    """Yield of each assessment the first question, in each of its layouts."""
    words = page.guide.interface["preview"]
    for id_, made in page.guide.assessments.items():
        for layout in LAYOUTS:
            name = words["layout_" + layout.replace("-", "_")]
            yield f"### {made.title}: {name} {{#{id_}-{layout}}}"
            tree = parsed(assessment(page, id_, layout))
            question = next(each for each in tree.iter() if each.get("data-statement"))
            around = _around(
                f"assessment assessment__form{' easy-read' if layout == 'easy-read' else ''}", question
            )
            yield written(as_example(around, f"{id_}-{layout}"))


def _results(page: Page) -> Iterator[str]:
    """Yield each golden result of each assessment."""
    nothing = page.guide.interface["preview"]["no_results"]
    for id_, made in page.guide.assessments.items():
        examples, html = golden(page, id_), assessment(page, id_)
        for number, (case, result) in enumerate(examples.items(), start=1):
            prefix = f"{id_}-result-{number}"
            yield f"### {made.title}: {case} {{#{prefix}}}"
            yield written(_result(prefix, filled(html, result, partial(_link, page, id_))))
        if not examples:
            yield f"### {made.title} {{#{id_}-result}}\n\n{nothing}"


def _result(prefix: str, section: Element) -> Element:
    """Return a result as an example. The heading above it names it, and its table too, so that each has its own name."""
    section.remove(next(section.iter("h2")))
    example = as_example(_around("assessment", section), prefix, deeper=1)
    for table in example.iter("table"):
        table.set("aria-labelledby", prefix)
    return example


def golden(page: Page, assessment_id: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the golden results of an assessment that are about what it asks in this guide, by the names of their cases."""
    file = GOLDEN / f"{assessment_id}.json"
    stored = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    rules = page.guide.rules
    asked = rules.assessments[assessment_id]
    known = {d.id for d in asked.dimensions} | {s.id for s in asked.statements} | set(rules.recommendations)
    results = {case: entry["result"] for case, entry in stored.items()}
    return {case: result for case, result in results.items() if _ids(result) <= known}


def _ids(result: Mapping[str, Any]) -> set[str]:
    """Return all ids in a result."""
    lists = [[d["id"], *d["unknown"], *d["deciding"]] for d in result["dimensions"]]
    lists += [d["next"]["statements"] for d in result["dimensions"] if d["next"]]
    return {id_ for ids in (*lists, result["recommendations"]) for id_ in ids}


def _link(page: Page, assessment_id: str, statement: str, again: bool) -> Element:  # noqa: FBT001  (a callback)
    """Return the list item that leads to a statement on the page of its assessment."""
    words = page.guide.interface["assessment"]
    made = page.guide.assessments[assessment_id].statements
    number = list(made).index(statement) + 1
    said = slots(
        words["statement_again" if again else "statement_link"], number=number, words=made[statement].words
    )
    target = page.link(f"assess/{assessment_id}.md#question-{statement}")
    return parsed(f'<li><a href="{target}">{said}</a></li>')[0]


def _handouts(page: Page) -> Iterator[str]:
    """Yield a whole handout: of those with recommendations the one that has most parts."""
    fullest = max(in_order(page.guide), key=partial(_fullness, page.guide))
    yield f"### {fullest.title} {{#handout-{fullest.id}}}"
    yield written(as_example(parsed(easy_read(page, fullest.id)), "handout", deeper=2))


def _fullness(guide: Guide, made: Handout) -> tuple[bool, int]:
    return bool(made.piece or made.recommendations), len(paper(guide, made).blocks)


def _pictures(page: Page) -> Iterator[str]:
    """Yield every picture with its name and what it shows."""
    nowhere: dict[str, list[object]] = {id_: [] for id_ in page.guide.pictures}
    html = page.render("pictures.html.jinja", pictures=page.guide.pictures.values(), handouts=nowhere)
    yield written(as_example(parsed(html), "example"))


def _errors(page: Page) -> Iterator[str]:
    """Yield what is said of each mistake that the tests make in content and in settings."""
    for folder in BROKEN:
        cases = {
            path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
            for path in sorted(folder.glob("*.toml"))
        }
        lines = {name.replace("-", " "): case["expect"] for name, case in cases.items()}
        yield page.render("preview_errors.html.jinja", lines=lines, of=folder.parent.name)


def _elsewhere(page: Page) -> Iterator[str]:
    """Yield for every macro the pages that call it."""
    calls: dict[str, list[str]] = {}
    for path in sorted(DOCS.rglob("*.md")):
        source = path.relative_to(DOCS).as_posix()
        if source.partition("/")[0] not in NOT_PAGES:
            for name in re.findall(r"\[\[\s*(\w+)\(", path.read_text(encoding="utf-8")):
                if source not in calls.setdefault(name, []):
                    calls[name].append(source)
    titles = {source: title_of(DOCS, source) for sources in calls.values() for source in sources}
    yield page.render(
        "preview_elsewhere.html.jinja", calls=dict(sorted(calls.items())), titles=titles, most=MOST
    )


def _around(style: str, inner: Element) -> Element:
    around = Element("div", {"class": style})
    around.append(inner)
    inner.tail = None
    return around


#: So many pages are named for a part; of those with more, the first.
MOST = 3
COMPONENTS: Mapping[str, Callable[[Page], Iterator[str]]] = {
    "checklist": _checklists,
    "assessment": _assessments,
    "result": _results,
    "handout": _handouts,
    "picture": _pictures,
    "error": _errors,
    "elsewhere": _elsewhere,
}
