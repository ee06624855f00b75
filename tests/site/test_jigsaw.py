"""The jigsaw: its pieces fit, its links lead to the chapters, its picture of a result is what it should be."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from macros import context
from macros.errors import MacroError
from macros.jigsaw import jigsaw
from toolkit_widgets import content
from toolkit_widgets.shapes import PLATE_HEIGHT, PLATE_WIDTH, edges, places
from toolkit_widgets.signs import site_sign

GUIDE = content.load()
SVG = "{http://www.w3.org/2000/svg}"
type Point = tuple[float, float]
#: Solid and hatched steps for every level or range, and for none.
RESULTS = [(low, high) for low in range(4) for high in range(low, 4)]


def curves(path: str) -> list[tuple[Point, ...]]:
    """Return a path's cubic curves, each as start, two handles and end."""
    found: list[tuple[Point, ...]] = []
    here: Point = (0, 0)
    for letter, numbers in re.findall(r"([MHVCQZ])([^MHVCQZ]*)", path):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        points = list(zip(values[::2], values[1::2], strict=False))
        if letter == "C":
            found.append((here, *points))
        if letter in "HV":
            here = (values[0], here[1]) if letter == "H" else (here[0], values[0])
        elif points:
            here = points[-1]
    return found


def test_pieces_fit_without_a_gap() -> None:
    """The four shapes in; every curve of a piece is a curve of exactly one other piece, the other way round."""
    shapes = {id_: curves(piece.shape) for id_, piece in GUIDE.pieces.items()}
    for id_, own in shapes.items():
        assert len(own) == 12  # two inner sides, each with its knob or socket
        for curve in own:
            beside = [other for other, theirs in shapes.items() if tuple(reversed(curve)) in theirs]
            assert len(beside) == 1, (id_, curve)
            assert beside != [id_]


def test_curves_are_smooth() -> None:
    """Every knob in; where two of its curves meet, they go on in the same direction, to within five degrees."""
    for piece in GUIDE.pieces.values():
        for before, after in pairwise(curves(piece.shape)):
            if before[3] == (100, 100):
                continue  # the corner in the middle, where all four pieces meet
            into = complex(*before[3]) - complex(*before[2])
            out = complex(*after[1]) - complex(*after[0])
            turn = (out / into).imag / (out / into).real
            assert abs(turn) < 0.1, (piece.id, before[3], turn)


def test_sign_is_the_same_jigsaw() -> None:
    """The site's sign in; its shapes and colours are those of the pieces."""
    tree = ElementTree.fromstring(site_sign(GUIDE.pieces, "#FFFBF2"))  # noqa: S314  (our own drawing)
    drawn = [(path.get("d"), path.get("fill")) for path in tree.iter(f"{SVG}path")]
    assert drawn == [(piece.shape, piece.ink) for piece in GUIDE.pieces.values()]


def test_every_piece_is_a_link_to_its_chapter(page: Page, server: str) -> None:
    """The home page in; four links with the pieces' names, and each opens that chapter."""
    for piece in GUIDE.pieces.values():
        page.goto(server)
        page.get_by_role("group").get_by_role("link", name=piece.name, exact=True).click()
        expect(page.locator("h1")).to_have_text(piece.name)


def test_names_can_be_read_on_a_phone(page: Page, server: str) -> None:
    """The home page at 320 pixels; each name is 18 pixels high or more and lies inside its piece."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(server)
    for link in page.locator(".jigsaw__piece").all():
        name = link.locator("text").bounding_box()
        shape = link.locator(".jigsaw__shape").bounding_box()
        assert name is not None
        assert shape is not None
        assert name["height"] >= 18
        assert shape["x"] < name["x"]
        assert name["x"] + name["width"] < shape["x"] + shape["width"]


def test_one_piece_is_filled_in() -> None:
    """A piece's name in; that piece is marked and the others are not."""
    html = jigsaw(context.Page(guide=GUIDE, source="how-to/culture.md"), "culture")
    assert re.findall(r'piece--(\w+) jigsaw__piece--here"', html) == ["culture"]


def test_unknown_piece() -> None:
    """A name that is none in; the error names the pieces."""
    with pytest.raises(MacroError, match="culture, structure, practice, review"):
        jigsaw(context.Page(guide=GUIDE, source="index.md"), "cultur")


def steps_shown(page: Page, kind: str) -> list[str]:
    """Return the numbers of the steps of the first piece that are drawn, solid or hatched."""
    shown: list[str] = page.locator("[data-dimension=culture] rect").evaluate_all(
        """(rects, kind) => rects.filter((rect) => rect.matches(kind))
            .filter((rect) => getComputedStyle(rect).visibility === "visible")
            .map((rect) => rect.dataset.step)""",
        f".jigsaw-result__{kind}",
    )
    return shown


@pytest.mark.parametrize(("low", "high"), RESULTS)
def test_result_is_filled_from_the_bottom(page: Page, server: str, low: int, high: int) -> None:
    """Lowest and highest level in; solid up to the lowest, hatched from there to the highest, no question mark."""
    page.goto(f"{server}assess/jigsaw/")
    page.locator(".jigsaw-result [data-dimension=culture]").evaluate(
        "(piece, [low, high]) => Object.assign(piece.dataset, {lowest: low, highest: high})", [low, high]
    )
    assert steps_shown(page, "solid") == [str(step) for step in range(1, low + 1)]
    assert steps_shown(page, "range") == [str(step) for step in range(low + 1, high + 1)]
    mark = page.locator("[data-dimension=culture] .jigsaw-result__unknown")
    assert mark.evaluate("(mark) => getComputedStyle(mark).visibility") == "hidden"


def test_result_that_is_unknown(page: Page, server: str) -> None:
    """No level in; the piece is empty and has a question mark."""
    page.goto(f"{server}assess/jigsaw/")
    assert steps_shown(page, "solid") == steps_shown(page, "range") == []
    mark = page.locator("[data-dimension=culture] .jigsaw-result__unknown")
    assert mark.evaluate("(mark) => getComputedStyle(mark).visibility") == "visible"


def test_places_are_on_their_pieces() -> None:
    """Every piece; name and plate lie within its outer edges, and its steps go from its bottom to its top."""
    for id_, place in places(GUIDE).items():
        left, top, right, bottom = edges(GUIDE.pieces[id_].shape)
        assert left < place.name[0] < right
        assert top < place.name[1] < bottom
        assert left < place.plate[0] < place.plate[0] + PLATE_WIDTH < right + 10
        assert top < place.plate[1] < place.plate[1] + PLATE_HEIGHT < bottom
        assert len(place.bands) == len(GUIDE.levels) - 1
        assert all(upper[0] + upper[1] == lower[0] for lower, upper in pairwise(place.bands))
