"""Whatever stands in a content file, there is a guide or there are lines. Never a traceback."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit_widgets import content
from toolkit_widgets.content import ContentError

GARDEN = Path(__file__).parent / "garden"
FILES = sorted(path.relative_to(GARDEN).as_posix() for path in (GARDEN / "content").rglob("*.yml"))
LINE = re.compile(r".+/content/\S+:\d+: .+; expected .+; .+")
#: Signs that YAML gives a meaning are more likely to hurt than letters.
SIGNS = st.text(st.sampled_from(list(" :-[]{}\"'#&*!|>%@`\n\tab1.,~?[[")), max_size=12) | st.text(max_size=12)


@settings(max_examples=150, deadline=None)
@given(file=st.sampled_from(FILES), at=st.integers(0, 60), taken=st.integers(0, 3), signs=SIGNS)
def test_anything_is_read_or_refused(file: str, at: int, taken: int, signs: str) -> None:
    """Some lines of a file are replaced by any signs: a guide comes out, or one line for each problem."""
    with tempfile.TemporaryDirectory() as folder:
        garden = Path(folder) / "garden"
        shutil.copytree(GARDEN, garden)
        lines = (garden / file).read_text(encoding="utf-8").splitlines()
        at = min(at, len(lines))
        lines[at : at + taken] = [signs]
        (garden / file).write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
        assert all(LINE.fullmatch(problem) for problem in problems_of(garden)), problems_of(garden)


def problems_of(garden: Path) -> tuple[str, ...]:
    """Return the problems of a garden; none if it is a guide."""
    try:
        content.load(garden / "content", garden / "docs")
    except ContentError as error:
        return error.problems
    return ()
