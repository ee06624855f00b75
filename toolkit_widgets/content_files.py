"""The files of a content folder as trees with lines. The only module that reads YAML.

Everything is read as text, so ``yes`` is a word and not a truth value, and a key that stands twice is refused instead
of the first one getting lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from toolkit_widgets.content_problems import Place, Problems
from toolkit_widgets.content_reader import ID, NAME, Entries, Items, Text, Tree, Unread
from toolkit_widgets.paths import shown

#: What a guide takes as it is from the toolkit, if it has none of its own.
SHARED = ("scales", "meeting")
#: What a guide has from the toolkit, entry by entry, with its own entries in place of those or beside them.
MERGED = ("interface", "pictures", "drawings", "words_to_use", "easy_assessment")


def merged(own: Tree, beneath: Tree) -> Tree:
    """Return the entries of both; under one key, that of ``own``."""
    if not isinstance(own, Entries) or not isinstance(beneath, Entries):
        return own
    ours = {key: (key, place, value) for key, place, value in own.entries}
    theirs = {key: (key, place, value) for key, place, value in beneath.entries}
    return Entries(tuple((theirs | ours).values()), own.place)


class Files:
    """The YAML files of a content folder, as trees.

    Where a guide has no file of its own, one that all guides share comes from the folder ``beneath``. Of some shared
    files every entry does: an entry of the guide's own takes the place of the shared one, the others stay.
    """

    def __init__(self, folder: Path, problems: Problems, beneath: Path | None = None) -> None:
        self._folder = folder
        self._problems = problems
        self._beneath = beneath

    def each[T](
        self, folder: str, read: Callable[[Tree, tuple[str], str], T], *, may_be_none: bool = False
    ) -> dict[str, T]:
        """Return what each file of a folder holds, under the file's name."""
        found = {}
        for path in self._in(folder, "*.yml"):
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

    @property
    def are_lent(self) -> bool:
        """Whether files come from the toolkit, too."""
        return self._beneath is not None

    def is_own(self, file: str) -> bool:
        """Tell whether the guide brings this file along."""
        return (self._folder / file).is_file()

    @property
    def drawings(self) -> frozenset[str]:
        """The names of all drawings."""
        return frozenset(path.stem for path in self._in("drawings", "*.svg"))

    def _in(self, folder: str, pattern: str) -> Iterator[Path]:
        """Yield the files of a folder, each name once, in order; shared ones too."""
        found = {path.name: path for path in (self._folder / folder).glob(pattern)}
        if self._beneath and folder in MERGED:
            found = {path.name: path for path in (self._beneath / folder).glob(pattern)} | found
        yield from (path for _, path in sorted(found.items()))

    def tree(self, file: str) -> Tree:
        """Return a file's tree; without the file, or without YAML in it, ``Unread`` and a problem."""
        beneath, top = self._beneath, file.partition("/")[0].removesuffix(".yml")
        if beneath is None or not (beneath / file).is_file() or top not in (*SHARED, *MERGED):
            return self._read(self._folder, file)
        if not (self._folder / file).is_file():
            return self._read(beneath, file)
        own = self._read(self._folder, file)
        return merged(own, self._read(beneath, file)) if top in MERGED else own

    def _read(self, folder: Path, file: str) -> Tree:
        name = shown(folder / file)
        try:
            text = (folder / file).read_text(encoding="utf-8")
            node = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        except FileNotFoundError:
            self._problems.at((file,), "no such file", "one", "write it: guide.py says which keys it has")
        except UnicodeDecodeError:
            self._problems.at((file,), "bytes that are not UTF-8", "UTF-8", "save the file as UTF-8")
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            place = Place(name, mark.line + 1 if mark else 1)
            what = getattr(error, "problem", None) or "a sign that YAML does not allow"
            self._problems.add(place, what, "YAML", "look at the indentation, quotes and colons here")
        else:
            if node is not None:
                return self._tree(node, name)
            self._problems.at((file,), "an empty file", "entries", "write them, or remove the file")
        return Unread()

    def _tree(self, node: yaml.Node, file: str, above: tuple[yaml.Node, ...] = ()) -> Tree:
        place = Place(file, node.start_mark.line + 1)
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
            place = Place(file, key.start_mark.line + 1)
            name = key.value if isinstance(key, yaml.ScalarNode) else "(a list or keys)"
            if name in lines:
                came, expected = f'the key "{name}" again', f"it once: line {lines[name]} has it too"
                self._problems.add(place, came, expected, "remove or rename one of the two")
            else:
                lines[name] = place.line
                yield name, place, self._tree(value, file, above)
