"""What stands in the built site and whose it is: every file belongs to one part, and every part has its licence.

The build stops at a file that nobody has claimed, so the page of licences and the bill of
materials (``sbom.cdx.json``, CycloneDX 1.6) say what is really there.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit_widgets.offline import COPY, LIST
from toolkit_widgets.paths import NODE_MODULES, ROOT, RUNTIME, BuildError, shown

SBOM = "sbom.cdx.json"
#: Made after the bill, from what stands in it: the list of its hashes, and the copy, which has a bill of its own.
_AFTER_IT = (SBOM, COPY, LIST)
_SPEC = "1.6"
#: The name space of our serial numbers: the same files have the same number.
_NUMBERS = uuid.uuid5(uuid.NAMESPACE_URL, "co-production-toolkit")


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltIn:
    """Something of others that is compiled into a part; ``mark`` are bytes by which it is known there."""

    name: str
    licence: str
    mark: bytes
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something in the site by one maker under one licence. ``files`` matches its paths from the site's root."""

    id: str
    name: str
    version: str
    licence: str
    address: str
    files: str
    package: str = ""
    built_in: tuple[BuiltIn, ...] = ()


#: What the engine's archive holds beside Python's own modules.
_IN_LIBRARY = (
    BuiltIn(name="Pyodide’s Python modules", licence="MPL-2.0", mark=b"_pyodide/_base.pyc"),
    BuiltIn(
        name="Co-production guide and toolkit: engine", licence="MIT", mark=b"toolkit_widgets/bridge.pyc"
    ),
)
#: What Pyodide's WebAssembly holds beside Python.
_IN_PYODIDE = (
    BuiltIn(name="zlib", version="1.3.1", licence="Zlib", mark=b"deflate 1.3.1 Copyright"),
    BuiltIn(name="bzip2", licence="bzip2-1.0.6", mark=b"bzip2"),
    BuiltIn(name="SQLite", licence="blessing", mark=b"sqlite3_open_v2"),
    BuiltIn(name="XZ Utils (liblzma)", licence="0BSD", mark=b"PyInit__lzma"),
    BuiltIn(name="Zstandard", licence="BSD-3-Clause", mark=b"ZSTD_compressBlock"),
    BuiltIn(name="Expat", licence="MIT", mark=b"PyInit_pyexpat"),
)

#: The logo of the settings: whoever put it there knows whose it is, and no licence is given for it.
_LOGO = "assets/own-logo."


