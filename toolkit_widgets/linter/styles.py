"""The rules of easy read that a style sheet can break: what it demands is read here, a browser test sees the effect.

Type (13), headings (14), lines (15), setting (16), contrast (17), page (18) and breaks (19).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from toolkit_widgets.content_colours import ENOUGH, contrast
from toolkit_widgets.linter.css import Declaration, declarations
from toolkit_widgets.linter.findings import Broken
from toolkit_widgets.paths import BROWSER, shown

#: Sizes: on screen in pixels, in print in points; of a heading in print; space between lines; length of a line in em.
SMALLEST_ON_SCREEN, SMALLEST_IN_PRINT, SMALLEST_HEADING = 20.0, 16.0, 20.0
LEAST_LINE_HEIGHT, LONGEST_LINE, LEAST_MARGIN = 1.5, 32.0, 20.0

#: What the sheets must declare: rule, selector, property, in print.
_NEEDED = (
    (13, ".easy-read", "font-size", False),
    (13, ".easy-read", "font-size", True),
    (14, ".easy-read h2", "font-size", True),
    (15, ".easy-read", "line-height", False),
    (15, ".easy-row__words", "max-width", False),
    (18, "@page", "size", False),
    (18, "@page", "margin", False),
    (19, ".easy-row", "break-inside", True),
    (19, ".easy-read__start", "break-inside", True),
    (19, ".easy-read__hard-word", "break-inside", True),
)
#: Rule 16: property, values that break it, what is expected.
_SETTING: Mapping[str, tuple[str, str]] = {
    "text-align": (r"justify|center|right|end", "words that are left aligned"),
    "hyphens": (r"auto", "no hyphenation"),
    "font-style": (r"italic|oblique.*", "no italics"),
    "text-transform": (r"uppercase", "no capitals for stress"),
    "font-variant": (r".*small-caps.*", "no capitals for stress"),
    "columns": (r"(?!auto|1$).*", "no columns of text"),
    "column-count": (r"(?!auto|1$).*", "no columns of text"),
    "background-image": (r".*(?:url|gradient)\(.*", "no picture behind words"),
    "background": (r".*(?:url|gradient)\(.*", "no picture behind words"),
}
_INKS, _GROUNDS = ("--text", "--quiet", "--ink"), ("--ground", "--surface", "--tint")
_COLOURS = re.compile(
    r"var\(--[\w-]+\)|inherit|currentcolor|transparent|none|#fff(?:fff)?|canvas(?:text)?", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:max\()?(?P<number>[\d.]+)(?P<unit>px|pt|em|rem|mm|%|)(?:, [\w.%]+\))?")
_HEADING = re.compile(r"\bh[1-6]$")


def styles_problems(folder: Path = BROWSER / "styles") -> tuple[str, ...]:
    """Return what the style sheets of a folder break, one line each with file and line."""
    return tuple(_problems(folder))


def _problems(folder: Path) -> Iterator[str]:
    sheets = {
        path: tuple(declarations(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.css"))
    }
    for path, found in sheets.items():
        for declaration in found:
            for broken in _rules(declaration):
                yield broken.at(f"{shown(path)}:{declaration.line}")
        for line, broken in _pale_tokens(found):
            yield broken.at(f"{shown(path)}:{line}")
    everything = [declaration for found in sheets.values() for declaration in found]
    for rule, selector, name, in_print in _NEEDED:
        if not any(selector in d.selectors and d.name == name and d.in_print is in_print for d in everything):
            came = f"no {name} of {selector}{' in print' if in_print else ''}"
            yield Broken(rule, came, "it in one of the sheets", "declare it").at(shown(folder))


def _rules(made: Declaration) -> Iterator[Broken]:
    """Yield what one declaration breaks."""
    if "@page" in made.selectors:
        yield from _page(made)
    if any("easy" in selector for selector in made.selectors):
        yield from _type(made)
        yield from _line(made)
        yield from _setting(made)
        if made.name in ("color", "background-color", "background") and not _COLOURS.fullmatch(made.value):
            expected = f"a colour of the site, {ENOUGH}:1 or more"
            yield Broken(
                17, f"{made.name}: {made.value}", expected, "use var(--text), var(--ink), var(--tint) …"
            )
        if made.name == "break-inside" and made.value != "avoid":
            yield Broken(19, f"break-inside: {made.value}", "avoid", "keep rows and headings whole")


def _type(made: Declaration) -> Iterator[Broken]:
    heading = all(_HEADING.search(selector) for selector in made.selectors)
    if made.name == "font":
        yield Broken(13, f"font: {made.value}", "font-size by itself", "leave the family to the page")
    if made.name == "font-family" and made.value not in ("inherit", "var(--font)"):
        yield Broken(13, f"font-family: {made.value}", "the site's own letters", "write var(--font)")
    if made.name != "font-size" or made.value == "inherit":
        return
    number, unit = _number(made.value)
    least = {
        "px": SMALLEST_ON_SCREEN,
        "rem": SMALLEST_ON_SCREEN / 16,
        "em": 1,
        "%": 100,
        "pt": SMALLEST_HEADING if heading else SMALLEST_IN_PRINT,
    }.get(unit)
    if least is None or number < least:
        rule = 14 if heading else 13
        expected = f"{SMALLEST_ON_SCREEN:g}px or more, in print {least or SMALLEST_IN_PRINT:g}pt"
        yield Broken(rule, f"font-size: {made.value}", expected, "make it larger")


def _line(made: Declaration) -> Iterator[Broken]:
    number, unit = _number(made.value)
    heading = all(_HEADING.search(selector) for selector in made.selectors)
    if made.name == "line-height" and not heading and (unit or number < LEAST_LINE_HEIGHT):
        yield Broken(
            15, f"line-height: {made.value}", f"{LEAST_LINE_HEIGHT} or more", "set lines further apart"
        )
    words = any(selector.endswith("__words") for selector in made.selectors)
    if made.name == "max-width" and words and (unit != "em" or number > LONGEST_LINE):
        expected = f"{LONGEST_LINE:g}em, which is 60 letters"
        yield Broken(15, f"max-width: {made.value}", f"at most {expected}", "make lines shorter")


def _setting(made: Declaration) -> Iterator[Broken]:
    pattern, expected = _SETTING.get(made.name, ("(?!)", ""))
    if re.fullmatch(pattern, made.value):
        yield Broken(16, f"{made.name}: {made.value}", expected, "take it out")
    links = all(re.search(r"(?:^|[\s>])a(?![\w-])", selector) for selector in made.selectors)
    if made.name.startswith("text-decoration") and "underline" in made.value and not links:
        yield Broken(16, f"{made.name}: {made.value}", "no underline but links", "take it out")


def _page(made: Declaration) -> Iterator[Broken]:
    if made.name == "size" and made.value.casefold() not in ("a4", "a4 portrait"):
        yield Broken(18, f"size: {made.value}", "A4", "write A4")
    if made.name.startswith("margin"):
        margins = [_number(part) for part in made.value.split()]
        if any(unit != "mm" or number < LEAST_MARGIN for number, unit in margins):
            yield Broken(18, f"{made.name}: {made.value}", f"{LEAST_MARGIN:g}mm or more", "make it wider")


def _pale_tokens(found: Sequence[Declaration]) -> Iterator[tuple[int, Broken]]:
    """Yield rule 17 for each ink of the site that is too pale on one of its grounds, light or dark."""
    themes: dict[tuple[object, ...], dict[str, Declaration]] = {}
    for made in found:
        if made.name in (*_INKS, *_GROUNDS) and re.fullmatch(r"#[0-9A-Fa-f]{6}", made.value):
            themes.setdefault((made.within, made.selectors), {})[made.name] = made
    for tokens in themes.values():
        for ink in (tokens[name] for name in _INKS if name in tokens):
            for ground in (tokens[name] for name in _GROUNDS if name in tokens):
                if (reached := contrast(ink.value, ground.value)) < ENOUGH:
                    came = f"{ink.name} at {reached:.1f}:1 on {ground.name}"
                    yield ink.line, Broken(17, came, f"{ENOUGH}:1 or more", "choose another colour")


def _number(value: str) -> tuple[float, str]:
    """Return a length and its unit; of ``max(20px, 1.2rem)`` the first, which holds whatever the other is."""
    found = _NUMBER.fullmatch(value)
    return (float(found["number"]), found["unit"]) if found else (0.0, "unknown")
