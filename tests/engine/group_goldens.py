"""Golden groups: people in rows of letters, what the engine makes of them, and what the group may see of it.

``golden/groups.json`` is written and compared as the other golden files are (``goldens.py``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.engine.fixtures import LETTERS, WORDS, answers
from tests.engine.goldens import FOLDER, rules_of
from toolkit_widgets import Assessment, Responses, Scale
from toolkit_widgets.voices import voice_of

NAME = "groups"
FILE = FOLDER / f"{NAME}.json"

PERSON, CARER, STAFF, MANAGER = "draws-on-care-and-support", "carer", "frontline", "manager"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A group: which rules and assessment, its people as a role and a row of letters for all statements."""

    people: tuple[tuple[str, str], ...]
    rules: str = "fixtures"
    assessment: str = "worked"
    all_agree: bool = False


def _times(number: int, role: str, row: str) -> tuple[tuple[str, str], ...]:
    return ((role, row),) * number


def _many(number: int, statements: int) -> tuple[tuple[str, str], ...]:
    """Return so many people with answers that differ in a way that any machine makes again."""
    roles = (PERSON, CARER, STAFF, MANAGER, "commissioner", "community-member", "volunteer", "")
    letters = "yypypnyp?y"
    return tuple(
        (
            roles[n * 3 % len(roles)],
            "".join(letters[(n * n + n * s + s) % len(letters)] for s in range(statements)),
        )
        for n in range(number)
    )


CASES: Mapping[str, Case] = {
    "one person": Case(people=((CARER, "yypynn"),)),
    "one person, no role": Case(people=(("", "yypynn"),)),
    "two sides of one": Case(people=((CARER, "yypynn"), (MANAGER, "yyyyyy"))),
    "two sides of one, all agree": Case(people=((CARER, "yypynn"), (MANAGER, "yyyyyy")), all_agree=True),
    "staff only": Case(people=(*_times(3, STAFF, "yyypyn"), *_times(3, MANAGER, "yyyyyy"))),
    "staff only, two of them": Case(people=((STAFF, "yyypyn"), (MANAGER, "yyyyyy"))),
    "two of staff beside a volunteer": Case(
        people=((STAFF, "yyypyn"), (MANAGER, "yyyyyy"), ("volunteer", "nnnnnn"))
    ),
    "lived experience only": Case(people=(*_times(3, PERSON, "ppnnnn"), (CARER, "yypnnn"))),
    "neither side": Case(people=(*_times(3, "volunteer", "yypynn"), ("", "nnnnnn"), ("wizard", "yyyyyy"))),
    "a lone No": Case(
        people=(*_times(6, PERSON, "yyyyyy"), *_times(6, MANAGER, "yyyyyy"), (PERSON, "yyyyny"))
    ),
    "even medians": Case(
        people=(
            *_times(2, PERSON, "yyyyyy"),
            *_times(2, PERSON, "yypppn"),
            *_times(2, MANAGER, "yyyyyy"),
            *_times(2, MANAGER, "ppnnnn"),
        )
    ),
    "roles weigh the same": Case(people=(*_times(9, PERSON, "yyyyyy"), *_times(3, CARER, "nyyyyy"))),
    "the middle one of three roles": Case(
        people=(
            *_times(3, STAFF, "nnnnnn"),
            *_times(3, MANAGER, "yyyyyy"),
            *_times(3, "commissioner", "pppppp"),
            *_times(3, CARER, "yyyyyy"),
        )
    ),
    "much not known": Case(
        people=(*_times(3, CARER, "yy?y.y"), *_times(3, MANAGER, "yyyyy?"), ("volunteer", "??????"))
    ),
    "one side does not know enough": Case(
        people=(*_times(3, CARER, "yyy???"), *_times(3, MANAGER, "yyyyyy"))
    ),
    "it does not apply for one side": Case(
        people=(*_times(3, CARER, "yyp-yy"), *_times(3, MANAGER, "yypyyy"))
    ),
    "it does not apply for some": Case(
        people=(*_times(2, CARER, "yyp-yy"), (CARER, "yypnyy"), *_times(3, MANAGER, "yyp-yy"))
    ),
    "nobody answered": Case(people=(*_times(3, CARER, "......"), *_times(3, MANAGER, "......"))),
    "a pattern": Case(people=(*_times(3, CARER, "pppppy"), *_times(3, MANAGER, "yyyyyp"))),
    "a role of one beside a role of three": Case(
        people=(*_times(3, CARER, "yyyyyy"), (PERSON, "nyyyyy"), *_times(3, MANAGER, "yyyyyy"))
    ),
    "a side of two": Case(people=(*_times(5, CARER, "yyyynn"), *_times(2, MANAGER, "yypppp"))),
    "a side of two, all agree": Case(
        people=(*_times(5, CARER, "yyyynn"), *_times(2, MANAGER, "yypppp")), all_agree=True
    ),
    "three of each, and a volunteer": Case(
        people=(*_times(3, CARER, "yyyynn"), *_times(3, MANAGER, "yypppp"), ("volunteer", "nnnnnn"))
    ),
    "descriptions": Case(
        assessment="choose",
        people=(*_times(2, CARER, "0t?"), (CARER, "t1x"), *_times(2, MANAGER, "233"), (MANAGER, "133")),
    ),
    "descriptions, one staff": Case(assessment="choose", people=(*_times(3, CARER, "123"), (MANAGER, "t?3"))),
    "12 people, principles": Case(rules="principles", assessment="principles", people=_many(12, 12)),
    "500 people, jigsaw": Case(rules="jigsaw", assessment="jigsaw", people=_many(500, 24)),
}


def assessment_of(case: Case) -> Assessment:
    """Return the assessment that a case is about."""
    return rules_of(case.rules).assessments[case.assessment]


def everyone(case: Case) -> list[Responses]:
    """Return each one's answers."""
    asked = assessment_of(case)
    return [
        Responses(
            assessment=asked.id,
            assessment_version=asked.version,
            role=role,
            answers=answers(asked, _by_dimension(asked, row)),
        )
        for role, row in case.people
    ]


def _by_dimension(asked: Assessment, row: str) -> dict[str, str]:
    """Cut a row into those of the dimensions; where the scale has other letters, all are its own."""
    assert set(row) <= {".", *(LETTERS if asked.scale is Scale.GATES else WORDS)}
    letters = iter(row)
    return {d.id: "".join(next(letters) for _ in d.statements) for d in asked.dimensions}


def request(case: Case) -> dict[str, Any]:
    """Return what a page would send to the bridge."""
    rules, asked = rules_of(case.rules), assessment_of(case)
    voices = [voice_of(rules, asked, responses) for responses in everyone(case)]
    return {"assessment": asked.id, "voices": voices, "all_agree": case.all_agree}


def expected() -> dict[str, Any]:
    """Return the golden results, by case."""
    stored = json.loads(FILE.read_text(encoding="utf-8"))
    return {case: {key: entry[key] for key in ("score", "group")} for case, entry in stored.items()}


def rewrite(results: Mapping[str, Any]) -> None:
    """Write the results beside the people that they come from; of many people, how many."""
    stored = {
        name: {
            "assessment": case.assessment,
            "all_agree": case.all_agree,
            "people": _listed(case),
            **results[name],
        }
        for name, case in CASES.items()
    }
    FILE.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _listed(case: Case) -> object:
    return case.people if len(case.people) < 20 else len(case.people)
