"""The planner file for other people's tools: a JSON Schema, made of the same facts as the reader in ``planner_file``.

All values are text. The schema names the known rows, fields and choices, but does not refuse others:
the reader keeps and notes them. What it cannot say stands in ``docs/plan/planner-file.md``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from toolkit_widgets.answers_schema import DIALECT, Schema, object_of
from toolkit_widgets.exchange import ACTION, TOP
from toolkit_widgets.guide import Guide
from toolkit_widgets.model import Rules
from toolkit_widgets.planner_file import NAME, PLANNER_FORMAT, PLANNER_FORMAT_VERSION
from toolkit_widgets.planner_model import Planner, PlannerField, PlannerPart

#: Under this name the site publishes the schema.
PLANNER_SCHEMA_NAME = "planner-file.schema.json"
_TEXT: Schema = {"type": "string"}


def write_planner_schema(guide: Guide, folder: Path) -> None:
    """Write the schema into a folder of the site."""
    text = json.dumps(planner_schema(guide.rules), indent=2) + "\n"
    (folder / PLANNER_SCHEMA_NAME).write_text(text, encoding="utf-8")


def planner_schema(rules: Rules) -> Schema:
    """Return the JSON Schema (2020-12) of the planner files that these rules can read."""
    return {
        "$schema": DIALECT,
        "title": "A plan made with one of the planners of the co-production toolkit",
        "type": "object",
        "required": ["format", "format_version", "planner", "planner_version", "rows"],
        "properties": {
            "format": {"const": PLANNER_FORMAT},
            "format_version": {"const": PLANNER_FORMAT_VERSION},
            "planner": {"enum": list(rules.planners)},
            "planner_version": {"type": "string", "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+$"},
            "details": {"type": "object"},
            "rows": {"type": "object", "additionalProperties": {"type": "object"}},
            "own": {"type": "object", "additionalProperties": {"type": "array"}},
            "actions": {"type": "array", "items": object_of(ACTION)},
            **object_of(TOP)["properties"],
        },
        "allOf": [_of_one_planner(planner) for planner in rules.planners.values()],
    }


def _of_one_planner(planner: Planner) -> Schema:
    """Return what holds for one planner: its version, and text in the fields of its details and rows."""
    major = planner.version.partition(".")[0]
    return {
        "if": {"properties": {"planner": {"const": planner.id}}},
        "then": {
            "properties": {
                "planner_version": {"pattern": f"^{major}\\."},
                "details": {"properties": _fields(planner.details)},
                "rows": {
                    "properties": {id_: _row(planner, part) for id_, (part, _) in planner.rows.items()},
                },
                "own": {
                    "properties": {
                        id_: {"items": _row(planner, part, named=True)} for id_, part in planner.own().items()
                    }
                },
            }
        },
    }


def _row(planner: Planner, part: PlannerPart, *, named: bool = False) -> Schema:
    fields = _fields({id_: planner.fields[id_] for id_ in part.fields})
    return {"type": "object", "properties": {**({NAME: _TEXT} if named else {}), **fields}}


def _fields(fields: Mapping[str, PlannerField]) -> Schema:
    """Return the fields; choices are examples, since others are kept too."""
    return {id_: _TEXT | ({"examples": list(f.choices)} if f.choices else {}) for id_, f in fields.items()}
