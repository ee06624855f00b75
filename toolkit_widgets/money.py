"""Amounts of money as people type them, exact to the penny, and ranges of them.

An amount is never a float. Nothing is rounded, and nothing that is not plainly an amount
is guessed at: "1,20" could be pounds and pence or a slip of the key, so it is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

NOTHING = Decimal("0.00")
#: No single amount is larger: sums of them stay exact, and a key that was held too long is found.
MOST = Decimal("999999999.99")

_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]{1,2})?|\.[0-9]{1,2}")
# Thousands may be set apart by commas, by spaces or by apostrophes, by one of them throughout.
_GROUPED = re.compile(r"[0-9]{1,3}([, '])[0-9]{3}(?:\1[0-9]{3})*(?:\.[0-9]{1,2})?")
_SPACE = re.compile(r"\s")
_APART = re.compile("[, ']")

#: What an amount that cannot be read looks like; the first that fits is the reason.
_WRONG = (
    ("two-amounts", re.compile(r"\d\s*(?:[-−–]|to|or)\s*£?\s*\d")),
    ("minus", re.compile(r"^[-−–]|[-−–]$")),
    ("pence", re.compile(r"^[\d\s.]+p$", re.IGNORECASE)),
    ("comma", re.compile(r",\d{1,2}$")),
    ("parts-of-pence", re.compile(r"\.\d{3,}$")),
    ("letters", re.compile(r"[^\W\d_]")),
)


@dataclass(frozen=True, slots=True)
class Span:
    """From the lowest to the highest that an amount may be; the same twice where it is known."""

    low: Decimal = NOTHING
    high: Decimal = NOTHING

    def __add__(self, other: Span) -> Span:
        """Return both together."""
        return Span(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Span) -> Span:
        """Return what is left after the other: least where the other is most."""
        return Span(self.low - other.high, self.high - other.low)


def total(spans: Iterable[Span]) -> Span:
    """Return all of them together."""
    return sum(spans, Span())


def amount(typed: str) -> Decimal | None:
    """Return the amount that a person typed, with or without a pound sign, commas, spaces and pence.

    None if it is none; ``why_not`` says why.
    """
    plain = _figures(typed)
    if not _PLAIN.fullmatch(plain) and not _GROUPED.fullmatch(plain):
        return None
    figures = _APART.sub("", plain).lstrip("0")
    # Python declines to read endless digits, and anything longer is too large anyway.
    if len(figures) > len(str(MOST)) or (made := Decimal("0" + figures)) > MOST:
        return None
    return made.quantize(NOTHING)


def why_not(typed: str) -> str:
    """Return why a text is no amount, as an id for which the page has words; empty if it is one."""
    if amount(typed) is not None:
        return ""
    plain = _figures(typed)
    if _PLAIN.fullmatch(plain) or _GROUPED.fullmatch(plain):
        return "too-large"
    return next((reason for reason, wrong in _WRONG if wrong.search(plain)), "other")


def _figures(typed: str) -> str:
    """Return what was typed without the pound sign and the spaces round it, and with one kind of space."""
    plain = _SPACE.sub(" ", typed.strip()).replace("’", "'")
    return plain.removeprefix("£").removesuffix("£").strip()
