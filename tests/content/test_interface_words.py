"""Every wording of the interface is used, and every row of the easy-read assessments: dead words are never read."""

from __future__ import annotations

import pytest

from toolkit_widgets import content
from toolkit_widgets.paths import ROOT

USERS = ("macros", "overrides", "toolkit_widgets")
SUFFIXES = {".html", ".jinja", ".js", ".py", ".typ"}
GUIDE = content.load()
INTERFACE = GUIDE.interface


@pytest.fixture(scope="module")
def sources() -> str:
    """Return all templates and code that could ask for words."""
    files = (path for folder in USERS for path in sorted((ROOT / folder).rglob("*")))
    return "\n".join(path.read_text(encoding="utf-8") for path in files if path.suffix in SUFFIXES)


@pytest.mark.parametrize(("file", "key"), [(file, key) for file, words in INTERFACE.items() for key in words])
def test_words_are_used(file: str, key: str, sources: str) -> None:
    """A key is named in a template or in code, whole or by a beginning that is put together with its end."""
    parts = key.split("_")
    beginnings = ["_".join(parts[:n]) + "_" for n in range(1, len(parts))]
    names = [f".{key}", f'"{key}"', *(f'"{beginning}"' for beginning in beginnings)]
    assert any(name in sources for name in names), f"interface/{file}.yml: {key}"


@pytest.mark.parametrize("row", GUIDE.easy_assessment)
def test_rows_are_used(row: str, sources: str) -> None:
    """A row is named in a template, whole or by a beginning and, among the names that follow it, its end."""
    parts = row.split("-")
    ends = {"-".join(parts[:n]): "-".join(parts[n:]) for n in range(1, len(parts))}
    in_two = [
        f'"{beginning}-" ~' in sources
        and any(f'"{name}"' in sources for name in (end, end.replace("-", "_")))
        for beginning, end in ends.items()
    ]
    assert f'"{row}"' in sources or any(in_two), row
