"""The blank forms as PDF: valid, the same every time, with every word of the content, no statement split."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import page as pdf_checker
import pytest

from tests.forms.conftest import Form
from toolkit_widgets.forms import KINDS, form_file, print_form, write_forms
from toolkit_widgets.forms.by_hand import by_hand
from toolkit_widgets.guide import Guide
from toolkit_widgets.model import DOES_NOT_APPLY, Statement
from toolkit_widgets.paths import BuildError
from toolkit_widgets.typesetting import printing

#: Pages of each form. Where a figure changes, look at the form before you record it.
PAGES = {
    ("jigsaw", "standard"): 19,
    ("jigsaw", "large"): 32,
    ("principles", "standard"): 13,
    ("principles", "large"): 20,
    ("quick", "standard"): 9,
    ("quick", "large"): 9,
}
POINTS_PER_MM = 72 / 25.4
#: What ids, keys, the foot and the credits are printed in, as a part of the other type.
SMALL = 0.7


def numbered(guide: Guide, assessment: str) -> list[tuple[int, Statement]]:
    """Return the statements of an assessment with their numbers."""
    return list(enumerate(guide.rules.assessments[assessment].statements, 1))


def whole(guide: Guide, assessment: str, number: int, rules: Statement) -> str:
    """Return everything that belongs to one statement, from its number to its id."""
    made, words = guide.assessments[assessment], guide.interface["forms"]
    said = made.statements[rules.id]
    boxes = [
        f"{answer.key} {said.descriptions.get(answer.id, answer.label)}"
        for answer in made.answers
        if answer.id != DOES_NOT_APPLY or rules.can_not_apply
    ]
    yes_if = [f"You can say Yes if {said.yes_if}"] if said.yes_if else []
    reason = [words["reason"]] if rules.can_not_apply else []
    notes = [words["evidence"], words["lived_experience_says"]]
    return " ".join([f"{number}. {said.words}", *yes_if, *boxes, *reason, *notes, rules.id])


def everything(guide: Guide, assessment: str, kind: str) -> Iterator[str]:
    """Yield all words of a form in the order in which they are read."""
    made, rules = guide.assessments[assessment], guide.rules.assessments[assessment]
    words, site, plan = guide.interface["forms"], guide.interface["site"], guide.interface["plan"]
    yield from (made.title, words[f"label_{kind}"], made.about, f"It takes about {made.minutes} minutes.")
    yield words["how_heading"]
    for line in words["how"].replace("{tick}", words[f"tick_{rules.scale}"]).splitlines():
        yield f"• {line}"
    yield from (
        words["place_heading"],
        words["place"],
        words["date"],
        words["role_heading"],
        words["role_about"],
    )
    yield from (role.name for role in guide.roles.values())
    statements = iter(numbered(guide, assessment))
    for dimension in rules.dimensions:
        topic = guide.topics[dimension.id]
        yield from (topic.name, topic.meaning[0].upper() + topic.meaning[1:].rstrip(".") + ".")
        for _ in dimension.statements:
            yield whole(guide, assessment, *next(statements))
    yield words["by_hand_heading"]
    yield from worked_out(guide, assessment)
    yield guide.interface["assessment"]["levels_heading"]
    for level in guide.levels.values():
        yield f"{level.name[0].upper()}{level.name[1:]} {level.meaning}"
    yield from (site["independent"], site["licence"])
    if not all(dimension.id in guide.pieces for dimension in rules.dimensions):
        yield guide.interface["easy_read"]["credit"]
    yield from (plan["heading"], words[f"first_{rules.scale}"], plan["about"])
    for number in range(1, 3 if kind == "large" else 4):
        yield f"Action {number} {plan['what']} {plan['who']} {plan['with']} {plan['by']}"


def worked_out(guide: Guide, assessment: str) -> Iterator[str]:
    """Yield how the levels are worked out, and the worksheet."""
    words, made = guide.interface["forms"], by_hand(guide, assessment)
    yield from (f"{number}. {step}" for number, step in enumerate(made.steps, 1))
    yield guide.interface["assessment"]["own_view"]
    if made.boxes:
        yield f"{words['table_box']} {words['table_level']}"
        yield from (" ".join(box) for box in made.boxes)
        yield f"{words['table_part']} {words['table_box']} {words['table_level']}"
        dimensions = guide.rules.assessments[assessment].dimensions
        yield from (guide.topics[dimension.id].name for dimension in dimensions)
        return
    yield words["worksheet_heading"]
    for part in made.parts:
        yield from (part.name, words["our_level"], words["table_gate"], words["as_no"], words["as_yes"])
        for gate in part.gates:
            numbers = ", ".join(map(str, gate.numbers))
            yield f'{gate.level} {numbers}: at least {gate.enough} "Yes"'
        yield f"No level yet Unknown: {part.too_many}"


def test_it_is_pdf_ua(form: Form) -> None:
    """The PDF in; the checker finds nothing against PDF/UA-1."""
    report = pdf_checker.validate_pdf_bytes(form.pdf, profile=pdf_checker.ValidationProfile.PDF_UA_1)
    assert [failure.message for failure in report.failures] == []
    assert report.checks.failed == 0


def test_it_says_what_it_is(form: Form, guide: Guide) -> None:
    """The PDF in; its title with its kind, its language, and a bookmark for each part out."""
    title, label = guide.assessments[form.assessment].title, guide.interface["forms"][f"label_{form.kind}"]
    assert form.reader.metadata.title == f"{title}: {label}"
    assert form.reader.trailer["/Root"]["/Lang"] == "en-GB"
    marks = [mark.title for mark in form.reader.outline if not isinstance(mark, list)]
    dimensions = guide.rules.assessments[form.assessment].dimensions
    assert [mark for mark in marks if mark in {guide.topics[d.id].name for d in dimensions}] == [
        guide.topics[dimension.id].name for dimension in dimensions
    ]


def test_the_same_bytes_every_time(
    form: Form, guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same content printed a second time, without a cache, in; the same bytes out."""
    monkeypatch.setattr(printing, "KEPT", tmp_path)
    assert print_form(guide, form.assessment, form.kind) == form.pdf


