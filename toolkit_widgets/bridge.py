"""All that the browser's worker calls: JSON in, JSON out. Bad input never raises.

The reply is ``{"ok": …}`` or ``{"error": {"where", "came", "expected", "cure"}}``.
The rules stand beside this module as ``content.json``; the build puts them there
when it packs the engine, and in the source tree there are none.
"""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache

from toolkit_widgets.checks import Place, an_object, needed, one_of, text
from toolkit_widgets.errors import AnswersFileError
from toolkit_widgets.model import Response, Responses, Rules
from toolkit_widgets.results import as_json
from toolkit_widgets.rules import rules_from_json
from toolkit_widgets.scoring import score
from toolkit_widgets.strict_json import parse


def call(name: str, payload: str) -> str:
    """Answer the page with the rules that came with this engine.

    Args:
        name: What to do; only ``score`` so far.
        payload: JSON. For ``score``: ``{"assessment": id, "answers": {statement: answer}}``,
            where an answer is ``"yes"`` or ``{"answer": "yes", "reason": "…"}``.

    Raises:
        FileNotFoundError: the engine was packed without its ``content.json``.

    """
    return answer(packed_rules(), name, payload)


def answer(rules: Rules, name: str, payload: str) -> str:
    """Answer one call under the given rules."""
    try:
        do = _CALLS[one_of(name, ("call",), *_CALLS)]
        reply: dict[str, object] = {"ok": do(rules, an_object(parse(payload), ()))}
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


def _score(rules: Rules, request: Mapping[str, object]) -> dict[str, object]:
    """Return what ``python -m toolkit_widgets score FILE`` prints for the same answers."""
    id_ = one_of(needed(request, "assessment"), ("assessment",), *rules.assessments)
    assessment = rules.assessments[id_]
    allowed = {s.id: assessment.scale.answers for s in assessment.statements}
    given = an_object(needed(request, "answers"), ("answers",))
    answers = {id_: _response(value, ("answers", id_), allowed.get(id_)) for id_, value in given.items()}
    responses = Responses(assessment=id_, assessment_version=assessment.version, answers=answers)
    return as_json(score(rules, responses))


def _response(value: object, place: Place, allowed: tuple[str, ...] | None) -> Response:
    """Return one answer, short or long; to a statement that is not known, any text."""
    fields = {"answer": value} if isinstance(value, str) else an_object(value, place)
    given = text(needed(fields, "answer", place), place)
    if allowed is not None:
        one_of(given, place, *allowed)
    return Response(answer=given, reason=text(fields.get("reason", ""), (*place, "reason")))


_CALLS: Mapping[str, Callable[[Rules, Mapping[str, object]], dict[str, object]]] = {"score": _score}
