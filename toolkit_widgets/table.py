"""CSV for spreadsheets: results, the same facts as their JSON; and what a person has answered and plans."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from toolkit_widgets.model import Assessment, Response, Responses
from toolkit_widgets.results import GroupResult, Result

#: A spreadsheet runs a cell that starts with one of these as a formula.
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")

type Row = dict[str, object]
#: Words of a page, by column and value.
type Words = Mapping[str, Mapping[str, str]]

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
_ANSWER_COLUMNS = (
    *("number", "dimension", "statement", "answer"),
    *("reason", "evidence", "lived_experience_says"),
)
_ACTION_COLUMNS = (
    *("number", "what", "priority", "who", "with", "by", "resources", "done"),
    *("statement", "recommendation"),
)
#: Columns of ids that a person need not see, where there are words for them: under which name these are.
_SAID = {column: column for column in ("dimension", "answer", "priority", "done")}
#: Columns of ids that other tools need; their words come behind them.
_SAID_BEHIND = ("statement", "recommendation")


def to_csv(result: Result | GroupResult) -> str:
    """Return a result as CSV (RFC 4180), with a first line of column names."""
    if isinstance(result, GroupResult):
        return _written(_by_their_names(_GROUP_COLUMNS), _group_rows(result))
    return _written(_by_their_names(_RESULT_COLUMNS), _result_rows(result))


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


def answers_csv(assessment: Assessment, responses: Responses, words: Words) -> str:
    """Return a row for each statement of an assessment, answered or not, with what was written beside it.

    Args:
        assessment: The statements in their order.
        responses: The answers.
        words: For the columns ``dimension`` and ``answer``, written instead of their ids; for
            ``statement``, in a column behind the ids; for ``column``, the names of the columns.

    """
    nothing = Response(answer="")
    asked = ((d.id, s.id) for d in assessment.dimensions for s in d.statements)
    rows = (
        {
            "number": number,
            "dimension": dimension,
            "statement": id_,
            **asdict(responses.answers.get(id_, nothing)),
        }
        for number, (dimension, id_) in enumerate(asked, start=1)
    )
    return in_words(_ANSWER_COLUMNS, rows, words)


def actions_csv(actions: Iterable[Mapping[str, object]], words: Words) -> str:
    """Return a row for each action of an answers file.

    ``words`` are as for ``answers_csv``: for ``priority``, ``done``, ``statement``,
    ``recommendation`` and ``column``.
    """
    rows = ({"done": False, **action, "number": number} for number, action in enumerate(actions, start=1))
    return in_words(_ACTION_COLUMNS, rows, words)


def _by_their_names(columns: Iterable[str]) -> dict[str, str]:
    return {column: column for column in columns}


def in_words(
    columns: Iterable[str], rows: Iterable[Row], words: Words, said: Mapping[str, str] = _SAID
) -> str:
    """Return rows with a page's words, behind the mark by which Excel knows UTF-8.

    Args:
        columns: Their names, in order.
        rows: What stands in them; a column that is not in a row is empty.
        words: The page's words, by name and value; under ``column``, those for the columns themselves.
        said: The columns in which words are written instead of ids, and the names of these words.

    """
    names: list[str] = []
    for column in columns:
        names += [column, f"{column}_words"] if column in _SAID_BEHIND and column in words else [column]
    cells = ({**row, **dict(_said(row, words, said))} for row in rows)
    headings = words.get("column", {})
    return "\ufeff" + _written({name: headings.get(name, name) for name in names}, cells)


def _said(row: Row, words: Words, said: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    """Yield the cells of a row that words stand in."""
    for column, name in {**said, **{behind: behind for behind in _SAID_BEHIND}}.items():
        value = cell(row.get(column))
        if value in words.get(name, {}):
            yield (f"{column}_words" if column in _SAID_BEHIND else column), words[name][value]


def _written(columns: Mapping[str, str], rows: Iterable[Row]) -> str:
    """Return rows as CSV, under the heading of each column."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(map(cell, columns.values()))
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
