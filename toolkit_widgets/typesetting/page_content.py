"""Reads a page of a PDF that Typst made, operator by operator: words in subset fonts, painted grounds, strokes, pictures.

Only what our own PDFs hold is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from toolkit_widgets.typesetting.laid_out import Box, Run, Sheet

#: a, b, c, d, e, f of PDF's transformation matrices.
_Matrix = tuple[float, float, float, float, float, float]
_STILL: _Matrix = (1, 0, 0, 1, 0, 0)


def _string(depth: int) -> str:
    """Return the pattern of a string; brackets that are in balance stand in it as they are."""
    return rf"\((?:\\.|[^\\()]{f'|{_string(depth - 1)}' if depth else ''})*\)"


_TOKEN = re.compile(
    rf"{_string(4)}|<<|>>|<[0-9A-Fa-f\s]*>|/[^\s/\[\]()<>]+|[-+]?[\d.]+|[A-Za-z'\"]+[\d*]*|[\[\]]".encode(),
    re.DOTALL,
)
#: A decorative picture: its frame, and what is drawn within it, which would take most of the time.
_PICTURE = re.compile(rb"(/Artifact BMC\s+q(?: [\d.]+ [\d.]+ [ml])+\s+h\s+W\s+n).*?(?=EMC)", re.DOTALL)
_ESCAPED = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3}|\r\n|\r|\n)")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(slots=True)
class Letters:
    """A font: its name, what its codes say, and how wide they are in thousandths of an em."""

    name: str
    says: Mapping[int, str]
    wide: Mapping[int, float]

    def of(self, codes: bytes) -> Iterator[tuple[str, float]]:
        """Yield what each code of a string says, and its width."""
        for i in range(0, len(codes), 2):
            code = int.from_bytes(codes[i : i + 2])
            yield self.says[code], self.wide[code]


@dataclass(slots=True)
class _Pen:
    """What PDF remembers between the operators of a page."""

    matrix: _Matrix = _STILL
    text: _Matrix = _STILL
    colour: str = "#000000"
    font: str = ""
    size: float = 0.0


@dataclass(slots=True)
class _Page:
    """A page while it is read, operator by operator."""

    fonts: Mapping[str, Letters]
    pen: _Pen = field(default_factory=_Pen)
    kept: list[_Pen] = field(default_factory=list)
    marks: list[int | None] = field(default_factory=list)
    meant: list[str | None] = field(default_factory=list)
    path: list[tuple[float, float]] = field(default_factory=list)
    clipped: bool = False
    runs: list[Run] = field(default_factory=list)
    drawings: list[Box] = field(default_factory=list)
    grounds: list[tuple[str, Box]] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)

    def do(self, operator: str, operands: list[Any]) -> None:
        """Follow one operator; those that change nothing that is asked for are passed over."""
        if operator in _FOLLOWED:
            _FOLLOWED[operator](self, operands)

    def save(self, _: list[Any]) -> None:
        self.kept.append(replace(self.pen))

    def restore(self, _: list[Any]) -> None:
        self.pen = self.kept.pop()

    def move(self, numbers: list[Any]) -> None:
        self.pen.matrix = _times(_matrix(numbers), self.pen.matrix)

    def paint(self, numbers: list[Any]) -> None:
        levels = [n for n in numbers if isinstance(n, float)]
        if len(levels) in (1, 3):
            self.pen.colour = "#" + "".join(f"{round(level * 255):02x}" for level in (levels * 3)[:3])

    def mark(self, operands: list[Any]) -> None:
        number = operands[operands.index("/MCID") + 1] if "/MCID" in operands else None
        inner = self.marks[-1] if self.marks and operands[:1] == ["/Span"] else None
        self.marks.append(int(number) if number is not None else inner)
        meant = operands[operands.index("/ActualText") + 1] if "/ActualText" in operands else None
        self.meant.append(meant if meant is None else _text(meant))

    def end_mark(self, _: list[Any]) -> None:
        self.marks.pop()
        self.meant.pop()

    def point(self, numbers: list[Any]) -> None:
        self.path += [_at(self.pen.matrix, x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]

    def rectangle(self, numbers: list[Any]) -> None:
        x, y, width, height = numbers
        self.point([x, y, x + width, y, x + width, y + height, x, y + height])

    def clip(self, _: list[Any]) -> None:
        self.clipped = True

    def fill(self, _: list[Any]) -> None:
        if self.path:
            self.grounds.append((self.pen.colour, _box(self.path)))
        self.end_path([])

    def stroke(self, _: list[Any]) -> None:
        if self.path:
            self.strokes.append(_box(self.path))
        self.end_path([])

    def end_path(self, _: list[Any]) -> None:
        if self.clipped and self.path:
            self.drawings.append(_box(self.path))
        self.path, self.clipped = [], False

    def set_font(self, operands: list[Any]) -> None:
        self.pen.font, self.pen.size = operands

    def set_text(self, numbers: list[Any]) -> None:
        self.pen.text = _matrix(numbers)

    def show(self, operands: list[Any]) -> None:
        letters, words, wide, moved = self.fonts[self.pen.font], "", 0.0, 0.0
        for operand in operands:
            if isinstance(operand, float):
                moved -= operand
            elif isinstance(operand, bytes):
                for says, width in letters.of(operand):
                    words += says
                    wide += width
        if self.meant and self.meant[-1] is not None:
            words, self.meant[-1] = self.meant[-1], ""  # said once, however many signs it takes
        matrix = _times(self.pen.text, self.pen.matrix)
        size, length = self.pen.size, (wide + moved) / 1000 * self.pen.size
        corners = [_at(matrix, x, y) for x in (0, length) for y in (-0.2 * size, 0.7 * size)]
        self.runs.append(
            Run(
                words=words.replace("\u2060", ""),
                font=letters.name,
                size=size * abs(matrix[0]),
                colour=self.pen.colour,
                box=_box(corners),
                baseline=_at(matrix, 0, 0)[1],
                upright=matrix[1] == matrix[2] == 0,
                stretch=moved / 1000 / max(1, words.count(" ")),
                mark=self.marks[-1] if self.marks else None,
            )
        )
        self.pen.text = _times((1, 0, 0, 1, length, 0), self.pen.text)


_FOLLOWED = {
    "q": _Page.save, "Q": _Page.restore, "cm": _Page.move, "scn": _Page.paint, "sc": _Page.paint, "rg": _Page.paint,
    "g": _Page.paint, "BDC": _Page.mark, "BMC": _Page.mark, "EMC": _Page.end_mark, "m": _Page.point, "l": _Page.point,
    "c": _Page.point, "re": _Page.rectangle, "W": _Page.clip, "W*": _Page.clip, "f": _Page.fill, "f*": _Page.fill,
    "B": _Page.fill, "B*": _Page.fill, "S": _Page.stroke, "n": _Page.end_path, "Tf": _Page.set_font,
    "Tm": _Page.set_text, "Tj": _Page.show, "TJ": _Page.show,
}  # fmt: skip


def sheet_of(page: Any, fonts: dict[str, Letters]) -> Sheet:
    """Return what stands on a page; ``fonts`` keeps those that were read, since pages share them."""
    own = page["/Resources"].get("/Font", {})
    for name in own:
        key = str(own.raw_get(name))
        fonts[key] = fonts.get(key) or _letters(own[name])
    made = _Page(fonts={name: fonts[str(own.raw_get(name))] for name in own})
    contents = page.get_contents()
    operands: list[Any] = []
    stream = b"" if contents is None else contents.get_data()
    for token in _TOKEN.findall(_PICTURE.sub(rb"\1 Q ", stream)):
        value = _operand(token)
        if isinstance(value, str) and not value.startswith(("/", "[", "]", "<<", ">>")):
            made.do(value, [o for o in operands if o not in ("[", "]", "<<", ">>")])
            operands = []
        else:
            operands.append(value)
    box = page.mediabox
    return Sheet(
        width=float(box.width),
        height=float(box.height),
        runs=tuple(made.runs),
        grounds=tuple(made.grounds),
        drawings=tuple(made.drawings),
        strokes=tuple(made.strokes),
        links=tuple(_rectangle(note.get_object()) for note in page.get("/Annots", ())),
    )


def _rectangle(note: Any) -> Box:
    left, bottom, right, top = map(float, note["/Rect"])
    return left, bottom, right, top


def _operand(token: bytes) -> float | bytes | str:
    """Return a number, the bytes of a string, or a name or operator."""
    if token[:1] == b"(":
        return _ESCAPED.sub(_unescaped, token[1:-1])
    if token[:1] == b"<" and token != b"<<":
        return bytes.fromhex(token[1:-1].decode())
    if token[:1] in b"+-.0123456789":
        return float(token)
    return token.decode("latin-1")


def _unescaped(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    if sign.isdigit():
        return bytes([int(sign, 8)])
    return _ESCAPES.get(sign, b"" if sign.strip() == b"" else sign)


def _text(string: bytes) -> str:
    """Return the words of a PDF string."""
    return string.decode("utf-16") if string[:2] == b"\xfe\xff" else string.decode("latin-1")


def _letters(font: Any) -> Letters:
    inner = font["/DescendantFonts"][0].get_object()
    codes = re.findall(r"beginbfchar(.*?)endbfchar", font["/ToUnicode"].get_data().decode(), re.DOTALL)
    says = {
        int(code, 16): bytes.fromhex(words).decode("utf-16-be")
        for code, words in re.findall(r"<(\w+)>\s*<(\w+)>", "".join(codes))
    }
    wide: dict[int, float] = {}
    widths = iter(inner["/W"])
    for first in widths:
        second = next(widths)
        if isinstance(second, list):
            wide |= {int(first) + i: float(width) for i, width in enumerate(second)}
        else:
            wide |= dict.fromkeys(range(int(first), int(second) + 1), float(next(widths)))
    return Letters(str(font["/BaseFont"])[1:], says, wide)


def _matrix(numbers: Sequence[float]) -> _Matrix:
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _at(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _box(points: Sequence[tuple[float, float]]) -> Box:
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)
