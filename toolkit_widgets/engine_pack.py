"""Packs the engine's Python: runs in Pyodide while the site is built (``engine_pack.mjs``), never on a page.

What a reader's browser needs is found by running: the engine prepares itself, and whatever has then been
read from Pyodide's archive of the standard library goes in, compiled, with ours beside it. Compiled, since
a phone would take longer over that than over all the rest of a start; without documentation and without
the places of lines, which no reader sees. The same files give the same bytes.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
import sys
import types
import zipfile
from collections.abc import Iterator
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]
from pathlib import Path

#: The earliest time that a zip archive can hold.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
#: How many code units one entry of a table of lines can stand for, and such an entry: these have no line.
_MOST_UNITS, _NO_LINE = 8, 0xF8


def packed(folder: str, package: str, entry: str) -> bytes:
    """Return a zip archive of the modules that a start and ``entry.prepare`` need, and of all files of a package.

    Stored, not deflated: the host compresses it whole, and better.
    """
    sys.path.insert(0, folder)
    ours = sorted(path for path in Path(folder, package).iterdir() if path.is_file())
    importlib.import_module(entry).prepare()
    files = {**dict(_library()), **{f"{package}/{path.name}": path.read_bytes() for path in ours}}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files.items()):
            is_code = name.endswith(".py")
            info = zipfile.ZipInfo(name + "c" if is_code else name, _NO_TIME)
            info.external_attr = 0o644 << 16
            archive.writestr(info, _compiled(name, data) if is_code else data)
    return made.getvalue()


def _library() -> Iterator[tuple[str, bytes]]:
    """Yield the modules that have been read from the archive of the standard library; what is frozen has not."""
    for module in list(sys.modules.values()):
        loader = getattr(module, "__loader__", None)
        if type(loader).__name__ == "zipimporter" and loader is not None:
            path = str(module.__file__)
            yield path.removeprefix(f"{loader.archive}/"), loader.get_data(path)


def _compiled(name: str, source: bytes) -> bytes:
    """Return a module as Python reads it without asking for its source."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=2)
    return bytes(_code_to_hash_pyc(_bare(code), importlib.util.source_hash(source), False))  # noqa: FBT003


def _bare(code: types.CodeType) -> types.CodeType:
    """Return code whose tracebacks name functions and no lines."""
    units = len(code.co_code) // 2
    full, rest = divmod(units, _MOST_UNITS)
    lines = bytes([_NO_LINE | _MOST_UNITS - 1] * full + ([_NO_LINE | rest - 1] if rest else []))
    inner = (_bare(const) if isinstance(const, types.CodeType) else const for const in code.co_consts)
    return code.replace(co_consts=tuple(inner), co_linetable=lines)
