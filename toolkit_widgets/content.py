"""All content, from YAML to one validated ``Guide``.

The way of a file: YAML → tree (``content_files``) → dataclasses (``content_reader``) → rules
over all of them (``content_rules``). Every problem is found in one go.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from toolkit_widgets.content_assessments import AssessmentFile, kind_of, rules_of, words_of
from toolkit_widgets.content_files import Files
from toolkit_widgets.content_pages import pages
from toolkit_widgets.content_planners import planner_of
from toolkit_widgets.content_problems import Path as ValuePath
from toolkit_widgets.content_problems import Place, Problems
from toolkit_widgets.content_reader import Reader
from toolkit_widgets.content_references import Read
from toolkit_widgets.content_rules import COMPLETENESS, RULES
from toolkit_widgets.content_settings import FILE as SETTINGS_FILE
from toolkit_widgets.content_settings import as_set, places_of_groups, settings_problems, with_groups
from toolkit_widgets.content_translation import TranslatedFiles, Translation
from toolkit_widgets.guide import (
    AnswerWords,
    Guide,
    GuideHeading,
    Handout,
    Idea,
    Level,
    MeetingStep,
    NamedRow,
    Picture,
    Piece,
    PlannerWords,
    Recommendation,
    Role,
    Term,
    WordToUse,
)
from toolkit_widgets.model import Rules
from toolkit_widgets.paths import BENEATH, CONTENT, DOCS, SETTINGS, TRANSLATIONS, shown
from toolkit_widgets.settings import Settings

#: One file each, named as the field of ``Guide``.
COLLECTIONS: Mapping[str, type] = {
    "pieces": Piece,
    "principles": Idea,
    "activities": Idea,
    "levels": Level,
    "recommendations": Recommendation,
    "glossary": Term,
    "words_to_use": WordToUse,
    "roles": Role,
    "pictures": Picture,
    "easy_assessment": NamedRow,
    "guide_map": GuideHeading,
    "meeting": MeetingStep,
}


class ContentError(ValueError):
    """Content is refused as a whole. ``problems`` are lines ``file:line: what came; what was expected; cure``."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(self.problems)


def load(
    folder: Path = CONTENT,
    docs: Path = DOCS,
    *,
    settings: Path = SETTINGS,
    beneath: Path | None = BENEATH,
) -> Guide:
    """Return all content of a folder, validated against itself and against the pages in ``docs``.

    Args:
        folder: The content.
        docs: The pages.
        settings: The file of settings.
        beneath: A content folder that lends what all guides share; None if the folder has everything.

    Raises:
        ContentError: with every problem at once.

    """
    return load_placed(folder, docs, settings=settings, beneath=beneath)[0]


def load_translated(
    language: str,
    folder: Path = CONTENT,
    docs: Path = DOCS,
    *,
    settings: Path = SETTINGS,
    beneath: Path | None = BENEATH,
    translations: Path = TRANSLATIONS,
    marked: bool = False,
) -> tuple[Guide, Translation]:
    """Return all content in another language, and what of it is not translated.

    Args:
        language: Its code, which is the name of its folder.
        folder: The content.
        docs: The pages.
        settings: The file of settings.
        beneath: A content folder that lends what all guides share.
        translations: A folder for each language.
        marked: Whether each text is marked with where it comes from, for pages.

    Raises:
        ContentError: with every problem at once, of the original first.

    """
    original = load(folder, docs, settings=settings, beneath=beneath)
    translation = Translation(language, translations / language / "content", marked)
    problems = Problems(shown(folder))
    files = TranslatedFiles(folder, problems, beneath, translation)
    read = _read(original.settings, files, docs, problems)
    if problems:
        raise ContentError(problems.lines())
    made = replace(
        as_set(read.guide), language=language, original=original, untranslated=frozenset(translation.missing)
    )
    return made, translation


