"""The planner file: what a person has put into a planner, as JSON. The contract with the page and with other tools.

It is read as strictly as an answers file and written as stably: a file that is not one is refused
whole, with one ``AnswersFileError``. All values are text. What these rules do not know, a row, a key,
a choice, a number that is none, is kept, noted and does not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from toolkit_widgets.checks import Check, Place, a_list, an_object, needed, one_of, text, version
from toolkit_widgets.errors import AnswersFileError
from toolkit_widgets.exchange import ACTION, TOP, Note, NoteKind, Reader, decoded, written
from toolkit_widgets.model import Rules
from toolkit_widgets.parts import Fields
from toolkit_widgets.planner_model import Entries, Entry, Planner, PlannerField, PlannerPart
from toolkit_widgets.planner_values import holds
from toolkit_widgets.strict_json import parse

PLANNER_FORMAT = "co-production-planner"
PLANNER_FORMAT_VERSION = 1
#: Under this key a row that a person has added has its name.
NAME = "name"
_HEAD = ("format", "format_version", "planner", "planner_version")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannerFile:
    """One planner file: which planner, the whole of it as it came, and what did not count."""

    planner: Planner
    document: Mapping[str, object]
    notes: tuple[Note, ...] = ()


def read_plan(data: bytes, rules: Rules) -> PlannerFile:
    """Return the planner file that these bytes are.

    Raises:
        AnswersFileError: it is no planner file, or one for a planner that is not known, or of another
            edition of it in which the rows mean something else.

    """
    return _PlanReader(rules).plan(parse(decoded(data)))


def write_plan(file: PlannerFile) -> bytes:
    """Return the bytes of a planner file: UTF-8, indented by 2, keys sorted, a line end at the end."""
    return written(file.document)


class _PlanReader(Reader):
    """Goes through one file from the top, refuses what is wrong and notes what is not known."""

    def plan(self, value: object) -> PlannerFile:
        """Return the whole file."""
        document = an_object(value, ())
        planner = self.planner(document)
        self.fields(_without(document, (*_HEAD, "details", "rows", "own", "actions")), (), TOP)
        self.values(document.get("details", {}), ("details",), planner.details)
        for id_, row in an_object(needed(document, "rows"), ("rows",)).items():
            if id_ in planner.rows:
                self.values(row, ("rows", id_), _fields_of(planner, planner.rows[id_][0]))
            else:
                an_object(row, ("rows", id_))
                self.note(("rows", id_), NoteKind.ROW)
        for id_, rows in an_object(document.get("own", {}), ("own",)).items():
            self.own(a_list(rows, ("own", id_)), ("own", id_), planner)
        self.plan_actions(document, planner)
        return PlannerFile(planner=planner, document=document, notes=self.noted())

    def planner(self, document: Mapping[str, object]) -> Planner:
        """Return the planner that a file is about."""
        one_of(
            needed(document, "format"), ("format",), PLANNER_FORMAT, cure="choose a file saved from a planner"
        )
        newer = "open it with the edition of this toolkit that wrote it"
        one_of(needed(document, "format_version"), ("format_version",), PLANNER_FORMAT_VERSION, cure=newer)
        id_ = one_of(needed(document, "planner"), ("planner",), *self.rules.planners)
        planner = self.rules.planners[id_]
        came = version(needed(document, "planner_version"), ("planner_version",))
        if came.partition(".")[0] != planner.version.partition(".")[0]:
            expected = f"a version that means the same as {planner.version}"
            raise AnswersFileError("planner_version", came, expected, newer)
        return planner

    def values(
        self, value: object, place: Place, known: Mapping[str, PlannerField], *, also: Iterable[str] = ()
    ) -> None:
        """Check that known keys hold text, and note what does not count."""
        checks: dict[str, Check] = dict.fromkeys((*known, *also), text)
        for key, inner in self.fields(value, place, checks).items():
            if key in known and not holds(known[key], str(inner)):
                self.note((*place, key), NoteKind.VALUE)

    def own(self, rows: list[object], place: Place, planner: Planner) -> None:
        """Check the rows that a person has added to a part."""
        part = planner.own().get(str(place[-1]))
        if part is None:
            self.note(place, NoteKind.PART)
            return
        for number, row in enumerate(rows):
            self.values(row, (*place, number), _fields_of(planner, part), also=(NAME,))

    def plan_actions(self, document: Mapping[str, object], planner: Planner) -> None:
        """Check the actions. What ``statement`` names is a row."""
        for index, action in enumerate(a_list(document.get("actions", []), ("actions",))):
            here = ("actions", index)
            fields = self.fields(action, here, ACTION)
            if fields.get("statement", "") not in {"", *planner.rows}:
                self.note((*here, "statement"), NoteKind.ROW)


def entries_of(file: PlannerFile, today: date, beside: Mapping[str, object] | None = None) -> Entries:
    """Return what a file holds as the engines of the planners take it."""
    document, planner = file.document, file.planner
    rows, own = (an_object(document.get(key, {}), (key,)) for key in ("rows", "own"))
    entries: list[Entry] = []
    for part in planner.parts:
        for row in part.rows:
            values = _texts(rows.get(row.id, {}), part.fields)
            entries.append(Entry(part=part.id, row=row.id, values=values, facts=row.facts))
        if part.own:
            entries += _added(part, own.get(part.id, []))
    return Entries(
        today=today,
        entries=tuple(entries),
        details=_texts(document.get("details", {}), planner.details),
        actions=tuple(an_object(made, ()) for made in a_list(document.get("actions", []), ())),
        place=str(document.get("place", "")),
        beside=beside or {},
    )


def _added(part: PlannerPart, rows: object) -> list[Entry]:
    return [
        Entry(
            part=part.id,
            number=number,
            name=str(an_object(row, ()).get(NAME, "")),
            values=_texts(row, part.fields),
        )
        for number, row in enumerate(a_list(rows, ()))
    ]


def plan_name(file: PlannerFile, ending: str) -> str:
    """Return the name under which a page offers a file, ``co-production-who-is-missing-2026-11-23.json``."""
    named = (file.planner.id, file.document.get("completed_on", ""))
    return "-".join(["co-production", *(str(name) for name in named if name)]) + ending


def known_of(value: object, known: Iterable[str]) -> Fields:
    """Return an object with the keys that are known."""
    return {key: inner for key, inner in an_object(value, ()).items() if key in known}


def _texts(value: object, known: Iterable[str]) -> dict[str, str]:
    """Return the known fields of an object that hold something."""
    return {key: str(inner) for key, inner in known_of(value, known).items() if inner != ""}


def _fields_of(planner: Planner, part: PlannerPart) -> dict[str, PlannerField]:
    return {id_: planner.fields[id_] for id_ in part.fields}


def _without(made: Mapping[str, object], keys: Iterable[str]) -> Fields:
    return {key: value for key, value in made.items() if key not in keys}
