"""Content that may be published: it can be read, its pictures can be drawn, its easy read keeps the rules.

What ``python -m toolkit_widgets check`` and the build of the site demand. The
engine needs only ``content.load``.
"""

from __future__ import annotations

from toolkit_widgets import content, pictures
from toolkit_widgets.guide import Guide
from toolkit_widgets.handouts import rules


def sound_guide() -> Guide:
    """Return all content.

    Raises:
        ContentError: with every problem at once; those of words and pictures once all files can be read.

    """
    guide = content.load()
    if found := (*pictures.problems(guide), *rules.problems(guide)):
        raise content.ContentError(found)
    return guide
