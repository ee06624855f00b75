"""What makes a site somebody's own (settings.yml): name, contact, logo, colours, languages, what it has and who helps.

As in ``guide.py`` the fields are the keys of the file, and a field without a default must be there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Who answers for the site. Without any way to reach them nobody is named, and the pages say so."""

    name: str = ""
    email: str = ""
    phone: str = ""
    post: str = ""
    answers_within: str = ""

    @property
    def is_named(self) -> bool:
        """Whether a reader can reach somebody."""
        return bool(self.email or self.phone or self.post)


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLine:
    """Somebody who helps, with a way to reach them. ``easy_about`` are sentences in easy read."""

    id: str
    name: str
    about: str
    easy_about: tuple[str, ...]
    phone: str = ""
    web: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of people that the planner "Who is missing" asks about, beside those of the guide.

    ``ways`` are ids of ways to reach people, as in planners/who-is-missing.yml.
    """

    id: str
    words: str
    easy_words: str
    picture: str
    ways: tuple[str, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """The colours of the site in the light, ``#RRGGBB``, named as in ``browser/styles/10-base.css``."""

    ground: str = "#FFFBF2"
    surface: str = "#FFFFFF"
    text: str = "#1F1B2D"
    quiet: str = "#4A4458"
    line: str = "#E2D8C6"
    edge: str = "#6B6478"
    ink: str = "#2C2A4A"
    tint: str = "#F5EEE0"
    on_ink: str = "#FFFFFF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dark:
    """The same in the dark."""

    ground: str = "#16131F"
    surface: str = "#211C2E"
    text: str = "#F4F1FA"
    quiet: str = "#CFC8DE"
    line: str = "#3D3652"
    edge: str = "#A79FBC"
    ink: str = "#DCD7F2"
    tint: str = "#262036"
    on_ink: str = "#16131F"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The colours of the site. What is not chosen stays as it is; pieces have their own, in pieces.yml."""

    light: Light = field(default_factory=Light)
    dark: Dark = field(default_factory=Dark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings (settings.yml), validated.

    ``address`` is where the site will stand. ``languages`` are codes such as ``en-GB``; the first is that of the
    content, the others are translations of it. ``assessments`` are those that the site has; none means all.
    ``logo`` is a picture beside the settings, in place of the jigsaw at the top of every page. ``short_name`` is for
    tabs, where the whole name would be too long.
    """

    name: str
    languages: tuple[str, ...]
    short_name: str = ""
    address: str = ""
    licence: str = "CC BY-SA 4.0"
    logo: str = ""
    contact: Contact = field(default_factory=Contact)
    colours: Colours = field(default_factory=Colours)
    assessments: tuple[str, ...] = ()
    groups: Mapping[str, Group] = field(default_factory=dict)
    help_lines: Mapping[str, HelpLine] = field(default_factory=dict)

    @property
    def name_of_tabs(self) -> str:
        """What follows a page's own title in the name of a tab."""
        return self.short_name or self.name

    @property
    def language(self) -> str:
        """The language of the content."""
        return self.languages[0]


def logo_name(settings: Settings) -> str:
    """Return the name of the logo among the assets of the site."""
    return f"own-logo.{settings.logo.rpartition('.')[2]}"


def chosen(colours: Colours) -> Mapping[tuple[str, str], str]:
    """Return the colours that are not those of the style sheets: (custom property, colour there) to the colour chosen."""
    themes = ((colours.light, Light()), (colours.dark, Dark()))
    return {
        (f"--{entry.name.replace('_', '-')}", getattr(ours, entry.name)): getattr(made, entry.name)
        for made, ours in themes
        for entry in fields(made)
        if getattr(made, entry.name) != getattr(ours, entry.name)
    }
