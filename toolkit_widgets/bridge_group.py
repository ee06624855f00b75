"""The calls of the bridge for several people; how a call is made and refused stands in ``bridge``.

No call remembers another. Reading is what costs time, so a file is read once:
``read_group`` gives each person's answers as a **voice**, an opaque word of some
fifty letters, and ``group`` takes voices. 500 of them are 30 kB, and asking again with
one less, or with "We all agree" ticked, costs next to nothing.

``read_group``  ``{"files": [{"name", "text" or "base64"}], "assessment": id}``: answers files, group files
                and zips of both. Without ``assessment`` the first good file says which it is.
                Gives ``{"assessment": id or null, "read": [item]}``, an item for each file in its order,
                for each file of a zip under the name ``answers.zip: carer.json``. A bad file stops no
                other. An item has its ``name`` and is one of

                - ``{"kind": "answers", "assessment", "role", "answered", "place", "completed_on",
                  "notes": [kind], "voice", "text"}``. ``answered`` is a number, ``text`` the whole file.
                  Two items with the same ``text`` are the same file. ``notes`` say what in it does not
                  count, without the place: beside a role that could tell one person's answer.
                - ``{"kind": "group", "assessment", "people": [items as above, without a name],
                  "agreed", "actions", "place", "completed_on", "all_agree", "merged", "notes", "text"}``:
                  parts as in ``bridge``. An agreed answer may have ``also``, what merged groups
                  agreed on instead. ``merged`` is how many things of merged groups are kept by the side.
                - ``{"kind": "error", "error": {"where", "came", "expected", "cure"}}``.
``group``       ``{"assessment", "voices": [voice], "all_agree": false}``.
                Gives ``group_view.Together``, what the group may see: the keys that ``python -m
                toolkit_widgets score FILE FILE`` prints, without what must stay hidden, and::

                    "shown": {"sides": [side], "roles": [role], "counts": true, "everything": true},
                    "statements": [{"id", "kind": "split", "agreement": "split",
                                    "views": {"lived_experience": "no", "professional": "yes"},
                                    "lower": "lived_experience", "roles": {"carer": "no"},
                                    "counts": {"everyone": {"no": 3, "yes": 4, "unknown": 1}, "carer": …}}],
                    "recommendations": ["…"]

                Each dimension has ``"next": null`` or ``{"level", "statements"}``, a side's also ``yes_needed``.
                ``statements`` come in the order of ``talk_about``; ``kind`` is ``split``, ``apart``,
                ``one-side``, ``close``, ``same`` or ``unknown``. A view is an answer, on the scale of
                descriptions ``level-0`` to ``level-3``; or ``unknown``, ``does-not-apply``.
``group_save``  ``{"assessment", "kept": text or "", "parts": {"people": [text], "agreed", "actions", "place",
                "completed_on", "all_agree"}}``. Gives ``{"text", "name"}``: the group file. As ``save``.
``group_merge`` ``{"mine": text, "theirs": text}``: two group files.
                Gives ``{"group": item, "same": 3, "differs": {"agreed": [statement], "actions": [number],
                "place": false, "completed_on": false, "all_agree": false}}``. Identical people and actions
                are counted once. Where both say something else mine stands, and theirs stays in the file.
``group_table`` ``{"assessment", "voices", "all_agree", "parts": {"agreed", "actions", "completed_on"}, "words"}``.
                Gives ``{"group": {"text", "name"}, "actions": {"text", "name"}}``, CSV as ``table`` does.
                ``words`` may hold those for ``row``, ``role``, ``dimension``, ``kind``, ``agreement``,
                ``agreed``, ``view``, ``statement``, ``column``, and those of ``table`` for the actions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from toolkit_widgets.checks import a_list, an_object, flag, needed, text
from toolkit_widgets.errors import AnswersFileError
from toolkit_widgets.exchange import AnswersFile, Note
from toolkit_widgets.gathering import Found, Gathering
from toolkit_widgets.group import role_of
from toolkit_widgets.group_file import GroupFile, read_group_file, write_group_file
from toolkit_widgets.group_parts import group_of, group_parts_of, merge
from toolkit_widgets.group_view import Together, together
from toolkit_widgets.model import Rules
from toolkit_widgets.parts import actions_of, file_name, known_answers
from toolkit_widgets.requests import Reply, Request, assessment_in, bytes_in, words_in
from toolkit_widgets.results import as_json
from toolkit_widgets.voices import responses_of, voice_of

#: How the names of a group's files start.
_START = "co-production-group"


def _read_group(rules: Rules, request: Request) -> Reply:
    """Return what each of several files is."""
    gathering = Gathering(rules, assessment_in(rules, request) if "assessment" in request else None)
    items: list[Reply] = []
    for number, value in enumerate(a_list(needed(request, "files"), ("files",))):
        here = ("files", number)
        file = an_object(value, here)
        name = text(needed(file, "name", here), (*here, "name"))
        items += [_item(rules, found) for found in gathering.open(name, bytes_in(file, here))]
    return {"assessment": gathering.assessment and gathering.assessment.id, "read": items}


def _group(rules: Rules, request: Request) -> Reply:
    """Return a group's result as the group may see it."""
    return as_json(_together(rules, request))


