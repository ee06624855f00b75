"""The blank forms of every assessment, printed once, in both sizes of type."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pypdf
import pytest

from tests.handouts.conftest import on_one_line
from toolkit_widgets import content
from toolkit_widgets.forms import KINDS, print_form
from toolkit_widgets.guide import Guide
from toolkit_widgets.typesetting import printing


@dataclass(frozen=True, slots=True)
class Form:
    """A form that was printed: of which assessment, in which size, its bytes, and the words of each page."""

    assessment: str
    kind: str
    pdf: bytes
    reader: pypdf.PdfReader
    pages: list[str]


@pytest.fixture(scope="session")
def guide() -> Guide:
    """Return all content."""
    return content.load()


@pytest.fixture(
    scope="session",
    params=[(assessment, kind) for assessment in sorted(content.load().assessments) for kind in KINDS],
    ids=lambda form: "-".join(form),
)
def form(request: pytest.FixtureRequest, guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> Form:
    """Return one form, made now and not taken from an earlier build, without the foot of its pages."""
    assessment, kind = request.param
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "KEPT", tmp_path_factory.mktemp("kept"))
        pdf = print_form(guide, assessment, kind)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    title, version = guide.assessments[assessment].title, guide.rules.assessments[assessment].version
    pages = []
    for number, page in enumerate(reader.pages, 1):
        foot = f" {title} ({assessment}, version {version}) Page {number} of {len(reader.pages)}"
        text = on_one_line(page.extract_text())
        assert text.endswith(foot), text
        pages.append(text.removesuffix(foot))
    return Form(assessment, kind, pdf, reader, pages)
