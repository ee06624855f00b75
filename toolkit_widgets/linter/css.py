"""Reads a style sheet into its declarations, each with its line, its selector and the at-rules round it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
#: Words up to a brace or semicolon; one within quotation marks or brackets does not count.
_TOKEN = re.compile(r"""(?:"[^"]*"|'[^']*'|\((?:[^()]|\([^()]*\))*\)|[^{};"'(])+|[{};]""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """One declaration: ``font-size: 20px``. ``within`` are the at-rules round it, outermost first."""

    line: int
    within: tuple[str, ...]
    selectors: tuple[str, ...]
    name: str
    value: str

    @property
    def in_print(self) -> bool:
        """Tell whether it holds on paper only."""
        return any(rule.startswith("@media print") for rule in self.within)


def declarations(sheet: str) -> Iterator[Declaration]:
    """Yield the declarations of a style sheet, in order."""
    sheet = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), sheet)
    around: list[str] = []
    words, start = "", 0
    for token in _TOKEN.finditer(sheet):
        sign = token[0]
        if sign == "{":
            around.append(" ".join(words.split()))
        elif sign in ("}", ";"):
            if ":" in words and around:
                yield _declaration(sheet, start, words, around)
            if sign == "}" and around:
                around.pop()
        else:
            words, start = sign, token.start() + len(sign) - len(sign.lstrip())
            continue
        words = ""


def _declaration(sheet: str, start: int, words: str, around: list[str]) -> Declaration:
    name, _, value = words.partition(":")
    selectors = next((rule for rule in reversed(around) if not rule.startswith("@media")), "")
    return Declaration(
        line=sheet.count("\n", 0, start) + 1,
        within=tuple(rule for rule in around if rule.startswith("@")),
        selectors=tuple(selector.strip() for selector in re.split(r",(?![^(]*\))", selectors)),
        name=name.strip(),
        value=" ".join(value.split()),
    )
