"""The rules as JSON: ids, tags and flags, no words. ``content.json`` of the browser's engine.

The build writes it from the content, the bridge reads it back; nobody writes it by hand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from toolkit_widgets.model import Assessment, Dimension, Rules, Scale, Side, Statement
from toolkit_widgets.planner_model import FieldKind, Planner, PlannerField, PlannerPart, PlannerRow


def rules_to_json(rules: Rules) -> str:
    """Return rules as one line of JSON. The order of everything is kept, since it has meaning.

    Args:
        rules: What the assessments ask, as ``toolkit_widgets.content.load().rules`` has it.

    Source:
        docs/decisions/0006-the-engine-is-a-wheel-of-our-own.md

    """
    document = {
        "assessments": {id_: _assessment_out(assessment) for id_, assessment in rules.assessments.items()},
        "recommendations": rules.recommendations,
        "roles": dict(rules.roles),
        "planners": {id_: _planner_out(planner) for id_, planner in rules.planners.items()},
    }
    return json.dumps(document, separators=(",", ":")) + "\n"


def rules_from_json(text: str) -> Rules:
    """Return the rules that ``rules_to_json`` wrote.

    Args:
        text: The JSON.

    Raises:
        ValueError, KeyError, TypeError: the text was not written by it.

    Source:
        docs/decisions/0006-the-engine-is-a-wheel-of-our-own.md

    """
    document = json.loads(text)
    return Rules(
        assessments={id_: _assessment_in(id_, made) for id_, made in document["assessments"].items()},
        recommendations=tuple(document["recommendations"]),
        roles={role: Side(side) for role, side in document["roles"].items()},
        planners={id_: _planner_in(id_, made) for id_, made in document["planners"].items()},
    )


def _assessment_out(assessment: Assessment) -> dict[str, Any]:
    return {
        "version": assessment.version,
        "scale": assessment.scale,
        "dimensions": {d.id: {s.id: _statement_out(s) for s in d.statements} for d in assessment.dimensions},
    }


def _statement_out(statement: Statement) -> dict[str, Any]:
    return {
        "level": statement.level,
        "recommendations": statement.recommendations,
        "can_not_apply": statement.can_not_apply,
        "since": statement.since,
    }


def _assessment_in(id_: str, made: Mapping[str, Any]) -> Assessment:
    return Assessment(
        id=id_,
        version=made["version"],
        scale=Scale(made["scale"]),
        dimensions=tuple(
            Dimension(
                id=dimension, statements=tuple(_statement_in(s, flags) for s, flags in statements.items())
            )
            for dimension, statements in made["dimensions"].items()
        ),
    )


def _statement_in(id_: str, made: Mapping[str, Any]) -> Statement:
    return Statement(
        id=id_,
        level=made["level"],
        recommendations=tuple(made["recommendations"]),
        can_not_apply=made["can_not_apply"],
        since=made["since"],
    )


def _planner_out(planner: Planner) -> dict[str, Any]:
    return {
        "version": planner.version,
        "details": {id_: _field_out(made) for id_, made in planner.details.items()},
        "fields": {id_: _field_out(made) for id_, made in planner.fields.items()},
        "parts": {
            part.id: {
                "fields": part.fields,
                "own": part.own,
                "rows": {row.id: dict(row.facts) for row in part.rows},
            }
            for part in planner.parts
        },
    }


def _field_out(made: PlannerField) -> dict[str, Any]:
    return {"kind": made.kind, "choices": made.choices}


def _planner_in(id_: str, made: Mapping[str, Any]) -> Planner:
    return Planner(
        id=id_,
        version=made["version"],
        details={field: _field_in(field, kind) for field, kind in made["details"].items()},
        fields={field: _field_in(field, kind) for field, kind in made["fields"].items()},
        parts=tuple(_part_in(part, of) for part, of in made["parts"].items()),
    )


def _field_in(id_: str, made: Mapping[str, Any]) -> PlannerField:
    return PlannerField(id=id_, kind=FieldKind(made["kind"]), choices=tuple(made["choices"]))


def _part_in(id_: str, made: Mapping[str, Any]) -> PlannerPart:
    return PlannerPart(
        id=id_,
        fields=tuple(made["fields"]),
        own=made["own"],
        rows=tuple(PlannerRow(id=row, facts=facts) for row, facts in made["rows"].items()),
    )
