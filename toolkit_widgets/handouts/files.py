"""The files that people take home: every handout in two sizes of type, all of them in one PDF, and in one archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from toolkit_widgets.easy_read import in_order
from toolkit_widgets.guide import Guide
from toolkit_widgets.handouts.printing import PACK, handout_document, handout_file, pack_document
from toolkit_widgets.typesetting import KINDS, print_all, write_files

#: The archive of all handouts, and the folders in it.
ARCHIVE = f"handouts/{PACK}.zip"
_FOLDERS = {"standard": "standard-print", "large": "large-print"}
#: The earliest date that an archive can hold. All have it, so that the same handouts give the same bytes.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def write_handouts(guide: Guide, site_dir: Path) -> None:
    """Write all files into ``handouts/`` of a built site, touching only those that changed.

    Raises what ``files`` raises.
    """
    write_files(files(guide), site_dir)


@lru_cache(maxsize=1)
def files(guide: Guide) -> Mapping[str, bytes]:
    """Return all files by their paths from the site's root. The same content gives the same bytes.

    Raises:
        BuildError: a PDF is no PDF/UA-1, too long, or breaks a rule of easy read.

    """
    packs = [pack_document(guide, kind) for kind in KINDS]
    handouts = [handout_document(guide, id_, kind) for id_ in guide.handouts for kind in KINDS]
    pdfs = print_all([*packs, *handouts])
    return pdfs | {ARCHIVE: _archive(guide, pdfs)}


def _archive(guide: Guide, pdfs: Mapping[str, bytes]) -> bytes:
    """Return all handouts in an archive, numbered in the order of the guide. PDFs are packed already."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for kind in sorted(KINDS, key=lambda kind: _FOLDERS[kind]):
            for number, handout in enumerate(in_order(guide), 1):
                name = f"{_FOLDERS[kind]}/{number:02}-{handout.id}.pdf"
                entry = zipfile.ZipInfo(name, date_time=_NO_DATE)
                entry.external_attr = 0o644 << 16
                entry.create_system = 3  # the same on every system
                archive.writestr(entry, pdfs[handout_file(handout.id, kind)])
    return packed.getvalue()