def _npm(folder: Path) -> str:
    """Return the version of an npm package that is installed."""
    try:
        return str(json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"])
    except (OSError, ValueError, KeyError):
        raise BuildError(
            f"{shown(folder)}/package.json: no version, expected a package that the set-up brings; run `npm ci`"
        ) from None


def _ours() -> str:
    found = re.search(r'^version = "([^"]+)"', _project(), re.MULTILINE)
    return found[1] if found else "0"


def _project() -> str:
    file = ROOT / "pyproject.toml"
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def parts() -> tuple[Part, ...]:
    """Return all parts, those of others first. A file belongs to the first that claims it.

    Raises:
        BuildError: a package that the site takes something from is not installed.

    """
    pyodide, minisearch = _npm(RUNTIME), _npm(NODE_MODULES / "minisearch")
    lexend = _npm(NODE_MODULES / "@fontsource" / "lexend")
    return (
        Part(
            id="pyodide",
            name="Pyodide",
            version=pyodide,
            licence="MPL-2.0",
            address="https://github.com/pyodide/pyodide",
            files=r"assets/engine/\w+/(pyodide\.(asm\.)?mjs|pyodide\.asm\.wasm)",
            package=f"pkg:npm/pyodide@{pyodide}",
            built_in=_IN_PYODIDE,
        ),
        Part(
            id="python",
            name="Python",
            version=_python(),
            licence="PSF-2.0",
            address="https://www.python.org/",
            files=r"assets/engine/\w+/library\.wasm",
            package=f"pkg:generic/cpython@{_python()}",
            built_in=_IN_LIBRARY,
        ),
        Part(
            id="minisearch",
            name="MiniSearch",
            version=minisearch,
            licence="MIT",
            address="https://github.com/lucaong/minisearch",
            files=r"assets/minisearch(\.js|-LICENSE\.txt)",
            package=f"pkg:npm/minisearch@{minisearch}",
        ),
        Part(
            id="lexend",
            name="Lexend",
            version=lexend,
            licence="OFL-1.1",
            address="https://github.com/googlefonts/lexend",
            files=r"assets/fonts/.*",
            package=f"pkg:npm/%40fontsource/lexend@{lexend}",
        ),
        Part(
            id="openmoji",
            name="OpenMoji",
            version="",
            licence="CC-BY-SA-4.0",
            address="https://openmoji.org/",
            files=r"pictures/.*\.svg",
        ),
        Part(
            id="code",
            name="Co-production guide and toolkit: code",
            version=_ours(),
            licence="MIT",
            address="",
            files=r"assets/([\w.-]+\.(js|css)|engine/\w+/(engine-[a-z]+\.js|integrity\.json))|offline-worker\.js|_headers|hosting/.*",
        ),
        Part(
            id="words",
            name="Co-production guide and toolkit: words, pages and handouts",
            version=_ours(),
            licence="CC-BY-SA-4.0",
            address="",
            files=r".*\.(html|pdf)|handouts/.*\.zip|assets/(?!own-logo)[\w.-]+\.(json|svg)|search/.*\.json|read-me-first\.txt|sitemap\.xml(\.gz)?",
        ),
    )


def _python() -> str:
    """Return the version of Python that the runtime's lock names."""
    lock = json.loads((RUNTIME / "pyodide-lock.json").read_text(encoding="utf-8"))
    return str(lock["info"]["python"])


def claimed(site_dir: Path) -> Mapping[str, tuple[str, ...]]:
    """Return the files of each part by its id, in order.

    Raises:
        BuildError: a file belongs to no part, or a part has no file; one line for each.

    """
    everything = parts()
    found: dict[str, list[str]] = {part.id: [] for part in everything}
    wrong = []
    for path in sorted(path for path in site_dir.rglob("*") if path.is_file()):
        name = path.relative_to(site_dir).as_posix()
        owner = next((part.id for part in everything if re.fullmatch(part.files, name)), None)
        if name in _AFTER_IT:
            continue
        if owner:
            found[owner].append(name)
        elif not name.startswith(_LOGO):
            wrong.append(
                f"site/{name}: nobody's, expected a part that claims it; name its maker and licence in "
                "toolkit_widgets/supply.py, or take it out"
            )
    wrong += [
        f"toolkit_widgets/supply.py: {id_} has no file in the site, expected one; mend its files, or take it out"
        for id_, files in found.items()
        if not files
    ]
    if wrong:
        raise BuildError("\n".join(wrong))
    return {id_: tuple(files) for id_, files in found.items()}


def write_sbom(site_dir: Path) -> None:
    """Write the bill of materials: each part with its version, licence, and files with their hashes.

    It has no time and no chance in it: the same site has the same bill.

    Raises:
        BuildError: a file belongs to no part, or a part has no file.

    """
    files = claimed(site_dir)
    components = [_component(part, site_dir, files[part.id]) for part in parts()]
    digest = hashlib.sha256(json.dumps(components, sort_keys=True).encode()).hexdigest()
    bill = {
        "$schema": f"http://cyclonedx.org/schema/bom-{_SPEC}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": _SPEC,
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NUMBERS, digest)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "site",
                "name": "co-production-toolkit",
                "version": _ours(),
            }
        },
        "components": components,
    }
    (site_dir / SBOM).write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _component(part: Part, site_dir: Path, files: tuple[str, ...]) -> dict[str, object]:
    made: dict[str, object] = {
        "type": "data" if part.id == "words" else "library",
        "bom-ref": part.id,
        "name": part.name,
        "licenses": [{"license": {"id": part.licence}}],
        "components": [
            *(_built_in(part, inner) for inner in part.built_in),
            *(_file(site_dir, name) for name in files),
        ],
    }
    if part.version:
        made["version"] = part.version
    if part.package:
        made["purl"] = part.package
    if part.address:
        made["externalReferences"] = [{"type": "website", "url": part.address}]
    return made


def _built_in(part: Part, inner: BuiltIn) -> dict[str, object]:
    made: dict[str, object] = {
        "type": "library",
        "bom-ref": f"{part.id}/{inner.name}",
        "name": inner.name,
        "licenses": [{"license": {"id": inner.licence}}],
    }
    return made | ({"version": inner.version} if inner.version else {})


def _file(site_dir: Path, name: str) -> dict[str, object]:
    digest = hashlib.sha256((site_dir / name).read_bytes()).hexdigest()
    return {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}
