"""Known weaknesses in what we build with: every pinned package, Python's and npm's, asked of OSV's database.

One database knows both, in one question, so no tool of its own has to be brought, pinned and audited in turn. Where
it can't be reached, that is said in one line and nothing fails: a network is no part of the content.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from toolkit_widgets.paths import ROOT

#: Where the database answers many questions at once.
DATABASE = "https://api.osv.dev/v1/querybatch"
#: Seconds in which it surely answers.
PATIENCE = 20

_PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True, order=True)
class Package:
    """A package as it is pinned. ``kind`` is the database's name for where it comes from: ``PyPI`` or ``npm``."""

    kind: str
    name: str
    version: str


class NotReachedError(Exception):
    """The database did not answer, or not as it should."""


def pinned(root: Path = ROOT) -> tuple[Package, ...]:
    """Return every package that the project pins."""
    return tuple(sorted({*_of_python(root), *_of_npm(root)}))


def weaknesses(packages: Sequence[Package], database: str = DATABASE) -> tuple[str, ...]:
    """Return a line for each package with known weaknesses.

    Raises:
        NotReachedError: the database did not answer, or not as it should.

    """
    asked = [{"package": {"ecosystem": p.kind, "name": p.name}, "version": p.version} for p in packages]
    body = json.dumps({"queries": asked}).encode()
    question = Request(database, data=body, headers={"Content-Type": "application/json"})  # noqa: S310  (our own address)
    try:
        with urlopen(question, timeout=PATIENCE) as reply:  # noqa: S310
            results = json.load(reply)["results"]
        found = [[vuln["id"] for vuln in result.get("vulns", ())] for result in results]
    except URLError as error:
        raise NotReachedError(str(error.reason)) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotReachedError(type(error).__name__) from None
    if len(found) != len(packages):
        raise NotReachedError(f"{len(found)} answers to {len(packages)} questions")
    return tuple(
        f"{p.name} {p.version} ({p.kind}): {', '.join(sorted(ids))}; expected no known weakness; "
        f"take a version without (https://osv.dev/vulnerability/{min(ids)}), then `make lock`"
        for p, ids in zip(packages, found, strict=True)
        if ids
    )


def _of_python(root: Path) -> Iterator[Package]:
    for file in sorted(root.glob("requirements*.txt")):
        for name, version in _PINNED.findall(file.read_text(encoding="utf-8")):
            yield Package("PyPI", name, version)


def _of_npm(root: Path) -> Iterator[Package]:
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))
    for place, facts in lock["packages"].items():
        if place:
            yield Package("npm", place.rpartition("node_modules/")[2], facts["version"])
