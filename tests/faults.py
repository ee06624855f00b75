"""The table of faults: what goes wrong, what a person sees, which test holds it. Read from the tests' own declarations.

``make faults`` runs them and prints the table with what came out. ``tests/FAULTS.md`` is the same without.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "tests" / "FAULTS.md"
_HEAD = """# What can go wrong, and what then happens

Made from the declarations in the tests: `make faults` runs them all and prints this table with what came out.
To write it anew: `make test ARGS="-n0 --rewrite-goldens tests/test_faults.py"`.

In all of them the answers stay.

| fault | what happens | test |
|---|---|---|
"""


def fault(what: str, happens: str) -> pytest.MarkDecorator:
    """Declare that a test tries a fault.

    Args:
        what: What goes wrong.
        happens: What a person sees, in one sentence or two.

    """
    return pytest.mark.fault(what=what, happens=happens)


@dataclass(frozen=True, slots=True)
class Fault:
    """A declaration, and the test that it stands above."""

    what: str
    happens: str
    file: str
    test: str

    @property
    def place(self) -> str:
        """The test as pytest names it."""
        return f"{self.file}::{self.test}"


def declared() -> Iterator[Fault]:
    """Yield all faults that tests declare, in the order of files and lines."""
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                for call in node.decorator_list:
                    if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "fault":
                        what, happens = (ast.literal_eval(argument) for argument in call.args)
                        yield Fault(what, happens, file.relative_to(ROOT).as_posix(), node.name)


def table() -> str:
    """Return the table as it stands in ``tests/FAULTS.md``."""
    rows = (f"| {f.what} | {f.happens} | `{f.place.removeprefix('tests/')}` |\n" for f in declared())
    return _HEAD + "".join(rows)


class Outcomes:
    """Counts what came out of each fault's tests, and prints the table at the end of the run."""

    def __init__(self) -> None:
        self._passed: dict[str, int] = {}
        self._failed: dict[str, int] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take in a test's end, wherever it ran."""
        place = report.nodeid.partition("[")[0]
        if report.failed:
            self._failed[place] = self._failed.get(place, 0) + 1
        elif report.when == "call" and report.passed:
            self._passed[place] = self._passed.get(place, 0) + 1

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print a line for each fault."""
        terminalreporter.section("faults")
        for found in declared():
            passed, failed = self._passed.get(found.place, 0), self._failed.get(found.place, 0)
            if passed or failed:
                came = f"FAILED {failed} of {passed + failed}" if failed else f"held, {passed}"
                terminalreporter.line(f"{came:>14}  {found.what}. {found.happens}.  {found.place}")


def pytest_configure(config: pytest.Config) -> None:
    """Print the table: `make faults` loads this module as a plugin."""
    config.pluginmanager.register(Outcomes())
