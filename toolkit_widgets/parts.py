"""The parts of an answers file that a page edits, taken out of it and put back.

A page knows the fields of the format and the statements of its assessment. All
else in a file, from a newer edition or another tool perhaps, is kept by the side
and comes back when the page saves. What parts look like stands in ``bridge.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from toolkit_widgets.checks import Place, a_list, an_object, one_of
from toolkit_widgets.errors import EXPORT_AGAIN, AnswersFileError, path, shown
from toolkit_widgets.exchange import (
    ACTION,
    ANSWER,
    FORMAT,
    FORMAT_VERSION,
    RESPONDENT,
    TOP,
    AnswersFile,
    read,
    written,
)
from toolkit_widgets.model import Assessment, Rules
from toolkit_widgets.scoring import assessment_of

type Fields = dict[str, object]

PARTS = ("answers", "respondent", *TOP, "actions", "agreed")
#: Under this key an action has its number in the file that it came from.
KEPT = "kept"


def parts_of(file: AnswersFile, assessment: Assessment) -> Fields:
    """Return what a page may edit of a file: parts that it has, keys of the format, known statements."""
    document = file.document
    parts: Fields = {key: document[key] for key in TOP if key in document}
    for part in ("answers", "agreed"):
        if part in document:
            parts[part] = known_answers(document, part, assessment)
    if "respondent" in document:
        parts["respondent"] = _known(document["respondent"], ("respondent",), RESPONDENT)
    if "actions" in document:
        parts["actions"] = known_actions(document)
    return parts


def known_answers(
    document: Mapping[str, object], part: str, assessment: Assessment, known: Iterable[str] = ANSWER
) -> Fields:
    """Return the answers of a document to the statements of an assessment, with the keys of the format."""
    there = {s.id for s in assessment.statements}
    given = an_object(document.get(part, {}), (part,))
    return {id_: _known(given[id_], (part, id_), known) for id_ in given if id_ in there}


def known_actions(document: Mapping[str, object]) -> list[Fields]:
    """Return the actions of a document with the keys of the format, and their numbers in it."""
    return [_known(made, (), ACTION) | {KEPT: n} for n, made in enumerate(actions_of(document))]


def actions_of(document: Mapping[str, object]) -> list[Fields]:
    """Return the actions of a document, whole."""
    actions = a_list(document.get("actions", []), ("actions",))
    return [an_object(made, ("actions", n)) for n, made in enumerate(actions)]


def file_of(rules: Rules, assessment: Assessment, kept: str, parts: Mapping[str, object]) -> AnswersFile:
    """Return the answers file that parts make, with what an earlier file holds beside them.

    Nothing is in the file that could not be read again. Where the parts say nothing
    new it is the earlier file; otherwise the answers are to today's version.

    Args:
        rules: The assessments, recommendations and roles that are known.
        assessment: The one that the parts belong to.
        kept: The earlier file as text, empty if there is none.
        parts: What the page edits.

    Raises:
        AnswersFileError: the parts or the earlier file are wrong, or belong to another assessment.

    """
    for part in parts:
        one_of(part, ("parts",), *PARTS)
    old = _earlier(rules, assessment, kept)
    new: Fields = {
        **merged(old, {key: parts.get(key, "") for key in TOP}, TOP),
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "assessment": assessment.id,
        "answers": _answers("answers", old, parts, assessment),
    }
    respondent = an_object(parts.get("respondent", {}), ("respondent",))
    beside = {
        "respondent": merged(an_object(old.get("respondent", {}), ()), respondent, RESPONDENT),
        **agreed_and_planned(old, parts, assessment),
    }
    new |= {key: value for key, value in beside.items() if value or key in old}
    if new != old:
        new["assessment_version"] = assessment.version
    return read(written(new), rules)


def agreed_and_planned(
    old: Mapping[str, object], parts: Mapping[str, object], assessment: Assessment
) -> Fields:
    """Return the actions of parts, and their agreed answers unless they leave them as they were."""
    before, given = a_list(old.get("actions", []), ()), a_list(parts.get("actions", []), ("actions",))
    planned: Fields = {"actions": listed(before, given, ("actions",), ACTION)}
    return planned | ({"agreed": _answers("agreed", old, parts, assessment)} if "agreed" in parts else {})


def file_name(document: Mapping[str, object], ending: str, start: str = "co-production") -> str:
    """Return the name under which a page offers a file, ``co-production-jigsaw-2026-11-23.json``."""
    named = ("assessment", "completed_on")
    return "-".join([start, *(str(document[key]) for key in named if key in document)]) + ending


def _earlier(rules: Rules, assessment: Assessment, kept: str) -> Mapping[str, object]:
    """Return the earlier file; an empty one where there is none."""
    if not kept:
        return {}
    try:
        file = read(kept.encode(), rules)
        assessment_of(rules, file.responses, beside=assessment)
    except AnswersFileError as error:
        raise error.within("kept") from None
    return file.document


def _known(value: object, place: Place, known: Iterable[str]) -> Fields:
    """Return an object with the keys that the format has."""
    return {key: inner for key, inner in an_object(value, place).items() if key in known}


def merged(old: Mapping[str, object], given: Mapping[str, object], known: Iterable[str]) -> Fields:
    """Return what is given, with what else was there. An empty value stays as it was: there, or left out."""
    stays = {
        key: value
        for key, value in old.items()
        if key not in known or (_is_empty(value) and _is_empty(given.get(key, "")))
    }
    return stays | {key: value for key, value in given.items() if not _is_empty(value)}


def _is_empty(value: object) -> bool:
    """Tell whether a field holds nothing: no text, or not done."""
    return value == "" or value is False


def _answers(
    part: str, old: Mapping[str, object], parts: Mapping[str, object], assessment: Assessment
) -> Fields:
    """Return the given answers, and those that were given to statements that the page does not have."""
    earlier = an_object(old.get(part, {}), (part,))
    there = {s.id for s in assessment.statements}
    answers = {id_: value for id_, value in earlier.items() if id_ not in there}
    for id_, value in an_object(parts.get(part, {}), (part,)).items():
        given = an_object(value, (part, id_))
        answers[id_] = merged(an_object(earlier.get(id_, {}), (part, id_)), given, ANSWER)
    return answers


def listed(old: list[object], given: list[object], place: Place, known: Iterable[str]) -> list[Fields]:
    """Return the given items of a list, each with what else stood beside it in the file that it came from."""
    items = []
    for n, value in enumerate(given):
        here = (*place, n)
        fields = dict(an_object(value, here))
        number = fields.pop(KEPT, None)
        before = {} if number is None else an_object(_numbered(old, number, (*here, KEPT)), here)
        items.append(merged(before, fields, known))
    return items


def _numbered(old: list[object], number: object, place: Place) -> object:
    """Return the item with this number."""
    if type(number) is int and 0 <= number < len(old):
        return old[number]
    expected = f"one of the {len(old)} numbers from 0 that the kept file has"
    raise AnswersFileError(path(*place), shown(number), expected, EXPORT_AGAIN)
