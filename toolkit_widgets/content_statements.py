"""What the statements of an assessment have to be like, so that answers to them become a level (docs/assess/scoring.md)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit_widgets.content_problems import Path, choices, nearest
from toolkit_widgets.content_references import VERSION, Finding, Read, dimensions, dimensions_of
from toolkit_widgets.guide import Guide
from toolkit_widgets.model import Dimension, Scale, figures


def statements_have_one_place(read: Read) -> Iterator[Finding]:
    """Demand an id of its own for each statement of an assessment: answers are kept under it."""
    for assessment in read.guide.rules.assessments.values():
        seen: dict[str, str] = {}
        for path, dimension in dimensions_of(assessment):
            for statement in dimension.statements:
                if statement.id in seen:
                    came = f'the statement "{statement.id}" again, after the one in "{seen[statement.id]}"'
                    yield (*path, statement.id), came, "an id of its own", "rename one of the two"
                seen[statement.id] = dimension.id


def every_level_is_asked_about(read: Read) -> Iterator[Finding]:
    """Demand statements of every level from 1 in each dimension on the scale of gates (docs/assess/scoring.md)."""
    tags = sorted(level.number for level in read.guide.levels.values() if level.number > 0)
    for path, dimension in _on(read, Scale.GATES):
        asked = {statement.level for statement in dimension.statements}
        for statement in dimension.statements:
            if statement.level not in tags:
                at = (*path, statement.id, "level")
                yield at, f'the level "{statement.level}"', choices("", map(str, tags)), "mend the tag"
        for tag in tags:
            if tag not in asked:
                came = f'no statement of level {tag} in "{dimension.id}"'
                yield path, came, "at least one of every level", "write one, or mend a tag"


def one_statement_may_not_apply(read: Read) -> Iterator[Finding]:
    """Demand that at most one statement of a dimension can be left out of the count (docs/assess/scoring.md)."""
    for path, dimension in dimensions(read.guide):
        can = [statement.id for statement in dimension.statements if statement.can_not_apply]
        for id_ in can[1:]:
            came = f'a second "can_not_apply" in "{dimension.id}", after "{can[0]}"'
            yield (*path, id_, "can_not_apply"), came, "one at most", "take it away from one of them"


def levels_stand_by_themselves(read: Read) -> Iterator[Finding]:
    """Demand that no level hangs on a statement that need not apply: without it the level would hold by itself."""
    for path, dimension in _on(read, Scale.GATES):
        levels = [statement.level for statement in dimension.statements]
        for statement in dimension.statements:
            if statement.can_not_apply and levels.count(statement.level) == 1:
                came = f'"can_not_apply" on the only statement of level {statement.level} in "{dimension.id}"'
                cure = "write one, or let this one always apply"
                yield (*path, statement.id, "can_not_apply"), came, "another one of its level beside it", cure


def descriptions_are_complete(read: Read) -> Iterator[Finding]:
    """Demand a description for each known answer of the scale of descriptions, and for no other; easy words too."""
    needed = Scale.DESCRIPTIONS.values
    for path, there in _descriptions(read.guide):
        for answer in needed if there else ():  # none: they could not be read, which was noted then
            if answer not in there:
                expected = f"the answers {', '.join(needed)}"
                yield path, f'no answer "{answer}"', expected, f'add "{answer}": …'
        for answer in there:
            if answer not in needed:
                cure = f"rename or remove it{nearest(answer, needed)}"
                yield (*path, answer), f'the answer "{answer}"', choices(answer, needed), cure


def statements_are_no_newer(read: Read) -> Iterator[Finding]:
    """Demand that ``since`` is a version of the assessment, its own or an earlier one."""
    for assessment in read.guide.rules.assessments.values():
        newest = assessment.version
        for path, dimension in dimensions_of(assessment):
            for statement in dimension.statements:
                at, since = (*path, statement.id, "since"), statement.since
                if since and not VERSION.fullmatch(since):
                    yield at, f'"{since}"', "three figures such as 1.0.0", "mend the version"
                elif VERSION.fullmatch(newest) and figures(since) > figures(newest):
                    expected = f"{newest}, the version of the assessment, or an earlier one"
                    yield at, f'"{since}"', expected, "mend it, or raise the version of the assessment"


def _on(read: Read, scale: Scale) -> Iterator[tuple[Path, Dimension]]:
    """Yield the dimensions of the assessments on a scale, each with its path."""
    for assessment in read.guide.rules.assessments.values():
        if assessment.scale is scale:
            yield from dimensions_of(assessment)


def _descriptions(guide: Guide) -> Iterator[tuple[Path, Mapping[str, str]]]:
    """Yield the descriptions of each statement on their scale, then those in easy words, with their path."""
    for id_, words in guide.assessments.items():
        if words.scale is Scale.DESCRIPTIONS:
            for path, dimension in dimensions_of(guide.rules.assessments[id_]):
                for statement in dimension.statements:
                    said = words.statements[statement.id]
                    yield (*path, statement.id, "descriptions"), said.descriptions
                    yield (*path, statement.id, "easy_descriptions"), said.easy_descriptions
