"""What holds for the built site of any guide. A site of one's own has these tests, too: ``make test``.

The guide is the folder that ``GUIDE_FOLDER`` names, and its site is in ``site/`` there or where ``GUIDE_SITE`` says.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import html5lib
import pytest

from toolkit_widgets import Response, Responses, content, score
from toolkit_widgets.guide import Guide
from toolkit_widgets.model import Scale
from toolkit_widgets.page_rules import NOT_PAGES
from toolkit_widgets.paths import DOCS, GUIDE

SITE = Path(os.environ.get("GUIDE_SITE", GUIDE / "site"))
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html") if path.name != "404.html")
pytestmark = pytest.mark.skipif(not PAGES, reason=f"no built site in {SITE}; run `make build`")


@cache
def guide() -> Guide:
    """Return all content."""
    return content.load()


@cache
def tree(page: str) -> ElementTree.Element:
    """Return a page as a browser reads it."""
    text = (SITE / page).read_text(encoding="utf-8")
    made: ElementTree.Element = html5lib.parse(text, namespaceHTMLElements=False)
    return made


def test_every_page_was_built() -> None:
    """Each Markdown file of ``docs/`` has its page; what is for developers alone has none."""
    wanted = {path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.rglob("*.md")}
    wanted = {name for name in wanted if name.partition("/")[0] not in NOT_PAGES}
    built = {re.sub(r"/?index\.html$", "", page) for page in PAGES}
    assert {re.sub(r"(^|/)index$", "", name) for name in wanted} <= built


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_what_it_is(page: str) -> None:
    """Its language, a title with the name of the site, one main heading, and the way to the main part."""
    made = tree(page)
    assert made.get("lang") in guide().settings.languages
    assert str(made.findtext("head/title")).endswith((guide().settings.name, guide().settings.name_of_tabs))
    assert len(list(made.iter("h1"))) == 1
    assert next(link.get("href") for link in made.iter("a")) == "#main"


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    """Every address of the site itself, links and files alike; a file is there, and its anchor too."""
    base = SITE / page
    lost = []
    for element in tree(page).iter():
        for key in ("href", "src"):
            address = urlsplit(element.get(key) or "")
            if address.scheme or address.netloc or not (address.path or address.fragment):
                continue
            target = (base.parent / unquote(address.path)).resolve() if address.path else base.resolve()
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or not _has(target, address.fragment):
                lost.append(element.get(key))
    assert lost == []


@pytest.mark.parametrize("page", PAGES)
def test_nothing_comes_from_another_host(page: str) -> None:
    """Scripts, styles, pictures and fonts of a page; all are of this site."""
    loaded = [element.get("src") for element in tree(page).iter() if element.get("src")]
    loaded += [link.get("href") for link in tree(page).iter("link")]
    assert [address for address in loaded if address and urlsplit(address).netloc] == []


@pytest.mark.parametrize("assessment", guide().assessments)
def test_the_highest_level_can_be_reached(assessment: str) -> None:
    """The best answer to everything; every part has reached the highest level, and nothing stands in its way."""
    rules = guide().rules.assessments[assessment]
    best = max(rules.scale.values, key=lambda answer: rules.scale.values[answer])
    answers = {statement.id: Response(answer=best) for statement in rules.statements}
    made = score(
        guide().rules, Responses(assessment=assessment, assessment_version=rules.version, answers=answers)
    )
    highest = max(guide().rules.assessments[assessment].scale.values.values())
    if rules.scale is Scale.GATES:
        highest = len(guide().levels) - 1
    assert {dimension.lowest for dimension in made.dimensions} == {highest}


def test_every_handout_is_printed() -> None:
    """Each handout, in two sizes of type."""
    for id_ in guide().handouts:
        for kind in ("", "-large-print"):
            assert (SITE / "handouts" / f"{id_}{kind}.pdf").read_bytes().startswith(b"%PDF-")


def _has(target: Path, anchor: str) -> bool:
    if not anchor or target.suffix != ".html":
        return True
    return any(
        element.get("id") == unquote(anchor)
        for element in tree(target.relative_to(SITE.resolve()).as_posix()).iter()
    )
