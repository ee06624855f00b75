"""JSON from outside, read so strictly that whatever gets through can be written again."""

from __future__ import annotations

import json
import math
import re

from toolkit_widgets.errors import EXPORT_AGAIN, AnswersFileError, path, shown

#: How deep objects and lists may stand in one another. The format itself needs four.
DEEPEST = 20

# A string is taken whole, ended or not, so that brackets inside it do not count
# and no text makes the search go back over itself.
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)
_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
_STEPS = {"{": 1, "[": 1, "}": -1, "]": -1}


def parse(text: str, deepest: int = DEEPEST) -> object:
    """Return the value of a JSON text.

    Args:
        text: The JSON.
        deepest: How deep objects and lists may stand in one another.

    Raises:
        AnswersFileError: broken JSON, a key twice in one object, nesting that is
            too deep, a number that is not finite, half a character.

    """
    _refuse_depth(text, deepest)
    try:
        value: object = json.loads(text, object_pairs_hook=_object, parse_int=_integer)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        came = shown(text[error.pos : error.pos + 20]) if text.strip() else "nothing"
        raise AnswersFileError(place, came, f"JSON ({error.msg})", EXPORT_AGAIN) from None
    _refuse_what_cannot_be_written(value, ())
    return value


def _refuse_depth(text: str, deepest: int) -> None:
    """Refuse deep nesting before the parser, which calls itself for each step down, sees it."""
    depth = 0
    for found in _STRING_OR_BRACKET.finditer(text):
        depth += _STEPS.get(found[0], 0)
        if depth > deepest:
            line = text.count("\n", 0, found.start()) + 1
            came = f"more than {deepest} objects and lists in one another"
            raise AnswersFileError(f"line {line}", came, f"at most {deepest}", EXPORT_AGAIN)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Make an object of its pairs; Python alone would silently keep the last of two equal keys."""
    made: dict[str, object] = {}
    for key, value in pairs:
        if key in made:
            where, cure = f"the key {path(key)}", "delete the one that is wrong"
            raise AnswersFileError(where, "it twice in one object", "it once", cure)
        made[key] = value
    return made


def _integer(digits: str) -> int:
    """Make a whole number, or refuse one that Python declines to read or write for its length."""
    try:
        return int(digits)
    except ValueError:
        came = f"{len(digits)} digits"
        raise AnswersFileError("a number", came, "a number of ordinary size", EXPORT_AGAIN) from None


def _refuse_what_cannot_be_written(value: object, place: tuple[str | int, ...]) -> None:
    """Walk through a value of bounded depth and refuse what UTF-8 or JSON has no form for."""
    if isinstance(value, dict):
        for key, inner in value.items():
            _refuse_what_cannot_be_written(key, (*place, key))
            _refuse_what_cannot_be_written(inner, (*place, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            _refuse_what_cannot_be_written(inner, (*place, index))
    elif isinstance(value, float) and not math.isfinite(value):
        raise AnswersFileError(path(*place), shown(value), "a finite number", EXPORT_AGAIN)
    elif isinstance(value, str) and not value.isascii() and _HALF_A_CHARACTER.search(value):
        cure = "delete the broken character, often half an emoji"
        raise AnswersFileError(path(*place), shown(value), "whole Unicode characters", cure)
