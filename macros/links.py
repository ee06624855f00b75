"""From source paths to the addresses of built pages, relative to the page that links."""

from __future__ import annotations

from posixpath import relpath


def page_url(source: str, *, directory_urls: bool) -> str:
    """Return the built address of a page from the site's root: ``how-to/culture.md`` is ``how-to/culture/``."""
    stem = source.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    if not directory_urls:
        return f"{stem}.html"
    if name in ("index", "README"):
        return f"{folder}/" if folder else ""
    return f"{stem}/"


def relative(target: str, start: str) -> str:
    """Return the address ``target`` as seen from the page at ``start``, both from the site's root."""
    folder = start.rpartition("/")[0]
    path = relpath(target or ".", folder or ".")
    return path + "/" if target.endswith("/") or not target else path


def link(target: str, source: str, *, directory_urls: bool) -> str:
    """Return a source path, with its anchor if it has one, as seen from the page ``source``."""
    path, hash_, anchor = target.partition("#")
    if path == source and hash_:
        return f"#{anchor}"
    url = page_url(path, directory_urls=directory_urls)
    return relative(url, page_url(source, directory_urls=directory_urls)) + hash_ + anchor


def asset(path: str, source: str, *, directory_urls: bool) -> str:
    """Return a path from the site's root as seen from the page ``source``."""
    return relative(path, page_url(source, directory_urls=directory_urls))
