"""Files that people hand in, opened: answers files, group files, and zips of both. A bad one stops no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit_widgets.errors import AnswersFileError
from toolkit_widgets.exchange import AnswersFile, read, write
from toolkit_widgets.group_file import GROUP_FORMAT, GroupFile, read_group_file, write_group_file
from toolkit_widgets.model import Assessment, Rules
from toolkit_widgets.scoring import assessment_of

_GROUP = GROUP_FORMAT.encode()
#: How a zip starts, and no JSON.
_ZIP = b"PK"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What came of one file: its name, ``answers.zip: carer.json`` for one in a zip, what it is, and its text."""

    name: str
    file: AnswersFile | GroupFile | AnswersFileError
    text: str = ""


class Gathering:
    """Opens files one after the other. The first good one says which assessment they are about."""

    def __init__(self, rules: Rules, assessment: Assessment | None = None) -> None:
        self.rules = rules
        self.assessment = assessment

    def open(self, name: str, data: bytes) -> Iterator[Found]:
        """Yield what a file is, or each file in it if it is a zip."""
        if not data.startswith(_ZIP):
            yield self._one(name, data)
            return
        from toolkit_widgets.zips import files_in  # only readers of zips need it

        try:
            for inside, made in files_in(data):
                here = f"{name}: {inside}"
                if isinstance(made, AnswersFileError):
                    yield Found(name=here, file=made)
                else:
                    yield self._one(here, made)
        except AnswersFileError as error:
            yield Found(name=name, file=error)

    def _one(self, name: str, data: bytes) -> Found:
        """Return a file with the text that it would be saved as, or the error for which it is refused."""
        if data.startswith(_ZIP):
            cure = "open that zip by itself"
            return Found(
                name=name, file=AnswersFileError("the file", "a zip in a zip", "answers files", cure)
            )
        try:
            file = self._group(data) or read(data, self.rules)
            if isinstance(file, GroupFile):
                about, written = file.about, write_group_file(file)
            else:
                about, written = file.responses, write(file)
            self.assessment = assessment_of(self.rules, about, beside=self.assessment)
        except AnswersFileError as error:
            return Found(name=name, file=error)
        return Found(name=name, file=file, text=written.decode())

    def _group(self, data: bytes) -> GroupFile | None:
        """Return a group file; None if it is none. Without the name of the format in it, it is not parsed for that."""
        if _GROUP not in data:
            return None
        try:
            return read_group_file(data, self.rules)
        except AnswersFileError as error:
            if error.where == "format":
                return None
            raise
