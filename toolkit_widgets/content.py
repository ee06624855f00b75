"""All content, from YAML to one validated ``Guide``.

The only module that reads YAML. Everything is read as text, so ``yes`` is a word
and not a truth value, and a key that stands twice is refused instead of the
first one getting lost.

The way of a file: YAML → tree (here) → dataclasses (``content_reader``) → rules
over all of them (``content_rules``). Every problem is found in one go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from toolkit_widgets.content_assessments import AssessmentFile, kind_of, rules_of, words_of
from toolkit_widgets.content_pages import pages
from toolkit_widgets.content_planners import planner_of
from toolkit_widgets.content_problems import Path as ValuePath
from toolkit_widgets.content_problems import Place, Problems
from toolkit_widgets.content_reader import ID, NAME, Entries, Items, Reader, Text, Tree, Unread
from toolkit_widgets.content_references import Read
from toolkit_widgets.content_rules import COMPLETENESS, RULES
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
from toolkit_widgets.paths import ROOT

CONTENT = ROOT / "toolkit_widgets" / "content"
DOCS = ROOT / "docs"

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


def load(folder: Path = CONTENT, docs: Path = DOCS) -> Guide:
    """Return all content of a folder, validated against itself and against the pages in ``docs``.

    Raises:
        ContentError: with every problem at once.

    """
    return load_placed(folder, docs)[0]


def load_placed(folder: Path = CONTENT, docs: Path = DOCS) -> tuple[Guide, Callable[[ValuePath], Place]]:
    """Return the same, and what says on which line of which file a value stands.

    Raises:
        ContentError: with every problem at once.

    """
    problems = Problems(_shown(folder))
    read = _read(folder, docs, problems)
    for rule in RULES if problems else RULES + COMPLETENESS:
        for finding in rule(read):
            problems.at(*finding)
    if problems:
        raise ContentError(problems.lines())
    return read.guide, problems.where


def words_to_use(folder: Path = CONTENT) -> Mapping[str, WordToUse]:
    """Return one word for one thing, without the rest of the content.

    Raises:
        ContentError: with every problem of that file.

    """
    problems = Problems(_shown(folder))
    files, file = _Files(folder, problems), "words_to_use.yml"
    found: dict[str, WordToUse] = Reader(problems).collection(files.tree(file), WordToUse, (file,))
    if problems:
        raise ContentError(problems.lines())
    return found


def _shown(folder: Path) -> str:
    """Return a folder as problems name it."""
    return (folder.relative_to(ROOT) if folder.is_relative_to(ROOT) else folder).as_posix()


def _read(folder: Path, docs: Path, problems: Problems) -> Read:
    files, reader = _Files(folder, problems), Reader(problems)
    collections: dict[str, Any] = {
        name: reader.collection(files.tree(f"{name}.yml"), kind, (f"{name}.yml",))
        for name, kind in COLLECTIONS.items()
    }
    scales = reader.value(files.tree("scales.yml"), Mapping[str, Mapping[str, AnswerWords]], ("scales.yml",))
    assessments: dict[str, AssessmentFile] = files.each(
        "assessments", lambda tree, path, id_: reader.entry(tree, kind_of(tree), path, id_)
    )
    planners: dict[str, PlannerWords] = files.each(
        "planners", lambda tree, path, id_: reader.entry(tree, PlannerWords, path, id_), may_be_none=True
    )
    guide = Guide(
        **collections,
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
    drawings = frozenset(path.stem for path in (folder / "drawings").glob("*.svg"))
    return Read(guide=guide, scales=scales, pages=pages(docs, guide), drawings=drawings)


class _Files:
    """The YAML files of a content folder, as trees."""

    def __init__(self, folder: Path, problems: Problems) -> None:
        self._folder = folder
        self._problems = problems

    def each[T](
        self, folder: str, read: Callable[[Tree, tuple[str], str], T], *, may_be_none: bool = False
    ) -> dict[str, T]:
        """Return what each file of a folder holds, under the file's name."""
        found = {}
        for path in sorted((self._folder / folder).glob("*.yml")):
            file = f"{folder}/{path.name}"
            name = NAME if folder == "interface" else ID
            if not name.fullmatch(path.stem):
                came, expected = f'the file name "{path.stem}"', "small letters, digits and single hyphens"
                self._problems.at((file,), came, expected, "rename it: the name is the id")
            found[path.stem] = read(self.tree(file), (file,), path.stem)
        if not found and not may_be_none:
            cure = "write one: guide.py says which keys it has"
            self._problems.at((f"{folder}/",), "no files", "at least one .yml file", cure)
        return found

    def tree(self, file: str) -> Tree:
        """Return a file's tree; without the file, or without YAML in it, ``Unread`` and a problem."""
        try:
            text = (self._folder / file).read_text(encoding="utf-8")
            node = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        except FileNotFoundError:
            self._problems.at((file,), "no such file", "one", "write it: guide.py says which keys it has")
        except UnicodeDecodeError:
            self._problems.at((file,), "bytes that are not UTF-8", "UTF-8", "save the file as UTF-8")
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            place = self._problems.place(file, mark.line + 1 if mark else 1)
            what = getattr(error, "problem", None) or "a sign that YAML does not allow"
            self._problems.add(place, what, "YAML", "look at the indentation, quotes and colons here")
        else:
            if node is not None:
                return self._tree(node, file)
            self._problems.at((file,), "an empty file", "entries", "write them, or remove the file")
        return Unread()

    def _tree(self, node: yaml.Node, file: str, above: tuple[yaml.Node, ...] = ()) -> Tree:
        place = self._problems.place(file, node.start_mark.line + 1)
        if node in above:
            self._problems.add(
                place, "an alias (*) inside its own anchor (&)", "words", "write the words out"
            )
        elif isinstance(node, yaml.MappingNode):
            return Entries(tuple(self._entries(node, file, (*above, node))), place)
        elif isinstance(node, yaml.SequenceNode):
            return Items(tuple(self._tree(item, file, (*above, node)) for item in node.value), place)
        return Text(node.value if isinstance(node, yaml.ScalarNode) else "", place)

    def _entries(
        self, node: yaml.MappingNode, file: str, above: tuple[yaml.Node, ...]
    ) -> Iterator[tuple[str, Place, Tree]]:
        lines: dict[str, int] = {}
        for key, value in node.value:
            place = self._problems.place(file, key.start_mark.line + 1)
            name = key.value if isinstance(key, yaml.ScalarNode) else "(a list or keys)"
            if name in lines:
                came, expected = f'the key "{name}" again', f"it once: line {lines[name]} has it too"
                self._problems.add(place, came, expected, "remove or rename one of the two")
            else:
                lines[name] = place.line
                yield name, place, self._tree(value, file, above)
