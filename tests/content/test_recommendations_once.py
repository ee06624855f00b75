"""A recommendation has its words once, in recommendations.yml. Everything else asks for them by id."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import pytest

from toolkit_widgets import content

ROOT = Path(__file__).parents[2]
#: Where a copy could creep in.
ELSEWHERE = ("docs", "overrides", "macros", "tests", "toolkit_widgets")
TEXT = {".css", ".html", ".jinja", ".js", ".json", ".md", ".py", ".svg", ".toml", ".typ", ".yml"}
RECOMMENDATIONS = content.load().recommendations
SENTENCES = [
    pytest.param(sentence, id=f"{recommendation.id}-{key}")
    for recommendation in RECOMMENDATIONS.values()
    for key, sentence in (("words", recommendation.words), ("why", recommendation.why))
]


def plain(text: str) -> str:
    """Return text without the differences that a copy may have: line breaks, capitals, signs of Markdown."""
    return re.sub(r"[\s>*_]+", " ", text).casefold()


@pytest.fixture(scope="module")
def elsewhere() -> dict[str, str]:
    """Every text of the project but recommendations.yml itself."""
    home = content.CONTENT / "recommendations.yml"
    return {
        path.relative_to(ROOT).as_posix(): plain(path.read_text(encoding="utf-8"))
        for folder in ELSEWHERE
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in TEXT and path != home
    }


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_copy_of_a_recommendation(sentence: str, elsewhere: dict[str, str]) -> None:
    """The words and the reason of a recommendation stand in no page, template, macro, script or test."""
    assert [path for path, text in elsewhere.items() if plain(sentence).strip(" .") in text] == []


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_page_of_recommendations_has_it_once(sentence: str, site: Path) -> None:
    """The built page shows each recommendation's words and reason exactly once."""
    document = html5lib.parse((site / "recommendations" / "index.html").read_text(encoding="utf-8"))
    assert plain("".join(document.itertext())).count(plain(sentence)) == 1
