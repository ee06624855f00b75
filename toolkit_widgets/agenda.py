"""What a review has to talk about, from answers files of now and of the last time.

Judged by what judges everywhere: one person's answers by ``scoring``, several people's by
``group_view``, so that nothing shows here that a group may not see. What has changed is told
only of like and like: one person's answers beside one person's (``history``), a group's
ranges beside a group's. ``as_json`` of an agenda is::

    [{"assessment": "jigsaw", "people": 4, "heading": null,
      "low": ["review"], "talk": [{"id": "…", "kind": "split"}], "steps": ["…"], "find_out": ["…"],
      "change": "compared", "moved": [{"id": "culture", "direction": "up"}],
      "further": ["…"], "less_far": ["…"]}]

``low`` are the dimensions least far, all of them where they are equally far, none without a
level; ``steps`` the statements that stand in the way of their next level; ``find_out`` the
statements of which one person's answers, or nobody's, say anything. ``change`` is
``compared``, ``no-earlier``, ``others`` (one person beside several) or ``meaning`` (a version
in which statements mean something else). ``further`` and ``less_far`` are statements, told
of one person's answers only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from toolkit_widgets.errors import AnswersFileError
from toolkit_widgets.exchange import AnswersFile, read
from toolkit_widgets.group_file import GROUP_FORMAT, read_group_file
from toolkit_widgets.group_view import DimensionTogether, Kind, together
from toolkit_widgets.history import compare, direction_of
from toolkit_widgets.model import Responses, Rules
from toolkit_widgets.results import DimensionResult, Direction, Heading, Move, Range
from toolkit_widgets.scoring import assessment_of, at_the_end, same_meaning, score

#: How a zip starts, and no JSON.
_ZIP = b"PK"
#: Statements on which people are apart, which is what a review talks about first.
APART = (Kind.SPLIT, Kind.APART, Kind.ONE_SIDE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """Whose answers came together: the people of a group file, which has no name here, or one person's own file."""

    name: str
    people: tuple[AnswersFile, ...]


class Change(StrEnum):
    """Whether it can be told what has changed, and why not."""

    COMPARED = "compared"
    NO_EARLIER = "no-earlier"
    OTHERS = "others"
    MEANING = "meaning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A statement to talk about, and why."""

    id: str
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A dimension and which way it went; None without enough answers."""

    id: str
    direction: Direction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What the answers to one assessment give a review to talk about."""

    assessment: str
    people: int
    heading: Heading | None
    low: tuple[str, ...]
    talk: tuple[Talk, ...]
    steps: tuple[str, ...]
    find_out: tuple[str, ...]
    change: Change
    moved: tuple[Moved, ...] = ()
    further: tuple[str, ...] = ()
    less_far: tuple[str, ...] = ()


def agenda(rules: Rules, now: Sequence[Responses], then: Sequence[Responses] = ()) -> tuple[Agenda, ...]:
    """Return what there is to talk about, one assessment after the other.

    Args:
        rules: What the assessments ask.
        now: Answers of now, each person's to one or more assessments.
        then: Those of the last review.

    Raises:
        AnswersFileError: an unknown assessment, or answers of now to a version with other meanings.

    """
    given = [[made for made in now if made.assessment == id_] for id_ in _in_order(rules, now)]
    earlier = [[made for made in then if made.assessment == people[0].assessment] for people in given]
    return tuple(_one(rules, *both) for both in zip(given, earlier, strict=True))


def people_in(rules: Rules, name: str, data: bytes, *, of_now: bool) -> Iterator[Handed]:
    """Yield whose answers are in a file: an answers file, a group file, or each file of a zip of both.

    Args:
        rules: The assessments that are known.
        name: What the file is called.
        data: The file.
        of_now: Answers that these rules cannot judge, since they are to another version, are refused.

    Raises:
        AnswersFileError: it, or a file in it, is none of these.

    """
    if data.startswith(_ZIP):
        from toolkit_widgets.zips import files_in  # only readers of zips need it

        for inside, made in files_in(data):
            if isinstance(made, AnswersFileError):
                raise made.within(inside)
            if made.startswith(_ZIP):
                raise AnswersFileError(inside, "a zip in a zip", "answers files", "open that zip by itself")
            try:
                yield from people_in(rules, f"{name}: {inside}", made, of_now=of_now)
            except AnswersFileError as error:
                raise error.within(inside) from None
        return
    is_group = GROUP_FORMAT.encode() in data
    people = read_group_file(data, rules).people if is_group else (read(data, rules),)
    if of_now:
        for file in people:
            assessment_of(rules, file.responses)
    yield Handed(name="" if is_group else name, people=people)


