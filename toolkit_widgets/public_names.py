"""The public interface, read from the code itself: what ``toolkit_widgets`` names, as the page for developers shows it.

Signatures, fields and values are those of the code, words those of its docstrings. So nothing is written twice.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from enum import Enum, StrEnum
from itertools import pairwise
from typing import Any

import toolkit_widgets

#: The sections that a docstring can have, after what it says first.
GOES_IN, HOLDS, GOES_WRONG, SOURCE = "Args", "Attributes", "Raises", "Source"
_SECTION = re.compile(rf"^({GOES_IN}|{HOLDS}|{GOES_WRONG}|{SOURCE}):\n", re.MULTILINE)


class Sort(StrEnum):
    """What a public name is. The page has a part for each, in this order."""

    FUNCTION = "functions"
    DATA = "data"
    VALUES = "values"
    ERROR = "errors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A value of a set of values, or what else can be asked of a class, with what its docstring says."""

    name: str
    value: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicName:
    """One public name: how it is called, and the parts of its docstring."""

    name: str
    sort: Sort
    signature: str
    module: str
    about: tuple[str, ...]
    goes_in: Mapping[str, str] = field(default_factory=dict)
    holds: Mapping[str, str] = field(default_factory=dict)
    goes_wrong: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()


def public_names() -> tuple[PublicName, ...]:
    """Return every name in ``toolkit_widgets.__all__``, part by part, in the order of the alphabet."""
    made = [_described(name, getattr(toolkit_widgets, name)) for name in toolkit_widgets.__all__]
    return tuple(found for sort in Sort for found in made if found.sort is sort)


def _described(name: str, named: Any) -> PublicName:
    about, sections = _parts(named)
    sort = _sort_of(named)
    return PublicName(
        name=name,
        sort=sort,
        signature=_call(name, named, sort),
        module=named.__module__,
        about=about,
        goes_in=_entries(sections.get(GOES_IN, "")),
        holds=_held(named) if sort is Sort.DATA else {},
        goes_wrong=_entries(sections.get(GOES_WRONG, "")),
        sources=tuple(sections.get(SOURCE, "").split()),
        members=tuple(_members(named)) if inspect.isclass(named) else (),
    )


def _sort_of(named: Any) -> Sort:
    if not inspect.isclass(named):
        return Sort.FUNCTION
    if issubclass(named, Exception):
        return Sort.ERROR
    return Sort.VALUES if issubclass(named, Enum) else Sort.DATA


def _parts(named: Any) -> tuple[tuple[str, ...], dict[str, str]]:
    """Take a docstring apart: its first paragraphs, and its sections by their names."""
    first, *rest = _SECTION.split(inspect.getdoc(named) or "")
    paragraphs = tuple(" ".join(part.split()) for part in first.split("\n\n") if part.strip())
    return paragraphs, dict(zip(rest[::2], rest[1::2], strict=True))


def _held(named: type) -> dict[str, str]:
    """Return what is said of each field of a class; of one that it inherits, what is said there."""
    said: dict[str, str] = {}
    for each in reversed(named.__mro__[:-1]):
        said |= _entries(_parts(each)[1].get(HOLDS, ""))
    return {name: said[name] for name in (f.name for f in fields(named)) if name in said}


def _entries(section: str) -> dict[str, str]:
    """Return what a section says of each of its names; a name begins a line, and longer words go on below it."""
    entries: dict[str, str] = {}
    for line in re.sub(r"\n\s{5,}", " ", section).strip().splitlines():
        names, _, words = line.strip().partition(": ")
        entries[names] = words
    return entries


def _call(name: str, named: Any, sort: Sort) -> str:
    """Return how something is called, with its types: a line for each parameter where there are several."""
    if sort is Sort.VALUES:
        return f"class {name}"
    made = inspect.signature(named)
    defaults = {f.name: _default(f) for f in fields(named)} if is_dataclass(named) else {}
    given = [_parameter(p, defaults.get(p.name, "")) for p in made.parameters.values()]
    if any(p.kind is p.KEYWORD_ONLY for p in made.parameters.values()):
        at = [p.kind is p.KEYWORD_ONLY for p in made.parameters.values()].index(True)
        given.insert(at, "*")
    inside = ", ".join(given) if len(given) == 1 else "\n    " + ",\n    ".join(given) + ",\n"
    comes_out = f" -> {made.return_annotation}" if sort is Sort.FUNCTION else ""
    return f"{'' if sort is Sort.FUNCTION else 'class '}{name}({inside}){comes_out}"


def _parameter(parameter: inspect.Parameter, default: str) -> str:
    if not default and parameter.default is not parameter.empty:
        default = repr(parameter.default)
    return f"{parameter.name}: {parameter.annotation}" + (f" = {default}" if default else "")


def _default(made: Field[Any]) -> str:
    if made.default_factory is not MISSING:
        return repr(made.default_factory())
    return "" if made.default is MISSING else repr(made.default)


def _members(named: type) -> Iterator[Member]:
    """Yield the values of a set of values with what stands below each, then the other public names of the class."""
    if issubclass(named, Enum):
        below = _words_below(named)
        for member in named:
            yield Member(name=member.name, value=repr(member.value), about=below.get(member.name, ""))
    for name, made in vars(named).items():
        asked: Callable[..., object] | None = made.fget if isinstance(made, property) else made
        if not name.startswith("_") and inspect.isfunction(asked):
            yield Member(name=name, value="" if asked is not made else "()", about=_parts(asked)[0][0])


def _words_below(named: type) -> Mapping[str, str]:
    """Return the words that stand below values in the code; Python itself forgets them."""
    (body,) = (
        node.body for node in ast.parse(inspect.getsource(named)).body if isinstance(node, ast.ClassDef)
    )
    found = {}
    for value, words in pairwise(body):
        match value, words:
            case ast.Assign(targets=[ast.Name(id=name)]), ast.Expr(value=ast.Constant(value=str(said))):
                found[name] = said
    return found
