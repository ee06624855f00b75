"""A group's result as CSV for spreadsheets: what the group may see, and what it agreed on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit_widgets.checks import an_object
from toolkit_widgets.group import SIDES
from toolkit_widgets.group_view import EVERYONE, NOT_KNOWN, DimensionOfSide, Together
from toolkit_widgets.model import DOES_NOT_APPLY, Assessment, Side
from toolkit_widgets.table import Row, Words, in_words

_COLUMNS = (
    *("row", "role", "people", "number", "dimension", "statement", "kind", "agreement", "agreed"),
    *(f"{side}_view" for side in SIDES),
    *("lowest", "highest"),
    *(f"{side}_{end}" for side in SIDES for end in ("lowest", "highest")),
)
_SAID = {
    **{column: column for column in ("row", "role", "dimension", "kind", "agreement", "agreed")},
    **{f"{side}_view": "view" for side in SIDES},
}


def group_csv(assessment: Assessment, result: Together, agreed: Mapping[str, object], words: Words) -> str:
    """Return a row for each role, each dimension, and each statement in the order to talk about them.

    Args:
        assessment: What was asked.
        result: What the group may see.
        agreed: The answers that were agreed on, by statement.
        words: Those of the page: for ``row``, ``role``, ``dimension``, ``kind``, ``agreement``,
            ``agreed``, ``view`` and ``column``, written instead of ids; for ``statement`` behind them.

    """
    counted = (EVERYONE, *SIDES) if result.shown.counts else ()
    answers = (*assessment.scale.values, NOT_KNOWN, DOES_NOT_APPLY)
    columns = (*_COLUMNS, *(f"{who}_{answer}" for who in counted for answer in answers))
    rows = (*_people(result), *_dimensions(result), *_statements(assessment, result, agreed))
    return in_words(columns, rows, words, _SAID)


def _people(result: Together) -> Iterator[Row]:
    for role, people in result.respondents.items():
        yield {"row": "role", "role": role, "people": people}


def _dimensions(result: Together) -> Iterator[Row]:
    sides: dict[tuple[Side, str], DimensionOfSide] = {
        (side, part.id): part for side, parts in result.sides.items() for part in parts
    }
    for dimension in result.dimensions:
        row: Row = {
            "row": "dimension",
            "dimension": dimension.id,
            "lowest": dimension.lowest,
            "highest": dimension.highest,
        }
        for side in SIDES:
            if part := sides.get((side, dimension.id)):
                row |= {f"{side}_lowest": part.lowest, f"{side}_highest": part.highest}
        yield row


def _statements(assessment: Assessment, result: Together, agreed: Mapping[str, object]) -> Iterator[Row]:
    dimensions = {s.id: d.id for d in assessment.dimensions for s in d.statements}
    for number, statement in enumerate(result.statements, start=1):
        row: Row = {
            "row": "statement",
            "number": number,
            "dimension": dimensions[statement.id],
            "statement": statement.id,
            "kind": statement.kind,
            "agreement": statement.agreement,
            "agreed": an_object(agreed.get(statement.id, {}), ()).get("answer"),
        }
        row |= {f"{side}_view": view for side, view in statement.views.items()}
        for who, counts in (statement.counts or {}).items():
            row |= {f"{who}_{answer}": count for answer, count in counts.items()}
        yield row
