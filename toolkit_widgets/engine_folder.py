"""The folder that the browser starts the engine from: Pyodide's runtime, its lock, our wheel.

Its name is a hash of all that goes in, so a reader's browser can keep it for ever
and never mixes two editions. The lock holds our wheel alone: a name that is
missing fails, where Pyodide's own lock would ask another host for it.
"""

from __future__ import annotations

import hashlib
import shutil
from importlib.metadata import version
from pathlib import Path
from tempfile import mkdtemp

from toolkit_widgets import engine_archive
from toolkit_widgets.guide import Guide
from toolkit_widgets.paths import CACHE, RUNTIME, needed_file

#: What Pyodide starts from; its source maps, types and consoles are not for readers.
RUNTIME_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"
#: Where the folder stands, from the site's root.
PLACE = "assets/engine"


def engine_folder_name(guide: Guide) -> str:
    """Return the folder's address from the site's root, ``assets/engine/HASH``."""
    return _name(engine_archive.wheel(guide))


def write_engine(guide: Guide, site_dir: Path) -> Path:
    """Write the folder into a site and return where it is.

    Raises:
        BuildError: a file of the npm package ``pyodide`` is missing.

    """
    wheel = engine_archive.wheel(guide)
    name = _name(wheel)
    target = site_dir / name
    target.mkdir(parents=True, exist_ok=True)
    ours = _ours(wheel, CACHE / name)
    for file in (*(RUNTIME / name for name in RUNTIME_FILES), ours / LOCK, ours / engine_archive.WHEEL):
        shutil.copyfile(needed_file(file), target / file.name)
    return target


def _name(wheel: bytes) -> str:
    digest = hashlib.sha256(version("pyodide-lock").encode())
    for file in (*RUNTIME_FILES, LOCK):
        digest.update(needed_file(RUNTIME / file).read_bytes())
    digest.update(wheel)
    return f"{PLACE}/{digest.hexdigest()[:16]}"


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
