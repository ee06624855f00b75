"""What content has to be true of beyond its shape and its references: levels, scales, versions, dates.

``RULES`` are all rules that hold entry by entry. ``COMPLETENESS`` looks at all
entries together, so it runs only when each could be read: a misspelt key is not
reported as a recommendation that nobody points at too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from toolkit_widgets import content_colours, content_planners, content_references, content_statements
from toolkit_widgets.content_problems import choices, nearest
from toolkit_widgets.content_references import VERSION, Finding, Read, Rule, known

_KEY = re.compile(r"[a-z0-9]")
_SHAPE = re.compile(r"M\s*-?[\d.]+[\s,]-?[\d.]+(\s*[MHVLQCZ][\d\s.,-]*)+")


def assessments_are_sound(read: Read) -> Iterator[Finding]:
    """Demand a version of three figures and a time that is more than nothing."""
    for id_, words in read.guide.assessments.items():
        file = f"assessments/{id_}.yml"
        version = read.guide.rules.assessments[id_].version
        if version and not VERSION.fullmatch(version):
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


def answers_have_keys_of_their_own(read: Read) -> Iterator[Finding]:
    """Demand a letter or digit for each answer, on its scale for no other: paper answers are typed in by it."""
    for scale, answers in read.scales.items():
        seen: dict[str, str] = {}
        for id_, answer in answers.items():
            at = ("scales.yml", scale, id_, "key")
            if not answer.key:
                continue  # it could not be read, which was noted then
            if not _KEY.fullmatch(answer.key):
                yield at, f'the key "{answer.key}"', "one small letter or one digit", "choose one"
            elif answer.key in seen:
                came = f'the key "{answer.key}" again, after "{seen[answer.key]}"'
                yield at, came, "a key of its own", "choose another letter or digit"
            seen[answer.key] = id_


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


def pieces_can_be_drawn(read: Read) -> Iterator[Finding]:
    """Demand shapes that can be measured, and places on them: two figures each, and one step for each level from 1."""
    for id_, piece in read.guide.pieces.items():
        at = ("pieces.yml", id_)
        if piece.shape and not _SHAPE.fullmatch(piece.shape):
            expected = "M, then H, V, L, Q, C, Z, each with its figures"
            cure = "draw it with these, in capitals, on a square of 200 by 200"
            yield (*at, "shape"), f'the shape "{piece.shape}"', expected, cure
        for key, wanted in (("name_at", 2), ("plate_at", 2), ("steps_at", len(read.guide.levels))):
            figures = getattr(piece, key)
            if figures and len(figures) != wanted:
                came = f"{len(figures)} figures"
                yield (*at, key), came, f"{wanted} figures", "mend them, or take the key out"


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


def words_to_use_agree(read: Read) -> Iterator[Finding]:
    """Demand that each replaced word stands once, and that no word to use is itself replaced."""
    seen: dict[str, str] = {}
    cure = "take it out of one of the two"
    for id_, entry in read.guide.words_to_use.items():
        for i, form in enumerate(entry.instead_of):
            if form.casefold() in seen:
                came = f'"{form}" again, after "{seen[form.casefold()]}"'
                yield ("words_to_use.yml", id_, "instead_of", i), came, "each replaced word once", cure
            seen.setdefault(form.casefold(), id_)
    for id_, entry in read.guide.words_to_use.items():
        if entry.say.casefold() in seen:
            came = f'"{entry.say}", which "{seen[entry.say.casefold()]}" replaces'
            yield ("words_to_use.yml", id_, "say"), came, "a word that nothing replaces", cure


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
    content_references.topics_have_one_place,
    content_references.dimensions_are_known,
    content_references.links_lead_somewhere,
    content_references.recommendations_name_a_section,
    content_references.statements_point_at_recommendations,
    content_references.handouts_print_recommendations,
    content_references.handouts_explain_their_words,
    content_references.bold_words_are_hard_words,
    content_statements.statements_have_one_place,
    content_statements.one_statement_may_not_apply,
    content_statements.levels_stand_by_themselves,
    content_statements.descriptions_are_complete,
    content_statements.statements_are_no_newer,
    content_planners.planners_are_sound,
    assessments_are_sound,
    scales_have_words,
    answers_have_keys_of_their_own,
    pieces_can_be_drawn,
    hard_words_are_one_term_each,
    meanings_complete_a_sentence,
    words_to_use_agree,
    handouts_are_dated,
    pictures_have_a_size,
)
COMPLETENESS: tuple[Rule, ...] = (
    levels_are_in_order,
    content_statements.every_level_is_asked_about,
    every_piece_has_recommendations,
    every_recommendation_is_pointed_at,
    every_scale_is_used,
)
