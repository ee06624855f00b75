"""What ``python -m toolkit_widgets easy-read`` prints: how all handouts keep the rules, or how one text does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit_widgets.easy_read import paper
from toolkit_widgets.guide import Guide
from toolkit_widgets.linter.anyone import Checked
from toolkit_widgets.linter.findings import FOR_PEOPLE, RULES, Found
from toolkit_widgets.linter.handouts import spoken_in
from toolkit_widgets.linter.reading_grade import grade, words


def text_report(name: str, checked: Checked) -> Iterator[str]:
    """Yield what a text breaks, sentence by sentence, and a last line about the whole."""
    shown = None
    for sentence, broken in checked.found:
        if sentence is not shown:
            yield f"{name}:{sentence.line}: {sentence.words}"
        shown = sentence
        kind = "warning: " if broken.warns else ""
        yield f"  {kind}rule {broken.rule}: {broken.came}; expected {broken.expected}; {broken.cure}"
    wrong = to_mend(checked)
    warnings = len(checked.found) - wrong
    yield (
        f"{name}: {_many(checked.sentences, 'sentence')}, {_many(checked.words, 'word')}, "
        f"longest sentence {checked.longest}, reading grade {max(checked.grade, 0):.1f}: "
        f"{wrong or 'nothing'} to mend, {_many(warnings, 'warning')}"
    )


def to_mend(checked: Checked) -> int:
    """Return how many rules a text breaks, warnings not counted."""
    return sum(not broken.warns for _, broken in checked.found)


def guide_report(guide: Guide, found: Sequence[Found]) -> Iterator[str]:
    """Yield a table of all handouts, and a table of all rules that a computer can check."""
    columns = ("sentences", "words", "longest", "grade", "to mend", "warnings")
    rows = [(id_, *_handout_row(guide, id_, found)) for id_ in guide.handouts]
    yield from _table(("handout", *columns), rows)
    yield ""
    wrong, warned = (Counter(b.rule for _, b in found if b.warns is warns) for warns in (False, True))
    by_build = {rule: name for rule, name in RULES.items() if rule not in FOR_PEOPLE}
    rules = [(f"{rule:2} {name}", str(wrong[rule]), str(warned[rule])) for rule, name in by_build.items()]
    yield from _table(("rule", "to mend", "warnings"), rules)


def _handout_row(guide: Guide, id_: str, found: Sequence[Found]) -> tuple[str, ...]:
    spoken = spoken_in(paper(guide, guide.handouts[id_]).blocks)
    counts = [len(words(sentence)) for sentence in spoken]
    own = [broken.warns for path, broken in found if path[0] == f"easy_read/{id_}.yml"]
    numbers = (len(spoken), sum(counts), max(counts))
    return (*map(str, numbers), f"{grade(spoken):.1f}", str(own.count(False)), str(own.count(True)))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield lines with columns of equal width, the first set left, numbers right."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    for row in (head, *rows):
        first, *others = (
            cell.rjust(width) if i else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join([first, *others]).rstrip()


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
