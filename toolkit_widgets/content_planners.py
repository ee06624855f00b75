"""Planners of the content: what their engines know of them, and what has to be true of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit_widgets.content_problems import Path, choices
from toolkit_widgets.content_references import VERSION, Finding, Read, known
from toolkit_widgets.guide import FieldWords, PartWords, PlannerWords
from toolkit_widgets.planner_model import FieldKind, Planner, PlannerField, PlannerPart, PlannerRow
from toolkit_widgets.planners import PLANS


def planner_of(words: PlannerWords) -> Planner:
    """Return what the engine knows of a planner: no words."""
    return Planner(
        id=words.id,
        version=words.version,
        details=_fields(words.details),
        fields=_fields(words.fields),
        parts=tuple(_part(part) for part in words.parts.values()),
    )


def planners_are_sound(read: Read) -> Iterator[Finding]:
    """Demand of each planner an engine, a version, a time, and fields and rows that fit together."""
    for id_, words in read.guide.planners.items():
        file = f"planners/{id_}.yml"
        if id_ not in PLANS:
            cure = "write its engine and name it in planners.py, or rename the file"
            yield (file,), f'the planner "{id_}"', choices(id_, PLANS), cure
        if words.version and not VERSION.fullmatch(words.version):
            yield (file, "version"), f'"{words.version}"', "three figures such as 1.0.0", "mend the version"
        if words.minutes < 1:
            yield (file, "minutes"), f'"{words.minutes}"', "1 or more", "say how long it takes"
        for name in ("details", "fields"):
            yield from _field_findings((file, name), getattr(words, name))
        yield from _part_findings((file, "parts"), words)


def _field_findings(path: Path, fields: Mapping[str, FieldWords]) -> Iterator[Finding]:
    for id_, made in fields.items():
        if (made.kind is FieldKind.CHOICE) != bool(made.choices):
            expected = "choices if the kind is choice, and only then"
            came = "choices" if made.choices else "no choices"
            yield (*path, id_), f"{came} of the kind {made.kind}", expected, "mend the kind, or the choices"


def _part_findings(path: Path, words: PlannerWords) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for id_, part in words.parts.items():
        for i, field in enumerate(part.fields):
            yield from known(
                (*path, id_, "fields", i), "field", field, words.fields, "fields of this planner"
            )
        if not part.rows and not part.own:
            yield (*path, id_), "neither rows nor own", "rows, or own rows, or both", "write one of them"
        if bool(part.own) != bool(part.easy_own):
            yield (*path, id_), "one of own and easy_own", "both or neither", "add the other"
        for row in part.rows:
            if row in seen:
                came = f'the row "{row}" again, after the one in "{seen[row]}"'
                yield (*path, id_, "rows", row), came, "an id of its own", "rename one of the two"
            seen[row] = id_


def _fields(words: Mapping[str, FieldWords]) -> dict[str, PlannerField]:
    return {
        id_: PlannerField(id=id_, kind=made.kind, choices=tuple(made.choices)) for id_, made in words.items()
    }


def _part(words: PartWords) -> PlannerPart:
    return PlannerPart(
        id=words.id,
        fields=words.fields,
        rows=tuple(PlannerRow(id=row.id, facts=row.facts) for row in words.rows.values()),
        own=bool(words.own),
    )
