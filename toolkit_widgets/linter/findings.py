"""What the linter finds: a rule of easy read, what came, what was expected, how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit_widgets.content_problems import Path

#: The rules, by number, in a few words. What each demands stands where it is checked.
RULES: Mapping[int, str] = {
    1: "words in a sentence",
    2: "one idea in a sentence",
    3: "sentences with one picture",
    4: "one picture a row",
    5: "pictures that say the same are silent",
    6: "hard words",
    7: "one word for one thing",
    8: "active voice",
    9: "negatives",
    10: "acronyms",
    11: "numbers",
    12: "signs",
    13: "type",
    14: "headings",
    15: "lines",
    16: "setting",
    17: "contrast",
    18: "page",
    19: "breaks",
    20: "length",
    21: "parts",
    22: "questions",
    23: "the same everywhere",
    24: "reading grade",
    25: "honest label",
    26: "people",
}
#: What only people can check.
FOR_PEOPLE = frozenset({26})


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that some words break. A warning is shown and stops nothing."""

    rule: int
    came: str
    expected: str
    cure: str
    warns: bool = False

    def at(self, place: object) -> str:
        """Return it as one line."""
        kind = "warning: " if self.warns else ""
        return f"{place}: {kind}rule {self.rule}: {self.came}; expected {self.expected}; {self.cure}"


#: Where in the content, and which rule.
Found = tuple[Path, Broken]
