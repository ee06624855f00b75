"""The pages: every HTML file of the built site, whatever made it. None is named by hand."""

from __future__ import annotations

from pathlib import Path


def one_of_each_kind(site: Path) -> list[str]:
    """Return the home page, and of each folder of pages the shortest that is no list of the others."""
    kinds = {"": ""}
    inner = (address for address in addresses(site) if address.count("/") > 1)
    for address in sorted(inner, key=lambda each: (site / each / "index.html").stat().st_size):
        kinds.setdefault(address.partition("/")[0], address)
    return sorted(kinds.values())


def addresses(site: Path) -> list[str]:
    """Return the address of every page that a server can send, from the site's root."""
    files = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(name.removesuffix("index.html") for name in files)
