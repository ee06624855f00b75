"""From data and a Typst template to a PDF that is proven to be PDF/UA-1, and kept until something in it changes.

The only module that knows Typst and the PDF checker.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import fontpkg_lexend
import page as pdf_checker
import typst

from toolkit_widgets.paths import CACHE, BuildError

#: Where PDFs are kept between builds.
KEPT = CACHE / "pdf"
#: Templates import each other from here: ``/typesetting/page.typ``.
TEMPLATES = Path(__file__).resolve().parents[1]
_SHARED = Path(__file__).with_name("page.typ")
_FONTS = Path(fontpkg_lexend.ROOT) / "files"
_MADE_WITH = ("typst", "page-validation", "fontpkg-lexend")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is to be printed.

    ``file`` is its path from the site's root, ``handouts/culture.pdf``; ``template`` a ``.typ``
    file that reads ``data``; ``most_pages`` a length and the rule that sets it.
    """

    file: str
    template: Path
    data: Mapping[str, Any]
    most_pages: tuple[int, str] | None = None


def write_pdfs(pdfs: Mapping[str, bytes], site_dir: Path) -> None:
    """Write PDFs, each under its path from the site's root, touching only those that changed."""
    for name, pdf in pdfs.items():
        file = site_dir / name
        if not file.is_file() or file.read_bytes() != pdf:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(pdf)


def printed(document: Document) -> bytes:
    """Return a document as PDF. The same data gives the same bytes; unchanged ones come from the cache.

    Raises:
        BuildError: Typst refuses it, or the PDF is no PDF/UA-1 or too long.

    """
    data = json.dumps(document.data, sort_keys=True)
    name = document.file.removesuffix(".pdf").replace("/", "-")
    kept = KEPT / f"{name}-{_digest(document.template, data)}.pdf"
    if kept.is_file():
        return kept.read_bytes()
    pdf = _compiled(document, data)
    _prove(document, pdf)
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(f".{os.getpid()}.part")  # builds may run side by side
    part.write_bytes(pdf)
    part.replace(kept)
    return pdf


def _digest(template: Path, data: str) -> str:
    """Return what names a PDF: its content, the templates and the versions of what makes it."""
    templates = [path.read_text(encoding="utf-8") for path in (template, _SHARED)]
    parts = [data, *templates, *(f"{name} {version(name)}" for name in _MADE_WITH)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]


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
    """Raise ``BuildError`` unless a PDF is PDF/UA-1 and short enough."""
    report = pdf_checker.validate_pdf_bytes(pdf, profile=pdf_checker.ValidationProfile.PDF_UA_1)
    if report.failures:
        first = report.failures[0]
        came = f"{len(report.failures)} failures, first {first.rule_id} {first.message}"
        raise _error(document, came, "PDF/UA-1")
    pages = report.document.page_count
    if document.most_pages and pages > document.most_pages[0]:
        most, rule = document.most_pages
        raise _error(document, f"{pages} pages", f"at most {most} ({rule})", "make two of it")


def _error(document: Document, came: str, expected: str, cure: str = "") -> BuildError:
    template = document.template.relative_to(TEMPLATES).as_posix()
    return BuildError(
        f"{document.file}: {came}; expected {expected}; {cure or f'mend its words or {template}'}"
    )
