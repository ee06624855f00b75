"""Adding an assessment is a file in content/assessments/ and a page with one line. No code, no template."""

from __future__ import annotations

import json
import shutil
from typing import Any

import pytest

from macros.assessment import assessment
from macros.context import Page
from toolkit_widgets import Rules, bridge, content, rules_from_json, rules_to_json
from toolkit_widgets.answers_schema import answers_schema
from toolkit_widgets.guide import Guide

#: An invented assessment over two of the principles.
FOURTH = """\
title: Do our meetings work for everyone?
easy_title: Do our meetings work?
about: Six statements about one meeting.
minutes: "4"
version: 1.0.0
scale: gates
dimensions:
"""
DIMENSION = """\
  {principle}:
    meeting-{principle}-one: {{level: "1", words: One., yes_if: one is there., easy_read: One?, picture: time, recommendations: [practice-access]}}
    meeting-{principle}-two: {{level: "2", words: Two., yes_if: two are there., easy_read: Two?, picture: time, recommendations: [practice-information]}}
    meeting-{principle}-three: {{level: "3", words: Three., yes_if: three are there., easy_read: Three?, picture: time, recommendations: [review-learn]}}
"""
PRINCIPLES = ("equality", "accessibility")


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """Return the project's own content with one file more."""
    folder = tmp_path_factory.mktemp("fourth") / "content"
    shutil.copytree(content.CONTENT, folder)
    parts = (DIMENSION.format(principle=principle) for principle in PRINCIPLES)
    (folder / "assessments" / "meeting.yml").write_text(FOURTH + "".join(parts), encoding="utf-8")
    return content.load(folder)


def asked(rules: Rules, call: str, **request: object) -> Any:
    """Return the reply of the browser's engine, packed with these rules."""
    packed = rules_from_json(rules_to_json(rules))
    return json.loads(bridge.answer(packed, call, json.dumps(request)))["ok"]


def test_it_stands_beside_the_others(guide: Guide) -> None:
    """The file's name is its id; its words and topics are there for pages and paper."""
    assert list(guide.assessments) == ["jigsaw", "meeting", "principles", "quick"]
    assert [answer.id for answer in guide.assessments["meeting"].answers][:3] == ["no", "partly", "yes"]
    dimensions = guide.rules.assessments["meeting"].dimensions
    assert [guide.topics[d.id].name for d in dimensions] == ["Equality", "Accessibility"]


def test_it_is_scored_saved_opened_and_looked_back_on(guide: Guide) -> None:
    """Every call of the engine takes it like the others; its schema knows its answers."""
    answers = {f"meeting-equality-{number}": {"answer": "yes"} for number in ("one", "two", "three")}
    result = asked(guide.rules, "score", assessment="meeting", answers=answers)
    assert [(d["id"], d["lowest"]) for d in result["dimensions"]] == [
        ("equality", 3),
        ("accessibility", None),
    ]
    saved = asked(guide.rules, "save", assessment="meeting", parts={"answers": answers})
    assert asked(guide.rules, "open", text=saved["text"])["known"]["answers"] == answers
    table = asked(guide.rules, "table", assessment="meeting", parts={"answers": answers})
    assert table["answers"]["text"].count("\n") == 7
    past = asked(guide.rules, "history", assessment="meeting", parts={}, then={"text": saved["text"]})
    assert [d["then"]["lowest"] for d in past["history"]["dimensions"]] == [3, None]
    assert "meeting" in answers_schema(guide.rules)["properties"]["assessment"]["enum"]


def test_its_page_is_one_line(guide: Guide) -> None:
    """``[[ assessment("meeting") ]]``: the whole form, each statement with its answers."""
    html = assessment(Page(guide=guide, source="assess/meeting.md"), "meeting")
    words = guide.assessments["meeting"]
    for id_, statement in words.statements.items():
        assert statement.words in html
        assert f'name="{id_}" value="partly"' in html
        assert f'name="{id_}" value="does-not-apply"' not in html
