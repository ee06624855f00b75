"""The parts of a group file that a page edits, and two group files made one. Nothing that anybody wrote gets lost."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit_widgets.checks import a_list, an_object, one_of, text
from toolkit_widgets.errors import AnswersFileError, path
from toolkit_widgets.group_file import (
    AGREED,
    ALSO,
    GROUP_FORMAT,
    GROUP_FORMAT_VERSION,
    GROUP_TOP,
    GroupFile,
    group_file_of,
    read_group_file,
)
from toolkit_widgets.model import Assessment, Rules, figures
from toolkit_widgets.parts import (
    Fields,
    actions_of,
    agreed_and_planned,
    known_actions,
    known_answers,
    merged,
)
from toolkit_widgets.strict_json import parse

GROUP_PARTS = ("people", "agreed", "actions", *GROUP_TOP)
_ALL_AGREE = "all_agree"
#: What is the same in all group files of an assessment, or made one in a way of its own.
_MERGED_BY_NAME = {
    *("format", "format_version", "assessment", "assessment_version"),
    *("people", "agreed", "actions", "merged"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Two groups as one, and what they did not have in common.

    ``same`` people were in both and count once. ``agreed`` are the statements on which they
    agreed differently; ``actions`` are the numbers of those of the second group that have the
    words of one of the first and differ otherwise; ``top`` are keys of single values that differ.
    """

    file: GroupFile
    same: int
    agreed: tuple[str, ...]
    actions: tuple[int, ...]
    top: tuple[str, ...]


def group_parts_of(file: GroupFile, assessment: Assessment) -> Fields:
    """Return what a page may edit of a group file beside its people; what is not there is empty."""
    document = file.document
    empty: Fields = {"completed_on": "", "place": "", "all_agree": False}
    return {
        **{key: document.get(key, value) for key, value in empty.items()},
        "agreed": known_answers(document, "agreed", assessment, AGREED),
        "actions": known_actions(document),
    }


def group_of(rules: Rules, assessment: Assessment, kept: str, parts: Mapping[str, object]) -> GroupFile:
    """Return the group file that parts make, with what an earlier one holds beside them.

    Args:
        rules: The assessments, recommendations and roles that are known.
        assessment: The one that the parts belong to.
        kept: The earlier file as text, empty if there is none.
        parts: What the page edits; ``people`` are the texts of answers files.

    Raises:
        AnswersFileError: the parts or the earlier file are wrong, or belong to another assessment.

    """
    for part in parts:
        one_of(part, ("parts",), *GROUP_PARTS)
    old = _earlier(rules, assessment, kept)
    new: Fields = {
        **merged(old, {key: parts.get(key, "") for key in GROUP_TOP}, GROUP_TOP),
        "format": GROUP_FORMAT,
        "format_version": GROUP_FORMAT_VERSION,
        "assessment": assessment.id,
        "people": [_person(given, n) for n, given in enumerate(a_list(parts.get("people", []), ("people",)))],
    }
    beside = agreed_and_planned(old, parts, assessment)
    new |= {key: value for key, value in beside.items() if value or key in old}
    if new != old:
        new["assessment_version"] = assessment.version
    return group_file_of(rules, new)


def merge(rules: Rules, mine: GroupFile, theirs: GroupFile) -> Merged:
    """Return two groups as one. Where both say something else, mine stands and theirs stays beside it.

    Raises:
        AnswersFileError: they are about different assessments, or too large together.

    """
    if theirs.assessment != mine.assessment:
        one_of(theirs.assessment, ("assessment",), mine.assessment, cure="merge groups of one assessment")
    both = mine.document, theirs.document
    document, left = _top(*both)
    people, same = _people(mine, theirs)
    agreed, differing = _agreed(*both)
    actions, alike = _actions(*both)
    lists = {"agreed": agreed, "actions": actions, "merged": _merged_before(*both, left)}
    document |= {"people": people} | {key: made for key, made in lists.items() if made or key in document}
    return Merged(
        file=group_file_of(rules, document), same=same, agreed=differing, actions=alike, top=tuple(left)
    )


