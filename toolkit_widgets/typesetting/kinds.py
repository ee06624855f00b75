"""The two prints of everything that is printed: standard and large."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One print of a text: the end of its file's name, and the size of its type in points."""

    ending: str
    size: int


#: Size of the type: at least 16 points, 20 in large print (easy-read rule 13).
KINDS: Mapping[str, Kind] = {
    "standard": Kind(ending="", size=16),
    "large": Kind(ending="-large-print", size=20),
}
