"""The plan of the meeting as PDF."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from toolkit_widgets.guide import Guide
from toolkit_widgets.meeting.plan import plan
from toolkit_widgets.signs import jigsaw_sign
from toolkit_widgets.typesetting import Document, printed, write_files

#: Where it stands, from the site's root.
FILE = "forms/talk-it-through.pdf"
_TEMPLATE = Path(__file__).with_name("meeting.typ")
#: Size of the type in points, as in the forms.
_SIZE = 16
_INK, _TINT = "#1f1b2d", "#f3f1f6"


def write_plan(guide: Guide, site_dir: Path) -> None:
    """Write the plan into a built site, touching it only if it changed.

    Raises what ``print_plan`` raises.
    """
    write_files({FILE: print_plan(guide)}, site_dir)


def print_plan(guide: Guide) -> bytes:
    """Return the plan as PDF. The same content gives the same bytes; unchanged ones come from the cache.

    Raises:
        BuildError: Typst refuses it, or the PDF is no PDF/UA-1.

    """
    return printed(Document(file=FILE, template=_TEMPLATE, data=_data(guide)))


def _data(guide: Guide) -> dict[str, Any]:
    """Return all that the template reads."""
    words, site = guide.interface["meeting"], guide.interface["site"]
    made = plan(guide)
    return {
        "size": _SIZE,
        "ink": _INK,
        "tint": _TINT,
        "sign": jigsaw_sign(guide.pieces),
        "page_number": guide.interface["easy_read"]["page_number"],
        "foot": words["foot"].format(title=words["title"], label=words["label"]),
        "length": words["length"].format(minutes=made.minutes),
        "plan": asdict(made),
        "words": dict(words),
        "credits": [site["independent"], site["licence"]],
    }
