"""The engine's Python for the browser: our modules, the rules, and as much of the standard library as they need.

What is ours is found by following the imports from ``bridge``, what is Python's by running it
(``engine_pack``), so nobody keeps a list. It comes as one archive, in one trip, compiled.
The same content gives the same bytes, on every machine and at every time.
"""

from __future__ import annotations

import ast
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from toolkit_widgets.guide import Guide
from toolkit_widgets.paths import CACHE, RUNTIME, BuildError, needed_file
from toolkit_widgets.rules import rules_to_json

PACKAGE = "toolkit_widgets"
#: The module that the worker calls.
ENTRY = f"{PACKAGE}.bridge"
#: The archive, as it travels.
LIBRARY = "library.wasm"
#: The section of ``library.wasm`` that is the archive.
SECTION = "python"

_SOURCE = Path(__file__).parent
_SCRIPT, _PACKER = _SOURCE / "engine_pack.mjs", _SOURCE / "engine_pack.py"
#: What is asked for in Pyodide; its WebAssembly is what compiles.
_COMPILER = ("package.json", "python_stdlib.zip", "pyodide.asm.wasm")
#: Seconds in which a busy machine surely packs it.
_LONGEST = 600


def library(guide: Guide) -> Path:
    """Return where the archive stands, packed anew if anything that goes into it has changed.

    Raises:
        BuildError: Pyodide or Node is missing, or Pyodide does not run.

    """
    files = {path.name: path.read_text(encoding="utf-8") for path in modules()}
    files["content.json"] = rules_to_json(guide.rules)
    made = CACHE / "engine" / _made_from(files) / LIBRARY
    if not made.is_file():
        made.parent.mkdir(parents=True, exist_ok=True)
        # Made aside and moved in one step, since builds may run side by side.
        with NamedTemporaryFile(dir=made.parent, delete=False) as part:
            part.write(in_wasm(_packed(files)))
        Path(part.name).replace(made)
    return made


def modules() -> tuple[Path, ...]:
    """Return the files of ``bridge``, of the package itself and of all that these import from it."""
    found: set[Path] = set()
    waiting = [_SOURCE / "__init__.py", _SOURCE / "bridge.py"]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += [_SOURCE / f"{name}.py" for name in _imported(path)]
    return tuple(sorted(found))


def in_wasm(archive: bytes) -> bytes:
    """Return WebAssembly with nothing in it but the archive, in a section of its own.

    Hosts compress ``.wasm`` for their readers, and ``.zip`` not: docs/decisions/0019-how-the-engine-travels.md.
    """
    name = SECTION.encode()
    section = bytes([len(name)]) + name + archive
    return b"\0asm\x01\0\0\0" + b"\0" + _leb128(len(section)) + section


def _leb128(number: int) -> bytes:
    """Return a number as WebAssembly writes it: seven bits in a byte, the lowest first."""
    low, rest = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + _leb128(rest) if rest else bytes([low])


def _imported(path: Path) -> Iterator[str]:
    """Yield the names of our own modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.ImportFrom(module=module, names=aliases) if module == PACKAGE:
                names = [f"{PACKAGE}.{alias.name}" for alias in aliases]
            case ast.ImportFrom(module=str(module)):
                names = [module]
            case ast.Import(names=aliases):
                names = [alias.name for alias in aliases]
            case _:
                continue
        yield from (name.removeprefix(f"{PACKAGE}.") for name in names if name.startswith(f"{PACKAGE}."))


def _made_from(files: dict[str, str]) -> str:
    """Return a name for an archive that is kept: the hash of all that goes into it."""
    digest = hashlib.sha256(json.dumps(files, sort_keys=True).encode())
    for path in (_SCRIPT, _PACKER, *(needed_file(RUNTIME / name) for name in _COMPILER)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _packed(files: dict[str, str]) -> bytes:
    job = {
        "runtime": str(RUNTIME),
        "packer": _PACKER.read_text(encoding="utf-8"),
        "package": PACKAGE,
        "entry": ENTRY,
        "files": files,
    }
    ran = subprocess.run(  # noqa: S603 - our own script
        [node(), str(_SCRIPT)],
        input=json.dumps(job).encode(),
        capture_output=True,
        timeout=_LONGEST,
        check=False,
    )
    if ran.returncode or not ran.stdout:
        said = ran.stderr.decode(errors="replace").strip().splitlines() or ["nothing"]
        raise BuildError(
            f"{_SCRIPT.name}: {said[-1][-200:]}, expected the engine's archive; run `npm ci`, or mend what it names"
        )
    return ran.stdout


def node() -> str:
    """Return Node: the one that the set-up has brought, or the machine's own."""
    found = shutil.which("node", path=Path(sys.executable).parent) or shutil.which("node")
    if not found:
        raise BuildError(
            "node: not found, expected Node 22 or newer, which packs the engine; run `make build`"
        )
    return found
