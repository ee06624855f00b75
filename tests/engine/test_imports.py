"""Who imports whom (README.md, "A map of this house"), held over the source itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from toolkit_widgets import engine_archive

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted([*ROOT.glob("toolkit_widgets/**/*.py"), *ROOT.glob("macros/**/*.py")])
ENGINE = engine_archive.modules()

#: Which file or folder alone may import a package.
ALLOWED_IN = {
    "yaml": "toolkit_widgets/content_files.py",
    "mkdocs": "macros/hooks.py",
    "typst": "toolkit_widgets/typesetting/",
    "page": "toolkit_widgets/typesetting/",
    "pypdf": "toolkit_widgets/typesetting/",
}


def imported(path: Path) -> Iterator[str]:
    """Yield the full name of each module that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write the whole name of the module"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("package", ALLOWED_IN)
def test_each_foreign_package_has_one_place(package: str) -> None:
    """A package in; the only files that import it are those that may, and one does."""
    users = [
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if package in {name.partition(".")[0] for name in imported(path)}
    ]
    assert users
    assert [path for path in users if not path.startswith(ALLOWED_IN[package])] == []


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: path.stem)
def test_what_goes_to_the_browser_imports_the_standard_library_only(path: Path) -> None:
    """Every module of the engine archive: the standard library and other modules of the archive."""
    names = {name.partition(".")[0] for name in imported(path)}
    assert names - set(sys.stdlib_module_names) <= {"toolkit_widgets"}


def test_what_goes_to_the_browser_is_the_engine() -> None:
    """The archive holds the engine, and nothing of words, pages or building."""
    assert {path.stem for path in ENGINE} == {
        *("__init__", "bridge", "bridge_group", "checks", "errors", "exchange", "gathering", "group"),
        *("group_file", "group_parts", "group_table", "group_view", "history", "model", "parts"),
        *("requests", "results", "rules", "scoring", "strict_json", "table", "voices", "zips"),
        *("bridge_planner", "planner_file", "planner_meeting", "planner_missing", "planner_model"),
        *("planner_parts", "planner_values", "planners", "planner_costs", "planner_review"),
        *("agenda", "calendar_file", "days", "money"),
    }


#: Module, and what of our own it may import; a later one may import the earlier ones.
LAYERS = (
    ("planner_model", "errors", "money", "days", "calendar_file"),
    ("model", "planner_values"),
    ("results", "checks", "strict_json", "rules"),
    ("scoring", "requests"),
    ("group", "history"),
    ("group_view", "exchange", "table", "voices"),
    ("parts", "group_file", "group_table", "planner_missing", "planner_meeting", "planner_costs"),
    ("group_parts", "zips", "planner_file"),
    ("agenda",),
    ("planner_review",),
    ("planners",),
    ("planner_parts",),
    ("gathering",),
    ("bridge_group", "bridge_planner"),
    ("bridge",),
)


def test_the_engine_has_layers() -> None:
    """No module of the engine imports one of its own layer or of a later one."""
    earlier: set[str] = set()
    for layer in LAYERS:
        for name in layer:
            ours = {
                used.split(".")[1]
                for used in imported(ROOT / "toolkit_widgets" / f"{name}.py")
                if used.startswith("toolkit_widgets.")
            }
            assert ours <= earlier, name
        earlier |= set(layer)


def test_the_toolkit_does_not_know_its_callers() -> None:
    """Macros import the toolkit, never the other way round."""
    for path in ROOT.glob("toolkit_widgets/**/*.py"):
        assert "macros" not in {name.partition(".")[0] for name in imported(path)}, path


def test_importing_the_package_loads_nothing_foreign() -> None:
    """A fresh Python that imports the package and the bridge has loaded no YAML, no MkDocs, no Typst."""
    code = (
        "import sys, toolkit_widgets.bridge; "
        "print({name.partition('.')[0] for name in sys.modules} & {'yaml', 'mkdocs', 'typst', 'jinja2', 'csv', 'argparse', 'zipfile'})"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"


def test_the_public_interface_is_what_init_names() -> None:
    """Every public name is there, has a docstring, and is in ``__all__``."""
    import toolkit_widgets

    public = {
        name
        for name, value in vars(toolkit_widgets).items()
        if not name.startswith("_") and getattr(value, "__module__", "").startswith("toolkit_widgets.")
    }
    assert public == set(toolkit_widgets.__all__)
    assert all(getattr(toolkit_widgets, name).__doc__ for name in public)
    assert sorted(toolkit_widgets.__all__) == toolkit_widgets.__all__
