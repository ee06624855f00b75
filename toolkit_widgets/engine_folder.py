"""The folder that the browser starts the engine from: Pyodide's runtime, its lock, our wheel.

It has a list of the hashes of its files, and its name is the hash of that list. So a page
that knows the address knows every byte: a file that differs is refused and never run
(``browser/engine-files.js``), a reader's browser can keep the folder for ever, and two
editions never mix. The lock holds our wheel alone: a name that is missing fails, where
Pyodide's own lock would ask another host for it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from tempfile import mkdtemp

from toolkit_widgets import engine_archive
from toolkit_widgets.guide import Guide
from toolkit_widgets.paths import BROWSER, CACHE, RUNTIME, needed_file

#: What Pyodide starts from; its source maps, types and consoles are not for readers.
RUNTIME_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"
#: Our own scripts that run beside the page: the worker, and what it imports.
WORKER = "engine-worker.js"
SCRIPTS = ("engine-files.js", WORKER)
#: The list of all files with their hashes, by which the folder is named.
LIST = "integrity.json"
#: Where the folder stands, from the site's root.
PLACE = "assets/engine"


def engine_folder_name(guide: Guide) -> str:
    """Return the folder's address from the site's root, ``assets/engine/HASH``.

    Raises:
        BuildError: a file of the npm package ``pyodide`` is missing.

    """
    return _name(_list(_files(guide)))


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
    wheel = engine_archive.wheel(guide)
    folder = _ours(wheel, CACHE / "engine" / _made_from(wheel))
    yield from (needed_file(folder / name) for name in (LOCK, engine_archive.WHEEL))


def _list(files: Iterable[Path]) -> bytes:
    hashes = {file.name: integrity(file.read_bytes()) for file in files}
    return (json.dumps(hashes, indent=2, sort_keys=True) + "\n").encode()


def _name(made: bytes) -> str:
    return f"{PLACE}/{hashlib.sha256(made).hexdigest()}"


def _made_from(wheel: bytes) -> str:
    """Return a name for a lock that is kept: the hash of all that goes into it."""
    digest = hashlib.sha256(version("pyodide-lock").encode())
    digest.update(needed_file(RUNTIME / LOCK).read_bytes())
    digest.update(wheel)
    return digest.hexdigest()[:16]


def _ours(wheel: bytes, folder: Path) -> Path:
    """Return the folder with the wheel and its lock, making it if it is not there yet."""
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        # Made aside and moved in one step, since builds may run side by side.
        part = Path(mkdtemp(dir=folder.parent))
        (part / engine_archive.WHEEL).write_bytes(wheel)
        _write_lock(part / engine_archive.WHEEL, part / LOCK)
        try:
            part.rename(folder)
        except OSError:  # another build was quicker and made the same
            shutil.rmtree(part)
    return folder


def _write_lock(wheel: Path, lock: Path) -> None:
    """Write a lock that holds one package: our wheel with its hash."""
    # Imported here, since only a changed engine needs it and it takes longer than all the rest.
    from pyodide_lock import PyodideLockSpec
    from pyodide_lock.utils import add_wheels_to_spec

    spec = add_wheels_to_spec(PyodideLockSpec.from_json(RUNTIME / LOCK), [wheel])
    spec.packages = {engine_archive.NAME: spec.packages[engine_archive.NAME]}
    spec.to_json(lock, indent=2)
