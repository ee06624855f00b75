"""The one error of the engine: what was handed in cannot be used, and why."""

from __future__ import annotations

from collections.abc import Mapping

#: The cure where a tool, not a person, wrote what is wrong.
EXPORT_AGAIN = "export the file again from the page or tool that made it"

#: How much of a value an error repeats. Enough to find it, too little to flood a screen.
_SHOWN = 60


class AnswersFileError(ValueError):
    """Answers are refused as a whole. One line: where, what came, what was expected, the cure."""

    def __init__(self, where: str, came: str, expected: str, cure: str) -> None:
        super().__init__(where, came, expected, cure)
        self.where = where
        self.came = came
        self.expected = expected
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.where}: came {self.came}, expected {self.expected}; {self.cure}"

    def within(self, place: str) -> AnswersFileError:
        """Return the same error, its place inside a larger one: a file among several."""
        return AnswersFileError(f"{place}: {self.where}", self.came, self.expected, self.cure)

    def as_json(self) -> dict[str, str]:
        """Return the four parts under their names, as the bridge hands them on."""
        return {"where": self.where, "came": self.came, "expected": self.expected, "cure": self.cure}


def shown(value: object) -> str:
    """Return a value from outside as one short, harmless piece of a line."""
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list):
        return "a list"
    words = {None: "null", True: "true", False: "false"}
    if value is None or isinstance(value, bool):
        return words[value]
    if isinstance(value, str):
        return quoted(value)
    return _cut(repr(value))


def quoted(text: str) -> str:
    """Return text from outside in quotation marks, cut short, safe to print."""
    return '"' + _cut(printable(text)) + '"'


def printable(text: str) -> str:
    """Return text with line ends, control characters, half characters and turns of direction escaped."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def path(*parts: str | int) -> str:
    """Return a place inside JSON, ``actions[0].by``; a key that is no plain id stands in quotation marks."""
    place = ""
    for part in parts:
        if isinstance(part, int):
            place += f"[{part}]"
        else:
            plain = part.isascii() and part.replace("-", "_").isidentifier() and len(part) <= _SHOWN
            place += ("." if place else "") + (part if plain else quoted(part))
    return place or "the file"


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
