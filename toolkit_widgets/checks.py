"""Checks of single values in an answers file. Each one returns the value or refuses the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from toolkit_widgets.errors import EXPORT_AGAIN, AnswersFileError, path, shown

#: Where a value stands: the keys and indexes that lead to it.
type Place = tuple[str | int, ...]
type Check = Callable[[object, Place], object]


def needed(made: Mapping[str, object], key: str, place: Place = ()) -> object:
    """Return the value of a key that must be there."""
    if key not in made:
        raise AnswersFileError(path(*place), f"no key {path(key)}", "this key", EXPORT_AGAIN)
    return made[key]


def an_object(value: object, place: Place) -> dict[str, object]:
    """Return a JSON object."""
    if not isinstance(value, dict):
        raise AnswersFileError(path(*place), shown(value), "an object, { … }", EXPORT_AGAIN)
    return value


def a_list(value: object, place: Place) -> list[object]:
    """Return a JSON list."""
    if not isinstance(value, list):
        raise AnswersFileError(path(*place), shown(value), "a list, [ … ]", EXPORT_AGAIN)
    return value


def text(value: object, place: Place) -> str:
    """Return a string; it may be empty."""
    if not isinstance(value, str):
        raise AnswersFileError(path(*place), shown(value), "text in quotation marks", EXPORT_AGAIN)
    return value


def flag(value: object, place: Place) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise AnswersFileError(path(*place), shown(value), "true or false", EXPORT_AGAIN)
    return value


def day(value: object, place: Place) -> str:
    """Return a date of the calendar, written as year-month-day and in no other way."""
    try:
        if isinstance(value, str) and date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass
    cure = "write it as year-month-day, or leave the key out"
    raise AnswersFileError(path(*place), shown(value), "a date such as 2026-11-23", cure)


def version(value: object, place: Place) -> str:
    """Return a version of three whole numbers with dots between."""
    parts = value.split(".") if isinstance(value, str) else []
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        raise AnswersFileError(path(*place), shown(value), "a version such as 1.0.0", EXPORT_AGAIN)
    return str(value)


def one_of[T: (str, int)](value: object, place: Place, *choices: T, cure: str = EXPORT_AGAIN) -> T:
    """Return the choice that the value is; 1 is not true and not 1.0."""
    for choice in choices:
        if type(value) is type(choice) and value == choice:
            return choice
    expected = ("one of " if len(choices) > 1 else "") + ", ".join(shown(choice) for choice in choices)
    raise AnswersFileError(path(*place), shown(value), expected, cure)
