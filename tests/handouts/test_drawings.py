"""Drawings are cleaned when they are taken, and what could run or load something is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit_widgets import drawings
from toolkit_widgets.drawings import DrawingError, sanitise

START = '<svg id="emoji" version="1.1" viewBox="0 0 72 72" xmlns="http://www.w3.org/2000/svg" xmlns:e="http://e.org">'


def drawing(inside: str) -> str:
    """Return a drawing as OpenMoji's editor writes it."""
    return f"{START}{inside}</svg>"


def test_what_is_not_seen_goes() -> None:
    """Ids, metadata, an editor's marks, an empty group and default paint in; the shape alone out."""
    svg = drawing(
        '<metadata>who</metadata><e:view e:zoom="2"/><title>t</title><g id="hair"/>'
        '<g id="line" e:label="a"><circle id="c" cx="1" cy="2" r="3" fill="#000000" stroke="none" stroke-width="2"/></g>'
    )
    assert sanitise(svg, "x").splitlines()[1:-1] == ['<circle cx="1" cy="2" r="3"/>']


def test_paint_and_place_of_groups_are_kept() -> None:
    """Shapes in a moved group with paint in; each shape keeps both, and equal paint is written once."""
    svg = drawing(
        '<g fill="none" stroke="#FF0000" transform="translate(1 2)"><path d="M0 0"/>'
        '<path d="M1 1" transform="scale(2)"/></g><path d="M2 2" fill="#123456"/>'
    )
    red, blue = sanitise(svg, "x").splitlines()[1:-1]
    assert red == (
        '<g fill="none" stroke="#f00"><path d="M0 0" transform="translate(1 2)"/>'
        '<path d="M1 1" transform="translate(1 2) scale(2)"/></g>'
    )
    assert blue == '<path d="M2 2" fill="#123456"/>'


def test_paths_have_two_decimals() -> None:
    """Long fractions in; two decimals out, rounded, and numbers that only a point parts stay apart."""
    svg = drawing('<path d="M1.23456.5a1 1 0 01.4577,2.9999L12.0004.75-3.5"/>')
    assert '<path d="M1.23.5a1 1 0 01.46,2.99L12.0.75-3.5"/>' in sanitise(svg, "x")


@pytest.mark.parametrize(
    ("inside", "came"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<image href="https://example.org/a.png"/>', "<image>"),
        ('<path d="M0 0" onclick="alert(1)"/>', "onclick="),
        ('<path d="M0 0" style="fill:url(https://example.org)"/>', "style="),
        ('<g opacity="0.5"><path d="M0 0"/></g>', "opacity="),
        ('<use href="#a"/>', "<use>"),
    ],
)
def test_more_than_shapes_is_refused(inside: str, came: str) -> None:
    """A drawing that holds something else in; an error that names it out."""
    with pytest.raises(DrawingError, match=f"^1F600.svg: {came}.*; expected only .*; choose another"):
        sanitise(drawing(inside), "1F600.svg")


@pytest.mark.parametrize(
    "svg", ["<svg", '<svg viewBox="0 0 24 24" xmlns="http://www.w3.org/2000/svg"/>', "<p/>"]
)
def test_what_is_no_drawing_is_refused(svg: str) -> None:
    """Broken XML, another size and another language in; one line out."""
    with pytest.raises(DrawingError, match=r"^x.svg: .*; expected "):
        sanitise(svg, "x.svg")


def test_kept_drawings_are_clean() -> None:
    """Every kept drawing in; cleaning it again changes nothing."""
    kept = sorted(drawings.DRAWINGS.glob("*.svg"))
    assert kept
    changed = [file.name for file in kept if sanitise(file.read_text(), file.name) != file.read_text()]
    assert changed == []


def test_the_command_keeps_a_drawing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder with one drawing in; it is kept; of one that is not there, one line and exit code 1."""
    kept = tmp_path / "kept"
    kept.mkdir()
    monkeypatch.setattr(drawings, "DRAWINGS", kept)
    (tmp_path / "2714.svg").write_text(drawing('<path d="M0 0"/>'))
    assert drawings.main(["add", "2714", str(tmp_path)]) == 0
    assert (kept / "2714.svg").read_text().count("<path") == 1
    assert drawings.main(["add", "2715", str(tmp_path)]) == 1
    error = capsys.readouterr().err
    assert error.endswith(
        "2715.svg: no such file; expected an OpenMoji SVG; mend the code point or the folder\n"
    )
