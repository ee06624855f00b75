"""The planner "Costs and benefits": what a plan costs and what may come back, by year and in all.

Everything is a range. Nothing is discounted and no prices rise: what a figure is worth in later
years is the reader's to judge, and the page says that this is not counted. Nor does this say whether
co-production saves money; ``Says`` names what the reader's own figures say, no more.

A row's ``low`` and ``high`` are what it comes to each time. With one of them alone that is the
figure, and the row is named as such. ``how-often`` is ``once``, in the year ``from``, or every year
from then ``to`` another; left empty these are the first year and the last of the plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from toolkit_widgets.money import NOTHING, Span, amount, total
from toolkit_widgets.planner_model import Choice, Entries, Entry, Item, Slot, View
from toolkit_widgets.planner_values import count

COSTS = "costs"
#: The guide's two kinds of benefit.
KINDS = ("instrumental", "intrinsic")
PARTS = (COSTS, *KINDS)
#: The longest plan, in years, and the one that is meant where nobody has said.
LONGEST = 10
USUAL = 3
ONCE = "once"
#: What is taken for a year of the calendar; a smaller number is a year of the plan.
YEARS_OF_CALENDAR = range(1900, 2200)
#: The length of the scale of a picture, and of the shortest bar that can be seen.
SCALE = 1000
SHORTEST = 6


class Says(StrEnum):
    """What the figures say, all years together: of these figures only, and of nothing else."""

    NOTHING = "nothing"
    """There are no figures."""
    COSTS_ONLY = "costs-only"
    BACK_ONLY = "back-only"
    MORE_SPENT = "more-spent"
    """More is spent than comes back, even at best."""
    MORE_BACK = "more-back"
    """More comes back than is spent, even at the least."""
    EITHER = "either"
    """It can go either way."""


class Why(StrEnum):
    """Why a row is not in the sums."""

    NO_FIGURE = "no-figure"
    """Nothing was given for it in pounds. Of what may come back this is no fault: it is said in words."""
    UNREADABLE = "unreadable"
    ORDER = "order"
    """Its lowest amount is higher than its highest."""
    YEARS = "years"
    """Its years end before they begin, or begin before the plan does."""
    LATER = "later"
    """It begins after the last year of the plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row, read: what it comes to each time, and in which years. It counts if it has no ``why``."""

    entry: Entry
    each: Span
    first: int = 1
    last: int = LONGEST
    single: bool = False
    why: Why | None = None

    def in_year(self, number: int) -> Span:
        """Return what the row comes to in a year of the plan."""
        return self.each if self.why is None and self.first <= number <= self.last else Span()


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One year of a plan. ``so_far`` is what has come back less what was spent, from the first year on."""

    number: int
    costs: Span
    back: Span
    net: Span
    so_far: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """What a plan comes to."""

    rows: Sequence[Row]
    years: Sequence[Year]

    @property
    def costs(self) -> Span:
        """All costs of all years."""
        return total(year.costs for year in self.years)

    @property
    def back(self) -> Span:
        """All that may come back in all years."""
        return total(year.back for year in self.years)

    @property
    def net(self) -> Span:
        """What comes back less what is spent: the least at the lower end, the most at the higher."""
        return self.back - self.costs

    def of(self, *parts: str) -> Span:
        """Return what the rows of some parts come to in all years."""
        return total(self.in_all(row) for row in self.rows if row.entry.part in parts)

    def in_all(self, row: Row) -> Span:
        """Return what a row comes to in all years."""
        return total(row.in_year(year.number) for year in self.years)

    @property
    def says(self) -> Says:
        """What the figures say, in one word."""
        counted = {row.entry.part for row in self.rows if row.why is None}
        costs, back = COSTS in counted, not counted.isdisjoint(KINDS)
        if not costs or not back:
            return Says.COSTS_ONLY if costs else Says.BACK_ONLY if back else Says.NOTHING
        if self.net.high < 0:
            return Says.MORE_SPENT
        return Says.MORE_BACK if self.net.low > 0 else Says.EITHER

    def caught_up(self, end: Callable[[Span], Decimal]) -> int | None:
        """Return the year from which on what has come back covers what was spent; None if it does not by the end.

        Args:
            end: Which end of a range to look at.

        """
        found = None
        for year in reversed(self.years):
            if end(year.so_far) < 0:
                break
            found = year.number
        return found


