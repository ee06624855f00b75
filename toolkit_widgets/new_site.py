"""A site of one's own: ``new`` makes its folder, ``upgrade`` brings it what is new and leaves what people changed.

The folder has settings, navigation, pages and content at its top, for people to change, and the toolkit in a folder of
its own. A list (``toolkit/given.json``) holds the hash of every file as it was given. So an upgrade knows what nobody
has touched: that alone is replaced. Of the rest the new form is laid beside, in ``toolkit/new/``, to be compared.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from toolkit_widgets.page_rules import NOT_PAGES
from toolkit_widgets.paths import ROOT, SETTINGS_NAME, BuildError

#: Where the toolkit stands in a site of one's own, the list of what was given, and what is laid beside.
TOOLKIT = "toolkit"
GIVEN = f"{TOOLKIT}/given.json"
BESIDE = f"{TOOLKIT}/new"
#: What makes up the toolkit.
_CODE = (
    "toolkit_widgets",
    "macros",
    "overrides",
    "tools",
    "tests/any_site",
    "tests/engine/golden",  # examples for the page that shows every part: macros/preview.py
    "tests/content/broken",
    "tests/settings/broken",
    "docs/publish",
    "Makefile",
    "pyproject.toml",
    "requirements.txt",
    "requirements-node.txt",
    "package.json",
    "package-lock.json",
    ".npmrc",
    ".python-version",
    "LICENSE",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
)
#: Content that every guide takes from the toolkit, and brings along only what it changes of it.
_SHARED = ("interface", "drawings", "pictures.yml", "words_to_use.yml", "easy_assessment.yml")
_LEFT_OUT = ("__pycache__", ".cache", "node_modules", ".venv")
#: How paths of mkdocs.yml change, since the toolkit stands one folder further down.
_MOVED = {
    "  custom_dir: overrides\n": f"  custom_dir: {TOOLKIT}/overrides\n",
    "  - macros/hooks.py\n": f"  - {TOOLKIT}/macros/hooks.py\n",
    "      module_name: macros\n": f"      module_name: {TOOLKIT}/macros\n",
    "  - macros\n  - overrides\n  - toolkit_widgets\n": f"  - content\n  - settings.yml\n  - {TOOLKIT}\n",
    "exclude_docs: | # for people who work on the project, and who publish a site\n  decisions/\n  publish/\n": "",
    "toolkit_widgets/content/": "content/",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgraded:
    """What an upgrade did, as paths in the folder: ``kept`` are changed by people, with a new form laid beside."""

    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


@dataclass(slots=True)
class _Doing:
    """An upgrade on its way."""

    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def new_site(folder: Path, name: str) -> None:
    """Make a site of one's own, with the content of this project to begin with.

    Raises:
        BuildError: the folder is there and has something in it, or this is no whole project.

    """
    _must_be_whole()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BuildError(f"{folder}: it is there already, expected a new folder; choose another name")
    files = dict(given(name))
    for path, data in files.items():
        _write(folder / path, data)
    _write_list(folder, name, files)


def upgrade(folder: Path) -> Upgraded:
    """Bring a site what this toolkit has anew, and leave every file that people changed or took out.

    Raises:
        BuildError: the folder has no list of what was given, or this is no whole project.

    """
    _must_be_whole()
    name, before = _read_list(folder)
    files, doing = dict(given(name)), _Doing()
    shutil.rmtree(folder / BESIDE, ignore_errors=True)
    for path, data in files.items():
        _bring(folder, path, data, before, doing)
    for path in before.keys() - files.keys():
        _take_away(folder / path, path, before, doing)
    _write_list(folder, name, files)
    return Upgraded(
        **{key: tuple(sorted(getattr(doing, key))) for key in ("added", "replaced", "removed", "kept")}
    )


def _must_be_whole() -> None:
    """Demand the whole project: the toolkit within a site has no pages and content to give."""
    if not (ROOT / SETTINGS_NAME).is_file():
        cure = "get the whole project, and run the command there"
        raise BuildError(f"{ROOT}: a toolkit within a site, expected the project with its pages; {cure}")


def given(name: str) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a new site with its path: the toolkit, then what is people's own."""
    for top in _CODE:
        for path in _files(ROOT / top):
            yield f"{TOOLKIT}/{path.relative_to(ROOT).as_posix()}", path.read_bytes()
    content = ROOT / "toolkit_widgets" / "content"
    for path in _files(content):
        if path.relative_to(content).parts[0] not in _SHARED:
            yield f"content/{path.relative_to(content).as_posix()}", path.read_bytes()
    for path in _files(ROOT / "docs"):
        if path.relative_to(ROOT / "docs").parts[0] not in NOT_PAGES:
            yield path.relative_to(ROOT).as_posix(), path.read_bytes()
    for path in _files(ROOT / "translations"):
        yield path.relative_to(ROOT).as_posix(), path.read_bytes()
    yield SETTINGS_NAME, _settings(name).encode()
    yield "mkdocs.yml", _navigation().encode()
    for path in _files(ROOT / "toolkit_widgets" / "site_files"):
        yield path.name.replace("dot-", "."), path.read_bytes()


def _files(top: Path) -> Iterator[Path]:
    paths = sorted(top.rglob("*")) if top.is_dir() else [top]
    yield from (path for path in paths if path.is_file() and not set(_LEFT_OUT) & set(path.parts))


def _settings(name: str) -> str:
    lines = (ROOT / SETTINGS_NAME).read_text(encoding="utf-8").splitlines(keepends=True)
    own = json.dumps(name, ensure_ascii=False)  # a string of JSON is one of YAML
    theirs = {"name": f"name: {own}\n", "short_name": "# short_name: Our guide\n"}
    return "".join(theirs.get(line.partition(":")[0], line) for line in lines)


def _navigation() -> str:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for ours, theirs in _MOVED.items():
        text = text.replace(ours, theirs)
    return text


def _bring(folder: Path, path: str, data: bytes, before: Mapping[str, str], doing: _Doing) -> None:
    """Bring one file of the new form, unless people changed or removed theirs."""
    there = folder / path
    if not there.is_file():
        if path not in before:
            _write(there, data)
            doing.added.append(path)
    elif (found := _hash(there.read_bytes())) == _hash(data):
        return
    elif found == before.get(path):
        _write(there, data)
        doing.replaced.append(path)
    elif before.get(path) != _hash(data):
        _write(folder / BESIDE / path, data)
        doing.kept.append(path)


def _take_away(there: Path, path: str, before: Mapping[str, str], doing: _Doing) -> None:
    """Take away a file that the new form does not have, if nobody changed it."""
    if there.is_file() and _hash(there.read_bytes()) == before[path]:
        there.unlink()
        doing.removed.append(path)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    if path.suffix == ".sh":
        path.chmod(0o755)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _write_list(folder: Path, name: str, files: Mapping[str, bytes]) -> None:
    listed = {path: _hash(data) for path, data in sorted(files.items())}
    text = json.dumps({"name": name, "files": listed}, indent=1, ensure_ascii=False)
    _write(folder / GIVEN, f"{text}\n".encode())


def _read_list(folder: Path) -> tuple[str, Mapping[str, str]]:
    try:
        made = json.loads((folder / GIVEN).read_text(encoding="utf-8"))
        return str(made["name"]), dict(made["files"])
    except (OSError, ValueError, KeyError, TypeError):
        cure = "give the folder of a site that `python -m toolkit_widgets new` made"
        raise BuildError(f"{folder / GIVEN}: no list of what was given, expected one; {cure}") from None
