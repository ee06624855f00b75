"""The rules of easy read on how a page looks, asked of the finished PDF.

Type (13), headings (14), lines (15), setting (16), contrast (17), page (18).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit_widgets.content_colours import ENOUGH, contrast
from toolkit_widgets.linter.findings import Broken
from toolkit_widgets.typesetting.laid_out import Box, Element, LaidOut, Run, Sheet

#: Points in a millimetre, and the size of A4 in points.
MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
LEAST_MARGIN, LEAST_UNDER_FOOT = 20 * MM, 5 * MM
SMALLEST_HEADING = 20.0
LEAST_BETWEEN_LINES = 1.5
MOST_LETTERS_IN_LINE = 60
TYPEFACE = "Lexend"

#: How much of an em the kerning of two letters can move what follows.
_KERNING = 0.08
#: What a point may differ by in a PDF's figures.
_HAIR = 0.5
_HEADINGS = ("Title", "H1", "H2", "H3")

#: The page, counted from 1, and what is broken there.
OnPage = tuple[int, Broken]


def look_rules(made: LaidOut, size: float, feet: Sequence[str]) -> Iterator[OnPage]:
    """Yield what a PDF breaks. ``size`` is that of its type in points; ``feet`` what the foot of each page says."""
    body = _body_font(made)
    for number, sheet in enumerate(made.sheets, 1):
        for broken in (*_page(sheet, feet[number - 1], number, len(made.sheets)), *_runs(sheet, size)):
            yield number, broken
    for element in made.elements:
        lines = _lines(element)
        for number, broken in (
            *_heading(element, made, body),
            *_spacing(element, lines),
            *_setting(lines, made.sheets),
        ):
            yield number + 1, broken
    for above, below in pairwise(made.elements):
        yield from _columns(above, below)


def _page(sheet: Sheet, foot: str, number: int, count: int) -> Iterator[Broken]:
    """Yield rule 18 for one page."""
    if max(abs(sheet.width - A4[0]), abs(sheet.height - A4[1])) > 1:
        came = f"{sheet.width / MM:.0f} by {sheet.height / MM:.0f} mm"
        yield Broken(18, came, "A4 portrait, 210 by 297 mm", "mend the template")
    for run in sheet.runs:
        left, bottom, right, top = run.box
        # What is not read is the foot, which stands in the lower margin.
        least = LEAST_MARGIN if run.mark is not None else LEAST_UNDER_FOOT
        nearest = min(
            left - LEAST_MARGIN,
            sheet.width - right - LEAST_MARGIN,
            bottom - least,
            sheet.height - top - LEAST_MARGIN,
        )
        if nearest < -_HAIR:
            came = f'"{run.words.strip()}" {-nearest / MM:.0f} mm into a margin'
            yield Broken(18, came, "margins of 20 mm, and 5 mm under the foot", "make the margins wider")
    said = " ".join("".join(f"{run.words} " for run in sheet.runs if run.mark is None).split())
    wanted = f"{foot} Page {number} of {count}"
    if said.replace(" ", "") != wanted.replace(" ", ""):
        yield Broken(18, f'"{said}" at the foot', f'"{wanted}"', "mend the template")


def _runs(sheet: Sheet, size: float) -> Iterator[Broken]:
    """Yield rules 13, 16 and 17 for the words of one page."""
    for run in sheet.runs:
        said = f'"{run.words.strip()}"'
        if TYPEFACE not in run.font:
            yield Broken(13, f"{said} in {run.font}", TYPEFACE, "mend the template")
        if run.size < size - 0.01:
            yield Broken(13, f"{said} in {run.size:.1f} pt", f"{size:g} pt or more", "make it larger")
        if not run.upright:
            yield Broken(16, f"{said} slanted", "upright letters", "mend the template")
        if any(_overlap(run.box, drawing) for drawing in sheet.drawings):
            yield Broken(16, f"{said} over a picture", "no words over pictures", "move one of them")
        ground = _ground(run, sheet)
        if (reached := contrast(run.colour, ground)) < ENOUGH:
            came = f"{said} at {reached:.1f}:1, {run.colour} on {ground}"
            yield Broken(17, came, f"{ENOUGH}:1 or more", "choose other colours")


def _heading(element: Element, made: LaidOut, body: str) -> Iterator[OnPage]:
    """Yield rule 14 for a heading: large and bold."""
    if element.kind in _HEADINGS:
        for page, run in element.runs:
            if run.size < SMALLEST_HEADING:
                came = f'"{run.words.strip()}" in {run.size:.1f} pt'
                yield page, Broken(14, came, f"{SMALLEST_HEADING:g} pt or more", "make it larger")
            if not _is_bold(run.font, body, made):
                yield page, Broken(14, f'"{run.words.strip()}" not bold', "bold", "mend the template")


def _spacing(element: Element, lines: Sequence[tuple[int, list[Run]]]) -> Iterator[OnPage]:
    """Yield rule 15 for a paragraph: the space between its lines, and their length."""
    if element.kind in _HEADINGS:
        return
    for (page, above), (next_page, below) in pairwise(lines):
        apart = (above[0].baseline - below[0].baseline) / max(run.size for run in (*above, *below))
        if page == next_page and apart < LEAST_BETWEEN_LINES - 0.01:
            came = f'"{_said(below)}" {apart:.2f} below the line above'
            yield page, Broken(15, came, f"{LEAST_BETWEEN_LINES} or more", "set lines further apart")
    for page, line in lines:
        if (letters := len(_said(line))) > MOST_LETTERS_IN_LINE:
            came = f"a line of {letters} letters"
            yield page, Broken(15, came, f"at most {MOST_LETTERS_IN_LINE}", "make lines shorter")


def _setting(lines: Sequence[tuple[int, list[Run]]], sheets: Sequence[Sheet]) -> Iterator[OnPage]:
    """Yield rule 16 for a paragraph: left aligned, not justified, nothing underlined but links."""
    for (_, above), (page, below) in pairwise(lines):
        if not (above[-1].words.endswith(" ") or below[0].words.startswith(" ")):
            came = f'"{_said(above)}" and "{_said(below)}" with a word in two'
            yield page, Broken(16, came, "every word whole on its line", "keep it together")
    for page, line in lines:
        if abs(line[0].box[0] - lines[0][1][0].box[0]) > _HAIR:
            yield (
                page,
                Broken(16, f'"{_said(line)}" set in', "lines that start below each other", "align them left"),
            )
        if any(run.stretch > _KERNING for run in line):
            yield page, Broken(16, f'"{_said(line)}" stretched', "no justified lines", "mend the template")
        for run in line:
            linked = any(_overlap(run.box, link) for link in sheets[page].links)
            if not linked and any(_is_under(run, stroke) for stroke in sheets[page].strokes):
                yield (
                    page,
                    Broken(
                        16, f'"{run.words.strip()}" underlined', "no underline but links", "mend the template"
                    ),
                )


def _columns(above: Element, below: Element) -> Iterator[OnPage]:
    """Yield rule 16 if two paragraphs stand side by side."""
    if above.runs and below.runs and above.runs[-1][0] == below.runs[0][0]:
        (page, last), (_, first) = above.runs[-1], below.runs[0]
        if first.baseline > last.baseline - _HAIR:
            came = f'"{below.words}" beside "{above.words}"'
            yield page + 1, Broken(16, came, "no columns of text", "set one below the other")


def _lines(element: Element) -> list[tuple[int, list[Run]]]:
    """Return the lines of an element: page, and the runs that stand beside each other."""
    lines: list[tuple[int, list[Run]]] = []
    for page, run in element.runs:
        if lines and lines[-1][0] == page and abs(lines[-1][1][0].baseline - run.baseline) < _HAIR:
            lines[-1][1].append(run)
        else:
            lines.append((page, [run]))
    return lines


def _said(line: Sequence[Run]) -> str:
    return "".join(run.words for run in line).strip()


def _body_font(made: LaidOut) -> str:
    """Return the font in which most of the words are."""
    letters: dict[str, int] = {}
    for sheet in made.sheets:
        for run in sheet.runs:
            letters[run.font] = letters.get(run.font, 0) + len(run.words)
    return max(letters, key=lambda font: letters[font])


def _is_bold(font: str, body: str, made: LaidOut) -> bool:
    """Tell whether a font is bolder than that of the body: the same letters take more room."""
    both = made.widths[font].keys() & made.widths[body].keys() - {" "}
    wide, narrow = (sum(made.widths[name][letter] for letter in both) for name in (font, body))
    return wide > narrow * 1.01


def _ground(run: Run, sheet: Sheet) -> str:
    """Return the colour on which words stand: of what was painted under them the last, or white."""
    left, bottom, right, top = run.box
    middle = ((left + right) / 2, (bottom + top) / 2)
    under = [
        colour
        for colour, box in sheet.grounds
        if box[0] <= middle[0] <= box[2] and box[1] <= middle[1] <= box[3]
    ]
    return under[-1] if under else "#ffffff"


def _is_under(run: Run, stroke: Box) -> bool:
    """Tell whether a stroke underlines words."""
    left, bottom, right, top = stroke
    flat = top - bottom < _HAIR and -0.3 * run.size < top - run.baseline <= 0
    return flat and min(right, run.box[2]) - max(left, run.box[0]) > (run.box[2] - run.box[0]) / 2


def _overlap(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    return across > _HAIR and up > _HAIR
