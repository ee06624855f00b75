"""Where the content has easy-read words outside of handouts: in every field whose name begins with ``easy``.

So a new kind of entry, or a new field, is checked without another line of code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from toolkit_widgets.content import COLLECTIONS
from toolkit_widgets.content_problems import Path
from toolkit_widgets.content_references import dimensions_of, planner_entries
from toolkit_widgets.content_settings import FILE as SETTINGS_FILE
from toolkit_widgets.guide import Guide, Row

#: What is filled in when the words are shown; a number stands in for it here.
_SLOT = re.compile(r"\{\w+\}")


def entries(guide: Guide) -> Iterator[tuple[Path, Any]]:
    """Yield every entry that may have easy-read words, with its path. Handouts are a matter of their own."""
    for name in COLLECTIONS:
        for id_, entry in getattr(guide, name).items():
            yield (f"{name}.yml", id_), entry
    for made in guide.assessments.values():
        yield (f"assessments/{made.id}.yml",), made
        for path, dimension in dimensions_of(guide.rules.assessments[made.id]):
            for statement in dimension.statements:
                yield (*path, statement.id), made.statements[statement.id]
        for answer in made.answers:
            yield ("scales.yml", made.scale, answer.id), answer
    for planner in guide.planners.values():
        yield from planner_entries(planner)
    for id_, line in guide.settings.help_lines.items():
        yield (SETTINGS_FILE, "help_lines", id_), line


def rows_in(guide: Guide) -> Iterator[tuple[Path, Row]]:
    """Yield the rows of all entries, and entries that are rows themselves, with what is filled in filled in."""
    for path, entry in entries(guide):
        if isinstance(entry, Row):
            yield path, _filled(entry)
        for at, value in _easy_fields(path, entry):
            if isinstance(value, tuple):
                rows = ((i, row) for i, row in enumerate(value) if isinstance(row, Row))
                yield from (((*at, i), _filled(row)) for i, row in rows)


def texts_in(guide: Guide) -> Iterator[tuple[Path, Any, str]]:
    """Yield the sentences and labels of all entries that stand in no row: path, entry, words."""
    for path, entry in entries(guide):
        for at, value in _easy_fields(path, entry):
            if isinstance(value, str):
                yield at, entry, filled(value)
            elif isinstance(value, Mapping):
                yield from (((*at, key), entry, filled(words)) for key, words in value.items())
            elif isinstance(value, tuple):
                words = ((i, each) for i, each in enumerate(value) if isinstance(each, str))
                yield from (((*at, i), entry, filled(each)) for i, each in words)


def interface_in(guide: Guide) -> Iterator[tuple[Path, str]]:
    """Yield the words of easy-read pages: those of each file of interface words whose name begins with ``easy``."""
    for file, said in guide.interface.items():
        if file.startswith("easy"):
            yield from (((f"interface/{file}.yml", key), filled(words)) for key, words in said.items())


def filled(words: str) -> str:
    """Return words with a number where something is filled in."""
    return _SLOT.sub("3", words)


def _easy_fields(path: Path, entry: object) -> Iterator[tuple[Path, Any]]:
    for field in fields(entry):  # type: ignore[arg-type]  # every entry is a dataclass
        if field.name.startswith("easy"):
            yield (*path, field.name), getattr(entry, field.name)


def _filled(row: Row) -> Row:
    return replace(row, words=tuple(map(filled, row.words)))
