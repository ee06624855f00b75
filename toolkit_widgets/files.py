"""Files from a disk, brought together for the command line. Here, unlike on a page, a bad file ends it all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit_widgets.errors import AnswersFileError, printable
from toolkit_widgets.exchange import AnswersFile
from toolkit_widgets.gathering import Found, Gathering
from toolkit_widgets.group_file import LARGEST_GROUP, GroupFile
from toolkit_widgets.group_parts import merge
from toolkit_widgets.model import Assessment, Responses, Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """Several people's files as one group.

    ``group`` is what the group files among them hold beside their people, None if there are none.
    ``notes`` say what does not count, and whom they found twice.
    """

    assessment: Assessment
    everyone: tuple[Responses, ...]
    group: GroupFile | None
    notes: tuple[str, ...]


def bytes_of(file: Path) -> bytes:
    """Return a file, or so much of it that it is certainly too large.

    Raises:
        AnswersFileError: it cannot be read.

    """
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST_GROUP + 1)
    except OSError as error:
        came, cure = error.strerror or type(error).__name__, "check its name and place"
        raise AnswersFileError("the file", came, "a file that can be read", cure) from None


def bring(rules: Rules, files: Sequence[Path]) -> Brought:
    """Return all the people in answers files, group files and zips of both.

    Each answers file is a person, even if two say the same. Who is in a group file as well, or
    in two of them, counts once.

    Raises:
        AnswersFileError: one of the files cannot be used; with its name.

    """
    bringing = _Bringing(rules)
    for file in files:
        bringing.open(printable(str(file)), file)
    return bringing.brought()


class _Bringing:
    """Takes in one file after the other."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.gathering = Gathering(rules)
        self.single: dict[str, list[tuple[str, AnswersFile]]] = {}
        self.group: GroupFile | None = None
        self.notes: list[str] = []

    def open(self, name: str, file: Path) -> None:
        """Take in one file, or those in a zip."""
        try:
            data = bytes_of(file)
        except AnswersFileError as error:
            raise error.within(name) from None
        for found in self.gathering.open(name, data):
            self.notes += self.take(found)

    def take(self, found: Found) -> Iterator[str]:
        """Take in what one file is, and yield what is to be said about it."""
        name = printable(found.name)
        match found.file:
            case AnswersFileError() as error:
                raise error.within(name)
            case GroupFile() as group:
                yield from self.join(name, group)
            case file:
                yield from (f"{name}: {note}" for note in file.notes)
                alike = self.single.setdefault(found.text, [])
                if alike:
                    yield f"{name}: the same answers as {alike[0][0]}; both count"
                alike.append((name, file))

    def join(self, name: str, group: GroupFile) -> Iterator[str]:
        """Take in a group, beside those that came before it."""
        yield from (f"{name}: {note}" for note in group.notes)
        for number, person in enumerate(group.people):
            yield from (f"{name}: people[{number}]: {note}" for note in person.notes)
        if self.group is None:
            self.group = group
            return
        made = merge(self.rules, self.group, group)
        self.group = made.file
        if made.same:
            yield f"{name}: people who are in an earlier group too: {made.same}; they count once"
        for id_ in made.agreed:
            yield f"{name}: agreed.{id_}: another answer than the earlier group's; that one stands"
        for key in made.top:
            yield f"{name}: {printable(key)}: not what the earlier group says; that stands"

    def brought(self) -> Brought:
        """Return all that was taken in."""
        everyone = [person.responses for person in self.group.people] if self.group else []
        there = Counter(self.group.texts if self.group else ())
        for said, people in self.single.items():
            in_both = min(there[said], len(people))
            everyone += [file.responses for _, file in people[in_both:]]
            self.notes += [f"{name}: in a group file too; counts once" for name, _ in people[:in_both]]
        if self.gathering.assessment is None:
            raise AnswersFileError("the files", "nobody", "at least one respondent", "add an answers file")
        return Brought(
            assessment=self.gathering.assessment,
            everyone=tuple(everyone),
            group=self.group,
            notes=tuple(self.notes),
        )
