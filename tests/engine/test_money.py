"""Amounts as people type them: exact to the penny, and never guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.fixtures import tries
from toolkit_widgets.money import MOST, Span, amount, total, why_not


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("1200", "1200.00"),
        ("£1,200.50", "1200.50"),
        (" 1 200 ", "1200.00"),
        ("1 200", "1200.00"),
        ("1\u202f234\u202f567.89", "1234567.89"),
        ("1'200", "1200.00"),
        ("1’200’000", "1200000.00"),
        ("£ 25", "25.00"),
        ("25£", "25.00"),
        ("0.5", "0.50"),
        (".50", "0.50"),
        ("0", "0.00"),
        ("007", "7.00"),
        ("999,999,999.99", "999999999.99"),
        ("0000000000000000001.01", "1.01"),
    ],
)
def test_what_is_an_amount(typed: str, made: str) -> None:
    """With or without a pound sign, with commas, spaces or apostrophes, with one figure of pence or two."""
    assert str(amount(typed)) == made
    assert why_not(typed) == ""


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("-50", "minus"),
        ("−50", "minus"),
        ("50-", "minus"),
        ("100-200", "two-amounts"),
        ("£100 – £200", "two-amounts"),
        ("100 to 200", "two-amounts"),
        ("50p", "pence"),
        ("12,5", "comma"),
        ("1.200,50", "comma"),
        ("1,20", "comma"),
        ("1200.505", "parts-of-pence"),
        ("1.200", "parts-of-pence"),
        ("2k", "letters"),
        ("twelve", "letters"),
        ("1e5", "letters"),
        ("NaN", "letters"),
        ("Infinity", "letters"),
        ("1000000000", "too-large"),
        ("999,999,999.999", "parts-of-pence"),
        ("9" * 5000, "too-large"),
        ("12,34,567", "other"),
        ("1,200 000", "other"),
        ("1,2000", "other"),
        ("1..2", "other"),
        ("£", "other"),
        (".", "other"),
        ("5.", "other"),
        ("$5", "other"),
        ("１２", "other"),
        ("10²", "letters"),
        ("½", "letters"),
        ("", "other"),
        ("   ", "other"),
        ("1\n2", "other"),
        ("<b>", "letters"),
    ],
)
def test_what_is_none_and_why(typed: str, why: str) -> None:
    """Whatever could mean two things, or more than pence, is asked about and not rounded."""
    assert amount(typed) is None
    assert why_not(typed) == why


pennies = st.integers(0, int(MOST * 100))


@given(pennies, st.sampled_from(["", ",", " ", "\u00a0", "'"]), st.booleans())
@tries(500)
def test_what_is_written_is_read_back(number: int, between: str, pound: bool) -> None:  # noqa: FBT001
    """Any amount to the penny, written in any of these ways, is that amount."""
    value = Decimal(number) / 100
    typed = ("£" if pound else "") + f"{value:,.2f}".replace(",", between)
    assert amount(typed) == value


@given(st.text(max_size=30))
@tries(500)
def test_anything_is_an_amount_or_has_a_reason(typed: str) -> None:
    """Whatever is typed: an amount from nothing to the largest, or one reason, and never a crash."""
    made = amount(typed)
    if made is None:
        assert why_not(typed)
    else:
        assert 0 <= made <= MOST
        assert made == made.quantize(Decimal("0.01"))
        assert why_not(typed) == ""


spans = st.tuples(pennies, pennies).map(lambda two: Span(*(Decimal(n) / 100 for n in sorted(two))))


@given(spans, spans)
@tries(300)
def test_ranges_take_in_every_case(one: Span, other: Span) -> None:
    """Whichever amounts come true inside two ranges, their sum and their difference lie inside those of the ranges."""
    for a in (one.low, one.high):
        for b in (other.low, other.high):
            assert (one + other).low <= a + b <= (one + other).high
            assert (one - other).low <= a - b <= (one - other).high
    assert (one - other).high - (one - other).low == (one.high - one.low) + (other.high - other.low)


def test_a_tenth_and_two_tenths() -> None:
    """Exactly 30 pence, and of nothing at all nothing."""
    tenth, fifth = (amount(typed) for typed in ("0.1", "0.2"))
    assert tenth is not None
    assert fifth is not None
    assert str(total([Span(tenth, tenth), Span(fifth, fifth)]).low) == "0.30"
    assert total([]) == Span()
