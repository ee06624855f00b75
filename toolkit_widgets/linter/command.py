"""The command ``easy-read``: a report over all handouts, or a check of any text. Loads no PDF tools."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from toolkit_widgets import content
from toolkit_widgets.errors import printable
from toolkit_widgets.linter.anyone import check
from toolkit_widgets.linter.everything import findings, lines
from toolkit_widgets.linter.report import guide_report, text_report, to_mend
from toolkit_widgets.linter.vocabulary import WordsToUse

#: Standard input in place of a file.
STANDARD_INPUT = "-"
#: More is no easy-read text, and no text that a person wrote.
LARGEST = 1024 * 1024

ALL_WELL, TO_MEND, NOT_READ = 0, 1, 2


class TextError(ValueError):
    """A text cannot be read. One line: where, what came, what was expected, the cure."""


def report_handouts() -> int:
    """Print how all handouts keep the rules; return 1 if one is broken.

    Raises:
        ContentError: the content cannot be read.

    """
    guide, where = content.load_placed()
    found = tuple(findings(guide))
    print(*guide_report(guide, found), "", *lines(found, where), sep="\n")
    return TO_MEND if any(not broken.warns for _, broken in found) else ALL_WELL


def check_texts(files: Sequence[str]) -> int:
    """Print what breaks the rules in some texts; return 1 if something does, 2 if a text cannot be read."""
    words_to_use = WordsToUse(tuple(content.words_to_use().values()))
    worst = ALL_WELL
    for file in files:
        try:
            name, text = _read(file)
        except TextError as error:
            print(error, file=sys.stderr)
            worst = NOT_READ
            continue
        checked = check(text, words_to_use)
        print(*text_report(name, checked), sep="\n")
        worst = max(worst, TO_MEND if to_mend(checked) else ALL_WELL)
    return worst


def _read(file: str) -> tuple[str, str]:
    """Return the name of a text as it is printed, and its words.

    Raises:
        TextError: it cannot be read, or is no text.

    """
    name = "standard input" if file == STANDARD_INPUT else printable(file)
    try:
        with sys.stdin.buffer if file == STANDARD_INPUT else Path(file).open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        came = getattr(error, "strerror", None) or "a name that cannot be a file's"
        raise TextError(
            f"{name}: {came}; expected a file that can be read; check its name and place"
        ) from None
    if len(data) > LARGEST:
        raise TextError(f"{name}: more than 1 MiB; expected a text; take a part of it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        expected = "expected plain text or Markdown in UTF-8; save it as text"
        raise TextError(f"{name}: no text; {expected}")
    return name, text
