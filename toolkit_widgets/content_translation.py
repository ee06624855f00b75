"""A translation of the content: files of the same names with the same keys, and in them the words that are translated.

A file, an entry or a key that is not there falls back to the language of the content. What falls back is listed. For
pages each text is marked with where it comes from, so that its language can be told; ``macros/languages.py`` turns the
marks into ``lang``. Nothing but words can be translated: an id, a picture or a link is the same in all languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from toolkit_widgets.content_files import Files
from toolkit_widgets.content_problems import Place, Problems, choices, nearest
from toolkit_widgets.content_reader import Entries, Items, Text, Tree

#: Marks before a text that fell back, before one that is translated, and after both. No keyboard has these signs.
FELL_BACK, TRANSLATED, END = "\ue000", "\ue001", "\ue002"
MARKS = FELL_BACK + TRANSLATED + END
#: Keys of content whose values are words. What stands under them is translated, but for the keys in ``_SAME``.
_WORDS = frozenset(
    [
        "about",
        "alt",
        "do",
        "easy_about",
        "easy_descriptions",
        "easy_label",
        "easy_next_step",
        "easy_own",
        "easy_read",
        "easy_title",
        "easy_words",
        "descriptions",
        "do_next",
        "heading",
        "hint",
        "label",
        "meaning",
        "name",
        "next_step",
        "own",
        "people",
        "title",
        "why",
        "words",
        "yes_if",
    ]
)
#: How many layers of ids stand under a key, or at the top of a file; elsewhere none, or one at the top.
_IDS = {"scales.yml": 2, "dimensions": 2, "parts": 1, "rows": 1, "fields": 1, "choices": 1, "details": 1}
_SAME = frozenset({"picture"})
#: Files whose words are looked for in pages and texts as they are written, or that say nothing to readers.
_NOT_TRANSLATED = frozenset({"words_to_use.yml", "guide_map.yml"})


@dataclass(slots=True)
class Translation:
    """A language that content is read in. ``missing`` fills while reading: the places of words that fell back."""

    language: str
    folder: Path
    marked: bool = False
    missing: dict[str, list[Place]] = field(default_factory=dict)
    there: int = 0


class TranslatedFiles(Files):
    """The files of a content folder with what is translated in place of it."""

    def __init__(
        self, folder: Path, problems: Problems, beneath: Path | None, translation: Translation
    ) -> None:
        super().__init__(folder, problems, beneath)
        self._translation = translation

    def tree(self, file: str) -> Tree:
        """Return a file's tree, each of its words translated where the translation has it."""
        base = super().tree(file)
        if file in _NOT_TRANSLATED:
            return base
        own = (
            self._read(self._translation.folder, file)
            if (self._translation.folder / file).is_file()
            else None
        )
        top = file.partition("/")[0]
        ids = (
            0 if top != file else _IDS.get(file, 1)
        )  # a file in a folder is one entry, others have one under each id
        return self._both(base, own, file, are_words=top == "interface", ids=ids)

    def _both(self, base: Tree, own: Tree | None, file: str, *, are_words: bool, ids: int = 0) -> Tree:
        """Return a tree with what is translated in it. The next ``ids`` layers of keys are ids and say nothing."""
        if isinstance(base, Entries):
            return self._both_entries(base, own, file, are_words=are_words, ids=ids)
        if isinstance(base, Items):
            return self._both_items(base, own, file, are_words=are_words)
        if isinstance(base, Text) and are_words and base.text.strip():
            return self._text(base, own, file)
        return base

    def _both_entries(self, base: Entries, own: Tree | None, file: str, *, are_words: bool, ids: int) -> Tree:
        given = {key: value for key, _, value in own.entries} if isinstance(own, Entries) else {}
        known = [key for key, _, _ in base.entries]
        for key, place, _ in own.entries if isinstance(own, Entries) else ():
            if key not in known:
                cure = f"rename or remove it{nearest(key, known)}: a translation has the keys of its original"
                self._problems.add(place, f'the key "{key}"', choices(key, known), cure)
        made = []
        for key, place, value in base.entries:
            words = are_words if ids else _is_words(key, under=are_words)
            beneath = ids - 1 if ids else _IDS.get(key, 0)
            made.append((key, place, self._both(value, given.get(key), file, are_words=words, ids=beneath)))
        return Entries(tuple(made), base.place)

    def _both_items(self, base: Items, own: Tree | None, file: str, *, are_words: bool) -> Tree:
        theirs = own.items if isinstance(own, Items) else ()
        if are_words and theirs and all(isinstance(item, Text) for item in (*base.items, *theirs)):
            return Items(
                tuple(self._text(item, item, file) for item in theirs), base.place
            )  # sentences: as many as it takes
        if isinstance(own, Items) and len(theirs) != len(base.items):
            came, cure = f"{len(theirs)} items", "translate each, in the order of the original"
            self._problems.add(own.place, came, f"{len(base.items)}, as in the original", cure)
            theirs = ()
        pairs = zip(base.items, theirs or (None,) * len(base.items), strict=True)
        return Items(
            tuple(self._both(item, mine, file, are_words=are_words) for item, mine in pairs), base.place
        )

    def _text(self, base: Tree, own: Tree | None, file: str) -> Tree:
        if isinstance(own, Text) and own.text.strip():
            self._translation.there += 1
            return self._marked(own, TRANSLATED)
        if isinstance(base, Text):
            self._translation.missing.setdefault(file, []).append(base.place)
            return self._marked(base, FELL_BACK)
        return base

    def _marked(self, text: Text, mark: str) -> Text:
        return Text(f"{mark}{text.text.strip()}{END}", text.place) if self._translation.marked else text


def languages_there(folder: Path) -> Iterator[str]:
    """Yield the codes of the languages that a folder of translations has."""
    yield from (path.name for path in sorted(folder.glob("*")) if path.is_dir())


def without_marks(text: str) -> str:
    """Return a text without the marks of where it comes from."""
    return text.translate(dict.fromkeys(map(ord, MARKS)))


def _is_words(key: str, *, under: bool) -> bool:
    return key not in _SAME and (under or key in _WORDS)
