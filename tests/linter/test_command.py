"""``python -m toolkit_widgets easy-read``: a report over all handouts, or a check of anyone's texts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit_widgets import content, linter
from toolkit_widgets.__main__ import main
from toolkit_widgets.linter import command

ROOT = Path(__file__).resolve().parents[2]
GARDEN = ROOT / "tests" / "content" / "garden"


def run(*arguments: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, in a plain locale."""
    line = [sys.executable, "-m", "toolkit_widgets", "easy-read", *map(str, arguments)]
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    return subprocess.run(line, cwd=ROOT, input=given, capture_output=True, env=environment, check=False)


def test_a_good_text(tmp_path: Path) -> None:
    """A text without fault in; one line with its measures and exit code 0 out."""
    file = tmp_path / "letter.txt"
    file.write_text("\ufeffWe like tea.\r\nYou like tea.\r\n", encoding="utf-8")
    ran = run(file)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode() == (
        f"{file}: 2 sentences, 6 words, longest sentence 3, reading grade 0.0: nothing to mend, 0 warnings\n"
    )


def test_a_bad_text(tmp_path: Path) -> None:
    """A text with faults in; each sentence with its line, what it breaks under it, and exit code 1 out."""
    file = tmp_path / "letter.md"
    file.write_text("# Tea\n\nWe like tea & cake.\nThe tea was made.\n", encoding="utf-8")
    ran = run(file)
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert ran.stdout.decode().splitlines() == [
        f"{file}:3: We like tea & cake.",
        '  rule 12: "&"; expected words instead of signs; write "and", "or", "for example"',
        f"{file}:4: The tea was made.",
        '  warning: rule 8: "was made"; expected who does it; say who does what, such as "we make"',
        f"{file}: 2 sentences, 8 words, longest sentence 4, reading grade 0.0: 1 to mend, 1 warning",
    ]


def test_standard_input() -> None:
    """A text through a pipe in; the same out under the name "standard input"."""
    ran = run("-", given=b"We like tea & cake.")
    assert ran.returncode == 1
    assert ran.stdout.startswith(b"standard input:1: We like tea & cake.\n  rule 12: ")


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        (
            "none.md",
            None,
            "No such file or directory; expected a file that can be read; check its name and place",
        ),
        (".", None, "Is a directory; expected a file that can be read; check its name and place"),
        (
            "word.docx",
            b"PK\x03\x04\xff\xfe",
            "no text; expected plain text or Markdown in UTF-8; save it as text",
        ),
        ("nul.txt", b"a\0b", "no text; expected plain text or Markdown in UTF-8; save it as text"),
        ("long.txt", b"a " * 600_000, "more than 1 MiB; expected a text; take a part of it"),
        (
            "odd\nname.md",
            None,
            "No such file or directory; expected a file that can be read; check its name and place",
        ),
    ],
)
def test_what_cannot_be_read_is_one_line(tmp_path: Path, name: str, data: bytes | None, line: str) -> None:
    """A file that cannot be read beside a good one in; one line for it, the good one checked, exit code 2 out."""
    if data is not None:
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.md").write_text("We like tea.", encoding="utf-8")
    ran = run(tmp_path / name, tmp_path / "good.md")
    assert ran.returncode == 2
    shown = str(tmp_path / name).replace("\n", "\\n")
    assert ran.stderr.decode() == f"{shown}: {line}\n"
    assert b"good.md: 1 sentence, " in ran.stdout


def test_the_report_over_all_handouts() -> None:
    """No file in; a row for each handout, a row for each rule that a computer checks, exit code 0 out."""
    ran = run()
    assert (ran.returncode, ran.stderr) == (0, b"")
    lines = ran.stdout.decode().splitlines()
    handouts, rules = lines[: lines.index("")], lines[lines.index("") + 1 :]
    assert handouts[0].split() == [
        "handout",
        "sentences",
        "words",
        "longest",
        "grade",
        "to",
        "mend",
        "warnings",
    ]
    assert [line.split()[0] for line in handouts[1:]] == list(content.load().handouts)
    numbers = [rule for rule in linter.RULES if rule not in linter.FOR_PEOPLE]
    assert [int(line.split()[0]) for line in rules[1 : len(numbers) + 1]] == numbers


def test_the_report_names_what_is_to_mend(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A handout with one fault in; it is counted with its handout and its rule, its line comes, exit code 1 out."""
    loaded = content.load_placed(GARDEN / "content", GARDEN / "docs")
    monkeypatch.setattr(content, "load_placed", lambda: loaded)
    fault = (("easy_read/soil.yml", "about"), linter.Broken(12, '"&"', "words", "write and"))
    monkeypatch.setattr(command, "findings", lambda _: iter([fault]))
    assert main(["easy-read"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[1].split()[0] == "soil"
    assert said[1].split()[-2:] == ["1", "0"]
    assert any(line.split() == ["12", "signs", "1", "0"] for line in said)
    assert said[-1].endswith('easy_read/soil.yml:2: rule 12: "&"; expected words; write and')


def test_it_starts_without_the_pdf_tools() -> None:
    """A text checked in a fresh Python; neither Typst nor a PDF reader is loaded."""
    code = (
        "import sys; from toolkit_widgets.__main__ import main; main(['easy-read', '-']); "
        "print({name.partition('.')[0] for name in sys.modules} & {'typst', 'page', 'pypdf', 'mkdocs', 'jinja2'})"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, input=b"We like tea.", capture_output=True, check=True
    )
    assert ran.stdout.decode().splitlines()[-1] == "set()"


def test_the_example_in_the_documentation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentence of the page for writers in; the lines that the page shows out."""
    page = (ROOT / "docs" / "easy-read" / "write-your-own.md").read_text(encoding="utf-8")
    shown = [line.removeprefix("    ") for line in page.splitlines() if line.startswith("    ")]
    example = shown[1:]
    sentence = example[0].partition(": ")[2]
    monkeypatch.chdir(tmp_path)
    Path("letter.txt").write_text(f"\n\n{sentence}\n", encoding="utf-8")
    assert main(["easy-read", "letter.txt"]) == 1
    assert capsys.readouterr().out.splitlines() == example
