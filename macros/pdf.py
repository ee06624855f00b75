"""What a page says about a file that it links to."""

from __future__ import annotations


def file_size(file: bytes) -> str:
    """Return how large a file is."""
    return f"{len(file) / 1000:.0f} kB" if len(file) < 1_000_000 else f"{len(file) / 1_000_000:.1f} MB"
