"""The folder that the browser starts the engine from: Pyodide's runtime, and the archive of its Python.

It has a list of the hashes of its files, and its name is the hash of that list. So a page
that knows the address knows every byte: a file that differs is refused and never run
(``browser/engine-files.js``), a reader's browser can keep the folder for ever, and two
editions never mix. The list has Pyodide's lock too, with no packages in it: that saves a
trip, and a name that is missing fails, where Pyodide's own lock would ask another host for it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit_widgets import engine_archive
from toolkit_widgets.guide import Guide
from toolkit_widgets.paths import BROWSER, RUNTIME, needed_file
from toolkit_widgets.rules import rules_to_json

#: What Pyodide starts from; its source maps, types and consoles are not for readers.
RUNTIME_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
#: Our own scripts that run beside the page: the worker, and what it imports.
WORKER = "engine-worker.js"
SCRIPTS = ("engine-files.js", "engine-snapshot.js", WORKER)
#: Where the runtime says which interface it has.
_LOCK = "pyodide-lock.json"
#: The list of all files with their hashes, by which the folder is named.
LIST = "integrity.json"
#: Where the folder stands, from the site's root.
PLACE = "assets/engine"
#: The names found so far, by the rules of their guides: many pages ask, and all files are read for the answer.
_names: dict[str, str] = {}


def engine_folder_name(guide: Guide) -> str:
    """Return the folder's address from the site's root, ``assets/engine/HASH``.

    Raises:
        BuildError: a file of the npm package ``pyodide`` is missing.

    """
    rules = rules_to_json(guide.rules)
    if rules not in _names:
        _names[rules] = _name(_list(_files(guide)))
    return _names[rules]


def write_engine(guide: Guide, site_dir: Path) -> Path:
    """Write the folder into a site and return where it is.

    Raises:
        BuildError: a file of the npm package ``pyodide`` is missing.

    """
    files = tuple(_files(guide))
    made = _list(files)
    target = site_dir / _name(made)
    target.mkdir(parents=True, exist_ok=True)
    for file in files:
        shutil.copyfile(file, target / file.name)
    (target / LIST).write_bytes(made)
    return target


def integrity(data: bytes) -> str:
    """Return the hash of a file as browsers read it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}"


def _files(guide: Guide) -> Iterator[Path]:
    """Yield every file that goes in, where it stands now."""
    yield from (needed_file(RUNTIME / name) for name in RUNTIME_FILES)
    yield from (BROWSER / name for name in SCRIPTS)
    yield engine_archive.library(guide)


def _list(files: Iterable[Path]) -> bytes:
    made = {
        "files": {file.name: integrity(file.read_bytes()) for file in files},
        "lock": {"info": json.loads(needed_file(RUNTIME / _LOCK).read_bytes())["info"], "packages": {}},
    }
    return (json.dumps(made, indent=2, sort_keys=True) + "\n").encode()


def _name(made: bytes) -> str:
    return f"{PLACE}/{hashlib.sha256(made).hexdigest()}"
