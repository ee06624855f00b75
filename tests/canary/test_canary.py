"""Canaries: the same site with what may come after MkDocs. ProperDocs has to build it word for word; Zensical is watched.

`make canary` brings both, into a folder of their own. `CANARY` may name another one.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest

ROOT = Path(__file__).resolve().parents[2]
CANARY = Path(os.environ.get("CANARY", ROOT / ".cache" / "canary"))
CHOIR = ROOT / "tests" / "other_guide" / "choir"
#: Seconds that a build may take.
LONGEST = 600


def needs(package: str) -> pytest.MarkDecorator:
    """Skip where a package is not there."""
    there = (CANARY / package).is_dir()
    return pytest.mark.skipif(not there, reason=f"{package} is not in {CANARY}; `make canary` brings it")


def built(module: str, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build the guide in a folder with the program that a module is."""
    return subprocess.run(
        [sys.executable, "-m", module, "build", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST,
        env={
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            "DISABLE_MKDOCS_2_WARNING": "true",
            "PYTHONPATH": os.pathsep.join([str(CANARY), str(ROOT)]),
        },
    )


@pytest.fixture(scope="module")
def choir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the small guide, with its own paths to the toolkit."""
    folder = tmp_path_factory.mktemp("canary") / "choir"
    shutil.copytree(CHOIR, folder, ignore=shutil.ignore_patterns(".cache"))
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        config.replace("../../../", f"{os.path.relpath(ROOT, folder)}/"), encoding="utf-8"
    )
    return folder


@pytest.fixture(scope="module")
def by_mkdocs(choir: Path) -> Path:
    """Return the site as MkDocs builds it."""
    done = built("mkdocs", choir, "--strict", "--site-dir", "by-mkdocs")
    assert done.returncode == 0, done.stdout + done.stderr
    return choir / "by-mkdocs"


def words(file: Path) -> str:
    """Return the words of a page as they are read, and nothing else."""
    tree: ElementTree.Element = html5lib.parse(file.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    body = tree.find("body")
    assert body is not None, file
    return " ".join("".join(body.itertext()).split())


def files(site: Path) -> set[str]:
    """Return the names of all files of a site."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


@needs("properdocs")
def test_properdocs_builds_the_same(choir: Path, by_mkdocs: Path) -> None:
    """The same guide; the same files, each page with the same words, every other file with the same bytes."""
    done = built(
        "properdocs", choir, "--strict", "--config-file", "mkdocs.yml", "--site-dir", "by-properdocs"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    site = choir / "by-properdocs"
    assert files(site) == files(by_mkdocs)
    for name in sorted(files(site)):
        ours, theirs = by_mkdocs / name, site / name
        if name.endswith(".html"):
            assert words(theirs) == words(ours), name
        elif not name.endswith((".gz", "sbom.cdx.json")):
            assert theirs.read_bytes() == ours.read_bytes(), name


@needs("zensical")
def test_zensical_is_watched(choir: Path) -> None:
    """The same guide; what works is as listed here. When this fails, something has changed: look, and mend the list."""
    done = built("zensical", choir, "--config-file", "mkdocs.yml")
    works = {
        "ends well": done.returncode == 0,
        "writes pages": (choir / "site" / "how-to" / "voices" / "index.html").is_file(),
        "runs hooks": (choir / "site" / "assets" / "site.css").is_file(),
        "speaks plainly": "Traceback" not in done.stdout + done.stderr,
    }
    assert works == ZENSICAL, done.stdout[-2000:] + done.stderr[-2000:]


#: What of our site works in Zensical 0.0.73.
ZENSICAL = {"ends well": False, "writes pages": False, "runs hooks": False, "speaks plainly": False}


def test_only_the_hook_knows_mkdocs() -> None:
    """Every module of ours; the one that imports MkDocs or its macro plugin is macros/hooks.py, templates aside."""
    knowing = set()
    for path in [*ROOT.glob("toolkit_widgets/**/*.py"), *ROOT.glob("macros/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(
                name.partition(".")[0] in ("mkdocs", "mkdocs_macros", "material", "properdocs")
                for name in names
            ):
                knowing.add(path.relative_to(ROOT).as_posix())
    assert knowing == {"macros/hooks.py"}
