"""CONTRIBUTING.md read as a person reads it who does just what it says: its commands, its files, its steps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

TEXT = (Path(__file__).resolve().parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
STEPS_HEADING = "## Your first changes to it, step by step\n"
_BLOCK = re.compile(r"(?:^    .*\n|^\n(?=(?:\n)*    ))+", re.MULTILINE)
_STEP = re.compile(
    r"^\*\*(?P<what>[^*]+)\*\* (?:In `(?P<file>[^`]+)`, (?P<how>in place of|after) `(?P<line>[^`]+)`"
    r"|(?P<new>A new file|At the end of) `(?P<of>[^`]+)`)[^:\n]*:\n\n(?P<block>(?:    .*\n|\n(?=(?:\n)*    ))+)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One change: in which file, how (``in place of``, ``after``, ``A new file``, ``At the end of``), and what."""

    file: str
    how: str
    line: str
    block: str


def section(heading: str) -> str:
    """Return the text under a heading."""
    return TEXT.partition(heading)[2].partition("\n## ")[0]


def blocks() -> list[str]:
    """Return what stands in blocks of code, but for what is to be written into files."""
    text = TEXT.replace(section(STEPS_HEADING), _STEP.sub("", section(STEPS_HEADING)))
    return [dedent(found[0]).strip() for found in _BLOCK.finditer(text)]


def blocks_of(heading: str) -> list[str]:
    """Return the blocks of code of one section, but for what is to be written into files."""
    return [dedent(found[0]).strip() for found in _BLOCK.finditer(_STEP.sub("", section(heading)))]


def commands() -> list[str]:
    """Return every command, in its order: the lines of blocks, and what stands in the running text."""
    in_blocks = [line for block in blocks() for line in block.splitlines() if not line.startswith("[[")]
    running = " ".join(_BLOCK.sub("", TEXT).split())
    in_text = re.findall(r"`((?:make|python|\.venv/bin/python) [^`]+)`", running)
    return list(dict.fromkeys([*in_blocks, *in_text]))


def steps() -> list[Step]:
    """Return the first changes to a new site."""
    return [
        Step(
            file=found["file"] or found["of"],
            how=found["how"] or found["new"],
            line=found["line"] or "",
            block=re.sub(r"^    ", "", found["block"], flags=re.MULTILINE).rstrip("\n") + "\n",
        )
        for found in _STEP.finditer(section(STEPS_HEADING))
    ]


def do(step: Step, site: Path) -> None:
    """Make one change as it is written."""
    file = site / step.file
    if step.how == "A new file":
        assert not file.exists(), f"{step.file} is there already"
        file.write_text(step.block, encoding="utf-8")
        return
    whole = file.read_text(encoding="utf-8")
    if step.how == "At the end of":
        file.write_text(f"{whole}\n{step.block}", encoding="utf-8")
        return
    lines = whole.splitlines(keepends=True)
    places = [number for number, line in enumerate(lines) if line.strip() == step.line]
    assert len(places) == 1, f"{step.file} has {len(places)} lines {step.line!r}, not one"
    at = places[0]
    lines[at : at + 1] = [step.block] if step.how == "in place of" else [lines[at], step.block]
    file.write_text("".join(lines), encoding="utf-8")


def files_named() -> Iterator[str]:
    """Yield the paths of files and folders in the running text; names in capitals stand for others."""
    for path in re.findall(r"`([\w./-]+(?:/|\.(?:yml|md|py|json|typ|toml|conf)))`", _BLOCK.sub("", TEXT)):
        if not re.search(r"\b(NAME|ID)\b", path) and "/" in path.strip("/"):
            yield path