def _earlier(rules: Rules, assessment: Assessment, kept: str) -> Mapping[str, object]:
    """Return the earlier file; an empty one where there is none."""
    if not kept:
        return {}
    try:
        file = read_group_file(kept.encode(), rules)
        one_of(file.assessment, ("assessment",), assessment.id)
    except AnswersFileError as error:
        raise error.within("kept") from None
    return file.document


def _person(given: object, number: int) -> object:
    """Return the document of one of the answers files that a page holds as text."""
    here = ("people", number)
    said = text(given, here)
    try:
        return parse(said)
    except AnswersFileError as error:
        raise error.within(path(*here)) from None


def _people(mine: GroupFile, theirs: GroupFile) -> tuple[list[object], int]:
    """Return the people of both, those that are in both once, and how many these are."""
    there = Counter(mine.texts)
    people: list[object] = [file.document for file in mine.people]
    for file, said in zip(theirs.people, theirs.texts, strict=True):
        if there[said]:
            there[said] -= 1
        else:
            people.append(file.document)
    return people, len(mine.people) + len(theirs.people) - len(people)


def _agreed(mine: Mapping[str, object], theirs: Mapping[str, object]) -> tuple[Fields, tuple[str, ...]]:
    """Return the agreed answers of both, and the statements on which they differ."""
    agreed, differing = dict(an_object(mine.get("agreed", {}), ())), list[str]()
    for id_, value in an_object(theirs.get("agreed", {}), ()).items():
        said = an_object(value, ())
        own = an_object(agreed.setdefault(id_, said), ())
        mine_alone, theirs_alone = _without_others(own), _without_others(said)
        if _form(mine_alone) != _form(theirs_alone):
            differing.append(id_)
        also = _each_once([mine_alone, *_others(own), theirs_alone, *_others(said)])[1:]
        agreed[id_] = mine_alone | (
            {ALSO: also} if also else {key: own[key] for key in (ALSO,) if key in own}
        )
    return agreed, tuple(differing)


def _without_others(said: Fields) -> Fields:
    return {key: value for key, value in said.items() if key != ALSO}


def _others(said: Fields) -> list[object]:
    return a_list(said.get(ALSO, []), ())


def _actions(
    mine: Mapping[str, object], theirs: Mapping[str, object]
) -> tuple[list[Fields], tuple[int, ...]]:
    """Return the actions of both, identical ones once, and which of theirs look like one of mine."""
    actions = actions_of(mine)
    there = Counter(map(_form, actions))
    words = {action.get("what") for action in actions} - {None, ""}
    alike = []
    for action in actions_of(theirs):
        if there[_form(action)]:
            there[_form(action)] -= 1
            continue
        if action.get("what") in words:
            alike.append(len(actions))
        actions.append(action)
    return actions, tuple(alike)


def _top(mine: Mapping[str, object], theirs: Mapping[str, object]) -> tuple[Fields, Fields]:
    """Return the single values of both, and those of theirs that differ from mine."""
    document = {**theirs, **mine}
    versions = (str(made["assessment_version"]) for made in (mine, theirs))
    document["assessment_version"] = max(versions, key=figures)
    others = {key: value for key, value in theirs.items() if key not in _MERGED_BY_NAME}
    left = {key: value for key, value in others.items() if _form(document[key]) != _form(value)}
    agree = [made.get(_ALL_AGREE) is True for made in (mine, theirs)]
    if agree[0] != agree[1]:
        document[_ALL_AGREE] = False
        left[_ALL_AGREE] = agree[1]
    return document, left


def _merged_before(mine: Mapping[str, object], theirs: Mapping[str, object], left: Fields) -> list[object]:
    """Return what earlier merges left beside, and what this one does."""
    before, others = (a_list(made.get("merged", []), ()) for made in (mine, theirs))
    return _each_once([*before, *([left] if left else []), *others])


def _each_once(values: Iterable[object]) -> list[object]:
    return list({_form(value): value for value in values}.values())


def _form(value: object) -> str:
    """Return what tells values of JSON apart; for Python 1, 1.0 and true would be the same."""
    return json.dumps(value, sort_keys=True)
