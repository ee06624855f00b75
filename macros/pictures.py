"""The sheet of all easy-read pictures, for people who write: ``[[ pictures() ]]``."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from macros.context import Page
from toolkit_widgets.easy_read import paper
from toolkit_widgets.guide import Guide, Handout
from toolkit_widgets.pictures import group_names


def pictures(page: Page) -> str:
    """Return every picture with its name, what it shows, and the handouts that have it, under headings.

    The headings are Markdown, so that they stand in the table of contents and in the search.
    Groups and pictures keep the order of pictures.yml. Works without script.
    """
    names, handouts = group_names(page.guide), _handouts_of(page.guide)
    parts = []
    for group, members in groupby(page.guide.pictures.values(), key=lambda picture: picture.group):
        sheet = page.render("pictures.html.jinja", pictures=list(members), handouts=handouts)
        parts.append(f"## {names[group]} {{#{group}}}\n\n{sheet}")
    return "\n\n".join(parts)


def _handouts_of(guide: Guide) -> Mapping[str, list[Handout]]:
    """Return the handouts that have each picture, on the cover or beside words of their own."""
    found: dict[str, list[Handout]] = {id_: [] for id_ in guide.pictures}
    for handout in guide.handouts.values():
        blocks = [block for block in paper(guide, handout).blocks if block.id != "help"]
        for id_ in {handout.picture, *(row.picture for block in blocks for row in block.rows)}:
            found[id_].append(handout)
    return found
