"""The worked example of each planner: a planner file with invented figures, beside the planner's own file."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from toolkit_widgets.guide import Guide
from toolkit_widgets.paths import CONTENT
from toolkit_widgets.planner_file import PlannerFile, entries_of, read_plan
from toolkit_widgets.planner_model import Entries

_FOLDER = CONTENT / "planners"


def example_name(planner: str) -> str:
    """Return the name under which the site publishes an example."""
    return f"{planner}.example.json"


def example_text(planner: str) -> str:
    """Return the example of a planner as it stands in its file.

    Raises:
        FileNotFoundError: there is none.

    """
    return (_FOLDER / example_name(planner)).read_text(encoding="utf-8")


def example_file(guide: Guide, planner: str) -> PlannerFile:
    """Return the example of a planner.

    Raises:
        AnswersFileError: it is no planner file.
        FileNotFoundError: there is none.

    """
    return read_plan(example_text(planner).encode(), guide.rules)


def example_of(guide: Guide, planner: str) -> Entries:
    """Return what is filled in in an example, asked about on the day that it names."""
    file = example_file(guide, planner)
    return entries_of(file, date.fromisoformat(str(file.document["completed_on"])))


def write_examples(guide: Guide, folder: Path) -> None:
    """Write the examples of all planners into a folder of the site."""
    for id_ in guide.planners:
        shutil.copyfile(_FOLDER / example_name(id_), folder / example_name(id_))
