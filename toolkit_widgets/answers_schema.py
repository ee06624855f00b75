"""The answers file for other people's tools: a JSON Schema, and a file as an example.

The schema is made of the same facts as the reader in ``exchange``. What a schema cannot say
stands in ``docs/assess/answers-file.md``: no larger than 1 MiB, no key twice, a day that the
calendar has, a reason for "does not apply".
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from toolkit_widgets import checks
from toolkit_widgets.checks import Check
from toolkit_widgets.content import CONTENT
from toolkit_widgets.exchange import ACTION, ANSWER, FORMAT, FORMAT_VERSION, RESPONDENT, TOP
from toolkit_widgets.guide import Guide
from toolkit_widgets.model import Assessment, Rules, Scale

#: A whole answers file, to learn from.
EXAMPLE: Path = CONTENT / "answers-file.example.json"

#: Under this name the site publishes the schema.
SCHEMA_NAME = "answers-file.schema.json"

type Schema = dict[str, Any]

_VALUES: Mapping[Check, Schema] = {
    checks.text: {"type": "string"},
    checks.flag: {"type": "boolean"},
    checks.day: {
        "type": "string",
        "format": "date",
        "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
    },
}


def _object(known: Mapping[str, Check]) -> Schema:
    """Return an object whose known keys hold what they should; it may have others."""
    return {"type": "object", "properties": {key: _VALUES[check] for key, check in known.items()}}


_ANSWERS: Schema = {
    "type": "object",
    "additionalProperties": {**_object(ANSWER), "required": ["answer"]},
}


def write_answers_format(guide: Guide, folder: Path) -> None:
    """Write schema and example into a folder of the site."""
    schema = json.dumps(answers_schema(guide.rules), indent=2) + "\n"
    (folder / SCHEMA_NAME).write_text(schema, encoding="utf-8")
    shutil.copyfile(EXAMPLE, folder / EXAMPLE.name)


def answers_schema(rules: Rules) -> Schema:
    """Return the JSON Schema (2020-12) of the answers files that these rules can read."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers to a co-production assessment",
        "type": "object",
        "required": ["format", "format_version", "assessment", "assessment_version", "answers"],
        "properties": {
            "format": {"const": FORMAT},
            "format_version": {"const": FORMAT_VERSION},
            "assessment": {"enum": list(rules.assessments)},
            "assessment_version": {"type": "string", "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+$"},
            "answers": _ANSWERS,
            "agreed": _ANSWERS,
            "respondent": _object(RESPONDENT),
            "actions": {"type": "array", "items": _object(ACTION)},
            **_object(TOP)["properties"],
        },
        "allOf": [_of_one_assessment(assessment) for assessment in rules.assessments.values()],
        "$defs": {scale: {"properties": {"answer": {"enum": list(scale.answers)}}} for scale in Scale},
    }


def _of_one_assessment(assessment: Assessment) -> Schema:
    """Return what holds for one assessment: its statements have the answers of its scale."""
    of_its_scale = {"$ref": f"#/$defs/{assessment.scale}"}
    answers = {"properties": {s.id: of_its_scale for s in assessment.statements}}
    return {
        "if": {"properties": {"assessment": {"const": assessment.id}}},
        "then": {"properties": {"answers": answers, "agreed": answers}},
    }