def reckon(entries: Entries) -> Reckoning:
    """Return what a plan comes to."""
    length = min(max(count(entries.details.get("years", "")) or USUAL, 1), LONGEST)
    first = _calendar_year(entries)
    rows = tuple(_row(entry, length, first) for entry in entries.of(*PARTS) if _is_filled(entry))
    return Reckoning(rows=rows, years=tuple(_years(rows, length)))


def _is_filled(entry: Entry) -> bool:
    """Tell whether a person has put anything into a row."""
    return bool(entry.name.strip() or any(value.strip() for value in entry.values.values()))


def _row(entry: Entry, length: int, first_year: int | None) -> Row:
    """Return a row, its amounts and years read."""
    amounts = [amount(entry[key]) for key in ("low", "high") if entry[key]]
    known = [value for value in amounts if value is not None]
    years = {key: _year(entry[key], first_year) for key in ("from", "to")}
    first = 1 if years["from"] is None else years["from"]
    last = length if years["to"] is None else years["to"]
    if entry["how-often"] == ONCE:
        last = first
    why = None
    if not amounts:
        why = Why.NO_FIGURE
    elif len(known) < len(amounts) or any(entry[key] and years[key] is None for key in years):
        why = Why.UNREADABLE
    elif known[0] > known[-1]:
        why = Why.ORDER
    elif first > length:
        why = Why.LATER
    elif not 1 <= first <= last:
        why = Why.YEARS
    if why:
        return Row(entry=entry, each=Span(), why=why)
    return Row(
        entry=entry,
        each=Span(known[0], known[-1]),
        first=first,
        last=min(last, length),
        single=len(known) == 1,
    )


def _year(typed: str, first_year: int | None) -> int | None:
    """Return a year of the plan, typed as such or as a year of the calendar; None if nothing can be read."""
    number = count(typed)
    if number is None or number < YEARS_OF_CALENDAR.start or first_year is None:
        return number
    return number - first_year + 1


def _years(rows: Sequence[Row], length: int) -> Iterator[Year]:
    """Yield the years of a plan."""
    so_far = Span()
    for number in range(1, length + 1):
        costs = total(row.in_year(number) for row in rows if row.entry.part == COSTS)
        back = total(row.in_year(number) for row in rows if row.entry.part in KINDS)
        so_far += back - costs
        yield Year(number=number, costs=costs, back=back, net=back - costs, so_far=so_far)


