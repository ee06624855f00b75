"""Results as CSV for spreadsheets: the same facts as the JSON, one kind of row for each list in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from toolkit_widgets.results import GroupResult, Result

#: A spreadsheet runs a cell that starts with one of these as a formula.
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")

type Row = dict[str, object]

_RESULT_COLUMNS = (
    *("assessment", "assessment_version", "row", "id", "lowest", "highest", "enough", "firm", "unknown"),
    *("deciding", "next_level", "yes_needed", "next_statements", "furthest", "least_far"),
)
_GROUP_COLUMNS = (
    *(
        "assessment",
        "assessment_version",
        "heading",
        "row",
        "id",
        "respondents",
        "lowest",
        "highest",
        "enough",
    ),
    *("lived_experience_lowest", "lived_experience_highest", "lived_experience_enough"),
    *("professional_lowest", "professional_highest", "professional_enough"),
    *("pattern_lower", "pattern_statements", "pattern_of", "agreement", "talk_about"),
)


def to_csv(result: Result | GroupResult) -> str:
    """Return a result as CSV (RFC 4180), with a first line of column names."""
    if isinstance(result, GroupResult):
        return _written(_GROUP_COLUMNS, _group_rows(result))
    return _written(_RESULT_COLUMNS, _result_rows(result))


def cell(value: object) -> str:
    """Return a value as the text of a cell that no spreadsheet runs.

    Nothing is an empty cell, a list its items with spaces between, true and false
    are written as in JSON. An apostrophe before a text that would start a formula
    makes the spreadsheet show it as it is.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = " ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return "'" + text if text.startswith(_STARTS_A_FORMULA) else text


def _written(columns: tuple[str, ...], rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(column)) for column in columns])
    return out.getvalue()


def _result_rows(result: Result) -> Iterator[Row]:
    """Return a row for each dimension, then for each recommendation, in the result's order."""
    head = {"assessment": result.assessment, "assessment_version": result.assessment_version}
    for dimension in result.dimensions:
        after = dimension.next
        yield {
            **head,
            **asdict(dimension),
            "row": "dimension",
            "next_level": after and after.level,
            "yes_needed": after and after.yes_needed,
            "next_statements": after and after.statements,
            "furthest": dimension.id in result.furthest,
            "least_far": dimension.id in result.least_far,
        }
    for recommendation in result.recommendations:
        yield {**head, "row": "recommendation", "id": recommendation}


def _group_rows(result: GroupResult) -> Iterator[Row]:
    """Return a row for each role, each dimension, and each statement in the order to talk about them."""
    head = {
        "assessment": result.assessment,
        "assessment_version": result.assessment_version,
        "heading": result.heading,
    }
    for role, people in result.respondents.items():
        yield {**head, "row": "role", "id": role, "respondents": people}
    patterns = {pattern.dimension: asdict(pattern) for pattern in result.patterns}
    sides = {(side, reach.id): asdict(reach) for side, ranges in result.sides.items() for reach in ranges}
    for dimension in result.dimensions:
        row = {**head, **asdict(dimension), "row": "dimension"}
        for side in result.sides:
            row |= _prefixed(side, sides.get((side, dimension.id), {}))
        yield row | _prefixed("pattern", patterns.get(dimension.id, {}))
    for turn, statement in enumerate(result.talk_about, start=1):
        agreement = result.agreement.get(statement)
        yield {**head, "row": "statement", "id": statement, "agreement": agreement, "talk_about": turn}


def _prefixed(prefix: str, fields: Row) -> Row:
    return {f"{prefix}_{key}": value for key, value in fields.items()}
