"""Macro errors: each one line, ``docs/page.md:19: what came; what was expected; how to mend it``."""

from __future__ import annotations

import inspect
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

from jinja2 import TemplateSyntaxError

from toolkit_widgets.content_problems import choices, nearest
from toolkit_widgets.paths import ROOT


class MacroError(ValueError):
    """A macro was called wrongly: what came, what was expected, how to mend it."""

    def __init__(self, *, came: str, expected: str, cure: str) -> None:
        super().__init__(came, expected, cure)
        self.came = came
        self.expected = expected
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.came}; expected {self.expected}; {self.cure}"


class PageError(ValueError):
    """All that is wrong with the macros of one page: pairs of the Markdown's line and the error."""

    def __init__(self, errors: Iterable[tuple[int, MacroError]]) -> None:
        super().__init__(errors)
        self.errors = sorted(errors, key=lambda error: error[0])


def unknown(came: str, name: object, known: Iterable[str], cure: str = "mend the name") -> NoReturn:
    """Refuse a name that is not known; say which are, and which of them is nearest."""
    names = list(known)
    raise MacroError(came=came, expected=choices(str(name), names), cure=cure + nearest(str(name), names))


def checked_call(
    macro: Callable[..., str], page: Callable[[], object], *args: object, **options: object
) -> str:
    """Call a macro for the current page, if its arguments fit.

    Raises:
        MacroError: an argument is missing, unknown, too many, or not text.

    """
    signature = inspect.signature(macro)
    names = list(signature.parameters)[1:]
    for name in options:
        if name not in names:
            unknown(f"{macro.__name__}({name}=…)", name, names, "mend the argument's name")
    expected = f"{macro.__name__}({', '.join(names)}), all of them words"
    for value in (*args, *options.values()):
        if not isinstance(value, str):
            raise MacroError(
                came=f"{macro.__name__}({value!r})", expected=expected, cure="write it in quotes"
            )
    try:
        signature.bind(None, *args, **options)
    except TypeError as error:
        came = f"{macro.__name__}() with {error}"
        raise MacroError(came=came, expected=expected, cure="mend the arguments") from None
    return macro(page(), *args, **options)


def described(error: Exception) -> MacroError:
    """Return whatever a macro raised as a macro error; of one that broke, with the line of code that broke."""
    if isinstance(error, MacroError):
        return error
    # .venv lies in our folder too, and its packages are not ours.
    places = [
        f" in {Path(frame.filename).relative_to(ROOT).as_posix()}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(ROOT) and "site-packages" not in frame.filename
    ]
    came = f"{type(error).__name__}{places[-1] if places else ''}: {' '.join(str(error).split())}"
    return MacroError(
        came=came, expected="a macro that works", cure="mend the macro, or what it is called with"
    )


def error_lines(error: Exception, markdown: str, source: str, path: str) -> list[str]:
    """Return whatever went wrong with a page's macros, one line each.

    ``markdown`` is what was rendered, ``source`` the whole file with its front matter.
    """
    if isinstance(error, TemplateSyntaxError):
        came, expected = error.message or "a sign too many", '[[ name("words") ]]'
        found = [(error.lineno, MacroError(came=came, expected=expected, cure="mend the macro's signs"))]
    else:
        found = error.errors if isinstance(error, PageError) else [(1, described(error))]
    above = source[: -len(markdown)].count("\n") if markdown and source.endswith(markdown) else 0
    return [f"docs/{path}:{line + above}: {what}" for line, what in found]
