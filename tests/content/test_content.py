"""Content is refused as a whole: every problem at once, each with its file, line and cure.

``garden/`` is a small, complete, invented content folder with its pages. Each file
of ``broken/`` changes it in one way, names the rule that finds this, and holds
the lines that are expected.
"""

from __future__ import annotations

import shutil
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from toolkit_widgets import content
from toolkit_widgets.content import ContentError
from toolkit_widgets.content_rules import COMPLETENESS, RULES
from toolkit_widgets.guide import Guide

HERE = Path(__file__).parent
GARDEN = HERE / "garden"
BROKEN = sorted((HERE / "broken").glob("*.toml"))
SHAPE = "shape"


def case_of(path: Path) -> dict[str, Any]:
    """Read one file of broken/."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def broken_garden(case: dict[str, Any], folder: Path) -> Path:
    """Copy the garden and break it as the case says."""
    shutil.copytree(GARDEN, folder, dirs_exist_ok=True)
    for change in case["change"]:
        break_file(folder / "content", folder / "content" / change["file"], change)
    return folder


def break_file(folder: Path, file: Path, change: dict[str, Any]) -> None:
    """Make one change: remove, replace, or write a file."""
    if "remove" in change:
        file.unlink()
    elif "replace" in change:
        whole = file.read_text(encoding="utf-8")
        assert change["replace"] in whole, f"{file.name} has no {change['replace']!r}"
        file.write_text(whole.replace(change["replace"], change["by"], 1), encoding="utf-8")
    elif "copy_of" in change:
        shutil.copyfile(folder / change["copy_of"], file)
    else:
        file.parent.mkdir(exist_ok=True)
        encoding = "latin-1" if "latin_1" in change else "utf-8"
        file.write_text(change.get("text", change.get("latin_1")), encoding=encoding)


def problems_of(garden: Path) -> list[str]:
    """Load a garden and return its problems, with paths from its content folder."""
    try:
        content.load(garden / "content", garden / "docs")
    except ContentError as error:
        return [problem.removeprefix(f"{garden}/content/") for problem in error.problems]
    return []


def test_the_garden_is_sound() -> None:
    """The base of all broken cases loads: what is refused below is refused for its change."""
    assert problems_of(GARDEN) == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_content_is_refused(path: Path, tmp_path: Path) -> None:
    """One change in; exactly the expected lines out, all of them in one go."""
    case = case_of(path)
    assert problems_of(broken_garden(case, tmp_path / "garden")) == case["expect"]


@pytest.mark.parametrize(
    "path", [p for p in BROKEN if case_of(p)["rule"] != SHAPE], ids=lambda path: path.stem
)
def test_the_named_rule_finds_it(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the rule that a case names, some of its lines are not found."""
    case = case_of(path)
    for name in ("RULES", "COMPLETENESS"):
        kept = tuple(rule for rule in getattr(content, name) if rule.__name__ != case["rule"])
        monkeypatch.setattr(content, name, kept)
    assert set(problems_of(broken_garden(case, tmp_path / "garden"))) < set(case["expect"])


def test_every_rule_has_a_broken_case() -> None:
    """No rule stands unproven, and no case names a rule that is not there."""
    named = {case_of(path)["rule"] for path in BROKEN}
    assert named == {rule.__name__ for rule in RULES + COMPLETENESS} | {SHAPE}


def test_values_stay_text() -> None:
    """An answer called ``yes`` keeps its name: YAML alone would have made it True."""
    guide = content.load(GARDEN / "content", GARDEN / "docs")
    assert [answer.id for answer in guide.assessments["garden"].answers[:3]] == ["no", "partly", "yes"]


def test_words_and_rules_part() -> None:
    """A statement's words go to the page, its level and recommendations to the engine, under one id."""
    guide = content.load(GARDEN / "content", GARDEN / "docs")
    words = guide.assessments["garden"].statements["soil-covered"]
    rules = guide.rules.assessments["garden"].statements[1]
    assert words.yes_if == "no bare earth can be seen."
    assert (rules.id, rules.level, rules.can_not_apply) == ("soil-covered", 1, True)
    assert guide.rules.recommendations == ("soil-feed", "water-evening")
    assert guide.rules.roles["neighbour"] == "lived_experience"


def test_descriptions_are_words_and_no_rule() -> None:
    """On the scale of descriptions a statement has its answers in words; the engine gets no level, but since when."""
    guide = content.load(GARDEN / "content", GARDEN / "docs")
    words = guide.assessments["spring"].statements["spring-digging"]
    rules = guide.rules.assessments["spring"].statements[0]
    assert next(iter(words.descriptions.items())) == ("not-involved", "It was not.")
    assert (words.yes_if, len(words.descriptions)) == ("", 5)
    assert (rules.level, rules.can_not_apply, rules.since) == (0, False, "1.1.0")
    gate = guide.assessments["garden"].statements["soil-covered"]
    assert gate.descriptions == {}
    assert guide.rules.assessments["garden"].statements[0].since == "1.0.0"


def test_topics_are_one_mapping() -> None:
    """Pieces, principles and activities: what a dimension is about is found by its id; only a piece has one."""
    guide = content.load(GARDEN / "content", GARDEN / "docs")
    assert list(guide.topics) == ["soil", "water", "patience", "digging"]
    soil, patience = guide.topics["soil"], guide.topics["patience"]
    assert (soil.name, soil.page, soil.piece) == ("Soil", "soil.md", guide.pieces["soil"])
    assert (patience.name, patience.meaning) == ("Patience", "Things grow in their own time.")
    assert (patience.page, patience.picture, patience.piece) == ("soil.md#feeding", "spade", None)


@pytest.fixture(scope="module")
def guide() -> Guide:
    """All content of the project. Fails with every problem if there is one."""
    return content.load()


def test_the_guide_has_its_recommendations(guide: Guide) -> None:
    """19 recommendations: culture 3, structure 5, practice 7, review 4, as the guide has them, in its order."""
    counts = Counter(recommendation.piece for recommendation in guide.recommendations.values())
    assert list(counts.items()) == [("culture", 3), ("structure", 5), ("practice", 7), ("review", 4)]


def test_a_recommendation_says_its_piece_first(guide: Guide) -> None:
    """An id starts with its piece, so it can be read without looking it up."""
    for id_, recommendation in guide.recommendations.items():
        assert id_.startswith(f"{recommendation.piece}-")
