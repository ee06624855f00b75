"""All that the browser's worker calls: JSON in, JSON out. Bad input never raises.

The reply is ``{"ok": …}`` or ``{"error": {"where", "came", "expected", "cure"}}``.
The rules stand beside this module as ``content.json``; the build puts them there
when it packs the engine, and in the source tree there are none.

**Parts** are what the page edits of an answers file (docs/assess/answers-file.md),
in the file's own shape: ``{"answers", "respondent", "place", "completed_on", "actions",
"agreed"}``. What is empty may be left out: a part, an answer's ``reason``, ``evidence`` or
``lived_experience_says``, any field of an action. Only ``agreed`` left out means "as it was".
An action that came from a file carries ``"kept": n``, its number there; hand it back with the
action, in whatever order, so that what this format does not know of it survives.

``score``    ``{"assessment": id, "answers": {statement: answer}}``, an answer being ``"yes"`` or
             ``{"answer": "yes", "reason": "…"}``.
             Gives what ``python -m toolkit_widgets score FILE`` prints.
``open``     ``{"text": "…"}``, or ``{"base64": "…"}``: the bytes of a file, so that damage is found
             that decoding in the browser would hide. At most 1 MiB is read: ``exchange.LARGEST``.
             Gives ``{"assessment", "assessment_version", "known": parts, "kept": "…",
             "notes": [{"where", "kind"}]}``. ``known`` holds statements of the assessment only,
             and has every part but those that the file does not have. ``kept`` is the whole
             file: carry it, and do not look inside. ``kind`` is an id: ``key``, ``statement``,
             ``recommendation``, ``role``, ``always-applies``, ``no-reason``.
             A version whose statements meant something else is refused; ``history`` takes it.
``save``     ``{"assessment": id, "kept": "…" or "", "parts": parts}``.
             Gives ``{"text": "…", "name": "co-production-jigsaw-2026-11-23.json"}``: the file, to be
             written as UTF-8, and its name, without the date where ``completed_on`` is not given.
             What could not be opened again is refused. Whatever ``kept`` has and the page does
             not know stays. Opened and saved without a change, it is the same file.
``table``    ``{"assessment": id, "parts": parts, "words": {column: {value: "…"}}}``.
             Gives ``{"answers": {"text", "name"}, "actions": {"text", "name"}}``: two CSV files,
             to be written as UTF-8; each text starts with the mark by which Excel knows that.
             Answers, a row for each statement: ``number, dimension, statement, answer, reason,
             evidence, lived_experience_says``. Actions, a row for each: ``number, what, priority,
             who, with, by, resources, done, statement, recommendation``. The words of a page are
             not in the engine. ``words`` may hold, each by its value, those for the columns
             ``dimension``, ``answer``, ``priority`` and ``done`` (``true``, ``false``), which are
             then written instead; for ``statement`` and ``recommendation``, which then get a column
             ``statement_words`` or ``recommendation_words`` behind them; and for ``column`` itself:
             the names of the columns. All of it may be left out.
``history``  ``{"assessment": id, "parts": parts, "then": {"text": "…"} or {"base64": "…"}}``: now, and
             an earlier file of the same assessment.
             Gives ``{"then": {as open gives, without kept}, "history": …}``; the shape of a
             history stands in ``toolkit_widgets.history``. What is wrong with the earlier file
             has a place that begins with ``then``. Here and for ``table``, ``kept`` may be given too.

The calls for several people, ``read_group``, ``group``, ``group_save``, ``group_merge`` and
``group_table``, are in ``bridge_group``; those of the planners, ``plan``, ``plan_open``, ``plan_save``
and ``plan_make``, in ``bridge_planner``.
"""

from __future__ import annotations

import codecs
import gc
import json
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache

from toolkit_widgets.checks import Place, an_object, needed, one_of, text
from toolkit_widgets.errors import AnswersFileError
from toolkit_widgets.exchange import AnswersFile, read, write
from toolkit_widgets.history import compare
from toolkit_widgets.model import Response, Responses, Rules
from toolkit_widgets.parts import actions_of, file_name, file_of, parts_of
from toolkit_widgets.requests import Reply, Request, assessment_in, bytes_in, words_in
from toolkit_widgets.results import as_json
from toolkit_widgets.rules import rules_from_json
from toolkit_widgets.scoring import assessment_of, score
from toolkit_widgets.strict_json import parse


def call(name: str, payload: str) -> str:
    """Answer the page with the rules that came with this engine.

    Args:
        name: What to do: one of the calls above.
        payload: What it needs, as JSON.

    Raises:
        FileNotFoundError: the engine was packed without its ``content.json``.

    """
    return answer(packed_rules(), name, payload)


def answer(rules: Rules, name: str, payload: str) -> str:
    """Answer one call under the given rules."""
    try:
        do = _do(one_of(name, ("call",), *_CALLS, *_OF_GROUPS, *_OF_PLANNERS))
        reply: Reply = {"ok": do(rules, an_object(parse(payload), ()))}
    except AnswersFileError as error:
        reply = {"error": error.as_json()}
    return json.dumps(reply)


