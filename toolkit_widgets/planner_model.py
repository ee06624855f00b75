"""The nouns of the planners: what a planner asks for, what a person has put in, what comes out.

Ids, figures and dates only, and what a person wrote. The sentences of a result stay on the
page, where a ``View`` fills their places. Standard library only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class FieldKind(StrEnum):
    """What a field holds. In a file every value is text, as a person wrote it."""

    CHOICE = "choice"
    """One of the choices of the field, by its id."""
    TEXT = "text"
    """A few words."""
    COUNT = "count"
    """A whole number, not below 0."""
    DAY = "day"
    """A date, written as year-month-day."""
    MONEY = "money"
    """Pounds and pence, not below 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannerField:
    """One thing to say about a row, or about the plan as a whole."""

    id: str
    kind: FieldKind
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannerRow:
    """One row that the planner brings with it. ``facts`` are what its engine knows of it."""

    id: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannerPart:
    """A run of rows that are asked the same. With ``own`` a person may add rows."""

    id: str
    fields: tuple[str, ...]
    rows: tuple[PlannerRow, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Planner:
    """The rules of one planner. ``details`` are asked once, ``fields`` in the rows of the parts that name them."""

    id: str
    version: str
    details: Mapping[str, PlannerField]
    fields: Mapping[str, PlannerField]
    parts: tuple[PlannerPart, ...]

    @property
    def rows(self) -> Mapping[str, tuple[PlannerPart, PlannerRow]]:
        """Every row that the planner brings, with its part. No id stands in two parts."""
        return {row.id: (part, row) for part in self.parts for row in part.rows}

    def own(self) -> Mapping[str, PlannerPart]:
        """Return the parts to which a person may add rows."""
        return {part.id: part for part in self.parts if part.own}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a person has put into one row: text by field; what is empty is not there.

    Of the planner's own rows ``row`` is the id; of a row that the person added it is empty,
    ``number`` is its place among those of its part, from 0, and ``name`` what they call it.
    """

    part: str
    row: str = ""
    number: int = 0
    name: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, field_: str) -> str:
        """Return the text of a field, without spaces round it; empty if there is none."""
        return self.values.get(field_, "").strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """All that a person has put in, and the day on which they ask.

    ``entries`` has every row of the planner, filled in or not, and then the added rows of each part,
    part by part. ``actions`` are those of the plan, in the shape of the file. ``beside`` is whatever
    else the page of this planner hands over, read by the planner's own engine.
    """

    today: date
    entries: tuple[Entry, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)
    actions: tuple[Mapping[str, object], ...] = ()
    place: str = ""
    beside: Mapping[str, object] = field(default_factory=dict)

    def of(self, *parts: str) -> Iterator[Entry]:
        """Yield the entries of some parts, in order."""
        return (entry for entry in self.entries if entry.part in parts)


#: What fills a place in the words of a page: text as it is; numbers, dates and pounds as its language writes them.
type Slot = str | int | date | Decimal
#: Which of several words are shown: those for an id; of a number, those for none, or for its plural form.
type Choice = str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a list in a result: which row it is about, and what fills the template of the list.

    ``template`` names another template than the list's own. ``action`` are the first words of an action
    that the page offers to add, by the keys of the answers file's actions.
    """

    entry: Entry | None = None
    template: str = ""
    slots: Mapping[str, Slot] = field(default_factory=dict)
    choices: Mapping[str, Choice] = field(default_factory=dict)
    lists: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    action: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A result: which of the page's words are shown, and what fills their places."""

    slots: Mapping[str, Slot] = field(default_factory=dict)
    choices: Mapping[str, Choice] = field(default_factory=dict)
    lists: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A value that does not count, since it is not what its field holds. ``entry`` is None for a detail.

    ``why`` says of an amount what is wrong with it, as ``money.why_not`` does.
    """

    field: str
    kind: FieldKind
    why: str = ""
    entry: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file that a planner makes, such as a calendar: its text, its name, its media type."""

    text: str
    name: str
    type: str
