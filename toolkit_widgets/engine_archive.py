"""The engine for the browser: our modules and the rules, packed as one wheel.

What goes in is found by following the imports from ``bridge``, so nobody keeps a
list. The same content gives the same bytes, on every machine and at every time.
"""

from __future__ import annotations

import ast
import base64
import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from toolkit_widgets.guide import Guide
from toolkit_widgets.rules import rules_to_json

PACKAGE = "toolkit_widgets"
#: The name by which Pyodide loads the wheel.
NAME = "co-production-engine"
#: Always the same: the hash in the folder's name tells engines apart.
VERSION = "1"
#: The module that the worker calls.
ENTRY = f"{PACKAGE}.bridge"
WHEEL = f"{NAME.replace('-', '_')}-{VERSION}-py3-none-any.whl"

_SOURCE = Path(__file__).parent
_DIST_INFO = f"{NAME.replace('-', '_')}-{VERSION}.dist-info"
_METADATA = f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {VERSION}\nLicense: MIT\n"
_WHEEL = "Wheel-Version: 1.0\nGenerator: toolkit_widgets\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
#: The earliest time that a zip archive can hold.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def wheel(guide: Guide) -> bytes:
    """Return the wheel: the modules that ``bridge`` needs and ``content.json`` with the guide's rules."""
    files = {f"{PACKAGE}/{path.name}": path.read_bytes() for path in modules()}
    files[f"{PACKAGE}/content.json"] = rules_to_json(guide.rules).encode()
    files[f"{_DIST_INFO}/METADATA"] = _METADATA.encode()
    files[f"{_DIST_INFO}/WHEEL"] = _WHEEL.encode()
    return _zip({**files, f"{_DIST_INFO}/RECORD": _record(files).encode()})


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


def _record(files: Mapping[str, bytes]) -> str:
    """Return the list of files with their hashes that a wheel carries."""
    lines = []
    for name, data in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        lines.append(f"{name},sha256={digest},{len(data)}\n")
    return "".join([*lines, f"{_DIST_INFO}/RECORD,,\n"])


def _zip(files: Mapping[str, bytes]) -> bytes:
    """Pack files without their times and rights.

    Stored, not deflated: another zlib would give other bytes, and the host compresses anyway.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return packed.getvalue()
