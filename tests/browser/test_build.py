"""What the build puts beside the pages."""

from __future__ import annotations

from pathlib import Path

from tests.browser.form import GUIDE
from toolkit_widgets.build import styles
from toolkit_widgets.engine_folder import SCRIPTS, WORKER
from toolkit_widgets.offline import WORKER as OFFLINE_WORKER
from toolkit_widgets.paths import BROWSER


def test_one_style_sheet_colours_first() -> None:
    """Every piece's colours in front, then each sheet whole, in the order of their names."""
    sheet = styles(GUIDE)
    colours = [sheet.index(f".piece--{id_}{{--ink:{piece.ink};") for id_, piece in GUIDE.pieces.items()]
    places = [sheet.index(path.read_text(encoding="utf-8")) for path in sorted(BROWSER.glob("styles/*.css"))]
    assert [*colours, *places] == sorted([*colours, *places])
    assert len(places) > 5


def test_every_script_is_shipped(site: Path) -> None:
    """Each script of ours is in the site as it is: beside the engine what runs with it, at the root what keeps all pages."""
    (engine,) = (site / "assets" / "engine").iterdir()
    for script in BROWSER.glob("*.js"):
        places = [site] if script.name == OFFLINE_WORKER else [site / "assets"] * (script.name != WORKER)
        places += [engine] * (script.name in SCRIPTS)
        assert places
        assert all((place / script.name).read_bytes() == script.read_bytes() for place in places)


def test_what_is_of_others_comes_with_its_licence(site: Path) -> None:
    """Font and search come from the site itself, each with its licence."""
    assets = site / "assets"
    assert len(list((assets / "fonts").glob("*.woff2"))) == 4
    assert "SIL OPEN FONT LICENSE" in (assets / "fonts" / "LICENSE.txt").read_text(encoding="utf-8")
    assert "export" in (assets / "minisearch.js").read_text(encoding="utf-8")
    assert "MIT" in (assets / "minisearch-LICENSE.txt").read_text(encoding="utf-8")
