"""Would a place that only consults see it? docs/decisions/0003 says yes; this holds it."""

from __future__ import annotations

import pytest

from toolkit_widgets import content
from toolkit_widgets.model import Response, Responses
from toolkit_widgets.scoring import score

#: Surveys, a forum and a good newsletter, while staff decide.
ONLY_CONSULTS = {
    "culture-own-support": "no",
    "culture-skills-seen": "partly",
    "culture-shared-understanding": "no",
    "culture-risk-together": "partly",
    "culture-leaders-share-decisions": "no",
    "culture-equal-experts": "no",
    "structure-know-who-decides": "partly",
    "structure-where-people-already-meet": "partly",
    "structure-paid-for-their-time": "partly",
    "structure-from-the-start": "no",
    "structure-seats-and-votes": "no",
    "structure-shared-budget": "no",
    "practice-access-asked-and-met": "yes",
    "practice-same-information": "partly",
    "practice-choose-and-train-staff": "no",
    "practice-frontline-time": "partly",
    "practice-choose-services-together": "no",
    "practice-strong-local-groups": "no",
    "review-own-goals": "partly",
    "review-tell-people-back": "yes",
    "review-every-year": "no",
    "review-done-together": "no",
    "review-people-say-what-success-is": "no",
    "review-changes-hard-things": "no",
}
#: The same place, but each person's own support is planned well with them.
PLANS_WELL_WITH_EACH_PERSON = ONLY_CONSULTS | {
    "culture-own-support": "yes",
    "culture-skills-seen": "yes",
    "structure-know-who-decides": "yes",
    "practice-same-information": "yes",
    "practice-frontline-time": "yes",
    "review-own-goals": "yes",
}


def levels(answers: dict[str, str]) -> dict[str, int | None]:
    """Return the lowest level of each piece for a full set of answers."""
    rules = content.load().rules
    jigsaw = rules.assessments["jigsaw"]
    assert set(answers) == {statement.id for statement in jigsaw.statements}
    responses = Responses(
        assessment="jigsaw",
        assessment_version=jigsaw.version,
        answers={id_: Response(answer=answer) for id_, answer in answers.items()},
    )
    return {dimension.id: dimension.lowest for dimension in score(rules, responses).dimensions}


def test_a_place_that_only_consults_is_not_yet_co_producing_its_culture_and_structure() -> None:
    """Good access and telling people back are real, and are all that it has."""
    assert levels(ONLY_CONSULTS) == {"culture": 0, "structure": 0, "practice": 1, "review": 1}


def test_good_individual_planning_alone_is_descriptive() -> None:
    """The guide's descriptive level: together in one's own support, the service unchanged."""
    assert levels(PLANS_WELL_WITH_EACH_PERSON) == {"culture": 1, "structure": 1, "practice": 1, "review": 1}


@pytest.mark.parametrize("dimension", ["culture", "structure", "practice", "review"])
def test_a_newsletter_cannot_open_a_gate(dimension: str) -> None:
    """Turning every Partly into a Yes leaves the Noes, and with them the level below intermediate."""
    best = {id_: "yes" if answer == "partly" else answer for id_, answer in ONLY_CONSULTS.items()}
    level = levels(best)[dimension]
    assert level is not None
    assert level <= 1
