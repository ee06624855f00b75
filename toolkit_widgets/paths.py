"""Where the project keeps things, and the error for a file that is not there."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: Made files that are kept between builds; safe to delete.
CACHE = ROOT / ".cache"
#: Scripts and styles of our own.
BROWSER = ROOT / "toolkit_widgets" / "browser"
#: Packages from npm.
NODE_MODULES = ROOT / "node_modules"
#: The npm package ``pyodide``.
RUNTIME = NODE_MODULES / "pyodide"


class BuildError(Exception):
    """The site cannot be built. One line: where, what came, what was expected, the cure."""


def needed_file(path: Path) -> Path:
    """Return a path if there is a file.

    Raises:
        BuildError: there is none.

    """
    if not path.is_file():
        place = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        raise BuildError(
            f"{place}: no such file, expected one that the set-up brings; run `make build`, or `npm ci`"
        )
    return path
