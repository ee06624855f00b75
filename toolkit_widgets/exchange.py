"""The answers file: the contract between the page, paper entry, the command line and other people's tools.

It is read strictly: a file that is not one is refused whole, with one
``AnswersFileError``. It is written stably: ``write(read(data, rules))`` gives the
same bytes where ``data`` was written here. What these rules do not know, from a
newer tool perhaps, is kept, noted and not scored.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from toolkit_widgets.checks import Check, Place, a_list, an_object, day, flag, needed, one_of, text, version
from toolkit_widgets.errors import AnswersFileError, path
from toolkit_widgets.model import DOES_NOT_APPLY, Assessment, Response, Responses, Rules, Statement
from toolkit_widgets.scoring import left_out
from toolkit_widgets.strict_json import parse

FORMAT = "co-production-answers"
FORMAT_VERSION = 1
MIB = 1024 * 1024
#: No answers file is larger, in bytes.
LARGEST = MIB

# The single values that the format knows, and what each may hold: at the top, of the respondent, of
# an answer, of an action.
TOP: Mapping[str, Check] = {"completed_on": day, "place": text}
RESPONDENT: Mapping[str, Check] = {"role": text}
ANSWER: Mapping[str, Check] = dict.fromkeys(("answer", "reason", "evidence", "lived_experience_says"), text)
ACTION: Mapping[str, Check] = {
    **dict.fromkeys(("statement", "recommendation", "what", "priority", "who", "with", "resources"), text),
    "by": day,
    "done": flag,
}
_CHECKED_BY_NAME = {
    *("format", "format_version", "assessment", "assessment_version"),
    *("answers", "respondent", "agreed", "actions"),
}


class NoteKind(StrEnum):
    """Why something in a file is kept but does not count; the value completes "<place>: …"."""

    KEY = "this key is not in the format; kept, not used"
    STATEMENT = "this statement is not in the assessment; kept, not scored"
    RECOMMENDATION = "this recommendation is not in the guide; kept, not used"
    ROLE = "this role is not known; kept, counted as no role given"
    ALWAYS_APPLIES = "this statement always applies; counted as not known"
    NO_REASON = "does-not-apply needs a reason; counted as not known"
    ROW = "this row is not in the planner; kept, not used"
    PART = "no rows can be added to this part; kept, not used"
    VALUE = "this is not what the field holds; kept, not counted"

    @property
    def id(self) -> str:
        """The kind by a short name, ``always-applies``, as the bridge hands it on."""
        return self.name.lower().replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something in a file that does not count, and where it stands.

    Attributes:
        where: The place in the file, such as ``answers.review-own-goals``.
        kind: Why it does not count.

    """

    where: str
    kind: NoteKind

    def __str__(self) -> str:
        return f"{self.where}: {self.kind}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersFile:
    """One answers file: what is scored, the whole of it as it came, and what did not count.

    Attributes:
        responses: What ``score`` takes.
        document: The whole file, with what these rules do not know.
        notes: What did not count, in the order of the places, so the order of the file's keys makes no difference.

    """

    responses: Responses
    document: Mapping[str, object]
    notes: tuple[Note, ...] = ()


def read(data: bytes, rules: Rules) -> AnswersFile:
    """Return the answers file that these bytes are.

    Args:
        data: The file. A byte order mark at its start is passed over.
        rules: The assessments, recommendations and roles that are known.

    Raises:
        AnswersFileError: it is no answers file, or one for an assessment that is not known.

    Source:
        docs/assess/answers-file.md#rules

    """
    return Reader(rules).file(parse(decoded(data)))


