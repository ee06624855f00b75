"""The parts of a planner file that a page edits, taken out of it and put back.

As with an answers file (``parts``), what the page does not know is kept by the side and comes back.
"""

from __future__ import annotations

from collections.abc import Mapping

from toolkit_widgets.checks import a_list, an_object, one_of
from toolkit_widgets.errors import AnswersFileError
from toolkit_widgets.exchange import ACTION, TOP, written
from toolkit_widgets.model import Rules
from toolkit_widgets.parts import KEPT, Fields, known_actions, listed, merged
from toolkit_widgets.planner_file import (
    NAME,
    PLANNER_FORMAT,
    PLANNER_FORMAT_VERSION,
    PlannerFile,
    known_of,
    read_plan,
)
from toolkit_widgets.planner_model import Planner

#: What a page edits of a planner file.
PLAN_PARTS = ("details", "rows", "own", *TOP, "actions")


def plan_parts_of(file: PlannerFile) -> Fields:
    """Return what a page may edit of a file: parts that it has, known rows and known keys."""
    document, planner = file.document, file.planner
    parts: Fields = {key: document[key] for key in TOP if key in document}
    if "details" in document:
        parts["details"] = known_of(document["details"], planner.details)
    rows = an_object(document["rows"], ("rows",))
    parts["rows"] = {
        id_: known_of(rows[id_], part.fields) for id_, (part, _) in planner.rows.items() if id_ in rows
    }
    own = an_object(document.get("own", {}), ("own",))
    if "own" in document:
        parts["own"] = {
            id_: [
                known_of(row, (NAME, *part.fields)) | {KEPT: n}
                for n, row in enumerate(a_list(own[id_], ("own", id_)))
            ]
            for id_, part in planner.own().items()
            if id_ in own
        }
    if "actions" in document:
        parts["actions"] = known_actions(document)
    return parts


def plan_file_of(rules: Rules, planner: Planner, kept: str, parts: Mapping[str, object]) -> PlannerFile:
    """Return the planner file that parts make, with what an earlier file holds beside them.

    Nothing is in the file that could not be read again. Where the parts say nothing new it is the
    earlier file.

    Args:
        rules: The planners that are known.
        planner: The one that the parts belong to.
        kept: The earlier file as text, empty if there is none.
        parts: What the page edits.

    Raises:
        AnswersFileError: the parts or the earlier file are wrong, or belong to another planner.

    """
    for part in parts:
        one_of(part, ("parts",), *PLAN_PARTS)
    old = _earlier(rules, planner, kept)
    new: Fields = {
        **merged(old, {key: parts.get(key, "") for key in TOP}, TOP),
        "format": PLANNER_FORMAT,
        "format_version": PLANNER_FORMAT_VERSION,
        "planner": planner.id,
        "rows": _rows(planner, old, parts),
    }
    details = an_object(parts.get("details", {}), ("details",))
    beside: Fields = {
        "details": merged(an_object(old.get("details", {}), ()), details, planner.details),
        "own": _own(planner, old, parts),
        "actions": _actions(old, parts),
    }
    new |= {key: value for key, value in beside.items() if value or key in old}
    if new != old:
        new["planner_version"] = planner.version
    return read_plan(written(new), rules)


def _earlier(rules: Rules, planner: Planner, kept: str) -> Mapping[str, object]:
    """Return the earlier file; an empty one where there is none."""
    if not kept:
        return {}
    try:
        file = read_plan(kept.encode(), rules)
        one_of(file.planner.id, ("planner",), planner.id, cure="open it on the page of that planner")
    except AnswersFileError as error:
        raise error.within("kept") from None
    return file.document


def _rows(planner: Planner, old: Mapping[str, object], parts: Mapping[str, object]) -> Fields:
    """Return the rows that are given, and all that an earlier file holds of rows and keys that the page does not have."""
    before = an_object(old.get("rows", {}), ("rows",))
    given = an_object(parts.get("rows", {}), ("rows",))
    rows: Fields = {}
    for id_ in {**before, **given}:
        old_row, row = (
            an_object(before.get(id_, {}), ("rows", id_)),
            an_object(given.get(id_, {}), ("rows", id_)),
        )
        if id_ in planner.rows:
            made = merged(old_row, row, planner.rows[id_][0].fields)
            if made or made == before.get(id_):
                rows[id_] = made
        else:
            rows[id_] = {**old_row, **row}
    return rows


def _own(planner: Planner, old: Mapping[str, object], parts: Mapping[str, object]) -> Fields:
    """Return the rows that a person has added, part by part."""
    before = an_object(old.get("own", {}), ("own",))
    given = an_object(parts.get("own", {}), ("own",))
    own: Fields = {}
    for id_ in {**before, **given}:
        part = planner.own().get(id_)
        if part is None:
            own[id_] = given.get(id_, before.get(id_))
        else:
            place = ("own", id_)
            added = a_list(given.get(id_, []), place)
            rows = listed(a_list(before.get(id_, []), place), added, place, (NAME, *part.fields))
            if rows or rows == before.get(id_):
                own[id_] = rows
    return own


def _actions(old: Mapping[str, object], parts: Mapping[str, object]) -> list[Fields]:
    """Return the actions of the plan."""
    before, given = a_list(old.get("actions", []), ()), a_list(parts.get("actions", []), ("actions",))
    return listed(before, given, ("actions",), ACTION)
