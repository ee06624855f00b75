"""Settings are refused as content is: every problem at once, with its line and the cure. What they say is used."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from macros.contact import contact, help_lines
from macros.context import Page
from toolkit_widgets import content
from toolkit_widgets.build import styles
from toolkit_widgets.content import ContentError
from toolkit_widgets.easy_read import paper
from toolkit_widgets.guide import Guide
from toolkit_widgets.paths import BROWSER, SETTINGS
from toolkit_widgets.settings import Dark, Light

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.toml"))
#: Settings with everything in them, all invented.
FULL = """\
name: Working together in Anytown
languages: [en-GB]
address: https://guide.example.org/together/
contact: {name: The lunch club, email: hello@example.org, phone: 01632 960123}
logo: logo.svg
colours:
  light: {ink: "#1D3B6E", ground: "#F7FAFF"}
  dark: {ink: "#C9DAF8"}
assessments: [jigsaw]
groups:
  fishing-families:
    words: Families who fish for a living
    easy_words: Families who catch fish
    picture: people-together
    ways: [go-there, time]
help_lines:
  advice-shop:
    name: The advice shop
    about: Free advice about money and rights.
    easy_about: [They help with money.]
    phone: 01632 960456
    web: https://advice.example.org/
    hours: Monday to Friday
short_name: Anytown
"""


def read(text: str, folder: Path) -> Guide:
    """Return our content with these settings."""
    (folder / "settings.yml").write_text(text, encoding="utf-8")
    (folder / "logo.svg").write_text("<svg/>", encoding="utf-8")
    return content.load(settings=folder / "settings.yml")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """Return our content with all settings."""
    return read(FULL, tmp_path_factory.mktemp("full"))


def case_of(path: Path) -> dict[str, Any]:
    """Read one file of broken/: what is replaced in the full settings, by what, and the lines that are expected."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_settings_are_refused(path: Path, tmp_path: Path) -> None:
    """One change in; exactly the expected lines out."""
    case = case_of(path)
    assert case["replace"] in FULL
    with pytest.raises(ContentError) as caught:
        read(FULL.replace(case["replace"], case["by"], 1), tmp_path)
    assert [line.removeprefix(f"{tmp_path}/") for line in caught.value.problems] == case["expect"]


def test_the_tabs_have_the_short_name_or_the_whole(full: Guide, tmp_path: Path) -> None:
    """Settings with a short name, and without; what stands in the tabs is theirs, never ours."""
    assert full.settings.name_of_tabs == "Anytown"
    without = read(FULL.replace("short_name: Anytown\n", ""), tmp_path)
    assert without.settings.name_of_tabs == "Working together in Anytown"


def test_without_settings_there_is_a_line(tmp_path: Path) -> None:
    """No file; one line that says so, beside those of what has to be in it."""
    with pytest.raises(ContentError) as caught:
        content.load(settings=tmp_path / "settings.yml")
    assert any("settings.yml:1: no such file" in line for line in caught.value.problems)


def test_our_own_settings_name_no_colour_twice() -> None:
    """Ours are the colours of the style sheets: each stands there under its name, so each can be replaced."""
    sheets = "".join(path.read_text(encoding="utf-8") for path in (BROWSER / "styles").glob("*.css"))
    for theme in (Light(), Dark()):
        for key in Light.__slots__:
            assert f"--{key.replace('_', '-')}: {getattr(theme, key)};" in sheets, key


def test_chosen_colours_are_used_everywhere(full: Guide) -> None:
    """Three colours chosen; none of those that they replace is left under its name, the others stay."""
    made = styles(full)
    assert "--ink: #1D3B6E;" in made
    assert "--ground: #F7FAFF;" in made
    assert made.count("--ink: #C9DAF8;") == made.count("--text: #F4F1FA;") == 2
    assert not any(gone in made for gone in ("--ink: #2C2A4A;", "--ground: #FFFBF2;", "--ink: #DCD7F2;"))


def test_only_the_named_assessments_are_there(full: Guide) -> None:
    """One named of three; pages, paper and the engine know that one alone."""
    assert list(full.assessments) == list(full.rules.assessments) == ["jigsaw"]


def test_a_group_is_asked_about(full: Guide) -> None:
    """A group more; the planner asks about it last, and its engine knows how such people are reached."""
    rows = full.planners["who-is-missing"].parts["groups"].rows
    assert list(rows)[-1] == "fishing-families"
    part = next(part for part in full.rules.planners["who-is-missing"].parts if part.id == "groups")
    assert part.rows[-1].facts == {"ways": "go-there time"}


def test_contact_and_help_are_on_pages_and_papers(full: Guide) -> None:
    """A contact and a help line; both can be reached from the page, and stand in easy read in every paper."""
    page = Page(guide=full, source="support.md")
    assert 'href="mailto:hello@example.org"' in contact(page)
    assert "The lunch club answers for this site." in contact(page)
    assert 'href="tel:01632960456"' in help_lines(page)
    said = [
        sentence for row in paper(full, full.handouts["culture"]).blocks[-1].rows for sentence in row.words
    ]
    assert said[-7:] == [
        "You can ask us about this website.",
        "Email hello@example.org.",
        "Phone 01632 960123.",
        "The advice shop.",
        "They help with money.",
        "Phone 01632 960456.",
        "Their website is https://advice.example.org/.",
    ]


def test_nobody_named_is_said_openly(tmp_path: Path) -> None:
    """The fewest settings; the pages say that nobody is named, and no paper names anybody."""
    guide = read("name: Ours\nlanguages: [en-GB]\n", tmp_path)
    page = Page(guide=guide, source="about.md")
    assert guide.interface["site"]["contact_none"] in contact(page)
    assert guide.interface["site"]["help_lines_none"] in help_lines(page)
    assert len(paper(guide, guide.handouts["culture"]).blocks[-1].rows) == 3


def test_settings_stand_in_one_place() -> None:
    """The name of the site is in settings.yml, and in no file that the site is built from beside it."""
    root = SETTINGS.parent
    name = f"{content.load().settings.name}\n"
    assert name.strip() in SETTINGS.read_text(encoding="utf-8")
    assert name not in (root / "mkdocs.yml").read_text(encoding="utf-8")
