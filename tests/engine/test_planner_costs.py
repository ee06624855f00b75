"""Costs and benefits: sums by year and in all, exact to the penny, always as ranges."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.fixtures import tries
from toolkit_widgets.money import Span, total
from toolkit_widgets.planner_costs import LONGEST, SCALE, SHORTEST, Reckoning, Says, Why, bar, plan, reckon
from toolkit_widgets.planner_model import Entries, Entry, View

TODAY = date(2026, 11, 23)


def entry(part: str, row: str = "row", **values: str) -> Entry:
    """Return a row of a part."""
    return Entry(part=part, row=row, values={key.replace("_", "-"): value for key, value in values.items()})


def cost(low: str = "", high: str = "", **more: str) -> Entry:
    """Return a row of costs."""
    return entry("costs", low=low, high=high, **more)


def back(low: str = "", high: str = "", **more: str) -> Entry:
    """Return a row of what may come back."""
    return entry("instrumental", low=low, high=high, **more)


def made(*entries: Entry, years: str = "3", first: str = "") -> Reckoning:
    """Return what these rows come to."""
    return reckon(asked(*entries, years=years, first=first))


def asked(*entries: Entry, years: str = "3", first: str = "") -> Entries:
    """Return these rows as a plan."""
    return Entries(today=TODAY, entries=entries, details={"years": years, "first-year": first})


def seen(*entries: Entry, years: str = "3", first: str = "") -> View:
    """Return what the page gets of these rows."""
    return plan(asked(*entries, years=years, first=first))


def span(low: str, high: str | None = None) -> Span:
    """Return a range."""
    return Span(Decimal(low), Decimal(high or low))


@pytest.mark.parametrize(
    ("row", "by_year"),
    [
        (cost("100", "150", how_often="once"), ["100 150", "0", "0"]),
        (cost("100", "150", how_often="once", **{"from": "2"}), ["0", "100 150", "0"]),
        (cost("100", "150", how_often="once", **{"from": "2", "to": "3"}), ["0", "100 150", "0"]),
        (cost("100.10", "150.25", how_often="every-year"), ["100.10 150.25"] * 3),
        (cost("100", "150"), ["100 150"] * 3),
        (cost("1", "2", how_often="every-year", **{"from": "2"}), ["0", "1 2", "1 2"]),
        (cost("1", "2", how_often="every-year", to="2"), ["1 2", "1 2", "0"]),
        (cost("1", "2", how_often="every-year", to="9"), ["1 2"] * 3),
        (cost("1", "2", how_often="every-year", **{"from": "2", "to": "2"}), ["0", "1 2", "0"]),
        (cost("7", ""), ["7"] * 3),
        (cost("", "7"), ["7"] * 3),
        (cost("0", "7"), ["0 7"] * 3),
    ],
)
def test_which_years_a_row_counts_in(row: Entry, by_year: list[str]) -> None:
    """Once, every year, from a year, to a year; to the last year at most. One figure alone is the figure."""
    assert [year.costs for year in made(row).years] == [span(*text.split()) for text in by_year]


def test_a_year_of_the_calendar_is_a_year_of_the_plan() -> None:
    """With the first year known, 2028 is the second year; without, it lies behind the plan."""
    row = cost("5", how_often="once", **{"from": "2028"})
    assert [year.costs.low for year in made(row, first="2027").years] == [0, 5, 0]
    assert [row.why for row in made(row).rows] == [Why.LATER]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (cost(note="We don't know yet"), Why.NO_FIGURE),
        (cost(how_often="once"), Why.NO_FIGURE),
        (Entry(part="costs", name="A minibus"), Why.NO_FIGURE),
        (cost("a lot"), Why.UNREADABLE),
        (cost("100", "a lot"), Why.UNREADABLE),
        (cost("100", **{"from": "next year"}), Why.UNREADABLE),
        (cost("200", "100"), Why.ORDER),
        (cost("1", **{"from": "3", "to": "2"}), Why.YEARS),
        (cost("1", **{"from": "0"}), Why.YEARS),
        (cost("1", to="0"), Why.YEARS),
        (cost("1", **{"from": "4"}), Why.LATER),
        (cost("1", how_often="once", **{"from": "4", "to": "2"}), Why.LATER),
    ],
)
def test_what_is_not_in_the_sums_is_named(row: Entry, why: Why) -> None:
    """Nothing of it counts, the other rows do, and the page hears of it."""
    result = made(row, cost("10", how_often="once"))
    assert result.rows[0].why == why
    assert result.costs == span("10")
    lists = seen(row).lists
    assert [item.entry for item in lists["missing" if why is Why.NO_FIGURE else "left_out"]] == [row]


def test_rows_in_which_nothing_stands_are_no_rows() -> None:
    """Neither counted nor named, spaces or not."""
    result = seen(cost(), Entry(part="costs", name="  ", values={"note": " "}), back())
    assert result.choices["says"] == Says.NOTHING
    assert not any(items for name, items in result.lists.items() if name not in {"years", "bars"})


def test_a_worked_example_to_the_penny() -> None:
    """Three years: every figure by hand."""
    result = made(
        cost("1500", "1800.50", how_often="every-year"),
        cost("400", "600", how_often="once"),
        back("0", "2500", how_often="every-year", **{"from": "2"}),
        entry("intrinsic", low="99.99", how_often="once", **{"from": "3"}),
    )
    assert [year.costs for year in result.years] == [span("1900", "2400.50"), *[span("1500", "1800.50")] * 2]
    assert [year.back for year in result.years] == [span("0"), span("0", "2500"), span("99.99", "2599.99")]
    assert [year.net for year in result.years] == [
        span("-2400.50", "-1900"),
        span("-1800.50", "1000"),
        span("-1700.51", "1099.99"),
    ]
    assert [year.so_far for year in result.years] == [
        span("-2400.50", "-1900"),
        span("-4201.00", "-900"),
        span("-5901.51", "199.99"),
    ]
    assert (result.costs, result.back) == (span("4900", "6001.50"), span("99.99", "5099.99"))
    assert result.net == span("-5901.51", "199.99")
    assert (result.of("instrumental"), result.of("intrinsic")) == (span("0", "5000"), span("99.99"))
    assert result.says is Says.EITHER
    assert result.caught_up(lambda s: s.high) == 3
    assert result.caught_up(lambda s: s.low) is None


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], Says.NOTHING),
        ([cost(note="much")], Says.NOTHING),
        ([cost("5")], Says.COSTS_ONLY),
        ([cost("5"), back(note="Fewer letters")], Says.COSTS_ONLY),
        ([back("5")], Says.BACK_ONLY),
        ([cost("5"), back("4")], Says.MORE_SPENT),
        ([cost("5", "9"), back("1", "4.99")], Says.MORE_SPENT),
        ([cost("5", "9"), back("1", "5")], Says.EITHER),
        ([cost("5"), back("5")], Says.EITHER),
        ([cost("0"), back("0")], Says.EITHER),
        ([cost("5", "9"), back("9", "20")], Says.EITHER),
        ([cost("5", "9"), back("9.01", "20")], Says.MORE_BACK),
        ([cost("5"), entry("intrinsic", low="6")], Says.MORE_BACK),
    ],
)
def test_what_the_figures_say(rows: list[Entry], says: Says) -> None:
    """More or less only if it is so at both ends of every range."""
    assert made(*rows, years="1").says is says
    assert seen(*rows, years="1").choices["says"] == says.value


@pytest.mark.parametrize(
    ("rows", "at_best"),
    [
        ([cost("10", how_often="once"), back("10", **{"from": "2"})], 2),
        ([cost("10", how_often="once"), back("4")], 3),
        ([cost("10", how_often="once"), back("3")], None),
        ([cost("1"), back("1")], 1),
        # Ahead in the second year and behind again in the third: it has not caught up.
        (
            [
                cost("10", how_often="once"),
                back("15", how_often="once", **{"from": "2"}),
                cost("9", how_often="once", **{"from": "3"}),
            ],
            None,
        ),
    ],
)
def test_from_when_on_it_has_caught_up(rows: list[Entry], at_best: int | None) -> None:
    """The first year from which on it stays so up to the end."""
    assert made(*rows).caught_up(lambda s: s.high) == at_best
    view = seen(*rows)
    assert view.choices["at_best"] == ("yes" if at_best else "no")
    assert view.slots.get("at_best_year") == at_best


@pytest.mark.parametrize(
    ("typed", "length", "too_long"),
    [("", 3, "no"), ("1", 1, "no"), ("10", 10, "no"), ("11", 10, "yes"), ("0", 3, "no"), ("ten", 3, "no")],
)
def test_how_many_years(typed: str, length: int, too_long: str) -> None:
    """Three where nobody says, ten at most, and the page says so."""
    view = seen(cost("1"), years=typed)
    assert (view.choices["length"], view.choices["too_long"]) == (length, too_long)
    assert [item.slots["number"] for item in view.lists["years"]] == list(range(1, length + 1))


def test_what_the_page_gets() -> None:
    """Years of the calendar, ranges, widths, and words beside the sums in both kinds."""
    own = Entry(part="intrinsic", name="Singing", values={"note": "They come alone now"})
    view = seen(cost("5", "9"), cost("4", row="b"), own, back(note="Fewer letters"), years="2", first="2027")
    assert [item.slots["year"] for item in view.lists["years"]] == ["2027", "2028"]
    assert (view.slots["costs_low"], view.slots["costs_high"]) == (Decimal(18), Decimal(26))
    assert (view.choices["costs"], view.choices["instrumental"]) == ("range", "one")
    assert [item.slots["in_all_high"] for item in view.lists["rows_costs"]] == [Decimal(18), Decimal(8)]
    assert [item.entry and item.entry.row for item in view.lists["single"]] == ["b"]
    assert [item.slots["note"] for item in view.lists["words_intrinsic"]] == ["They come alone now"]
    assert [item.slots["note"] for item in view.lists["words_instrumental"]] == ["Fewer letters"]
    assert view.lists["missing"] == ()


@pytest.mark.parametrize(
    ("rows", "net", "slots"),
    [
        ([], "level", {}),
        ([cost("5"), back("5")], "level", {}),
        ([cost("5", "9")], "spent", {"net_near": 5, "net_far": 9}),
        ([cost("5"), back("0", "5")], "spent", {"net_near": 0, "net_far": 5}),
        ([cost("5")], "spent-one", {"net_near": 5, "net_far": 5}),
        ([back("5", "9")], "back", {"net_near": 5, "net_far": 9}),
        ([cost("0", "5"), back("5")], "back", {"net_near": 0, "net_far": 5}),
        ([back("5")], "back-one", {"net_near": 5, "net_far": 5}),
        ([cost("5", "9"), back("6", "20")], "either", {"net_spent": 3, "net_back": 15}),
    ],
)
def test_no_sign_has_to_be_read(rows: list[Entry], net: str, slots: dict[str, int]) -> None:
    """More spent, more back, either way or level: in words, with amounts above nothing."""
    view = seen(*rows, years="1")
    assert view.choices["net"] == net
    assert {name: value for name, value in view.slots.items() if name.startswith("net_")} == slots
    (year,) = view.lists["years"]
    assert (year.choices["net"], year.choices["so_far"]) == (net, net)


def test_bars() -> None:
    """On one scale from nothing, or from below nothing, to the most."""
    assert bar(span("25", "75"), [span("0", "100")]) == (250, 500, 0)
    assert bar(span("-100", "100"), [span("-100", "300")]) == (0, 500, 250)
    assert bar(span("50"), [span("50", "100")]) == (500, SHORTEST, 0)
    assert bar(span("100"), [span("50", "100")]) == (SCALE - SHORTEST, SHORTEST, 0)
    assert bar(span("-50"), [span("-50")]) == (0, SHORTEST, 1000)
    assert bar(span("0"), [span("50")]) == (0, 0, 0)
    assert bar(Span(), []) == (0, 0, 0)


amounts = st.integers(0, 10**8).map(lambda pennies: f"{pennies // 100}.{pennies % 100:02}")
rows = st.builds(
    entry,
    st.sampled_from(["costs", "instrumental", "intrinsic"]),
    low=st.one_of(st.just(""), amounts),
    high=st.one_of(st.just(""), amounts),
    how_often=st.sampled_from(["", "once", "every-year"]),
    **{key: st.sampled_from(["", "1", "2", "4", "9", "x"]) for key in ("from", "to")},
)


@given(st.lists(rows, max_size=8), st.sampled_from(["", "1", "2", "5", "10"]))
@tries(300)
def test_the_sums_agree_whichever_way_they_are_made(given_: list[Entry], years: str) -> None:
    """By year, by row and by kind the same; the last year's "so far" is the net; no range stands on its head."""
    result = made(*given_, years=years)
    by_row = {part: result.of(part) for part in ("costs", "instrumental", "intrinsic")}
    assert result.costs == by_row["costs"]
    assert result.back == by_row["instrumental"] + by_row["intrinsic"]
    assert result.years[-1].so_far == result.net
    assert total(year.costs for year in result.years) == result.costs
    for year in result.years:
        for one in (year.costs, year.back, year.net, year.so_far):
            assert one.low <= one.high
    view = plan(asked(*given_, years=years))
    for item in view.lists["years"]:
        for name in ("costs", "back", "so_far"):
            at, long = item.slots[f"{name}_at"], item.slots[f"{name}_long"]
            assert isinstance(at, int)
            assert isinstance(long, int)
            assert 0 <= at <= at + long <= SCALE


@given(st.lists(rows, max_size=6), rows)
@tries(200)
def test_one_more_cost_never_makes_it_look_cheaper(given_: list[Entry], more: Entry) -> None:
    """Another row of costs: both ends of the costs are the same or higher, of the net the same or lower."""
    cost_row = Entry(part="costs", row="more", values=more.values)
    before, after = made(*given_, years=str(LONGEST)), made(*given_, cost_row, years=str(LONGEST))
    assert before.costs.low <= after.costs.low
    assert before.costs.high <= after.costs.high
    assert after.net.low <= before.net.low
    assert after.net.high <= before.net.high
