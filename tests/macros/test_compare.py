"""The page that brings people's views together holds every word that a result can have, for every assessment."""

from __future__ import annotations

import re

import pytest

from macros.compare import compare
from macros.context import Page, the_guide
from toolkit_widgets.group import NO_ROLE, SIDES
from toolkit_widgets.group_view import Kind
from toolkit_widgets.guide import AssessmentWords
from toolkit_widgets.model import Scale

GUIDE = the_guide()


@pytest.fixture(scope="module")
def html() -> str:
    """Return the page's own part."""
    return compare(Page(guide=GUIDE, source="assess/compare.md"))


def of(html: str, id_: str) -> str:
    """Return what the page holds for one assessment."""
    return (
        html.split(f'<template data-assessment="{id_}"')[1]
        .split("</group-views>")[0]
        .split("<template data-assessment=")[0]
    )


@pytest.mark.parametrize("asked", GUIDE.assessments.values(), ids=GUIDE.assessments)
def test_each_statement_has_its_places(html: str, asked: AssessmentWords) -> None:
    """An assessment; each statement has a card, a row, a line and a place for what is agreed, once each."""
    part = of(html, asked.id)
    for id_ in asked.statements:
        assert part.count(f'data-statement="{id_}" data-number=') == 1
        assert part.count(f'<tr data-of="{id_}"') == 1
        assert part.count(f'<li data-of="{id_}"') == 1
        assert part.count(f'data-agreed-of="{id_}"') == 1


@pytest.mark.parametrize("asked", GUIDE.assessments.values(), ids=GUIDE.assessments)
def test_each_kind_has_its_place(html: str, asked: AssessmentWords) -> None:
    """An assessment; a part of the talk for each kind, in the order in which to talk."""
    assert re.findall(r'data-kind="([a-z-]+)" hidden', of(html, asked.id)) == list(Kind)


@pytest.mark.parametrize("asked", GUIDE.assessments.values(), ids=GUIDE.assessments)
def test_a_view_stands_on_one_of_the_steps(html: str, asked: AssessmentWords) -> None:
    """An assessment; three places on each line, from No to Yes, or four levels; a mark for each side on each."""
    scale = GUIDE.rules.assessments[asked.id].scale
    views = list(scale.values) if scale is Scale.GATES else [f"level-{n}" for n in range(4)]
    line = re.split(r'<span class="views-line["\s]', of(html, asked.id))[1].split("</li>")[0]
    for side in SIDES:
        assert re.findall(rf'data-choice="{side}" data-is="([a-z0-9-]+)"', line) == views


def test_all_roles_are_listed(html: str) -> None:
    """The page; a fold for each role, and one for those who gave none."""
    listed = re.findall(r'<details class="people" data-role="([a-z-]+)"', html)
    assert listed == [*GUIDE.rules.roles, NO_ROLE]


def test_no_id_stands_twice(html: str) -> None:
    """The page with any one assessment put in; no id is there twice."""
    outside = re.sub(r"<template data-assessment=.*", "", html, flags=re.DOTALL)
    for id_ in GUIDE.assessments:
        ids = re.findall(r'\sid="([^"]+)"', outside + of(html, id_))
        assert len(ids) == len(set(ids))


def test_the_picture_is_not_a_picture_of_averages(html: str) -> None:
    """The page; nothing in it is a number with a point, as an average or a score would be."""
    words = re.sub(r"<[^>]*>", " ", re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL))
    assert re.findall(r"\d\.\d(?!\.\d)", re.sub(r"\d+\.\d+\.\d+", "", words)) == []
