"""From data and a Typst template to a PDF that is proven to be PDF/UA-1, and kept until something in it changes.

The only module that knows Typst and the PDF checker.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import fontpkg_lexend
import page as pdf_checker
import typst

from toolkit_widgets.linter.findings import Broken
from toolkit_widgets.paths import CACHE, BuildError
from toolkit_widgets.typesetting.laid_out import LaidOut
from toolkit_widgets.typesetting.look import OnPage
from toolkit_widgets.typesetting.reading_order import read_back

#: Where PDFs are kept between builds.
KEPT = CACHE / "pdf"
#: Templates import each other from here: ``/typesetting/page.typ``.
TEMPLATES = Path(__file__).resolve().parents[1]
_HERE = Path(__file__).parent
_FONTS = Path(fontpkg_lexend.ROOT) / "files"
_MADE_WITH = ("typst", "page-validation", "fontpkg-lexend", "pypdf")
#: With fewer letters of data to print, starting processes takes longer than they save.
_ENOUGH_FOR_PROCESSES = 600_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Document:
    """What is to be printed.

    ``file`` is its path from the site's root, ``handouts/culture.pdf``; ``template`` a ``.typ``
    file that reads ``data``; ``most_pages`` a length and the rule that sets it; ``proof`` says what
    is broken in the finished PDF, read back.
    """

    file: str
    template: Path
    data: Mapping[str, Any]
    most_pages: tuple[int, str] | None = None
    proof: Callable[[LaidOut], Iterable[OnPage]] | None = None


def write_files(files: Mapping[str, bytes], site_dir: Path) -> None:
    """Write files, each under its path from the site's root, touching only those that changed."""
    for name, data in files.items():
        file = site_dir / name
        if not file.is_file() or file.read_bytes() != data:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)


def printed(document: Document) -> bytes:
    """Return a document as PDF. The same data gives the same bytes; unchanged ones come from the cache.

    Raises:
        BuildError: Typst refuses it, or the PDF is no PDF/UA-1, too long, or not what its proof demands.

    """
    data = json.dumps(document.data, sort_keys=True)
    kept = _place(document, data)
    if kept.is_file():
        return kept.read_bytes()
    pdf = _compiled(document, data)
    _prove(document, pdf)
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(f".{os.getpid()}.part")  # builds may run side by side
    part.write_bytes(pdf)
    part.replace(kept)
    return pdf


def print_all(documents: Iterable[Document]) -> dict[str, bytes]:
    """Return documents as PDFs by their files; where many are to be made, in as many processes as there are cores.

    Raises:
        BuildError: what is wrong with any of them, all at once.

    """
    documents = list(documents)
    sizes: dict[Document, int] = {}
    for document in documents:
        data = json.dumps(document.data, sort_keys=True)
        if not _place(document, data).is_file():
            sizes[document] = len(data)
    cores = os.cpu_count() or 1
    if len(sizes) > 1 and cores > 1 and sum(sizes.values()) >= _ENOUGH_FOR_PROCESSES:
        # Started afresh and not forked: Typst has threads of its own, which a copy would lack.
        spawning = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(
            min(cores, len(sizes)), spawning, initializer=_set_places, initargs=(TEMPLATES, KEPT)
        )
        with pool as processes:
            longest_first = sorted(sizes, key=lambda document: sizes[document], reverse=True)
            list(processes.map(_make, longest_first))
    pdfs, errors = dict[str, bytes](), list[str]()
    for document in documents:
        try:
            pdfs[document.file] = printed(document)
        except BuildError as error:
            errors.append(str(error))
    if errors:
        raise BuildError("\n".join(errors))
    return pdfs


def _set_places(templates: Path, kept: Path) -> None:
    """Have a process read and keep where the one that started it does."""
    global TEMPLATES, KEPT
    TEMPLATES, KEPT = templates, kept


def _make(document: Document) -> None:
    """Print a document into the cache; what is wrong with it is said when it is asked for."""
    with suppress(BuildError):
        printed(document)


def _place(document: Document, data: str) -> Path:
    """Return where a PDF is kept: named by its content, the code and the versions of what makes it."""
    folders = {_HERE, document.template.parent}
    sources = (path for folder in folders for path in folder.iterdir() if path.suffix in (".typ", ".py"))
    parts = [data, *(path.read_text(encoding="utf-8") for path in sorted(sources))]
    parts += [f"{name} {version(name)}" for name in _MADE_WITH]
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]
    name = document.file.removesuffix(".pdf").replace("/", "-")
    return KEPT / f"{name}-{digest}.pdf"


@cache
def _fonts() -> typst.Fonts:
    """Return Lexend and nothing else: a machine's own fonts must not change a PDF."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FONTS)])


def _compiled(document: Document, data: str) -> bytes:
    """Return the PDF; ``BuildError`` with Typst's own words when it refuses or warns."""
    try:
        pdf, warnings = typst.compile_with_warnings(
            str(document.template),
            root=str(TEMPLATES),
            font_paths=_fonts(),
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards="ua-1",
        )
    except typst.TypstError as error:
        raise _error(document, error.message, "a document that Typst can print") from None
    if warnings:
        raise _error(document, warnings[0].message, "no warning of Typst")
    return bytes(pdf)


def _prove(document: Document, pdf: bytes) -> None:
    """Raise ``BuildError`` unless a PDF is PDF/UA-1, short enough, and what its proof demands."""
    report = pdf_checker.validate_pdf_bytes(pdf, profile=pdf_checker.ValidationProfile.PDF_UA_1)
    if report.failures:
        first = report.failures[0]
        came = f"{len(report.failures)} failures, first {first.rule_id} {first.message}"
        raise _error(document, came, "PDF/UA-1")
    pages = report.document.page_count
    if document.most_pages and pages > document.most_pages[0]:
        most, rule = document.most_pages
        raise _error(document, f"{pages} pages", f"at most {most} ({rule})", "make two of it")
    if document.proof:
        first_on: dict[Broken, int] = {}
        for page, broken in document.proof(read_back(pdf)):
            first_on.setdefault(broken, page)
        lines = [broken.at(f"{document.file}: page {page}") for broken, page in first_on.items()]
        if lines:
            raise BuildError("\n".join(lines))


def _error(document: Document, came: str, expected: str, cure: str = "") -> BuildError:
    template = document.template.relative_to(TEMPLATES).as_posix()
    return BuildError(
        f"{document.file}: {came}; expected {expected}; {cure or f'mend its words or {template}'}"
    )
