"""The group file: everything that a group has, in one file that opens again and can be merged with another.

All answers files of its people stand in it whole, then what the group agreed on and plans.
It is read as strictly and written as stably as the answers file in ``exchange``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit_widgets.checks import Check, Place, a_list, an_object, day, flag, needed, text
from toolkit_widgets.errors import AnswersFileError, path
from toolkit_widgets.exchange import ANSWER, MIB, AnswersFile, Note, Reader, decoded, write, written
from toolkit_widgets.model import Assessment, Responses, Rules
from toolkit_widgets.scoring import assessment_of
from toolkit_widgets.strict_json import DEEPEST, parse

GROUP_FORMAT = "co-production-group"
GROUP_FORMAT_VERSION = 1
#: No group file is larger, in bytes.
LARGEST_GROUP = 16 * MIB
#: An answers file stands two steps deeper in a group file than by itself.
DEEPEST_GROUP = DEEPEST + 2

# What the format knows beside what is checked by name: at the top, and of an agreed answer.
GROUP_TOP: Mapping[str, Check] = {"completed_on": day, "place": text, "all_agree": flag}
#: Under this key an agreed answer has those of merged groups that said something else.
ALSO = "also"
AGREED: Mapping[str, Check] = {**ANSWER, ALSO: a_list}
_CHECKED_BY_NAME = {
    *("format", "format_version", "assessment", "assessment_version"),
    *("people", "agreed", "actions", "merged"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFile:
    """One group file: the answers files in it, the whole of it as it came, and what in it does not count.

    The notes are about what the group itself holds; each answers file has its own. ``texts``
    are the answers files as they would be written by themselves.
    """

    assessment: str
    assessment_version: str
    people: tuple[AnswersFile, ...]
    texts: tuple[str, ...]
    document: Mapping[str, object]
    notes: tuple[Note, ...] = ()

    @property
    def about(self) -> Responses:
        """The assessment and its version, with nobody's answers."""
        return Responses(assessment=self.assessment, assessment_version=self.assessment_version)


def read_group_file(data: bytes, rules: Rules) -> GroupFile:
    """Return the group file that these bytes are.

    Args:
        data: The file. A byte order mark at its start is passed over.
        rules: The assessments, recommendations and roles that are known.

    Raises:
        AnswersFileError: it is no group file, or one of its answers files is none, or of another
            assessment or a version with other meanings.

    """
    return _GroupReader(rules).group(parse(decoded(data, LARGEST_GROUP), DEEPEST_GROUP))


def write_group_file(file: GroupFile) -> bytes:
    """Return the bytes of a group file: UTF-8, indented by 2, keys sorted, a line end at the end.

    Raises:
        AnswersFileError: it would be too large to be read again.

    """
    return written(file.document, LARGEST_GROUP)


def group_file_of(rules: Rules, document: Mapping[str, object]) -> GroupFile:
    """Return the group file that a document makes; nothing is in it that could not be read again."""
    return read_group_file(written(document, LARGEST_GROUP), rules)


class _GroupReader(Reader):
    """Goes through one group file from the top."""

    def group(self, value: object) -> GroupFile:
        """Return the whole file."""
        document = an_object(value, ())
        assessment, answered = self.head(document, GROUP_FORMAT, GROUP_FORMAT_VERSION)
        assessment_of(self.rules, Responses(assessment=assessment.id, assessment_version=answered))
        people = a_list(needed(document, "people"), ("people",))
        self.fields({k: v for k, v in document.items() if k not in _CHECKED_BY_NAME}, (), GROUP_TOP)
        self.agreed(document.get("agreed", {}), assessment)
        self.actions(document, assessment)
        for number, other in enumerate(a_list(document.get("merged", []), ("merged",))):
            an_object(other, ("merged", number))
        files = [self.person(made, n, assessment) for n, made in enumerate(people)]
        return GroupFile(
            assessment=assessment.id,
            assessment_version=answered,
            people=tuple(file for file, _ in files),
            texts=tuple(written_ for _, written_ in files),
            document=document,
            notes=self.noted(),
        )

    def person(self, value: object, number: int, assessment: Assessment) -> tuple[AnswersFile, str]:
        """Return one of the answers files, to the same assessment, and its text."""
        try:
            file = Reader(self.rules).file(value)
            assessment_of(self.rules, file.responses, beside=assessment)
            return file, write(file).decode()
        except AnswersFileError as error:
            raise error.within(path("people", number)) from None

    def agreed(self, value: object, assessment: Assessment) -> None:
        """Check the agreed answers, and what merged groups agreed on instead."""
        self.answers(value, ("agreed",), assessment, AGREED)
        statements = {s.id: s for s in assessment.statements}
        for id_, inner in an_object(value, ("agreed",)).items():
            here: Place = ("agreed", id_, ALSO)
            for number, other in enumerate(a_list(an_object(inner, ()).get(ALSO, []), here)):
                self.answer(other, (*here, number), assessment, statements.get(id_))