@cache
def packed_rules() -> Rules:
    """Return the rules that the build packed into the engine, read once.

    ``pkgutil`` and not ``importlib.resources``, which pulls in two dozen modules
    for the reader to download and start.
    """
    data = pkgutil.get_data("toolkit_widgets", "content.json")
    if data is None:
        raise FileNotFoundError("toolkit_widgets/content.json")
    return rules_from_json(data.decode())


def prepare() -> None:
    """Read in all that any call may need: the rules, our modules, the codecs that are loaded when they are met.

    The archive for the browser is packed from what this reads in, and the browser keeps memory as it then is.
    """
    from toolkit_widgets import (  # noqa: F401
        bridge_group,
        bridge_planner,
        group_table,
        planner_costs,
        planner_meeting,
        planner_missing,
        planner_review,
        table,
        zips,
    )

    for name in _CODECS:
        codecs.lookup(name)
    packed_rules()
    gc.collect()


def _score(rules: Rules, request: Request) -> Reply:
    """Return what ``python -m toolkit_widgets score FILE`` prints for the same answers."""
    assessment = assessment_in(rules, request)
    allowed = {s.id: assessment.scale.answers for s in assessment.statements}
    given = an_object(needed(request, "answers"), ("answers",))
    answers = {id_: _response(value, ("answers", id_), allowed.get(id_)) for id_, value in given.items()}
    responses = Responses(assessment=assessment.id, assessment_version=assessment.version, answers=answers)
    return as_json(score(rules, responses))


def _open(rules: Rules, request: Request) -> Reply:
    """Return what a page may edit of a file, and the whole of it to be carried by the side."""
    file = read(bytes_in(request, ()), rules)
    assessment_of(rules, file.responses)
    return {**_opened(rules, file), "kept": write(file).decode()}


def _save(rules: Rules, request: Request) -> Reply:
    """Return the file that a page's parts make."""
    file = _file(rules, request)
    return {"text": write(file).decode(), "name": file_name(file.document, ".json")}


def _table(rules: Rules, request: Request) -> Reply:
    """Return a page's answers and its action plan as CSV."""
    from toolkit_widgets.table import actions_csv, answers_csv  # only readers of spreadsheets need it

    file = _file(rules, request)
    words = words_in(request)
    answers = answers_csv(assessment_in(rules, request), file.responses, words)
    return {
        "answers": {"text": answers, "name": file_name(file.document, "-answers.csv")},
        "actions": {
            "text": actions_csv(actions_of(file.document), words),
            "name": file_name(file.document, "-actions.csv"),
        },
    }


def _history(rules: Rules, request: Request) -> Reply:
    """Return an earlier file and what has moved since."""
    now = _file(rules, request)
    data = bytes_in(an_object(needed(request, "then"), ("then",)), ("then",))
    try:
        then = read(data, rules)
        history = compare(rules, then.responses, now.responses)
    except AnswersFileError as error:
        raise error.within("then") from None
    return {"then": _opened(rules, then), "history": as_json(history)}


def _file(rules: Rules, request: Request) -> AnswersFile:
    """Return the file that the parts of a request make, with what is kept beside them."""
    kept = text(request.get("kept", ""), ("kept",))
    parts = an_object(needed(request, "parts"), ("parts",))
    return file_of(rules, assessment_in(rules, request), kept, parts)


def _opened(rules: Rules, file: AnswersFile) -> Reply:
    """Return what a page shows of a file."""
    responses = file.responses
    return {
        "assessment": responses.assessment,
        "assessment_version": responses.assessment_version,
        "known": parts_of(file, rules.assessments[responses.assessment]),
        "notes": [{"where": note.where, "kind": note.kind.id} for note in file.notes],
    }


def _response(value: object, place: Place, allowed: tuple[str, ...] | None) -> Response:
    """Return one answer, short or long; to a statement that is not known, any text."""
    fields = {"answer": value} if isinstance(value, str) else an_object(value, place)
    given = text(needed(fields, "answer", place), place)
    if allowed is not None:
        one_of(given, place, *allowed)
    return Response(answer=given, reason=text(fields.get("reason", ""), (*place, "reason")))


def _do(name: str) -> Callable[[Rules, Request], Reply]:
    """Return what does a call."""
    if name in _CALLS:
        return _CALLS[name]
    # A page for one person does without the others' calls.
    if name in _OF_PLANNERS:
        from toolkit_widgets.bridge_planner import CALLS as OF_PLANNERS

        return OF_PLANNERS[name]
    from toolkit_widgets.bridge_group import CALLS as OF_GROUPS

    return OF_GROUPS[name]


_CALLS: Mapping[str, Callable[[Rules, Request], Reply]] = {
    "score": _score,
    "open": _open,
    "save": _save,
    "table": _table,
    "history": _history,
}
#: What names and texts in files may be in.
_CODECS = ("ascii", "cp437", "latin-1", "utf-8-sig")
_OF_GROUPS = ("read_group", "group", "group_save", "group_merge", "group_table")
_OF_PLANNERS = ("plan", "plan_open", "plan_save", "plan_make")
