"""The report of a group, from its files to HTML. What it may say is decided in ``group_view``."""

from __future__ import annotations

from pathlib import Path

from toolkit_widgets.checks import an_object
from toolkit_widgets.easy_read import long_date
from toolkit_widgets.exchange import ACTION
from toolkit_widgets.files import Brought
from toolkit_widgets.group import SIDES
from toolkit_widgets.group_view import Kind, together
from toolkit_widgets.guide import Guide
from toolkit_widgets.parts import actions_of, known_answers
from toolkit_widgets.report.words import InWords
from toolkit_widgets.templates import templates_in

_HERE = Path(__file__).parent


def report(guide: Guide, brought: Brought, *, today: str, all_agree: bool = False) -> str:
    """Return the page about several people's answers.

    Args:
        guide: All content.
        brought: The people's files.
        today: The day that stands on it (ISO 8601), unless a group file has one.
        all_agree: The people all agree to show everything; a group file may say so too.

    Raises:
        AnswersFileError: there is nobody.

    """
    document = brought.group.document if brought.group else {}
    all_agree = all_agree or document.get("all_agree") is True
    result = together(guide.rules, brought.everyone, all_agree=all_agree)
    words = InWords(guide, brought.assessment, result)
    agreed = known_answers(document, "agreed", brought.assessment, ("answer", "also"))
    points = [words.point(made, an_object(agreed.get(made.id, {}), ())) for made in result.statements]
    return (
        templates_in(_HERE)
        .get_template("report.html.jinja")
        .render(
            w=guide.interface["group"],
            language=guide.language,
            shared=guide.interface["assessment"],
            plan=guide.interface["plan"],
            meeting=guide.interface["meeting"],
            style=(_HERE / "report.css").read_text(encoding="utf-8"),
            asked=guide.assessments[brought.assessment.id],
            version=brought.assessment.version,
            place=document.get("place", ""),
            day=long_date(str(document.get("completed_on", today))),
            result=result,
            roles=[(words.role(role), people) for role, people in result.respondents.items()],
            people=sum(result.respondents.values()),
            hidden=() if all_agree else tuple(words.hidden()),
            heading=words.heading,
            all_agree=all_agree,
            sides=[(side, words.side(side)) for side in SIDES],
            columns=words.columns,
            parts=[words.part(position) for position in range(len(result.dimensions))],
            talk=[made for kind in Kind if (made := [point for point in points if point.kind is kind])],
            differ=any(point.differs for point in points),
            in_order=sorted(points, key=lambda point: point.number),
            steps=words.steps,
            agreed_any=any(point.agreed for point in points),
            actions=[dict.fromkeys(ACTION, "") | action for action in actions_of(document)],
            long_date=long_date,
            site=guide.interface["site"],
            recommendations=[guide.recommendations[id_] for id_ in result.recommendations],
        )
    )
