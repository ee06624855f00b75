"""The calls of a page with a planner; ``bridge`` loads them when one is made.

**Parts** are what the page edits of a planner file (``planner_file``), in the file's own shape:
``{"details", "rows", "own", "place", "completed_on", "actions"}``. What is empty may be left out. A row
that a person has added, and an action, that came from a file carries ``"kept": n``, its number there.

``plan``       ``{"planner": id, "parts": parts, "today": "2026-11-23", "beside": {…}}``; ``beside``
               may be left out, and is for what the page of one planner hands over beside its parts.
               Gives what ``planners.view_as_json`` returns: ``{"slots", "choices", "lists", "problems"}``.
``plan_open``  ``{"text": "…"}`` or ``{"base64": "…"}``: a planner file of at most 1 MiB.
               Gives ``{"planner", "planner_version", "known": parts, "kept": "…", "notes": […]}``, as
               ``open`` does; ``kind`` is ``key``, ``row``, ``part`` or ``value``.
``plan_save``  ``{"planner": id, "kept": "…" or "", "parts": parts}``.
               Gives ``{"text", "name"}``: a planner file, to be written as UTF-8.
``plan_make``  as ``plan``, with ``"make": name`` and the page's ``"words": {column: {value: "…"}}``.
               Gives ``{"text", "name", "type"}``: a file that this planner makes, such as a calendar.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from toolkit_widgets.checks import an_object, day, needed, one_of, text
from toolkit_widgets.model import Rules
from toolkit_widgets.planner_file import PlannerFile, entries_of, plan_name, read_plan, write_plan
from toolkit_widgets.planner_model import Entries, Planner
from toolkit_widgets.planner_parts import plan_file_of, plan_parts_of
from toolkit_widgets.planners import MAKES, plan, view_as_json
from toolkit_widgets.requests import Reply, Request, bytes_in, words_in


def _plan(rules: Rules, request: Request) -> Reply:
    """Return what a planner makes of what was put in."""
    planner, entries = _asked(rules, request)
    return view_as_json(planner, entries, plan(rules, planner, entries))


def _open(rules: Rules, request: Request) -> Reply:
    """Return what a page may edit of a file, and the whole of it to be carried by the side."""
    file = read_plan(bytes_in(request, ()), rules)
    return {
        "planner": file.planner.id,
        "planner_version": str(file.document["planner_version"]),
        "known": plan_parts_of(file),
        "kept": write_plan(file).decode(),
        "notes": [{"where": note.where, "kind": note.kind.id} for note in file.notes],
    }


def _save(rules: Rules, request: Request) -> Reply:
    """Return the file that a page's parts make."""
    file = _file(rules, request)
    return {"text": write_plan(file).decode(), "name": plan_name(file, ".json")}


def _make(rules: Rules, request: Request) -> Reply:
    """Return a file that a planner makes."""
    planner, entries = _asked(rules, request)
    makes = MAKES.get(planner.id, {})
    make = makes[one_of(needed(request, "make"), ("make",), *makes)]
    made = make()(entries, words_in(request))
    return {"text": made.text, "name": made.name, "type": made.type}


def _asked(rules: Rules, request: Request) -> tuple[Planner, Entries]:
    """Return the planner of a request, and what was put in."""
    file = _file(rules, request)
    today = date.fromisoformat(day(needed(request, "today"), ("today",)))
    beside = an_object(request.get("beside", {}), ("beside",))
    return file.planner, entries_of(file, today, beside)


def _file(rules: Rules, request: Request) -> PlannerFile:
    """Return the file that the parts of a request make, with what is kept beside them."""
    planner = rules.planners[one_of(needed(request, "planner"), ("planner",), *rules.planners)]
    kept = text(request.get("kept", ""), ("kept",))
    return plan_file_of(rules, planner, kept, an_object(needed(request, "parts"), ("parts",)))


CALLS: Mapping[str, Callable[[Rules, Request], Reply]] = {
    "plan": _plan,
    "plan_open": _open,
    "plan_save": _save,
    "plan_make": _make,
}