def decoded(data: bytes, largest: int = LARGEST) -> str:
    """Return the text of a file of at most so many bytes; a byte order mark at its start is passed over."""
    if len(data) > largest:
        came, expected = f"more than {largest:,} bytes", f"at most {largest // MIB} MiB"
        raise AnswersFileError("the file", came, expected, "check that this is an answers file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where, came = f"byte {error.start + 1}", f"0x{error.object[error.start]:02x}"
        raise AnswersFileError(where, came, "UTF-8 text", "save the file as UTF-8") from None


def write(file: AnswersFile) -> bytes:
    """Return the bytes of an answers file: UTF-8, indented by 2, keys sorted, a line end at the end.

    Args:
        file: What ``read`` returned, or one with another document in it.

    Raises:
        AnswersFileError: it would be too large to be read again.

    Source:
        docs/assess/answers-file.md#rules

    """
    return written(file.document)


def written(document: Mapping[str, object], largest: int = LARGEST) -> bytes:
    """Return the bytes of a document as ``write`` does, before anyone has read it.

    Raises:
        AnswersFileError: it would be too large to be read again.

    """
    data = (json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
    if len(data) > largest:
        came, expected = f"{len(data):,} bytes", f"at most {largest // MIB} MiB"
        raise AnswersFileError("the file", came, expected, "shorten the longest texts")
    return data


class Reader:
    """Goes through one file from the top, refuses what is wrong and notes what is not known."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.notes: list[Note] = []

    def file(self, value: object) -> AnswersFile:
        """Return the whole file."""
        document = an_object(value, ())
        assessment, version_ = self.head(document, FORMAT, FORMAT_VERSION)
        responses = Responses(
            assessment=assessment.id,
            assessment_version=version_,
            answers=self.answers(needed(document, "answers"), ("answers",), assessment),
            role=self.role(document.get("respondent", {})),
        )
        self.fields({key: value for key, value in document.items() if key not in _CHECKED_BY_NAME}, (), TOP)
        self.answers(document.get("agreed", {}), ("agreed",), assessment)
        self.actions(document, assessment)
        return AnswersFile(responses=responses, document=document, notes=self.noted())

    def head(self, document: Mapping[str, object], format_: str, version_: int) -> tuple[Assessment, str]:
        """Return the assessment that a file is about, and in which version it was answered."""
        one_of(
            needed(document, "format"), ("format",), format_, cure="choose a file saved from an assessment"
        )
        newer = "open it with the edition of this toolkit that wrote it"
        one_of(needed(document, "format_version"), ("format_version",), version_, cure=newer)
        id_ = one_of(needed(document, "assessment"), ("assessment",), *self.rules.assessments)
        answered = version(needed(document, "assessment_version"), ("assessment_version",))
        return self.rules.assessments[id_], answered

    def answers(
        self, value: object, place: Place, assessment: Assessment, known: Mapping[str, Check] = ANSWER
    ) -> dict[str, Response]:
        """Return the answers, those to statements that the assessment does not have among them."""
        statements = {s.id: s for s in assessment.statements}
        return {
            id_: self.answer(inner, (*place, id_), assessment, statements.get(id_), known)
            for id_, inner in an_object(value, place).items()
        }

    def answer(
        self,
        value: object,
        place: Place,
        assessment: Assessment,
        statement: Statement | None,
        known: Mapping[str, Check] = ANSWER,
    ) -> Response:
        """Return one answer; to a statement that the assessment does not have, any text."""
        fields = self.fields(value, place, known)
        answer = text(needed(fields, "answer", place), place)
        if statement:
            one_of(answer, (*place, "answer"), *assessment.scale.answers)
        else:
            self.note(place, NoteKind.STATEMENT)
        response = Response(**{key: str(value) for key, value in fields.items() if key in ANSWER})
        self.leaving_out(statement, response, place)
        return response

    def leaving_out(self, statement: Statement | None, response: Response, place: Place) -> None:
        """Note a "does not apply" that does not count."""
        if statement and response.answer == DOES_NOT_APPLY and not left_out(statement, response):
            self.note(place, NoteKind.NO_REASON if statement.can_not_apply else NoteKind.ALWAYS_APPLIES)

    def role(self, respondent: object) -> str:
        """Return the respondent's role, empty if none is given."""
        role = str(self.fields(respondent, ("respondent",), RESPONDENT).get("role", ""))
        if role and role not in self.rules.roles:
            self.note(("respondent", "role"), NoteKind.ROLE)
        return role

    def actions(self, document: Mapping[str, object], assessment: Assessment) -> None:
        """Check the actions, which are never scored."""
        statements = {s.id for s in assessment.statements}
        for index, action in enumerate(a_list(document.get("actions", []), ("actions",))):
            here = ("actions", index)
            fields = self.fields(action, here, ACTION)
            if fields.get("statement", "") not in {"", *statements}:
                self.note((*here, "statement"), NoteKind.STATEMENT)
            if fields.get("recommendation", "") not in {"", *self.rules.recommendations}:
                self.note((*here, "recommendation"), NoteKind.RECOMMENDATION)

    def fields(self, value: object, place: Place, known: Mapping[str, Check]) -> dict[str, object]:
        """Return an object whose known keys hold what they should, and note its other keys."""
        made = an_object(value, place)
        for key, inner in made.items():
            if key in known:
                known[key](inner, (*place, key))
            else:
                self.note((*place, key), NoteKind.KEY)
        return made

    def note(self, place: Place, kind: NoteKind) -> None:
        """Keep a note."""
        self.notes.append(Note(where=path(*place), kind=kind))

    def noted(self) -> tuple[Note, ...]:
        """Return the notes in the order of their places."""
        return tuple(sorted(self.notes, key=str))
