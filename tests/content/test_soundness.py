"""What may be published: readable content whose pictures can be drawn and whose easy read keeps the rules."""

from __future__ import annotations

import pytest

from toolkit_widgets import pictures, soundness
from toolkit_widgets.content import ContentError
from toolkit_widgets.handouts import rules


def test_our_content_is_sound() -> None:
    """The project's own content has no problem of any kind."""
    assert soundness.sound_guide().recommendations


def test_problems_of_pictures_and_of_easy_read_are_listed_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """One problem of each kind: both lines, pictures first."""
    monkeypatch.setattr(pictures, "problems", lambda _: ("pictures.yml:1: one",))
    monkeypatch.setattr(rules, "problems", lambda _: ("easy_read/culture.yml:2: two",))
    with pytest.raises(ContentError) as caught:
        soundness.sound_guide()
    assert caught.value.problems == ("pictures.yml:1: one", "easy_read/culture.yml:2: two")
