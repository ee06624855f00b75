"""What the site needs beside its pages: styles, scripts, fonts, pictures, handouts, paper forms, the engine.

Knows nothing of MkDocs: the hook and ``python -m toolkit_widgets build SITE_DIR``
call the same function.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from toolkit_widgets.answers_schema import write_answers_format
from toolkit_widgets.content import load_translated
from toolkit_widgets.engine_folder import WORKER as ENGINE_WORKER
from toolkit_widgets.engine_folder import write_engine
from toolkit_widgets.evidence import write_report
from toolkit_widgets.forms import write_forms
from toolkit_widgets.forms.planner import write_planner_forms
from toolkit_widgets.guide import Guide, Piece
from toolkit_widgets.handouts import write_handouts
from toolkit_widgets.meeting import write_plan
from toolkit_widgets.offline import WORKER as OFFLINE_WORKER
from toolkit_widgets.offline import write_list
from toolkit_widgets.paths import BROWSER, GUIDE, LANGUAGE, NODE_MODULES, needed_file
from toolkit_widgets.pictures import write_pictures
from toolkit_widgets.planner_example import write_examples
from toolkit_widgets.planner_schema import write_planner_schema
from toolkit_widgets.policy import write_host_files
from toolkit_widgets.settings import chosen, logo_name
from toolkit_widgets.shapes import steps_of
from toolkit_widgets.signs import site_sign
from toolkit_widgets.site_copy import write_copy
from toolkit_widgets.soundness import sound_guide
from toolkit_widgets.supply import write_sbom

_LEXEND = NODE_MODULES / "@fontsource" / "lexend"
_MINISEARCH = NODE_MODULES / "minisearch"
#: Files of other projects that the site ships, each with its licence: from, to.
_SHIPPED = {
    _MINISEARCH / "dist" / "es" / "index.js": "minisearch.js",
    _MINISEARCH / "LICENSE.txt": "minisearch-LICENSE.txt",
    _LEXEND / "LICENSE": "fonts/LICENSE.txt",
    **{
        _LEXEND / "files" / name: f"fonts/{name}"
        for subset in ("latin", "latin-ext")
        for weight in (400, 700)
        for name in (f"lexend-{subset}-{weight}-normal.woff2",)
    },
}


def build_site(site_dir: Path, guide: Guide | None = None) -> None:
    """Write everything beside the pages into a built site. Reads the content unless it is given.

    Raises:
        ContentError: the content has problems, or its easy read breaks a rule.
        BuildError: a file that the set-up brings is missing, or a handout is not fit to print.

    """
    if guide is None:
        guide = load_translated(LANGUAGE)[0] if LANGUAGE else sound_guide()
    assets = site_dir / "assets"
    assets.mkdir(parents=True, exist_ok=True)
    (assets / "site.css").write_text(styles(guide), encoding="utf-8")
    sign = site_sign(guide.pieces, guide.settings.colours.light.ground)
    (assets / "favicon.svg").write_text(sign, encoding="utf-8")
    if guide.settings.logo:
        shutil.copyfile(GUIDE / guide.settings.logo, assets / logo_name(guide.settings))
    for script in sorted(BROWSER.glob("*.js")):
        if script.name != ENGINE_WORKER:
            shutil.copyfile(script, (site_dir if script.name == OFFLINE_WORKER else assets) / script.name)
    for source, target in _SHIPPED.items():
        (assets / target).parent.mkdir(exist_ok=True)
        shutil.copyfile(needed_file(source), assets / target)
    write_pictures(guide, site_dir / "pictures")
    write_handouts(guide, site_dir)
    write_forms(guide, site_dir)
    write_planner_forms(guide, site_dir)
    write_plan(guide, site_dir)
    write_examples(guide, assets)
    write_planner_schema(guide, assets)
    write_answers_format(guide, assets)
    write_report(assets)
    write_engine(guide, site_dir)
    write_host_files(site_dir)
    write_copy(guide, site_dir)
    write_sbom(site_dir)
    write_list(site_dir)


def styles(guide: Guide) -> str:
    """Return the site's one style sheet: the pieces' colours, all styles in the order of their names, the levels' steps."""
    sheets = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((BROWSER / "styles").glob("*.css"))
    )
    for (name, theirs), ours in chosen(guide.settings.colours).items():
        sheets = sheets.replace(f"{name}: {theirs};", f"{name}: {ours};")
    return "\n".join(
        [*(_colours(piece) for piece in guide.pieces.values()), sheets, *_steps(steps_of(guide))]
    )


def _colours(piece: Piece) -> str:
    return f".piece--{piece.id}{{--ink:{piece.ink};--tint:{piece.tint};--on-dark:{piece.on_dark}}}"


def _steps(highest: int) -> Iterator[str]:
    """Yield which steps of a result's picture can be seen: solid up to the lowest level, hatched up to the highest."""
    seen = "{visibility:visible}"
    for low in range(highest + 1):
        for step in range(1, low + 1):
            yield f'[data-lowest="{low}"] .jigsaw-result__solid[data-step="{step}"]{seen}'
        for high in range(low + 1, highest + 1):
            for step in range(low + 1, high + 1):
                at = f'[data-lowest="{low}"][data-highest="{high}"]'
                yield f'{at} .jigsaw-result__range[data-step="{step}"]{seen}'
