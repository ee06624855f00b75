"""From a planner to its blank form as PDF, in two sizes of type: the rows, their easy words and pictures, room to write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from toolkit_widgets.forms.paper import INK, TINT
from toolkit_widgets.guide import FieldWords, Guide, PartWords, PlannerWords
from toolkit_widgets.pictures import compose
from toolkit_widgets.planner_model import FieldKind
from toolkit_widgets.typesetting import KINDS, Document, printed, write_files

#: Where the words of a form come from, beside its own file.
_SAID = tuple(
    f"{name}.yml" for name in ("interface/planner", "interface/plan", "interface/easy_read", "interface/site")
)
_TEMPLATE = Path(__file__).with_name("planner.typ")


def write_planner_forms(guide: Guide, site_dir: Path) -> None:
    """Write the forms of every planner into ``forms/`` of a built site, touching only those that changed.

    Raises what ``print_planner_form`` raises.
    """
    pdfs = {
        planner_form_file(id_, kind): print_planner_form(guide, id_, kind)
        for id_ in guide.planners
        for kind in KINDS
    }
    write_files(pdfs, site_dir)


def planner_form_file(planner: str, kind: str = "standard") -> str:
    """Return where a form stands, from the site's root; ``kind`` is a key of ``KINDS``."""
    return f"forms/plan-{planner}{KINDS[kind].ending}.pdf"


def print_planner_form(guide: Guide, planner: str, kind: str = "standard") -> bytes:
    """Return a blank form as PDF. The same content gives the same bytes; unchanged ones come from the cache.

    Raises:
        BuildError: Typst refuses it, or the PDF is no PDF/UA-1.

    """
    guide = guide.in_print(f"planners/{planner}.yml", *_SAID)
    data = _data(guide, guide.planners[planner], kind)
    return printed(Document(file=planner_form_file(planner, kind), template=_TEMPLATE, data=data))


def _data(guide: Guide, made: PlannerWords, kind: str) -> dict[str, Any]:
    """Return all that the template reads."""
    words, site = guide.interface["planner"], guide.interface["site"]
    plan = {**guide.interface["plan"], "about": words["plan_about"]}
    return {
        "size": KINDS[kind].size,
        "large": kind == "large",
        "language": guide.language,
        "ink": INK,
        "tint": TINT,
        "sign": compose(guide.pictures[made.picture]),
        "page_number": guide.interface["easy_read"]["page_number"],
        "foot": words["foot"].format(title=made.title, version=made.version),
        "title": made.title,
        "label": words["label_" + kind],
        "about": [made.about, words["minutes"].format(minutes=made.minutes)],
        "easy_about": made.easy_about,
        "how": words["how"].splitlines(),
        "details": [_field(field) for field in made.details.values()],
        "parts": [_part(guide, made, part) for part in made.parts.values()],
        "plan": {name: plan[name] for name in ("heading", "about", "action", "what", "who", "with", "by")},
        "actions": made.actions,
        "credits": [site["independent"], site["licence"], guide.interface["easy_read"]["credit"]],
        "words": {
            name: words[name] for name in ("how_heading", "place", "day", "paper_own", "own_name", "own_row")
        },
    }


def _part(guide: Guide, made: PlannerWords, part: PartWords) -> dict[str, Any]:
    numbers = {row: number for number, row in enumerate((r for p in made.parts.values() for r in p.rows), 1)}
    return {
        "name": part.name,
        "about": part.about,
        "easy_about": part.easy_about,
        "sign": compose(guide.pictures[part.picture]),
        "own": part.own,
        "fields": [_field(made.fields[id_]) for id_ in part.fields],
        "rows": [
            {
                "number": numbers[row.id],
                "words": row.words,
                "easy_words": row.easy_words,
                "hint": row.hint,
                "picture": compose(guide.pictures[row.picture]),
            }
            for row in part.rows.values()
        ],
    }


def _field(field: FieldWords) -> dict[str, Any]:
    return {
        "label": field.label,
        "choices": [choice.label for choice in field.choices.values()],
        "is_short": field.kind in {FieldKind.COUNT, FieldKind.DAY, FieldKind.MONEY},
    }
