"""Rule 23: the whole guide in easy read. Every page that tells a section of the guide has a handout.

That every recommendation, statement, level and answer has its easy-read words is seen to when the content is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit_widgets.guide import Guide
from toolkit_widgets.linter.findings import Broken, Found


def same_everywhere(guide: Guide) -> Iterator[Found]:
    """Yield each page of the guide, where guide_map.yml first names it, that no handout tells in easy words."""
    told = {handout.chapter.partition("#")[0] for handout in guide.handouts.values()}
    for id_, heading in guide.guide_map.items():
        page = heading.told_at.partition("#")[0]
        if page not in told:
            told.add(page)
            cure = f"write content/easy_read/NAME.yml with chapter: {page}"
            yield (
                ("guide_map.yml", id_, "told_at"),
                Broken(23, f'no easy read of "{page}"', "a handout for every page of the guide", cure),
            )
