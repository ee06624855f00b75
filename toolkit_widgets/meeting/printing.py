"""The plan of the meeting as PDF, in two sizes of type."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from toolkit_widgets.guide import Guide
from toolkit_widgets.meeting.plan import plan
from toolkit_widgets.signs import jigsaw_sign
from toolkit_widgets.typesetting import KINDS, Document, printed, write_files

_TEMPLATE = Path(__file__).with_name("meeting.typ")
#: Where its words come from.
_SAID = tuple(
    f"{name}.yml"
    for name in ("meeting", "interface/meeting", "interface/group", "interface/easy_read", "interface/site")
)
_INK, _TINT = "#1f1b2d", "#f3f1f6"


def write_plan(guide: Guide, site_dir: Path) -> None:
    """Write the plan into a built site in every size, touching only what changed.

    Raises what ``print_plan`` raises.
    """
    write_files({plan_file(kind): print_plan(guide, kind) for kind in KINDS}, site_dir)


def plan_file(kind: str = "standard") -> str:
    """Return where the plan stands, from the site's root; ``kind`` is a key of ``KINDS``."""
    return f"forms/talk-it-through{KINDS[kind].ending}.pdf"


def print_plan(guide: Guide, kind: str = "standard") -> bytes:
    """Return the plan as PDF. The same content gives the same bytes; unchanged ones come from the cache.

    Raises:
        BuildError: Typst refuses it, or the PDF is no PDF/UA-1.

    """
    return printed(
        Document(file=plan_file(kind), template=_TEMPLATE, data=_data(guide.in_print(*_SAID), kind))
    )


def _data(guide: Guide, kind: str) -> dict[str, Any]:
    """Return all that the template reads."""
    words, site = guide.interface["meeting"], guide.interface["site"]
    made = plan(guide)
    return {
        "size": KINDS[kind].size,
        "large": kind == "large",
        "language": guide.language,
        "ink": _INK,
        "tint": _TINT,
        "sign": jigsaw_sign(guide.pieces),
        "page_number": guide.interface["easy_read"]["page_number"],
        "foot": words["foot"].format(title=words["title"]),
        "label": words["label_" + kind],
        "length": words["length"].format(minutes=made.minutes),
        "plan": asdict(made),
        "words": dict(words),
        "credits": [site["independent"], site["licence"]],
    }
