"""What the page for people who make tools takes from content and engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest

from macros.answers_file import answers_file
from macros.context import Page
from macros.errors import MacroError
from toolkit_widgets.answers_schema import EXAMPLE, GROUP_EXAMPLE


def cells(html: str) -> list[tuple[str, ...]]:
    """Return the rows of a table."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [tuple("".join(cell.itertext()) for cell in row) for row in tree.iter("tr")]


@pytest.mark.parametrize(
    ("part", "rows"),
    [
        ("gates", [("no", "No"), ("partly", "Partly"), ("yes", "Yes")]),
        ("descriptions", [("not-involved", "Not involved"), ("told-or-asked", "Told or asked")]),
        ("assessments", [("garden", "How does your garden grow?"), ("spring", "How was your spring?")]),
        ("roles", [("neighbour", "I live next door"), ("gardener", "I work here")]),
    ],
)
def test_ids(page_of: Callable[[str], Page], part: str, rows: list[tuple[str, str]]) -> None:
    """A kind of id in; a row for each, with its words."""
    found = cells(answers_file(page_of("all.md"), part))
    assert found[0] == ("Written", "Spoken")
    assert found[1 : len(rows) + 1] == rows


@pytest.mark.parametrize(
    ("part", "example", "name"),
    [("example", EXAMPLE, "answers-file"), ("group", GROUP_EXAMPLE, "group-file")],
)
def test_examples(page_of: Callable[[str], Page], part: str, example: Path, name: str) -> None:
    """An example as it is published, and the way to it and to its schema."""
    html = answers_file(page_of("deep/all.md"), part)
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    assert ["".join(pre.itertext()) + "\n" for pre in tree.iter("pre")] == [
        example.read_text(encoding="utf-8")
    ]
    assert [link.get("href") for link in tree.iter("a")] == [
        f"../../assets/{name}.example.json",
        f"../../assets/{name}.schema.json",
    ]


def test_no_such_part(page_of: Callable[[str], Page]) -> None:
    """A part that there is none of: refused, with those that there are."""
    with pytest.raises(MacroError, match=r'"role".*expected one of example, group, .*did you mean "roles"'):
        answers_file(page_of("all.md"), "role")
