"""Whose everything in the site is, the bill of materials, and the same bytes from two builds."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.site.built import parsed, text
from toolkit_widgets import supply
from toolkit_widgets.offline import COPY, LIST
from toolkit_widgets.paths import BuildError
from toolkit_widgets.supply import SBOM, claimed, parts, write_sbom

#: Licences that parts may have, by their SPDX names: a new one is looked at before it is let in.
KNOWN = {"0BSD", "BSD-3-Clause", "CC-BY-SA-4.0", "MIT", "MPL-2.0", "OFL-1.1", "PSF-2.0", "Zlib", "blessing", "bzip2-1.0.6"}  # fmt: skip


def bill(site: Path) -> dict[str, Any]:
    """Return the bill of materials of a site."""
    made: dict[str, Any] = json.loads((site / SBOM).read_text(encoding="utf-8"))
    return made


def files_in(made: dict[str, Any]) -> dict[str, str]:
    """Return the files of a bill with their hashes."""
    inner = [file for part in made["components"] for file in part["components"]]
    return {file["name"]: file["hashes"][0]["content"] for file in inner if file["type"] == "file"}


def test_every_file_is_in_the_bill(site: Path) -> None:
    """The built site in; every file stands in the bill with its hash, once, and no other does.

    Only what is made from the bill is not in it: itself, the copy to take along, and the list of all hashes.
    """
    there = {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file() and path.relative_to(site).as_posix() not in (SBOM, COPY, LIST)
    }
    assert files_in(bill(site)) == there


def test_the_form_of_the_bill(site: Path) -> None:
    """The bill in; the keys that CycloneDX 1.6 asks for, references that are unique, and no time."""
    made = bill(site)
    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", made["serialNumber"])
    assert "timestamp" not in made["metadata"]
    inner = [file for part in made["components"] for file in part["components"]]
    references = [c["bom-ref"] for c in (*made["components"], *inner) if "bom-ref" in c]
    assert len(set(references)) == len(references)
    assert all(c["type"] and c["name"] for c in (*made["components"], *inner))


def test_every_licence_is_known() -> None:
    """All parts and what is built into them in; each has a licence that we have looked at."""
    licences = {p.licence for p in parts()} | {b.licence for p in parts() for b in p.built_in}
    assert licences == KNOWN


def test_what_is_built_in_is_there(site: Path) -> None:
    """The built site in; each thing that is said to be built into a part has left its mark in a file of that part."""
    files = claimed(site)
    for part in parts():
        data = b"".join((site / name).read_bytes() for name in files[part.id] if part.built_in)
        assert [inner.name for inner in part.built_in if inner.mark not in data] == []


def test_the_page_lists_it_all(site: Path) -> None:
    """The page in; a row for each part and each thing built in, with its licence."""
    rows = [text(row) for row in parsed(site / "licences" / "index.html").iter("tr")][1:]
    wanted = [(b.name, b.licence) for p in parts() for b in (p, *p.built_in)]
    assert len(rows) == len(wanted)
    assert all(name in row and licence in row for row, (name, licence) in zip(rows, wanted, strict=True))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("assets/tracker.js.map", "site/assets/tracker.js.map: nobody's, expected a part that claims it; name its"),
        ("assets/engine/abc/numpy.wasm", "site/assets/engine/abc/numpy.wasm: nobody's, expected a part that claims it"),
        ("photo.jpg", "site/photo.jpg: nobody's, expected a part that claims it; name its maker and licence in"),
    ],
)  # fmt: skip
def test_a_file_of_nobody_stops_the_build(site: Path, tmp_path: Path, name: str, line: str) -> None:
    """A file more in the site; one line that names it."""
    copied = tmp_path / "site"
    shutil.copytree(site, copied, copy_function=shutil.copy)
    (copied / name).parent.mkdir(parents=True, exist_ok=True)
    (copied / name).write_text("x")
    with pytest.raises(BuildError) as error:
        write_sbom(copied)
    assert str(error.value).startswith(line)
    assert "\n" not in str(error.value)


def test_a_part_without_files_stops_the_build(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that is in the site no more; one line that says so."""
    gone = supply.Part(id="gone", name="Gone", version="1", licence="MIT", address="", files=r"gone/.*")
    everything = (*parts(), gone)
    monkeypatch.setattr(supply, "parts", lambda: everything)
    with pytest.raises(
        BuildError, match=r"^toolkit_widgets/supply\.py: gone has no file in the site, expected one"
    ):
        claimed(site)


def test_the_same_site_has_the_same_bill(site: Path, tmp_path: Path) -> None:
    """A copy of the site in another folder; its bill is the same, byte for byte."""
    copied = tmp_path / "elsewhere"
    shutil.copytree(site, copied)
    (copied / SBOM).unlink()
    write_sbom(copied)
    assert (copied / SBOM).read_bytes() == (site / SBOM).read_bytes()
