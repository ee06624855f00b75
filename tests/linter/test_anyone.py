"""Any text against the rules of easy read: what is a sentence, what a heading, on which line, what it breaks."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_widgets import content
from toolkit_widgets.linter.anyone import check
from toolkit_widgets.linter.texts import Kind, pieces
from toolkit_widgets.linter.vocabulary import WordsToUse


@cache
def words_to_use() -> WordsToUse:
    """Return the project's own table; read in a test, so that a broken one fails tests and not their collection."""
    return WordsToUse(tuple(content.words_to_use().values()))


def found_in(text: str) -> list[tuple[int, int, str, bool]]:
    """Return what a text breaks: line, rule, what came, whether it only warns."""
    return [(s.line, b.rule, b.came, b.warns) for s, b in check(text, words_to_use()).found]


GOOD = """\
# What you can do

You have a say.
You can bring a friend.

## Money

We pay you for your **time**.
Time is the hours that you work.

- Bring your bus ticket.
- your friends

## Hard words

Time is the hours that you work.
"""


def test_a_good_text_has_nothing_to_mend() -> None:
    """A text with headings, paragraphs, a list and a hard word in; nothing out, and its measures."""
    checked = check(GOOD, words_to_use())
    assert checked.found == ()
    assert (checked.sentences, checked.words, checked.longest) == (7, 35, 7)


#: A text, and what it breaks.
BAD = [
    ("We go to the shop in town on a bus with all of our friends today.", (1, 1, "16 words", False)),
    ("We go to the shop in town on a bus with our friends.", (1, 1, "13 words", True)),
    ("We sing and dance because we like it.", (1, 2, "and … because", False)),
    ("We sing a lot with all of our friends here\nin town", (1, 2, '"We sing a lot with all of our friends here in town"', False)),
    ("We sing.\nWe dance.\nWe eat.\nWe talk.", (1, 3, "4 sentences", False)),
    ("![You sing](a.png)\n\nYou sing well.", (3, 5, 'alt text "You sing"', False)),
    ("We **sing**.\nDance here.\n\n## Hard words\n\nSing means song.", (1, 6, 'bold "sing"', False)),
    ("We **sing**.\nIt is fun.", (1, 6, 'bold "sing"', False)),
    ("We help service users.", (1, 7, '"service users"', False)),
    ("We like this organization.", (1, 7, '"organization"', False)),
    ("The bed was made.", (1, 8, '"was made"', True)),
    ("Do you not sing?", (1, 9, "not", False)),
    ("The NHS helps you.", (1, 10, "NHS", False)),
    ("Come on October 1, 2026.", (1, 11, '"October 1"', False)),
    ("We sing &amp; dance.", (1, 12, '"&"', False)),
    ("Tea, cake, etc. are here.", (1, 12, '"etc"', False)),
    ("# What You Can Do", (1, 14, '"What You Can Do"', False)),
    ("# This is a heading that is far too long", (1, 14, "9 words", False)),
    ("You *really* can.", (1, 16, '"*really*"', False)),
    ("You <i>really</i> can.", (1, 16, '"*really*"', False)),
    ("You MUST come.", (1, 16, '"MUST"', False)),
    ("We all plan our day together.\n\n" * 170, (1, 20, "1020 words", False)),
    ("Organisation necessitates accountability. " * 3 + "\n\n" + "Yes. " * 3, (1, 24, "grade 32.4", False)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BAD, ids=[f"rule-{case[1][1]}-{case[0][:20]}" for case in BAD])
def test_a_bad_text_is_found(text: str, expected: tuple[int, int, str, bool]) -> None:
    """A text that breaks a rule in; its line, the rule and what came out, and no other rule."""
    found = found_in(text)
    assert expected in found
    assert {rule for _, rule, _, _ in found} == {expected[1]}


def test_every_rule_that_words_can_break_has_a_bad_text() -> None:
    """The table in; all rules but those of pictures in rows, look, parts and our own content."""
    assert {case[1][1] for case in BAD} == {1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 20, 24}


def test_what_anybody_may_say() -> None:
    """Others' texts may say who has tried them, since that may be true; addresses and names are no faults."""
    text = """\
        We checked this with people with learning disabilities.

        We live in Leeds. Write to me@example.org or <https://www.example.org/a/b>.

        # Living in Leeds

        ## 3 things to do
        """
    assert found_in(re.sub("^ +", "", text, flags=re.MULTILINE)) == []


def test_markdown_is_read() -> None:
    """Markdown with all kinds of marks in; what is read aloud out, each with its line."""
    text = """---
title: Left out
---

What it is
==========

First line
goes on here. Then *this* [link](a.md){.b}. <!-- not
this --> "Is it?" Yes!

1. One thing
   goes on.
* **Two**

> Quoted words.

| Left | Right |
|------|-------|
| Cell one. | Cell two. |

```
code
```

[[ easy_read("x") ]]

Plain heading
Its words follow.
"""
    read = [(piece.kind.name, [(s.line, s.words) for s in piece.sentences]) for piece in pieces(text)]
    assert read == [
        ("HEADING", [(5, "What it is")]),
        ("PARAGRAPH", [(8, "First line goes on here."), (9, "Then *this* link."), (10, '"Is it?"'), (10, "Yes!")]),
        ("ITEM", [(12, "One thing goes on.")]),
        ("ITEM", [(14, "**Two**")]),
        ("PARAGRAPH", [(16, "Quoted words.")]),
        ("HEADING", [(18, "Left")]),
        ("HEADING", [(18, "Right")]),
        ("PARAGRAPH", [(20, "Cell one.")]),
        ("PARAGRAPH", [(20, "Cell two.")]),
        ("HEADING", [(28, "Plain heading")]),
        ("PARAGRAPH", [(29, "Its words follow.")]),
    ]  # fmt: skip


@given(st.text(st.sampled_from(list("aB. \n#*-_|`<>![](){}&;:?1é\t\"'\\")), max_size=60))
def test_any_text_is_read(text: str) -> None:
    """Any signs in; pieces with words and lines of the text out, never an error."""
    checked = check(text, words_to_use())
    lines = len(text.splitlines())
    for piece in pieces(text):
        assert piece.sentences or piece.alts
        assert all(s.words.strip() and 1 <= s.line <= lines for s in piece.sentences)
        assert len(piece.sentences) == 1 or piece.kind is not Kind.HEADING
    assert checked.sentences >= 0
