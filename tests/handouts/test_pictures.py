"""The easy-read pictures: clean, small, all there, none left over, with their credit."""

from __future__ import annotations

import re
import statistics
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from toolkit_widgets import pictures
from toolkit_widgets.drawings import DRAWINGS
from toolkit_widgets.guide import Guide, Part, Picture

SHAPES = {"svg", "g", "path", "circle", "ellipse", "line", "polyline", "polygon", "rect"}
ATTRIBUTE = re.compile(
    r"viewBox|transform|d|points|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|width|height|(?:fill|stroke)(?:-[a-z]+)?"
)
#: Code points of people and hands: OpenMoji draws them yellow unless a skin tone follows.
PEOPLE = re.compile(r"1F(?:44[2-9A-F]|450|46[4-9]|47[0-8]|64[5-7B-F]|9C[DEF]|9D[1-9A-D]|AF[1-8])|270[A-D]")


def test_every_picture_holds_shapes_and_paint_only(guide: Guide) -> None:
    """Every composed picture in; no other tag, no id, class, style, script or address out."""
    for picture in guide.pictures.values():
        svg = ElementTree.fromstring(pictures.compose(picture))  # noqa: S314 (we made it)
        for element in svg.iter():
            assert element.tag.removeprefix("{http://www.w3.org/2000/svg}") in SHAPES, picture.id
            assert all(ATTRIBUTE.fullmatch(name) for name in element.attrib), picture.id
            assert not any("url(" in value or ":" in value for value in element.attrib.values()), picture.id


def test_pictures_are_small(guide: Guide) -> None:
    """Every composed picture in; half of them under 4 kB, none over 12 kB, all together under 400 kB."""
    sizes = [len(pictures.compose(picture)) for picture in guide.pictures.values()]
    assert statistics.median(sizes) < 4_000
    assert max(sizes) < 12_000
    assert sum(sizes) < 400_000


def test_a_picture_is_the_same_every_time() -> None:
    """One recipe in, twice; the same bytes out, with each drawing at its place and in its size."""
    parts = (Part(drawing="2714", x=-6, y=2.5, scale=1), Part(drawing="2716", x=0, y=0, scale=1.5))
    recipe = Picture(id="both", alt="A tick and a cross", group="answers", canvas=100, parts=parts)
    svg = pictures.compose(recipe)
    assert svg == pictures.compose(recipe)
    assert 'viewBox="0 0 100 100"' in svg
    assert re.findall(r'<g transform="([^"]+)"', svg) == ["translate(-6 2.5)", "scale(1.5)"]


def test_recipes_and_drawings_fit(guide: Guide) -> None:
    """The real content in; no drawing is missing and none is left over."""
    assert pictures.problems(guide) == ()


def test_a_missing_and_a_left_over_drawing_are_named(guide: Guide) -> None:
    """A recipe with an unknown drawing instead of its own in; both files out, each with its cure."""
    changed = replace(guide.pictures["goal"], parts=(Part(drawing="1F4A9", x=0, y=0, scale=1),))
    missing, left_over = pictures.problems(replace(guide, pictures={**guide.pictures, "goal": changed}))
    assert missing.startswith("toolkit_widgets/content/pictures.yml: goal: drawing 1F4A9; expected ")
    assert left_over.startswith(
        "toolkit_widgets/content/drawings/1F3AF.svg: a drawing that no picture uses; "
    )


def test_a_group_without_a_name_and_one_in_two_places_are_named(guide: Guide) -> None:
    """A picture of an unknown group and one among the pictures of another group in; one line each out."""
    changed = {
        "person": replace(guide.pictures["person"], group="poeple"),
        "money": replace(guide.pictures["money"], group="people"),
    }
    unknown, apart = pictures.problems(replace(guide, pictures={**guide.pictures, **changed}))
    assert unknown.startswith(
        'toolkit_widgets/content/pictures.yml: person: group "poeple"; expected one of people, '
    )
    assert apart == (
        'toolkit_widgets/content/pictures.yml: money: group "people" after other groups; '
        "expected it beside its like; move it there"
    )


def test_every_picture_says_something_of_its_own(guide: Guide) -> None:
    """Every picture in; no two show the same drawings at the same places, and no two say that they do."""
    assert len({picture.parts for picture in guide.pictures.values()}) == len(guide.pictures)
    assert len({picture.alt for picture in guide.pictures.values()}) == len(guide.pictures)


def test_only_changed_pictures_are_written(guide: Guide, tmp_path: Path) -> None:
    """A folder with one old picture in; that one is written anew, the others keep their time."""
    pictures.write_pictures(guide, tmp_path)
    before = {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    (tmp_path / "goal.svg").write_text("old")
    pictures.write_pictures(guide, tmp_path)
    after = {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    assert set(after) == {f"{id_}.svg" for id_ in guide.pictures}
    assert [name for name in after if after[name] != before[name]] == ["goal.svg"]


def test_people_have_real_skin_tones() -> None:
    """Every drawing in; a person or a hand is none of the yellow ones."""
    people = [file.stem for file in DRAWINGS.glob("*.svg") if PEOPLE.match(file.stem)]
    assert people
    assert [code for code in people if not re.search("-1F3F[B-F]", code)] == []


@pytest.mark.parametrize("place", ["drawings/README.md", "interface/easy_read.yml"])
def test_the_licence_is_said(place: str) -> None:
    """The notes beside the drawings and the words of every handout in; source and licence stand in both."""
    text = (DRAWINGS.parent / place).read_text(encoding="utf-8")
    assert "openmoji.org" in text
    assert "CC BY-SA 4.0" in text
