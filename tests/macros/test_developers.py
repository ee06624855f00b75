"""The page for people who write programs: everything that is public, nothing else, and what is said of it is so."""

from __future__ import annotations

import ast
import inspect
import re
import runpy
import shutil
import textwrap
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import toolkit_widgets
from macros.context import Page, the_guide
from macros.developers import public_interface, with_code
from toolkit_widgets.paths import CONTENT, DOCS
from toolkit_widgets.public_names import PublicName, Sort, public_names

NAMES = public_names()
FUNCTIONS = [made for made in NAMES if made.sort is Sort.FUNCTION]
each_function = pytest.mark.parametrize("made", FUNCTIONS, ids=lambda made: made.name)
each_name = pytest.mark.parametrize("made", NAMES, ids=lambda made: made.name)


@pytest.fixture(scope="module")
def shown() -> str:
    """Return what the macro makes."""
    return public_interface(Page(guide=the_guide(), source="developers.md"))


def test_the_page_has_exactly_what_is_public(shown: str) -> None:
    """The headings of the page; they are the names in ``__all__``, each once, with an id of its own."""
    headings = re.findall(r"^### `(\w+)` \{#([\w-]+)\}$", shown, re.MULTILINE)
    assert sorted(name for name, _ in headings) == toolkit_widgets.__all__
    assert len({id_.casefold() for _, id_ in headings}) == len(headings)


def test_every_sort_has_its_part(shown: str) -> None:
    """The headings above; one for each sort, none of them empty."""
    parts = re.split(r"^## .+ \{#(\w+)\}$", shown, flags=re.MULTILINE)
    assert parts[1::2] == list(Sort)
    assert all("### " in part for part in parts[2::2])


@each_function
def test_what_goes_in_is_said(made: PublicName) -> None:
    """A function; each of its parameters has words, in their order, and no other name has."""
    parameters = inspect.signature(getattr(toolkit_widgets, made.name)).parameters
    assert list(made.goes_in) == list(parameters)
    assert all(words.endswith(".") for words in made.goes_in.values())


@each_function
def test_what_comes_out_is_said(made: PublicName) -> None:
    """A function; its docstring begins with what it returns, and the type stands after the arrow."""
    assert made.about[0].startswith("Return ")
    assert re.search(r"\) -> [\w\[\], |.]+$", made.signature)


@each_function
def test_where_the_rule_stands_is_there(made: PublicName) -> None:
    """A function; it names a page or a decision of this project, and a place in it that is there."""
    assert made.sources
    for source in made.sources:
        path, _, anchor = source.partition("#")
        text = (DOCS.parent / path).read_text(encoding="utf-8")
        assert not anchor or f"{{#{anchor}}}" in text, source


@each_function
def test_what_can_go_wrong_is_said(made: PublicName) -> None:
    """A function; every error that it, or what it calls of ours, raises by name is among those that it names."""
    raised = set(errors_of(getattr(toolkit_widgets, made.name), set()))
    said = {name for names in made.goes_wrong for name in names.split(", ")}
    assert raised <= said


def test_errors_are_found() -> None:
    """The way of finding them; it goes through what is called, so the test above is not empty."""
    assert set(errors_of(toolkit_widgets.read, set())) == {"AnswersFileError"}
    assert set(errors_of(toolkit_widgets.as_json, set())) == set()


def errors_of(called: object, seen: set[object]) -> Iterator[str]:
    """Yield the names of errors raised in a function or class of ours, and in all of ours that it names."""
    if called in seen or not getattr(called, "__module__", "").startswith("toolkit_widgets"):
        return
    if inspect.isclass(called) and issubclass(called, Exception):
        return
    seen.add(called)
    tree = ast.parse(textwrap.dedent(inspect.getsource(called)))  # type: ignore[arg-type]
    module = vars(inspect.getmodule(called))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Raise)
            and isinstance(node.exc, ast.Call)
            and isinstance(node.exc.func, ast.Name)
        ):
            yield node.exc.func.id
        elif isinstance(node, ast.Name) and (
            inspect.isfunction(found := module.get(node.id)) or inspect.isclass(found)
        ):
            yield from errors_of(found, seen)


@each_name
def test_its_docstring_is_its_own(made: PublicName) -> None:
    """A name; it has sentences of its own, not those that Python makes for a dataclass or a set of values."""
    assert made.about
    assert made.about[0].endswith(".")
    assert not made.about[0].startswith(f"{made.name}(")
    assert getattr(toolkit_widgets, made.name).__doc__ not in {base.__doc__ for base in _bases(made)}


def _bases(made: PublicName) -> tuple[type, ...]:
    named = getattr(toolkit_widgets, made.name)
    return named.__mro__[1:] if inspect.isclass(named) else ()


@pytest.mark.parametrize(
    "made", [made for made in NAMES if made.sort is Sort.DATA], ids=lambda made: made.name
)
def test_data_says_nothing_of_errors_since_it_raises_none(made: PublicName) -> None:
    """A class of data; it is a frozen dataclass that checks nothing when it is made, and its call shows every field."""
    named = getattr(toolkit_widgets, made.name)
    assert is_dataclass(named)
    assert named.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert not hasattr(named, "__post_init__")
    assert re.findall(r"^ {4}(\w+):", made.signature, re.MULTILINE) == [f.name for f in fields(named)]


@pytest.mark.parametrize(
    "made", [made for made in NAMES if made.sort is Sort.DATA], ids=lambda made: made.name
)
def test_what_data_holds_is_said(made: PublicName) -> None:
    """A class of data; each of its fields has words, in their order, and words that it has are of fields that it has."""
    named = getattr(toolkit_widgets, made.name)
    assert list(made.holds) == [each.name for each in fields(named)]
    assert all(words.endswith(".") for words in made.holds.values())
    own = re.search(r"Attributes:\n((?: {4}.*\n)+)", f"{inspect.getdoc(named)}\n")
    assert own is None or set(re.findall(r"^ {4}(\w+): ", own[1], re.MULTILINE)) <= set(made.holds)


def test_the_words_below_values_are_found() -> None:
    """A set of values with words below each in the code; they are on the page, since Python itself forgets them."""
    (why,) = [made for made in NAMES if made.name == "Why"]
    assert {member.name: member.value for member in why.members} == {"CHANGED": "'changed'", "GONE": "'gone'"}
    assert all(member.about.endswith(".") for member in why.members)


def test_code_and_signs() -> None:
    """Words with code and with signs that HTML would take for its own; the signs are harmless."""
    assert with_code("a ``b<c`` & d") == "a <code>b&lt;c</code> &amp; d"


def test_the_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The program on the page, with the example of an answers file, then with none; a line for each part, then the error."""
    markdown = (DOCS / "developers.md").read_text(encoding="utf-8")
    program = textwrap.dedent(
        "".join(re.findall(r"^(?:    .*)?\n", markdown.split("{#start}")[1].split("## ")[0], re.MULTILINE))
    )
    (tmp_path / "example.py").write_text(program, encoding="utf-8")
    shutil.copyfile(CONTENT / "answers-file.example.json", tmp_path / "answers.json")
    monkeypatch.chdir(tmp_path)
    runpy.run_path("example.py")
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [
        d.id for d in the_guide().rules.assessments["jigsaw"].dimensions
    ]
    (tmp_path / "answers.json").write_text("{}", encoding="utf-8")
    runpy.run_path("example.py")
    assert "expected" in capsys.readouterr().out
