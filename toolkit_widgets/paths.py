"""Where things are kept: the toolkit's own, and those of the guide that it makes. And the error for a missing file.

The guide is the folder that ``GUIDE_FOLDER`` names or, without that, the one in which a command is run, if it has a
``settings.yml``. Otherwise it is the toolkit's own. In this project both are the same.
"""

from __future__ import annotations

import os
from pathlib import Path

#: The toolkit: code, styles, and the content that all guides share.
ROOT = Path(__file__).resolve().parent.parent
#: Scripts and styles of our own.
BROWSER = ROOT / "toolkit_widgets" / "browser"
#: Content of this project's own guide, from which others take what they do not bring along.
SHARED_CONTENT = ROOT / "toolkit_widgets" / "content"
#: Packages from npm.
NODE_MODULES = ROOT / "node_modules"
#: The npm package ``pyodide``.
RUNTIME = NODE_MODULES / "pyodide"

#: The name of the file of settings, which makes a folder a guide.
SETTINGS_NAME = "settings.yml"


def guide_folder() -> Path:
    """Return the folder of the guide."""
    if named := os.environ.get("GUIDE_FOLDER"):
        return Path(named).resolve()
    here = Path.cwd()
    return here if (here / SETTINGS_NAME).is_file() else ROOT


GUIDE = guide_folder()
SETTINGS = GUIDE / SETTINGS_NAME
CONTENT = SHARED_CONTENT if GUIDE == ROOT else GUIDE / "content"
#: What lends the guide the content that it does not bring along.
BENEATH = None if GUIDE == ROOT else SHARED_CONTENT
DOCS = GUIDE / "docs"
#: A folder for each language: content/ and docs/ with what is translated.
TRANSLATIONS = GUIDE / "translations"
#: The language that is built now; empty, that of the content.
LANGUAGE = os.environ.get("GUIDE_LANGUAGE", "")
#: Made files that are kept between builds; safe to delete.
CACHE = GUIDE / ".cache"


class BuildError(Exception):
    """The site cannot be built. One line: where, what came, what was expected, the cure."""


def shown(path: Path) -> str:
    """Return a path as messages name it: from the guide's folder or, if it is not in there, from the toolkit's."""
    for folder in (GUIDE, ROOT):
        if path.is_relative_to(folder):
            return path.relative_to(folder).as_posix()
    return path.as_posix()


def needed_file(path: Path) -> Path:
    """Return a path if there is a file.

    Raises:
        BuildError: there is none.

    """
    if not path.is_file():
        cure = "run `make build`, or `npm ci`"
        raise BuildError(f"{shown(path)}: no such file, expected one that the set-up brings; {cure}")
    return path
