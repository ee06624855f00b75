"""The pages: every HTML file of the built site, whatever made it. None is named by hand."""

from __future__ import annotations

from pathlib import Path


def addresses(site: Path) -> list[str]:
    """Return the address of every page that a server can send, from the site's root."""
    files = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(name.removesuffix("index.html") for name in files)
