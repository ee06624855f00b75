"""What content has to be true of beyond its shape and its references: levels, scales, versions, dates.

``RULES`` are all rules that hold entry by entry. ``COMPLETENESS`` looks at all
entries together, so it runs only when each could be read: a misspelt key is not
reported as a recommendation that nobody points at too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from toolkit_widgets import content_colours, content_references
from toolkit_widgets.content_problems import choices, nearest
from toolkit_widgets.content_references import Finding, Read, Rule, dimensions, dimensions_of, known

_VERSION = re.compile(r"\d+\.\d+\.\d+")


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
    """Demand statements of every level from 1 in each dimension (SCORING.md)."""
    tags = sorted(level.number for level in read.guide.levels.values() if level.number > 0)
    for path, dimension in dimensions(read.guide):
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
    """Demand that at most one statement of a dimension can be left out of the count (SCORING.md)."""
    for path, dimension in dimensions(read.guide):
        can = [statement.id for statement in dimension.statements if statement.can_not_apply]
        for id_ in can[1:]:
            came = f'a second "can_not_apply" in "{dimension.id}", after "{can[0]}"'
            yield (*path, id_, "can_not_apply"), came, "one at most", "take it away from one of them"


def assessments_are_sound(read: Read) -> Iterator[Finding]:
    """Demand a version of three figures and a time that is more than nothing."""
    for id_, words in read.guide.assessments.items():
        file = f"assessments/{id_}.yml"
        version = read.guide.rules.assessments[id_].version
        if version and not _VERSION.fullmatch(version):
            yield (file, "version"), f'"{version}"', "three figures such as 1.0.0", "mend the version"
        if words.minutes < 1:
            yield (file, "minutes"), f'"{words.minutes}"', "1 or more", "say how long it takes"


def scales_have_words(read: Read) -> Iterator[Finding]:
    """Demand words for each answer that the engine knows on a scale in use, and for no other."""
    for id_, words in read.guide.assessments.items():
        if words.scale not in read.scales:
            at = (f"assessments/{id_}.yml", "scale")
            yield from known(at, "scale", words.scale, read.scales, "scales.yml")
            continue
        there, needed = read.scales[words.scale], words.scale.answers
        for answer in needed:
            if answer not in there:
                came = f'no answer "{answer}"'
                yield (
                    ("scales.yml", words.scale),
                    came,
                    f"the answers {', '.join(needed)}",
                    f'add "{answer}": …',
                )
        for answer in there:
            if answer not in needed:
                cure = f"rename or remove it{nearest(answer, needed)}"
                yield (
                    ("scales.yml", words.scale, answer),
                    f'the answer "{answer}"',
                    choices(answer, needed),
                    cure,
                )


def levels_are_in_order(read: Read) -> Iterator[Finding]:
    """Demand levels that count up from 0."""
    for wanted, (id_, level) in enumerate(read.guide.levels.items()):
        if level.number != wanted:
            came = f'the number "{level.number}"'
            yield (
                ("levels.yml", id_, "number"),
                came,
                f'"{wanted}"',
                "count up from 0, in the order of the file",
            )


def hard_words_are_one_term_each(read: Read) -> Iterator[Finding]:
    """Demand one term for each word and form, so that its first use can be found."""
    seen: dict[str, str] = {}
    for id_, term in read.guide.glossary.items():
        for form in (term.term, *term.forms):
            if form and form.casefold() in seen:
                came = f'"{form}" again, after "{seen[form.casefold()]}"'
                yield ("glossary.yml", id_), came, "each form once", "take it out of one of the two"
            seen[form.casefold()] = id_


def meanings_complete_a_sentence(read: Read) -> Iterator[Finding]:
    """Demand meanings that can stand between "<term> means" and a full stop."""
    for id_, term in read.guide.glossary.items():
        if term.meaning.endswith((".", "!", "?")):
            came = f'"{term.meaning[-1]}" at the end of the meaning'
            cure = "take the last sign away: the page adds a full stop"
            yield ("glossary.yml", id_, "meaning"), came, f'words that complete "{term.term} means …"', cure


def handouts_are_dated(read: Read) -> Iterator[Finding]:
    """Demand dates in ISO 8601."""
    for id_, handout in read.guide.handouts.items():
        if handout.date and not _is_date(handout.date):
            cure = "write the year, the month and the day"
            yield (f"easy_read/{id_}.yml", "date"), f'"{handout.date}"', "a date such as 2026-10-01", cure


def pictures_have_a_size(read: Read) -> Iterator[Finding]:
    """Demand a canvas and drawings that are larger than nothing."""
    for id_, picture in read.guide.pictures.items():
        if picture.canvas <= 0:
            yield ("pictures.yml", id_, "canvas"), f'"{picture.canvas}"', "more than 0", "mend the size"
        for i, part in enumerate(picture.parts):
            if part.scale <= 0:
                yield (
                    ("pictures.yml", id_, "parts", i, "scale"),
                    f'"{part.scale:g}"',
                    "more than 0",
                    "mend the size",
                )


def every_piece_has_recommendations(read: Read) -> Iterator[Finding]:
    """Demand recommendations of every piece: without any its checklist would be empty."""
    used = {recommendation.piece for recommendation in read.guide.recommendations.values()}
    for id_ in read.guide.pieces:
        if id_ not in used:
            came = f'no recommendation of the piece "{id_}"'
            yield ("pieces.yml", id_), came, "at least one", "write one, or remove the piece"


def every_recommendation_is_pointed_at(read: Read) -> Iterator[Finding]:
    """Demand a statement that points at each recommendation: without one it would never be in a result."""
    statements = [s for a in read.guide.rules.assessments.values() for s in a.statements]
    used = {id_ for statement in statements for id_ in statement.recommendations}
    for id_ in read.guide.recommendations:
        if id_ not in used:
            came = f'no statement that points at "{id_}"'
            yield (
                ("recommendations.yml", id_),
                came,
                "at least one in assessments/",
                "name it under a statement",
            )


def every_scale_is_used(read: Read) -> Iterator[Finding]:
    """Demand an assessment for each scale: without one its words are dead."""
    used = {words.scale for words in read.guide.assessments.values()}
    for id_ in read.scales:
        if id_ not in used:
            cure = "use it or remove it"
            yield ("scales.yml", id_), f'the scale "{id_}"', "one that an assessment uses", cure


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


RULES: tuple[Rule, ...] = (
    content_colours.colours_can_be_read,
    content_references.pictures_are_known,
    content_references.pieces_are_known,
    content_references.links_lead_somewhere,
    content_references.recommendations_name_a_section,
    content_references.statements_point_at_recommendations,
    content_references.handouts_explain_their_words,
    content_references.bold_words_are_hard_words,
    statements_have_one_place,
    one_statement_may_not_apply,
    assessments_are_sound,
    scales_have_words,
    hard_words_are_one_term_each,
    meanings_complete_a_sentence,
    handouts_are_dated,
    pictures_have_a_size,
)
COMPLETENESS: tuple[Rule, ...] = (
    levels_are_in_order,
    every_level_is_asked_about,
    every_piece_has_recommendations,
    every_recommendation_is_pointed_at,
    every_scale_is_used,
)
