"""What may be published: readable content whose pictures can be drawn and whose easy read keeps the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit_widgets import build, linter, pictures, soundness
from toolkit_widgets.content import ContentError


def test_our_content_is_sound() -> None:
    """The project's own content has no problem of any kind."""
    assert soundness.sound_guide().recommendations


def test_problems_of_pictures_and_of_easy_read_are_listed_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """One problem of each kind: both lines, pictures first."""
    monkeypatch.setattr(pictures, "problems", lambda _: ("pictures.yml:1: one",))
    monkeypatch.setattr(linter, "problems", lambda *_: ("easy_read/culture.yml:2: two",))
    with pytest.raises(ContentError) as caught:
        soundness.sound_guide()
    assert caught.value.problems == ("pictures.yml:1: one", "easy_read/culture.yml:2: two")


def test_broken_rules_stop_the_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A broken rule of easy read; neither a page nor anything beside the pages is made."""
    monkeypatch.setattr(linter, "problems", lambda *_: ("easy_read/culture.yml:2: two",))
    with pytest.raises(ContentError, match="two"):
        build.build_site(tmp_path / "site")
    assert list(tmp_path.iterdir()) == []