def load_placed(
    folder: Path = CONTENT,
    docs: Path = DOCS,
    *,
    settings: Path = SETTINGS,
    beneath: Path | None = BENEATH,
) -> tuple[Guide, Callable[[ValuePath], Place]]:
    """Return the same, and what says on which line of which file a value stands.

    Raises:
        ContentError: with every problem at once.

    """
    problems = Problems(shown(folder))
    made = _settings(settings, problems)
    read = _read(made, Files(folder, problems, beneath), docs, problems)
    for row, stands in places_of_groups(made):
        problems.remember(row, problems.where(stands))
    for rule in RULES if problems else RULES + COMPLETENESS:
        for finding in rule(read):
            problems.at(*finding)
    for finding in settings_problems(made, read, settings.parent):
        problems.at(*finding)
    if problems:
        raise ContentError(problems.lines())
    return as_set(read.guide), problems.where


def words_to_use(folder: Path = CONTENT) -> Mapping[str, WordToUse]:
    """Return one word for one thing, without the rest of the content.

    Raises:
        ContentError: with every problem of that file.

    """
    problems = Problems(shown(folder))
    files, file = Files(folder, problems, BENEATH), "words_to_use.yml"
    found: dict[str, WordToUse] = Reader(problems).collection(files.tree(file), WordToUse, (file,))
    if problems:
        raise ContentError(problems.lines())
    return found


def _beside_their_like(pictures: Mapping[str, Picture]) -> dict[str, Picture]:
    """Return pictures group by group, as groups first come: those of a guide's own go where their like is."""
    groups = list(dict.fromkeys(picture.group for picture in pictures.values()))
    return dict(sorted(pictures.items(), key=lambda entry: groups.index(entry[1].group)))


def _settings(file: Path, problems: Problems) -> Settings:
    """Return the settings, with a blank for what is wrong in them."""
    path = (SETTINGS_FILE,)
    problems.remember(path, Place(shown(file), 1))
    tree = Files(file.parent, problems).tree(file.name)
    made: Settings = Reader(problems).value(tree, Settings, path)
    return made


def _read(settings: Settings, files: Files, docs: Path, problems: Problems) -> Read:
    reader = Reader(problems)
    collections: dict[str, Any] = {
        name: reader.collection(files.tree(f"{name}.yml"), kind, (f"{name}.yml",))
        for name, kind in COLLECTIONS.items()
    }
    if files.are_lent:
        collections["pictures"] = _beside_their_like(collections["pictures"])
    scales = reader.value(files.tree("scales.yml"), Mapping[str, Mapping[str, AnswerWords]], ("scales.yml",))
    assessments: dict[str, AssessmentFile] = files.each(
        "assessments", lambda tree, path, id_: reader.entry(tree, kind_of(tree), path, id_)
    )
    if not files.is_own("scales.yml"):
        scales = {id_: scales[id_] for id_ in scales if id_ in {made.scale for made in assessments.values()}}
    planners = with_groups(
        settings,
        files.each(
            "planners", lambda tree, path, id_: reader.entry(tree, PlannerWords, path, id_), may_be_none=True
        ),
    )
    guide = Guide(
        **collections,
        settings=settings,
        language=settings.languages[0] if settings.languages else "",
        planners=planners,
        assessments={id_: words_of(made, scales) for id_, made in assessments.items()},
        handouts=files.each("easy_read", lambda tree, path, id_: reader.entry(tree, Handout, path, id_)),
        interface=files.each("interface", lambda tree, path, _: reader.texts(tree, path)),
        rules=Rules(
            assessments={id_: rules_of(made) for id_, made in assessments.items()},
            recommendations=tuple(collections["recommendations"]),
            roles={id_: role.side for id_, role in collections["roles"].items()},
            planners={id_: planner_of(made) for id_, made in planners.items()},
        ),
    )
    return Read(guide=guide, scales=scales, pages=pages(docs, guide), drawings=files.drawings)
