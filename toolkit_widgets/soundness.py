"""Content that may be published: it can be read, its pictures can be drawn, its easy read keeps the rules.

What ``python -m toolkit_widgets check`` and the build of the site demand. The
engine needs only ``content.load``.
"""

from __future__ import annotations

from toolkit_widgets import content, linter, pictures
from toolkit_widgets.guide import Guide


def sound_guide() -> Guide:
    """Return all content.

    Raises:
        ContentError: with every problem at once; those of words and pictures once all files can be read.

    """
    guide, where = content.load_placed()
    if found := (*pictures.problems(guide), *linter.problems(guide, where)):
        raise content.ContentError(found)
    return guide
