"""Anyone's easy-read text, Markdown or plain, read into headings, paragraphs and list items with their lines."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What a piece of a text is."""

    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a heading, or the words of a list item, and the line on which it starts."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, a paragraph or a list item, sentence by sentence, and the alternative texts of its pictures."""

    kind: Kind
    sentences: tuple[Sentence, ...]
    alts: tuple[str, ...] = ()


_FENCE = re.compile(r"\s*(?:```|~~~)")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<words>.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-{2,})\s*$")
_ITEM = re.compile(r"\s*(?:[-*+•◦]|\d{1,2}[.)])\s+(?P<words>.*)$")
_TABLE_RULE = re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*\|[\s:|-]*$")
_CALL = re.compile(r"\s*\[\[.*\]\]\s*$")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\([^)]*\)(?:\{[^}]*\})?")
_LINK = re.compile(r"\[(?P<words>[^\]]*)\]\([^)]*\)(?:\{[^}]*\})?")
_ADDRESS = re.compile(r"<?(?:https?://)?(?P<host>(?:www\.)?[\w-]+(?:\.[\w-]+)+)(?:/[^\s>]*)?>?")
_ATTRIBUTES = re.compile(r"\s*\{[:#.][^}]*\}\s*$")
_STRONG = re.compile(r"</?(?:b|strong)>|__(?=\S)|(?<=\S)__", re.IGNORECASE)
_SLANTED = re.compile(r"</?(?:i|em|u)>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
#: The end of a sentence and the beginning of the next; not after a short form.
_BETWEEN = re.compile(
    r"(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\betc\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)"
    r"(?<=[.?!])[\"'”’)*]*\s+(?=[\"'“‘(*]*[A-Z0-9])"
)
_ENDS = re.compile(r"[.?!:,;][\"'”’)*]*$")
_MOST_WORDS_OF_A_PLAIN_HEADING = 8


def pieces(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a text in their order. Front matter, code and comments are left out."""
    return tuple(piece for block in _blocks(_lines(text)) if (piece := _piece(block)))


@dataclass(slots=True)
class _Block:
    kind: Kind
    lines: list[tuple[int, str]]


def _lines(text: str) -> list[tuple[int, str]]:
    """Return the lines that are words, numbered; where a line is left out stands an empty one."""
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    found: list[tuple[int, str]] = []
    in_code, lines = False, text.splitlines()
    front = lines.index("---", 1) + 1 if lines[:1] == ["---"] and "---" in lines[1:] else 0
    for number, line in enumerate(lines, 1):
        fence = bool(_FENCE.match(line))
        left_out = number <= front or in_code or fence or _CALL.match(line) or _TABLE_RULE.match(line)
        in_code ^= fence
        found.append((number, "" if left_out else line.lstrip("> ") if line.startswith(">") else line))
    return found


def _blocks(lines: list[tuple[int, str]]) -> Iterator[_Block]:
    """Yield runs of lines that belong together."""
    block: _Block | None = None
    for number, line in [*lines, (0, "")]:
        heading, item = _HEADING.match(line), _ITEM.match(line)
        if block and block.kind is Kind.PARAGRAPH and len(block.lines) == 1 and _UNDERLINE.match(line):
            yield _Block(Kind.HEADING, block.lines)
            block = None
        elif heading or item or not line.strip() or line.lstrip().startswith("|"):
            if block:
                yield block
            block = None
            if heading:
                yield _Block(Kind.HEADING, [(number, heading["words"])])
            elif item:
                block = _Block(Kind.ITEM, [(number, item["words"])])
            elif line.strip():
                yield from (
                    _Block(Kind.PARAGRAPH, [(number, cell)]) for cell in line.strip().strip("|").split("|")
                )
        elif block:
            if len(block.lines) == 1 and _is_plain_heading(block.lines[0], line, kind=block.kind):
                yield _Block(Kind.HEADING, block.lines)
                block = _Block(Kind.PARAGRAPH, [])
            block.lines.append((number, line))
        else:
            block = _Block(Kind.PARAGRAPH, [(number, line)])


def _is_plain_heading(first: tuple[int, str], following: str = "", *, kind: Kind) -> bool:
    """Tell whether the first line of a paragraph is a heading without a mark: short, without an end, alone in its line."""
    words = _clean(first[1])
    short = len(words.split()) <= _MOST_WORDS_OF_A_PLAIN_HEADING
    return bool(
        kind is Kind.PARAGRAPH
        and words
        and short
        and not _ENDS.search(words)
        and (not following or _clean(following)[:1].isupper())
    )


def _piece(block: _Block) -> Piece | None:
    alts = tuple(alt for _, line in block.lines for alt in _IMAGE.findall(line) if alt)
    lines = [(number, words) for number, line in block.lines if (words := _clean(line))]
    if not lines:
        return Piece(block.kind, (), alts) if alts else None
    kind = block.kind
    if len(lines) == 1 and _is_plain_heading(lines[0], kind=kind):
        kind = Kind.HEADING
    if kind is Kind.HEADING:
        return Piece(kind, (Sentence(lines[0][0], " ".join(words for _, words in lines)),), alts)
    return Piece(kind, tuple(_sentences(lines)), alts)


def _sentences(lines: list[tuple[int, str]]) -> Iterator[Sentence]:
    """Yield the sentences of some lines; one may run over several."""
    starts, text = list[tuple[int, int]](), ""
    for number, words in lines:
        starts.append((len(text), number))
        text += words + " "
    begin = 0
    for end in [*(match.end() for match in _BETWEEN.finditer(text)), len(text)]:
        line = next(number for offset, number in reversed(starts) if offset <= begin)
        yield Sentence(line, text[begin:end].strip())
        begin = end


def _clean(line: str) -> str:
    """Return the words of a line. Bold words keep their ``**``, italic ones their ``*``; an address is its host."""
    line = _LINK.sub(lambda link: link["words"], _IMAGE.sub("", _ATTRIBUTES.sub("", line)))
    line = _ADDRESS.sub(lambda address: address["host"], line)
    line = _TAG.sub("", _SLANTED.sub("*", _STRONG.sub("**", line)))
    return " ".join(html.unescape(_ESCAPE.sub(r"\1", line).replace("`", "")).split())