def bar(span: Span, others: Iterable[Span]) -> tuple[int, int, int]:
    """Return where a range begins and how long it is on the scale of all, and where nothing is on it.

    What is nothing at both ends has no bar; any other has one that can be seen.
    """
    ends = [NOTHING, *(value for other in others for value in (other.low, other.high))]
    least, length = min(ends), max(ends) - min(ends)
    if not length:
        return 0, 0, 0
    at, end, zero = (int((value - least) * SCALE // length) for value in (span.low, span.high, NOTHING))
    long = max(end - at, SHORTEST if span != Span() else 0)
    return min(at, SCALE - long), long, zero


def plan(entries: Entries) -> View:
    """Return what a plan comes to, for the words of the page.

    Choices: ``says``; ``costs``, ``back`` and each kind ``one`` or ``range``; ``net``, see ``_balance``; ``at_best``
    and ``at_least``, whether what comes back has caught up by the end: ``yes``, ``no``, or ``none`` where nothing
    can be said; ``dated`` if the calendar's years are known; ``length``, the number of years; ``too_long`` if more
    were asked for; and of the lists below how much there is in each. Slots: both ends of these ranges, the years of
    catching up. Lists: ``years``, and the same as ``bars`` for the picture; ``rows_costs`` and so on, with what each
    comes to in all; ``words_instrumental`` and ``words_intrinsic``, what is not in pounds; ``missing``, costs without a
    figure; ``single``, rows with one figure in place of two; ``left_out``, with ``why``.
    """
    made = reckon(entries)
    first, asked = _calendar_year(entries), count(entries.details.get("years", ""))
    in_all = {"costs": made.costs, "back": made.back, **{kind: made.of(kind) for kind in KINDS}}
    ends = {
        "at_best": made.caught_up(lambda span: span.high),
        "at_least": made.caught_up(lambda span: span.low),
    }
    both = made.says in {Says.MORE_SPENT, Says.MORE_BACK, Says.EITHER}
    net_slots, net = _balance("net", made.net)
    years = tuple(_year_item(made, year, first) for year in made.years)
    lists = {
        "years": years,
        "bars": years,
        **{f"rows_{part}": tuple(_row_items(made, part)) for part in PARTS},
        **{f"words_{kind}": _items(made, kind, lambda row: row.why is Why.NO_FIGURE) for kind in KINDS},
        "missing": _items(made, COSTS, lambda row: row.why is Why.NO_FIGURE),
        "single": tuple(item for part in PARTS for item in _items(made, part, lambda row: row.single)),
        "left_out": tuple(
            Item(entry=row.entry, choices={"why": row.why.value})
            for row in made.rows
            if row.why not in {None, Why.NO_FIGURE}
        ),
    }
    return View(
        slots={
            **_ends(in_all),
            **net_slots,
            "length": len(years),
            "longest": LONGEST,
            **{f"{name}_year": number for name, number in ends.items() if both and number},
        },
        choices={
            "says": made.says.value,
            "net": net,
            **_widths(in_all),
            **{name: ("yes" if number else "no") if both else "none" for name, number in ends.items()},
            "dated": "no" if first is None else "yes",
            "length": len(years),
            "too_long": "yes" if asked and asked > LONGEST else "no",
            **{f"some_{name}": len(items) for name, items in lists.items() if name not in {"years", "bars"}},
        },
        lists=lists,
    )


def _year_item(made: Reckoning, year: Year, first: int | None) -> Item:
    """Return a year with its ranges and their bars: spent and back on one scale, so far on its own."""
    own = {"costs": year.costs, "back": year.back}
    bars = {name: bar(span, (s for y in made.years for s in (y.costs, y.back))) for name, span in own.items()}
    bars["so_far"] = bar(year.so_far, (y.so_far for y in made.years))
    net_slots, net = _balance("net", year.net)
    so_far_slots, so_far = _balance("so_far", year.so_far)
    slots: dict[str, Slot] = {"number": year.number, **_ends(own), **net_slots, **so_far_slots}
    for name, (at, long, zero) in bars.items():
        slots |= {f"{name}_at": at, f"{name}_long": long, f"{name}_zero": zero}
    if first is not None:
        slots["year"] = str(first + year.number - 1)
    dated = {"dated": "no" if first is None else "yes"}
    return Item(slots=slots, choices={**dated, **_widths(own), "net": net, "so_far": so_far})


def _balance(name: str, span: Span) -> tuple[dict[str, Slot], str]:
    """Return what comes back less what is spent in amounts without a sign, and what they are of.

    ``spent`` and ``back``: so much more is spent, or comes back, ``near`` to ``far``; ``spent-one`` and ``back-one``: by
    just so much; ``either``: it can go both ways, from so much more spent to so much more back; ``level``: neither.
    """
    spent, back = -span.low, span.high
    if span == Span():
        return {}, "level"
    if spent > 0 and back > 0:
        return {f"{name}_spent": spent, f"{name}_back": back}, "either"
    near, far = sorted((abs(span.low), abs(span.high)))
    which = "spent" if spent > 0 else "back"
    return {f"{name}_near": near, f"{name}_far": far}, which if near < far else f"{which}-one"


def _row_items(made: Reckoning, part: str) -> Iterator[Item]:
    """Yield the rows of a part that count, with what each comes to in all."""
    for row in made.rows:
        if row.entry.part == part and row.why is None:
            spans = {"in_all": made.in_all(row)}
            yield Item(entry=row.entry, slots=_ends(spans), choices=_widths(spans))


def _items(made: Reckoning, part: str, wanted: Callable[[Row], bool]) -> tuple[Item, ...]:
    """Return some rows of a part, with what is noted beside them."""
    return tuple(
        Item(
            entry=row.entry,
            slots={"note": row.entry["note"]},
            choices={"note": "some" if row.entry["note"] else "none"},
        )
        for row in made.rows
        if row.entry.part == part and wanted(row)
    )


def _ends(spans: Mapping[str, Span]) -> dict[str, Slot]:
    return {
        f"{name}_{end}": value
        for name, span in spans.items()
        for end, value in (("low", span.low), ("high", span.high))
    }


def _widths(spans: Mapping[str, Span]) -> dict[str, Choice]:
    return {name: "one" if span.low == span.high else "range" for name, span in spans.items()}


def _calendar_year(entries: Entries) -> int | None:
    """Return the year of the calendar in which a plan begins; None if it is not known."""
    number = count(entries.details.get("first-year", ""))
    return number if number in YEARS_OF_CALENDAR else None
