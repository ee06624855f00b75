"""The plan for talking views through: two hours in all, the same words on the page and in valid PDFs of two sizes."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import html5lib
import page as pdf_checker
import pypdf
import pytest

from macros.context import Page
from macros.errors import MacroError
from macros.meeting import meeting
from tests.handouts.conftest import on_one_line
from toolkit_widgets import content
from toolkit_widgets.content import DOCS
from toolkit_widgets.group_view import Kind
from toolkit_widgets.guide import Guide
from toolkit_widgets.meeting import plan, plan_file, print_plan, write_plan
from toolkit_widgets.typesetting import KINDS, printing
from toolkit_widgets.typesetting.reading_order import read_back

#: Pages of each print. Where a figure changes, look at the plan before you record it.
PAGES = {"standard": 7, "large": 11}


@pytest.fixture(scope="module")
def guide() -> Guide:
    """Return all content."""
    return content.load()


@pytest.fixture(scope="module", params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Return each print of the plan."""
    return str(request.param)


@pytest.fixture(scope="module")
def pdf(guide: Guide, kind: str, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the plan as PDF, made now and not taken from an earlier build."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "KEPT", tmp_path_factory.mktemp("kept"))
        return print_plan(guide, kind)


def everything(guide: Guide, kind: str) -> Iterator[str]:
    """Yield all words of the PDF in the order in which they are read, without the heads of its table."""
    words, made = guide.interface["meeting"], plan(guide)
    yield from (words["title"], words[f"label_{kind}"], words["about"])
    for name in ("before", "roles", "rules"):
        yield words[f"{name}_heading"]
        if name == "roles":
            yield words["roles_about"]
        yield from (f"• {line}" for line in made.lists[name])
    yield from (words["steps_heading"], "Time in all: 120 minutes")
    for step in made.steps:
        yield f"{step.minutes} {step.name}"
        yield from (f"• {line}" for line in step.do)
    yield from (words["talk_heading"], words["talk_about"])
    yield from (f"{number}. {line}" for number, line in enumerate(made.lists["talk"], 1))
    yield words["questions_heading"]
    yield from (f"{kind}: {question}" for kind, question in made.questions)
    for name in ("hard", "after"):
        yield words[f"{name}_heading"]
        yield from (f"• {line}" for line in made.lists[name])
    yield from (guide.interface["site"]["independent"], guide.interface["site"]["licence"])


def test_it_takes_two_hours(guide: Guide) -> None:
    """All steps in; 120 minutes out, with a break that is neither the first nor the last of them."""
    steps = list(guide.meeting)
    assert plan(guide).minutes == 120
    assert 0 < steps.index("break") < len(steps) - 1


def test_people_with_lived_experience_hold_the_power(guide: Guide) -> None:
    """The chair and the note-taker are people with lived experience; those with power speak last."""
    roles = dict(line.split(": ", 1) for line in plan(guide).lists["roles"])
    assert roles["Chair"].startswith("a person who draws on support, or a carer")
    assert roles["Note-taker"].startswith("a person with lived experience")
    assert "speak last" in roles["Managers and commissioners"]


def test_there_is_a_question_for_every_kind(guide: Guide) -> None:
    """Each kind of statement has a label and a question of its own, and it ends as a question."""
    questions = plan(guide).questions
    assert len({question for _, question in questions}) == len(Kind)
    assert all(question.endswith("?") for _, question in questions)


def test_it_is_pdf_ua(pdf: bytes) -> None:
    """The PDF in; the checker finds nothing against PDF/UA-1."""
    report = pdf_checker.validate_pdf_bytes(pdf, profile=pdf_checker.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []
    assert report.checks.failed == 0


def test_every_word_in_order(pdf: bytes, guide: Guide, kind: str) -> None:
    """All pages in; the words of the content out, none run together, none more, none less."""
    reader, words = pypdf.PdfReader(io.BytesIO(pdf)), guide.interface["meeting"]
    said = []
    for number, page in enumerate(reader.pages, 1):
        foot = f" Talk it through: a plan for a meeting Page {number} of {len(reader.pages)}"
        text = on_one_line(page.extract_text())
        assert text.endswith(foot)
        said.append(text.removesuffix(foot))
    head = f"{words['minutes_column']} {words['what_column']} "
    assert " ".join(said).replace(head, "") == on_one_line(" ".join(everything(guide, kind)))
    assert reader.metadata is not None
    assert reader.metadata.title == f"{words['title']}: {words[f'label_{kind}']}"


def test_each_part_has_a_page_for_itself(pdf: bytes, guide: Guide, kind: str) -> None:
    """Printed and handed out: roles, rules, steps and questions each start a page; the rules for the wall fill one."""
    words = guide.interface["meeting"]
    starts = [on_one_line(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    for name in ("roles", "rules", "steps", "talk", "hard"):
        assert any(text.startswith(words[f"{name}_heading"]) for text in starts), name
    wall = next(text for text in starts if text.startswith(words["rules_heading"]))
    assert plan(guide).lists["rules"][-1] in wall
    assert len(starts) == PAGES[kind]


def test_it_is_written_where_the_page_links_to(guide: Guide, tmp_path: Path) -> None:
    """The folder of a site in; each PDF under the address that the page gives, with words of its own."""
    write_plan(guide, tmp_path)
    made = meeting(Page(guide=guide, source="assess/talk-it-through.md"), "print")
    for kind in KINDS:
        assert (tmp_path / plan_file(kind)).read_bytes() == print_plan(guide, kind)
        assert f'href="../../{plan_file(kind)}"' in made
        assert guide.interface["meeting"][f"print_{kind}"] in made


def test_the_type_is_as_large_as_that_of_all_that_is_printed(pdf: bytes, kind: str) -> None:
    """The PDF read back; most letters are in the size of its kind, 16 points or 20."""
    letters: Counter[float] = Counter()
    for sheet in read_back(pdf).sheets:
        for run in sheet.runs:
            letters[round(run.size, 1)] += len(run.words)
    assert letters.most_common(1)[0][0] == KINDS[kind].size


def test_the_page_has_every_part(guide: Guide) -> None:
    """The page in; each part of the plan once, with the same words as on paper."""
    source = (DOCS / "assess" / "talk-it-through.md").read_text(encoding="utf-8")
    parts = re.findall(r'\[\[ meeting\("(\w+)"\) \]\]', source)
    assert sorted(parts) == sorted([*plan(guide).lists, "steps", "questions", "print"])
    page = Page(guide=guide, source="assess/talk-it-through.md")
    said = " ".join(
        on_one_line(
            "".join(html5lib.parseFragment(meeting(page, part), namespaceHTMLElements=False).itertext())
        )
        for part in parts
    )
    made = plan(guide)
    for line in [
        *(line for lines in made.lists.values() for line in lines),
        *(line for step in made.steps for line in step.do),
    ]:
        assert line in said
    for kind, question in made.questions:
        assert f"{kind} {question}" in said
    for step in made.steps:
        assert f"{step.name} ({step.minutes} minutes)" in said
    words = guide.interface["meeting"]
    assert all(words[name] in said for name in ("roles_about", "talk_about"))
    headings = ("before", "roles", "rules", "steps", "talk", "questions", "hard", "after")
    assert all(f" {words[f'{name}_heading']} {{" in source for name in headings)


def test_a_part_that_is_none(guide: Guide) -> None:
    """A part that the plan does not have: an error that names those it has."""
    with pytest.raises(MacroError, match="rules"):
        meeting(Page(guide=guide, source="assess/talk-it-through.md"), "rule")
