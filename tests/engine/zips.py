"""Zip archives for the tests, good ones and others."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_NO_TIME = (1980, 1, 1, 0, 0, 0)


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip with these files; the same files give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = method
            archive.writestr(entry, data)
    return packed.getvalue()


def locked(data: bytes) -> bytes:
    """Return a zip of one file with the mark of a password on that file, in both places where it stands."""
    made = bytearray(data)
    for start, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        made[made.index(start) + at] |= 1
    return bytes(made)


def lying(data: bytes, size: int) -> bytes:
    """Return a zip whose list says that its one file has another size than it has."""
    made = bytearray(data)
    at = made.index(b"PK\x01\x02") + 24
    made[at : at + 4] = size.to_bytes(4, "little")
    return bytes(made)
