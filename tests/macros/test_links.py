"""Links in content are source paths; on the site they are relative addresses, so it works in any folder."""

from __future__ import annotations

import pytest

from macros.links import asset, link


@pytest.mark.parametrize(
    ("target", "source", "expected"),
    [
        ("how-to/culture.md", "index.md", "how-to/culture/"),
        ("how-to/culture.md#risk", "recommendations.md", "../how-to/culture/#risk"),
        ("how-to/culture.md#risk", "how-to/culture.md", "#risk"),
        ("how-to/culture.md", "how-to/culture.md", "./"),
        ("how-to/structure.md", "how-to/culture.md", "../structure/"),
        ("how-to/index.md", "how-to/culture.md", "../"),
        ("how-to/index.md#jigsaw", "index.md", "how-to/#jigsaw"),
        ("index.md", "how-to/culture.md", "../../"),
        ("index.md", "index.md", "./"),
        ("glossary.md", "what-is-co-production/principles/equality.md", "../../../glossary/"),
    ],
)
def test_link(target: str, source: str, expected: str) -> None:
    """A source path and the page that links in; the address from one built page to the other out."""
    assert link(target, source, directory_urls=True) == expected


@pytest.mark.parametrize(
    ("target", "source", "expected"),
    [
        ("how-to/culture.md#risk", "index.md", "how-to/culture.html#risk"),
        ("index.md", "how-to/culture.md", "../index.html"),
    ],
)
def test_link_between_files(target: str, source: str, expected: str) -> None:
    """Where MkDocs writes files instead of folders, addresses end in .html."""
    assert link(target, source, directory_urls=False) == expected


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("assets/site.css", "index.md", "assets/site.css"),
        ("pictures/culture.svg", "how-to/culture.md", "../../pictures/culture.svg"),
    ],
)
def test_asset(path: str, source: str, expected: str) -> None:
    """A path from the site's root in; the same as seen from a built page out."""
    assert asset(path, source, directory_urls=True) == expected
