"""What content refers to: topics, pictures, pages, recommendations, hard words. All of it has to be there.

A rule is a function that yields findings: where (file, then keys), what came,
what was expected, the cure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from toolkit_widgets.content_problems import Path, choices, nearest
from toolkit_widgets.guide import (
    AnswerWords,
    ChoiceWords,
    FieldWords,
    Guide,
    Handout,
    Idea,
    PartWords,
    Piece,
    PlannerWords,
    Row,
    RowWords,
)
from toolkit_widgets.model import Assessment, Dimension

Finding = tuple[Path, str, str, str]
#: Three figures with dots between, such as 1.0.0.
VERSION = re.compile(r"\d+\.\d+\.\d+", re.ASCII)

_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was read: the guide and what its references are checked against.

    ``pages`` are the anchors of each page in docs/; ``drawings`` the names in drawings/.
    """

    guide: Guide
    scales: Mapping[str, Mapping[str, AnswerWords]]
    pages: Mapping[str, frozenset[str]]
    drawings: frozenset[str]


Rule = Callable[[Read], Iterator[Finding]]


def pictures_are_known(read: Read) -> Iterator[Finding]:
    """Demand every picture that is named in pictures.yml, and its drawings in drawings/."""
    for path, picture in _picture_uses(read):
        yield from known(path, "picture", picture, read.guide.pictures, "pictures.yml")
    for id_, made in read.guide.pictures.items():
        for i, part in enumerate(made.parts):
            at = ("pictures.yml", id_, "parts", i, "drawing")
            if part.drawing and part.drawing not in read.drawings:
                came, cure = f'the drawing "{part.drawing}"', f"put {part.drawing}.svg there"
                yield at, came, "the name of a file in drawings/", cure


def pieces_are_known(read: Read) -> Iterator[Finding]:
    """Demand a piece of the jigsaw where recommendations and handouts name one."""
    guide = read.guide
    for id_, recommendation in guide.recommendations.items():
        at = ("recommendations.yml", id_, "piece")
        yield from known(at, "piece", recommendation.piece, guide.pieces, "pieces.yml")
    for id_, handout in guide.handouts.items():
        yield from known(
            (f"easy_read/{id_}.yml", "piece"), "piece", handout.piece, guide.pieces, "pieces.yml"
        )


def topics_have_one_place(read: Read) -> Iterator[Finding]:
    """Demand that pieces, principles and activities share no id: a dimension is named by it alone."""
    seen: dict[str, Path] = {}
    for path, topic in _topics(read.guide):
        if topic.id in seen:
            came = f'"{topic.id}" again, after the one in {seen[topic.id][0]}'
            yield path, came, "an id of its own", "rename one of the two"
        seen.setdefault(topic.id, path)


def dimensions_are_known(read: Read) -> Iterator[Finding]:
    """Demand that a dimension is a piece of the jigsaw, a principle or an activity."""
    files = "pieces.yml, principles.yml or activities.yml"
    for path, dimension in dimensions(read.guide):
        yield from known(path, "dimension", dimension.id, read.guide.topics, files)


def links_lead_somewhere(read: Read) -> Iterator[Finding]:
    """Demand the pages and sections that content names."""
    for path, target in _links(read.guide):
        page, hash_, anchor = target.partition("#")
        if not target:
            continue
        if page not in read.pages:
            came, cure = f'the page "{page}"', f"mend the path{nearest(page, read.pages)}"
            yield path, came, "the path of a page in docs/", cure
        elif hash_ and anchor not in read.pages[page]:
            anchors = sorted(read.pages[page])
            cure = f"mend the anchor{nearest(anchor, anchors)}, or write {{#{anchor}}} after the heading"
            yield path, f'"#{anchor}" in {page}', choices(anchor, anchors), cure


