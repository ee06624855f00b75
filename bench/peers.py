"""What is measured beside each other: ours, bare Pyodide, and other ways to a form or a Python result on a page.

The peers come from npm, of exact versions, into ``.cache/bench``, and are no part of the project.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.serving import Host
from toolkit_widgets.paths import CACHE, ROOT, RUNTIME

PAGES = ROOT / "bench" / "pages"
_FOLDER = CACHE / "bench" / "peers"
#: What is fetched from npm.
PACKAGES = {"survey-core": "2.5.38", "survey-js-ui": "2.5.38", "@pyscript/core": "0.7.31"}

#: Runs in a page; gives the milliseconds since the visit began, when the result stands there.
_WHEN_SHOWN = """() => new Promise((done) => {
    const seen = () => {
        const result = document.querySelector("#result");
        if (result && !result.hidden) { watch.disconnect(); done(performance.now()); }
    };
    const watch = new MutationObserver(seen);
    watch.observe(document, { subtree: true, childList: true, attributes: true });
    seen();
})"""
#: The same for ours: all statements answered, and the result asked for as soon as the page can be asked.
_OURS = """async () => {
    const until = (seen) => new Promise((done) => {
        const watch = new MutationObserver(() => seen() && (watch.disconnect(), done()));
        watch.observe(document, { subtree: true, childList: true, attributes: true });
        if (seen()) { watch.disconnect(); done(); }
    });
    await until(() => document.querySelector("self-assessment:defined form [type=submit]"));
    for (const yes of document.querySelectorAll("[data-statement] input[value=yes]")) yes.checked = true;
    document.querySelector("self-assessment form [type=submit]").click();
    await until(() => !document.querySelector("[data-result]").hidden);
    return performance.now();
}"""


@dataclass(frozen=True, slots=True)
class Subject:
    """A page that gets to a result."""

    name: str
    path: str
    script: str = _WHEN_SHOWN


OURS = Subject("ours", "site/assess/jigsaw/", _OURS)
BARE = Subject("bare Pyodide in a worker", "bare/")
SUBJECTS = (
    OURS,
    BARE,
    Subject("PyScript, Pyodide in a worker", "pyscript/"),
    Subject("SurveyJS, no Python", "surveyjs/"),
)


def host(site: Path) -> Host:
    """Return a host of all of them."""
    folders: Mapping[str, Path] = {
        "site": site,
        "bare": PAGES / "bare",
        "surveyjs": PAGES / "surveyjs",
        "pyscript": PAGES / "pyscript",
        "pyodide": RUNTIME,
        "peers": _FOLDER / "node_modules",
    }
    return Host(folders, isolated=("pyscript", "pyodide", "peers"))


def fetch() -> None:
    """Bring the peers, if they are not there in these versions."""
    npm_folder("peers", PACKAGES)


def npm_folder(name: str, packages: Mapping[str, str]) -> Path:
    """Return a folder with packages from npm in exactly these versions, bringing them if they are not there."""
    folder = CACHE / "bench" / name
    if any(_version(folder, package) != version for package, version in packages.items()):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text(json.dumps({"private": True, "dependencies": packages}))
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        npm = shutil.which("npm", path=path)
        if not npm:
            sys.exit("npm: not found, expected it beside Node; run `make build`")
        command = [npm, "install", "--no-fund", "--no-audit", "--ignore-scripts", "--loglevel=error"]
        subprocess.run(command, cwd=folder, env={**os.environ, "PATH": path}, check=True)
    return folder


def _version(folder: Path, name: str) -> str:
    file = folder / "node_modules" / name / "package.json"
    return str(json.loads(file.read_text())["version"]) if file.is_file() else ""
