"""Another guide, wholly invented: three pieces, four levels above none, roles and statements of its own.

``choir/`` has settings, navigation, pages and content, and no code. It is built, scored, compared and printed by what
builds ours. So whatever is made for four pieces, three levels or nineteen recommendations alone fails here.
"""

from __future__ import annotations

import io
import itertools
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import html5lib
import pytest
from pypdf import PdfReader

from toolkit_widgets import content
from toolkit_widgets.build import styles
from toolkit_widgets.engine_archive import LIBRARY
from toolkit_widgets.guide import Guide
from toolkit_widgets.paths import SHARED_CONTENT
from toolkit_widgets.shapes import edges, places, stairs

CHOIR = Path(__file__).parent / "choir"
#: Words of our own guide that no page of another one may have.
OURS = re.compile(r"\b(SCIE|co-production|co-produce|care and support|transformative|[Jj]igsaw|Care Act)\b")
SVG = "{http://www.w3.org/2000/svg}"
PIECES = ("voices", "people", "money")


def run(*command: str, folder: Path = CHOIR) -> subprocess.CompletedProcess[str]:
    """Run Python with the choir as the guide."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(Path(__file__).parents[2])},
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the choir's site."""
    target = tmp_path_factory.mktemp("choir") / "site"
    done = run("-m", "mkdocs", "build", "--strict", "--site-dir", str(target))
    assert done.returncode == 0, done.stdout + done.stderr
    return target


@pytest.fixture(scope="module")
def guide() -> Guide:
    """Return the choir's content, with what it takes from the toolkit."""
    return content.load(
        CHOIR / "content", CHOIR / "docs", settings=CHOIR / "settings.yml", beneath=SHARED_CONTENT
    )


def page(built: Path, address: str) -> ElementTree.Element:
    """Return a built page as a browser reads it."""
    text = (built / address / "index.html").read_text(encoding="utf-8")
    made: ElementTree.Element = html5lib.parse(text, namespaceHTMLElements=False)
    return made


def words(element: ElementTree.Element) -> str:
    """Return the words of an element on one line."""
    return " ".join("".join(element.itertext()).split())


