"""The answers file and the group file for other people's tools: for each a JSON Schema, and a file as an example.

The schemas are made of the same facts as the readers in ``exchange`` and ``group_file``. What a
schema cannot say stands in ``docs/assess/answers-file.md``: how large a file may be, no key
twice, a day that the calendar has, a reason for "does not apply".
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from toolkit_widgets import checks
from toolkit_widgets.checks import Check
from toolkit_widgets.exchange import ACTION, ANSWER, FORMAT, FORMAT_VERSION, RESPONDENT, TOP
from toolkit_widgets.group_file import ALSO, GROUP_FORMAT, GROUP_FORMAT_VERSION, GROUP_TOP
from toolkit_widgets.guide import Guide
from toolkit_widgets.model import Assessment, Rules, Scale
from toolkit_widgets.paths import CONTENT

#: A whole answers file, to learn from.
EXAMPLE: Path = CONTENT / "answers-file.example.json"

GROUP_EXAMPLE: Path = CONTENT / "group-file.example.json"

#: Under these names the site publishes the schemas.
SCHEMA_NAME = "answers-file.schema.json"
GROUP_SCHEMA_NAME = "group-file.schema.json"

DIALECT = "https://json-schema.org/draft/2020-12/schema"

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


def object_of(known: Mapping[str, Check]) -> Schema:
    """Return an object whose known keys hold what they should; it may have others."""
    return {"type": "object", "properties": {key: _VALUES[check] for key, check in known.items()}}


_ANSWERS: Schema = {
    "type": "object",
    "additionalProperties": {**object_of(ANSWER), "required": ["answer"]},
}


_AGREED: Schema = {
    "type": "object",
    "additionalProperties": {
        **object_of(ANSWER),
        "required": ["answer"],
        "properties": {
            **object_of(ANSWER)["properties"],
            ALSO: {"type": "array", "items": {**object_of(ANSWER), "required": ["answer"]}},
        },
    },
}
_HEAD_KEYS = ["format", "format_version", "assessment", "assessment_version"]


def write_answers_format(guide: Guide, folder: Path) -> None:
    """Write schemas into a folder of the site, and the examples that the content has."""
    schemas = {SCHEMA_NAME: answers_schema(guide.rules), GROUP_SCHEMA_NAME: group_schema(guide.rules)}
    for name, schema in schemas.items():
        (folder / name).write_text(json.dumps(schema, indent=2) + "\n", encoding="utf-8")
    for example in (EXAMPLE, GROUP_EXAMPLE):
        if example.is_file():
            shutil.copyfile(example, folder / example.name)


def answers_schema(rules: Rules) -> Schema:
    """Return the JSON Schema (2020-12) of the answers files that these rules can read."""
    return {
        "$schema": DIALECT,
        "title": "Answers to a co-production assessment",
        **_answers_file(rules),
        "$defs": _scales(),
    }


def group_schema(rules: Rules) -> Schema:
    """Return the JSON Schema (2020-12) of the group files that these rules can read."""
    return {
        "$schema": DIALECT,
        "title": "A group's answers to a co-production assessment",
        "type": "object",
        "required": [*_HEAD_KEYS, "people"],
        "properties": {
            **_head(rules, GROUP_FORMAT, GROUP_FORMAT_VERSION),
            "people": {"type": "array", "items": {"$ref": "#/$defs/answers-file"}},
            "agreed": _AGREED,
            "actions": {"type": "array", "items": object_of(ACTION)},
            "merged": {"type": "array", "items": {"type": "object"}},
            **object_of(GROUP_TOP)["properties"],
        },
        "allOf": [_of_one_group(assessment) for assessment in rules.assessments.values()],
        "$defs": {**_scales(), "answers-file": _answers_file(rules)},
    }


def _answers_file(rules: Rules) -> Schema:
    """Return what an answers file is, alone or in a group file."""
    return {
        "type": "object",
        "required": [*_HEAD_KEYS, "answers"],
        "properties": {
            **_head(rules, FORMAT, FORMAT_VERSION),
            "answers": _ANSWERS,
            "agreed": _ANSWERS,
            "respondent": object_of(RESPONDENT),
            "actions": {"type": "array", "items": object_of(ACTION)},
            **object_of(TOP)["properties"],
        },
        "allOf": [_of_one_assessment(assessment) for assessment in rules.assessments.values()],
    }


def _head(rules: Rules, name: str, number: int) -> Schema:
    return {
        "format": {"const": name},
        "format_version": {"const": number},
        "assessment": {"enum": list(rules.assessments)},
        "assessment_version": {"type": "string", "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+$"},
    }


def _scales() -> Schema:
    """Return the answers of each scale."""
    return {scale: {"properties": {"answer": {"enum": list(scale.answers)}}} for scale in Scale}


def _of_one_assessment(assessment: Assessment) -> Schema:
    """Return what holds for one assessment: its statements have the answers of its scale."""
    of_its_scale = {"$ref": f"#/$defs/{assessment.scale}"}
    answers = {"properties": {s.id: of_its_scale for s in assessment.statements}}
    return {
        "if": {"properties": {"assessment": {"const": assessment.id}}},
        "then": {"properties": {"answers": answers, "agreed": answers}},
    }


def _of_one_group(assessment: Assessment) -> Schema:
    """Return what holds for a group of one assessment: all answered it, in a version that means the same."""
    major = assessment.version.partition(".")[0]
    version = {"pattern": f"^{major}\\."}
    of_its_scale = {"$ref": f"#/$defs/{assessment.scale}"}
    also = {"properties": {ALSO: {"items": of_its_scale}}}
    return {
        "if": {"properties": {"assessment": {"const": assessment.id}}},
        "then": {
            "properties": {
                "assessment_version": version,
                "people": {
                    "items": {
                        "properties": {"assessment": {"const": assessment.id}, "assessment_version": version}
                    }
                },
                "agreed": {
                    "properties": {s.id: {"allOf": [of_its_scale, also]} for s in assessment.statements}
                },
            }
        },
    }
