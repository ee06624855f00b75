"""The list by which a reader's browser keeps the whole guide: every file with its size and its hash.

The hash of the list is the site's version. Whoever has the list knows every byte of that version, so
a browser takes a newer one whole or not at all (``browser/offline-*.js``).
"""

from __future__ import annotations

import json
from pathlib import Path

from toolkit_widgets.engine_folder import integrity

LIST = "offline-files.json"
#: The service worker. It stands at the site's root, since it serves what is beside and below it.
WORKER = "offline-worker.js"
#: The whole site as one file: it is fetched, not kept.
COPY = "co-production-guide.zip"
#: What a reader may leave out: papers to print.
_PAPERS = {".pdf", ".zip"}
#: For the host, not for readers.
_HOSTS = ("_headers", "hosting/")


def write_list(site_dir: Path) -> None:
    """Write the list of a site that is otherwise finished."""
    files: dict[str, dict[str, dict[str, object]]] = {"guide": {}, "papers": {}}
    for path in sorted(path for path in site_dir.rglob("*") if path.is_file()):
        name = path.relative_to(site_dir).as_posix()
        if name not in (LIST, WORKER, COPY) and not name.startswith(_HOSTS):
            data = path.read_bytes()
            kind = "papers" if path.suffix in _PAPERS else "guide"
            files[kind][name] = {"size": len(data), "hash": integrity(data)}
    made = json.dumps({"format": 1, **files}, separators=(",", ":"), sort_keys=True)
    (site_dir / LIST).write_text(made + "\n", encoding="utf-8")
