"""What settings have to be true of: ways to reach people, languages, colours that can be read, names that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from toolkit_widgets.content_colours import ENOUGH, contrast, is_colour
from toolkit_widgets.content_problems import Path as ValuePath
from toolkit_widgets.content_problems import choices, nearest
from toolkit_widgets.content_references import Finding, Read, known
from toolkit_widgets.guide import Guide, PlannerWords, RowWords
from toolkit_widgets.settings import Dark, Group, Light, Settings

FILE = "settings.yml"
#: What has to be seen, but not read (WCAG 2.2, success criterion 1.4.11).
ENOUGH_TO_SEE = 3

#: The planner that asks about groups of people, its part with them, and where its words name the ways to reach people.
_ASKS, _GROUPS, _WAY = "who-is-missing", "groups", "way_"

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_EMAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\".]+(\.[^\s@<>\".]+)+")
_PHONE = re.compile(r"\+?[\d ()-]{3,20}")
_WEB = re.compile(r"https?://[^\s<>\"]+")
_PICTURES = (".svg", ".png")
_WORDS, _GROUNDS = ("text", "quiet", "ink"), ("ground", "surface", "tint")


def settings_problems(settings: Settings, read: Read, folder: Path) -> Iterator[Finding]:
    """Yield all that is wrong with settings that could be read. ``folder`` is where their file stands."""
    yield from _short_name(settings)
    yield from _languages(settings)
    yield from _address(settings)
    yield from _ways_to_reach(settings)
    yield from _logo(settings, folder)
    yield from _colours(settings)
    yield from _assessments(settings, read)
    yield from _groups(settings, read)


def as_set(guide: Guide) -> Guide:
    """Return a guide with those assessments alone that its settings name, if they name any."""
    kept = guide.settings.assessments
    if not kept:
        return guide
    rules = {id_: made for id_, made in guide.rules.assessments.items() if id_ in kept}
    return replace(
        guide,
        assessments={id_: made for id_, made in guide.assessments.items() if id_ in kept},
        rules=replace(guide.rules, assessments=rules),
    )


def with_groups(settings: Settings, planners: Mapping[str, PlannerWords]) -> dict[str, PlannerWords]:
    """Return the planners, the one that asks about groups of people with those of the settings too."""
    made = planners.get(_ASKS)
    if made is None or _GROUPS not in made.parts or not settings.groups:
        return dict(planners)
    part = made.parts[_GROUPS]
    there = {row for part in made.parts.values() for row in part.rows}  # one that is there again is a finding
    rows = {**part.rows, **{id_: _row(group) for id_, group in settings.groups.items() if id_ not in there}}
    parts = {**made.parts, _GROUPS: replace(part, rows=rows)}
    return {**planners, _ASKS: replace(made, parts=parts)}


def places_of_groups(settings: Settings) -> Iterator[tuple[ValuePath, ValuePath]]:
    """Yield for each row of a planner that comes from the settings its path there, and where it stands in them."""
    for id_ in settings.groups:
        yield (f"planners/{_ASKS}.yml", "parts", _GROUPS, "rows", id_), (FILE, "groups", id_)


def _row(group: Group) -> RowWords:
    return RowWords(
        id=group.id,
        words=group.words,
        easy_words=group.easy_words,
        picture=group.picture,
        hint=group.hint,
        facts={"ways": " ".join(group.ways)},
    )


def _short_name(settings: Settings) -> Iterator[Finding]:
    if settings.name and len(settings.short_name) > len(settings.name):
        cure = "shorten it, or take it out: then the tabs have the name"
        yield (
            (FILE, "short_name"),
            f'"{settings.short_name}"',
            f'no more letters than "{settings.name}"',
            cure,
        )


def _languages(settings: Settings) -> Iterator[Finding]:
    for i, code in enumerate(settings.languages):
        if not _LANGUAGE.fullmatch(code):
            cure = "write the code of a language, then, if need be, of a country"
            yield (FILE, "languages", i), f'"{code}"', "a code such as cy or en-GB", cure
        elif code in settings.languages[:i]:
            yield (FILE, "languages", i), f'"{code}" again', "each language once", "remove it"


def _address(settings: Settings) -> Iterator[Finding]:
    if settings.address and not (_WEB.fullmatch(settings.address) and settings.address.endswith("/")):
        expected = "an address such as https://guide.example.org/"
        cure = "write all of it, with https:// and a slash at its end"
        yield (FILE, "address"), f'"{settings.address}"', expected, cure


def _ways_to_reach(settings: Settings) -> Iterator[Finding]:
    contact = settings.contact
    if contact.name and not contact.is_named:
        cure = "add a way to reach them, or take the contact out"
        yield (FILE, "contact"), "a name and no way to reach them", "email, phone or post", cure
    yield from _written(
        (FILE, "contact", "email"), contact.email, _EMAIL, "an address such as hello@example.org"
    )
    yield from _written((FILE, "contact", "phone"), contact.phone, _PHONE, "figures, such as 01632 960123")
    for id_, line in settings.help_lines.items():
        at = (FILE, "help_lines", id_)
        if not line.phone and not line.web:
            yield at, "no way to reach them", "phone or web", "add one"
        yield from _written((*at, "phone"), line.phone, _PHONE, "figures, such as 01632 960123")
        yield from _written((*at, "web"), line.web, _WEB, "an address that begins with https://")


def _written(at: Sequence[str], text: str, pattern: re.Pattern[str], expected: str) -> Iterator[Finding]:
    if text and not pattern.fullmatch(text):
        yield tuple(at), f'"{text}"', expected, "mend it"


def _logo(settings: Settings, folder: Path) -> Iterator[Finding]:
    if settings.logo and not settings.logo.endswith(_PICTURES):
        yield (FILE, "logo"), f'"{settings.logo}"', "an SVG or PNG", "save the picture as one of them"
    elif settings.logo and not (folder / settings.logo).is_file():
        yield (FILE, "logo"), f'no file "{settings.logo}"', "one beside settings.yml", "put it there"


def _colours(settings: Settings) -> Iterator[Finding]:
    """Demand colours that can be read: words at 7:1 on every ground, the edges of fields at 3:1."""
    for name, theme in (("light", settings.colours.light), ("dark", settings.colours.dark)):
        wrong = [key for key in Light.__slots__ if not is_colour(getattr(theme, key))]
        for key in wrong:
            at = (FILE, "colours", name, key)
            yield at, f'the colour "{getattr(theme, key)}"', "#RRGGBB", "write six hexadecimal digits"
        if not wrong:
            yield from _contrasts(name, theme)


def _contrasts(name: str, theme: Light | Dark) -> Iterator[Finding]:
    asked = [(word, ground, ENOUGH) for word in _WORDS for ground in _GROUNDS]
    asked += [
        ("on_ink", "ink", ENOUGH),
        ("edge", "ground", ENOUGH_TO_SEE),
        ("edge", "surface", ENOUGH_TO_SEE),
    ]
    for key, ground, least in asked:
        reached = contrast(getattr(theme, key), getattr(theme, ground))
        if reached < least:
            came = f'{key} "{getattr(theme, key)}" at {reached:.1f}:1 on {ground} "{getattr(theme, ground)}"'
            cure = f"choose {key} or {ground} further apart"
            yield (FILE, "colours", name, key), came, f"{least}:1 or more", cure


def _assessments(settings: Settings, read: Read) -> Iterator[Finding]:
    there = read.guide.assessments
    for i, id_ in enumerate(settings.assessments):
        if there and id_ not in there:
            cure = f"mend the name{nearest(id_, there)}"
            yield (FILE, "assessments", i), f'the assessment "{id_}"', choices(id_, there), cure


def _groups(settings: Settings, read: Read) -> Iterator[Finding]:
    """Demand pictures and ways to reach people that there are, and ids that the planner does not have already."""
    said = read.guide.interface.get(_ASKS.replace("-", "_"), {})
    ways = [key.removeprefix(_WAY).replace("_", "-") for key in said if key.startswith(_WAY)]
    asked = read.guide.planners.get(_ASKS)
    for id_, group in settings.groups.items():
        at = (FILE, "groups", id_)
        for i, way in enumerate(group.ways):
            yield from known((*at, "ways", i), "way", way, ways, f"interface/{_ASKS.replace('-', '_')}.yml")
        rows = [part.rows[id_] for part in asked.parts.values() if id_ in part.rows] if asked else []
        if any(row != _row(group) for row in rows):
            cure = "rename it: people's files carry the ids of groups"
            yield at, f'the group "{id_}" again', "an id that the planner does not have", cure
        if asked is None:
            cure = "take the groups out, or bring the planner along"
            yield at, f'no planner "{_ASKS}"', "the planner that asks about groups", cure
