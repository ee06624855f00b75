"""The files in a zip archive, opened in memory with limits: nothing in an archive is trusted.

Nothing is ever written under the names that stand in it.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from toolkit_widgets.errors import AnswersFileError, printable
from toolkit_widgets.exchange import MIB
from toolkit_widgets.group_file import LARGEST_GROUP

#: No archive is larger, has more files, or is more when it is opened.
LARGEST_ZIP = 16 * MIB
MOST_FILES = 2000
MOST_IN_ALL = 32 * MIB
#: No file is so many times as large as it is in the archive, unless it is small. A group file of
#: 500 people who nearly all say the same comes to 150 times, a bomb to 1000.
MOST_TIMES = 500
_SMALL = MIB

_ENCRYPTED = 1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
#: What Python's reader says, in many ways, of an archive that is damaged.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError),
    *(NotImplementedError, OverflowError, IndexError, RuntimeError),
)
_AGAIN = "make the zip again, or open the files one by one"

type Opened = tuple[str, bytes | AnswersFileError]


def files_in(data: bytes) -> Iterator[Opened]:
    """Yield the name of each file in an archive with its bytes, or with the error for which it is passed over.

    Folders and the hidden files that operating systems add are not there.

    Raises:
        AnswersFileError: the archive cannot be opened, has no files, or too many.

    """
    if len(data) > LARGEST_ZIP:
        came, expected = f"a zip of more than {LARGEST_ZIP:,} bytes", f"at most {LARGEST_ZIP // MIB} MiB"
        raise AnswersFileError("the file", came, expected, "make several zips of it")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = [entry for entry in archive.infolist() if not _is_beside(entry)]
    except _DAMAGED:
        raise AnswersFileError("the file", "a damaged zip", "a zip that can be opened", _AGAIN) from None
    if not 0 < len(entries) <= MOST_FILES:
        expected = f"1 to {MOST_FILES:,} files"
        raise AnswersFileError("the file", f"a zip with {len(entries):,} files", expected, _AGAIN)
    room = MOST_IN_ALL
    for entry in entries:
        try:
            inside = _bytes(archive, entry, room)
        except AnswersFileError as error:
            yield printable(entry.filename), error
        else:
            room -= len(inside)
            yield printable(entry.filename), inside


def _is_beside(entry: zipfile.ZipInfo) -> bool:
    """Tell whether an entry is a folder, or a file that an operating system put there for itself."""
    folders, _, name = entry.filename.rpartition("/")
    hidden = name.startswith(".") or name.lower() in {"thumbs.db", "desktop.ini"}
    return entry.is_dir() or hidden or "__MACOSX" in folders.split("/")


def _bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    """Return one file of an archive, unless it says of itself that it is more than it may be."""
    if entry.flag_bits & _ENCRYPTED:
        raise AnswersFileError(
            "the file", "a locked file", "one without a password", "make the zip without one"
        )
    if entry.compress_type not in _METHODS:
        raise AnswersFileError("the file", "an unusual kind of zip", "an ordinary one (deflate)", _AGAIN)
    if entry.file_size > min(LARGEST_GROUP, room):
        expected = f"at most {LARGEST_GROUP // MIB} MiB, and {MOST_IN_ALL // MIB} MiB in all"
        raise AnswersFileError("the file", f"{entry.file_size:,} bytes", expected, "make several zips of it")
    if entry.file_size > max(_SMALL, MOST_TIMES * entry.compress_size):
        expected = f"at most {MOST_TIMES} times its size in the zip"
        raise AnswersFileError("the file", "a file that grows too much", expected, "open it by itself")
    try:
        # Python's reader stops at the size that the archive names, and then checks what it has read.
        with archive.open(entry) as opened:
            return opened.read()
    except _DAMAGED:
        raise AnswersFileError("the file", "a damaged file", "one that can be opened", _AGAIN) from None