def recommendations_name_a_section(read: Read) -> Iterator[Finding]:
    """Demand an anchor: a recommendation is explained in a section, not on a page at large."""
    for id_, recommendation in read.guide.recommendations.items():
        if recommendation.section and "#" not in recommendation.section:
            came = f'"{recommendation.section}"'
            cure = "add the anchor of the section that explains it"
            yield ("recommendations.yml", id_, "section"), came, "page.md#section", cure


def statements_point_at_recommendations(read: Read) -> Iterator[Finding]:
    """Demand the recommendations that a statement points at, each named once."""
    for path, dimension in dimensions(read.guide):
        for statement in dimension.statements:
            yield from _recommendations((*path, statement.id), statement.recommendations, read)


def handouts_print_recommendations(read: Read) -> Iterator[Finding]:
    """Demand the recommendations that a handout names, each named once."""
    for id_, handout in read.guide.handouts.items():
        yield from _recommendations((f"easy_read/{id_}.yml",), handout.recommendations, read)


def handouts_explain_their_words(read: Read) -> Iterator[Finding]:
    """Demand a handout's hard words in the glossary, and every bold word of its rows among them."""
    glossary = read.guide.glossary
    for id_, handout in read.guide.handouts.items():
        file = f"easy_read/{id_}.yml"
        for i, term in enumerate(handout.hard_words):
            yield from known((file, "hard_words", i), "hard word", term, glossary, "glossary.yml")
        terms = [glossary[term] for term in handout.hard_words if term in glossary]
        explained = {form.casefold() for term in terms for form in (term.term, *term.forms)}
        for path, row in _handout_rows(file, handout):
            for i, words in enumerate(row.words):
                for bold in _BOLD.findall(words):
                    if bold.casefold() not in explained:
                        expected = "a word of hard_words, or a form of one"
                        yield (
                            (*path, "words", i),
                            f'the bold word "{bold}"',
                            expected,
                            "list it, or write it plain",
                        )


def bold_words_are_hard_words(read: Read) -> Iterator[Finding]:
    """Demand the bold words of rows outside the handouts in the glossary."""
    forms = {form.casefold() for term in read.guide.glossary.values() for form in (term.term, *term.forms)}
    for path, row in _shared_rows(read.guide):
        for i, words in enumerate(row.words):
            for bold in _BOLD.findall(words):
                if bold.casefold() not in forms:
                    came, cure = f'the bold word "{bold}"', "add it to glossary.yml, or write it plain"
                    yield (*path, "words", i), came, "a hard word or a form of one", cure


def known(path: Path, what: str, id_: str, names: Iterable[str], where: str) -> Iterator[Finding]:
    """Yield a finding if an id is not among the names, unless it or all of them could not be read."""
    names = list(names)
    if id_ and names and id_ not in names:
        cure = f"mend it, or add it to {where}{nearest(id_, names)}"
        yield path, f'the {what} "{id_}"', choices(id_, names), cure


def _recommendations(path: Path, ids: tuple[str, ...], read: Read) -> Iterator[Finding]:
    """Yield a finding for each recommendation that is not there, or stands twice in one list."""
    for i, id_ in enumerate(ids):
        at = (*path, "recommendations", i)
        yield from known(at, "recommendation", id_, read.guide.recommendations, "recommendations.yml")
        if id_ in ids[:i]:
            yield at, f'"{id_}" again', "each recommendation once", "remove it"


def dimensions(guide: Guide) -> Iterator[tuple[Path, Dimension]]:
    """Yield the dimensions of all assessments, each with its path."""
    for assessment in guide.rules.assessments.values():
        yield from dimensions_of(assessment)


def dimensions_of(assessment: Assessment) -> Iterator[tuple[Path, Dimension]]:
    """Yield the dimensions of one assessment, each with its path."""
    for dimension in assessment.dimensions:
        yield (f"assessments/{assessment.id}.yml", "dimensions", dimension.id), dimension


