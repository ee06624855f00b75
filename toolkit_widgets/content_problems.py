"""What is wrong with content, as lines: where, what came, what was expected, the cure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

#: Where a value stands: the file in the content folder, then keys and positions.
Path = tuple[str | int, ...]

#: More names than this are too many for one line.
_MANY = 20
#: More of what came than this hides the cure.
_LONG = 100


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a content file."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Problems:
    """All problems found so far, and where each value stands, so that a later rule can say so too."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._found: set[tuple[Place, str]] = set()
        self._places: dict[Path, Place] = {}

    def __bool__(self) -> bool:
        return bool(self._found)

    def place(self, file: str, line: int) -> Place:
        """Return a line of a file of the content folder, as problems name it."""
        return Place(f"{self._folder}/{file}", line)

    def remember(self, path: Path, place: Place) -> None:
        """Keep where the value of this path stands."""
        self._places[path] = place

    def add(self, place: Place, came: str, expected: str, cure: str) -> None:
        """Note a problem on a line."""
        self._found.add((place, f"{_in_one_line(came)}; expected {expected}; {cure}"))

    def at(self, path: Path, came: str, expected: str, cure: str) -> None:
        """Note a problem of the value with this path."""
        self.add(self.where(path), came, expected, cure)

    def where(self, path: Path) -> Place:
        """Return where the value with this path stands; of one that is not there, where what it belongs to stands."""
        while path not in self._places and len(path) > 1:
            path = path[:-1]
        return self._places.get(path) or self.place(str(path[0]), 1)

    def lines(self) -> tuple[str, ...]:
        """Return one line for each problem, in the order of files and lines."""
        return tuple(f"{place}: {what}" for place, what in sorted(self._found))


def _in_one_line(came: str) -> str:
    """Return what came without line ends and signs that cannot be seen, and not at full length."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in came).split())
    return line if len(line) <= _LONG else line[: _LONG - 1] + "…"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return `` (did you mean "…"?)`` if something known is spelt much like the word, else nothing."""
    close = get_close_matches(word, list(known), n=1)
    return f' (did you mean "{close[0]}"?)' if close else ""


def choices(word: str, known: Iterable[str]) -> str:
    """Return ``one of …``: all that is known or, of many, what is spelt most like the word."""
    names = list(known)
    if len(names) <= _MANY:
        return f"one of {', '.join(names)}"
    return f"one of {len(names)}, such as {', '.join(get_close_matches(word, names, n=5, cutoff=0))}"
