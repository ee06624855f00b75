"""Without script, without style, without pictures: everything can be read and reached, in the same order."""

from __future__ import annotations

from pathlib import Path

from tests.access.engines import Tab
from tests.site.built import file_of, parsed, with_class

NO_STYLE = "for (const sheet of document.styleSheets) sheet.disabled = true; await new Promise(requestAnimationFrame);"
#: Positions of headings and of the parts of the frame, from top to bottom.
ORDER = """
const parts = [...document.querySelectorAll("header, .menu, main, footer, h1, h2, h3")].filter((each) => each.checkVisibility());
const tops = parts.map((each) => each.getBoundingClientRect().top + scrollY);
return tops.every((top, index) => index === 0 || top >= tops[index - 1] - 1);
"""
PICTURES_ALONE = """
return [...document.querySelectorAll("main img")]
    .filter((picture) => picture.alt === "" && picture.closest("a, button, label")?.textContent.trim() === "")
    .map((picture) => picture.outerHTML);
"""


def test_without_style(tab: Tab, base: str, address: str) -> None:
    """Page in, its style taken away: everything stands in the order of the file, from top to bottom."""
    tab.open(base + address)
    tab.run(NO_STYLE)
    assert tab.run(ORDER)


def test_without_pictures(tab: Tab, base: str, address: str) -> None:
    """Page in: no link, button or label has a picture for its only words."""
    tab.open(base + address)
    assert tab.run(PICTURES_ALONE) == []


def test_without_script(site: Path, address: str) -> None:
    """Page in, as the server sends it: words in main, a way to all pages; what needs script is marked as such."""
    tree = parsed(file_of(site, address))
    main = next(element for element in tree.iter() if element.tag == "main")
    words = " ".join("".join(main.itertext()).split())
    assert len(words) > 40
    links = [element.get("href") or "" for element in tree.iter() if element.tag == "a"]
    assert any(link.endswith(("search/", "search")) or "search" in link for link in links)
    (fold,) = with_class(tree, "reading")
    assert "needs-script" in (fold.get("class") or "").split()
    inside = [each for each in fold.iter() if "data-setting" in each.attrib]
    assert inside
    assert [each for each in tree.iter() if "data-setting" in each.attrib] == inside
