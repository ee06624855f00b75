"""Syllables by rule, and the Flesch-Kincaid grade made of them."""

from __future__ import annotations

import pytest

from toolkit_widgets.linter.reading_grade import grade, syllables, words


@pytest.mark.parametrize(
    ("count", "list_of_words"),
    [
        (1, "a the made makes asked need friend guide 3 don't please treat choice skills"),
        (2, "wanted boxes table people person something someone create safely equal support idea's being"),
        (3, "idea organise disabled everyone important co-design reciprocal's area risk-aware anyone"),
        (4, "co-production accessible society equality"),
        (5, "organisation opportunity university"),
    ],
)
def test_syllables(count: int, list_of_words: str) -> None:
    """Words with a known number of syllables in; most of a list right, as a rule without a dictionary is."""
    each = list_of_words.split()
    wrong = [word for word in each if syllables(word) != count]
    assert len(wrong) <= len(each) // 8, wrong


def test_words_of_a_sentence() -> None:
    """A sentence in; a word with a hyphen, an address, and a number each count as one."""
    assert words("Don't go: co-production has 4 ideas at www.scie.org.uk.") == [
        "Don't", "go", "co-production", "has", "4", "ideas", "at", "www.scie.org.uk",
    ]  # fmt: skip


def test_grade() -> None:
    """Two sentences of three words with one syllable each in; 0.39 times 3 and 11.8 less 15.59 out."""
    assert grade(["We like tea.", "You like tea."]) == pytest.approx(0.39 * 3 + 11.8 - 15.59)
    hard = "Organisational transformation necessitates participatory accountability arrangements."
    assert grade([hard]) > 20
    assert grade([]) == 0
