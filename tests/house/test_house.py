"""The house as it is: no circle, no dead code, and a map on which every room stands."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.engine.test_imports import imported
from toolkit_widgets.paths import ROOT

SOURCES = sorted([*ROOT.glob("toolkit_widgets/**/*.py"), *ROOT.glob("macros/**/*.py")])
TEMPLATES = sorted(ROOT.glob("macros/templates/*.jinja"))
#: Where a name of ours may be used, beside our code.
ELSEWHERE = (
    "macros/templates/*",
    "overrides/**/*.html",
    "toolkit_widgets/**/*.typ",
    "toolkit_widgets/**/*.jinja",
    "bench/*.py",
)
#: What others call, by names that they chose.
CALLED_BY_OTHERS = {
    "macros/hooks.py": re.compile(r"on_\w+"),  # MkDocs
    "macros/markup.py": re.compile(r"handle_\w+"),  # html.parser
    "macros/sandbox.py": re.compile(r"from_string"),  # mkdocs-macros
}


def module_of(path: Path) -> str:
    """Return the full name of a module."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def graph() -> dict[str, set[str]]:
    """Return for each module of ours those that it imports, anywhere in it."""
    names = {module_of(path) for path in SOURCES}
    return {
        module_of(path): {name for name in imported(path) if name in names} - {module_of(path)}
        for path in SOURCES
    }


def test_there_is_no_circle() -> None:
    """All modules and what they import, inside of functions too; they can be put in a row."""
    order = list(
        TopologicalSorter(
            {name: needed - {name.rpartition(".")[0]} for name, needed in graph().items()}
        ).static_order()
    )
    assert set(order) >= set(graph())


def test_a_circle_would_be_found() -> None:
    """Two modules that need each other; they cannot be put in a row."""
    with pytest.raises(CycleError):
        TopologicalSorter({"a": {"b"}, "b": {"a"}}).prepare()


@cache
def words() -> dict[str, int]:
    """Return how often each word stands in our code and templates."""
    files = [*SOURCES, *(path for pattern in ELSEWHERE for path in ROOT.glob(pattern) if path.is_file())]
    count: dict[str, int] = {}
    for path in files:
        for word in re.findall(r"\w+", path.read_text(encoding="utf-8")):
            count[word] = count.get(word, 0) + 1
    return count


def defined(path: Path) -> Iterator[str]:
    """Yield the names of functions, methods, classes and constants of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
    for node in tree.body:
        if isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


@pytest.mark.parametrize("path", SOURCES, ids=module_of)
def test_nothing_is_dead(path: Path) -> None:
    """A file; whatever it defines is named a second time somewhere in our code, tests not counted."""
    others = CALLED_BY_OTHERS.get(path.relative_to(ROOT).as_posix())
    alone = {name for name in defined(path) if words()[name] < 2 and not name.startswith("__")}
    assert {name for name in alone if not (others and others.fullmatch(name))} == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_every_template_is_used(path: Path) -> None:
    """A template; another one or a macro names it, or it is that of a planner, whose name is put together."""
    users = [*ROOT.glob("macros/*.py"), *(other for other in TEMPLATES if other != path)]
    named = any(f'"{path.name}"' in user.read_text(encoding="utf-8") for user in users)
    planner = (
        path.name.removeprefix("planner_")
        .removesuffix(".html.jinja")
        .replace("_beside", "")
        .replace("_", "-")
    )
    assert named or (ROOT / "toolkit_widgets" / "content" / "planners" / f"{planner}.yml").is_file()


def rooms() -> set[str]:
    """Return what stands in the first column of the map in README.md."""
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("| room |")[2].partition("\n\n")[0]
    return set(re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE))


def test_every_room_on_the_map_is_there() -> None:
    """The map of the house; each place on it exists."""
    assert [room for room in rooms() if not list(ROOT.glob(room.rstrip("/")))] == []


def test_every_room_is_on_the_map() -> None:
    """The folders at the top that git knows, and those of the toolkit; each is on the map."""
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    if not listed:
        pytest.skip("no git here: a copy without its history")
    tops = {f"{path.split('/')[0]}/" for path in listed if "/" in path}
    inner = {
        f"toolkit_widgets/{path.split('/')[1]}/"
        for path in listed
        if re.match(r"toolkit_widgets/[^/]+/", path)
    }
    assert sorted(tops | inner) == sorted(room for room in rooms() if room.endswith("/"))


def test_tests_on_the_map() -> None:
    """The folders of tests; the map's line about them names each."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^\| `tests/` \|(.*)$", text, re.MULTILINE)
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and list(path.rglob("*.py"))}
    assert folders == set(re.findall(r"`(\w+)/`", line))


CITED = re.compile(r"decisions/(\d{4}[\w-]*)")


def test_decisions_that_are_cited_are_there() -> None:
    """Every file of ours that names a decision; there is one of that name."""
    decisions = [path.stem for path in (ROOT / "docs" / "decisions").glob("*.md")]
    places = [
        path
        for room in ("docs", "macros", "overrides", "tests", "toolkit_widgets", "bench")
        for path in (ROOT / room).rglob("*")
        if path.suffix in {".py", ".js", ".css", ".md", ".yml", ".html", ".jinja", ".typ"}
    ]
    cited = [
        (path.relative_to(ROOT).as_posix(), name)
        for path in places
        for name in CITED.findall(path.read_text(encoding="utf-8"))
    ]
    assert len(cited) > 10
    assert [(path, name) for path, name in cited if not any(d.startswith(name) for d in decisions)] == []
