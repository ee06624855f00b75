"""From an assessment to its blank form as PDF, in two sizes of type."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from toolkit_widgets.forms.by_hand import by_hand
from toolkit_widgets.forms.paper import INK, TINT, capital, parts
from toolkit_widgets.guide import Guide
from toolkit_widgets.signs import jigsaw_sign
from toolkit_widgets.typesetting import KINDS, Document, printed, write_files

#: Where the words of a form come from, beside its own file.
_SAID = tuple(
    f"{name}.yml"
    for name in (
        "scales",
        "roles",
        "pieces",
        "principles",
        "activities",
        "interface/forms",
        "interface/easy_read",
        "interface/site",
    )
)
_TEMPLATE = Path(__file__).with_name("form.typ")


def write_forms(guide: Guide, site_dir: Path) -> None:
    """Write the forms of every assessment into ``forms/`` of a built site, touching only those that changed.

    Raises what ``print_form`` raises.
    """
    pdfs = {form_file(id_, kind): print_form(guide, id_, kind) for id_ in guide.assessments for kind in KINDS}
    write_files(pdfs, site_dir)


def form_file(assessment: str, kind: str = "standard") -> str:
    """Return where a form stands, from the site's root; ``kind`` is a key of ``KINDS``."""
    return f"forms/{assessment}{KINDS[kind].ending}.pdf"


def print_form(guide: Guide, assessment: str, kind: str = "standard") -> bytes:
    """Return a blank form as PDF. The same content gives the same bytes; unchanged ones come from the cache.

    Raises:
        BuildError: Typst refuses it, or the PDF is no PDF/UA-1.

    """
    guide = guide.in_print(f"assessments/{assessment}.yml", *_SAID)
    data = _data(guide, assessment, kind)
    return printed(Document(file=form_file(assessment, kind), template=_TEMPLATE, data=data))


def _data(guide: Guide, assessment: str, kind: str) -> dict[str, Any]:
    """Return all that the template reads."""
    made, rules, words = guide.assessments[assessment], guide.rules.assessments[assessment], guide.interface
    form = words["forms"]
    return {
        "size": KINDS[kind].size,
        "large": kind == "large",
        "language": guide.language,
        "ink": INK,
        "tint": TINT,
        "sign": jigsaw_sign(guide.pieces),
        "page_number": words["easy_read"]["page_number"],
        "foot": form["foot"].format(title=made.title, id=made.id, version=rules.version),
        "title": made.title,
        "label": form["label_" + kind],
        "about": [made.about, form["minutes"].format(minutes=made.minutes)],
        "how": form["how"].format(tick=form["tick_" + rules.scale]).splitlines(),
        "roles": [role.name for role in guide.roles.values()],
        "parts": [asdict(part) for part in parts(guide, assessment)],
        "by_hand": asdict(by_hand(guide, assessment)),
        "levels": [[capital(level.name), level.meaning] for level in guide.levels.values()],
        "levels_heading": words["assessment"]["levels_heading"],
        "first": form["first_" + rules.scale],
        "plan": dict(words["plan"]),
        "own_view": words["assessment"]["own_view"],
        "credits": _credits(guide, assessment),
        "words": dict(form),
    }


def _credits(guide: Guide, assessment: str) -> list[str]:
    """Return whose words these are, under which licence, and whose drawings, if any are in it."""
    site, drawings = guide.interface["site"], guide.interface["easy_read"]["credit"]
    dimensions = guide.rules.assessments[assessment].dimensions
    with_drawings = any(guide.topics[dimension.id].piece is None for dimension in dimensions)
    return [site["independent"], site["licence"], *([drawings] if with_drawings else [])]
