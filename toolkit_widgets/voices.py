"""One respondent's answers in one short line, so that a page can ask for a group's result as often as it likes.

A voice is the role, a colon, and a sign for each statement in the assessment's order: the
place of the answer among those of the scale, or a dot where there is none. It holds good
for one edition of this engine and is never stored.
"""

from __future__ import annotations

from collections.abc import Mapping

from toolkit_widgets.checks import Place
from toolkit_widgets.errors import AnswersFileError, path, shown
from toolkit_widgets.group import NO_ROLE, role_of
from toolkit_widgets.model import DOES_NOT_APPLY, Assessment, Response, Responses, Rules
from toolkit_widgets.scoring import left_out

_NOTHING = "."
#: What stands for the reason that was given; what it was stays in the file.
_REASON = "given"


def voice_of(rules: Rules, assessment: Assessment, responses: Responses) -> str:
    """Return the voice of one respondent."""
    signs = {answer: str(place) for place, answer in enumerate(assessment.scale.answers)}
    nothing = Response(answer="")
    said = []
    for statement in assessment.statements:
        response = responses.answers.get(statement.id, nothing)
        counts = response.answer != DOES_NOT_APPLY or left_out(statement, response)
        said.append(signs.get(response.answer, _NOTHING) if counts else _NOTHING)
    return f"{role_of(rules, responses)}:{''.join(said)}"


def responses_of(rules: Rules, assessment: Assessment, voice: str, place: Place) -> Responses:
    """Return the answers that a voice stands for, as far as they count.

    Raises:
        AnswersFileError: it is no voice, or one of another edition or assessment.

    """
    role, _, said = voice.partition(":")
    answers = _answers(assessment)
    fits = len(said) == len(assessment.statements) and set(said) <= {_NOTHING, *answers}
    if not fits or role not in {NO_ROLE, *rules.roles}:
        raise AnswersFileError(path(*place), shown(voice), "a voice", "hand over what read_group gave")
    return Responses(
        assessment=assessment.id,
        assessment_version=assessment.version,
        role=role,
        answers={
            statement.id: answers[sign]
            for statement, sign in zip(assessment.statements, said, strict=True)
            if sign != _NOTHING
        },
    )


def _answers(assessment: Assessment) -> Mapping[str, Response]:
    return {
        str(place): Response(answer=answer, reason=_REASON if answer == DOES_NOT_APPLY else "")
        for place, answer in enumerate(assessment.scale.answers)
    }
