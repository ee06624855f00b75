"""A group's result in words: ids and levels become sentences of the content. The page puts them in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit_widgets.group import SIDES, side_of
from toolkit_widgets.group_view import NOT_KNOWN, Kind, StatementTogether, Together
from toolkit_widgets.guide import Guide
from toolkit_widgets.model import DOES_NOT_APPLY, Assessment, Scale, Side
from toolkit_widgets.people import people_of
from toolkit_widgets.results import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One dimension: its name, the group's level and each side's, in sentences and in cells."""

    name: str
    sentences: tuple[str, ...]
    cells: tuple[str, ...]
    next: str
    in_the_way: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One statement, to be talked about.

    ``views`` are those of the sides in words; ``places`` are where they stand on the scale, None
    where it is not known. ``agreed`` is what was agreed on, then what merged groups agreed on.
    """

    number: int
    words: str
    kind: Kind
    label: str
    why: str
    question: str
    agreement: str
    views: Mapping[Side, str]
    places: Mapping[Side, int]
    counts: str
    agreed: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether it is among those that are worth the group's time first."""
        return self.kind in (Kind.SPLIT, Kind.APART, Kind.ONE_SIDE)


class InWords:
    """The words for the result of one group."""

    def __init__(self, guide: Guide, assessment: Assessment, result: Together) -> None:
        self.guide = guide
        self.assessment = assessment
        self.result = result
        self.words = guide.interface["group"]
        self.shared = guide.interface["assessment"]
        self.levels = [level.name for level in guide.levels.values()]
        self.asked = guide.assessments[assessment.id]
        self.answers = {answer.id: answer.label for answer in self.asked.answers}
        self.numbers = {s.id: number for number, s in enumerate(assessment.statements, 1)}
        self.there = [side for side in SIDES if side in map(self._side_of, result.respondents)]

    @property
    def steps(self) -> tuple[str, ...]:
        """The names of the steps on a line, the lowest first."""
        if self.assessment.scale is Scale.GATES:
            return tuple(self.answers[answer] for answer in self.assessment.scale.values)
        return (self.shared["picture_not_yet"], *self.levels[1:])

    @property
    def heading(self) -> str:
        """The end of the names of the words that say whose view it is, where a side is missing."""
        if self.there:
            return (self.result.heading or "").replace("-", "_")
        return "neither_side"

    @property
    def columns(self) -> tuple[str, ...]:
        """Whose levels there are to show: the group's where both sides are there, and those of the sides."""
        together = [self.words["table_group"]] if len(self.there) == len(SIDES) else []
        return (*together, *map(self.side, self.result.shown.sides))

    def side(self, side: Side) -> str:
        """Return the name of a side."""
        return self.words["side_" + side]

    def role(self, role: str) -> str:
        """Return the name of the people with a role."""
        return people_of(self.guide)[role]

    def statement(self, id_: str) -> str:
        """Return a statement behind its number."""
        said = self.asked.statements[id_].words
        return self.words["number_and_words"].format(number=self.numbers[id_], words=said)

    def hidden(self) -> Iterator[str]:
        """Yield what is not shown and why, or that all agreed to show it."""
        shown = self.result.shown
        if self.there and not shown.sides:
            yield self.words["hidden_sides"]
        elif not shown.everything:
            yield self.words["hidden_roles"]
        if not shown.counts:
            yield self.words["hidden_counts"]

    def _side_of(self, role: str) -> Side:
        return side_of(self.guide.rules, role)

    def part(self, position: int) -> Part:
        """Return a dimension in words."""
        reach = self.result.dimensions[position]
        sides = {side: self.result.sides[side][position] for side in self.result.shown.sides}
        name = self.guide.topics[reach.id].name
        dimension = name.lower()
        together = [reach] if len(self.there) == len(SIDES) else []
        return Part(
            name=name,
            sentences=(
                *(self._said("sentence_", made, dimension=dimension) for made in together),
                *(self._said("side_sentence_", part, side=self.side(side)) for side, part in sides.items()),
                *self._patterns(reach.id, dimension),
            ),
            cells=tuple(map(self._cell, (*together, *sides.values()))),
            next=self.words["next_level"].format(dimension=dimension, level=self.levels[reach.next.level])
            if reach.next
            else "",
            in_the_way=tuple(map(self.statement, reach.next.statements)) if reach.next else (),
        )

    def _reach(self, reach: Range) -> str:
        """Return by which end of their names the words for a range are found."""
        if reach.lowest is None:
            return "not_enough"
        if reach.lowest != reach.highest:
            return "range"
        return "level" if reach.lowest else "not_yet"

    def _said(self, beginning: str, reach: Range, **slots: str) -> str:
        """Return the sentence about a range, of the group or of a side."""
        return self.words[beginning + self._reach(reach)].format(**slots, **self._ends(reach))

    def _patterns(self, id_: str, dimension: str) -> Iterator[str]:
        for pattern in self.result.patterns:
            if pattern.dimension == id_:
                said = self.words["pattern_" + pattern.lower]
                yield said.format(dimension=dimension, statements=pattern.statements, of=pattern.of)

    def _ends(self, reach: Range) -> dict[str, str]:
        ends = {"lowest": reach.lowest, "highest": reach.highest}
        return {end: self.levels[level] for end, level in ends.items() if level is not None}

    def _cell(self, reach: Range) -> str:
        """Return a range as a cell of a table."""
        said = {"not_enough": self.shared["cell_not_enough"], "range": self.shared["cell_range"]}
        return said.get(self._reach(reach), "{lowest}").format(**self._ends(reach))

    def point(self, statement: StatementTogether, agreed: Mapping[str, object]) -> Point:
        """Return a statement in words."""
        kind = statement.kind
        name = kind.replace("-", "_")
        by_levels = kind is Kind.SPLIT and self.assessment.scale is Scale.DESCRIPTIONS
        return Point(
            number=self.numbers[statement.id],
            words=self.asked.statements[statement.id].words,
            kind=kind,
            label=self.words["kind_" + name],
            why=self.words["why_split_levels" if by_levels else "why_" + name],
            question=self.words["question_" + name],
            agreement=self.words["agreement_" + statement.agreement] if statement.agreement else "",
            views={side: self._view(view) for side, view in statement.views.items()},
            places={
                side: place
                for side, view in statement.views.items()
                if (place := self._place(view)) is not None
            },
            counts=self._counts(statement),
            agreed=tuple(self._agreed(agreed)),
        )

    def _view(self, view: str) -> str:
        if view in (NOT_KNOWN, DOES_NOT_APPLY):
            return self.words["view_does_not_apply" if view == DOES_NOT_APPLY else "view_unknown"]
        return self.steps[self._place(view) or 0]

    def _place(self, view: str) -> int | None:
        if view.startswith("level-"):
            return int(view.removeprefix("level-"))
        return self.assessment.scale.values.get(view)

    def _counts(self, statement: StatementTogether) -> str:
        """Return how many people gave each answer."""
        counts = statement.counts["everyone"] if statement.counts else {}
        names = self.answers | {NOT_KNOWN: self.words["count_unknown"]}
        return ", ".join(
            self.words["counts"].format(answer=names[answer], count=count) for answer, count in counts.items()
        )

    def _agreed(self, agreed: Mapping[str, object]) -> Iterator[str]:
        """Yield the answer that was agreed on, then those of merged groups."""
        answer = agreed.get("answer")
        if isinstance(answer, str):
            yield self.words["agreed_answer"].format(answer=self.answers[answer])
        others = agreed.get("also", [])
        for other in others if isinstance(others, list) else []:
            yield self.words["agreed_also"].format(answer=self.answers[other["answer"]])
