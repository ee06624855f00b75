"""The whole site as one file to take along: read from a memory stick, or served from a folder.

Opened as files, pages lead only to files: so every link to a folder becomes one to its ``index.html``.
What makes sense on the web only (``data-only="site"``) is left out of the copy, and what makes sense in
it only (``data-only="copy"``) is shown. Two builds make the same bytes.
"""

from __future__ import annotations

import html
import re
import textwrap
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from shutil import copyfile
from tempfile import TemporaryDirectory

from toolkit_widgets.guide import Guide
from toolkit_widgets.offline import COPY, LIST, WORKER
from toolkit_widgets.supply import SBOM, write_sbom

#: What the copy unpacks to.
FOLDER = "co-production-guide"
#: How its folder is served, on this computer alone, and where it then is.
COMMAND = "python3 -m http.server --bind 127.0.0.1 8000"
SERVED = "http://127.0.0.1:8000/"
#: Words for whoever finds the folder.
READ_ME = "read-me-first.txt"

_ADDRESS = re.compile(r'(?<=\s)(href|src|action)="([^"]*)"')
_SIZE = re.compile(rf'(<span data-size-of="{re.escape(COPY)}">)[^<]*(</span>)')
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def write_copy(guide: Guide, site_dir: Path) -> None:
    """Write the copy of a site into it, and on the site's pages how large that is.

    The copy has a bill of materials of its own. What keeps the site on a device is not in it: it is there already.
    """
    files = {
        path.relative_to(site_dir).as_posix(): path for path in sorted(site_dir.rglob("*")) if path.is_file()
    }
    for name in (COPY, LIST, WORKER, SBOM):
        files.pop(name, None)
    with TemporaryDirectory() as made:
        folder = Path(made)
        for name, path in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            if path.suffix == ".html":
                text = as_files(path.read_text(encoding="utf-8"), name, files)
                (folder / name).write_text(text, encoding="utf-8")
            else:
                copyfile(path, folder / name)
        (folder / READ_ME).write_text(_read_me(guide), encoding="utf-8")
        write_sbom(folder)
        _pack(folder, site_dir / COPY)
    _say_size(site_dir)


def _read_me(guide: Guide) -> str:
    w = guide.interface["offline"]
    said = (
        w["copy_first"],
        w["copy_read"],
        w["copy_server"],
        f"    {COMMAND}",
        w["copy_then"],
        f"    {SERVED}",
    )
    return "\n\n".join(line if line.startswith(" ") else textwrap.fill(line, 80) for line in said) + "\n"


def _pack(folder: Path, target: Path) -> None:
    """Pack a folder without times and rights. Stored, not deflated: another zlib would give other bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{FOLDER}/{path.relative_to(folder).as_posix()}", _NO_TIME)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())


def _say_size(site_dir: Path) -> None:
    """Fill in how large the copy is, wherever a page says it."""
    size = f"{(site_dir / COPY).stat().st_size / 1_000_000:.0f} MB"
    for page in sorted(site_dir.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        filled = _SIZE.sub(rf"\g<1>{size}\g<2>", text)
        if filled != text:
            page.write_text(filled, encoding="utf-8")


def as_files(text: str, name: str, files: Mapping[str, object]) -> str:
    """Return a page as it stands in the copy.

    Args:
        text: The page's HTML.
        name: Where it stands, from the site's root.
        files: All files of the site, by the same kind of name.

    """
    edits = _Edits(text=text, name=name, files=files)
    edits.feed(text)
    edits.close()
    made, end = [], 0
    for start, stop, replacement in edits.found:
        made += [text[end:start], replacement]
        end = stop
    return "".join([*made, text[end:]])


@dataclass
class _Edits(HTMLParser):
    """Finds what differs in the copy: places in the text, each with what stands there instead."""

    text: str
    name: str
    files: Mapping[str, object]
    found: list[tuple[int, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0, *(end.end() for end in re.finditer("\n", self.text))]
        #: Of the part that is left out: its tag, how many of these are open in it, and where it starts.
        self._tag, self._open, self._start = "", 0, 0

    @property
    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at a tag's addresses, and at whether it is for the copy."""
        if self._open:
            self._open += tag == self._tag
            return
        given, whole = dict(attrs), self.get_starttag_text() or ""
        if given.get("data-only") == "site":
            self._tag, self._open, self._start = tag, 1, self._at
            return
        made = _ADDRESS.sub(self._as_file, whole)
        if given.get("data-only") == "copy":
            made = made.replace(" hidden", "")
        if made != whole:
            self.found.append((self._at, self._at + len(whole), made))

    def handle_endtag(self, tag: str) -> None:
        """See where what is left out ends."""
        if self._open and tag == self._tag:
            self._open -= 1
            if not self._open:
                self.found.append((self._start, self.text.index(">", self._at) + 1, ""))

    def _as_file(self, found: re.Match[str]) -> str:
        """Return an address that leads to a folder, or starts at the site's root, as one to a file beside this page."""
        address = html.unescape(found[2])
        path = re.split("[?#]", address, maxsplit=1)[0]
        if not path or ":" in path or path.startswith("//"):
            return found[0]
        here = dirname(self.name)
        target = normpath(path.lstrip("/") if path.startswith("/") else join(here, path))
        inside = normpath(join(target, "index.html"))
        if inside in self.files:
            target = inside
        elif not path.startswith("/") or target not in self.files:
            return found[0]
        return f'{found[1]}="{html.escape(relpath(target, here or ".") + address[len(path) :])}"'