def _topics(guide: Guide) -> Iterator[tuple[Path, Piece | Idea]]:
    """Yield pieces, principles and activities, each with its path."""
    for name, topics in (
        ("pieces", guide.pieces),
        ("principles", guide.principles),
        ("activities", guide.activities),
    ):
        for id_, topic in topics.items():
            yield (f"{name}.yml", id_), topic


def _links(guide: Guide) -> Iterator[tuple[Path, str]]:
    for path, topic in _topics(guide):
        yield (*path, "page"), topic.page
    for id_, recommendation in guide.recommendations.items():
        yield ("recommendations.yml", id_, "section"), recommendation.section
    for id_, handout in guide.handouts.items():
        yield (f"easy_read/{id_}.yml", "chapter"), handout.chapter
    for id_, heading in guide.guide_map.items():
        yield ("guide_map.yml", id_, "told_at"), heading.told_at
    for id_, planner in guide.planners.items():
        yield from (((f"planners/{id_}.yml", "serves", i), page) for i, page in enumerate(planner.serves))


def planner_entries(
    planner: PlannerWords,
) -> Iterator[tuple[Path, PlannerWords | PartWords | RowWords | FieldWords | ChoiceWords]]:
    """Yield all that has words of its own in a planner, each with its path."""
    file = f"planners/{planner.id}.yml"
    yield (file,), planner
    for name, fields in (("details", planner.details), ("fields", planner.fields)):
        for id_, field in fields.items():
            yield (file, name, id_), field
            for choice in field.choices.values():
                yield (file, name, id_, "choices", choice.id), choice
    for part in planner.parts.values():
        yield (file, "parts", part.id), part
        for row in part.rows.values():
            yield (file, "parts", part.id, "rows", row.id), row


def _rows(path: Path, rows: Iterable[Row]) -> Iterator[tuple[Path, Row]]:
    for i, row in enumerate(rows):
        yield (*path, i), row


def _handout_rows(file: str, handout: Handout) -> Iterator[tuple[Path, Row]]:
    for i, section in enumerate(handout.sections):
        yield from _rows((file, "sections", i, "rows"), section.rows)
    yield from _rows((file, "do_next"), handout.do_next)


def _shared_rows(guide: Guide) -> Iterator[tuple[Path, Row]]:
    for id_, level in guide.levels.items():
        yield from _rows(("levels.yml", id_, "easy_read"), level.easy_read)
        yield from _rows(("levels.yml", id_, "easy_next_step"), level.easy_next_step)
    for id_, recommendation in guide.recommendations.items():
        yield from _rows(("recommendations.yml", id_, "easy_read"), recommendation.easy_read)
    for id_, row in guide.easy_assessment.items():
        yield ("easy_assessment.yml", id_), row


def _picture_uses(read: Read) -> Iterator[tuple[Path, str]]:
    guide = read.guide
    for path, row in _shared_rows(guide):
        yield (*path, "picture"), row.picture
    for path, topic in _topics(guide):
        yield (*path, "picture"), topic.picture
    for id_, level in guide.levels.items():
        yield ("levels.yml", id_, "picture"), level.picture
    for id_, role in guide.roles.items():
        yield ("roles.yml", id_, "picture"), role.picture
    for scale, answers in read.scales.items():
        for id_, answer in answers.items():
            yield ("scales.yml", scale, id_, "picture"), answer.picture
    for id_, handout in guide.handouts.items():
        file = f"easy_read/{id_}.yml"
        yield (file, "picture"), handout.picture
        for path, row in _handout_rows(file, handout):
            yield (*path, "picture"), row.picture
    for planner in guide.planners.values():
        for path, entry in planner_entries(planner):
            if not isinstance(entry, FieldWords):
                yield (*path, "picture"), entry.picture
    for path, dimension in dimensions(guide):
        words = guide.assessments[str(path[0]).partition("/")[2].removesuffix(".yml")].statements
        for statement in dimension.statements:
            yield (*path, statement.id, "picture"), words[statement.id].picture