def _group_save(rules: Rules, request: Request) -> Reply:
    """Return the group file that a page's parts make."""
    file = _file(rules, request)
    return {"text": write_group_file(file).decode(), "name": file_name(file.document, ".json", _START)}


def _group_merge(rules: Rules, request: Request) -> Reply:
    """Return two group files as one, and what they did not have in common."""
    mine, theirs = (_one_of_two(rules, request, key) for key in ("mine", "theirs"))
    try:
        made = merge(rules, mine, theirs)
    except AnswersFileError as error:
        raise error.within("theirs") from None
    top = {key: key in made.top for key in ("place", "completed_on", "all_agree")}
    return {
        "group": _group_item(rules, "", made.file, write_group_file(made.file).decode()),
        "same": made.same,
        "differs": {"agreed": made.agreed, "actions": made.actions, **top},
    }


def _group_table(rules: Rules, request: Request) -> Reply:
    """Return a group's result and its action plan as CSV."""
    from toolkit_widgets.group_table import group_csv  # only readers of spreadsheets need it
    from toolkit_widgets.table import actions_csv

    parts = an_object(needed(request, "parts"), ("parts",))
    file = _file(rules, {"assessment": needed(request, "assessment"), "parts": {**parts, "people": []}})
    words = words_in(request)
    assessment = assessment_in(rules, request)
    agreed = known_answers(file.document, "agreed", assessment)
    result = group_csv(assessment, _together(rules, request), agreed, words)
    return {
        "group": {"text": result, "name": file_name(file.document, ".csv", _START)},
        "actions": {
            "text": actions_csv(actions_of(file.document), words),
            "name": file_name(file.document, "-actions.csv", _START),
        },
    }


def _together(rules: Rules, request: Request) -> Together:
    assessment = assessment_in(rules, request)
    voices = a_list(needed(request, "voices"), ("voices",))
    everyone = [
        responses_of(rules, assessment, text(voice, here), here)
        for voice, here in ((voice, ("voices", number)) for number, voice in enumerate(voices))
    ]
    return together(rules, everyone, all_agree=flag(request.get("all_agree", False), ("all_agree",)))


def _file(rules: Rules, request: Request) -> GroupFile:
    """Return the group file that the parts of a request make, with what is kept beside them."""
    kept = text(request.get("kept", ""), ("kept",))
    parts = an_object(needed(request, "parts"), ("parts",))
    return group_of(rules, assessment_in(rules, request), kept, parts)


def _one_of_two(rules: Rules, request: Request, key: str) -> GroupFile:
    said = text(needed(request, key), (key,))
    try:
        return read_group_file(said.encode(), rules)
    except AnswersFileError as error:
        raise error.within(key) from None


def _item(rules: Rules, found: Found) -> Reply:
    """Return what a page learns of one file."""
    match found.file:
        case AnswersFile() as file:
            return _answers_item(rules, found.name, file, found.text)
        case GroupFile() as file:
            return _group_item(rules, found.name, file, found.text)
        case error:
            return {"name": found.name, "kind": "error", "error": error.as_json()}


def _answers_item(rules: Rules, name: str, file: AnswersFile, said: str) -> Reply:
    """Return what a page learns of one respondent's file: who, when and where, and nothing of the answers."""
    responses, document = file.responses, file.document
    assessment = rules.assessments[responses.assessment]
    return {
        "name": name,
        "kind": "answers",
        "assessment": assessment.id,
        "role": role_of(rules, responses),
        "answered": sum(s.id in responses.answers for s in assessment.statements),
        "place": document.get("place", ""),
        "completed_on": document.get("completed_on", ""),
        "notes": _kinds(file.notes),
        "voice": voice_of(rules, assessment, responses),
        "text": said,
    }


def _group_item(rules: Rules, name: str, file: GroupFile, said: str) -> Reply:
    """Return what a page learns of a group's file."""
    assessment = rules.assessments[file.assessment]
    return {
        "name": name,
        "kind": "group",
        "assessment": assessment.id,
        "people": [
            _answers_item(rules, "", person, said)
            for person, said in zip(file.people, file.texts, strict=True)
        ],
        **group_parts_of(file, assessment),
        "merged": len(a_list(file.document.get("merged", []), ("merged",))),
        "notes": _kinds(file.notes),
        "text": said,
    }


def _kinds(notes: tuple[Note, ...]) -> list[str]:
    """Return what did not count, each kind once. Where it stands could tell what one person answered."""
    return sorted({note.kind.id for note in notes})


CALLS: Mapping[str, Callable[[Rules, Request], Reply]] = {
    "read_group": _read_group,
    "group": _group,
    "group_save": _group_save,
    "group_merge": _group_merge,
    "group_table": _group_table,
}
