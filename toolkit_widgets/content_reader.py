"""From the tree of a content file to the dataclasses of ``guide.py``, collecting every problem on the way.

The dataclass is the rule: its fields are the keys, a field without a default
must be there, the type of the field says what is expected. Where something is
wrong the problem is noted and a blank stands in for the value, so that one
reading finds everything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from toolkit_widgets.content_problems import Path, Place, Problems, choices, nearest

#: Ids and file names; they stand in addresses.
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
#: Keys of interface words; templates use them as names.
NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Text:
    """A value that is words or a number; everything is text until a field says otherwise."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Tree, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping: key, the key's own place, value."""

    entries: tuple[tuple[str, Place, Tree], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, which was noted then."""


Tree = Text | Items | Entries | Unread


class Reader:
    """Reads trees into dataclasses. Problems and places go to ``problems``."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems

    def value(self, tree: Tree, kind: Any, path: Path, *, may_be_empty: bool = False) -> Any:
        """Return the tree as ``kind``: the type of a field in ``guide.py``."""
        if not isinstance(tree, Unread):
            self.problems.remember(path, tree.place)
        if get_origin(kind) is tuple:
            return self._items(tree, get_args(kind)[0], path)
        if get_origin(kind) is not None:
            return self.collection(tree, get_args(kind)[1], path)
        if is_dataclass(kind):
            return self.entry(tree, kind, path)
        return self._scalar(tree, kind, may_be_empty=may_be_empty)

    def collection(self, tree: Tree, kind: Any, path: Path) -> dict[str, Any]:
        """Return a mapping ``id: kind`` in the order of the file."""
        if not isinstance(tree, Entries):
            self._wrong_shape(tree, "entries, each under its id", "write id: and its keys under it")
            return {}
        if not tree.entries:
            self.problems.add(
                tree.place, "no entries", "at least one", "write one: guide.py says which keys it has"
            )
        found = {}
        for key, place, under in tree.entries:
            if not ID.fullmatch(key):
                expected = "small letters, digits and single hyphens"
                self.problems.add(place, f'the id "{key}"', expected, "rename it, like-this")
            here = (*path, key)
            self.problems.remember(here, place)
            found[key] = (
                self.entry(under, kind, here, key) if is_dataclass(kind) else self.value(under, kind, here)
            )
        return found

    def entry(self, tree: Tree, kind: Any, path: Path, id_: str | None = None) -> Any:
        """Return the tree as the dataclass ``kind``; ``id_`` is the key or file name that it stands under."""
        given = {} if id_ is None else {"id": id_}
        wanted = {field.name: field for field in fields(kind) if field.name not in given}
        types = get_type_hints(kind)
        values = self._values(tree, wanted, types, path)
        for name, field in wanted.items():
            if name not in values and _is_needed(field):
                values[name] = _blank(types[name])
        return kind(**given, **values)

    def texts(self, tree: Tree, path: Path) -> dict[str, str]:
        """Return a flat mapping ``key: words``."""
        if not isinstance(tree, Entries):
            self._wrong_shape(tree, "keys, each with its words", "write key: words")
            return {}
        for key, place, _ in tree.entries:
            if not NAME.fullmatch(key):
                expected = "small letters, digits and underscores"
                self.problems.add(place, f'the key "{key}"', expected, "rename it, like_this")
            elif hasattr(dict, key):
                expected = "a key that templates do not take for a method"
                self.problems.add(place, f'the key "{key}"', expected, f"rename it, {key}_it")
        return {key: self.value(under, str, (*path, key)) for key, _, under in tree.entries}

    def _values(
        self, tree: Tree, wanted: Mapping[str, Field[Any]], types: Mapping[str, Any], path: Path
    ) -> dict[str, Any]:
        """Return the values that are there, and note keys that are missing or unknown."""
        keys = f"the keys {', '.join(wanted)}"
        if not isinstance(tree, Entries):
            self._wrong_shape(tree, keys, "write them under it, each with its value")
            return {}
        values = {}
        for key, place, under in tree.entries:
            if key in wanted:
                empty = wanted[key].default == ""
                values[key] = self.value(under, types[key], (*path, key), may_be_empty=empty)
            else:
                cure = f"rename or remove it{nearest(key, wanted)}"
                self.problems.add(place, f'the key "{key}"', choices(key, wanted), cure)
        for name, field in wanted.items():
            if name not in values and _is_needed(field):
                self.problems.at(path, f'no "{name}"', keys, f"add {name}: …")
        return values

    def _items(self, tree: Tree, kind: Any, path: Path) -> tuple[Any, ...]:
        if not isinstance(tree, Items):
            self._wrong_shape(tree, "a list", "write [one, two], or one a line after a dash")
            return ()
        if not tree.items:
            self.problems.add(tree.place, "an empty list", "at least one item", "add one, or remove the key")
        return tuple(self.value(item, kind, (*path, i)) for i, item in enumerate(tree.items))

    def _scalar(self, tree: Tree, kind: type, *, may_be_empty: bool) -> Any:
        if not isinstance(tree, Text):
            self._wrong_shape(tree, _expected(kind), "write it after the key")
            return _blank(kind)
        if kind is str:
            return self._words(tree, may_be_empty=may_be_empty)
        try:
            return _TRUTH[tree.text] if kind is bool else kind(tree.text)
        except (ValueError, KeyError):
            self.problems.add(tree.place, f'"{tree.text}"', _expected(kind), "mend the value")
            return _blank(kind)

    def _words(self, tree: Text, *, may_be_empty: bool) -> str:
        if not tree.text.strip() and not may_be_empty:
            self.problems.add(tree.place, "no words", "words", "write them, or remove the key")
        if "[[" in tree.text:
            cure = "take it out: macros are called in docs/, never in content"
            self.problems.add(tree.place, '"[["', "words only", cure)
        return tree.text.strip()

    def _wrong_shape(self, tree: Tree, expected: str, cure: str) -> None:
        if isinstance(tree, Unread):
            return
        if isinstance(tree, Text):
            came = f'"{tree.text}"' if tree.text else "nothing"
        else:
            came = "a list" if isinstance(tree, Items) else "keys with values"
        self.problems.add(tree.place, came, expected, cure)


_TRUTH = {"true": True, "false": False}
_EXPECTED: Mapping[type, str] = {
    str: "words",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
}


def _is_needed(field: Field[Any]) -> bool:
    """Tell whether a key has to be there."""
    return field.default is MISSING and field.default_factory is MISSING


def _expected(kind: type) -> str:
    return choices("", kind) if issubclass(kind, StrEnum) else _EXPECTED[kind]


def _blank(kind: Any) -> Any:
    """Return what stands in for a value that could not be read."""
    if get_origin(kind) is tuple:
        return ()
    if get_origin(kind) is not None:
        return {}
    return next(iter(kind)) if issubclass(kind, StrEnum) else kind()