def _in_order(rules: Rules, now: Iterable[Responses]) -> list[str]:
    """Return the assessments that were answered, in the order of the rules, unknown ones behind."""
    answered = dict.fromkeys(made.assessment for made in now)
    known = [id_ for id_ in rules.assessments if id_ in answered]
    return [*known, *(id_ for id_ in answered if id_ not in rules.assessments)]


def _one(rules: Rules, now: Sequence[Responses], then: Sequence[Responses]) -> Agenda:
    """Return what the answers to one assessment give."""
    if len(now) > 1:
        return _of_group(rules, now, then)
    (mine,) = now
    result = score(rules, mine)
    low = _low(result.dimensions)
    change, history = Change.NO_EARLIER, None
    if then:
        change = Change.OTHERS if len(then) > 1 else Change.COMPARED
    if change is Change.COMPARED:
        try:
            history = compare(rules, then[0], mine)
        except AnswersFileError:
            change = Change.MEANING
    statements = history.statements if history else ()
    return Agenda(
        assessment=result.assessment,
        people=1,
        heading=None,
        low=low,
        talk=(),
        steps=_steps(result.dimensions, low),
        find_out=tuple(id_ for dimension in result.dimensions for id_ in dimension.unknown),
        change=change,
        moved=tuple(Moved(id=d.id, direction=d.direction) for d in history.dimensions) if history else (),
        further=tuple(s.id for s in statements if s.move is Move.UP),
        less_far=tuple(s.id for s in statements if s.move is Move.DOWN),
    )


def _of_group(rules: Rules, now: Sequence[Responses], then: Sequence[Responses]) -> Agenda:
    """Return what several people's answers give, as far as they may see it."""
    result = together(rules, now)
    low = _low(result.dimensions)
    change, moved = _change(rules, result.dimensions, now, then)
    return Agenda(
        assessment=result.assessment,
        people=len(now),
        heading=result.heading,
        low=low,
        talk=tuple(Talk(id=s.id, kind=s.kind) for s in result.statements if s.kind in APART),
        steps=_steps(result.dimensions, low),
        find_out=tuple(s.id for s in result.statements if s.kind is Kind.UNKNOWN),
        change=change,
        moved=moved,
    )


def _change(
    rules: Rules, ranges: Sequence[Range], now: Sequence[Responses], then: Sequence[Responses]
) -> tuple[Change, tuple[Moved, ...]]:
    """Return which way a group's dimensions went since other answers of a group."""
    if len(then) < 2:
        return (Change.OTHERS if then else Change.NO_EARLIER), ()
    version = rules.assessments[now[0].assessment].version
    if not all(same_meaning(made.assessment_version, version) for made in then):
        return Change.MEANING, ()
    before = {reach.id: reach for reach in together(rules, then).dimensions}
    return Change.COMPARED, tuple(
        Moved(id=reach.id, direction=direction_of(before[reach.id], reach)) for reach in ranges
    )


def _low(ranges: Sequence[Range]) -> tuple[str, ...]:
    """Return the dimensions that are least far."""
    return at_the_end(ranges, furthest=False)


def _steps(dimensions: Iterable[DimensionResult | DimensionTogether], low: Sequence[str]) -> tuple[str, ...]:
    """Return what stands in the way of the next level where it is lowest."""
    return tuple(_each(dimensions, low))


def _each(dimensions: Iterable[DimensionResult | DimensionTogether], low: Sequence[str]) -> Iterator[str]:
    for dimension in dimensions:
        if dimension.id in low and dimension.next:
            yield from dimension.next.statements
