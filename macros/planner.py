"""A planner on a page: ``[[ planner("who-is-missing") ]]``, its paper forms and its worked example.

The page holds the complete form and every text that a result can have before any script runs, as
with an assessment. Its result has a template of its own, ``planner_who_is_missing.html.jinja``.
"""

from __future__ import annotations

from collections.abc import Mapping

from macros.assessment import engine_for
from macros.context import Page
from macros.errors import unknown
from macros.pdf import file_size
from macros.slots import slots
from toolkit_widgets.easy_read import long_date
from toolkit_widgets.forms import KINDS
from toolkit_widgets.forms.planner import planner_form_file, print_planner_form
from toolkit_widgets.guide import FieldWords, Guide, PlannerWords
from toolkit_widgets.planner_example import example_name, example_of
from toolkit_widgets.planner_model import Entry, FieldKind
from toolkit_widgets.planner_values import day


def planner(page: Page, planner_id: str) -> str:
    """Return the whole form of a planner with every text of its result.

    Raises:
        MacroError: there is no such planner.

    """
    made = _known(page, "planner", planner_id)
    return page.render(
        "planner.html.jinja",
        planner=made,
        numbers={row: number for number, row in enumerate(rows_of(made), 1)},
        k=words_in(page.guide, "keep", "keep_"),
        plan_words=words_in(page.guide, "plan", "plan_"),
        w=page.guide.interface["planner"],
        own_words=page.guide.interface[words_of(planner_id)],
        result=f"planner_{words_of(planner_id)}.html.jinja",
        beside=f"planner_{words_of(planner_id)}_beside.html.jinja",
        engine=engine_for(page),
        others=[other for other in page.guide.planners.values() if other.id != planner_id],
        slots=slots,
    )


def planner_forms(page: Page, planner_id: str) -> str:
    """Return the links to the blank forms of a planner: PDFs in two sizes of type.

    Raises:
        MacroError: there is no such planner.

    """
    _known(page, "planner_forms", planner_id)
    forms = [
        (
            kind,
            page.asset(planner_form_file(planner_id, kind)),
            file_size(print_planner_form(page.guide, planner_id, kind)),
        )
        for kind in KINDS
    ]
    return page.render("paper_forms.html.jinja", forms=forms)


def planner_example(page: Page, planner_id: str) -> str:
    """Return what is filled in in the worked example of a planner, and the button that puts it in.

    Raises:
        MacroError: there is no such planner.

    """
    made = _known(page, "planner_example", planner_id)
    entries = example_of(page.guide, planner_id)
    return page.render(
        "planner_example.html.jinja",
        planner=made,
        w=page.guide.interface["planner"],
        file=page.asset(f"assets/{example_name(planner_id)}"),
        place=entries.place,
        details=[
            (field.label, shown(field, entries.details[id_]))
            for id_, field in made.details.items()
            if id_ in entries.details
        ],
        parts=[
            (part, filled)
            for part in made.parts.values()
            if (filled := [_row(made, e) for e in entries.of(part.id) if e.values])
        ],
    )


def planners(page: Page) -> str:
    """Return the list of all planners: what each is for, and the way to it."""
    return page.render("planners.html.jinja", planners=list(page.guide.planners.values()))


def words_in(guide: Guide, name: str, start: str) -> Mapping[str, str]:
    """Return the words of keeping, or of the action plan; those of the planners that start so take their place."""
    own = guide.interface["planner"]
    ours = {key.removeprefix(start): words for key, words in own.items() if key.startswith(start)}
    return {**guide.interface[name], **ours}


def rows_of(made: PlannerWords) -> tuple[str, ...]:
    """Return the ids of all rows that a planner brings, in the order of the page."""
    return tuple(row for part in made.parts.values() for row in part.rows)


def words_of(planner_id: str) -> str:
    """Return the name of the interface words of a planner."""
    return planner_id.replace("-", "_")


def shown(field: FieldWords, text: str) -> str:
    """Return the text of a field in the words of the page."""
    if field.kind is FieldKind.CHOICE and text in field.choices:
        return field.choices[text].label
    return long_date(text) if field.kind is FieldKind.DAY and day(text) else text


def _row(made: PlannerWords, entry: Entry) -> tuple[str, list[tuple[str, str]]]:
    """Return a row's words, and what is in its fields, each with its label."""
    part = made.parts[entry.part]
    words = part.rows[entry.row].words if entry.row else entry.name
    fields = [made.fields[id_] for id_ in part.fields if id_ in entry.values]
    return words, [(field.label, shown(field, entry[field.id])) for field in fields]


def _known(page: Page, macro: str, planner_id: str) -> PlannerWords:
    if planner_id not in page.guide.planners:
        unknown(f'{macro}("{planner_id}")', planner_id, page.guide.planners)
    return page.guide.planners[planner_id]
