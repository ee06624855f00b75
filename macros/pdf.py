"""What a page says about a PDF that it links to."""

from __future__ import annotations


def kilobytes(pdf: bytes) -> str:
    """Return how large a PDF is."""
    return f"{len(pdf) / 1000:.0f} kB"
