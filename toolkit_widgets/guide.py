"""The nouns of the guide: words, pictures and pages, as ``content.py`` reads them.

One dataclass describes one kind of entry in ``content/``; its fields are the
keys of the YAML file, and a field without a default must be there. ``Guide``
holds all of them, validated. Links are source paths with an optional anchor,
``how-to/culture.md#risk``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit_widgets.model import Rules, Scale, Side
from toolkit_widgets.planner_model import FieldKind
from toolkit_widgets.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of easy read: one picture, one to three short sentences.

    A hard word stands between double asterisks: ``**co-production**``. ``alt`` is
    empty where the picture says the same as the words.
    """

    picture: str
    words: tuple[str, ...]
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRow(Row):
    """A row that stands in one place of a page, under its id (easy_assessment.yml). ``{braces}`` are filled in."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of the jigsaw (pieces.yml).

    Colours are ``#RRGGBB``; ``shape`` is an SVG path in a square of 200 by 200
    that all pieces share, so that the shapes interlock. ``easy_read`` is a sentence or two.

    Where the shape's outer edges do not tell: ``name_at`` is the middle of the line with the name, ``plate_at`` the
    top left corner of the plate in a result (80 by 29), ``steps_at`` the heights between the steps, from the bottom.
    """

    id: str
    name: str
    meaning: str
    page: str
    ink: str
    tint: str
    on_dark: str
    shape: str
    picture: str
    easy_read: tuple[str, ...]
    name_at: tuple[float, ...] = ()
    plate_at: tuple[float, ...] = ()
    steps_at: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """A principle (principles.yml) or an activity (activities.yml) of co-production."""

    id: str
    name: str
    meaning: str
    page: str
    picture: str
    easy_read: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a dimension of an assessment is about, be it a piece, a principle or an activity.

    ``piece`` is the piece of the jigsaw, for its colours and shape; of another topic, None.
    """

    id: str
    name: str
    meaning: str
    page: str
    picture: str
    easy_read: tuple[str, ...]
    piece: Piece | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of co-production (levels.yml), 0 to 3.

    ``picture`` stands for the level itself; ``easy_next_step`` is the next step in easy read.
    """

    id: str
    number: int
    name: str
    meaning: str
    next_step: str
    picture: str
    easy_read: tuple[Row, ...]
    easy_next_step: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """One of the guide's recommendations, in our words (recommendations.yml)."""

    id: str
    piece: str
    name: str
    words: str
    why: str
    section: str
    easy_read: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A hard word (glossary.yml).

    ``forms`` are the other ways it is written, for finding its first use.
    ``meaning`` completes "<term> means …" and stands in the text where the word
    is first used; ``easy_read`` is a whole sentence or two for handouts. An
    ``easy_read_only`` word is ordinary on the standard pages and marked in handouts alone.
    """

    id: str
    term: str
    meaning: str
    easy_read: tuple[str, ...]
    forms: tuple[str, ...] = ()
    easy_read_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordToUse:
    """One word for one thing in easy read, and the words that it replaces (words_to_use.yml).

    A ``*`` at the end of a replaced word stands for any ending: ``utilis*``.
    """

    id: str
    say: str
    instead_of: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Who a respondent is (roles.yml), in their own words. ``easy_read`` is the same in easy words.

    ``people`` is what all with this role are called, where a group's answers stand side by side.
    """

    id: str
    name: str
    people: str
    easy_read: str
    picture: str
    side: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWords:
    """One answer that can be chosen (scales.yml), on screen, paper and easy read.

    ``key`` is the letter or digit beside its box on paper: one key press types it in.
    ``easy_read`` is the label in easy words.
    """

    id: str
    label: str
    easy_read: str
    key: str
    picture: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementWords:
    """What stands on the page for one statement (assessments/*.yml).

    ``yes_if`` is there on the scale of gates only. ``descriptions`` are there on the scale of
    descriptions only: the answers to this statement in its own words, each under the answer's
    id; the label of the scale is their short name. ``easy_descriptions`` say them in easy words.
    The other keys of the same entry become a ``model.Statement``.
    """

    id: str
    words: str
    easy_read: str
    picture: str
    yes_if: str = ""
    descriptions: Mapping[str, str] = field(default_factory=dict)
    easy_descriptions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentWords:
    """What stands on the page for one assessment (assessments/*.yml)."""

    id: str
    title: str
    easy_title: str
    about: str
    minutes: int
    scale: Scale
    answers: tuple[AnswerWords, ...]
    statements: Mapping[str, StatementWords]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One OpenMoji drawing in a scene: code point, place and size."""

    drawing: str
    x: float
    y: float
    scale: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One easy-read picture (pictures.yml): a square canvas with drawings on it.

    ``group`` is its heading on the sheet of all pictures: ``pictures_of_…`` of interface/easy_read.yml.
    """

    id: str
    alt: str
    group: str
    canvas: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutSection:
    """A headed run of rows in a handout."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """An easy-read handout (easy_read/*.yml), page and PDF alike.

    ``chapter`` is the page it tells in easy words; ``date`` is ISO 8601.
    ``recommendations`` are those that it prints; without any it prints all of its piece.
    """

    id: str
    title: str
    about: str
    picture: str
    date: str
    chapter: str
    sections: tuple[HandoutSection, ...]
    do_next: tuple[Row, ...]
    hard_words: tuple[str, ...]
    piece: str = ""
    recommendations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingStep:
    """One step of the meeting at which a group talks through its views (meeting.yml).

    ``do`` says what happens in it, a sentence or two each.
    """

    id: str
    name: str
    minutes: int
    do: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceWords:
    """One choice of a field of a planner (planners/*.yml), on screen, paper and in easy words."""

    id: str
    label: str
    easy_label: str
    picture: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldWords:
    """One thing that a planner asks (planners/*.yml), of each row or once. A field has choices if its kind is choice."""

    id: str
    kind: FieldKind
    label: str
    easy_label: str
    hint: str = ""
    choices: Mapping[str, ChoiceWords] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWords:
    """One row of a planner (planners/*.yml). ``facts`` are what its engine knows of it: ``days: "-14"``."""

    id: str
    words: str
    easy_words: str
    picture: str
    hint: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartWords:
    """A run of rows of a planner (planners/*.yml), each asked about its ``fields``, by their ids.

    ``own`` is what a row is called that a reader adds, ``easy_own`` the same in easy words; without it none can be added.
    """

    id: str
    name: str
    about: str
    easy_about: str
    picture: str
    fields: tuple[str, ...]
    rows: Mapping[str, RowWords] = field(default_factory=dict)
    own: str = ""
    easy_own: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannerWords:
    """A planner (planners/*.yml): a form to fill in, and what its engine makes of it.

    ``serves`` are the pages that lead to it, beside its own; ``details`` are asked once, at its head. With
    ``actions`` it has an action plan beside its rows.
    """

    id: str
    title: str
    about: str
    easy_about: str
    minutes: int
    version: str
    picture: str
    serves: tuple[str, ...]
    fields: Mapping[str, FieldWords]
    parts: Mapping[str, PartWords]
    details: Mapping[str, FieldWords] = field(default_factory=dict)
    actions: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideHeading:
    """Where a heading of the SCIE guide is told on this site (guide_map.yml).

    ``heading`` is the heading, or its first words where it is long.
    """

    id: str
    heading: str
    told_at: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Guide:
    """All content, validated as a whole; equal to itself alone. Mappings keep the order of the files.

    ``interface`` holds the words of buttons, labels and messages: file name,
    then key. ``language`` is the one that the words are in.
    """

    settings: Settings
    language: str
    pieces: Mapping[str, Piece]
    principles: Mapping[str, Idea]
    activities: Mapping[str, Idea]
    levels: Mapping[str, Level]
    recommendations: Mapping[str, Recommendation]
    glossary: Mapping[str, Term]
    words_to_use: Mapping[str, WordToUse]
    roles: Mapping[str, Role]
    assessments: Mapping[str, AssessmentWords]
    pictures: Mapping[str, Picture]
    easy_assessment: Mapping[str, NamedRow]
    handouts: Mapping[str, Handout]
    guide_map: Mapping[str, GuideHeading]
    meeting: Mapping[str, MeetingStep]
    planners: Mapping[str, PlannerWords]
    interface: Mapping[str, Mapping[str, str]]
    rules: Rules
    #: Of a translation: the original, and the files with words that are not translated.
    original: Guide | None = None
    untranslated: frozenset[str] = frozenset()

    def in_print(self, *files: str) -> Guide:
        """Return what to print from: a translation if these files are translated wholly, else the original."""
        return self.original if self.original and self.untranslated & set(files) else self

    @property
    def topics(self) -> Mapping[str, Topic]:
        """What each dimension of an assessment can be about. Pieces, principles and activities share no id."""
        of_all_kinds: tuple[Piece | Idea, ...] = (
            *self.pieces.values(),
            *self.principles.values(),
            *self.activities.values(),
        )
        return {made.id: _topic(made) for made in of_all_kinds}


def _topic(made: Piece | Idea) -> Topic:
    return Topic(
        id=made.id,
        name=made.name,
        meaning=made.meaning,
        page=made.page,
        picture=made.picture,
        easy_read=made.easy_read,
        piece=made if isinstance(made, Piece) else None,
    )