def test_every_word_in_order(form: Form, guide: Guide) -> None:
    """All pages in; the words of the content out, none run together, none more, none less."""
    assert " ".join(form.pages) == " ".join(everything(guide, form.assessment, form.kind))


def test_no_statement_is_split(form: Form, guide: Guide) -> None:
    """Every statement in; from its number to its id it stands on one page."""
    for number, rules in numbered(guide, form.assessment):
        text = whole(guide, form.assessment, number, rules)
        assert any(text in page for page in form.pages), rules.id


def test_a_part_starts_with_its_first_statement(form: Form, guide: Guide) -> None:
    """The heading of every part in; the whole first statement stands on the same page."""
    statements = {rules.id: number for number, rules in numbered(guide, form.assessment)}
    for dimension in guide.rules.assessments[form.assessment].dimensions:
        first = dimension.statements[0]
        meaning = guide.topics[dimension.id].meaning[1:].rstrip(".")
        start = f"{meaning}. {whole(guide, form.assessment, statements[first.id], first)}"
        assert any(start in page for page in form.pages), dimension.id


def test_the_number_of_pages_is_known(form: Form) -> None:
    """The form in; as many pages as were looked at and recorded."""
    assert len(form.pages) == PAGES[form.assessment, form.kind]


def test_type_and_margins(form: Form, guide: Guide) -> None:
    """Every piece of text in; 16 or 20 points but for ids, keys, foot and credits, and 18 mm at the left."""
    title, version = (
        guide.assessments[form.assessment].title,
        guide.rules.assessments[form.assessment].version,
    )
    foot = f"{title} ({form.assessment}, version {version})"
    size, site = KINDS[form.kind].size, guide.interface["site"]
    ids_and_keys = {statement.id for statement in guide.rules.assessments[form.assessment].statements}
    ids_and_keys |= {answer.key for answer in guide.assessments[form.assessment].answers}
    printed_small = " ".join(
        [site["independent"], site["licence"], guide.interface["easy_read"]["credit"], foot]
    )
    for page in form.reader.pages:
        found: list[tuple[str, float, float]] = []
        page.extract_text(
            visitor_text=lambda text, cm, tm, _, points, found=found: found.append(
                (" ".join(text.replace("\u2060", "").split()), points * tm[0] * cm[0], tm[4] * cm[0] + cm[4])
            )
        )
        for text, points, left in found:
            if text:
                assert left >= 18 * POINTS_PER_MM - 0.01, text
                assert points >= size * SMALL - 0.01, text
                if points < size - 0.01:
                    assert (
                        text in ids_and_keys
                        or text in printed_small
                        or re.fullmatch(r"Page \d+ of \d+", text)
                    ), text
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)


def test_all_forms_are_written(guide: Guide, tmp_path: Path) -> None:
    """A site in; two PDFs for every assessment out, where the pages link to them."""
    write_forms(guide, tmp_path)
    names = {f"{id_}{end}.pdf" for id_ in guide.assessments for end in ("", "-large-print")}
    assert {path.name for path in (tmp_path / "forms").iterdir()} == names
    assert form_file("jigsaw", "large") == "forms/jigsaw-large-print.pdf"


def test_a_statement_that_is_longer_than_a_page_is_refused(
    guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A statement of 600 words in; the build stops and names it, and nothing is kept."""
    monkeypatch.setattr(printing, "KEPT", tmp_path / "kept")
    made = guide.assessments["jigsaw"]
    id_ = "review-own-goals"
    long = replace(made.statements[id_], words="Go on. " * 300)
    changed = replace(made, statements={**made.statements, id_: long})
    with pytest.raises(BuildError, match=rf'^forms/jigsaw.pdf: .*"{id_}" takes more than a page.*; mend '):
        print_form(replace(guide, assessments={"jigsaw": changed}), "jigsaw")
    assert not (tmp_path / "kept").exists()
