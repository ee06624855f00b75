"""A result as the page shows it, for the preview: what the script does with the template, done when the site is built.

The script is ``browser/self-assessment-result.js``; a browser shows the reader's own result with it. Tests hold both to
the same words for the same golden results: ``tests/browser/test_assessment.py``, ``tests/macros/test_preview.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from macros.markup import parsed, remove, with_class

type Facts = Mapping[str, Any]
#: Makes a list item that leads to a statement; of one that was just named it says the number alone.
type Links = Callable[[str, bool], Element]


def filled(html: str, result: Facts, links: Links) -> Element:
    """Return the section of a result from a page's HTML, filled with a result.

    Args:
        html: The assessment, as its macro makes it.
        result: What the engine made of some answers, as JSON has it.
        links: Makes what leads to a statement.

    """
    (section,) = with_class(parsed(html), "result")
    for dimension in result["dimensions"]:
        for place in _all(section, "data-dimension", dimension["id"]):
            _show(section, place, dimension, links)
    _headline(section, result)
    _recommendations(section, result["recommendations"])
    _choose(section, age="new", place="none", role="none")
    section.attrib.pop("hidden")
    remove(section, *[each for each in section.iter() if each.get("data-made") is not None])
    return section


def _all(root: Element, key: str, value: str) -> Iterator[Element]:
    return (each for each in root.iter() if each.get(key) == value)


def _choose(root: Element, **choices: object) -> None:
    """Of everything that belongs to a choice, show what fits."""
    for each in root.iter():
        if (name := each.get("data-choice")) in choices:
            if str(choices[str(name)]) in each.get("data-is", "").split():
                each.attrib.pop("hidden", None)
            else:
                each.set("hidden", "")


def _fill(root: Element, **slots: str) -> None:
    for each in root.iter():
        if (name := each.get("data-slot")) in slots:
            each.text = slots[str(name)]


def _show(section: Element, place: Element, dimension: Facts, links: Links) -> None:
    """Give one place the facts of its dimension."""
    lowest, highest, above = dimension["lowest"], dimension["highest"], dimension["next"]
    reach = _reach(dimension)
    _choose(
        place,
        reach=reach,
        sure=_sure(dimension),
        move=_move(dimension),
        lowest=lowest,
        next=above["level"] if above else None,
    )
    _fill(
        place,
        lowest=_level(section, lowest),
        highest=_level(section, highest),
        next=_level(section, above["level"]) if above else "",
        deciding=_number(section, len(dimension["deciding"])),
        needed=_number(section, above["yes_needed"]) if above else "",
        level=_short(section, reach) or _level(section, lowest),
    )
    for key, value in (("data-lowest", lowest), ("data-highest", highest)):
        if value is not None:
            place.set(key, str(value))
    for name in ("deciding", "unknown"):
        _list(place, name, dimension[name], links)
    named = dimension["deciding" if dimension["enough"] else "unknown"]
    _list(place, "next", above["statements"] if above else (), links, named)


def _reach(dimension: Facts) -> str:
    if not dimension["enough"]:
        return "not-enough"
    if dimension["lowest"] != dimension["highest"]:
        return "range"
    return "level" if dimension["lowest"] else "not-yet"


def _sure(dimension: Facts) -> str:
    if not dimension["enough"]:
        return "open"
    return "firm" if dimension["firm"] else _plural(len(dimension["deciding"]))


def _move(dimension: Facts) -> str:
    if not dimension["enough"]:
        return "open"
    if not dimension["next"]:
        return "top"
    needed = dimension["next"]["yes_needed"]
    return _plural(needed) if needed else "none"


def _plural(count: int) -> str:
    return "one" if count == 1 else "other"


def _list(
    place: Element, name: str, statements: Iterable[str], links: Links, named: Collection[str] = ()
) -> None:
    for found in _all(place, "data-list", name):
        found[:] = [links(id_, id_ in named) for id_ in statements]


def _headline(section: Element, result: Facts) -> None:
    known = sum(dimension["enough"] for dimension in result["dimensions"])
    ends = {key: _names(section, result[key]) for key in ("furthest", "least_far")}
    if not known:
        headline = "none"
    elif result["furthest"] != result["least_far"]:
        headline = "apart"
    else:
        headline = "same" if known == len(result["dimensions"]) > 1 else ""
    _choose(section, headline=headline)
    _fill(section, **ends)


def _names(section: Element, dimensions: Iterable[str]) -> str:
    found = [
        str(named.get("data-name"))
        for id_ in dimensions
        for place in _all(section, "data-dimension", id_)
        for named in place.iter()
        if named.get("data-name")
    ]
    return " and ".join(filter(None, (", ".join(found[:-1]), *found[-1:])))


def _recommendations(section: Element, ids: list[str]) -> None:
    """Put the recommendations in their order: the first stand open, the others under their heading."""
    (first,) = (each for each in section.iter() if each.get("data-recommendations"))
    (rest,) = (each for each in section.iter() if each.get("data-rest") is not None)
    (below,) = rest.iter("ol")
    items = {str(item.get("data-recommendation")): item for item in first}
    for id_ in ids:
        items[id_].attrib.pop("hidden")
    count = int(first.get("data-recommendations", ""))
    first[:], below[:] = [items[id_] for id_ in ids[:count]], [items[id_] for id_ in ids[count:]]
    if len(below):
        rest.attrib.pop("hidden")
    elif not len(first):
        remove(section, first)
    _choose(section, recommendations="some" if ids else "none")


def _level(section: Element, level: int | None) -> str:
    return next(("".join(each.itertext()) for each in _all(section, "data-level-name", str(level))), "")


def _short(section: Element, reach: str) -> str:
    found = (each for each in section.iter() if each.get("data-is") == reach and each.get("data-short"))
    return next((each.get("data-short", "") for each in found), "")


def _number(section: Element, count: int) -> str:
    """Return a number in the page's words, or in figures where it has none."""
    (numbers,) = (each for each in section.iter() if each.get("data-numbers") is not None)
    words = ["".join(each.itertext()) for each in numbers]
    return words[count] if count < len(words) else str(count)