def classed(tree: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    """Return the elements with a class."""
    return [element for element in tree.iter() if name in element.get("class", "").split()]


def answers(folder: Path, name: str, role: str = "", **levels: int) -> Path:
    """Write an answers file: of each piece, Yes up to a level and No above it."""
    given = {
        f"{piece}-{level}": {"answer": "yes" if level <= reached else "no"}
        for piece, reached in levels.items()
        for level in (1, 2, 3, 4)
    }
    document = {
        "format": "co-production-answers",
        "format_version": 1,
        "assessment": "choir",
        "assessment_version": "1.0.0",
        "respondent": {"role": role} if role else {},
        "answers": given,
    }
    file = folder / f"{name}.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def test_it_has_no_code() -> None:
    """Nothing but settings, navigation, pages and content."""
    assert {path.suffix for path in CHOIR.rglob("*") if path.is_file() and ".cache" not in path.parts} == {
        ".yml",
        ".md",
    }


def test_its_content_is_sound() -> None:
    """``python -m toolkit_widgets check`` in its folder."""
    done = run("-m", "toolkit_widgets", "check")
    assert done.stdout == "content: 5 recommendations, 1 assessment, 1 hard word, 1 handout, no problem\n", (
        done.stderr
    )


def test_no_page_says_what_is_ours_alone(built: Path) -> None:
    """Every page as it is read; none speaks of our guide, and each has the choir's own name."""
    for file in sorted(built.rglob("*.html")):
        tree = html5lib.parse(file.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        said = " ".join(words(tree.find("body")).split())
        assert OURS.findall(said) == [], file.relative_to(built)
        assert words(tree.find("head/title")).endswith("A choir of our own")


def test_its_pieces_are_the_way_in(built: Path) -> None:
    """The home page; three links with names on the pieces, one beside each, and three shapes in the sign."""
    home = page(built, "")
    assert [words(name) for name in classed(home, "jigsaw__name")] == ["Voices", "People", "Money"]
    assert len(classed(home, "pieces")[0].findall("li")) == 3
    assert len(classed(home, "brand__sign")[0].findall(f"{SVG}path")) == 3
    sign = (built / "assets" / "favicon.svg").read_text(encoding="utf-8")
    assert sign.count("<path") == 3


def test_checklists_have_its_recommendations(built: Path) -> None:
    """All five under three headings; on the page of a piece its own."""
    assert len(classed(page(built, "how-to"), "checklist__item")) == 5
    assert len(classed(page(built, "how-to/people"), "checklist__item")) == 2


def test_a_result_has_four_steps(built: Path, guide: Guide) -> None:
    """The form; twelve questions, and on the picture four steps for each piece, which the styles can show."""
    form = page(built, "assess/choir")
    assert len(classed(form, "question")) == 12
    for kind in ("solid", "range"):
        steps = [rect.get("data-step") for rect in classed(form, f"jigsaw-result__{kind}")]
        assert steps == ["1", "2", "3", "4"] * 3
    made = styles(guide)
    assert '[data-lowest="4"] .jigsaw-result__solid[data-step="4"]' in made
    assert '[data-lowest="1"][data-highest="4"] .jigsaw-result__range[data-step="3"]' in made
    assert '[data-lowest="5"]' not in made


def test_steps_fill_the_pieces(guide: Guide) -> None:
    """Shapes without places of their own; bands go from the bottom to the top, names stand in the middle."""
    for id_, place in places(guide).items():
        left, top, right, bottom = edges(guide.pieces[id_].shape)
        assert len(place.bands) == 4
        assert place.bands[-1][0] == top
        assert sum(height for _, height in place.bands) == pytest.approx(bottom - top, abs=0.1)
        assert left < place.name[0] < right


def test_stairs_are_as_wide_for_any_number() -> None:
    """One to six steps; the first begins and the last ends where they always do, and each is higher than the last."""
    for steps in range(1, 7):
        made = stairs(steps)
        assert len(made) == steps
        assert made[0][0] == 34
        assert made[-1][0] + made[-1][2] == pytest.approx(166, abs=0.1)
        assert all(one[3] < next_[3] for one, next_ in itertools.pairwise(made))


def test_easy_read_has_its_questions(built: Path) -> None:
    """One question at a time; every statement of every piece can be answered."""
    easy = page(built, "easy-read/choir-questions")
    asked = {box.get("name") for box in easy.iter("input") if box.get("value") == "partly"}
    assert {f"{piece}-{level}" for piece in PIECES for level in (1, 2, 3, 4)} <= asked


def test_it_is_scored(tmp_path: Path) -> None:
    """Four levels reached, two, and none; the result says so, and what comes next."""
    file = answers(tmp_path, "one", voices=4, people=2, money=0)
    done = run("-m", "toolkit_widgets", "score", str(file))
    assert done.returncode == 0, done.stderr
    dimensions: list[dict[str, Any]] = json.loads(done.stdout)["dimensions"]
    assert [(made["id"], made["lowest"], made["highest"]) for made in dimensions] == [
        ("voices", 4, 4),
        ("people", 2, 2),
        ("money", 0, 0),
    ]
    assert [made["next"] and made["next"]["level"] for made in dimensions] == [None, 3, 1]


def test_views_are_compared(tmp_path: Path) -> None:
    """Three singers and three leaders; a report in the choir's own words, with a view of each side."""
    files = [answers(tmp_path, f"s{n}", "singer", voices=1, people=1, money=1) for n in range(3)]
    files += [answers(tmp_path, f"l{n}", "leader", voices=4, people=3, money=1) for n in range(3)]
    out = tmp_path / "report.html"
    done = run("-m", "toolkit_widgets", "report", *map(str, files), "-o", str(out))
    assert done.returncode == 0, done.stderr
    said = words(html5lib.parse(out.read_text(encoding="utf-8"), namespaceHTMLElements=False).find("body"))
    assert "Singers: 3" in said
    assert "Leaders: 3" in said
    assert "making the music" in said
    assert OURS.findall(said) == []


def test_the_browser_gets_its_rules(built: Path) -> None:
    """The engine's archive in the site; three dimensions of four statements, five recommendations, four roles."""
    archive = next((built / "assets" / "engine").rglob(LIBRARY))
    with ZipFile(io.BytesIO(archive.read_bytes())) as packed:
        rules = json.loads(packed.read("toolkit_widgets/content.json"))
    (assessment,) = rules["assessments"].values()
    assert list(assessment["dimensions"]) == list(PIECES)
    assert len(rules["recommendations"]) == 5
    assert list(rules["roles"]) == ["singer", "leader", "treasurer", "listener"]


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        ("handouts/voices.pdf", "Choose the songs together."),
        ("handouts/voices-large-print.pdf", "Email tea@choir.example.org."),
        ("forms/choir.pdf", "Singers write songs of their own."),
        ("forms/choir-large-print.pdf", "Singers decide what the money is for."),
        ("forms/talk-it-through.pdf", "Talk"),
    ],
)
def test_it_is_printed(built: Path, file: str, sentence: str) -> None:
    """A PDF of the site; it has the choir's words and none of ours."""
    said = " ".join(" ".join(page.extract_text() for page in PdfReader(built / file).pages).split())
    assert sentence in said
    assert OURS.findall(said) == []


def test_its_contact_is_named(built: Path) -> None:
    """Its settings name somebody; the page says whom, and how to reach them. No help line is named, and it says so."""
    said = words(page(built, "support"))
    assert "The tea table answers for this site." in said
    assert "tea@choir.example.org" in said
    assert "No help line is named here." in said
