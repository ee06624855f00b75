"""Rule 23: what the guide tells is told in easy words too, under the same id."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from toolkit_widgets import content, linter
from toolkit_widgets.content import ContentError
from toolkit_widgets.linter.same_everywhere import same_everywhere

GARDEN = Path(__file__).parents[1] / "content" / "garden"


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    """Return a copy of the garden of ``tests/content``."""
    shutil.copytree(GARDEN, tmp_path / "garden")
    return tmp_path / "garden"


def replaced(garden: Path, file: str, old: str, new: str) -> None:
    """Change a file of the garden in one place."""
    path = garden / "content" / file
    words = path.read_text(encoding="utf-8")
    assert old in words
    path.write_text(words.replace(old, new, 1), encoding="utf-8")


def test_every_page_of_the_guide_has_a_handout(garden: Path) -> None:
    """A map with a page that no handout tells, twice, in; one line, where the map first names it, out."""
    with (garden / "content" / "guide_map.yml").open("a", encoding="utf-8") as guide_map:
        guide_map.write(
            "water:\n  heading: Water\n  told_at: water.md\nwhen:\n  heading: When\n  told_at: water.md#when\n"
        )
    guide, where = content.load_placed(garden / "content", garden / "docs")
    lines = linter.lines(same_everywhere(guide), where)
    (line,) = (line for line in lines if "water.md" in line)
    assert line == (
        f'{garden}/content/guide_map.yml:9: rule 23: no easy read of "water.md"; expected a handout for every page of '
        "the guide; write content/easy_read/NAME.yml with chapter: water.md"
    )


@pytest.mark.parametrize(
    ("file", "old"),
    [
        ("recommendations.yml", "  easy_read:\n    - picture: can\n      words: [Water in the evening.]\n"),
        ("levels.yml", "  easy_read:\n    - picture: can\n      words: [Something grows.]\n"),
        ("assessments/garden.yml", "      easy_read: Is the soil fed?\n"),
        ("glossary.yml", "  easy_read: [Mulch covers the soil.]\n"),
    ],
)
def test_easy_words_cannot_be_left_out(garden: Path, file: str, old: str) -> None:
    """A recommendation, a level, a statement or a hard word without easy-read words in; it is refused, with its line."""
    replaced(garden, file, old, "")
    with pytest.raises(ContentError) as caught:
        content.load(garden / "content", garden / "docs")
    assert [
        f"/{file}:" in line and 'no "easy_read"; expected ' in line for line in caught.value.problems
    ] == [True]
