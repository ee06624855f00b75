"""Rule 8: a passive verb is told by its form; what looks like one and is none is left alone."""

from __future__ import annotations

import pytest

from toolkit_widgets.linter.voice import passives


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The plan is made by staff.", ["is made"]),
        ("You were not asked.", ["were not asked"]),
        ("The trip was carefully planned.", ["was carefully planned"]),
        ("It can be changed and has been tried.", ["be changed", "been tried"]),
        ("The room is being cleaned.", ["is being cleaned"]),
    ],
)
def test_passive_verbs(sentence: str, found: list[str]) -> None:
    """A passive sentence in; its verbs out."""
    assert passives(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "We make the plan.",
        "You are interested in it.",
        "They are disabled people.",
        "This is called a review.",
        "We get paid for our time.",
        "They are not there yet.",
        "This is red and that is a bed.",
    ],
)
def test_what_is_not_passive(sentence: str) -> None:
    """A sentence about how somebody is, or what they do, in; nothing out."""
    assert passives(sentence) == []
