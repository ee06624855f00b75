"""The command line: ``python -m toolkit_widgets score | report | history | easy-read | check | audit | new | upgrade | build``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from toolkit_widgets.content import ContentError, load, load_translated
from toolkit_widgets.errors import AnswersFileError, printable
from toolkit_widgets.exchange import read
from toolkit_widgets.files import bring, bytes_of
from toolkit_widgets.group import score_group
from toolkit_widgets.history import assessment_in_any_version, compare
from toolkit_widgets.model import Assessment, Responses, Rules
from toolkit_widgets.page_rules import NOT_PAGES
from toolkit_widgets.paths import DOCS, TRANSLATIONS, BuildError
from toolkit_widgets.results import GroupResult, Result, as_json
from toolkit_widgets.scoring import score
from toolkit_widgets.table import to_csv

#: How a command ends: all well; the content is wrong or set-up incomplete; the command or a file is wrong.
DONE, CONTENT_WRONG, FILE_WRONG = 0, 1, 2


_FILES = "an answers file or a group file (JSON), or a zip of such files"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except (ContentError, BuildError) as error:
        print(error, file=sys.stderr)
        return CONTENT_WRONG
    except AnswersFileError as error:
        print(error, file=sys.stderr)
        return FILE_WRONG


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m toolkit_widgets",
        description="The co-production toolkit without a browser.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    scoring = commands.add_parser(
        "score",
        help="print the result of answers files",
        description="Print the result of one answers file, or of several people's brought together. "
        "A file that is not one, or that does not belong with the others, ends this with exit code 2.",
    )
    scoring.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_FILES)
    scoring.add_argument("--format", choices=("json", "csv"), default="json", help="json if not given")
    scoring.set_defaults(run=_score)
    reporting = commands.add_parser(
        "report",
        help="write a page about several people's answers, to hand round",
        description="Write one HTML page with what several people say together and what to talk about. "
        "What could tell one person's answers is left out, unless all agree to show it.",
    )
    reporting.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_FILES)
    reporting.add_argument(
        "-o", "--output", required=True, type=Path, metavar="REPORT", help="report.html, say"
    )
    reporting.add_argument("--all-agree", action="store_true", help="the people all agree to show everything")
    reporting.set_defaults(run=_report)
    history = commands.add_parser(
        "history",
        help="print what has moved between two answers files of one respondent",
        description="Print what has moved between an earlier answers file and a later one of the same "
        "assessment. Statements whose meaning changed in between are listed and left out.",
    )
    history.add_argument("then", type=Path, metavar="THEN", help="the earlier answers file (JSON)")
    history.add_argument("now", type=Path, metavar="NOW", help="the later one")
    history.set_defaults(run=_history)
    easy = commands.add_parser(
        "easy-read",
        help="check easy read: all handouts, or any text",
        description="Without files, print how all handouts keep the rules of easy read. With files, check "
        "anyone's text, Markdown or plain: exit code 1 if something is to mend, 2 if a file cannot be read.",
    )
    easy.add_argument(
        "files", nargs="*", metavar="FILE", help="a text, Markdown or plain; - is standard input"
    )
    easy.set_defaults(run=_easy_read)
    check = commands.add_parser("check", help="list every problem in the content; exit code 1 if any")
    check.add_argument(
        "--untranslated", action="store_true", help="list every word and page that is not translated yet"
    )
    check.set_defaults(run=_check)
    new = commands.add_parser(
        "new",
        help="make a site of your own in a new folder",
        description="Make a folder with settings, pages and content of your own to change, and this toolkit in it.",
    )
    new.add_argument(
        "folder", type=Path, metavar="FOLDER", help="a folder that is not there yet, or is empty"
    )
    new.add_argument("--name", default="A guide of our own", help="the name of the site")
    new.set_defaults(run=_new)
    upgrading = commands.add_parser(
        "upgrade",
        help="bring a site of your own what is new in this toolkit",
        description="Replace what nobody has changed in a site that `new` made. What people changed stays as it is.",
    )
    upgrading.add_argument("folder", type=Path, metavar="FOLDER", help="the folder of the site")
    upgrading.set_defaults(run=_upgrade)
    audit = commands.add_parser(
        "audit",
        help="look for known weaknesses in the packages that we build with; exit code 1 if any",
        description="Ask a public database (osv.dev) about every pinned package: names and versions are sent there, "
        "nothing else. Where it cannot be reached, this says so and ends well.",
    )
    audit.set_defaults(run=_audit)
    build = commands.add_parser("build", help="write engine, runtime, scripts and handouts into a built site")
    build.add_argument("site", type=Path, metavar="SITE_DIR", help="the folder that MkDocs wrote")
    build.set_defaults(run=_build)
    return parser


def _score(asked: argparse.Namespace) -> int:
    rules = load().rules
    brought = bring(rules, asked.files)
    _say(brought.notes)
    alone = len(brought.everyone) == len(asked.files) == 1 and brought.group is None
    result: Result | GroupResult = (
        score(rules, brought.everyone[0]) if alone else score_group(rules, brought.everyone)
    )
    if asked.format == "csv":
        sys.stdout.write(to_csv(result))
    else:
        print(json.dumps(as_json(result), indent=2))
    return DONE


def _report(asked: argparse.Namespace) -> int:
    from toolkit_widgets.report import report  # templates: only this command needs them

    guide = load()
    brought = bring(guide.rules, asked.files)
    today = datetime.now().astimezone().date().isoformat()
    page = report(guide, brought, today=today, all_agree=asked.all_agree)
    _say(brought.notes)
    try:
        asked.output.write_text(page, encoding="utf-8")
    except OSError as error:
        where, came = printable(str(asked.output)), error.strerror or type(error).__name__
        raise AnswersFileError(where, came, "a file that can be written", "choose another place") from None
    return DONE


def _history(asked: argparse.Namespace) -> int:
    rules = load().rules
    then, now = _two((asked.then, asked.now), rules)
    print(json.dumps(as_json(compare(rules, then, now)), indent=2))
    return DONE


def _two(files: Sequence[Path], rules: Rules) -> list[Responses]:
    """Read answers files of one assessment in any version, and say what in them does not count."""
    everyone, notes = list[Responses](), list[str]()
    first: Assessment | None = None
    for file in files:
        name = printable(str(file))
        try:
            answers = read(bytes_of(file), rules)
            first = assessment_in_any_version(rules, answers.responses, beside=first)
        except AnswersFileError as error:
            raise error.within(name) from None
        everyone.append(answers.responses)
        notes += [f"{name}: {note}" for note in answers.notes]
    _say(notes)
    return everyone


def _say(notes: Sequence[str]) -> None:
    """Say on standard error what does not count, a line for each."""
    print(*notes, sep="\n", end="\n" if notes else "", file=sys.stderr)


def _easy_read(asked: argparse.Namespace) -> int:
    from toolkit_widgets.linter import command  # only this command needs the rules of easy read

    return command.check_texts(asked.files) if asked.files else command.report_handouts()


def _check(asked: argparse.Namespace) -> int:
    from toolkit_widgets.content_translation import languages_there
    from toolkit_widgets.page_rules import page_problems
    from toolkit_widgets.soundness import sound_guide  # the PDF tools: only this command needs them

    guide = sound_guide()
    if problems := page_problems(DOCS, guide):
        raise ContentError(problems)
    there = {
        "recommendation": guide.recommendations,
        "assessment": guide.assessments,
        "hard word": guide.glossary,
        "handout": guide.handouts,
    }
    counts = [f"{len(things)} {name}{'' if len(things) == 1 else 's'}" for name, things in there.items()]
    print(f"content: {', '.join(counts)}, no problem")
    for code in dict.fromkeys((*guide.settings.languages[1:], *languages_there(TRANSLATIONS))):
        _say_what_is_not_translated(code, asked.untranslated)
    return DONE


def _say_what_is_not_translated(code: str, everything: bool) -> None:  # noqa: FBT001  (it is the command's own option)
    """Print how far a translation has come and, if asked, every place that is not translated."""
    made, translation = load_translated(code)
    missing = sum(map(len, translation.missing.values()))
    pages = [path.relative_to(DOCS).as_posix() for path in sorted(DOCS.rglob("*.md"))]
    pages = [page for page in pages if page.partition("/")[0] not in NOT_PAGES]
    own = [page for page in pages if (TRANSLATIONS / code / "docs" / page).is_file()]
    built = "" if code in made.settings.languages else "; not built: settings.yml does not name it"
    print(
        f"{code}: {translation.there} of {translation.there + missing} words and sentences translated, "
        f"{len(own)} of {len(pages)} pages{built}"
    )
    if everything:
        for places in translation.missing.values():
            print(*(f"{place}: not in {code}" for place in places), sep="\n")
        print(*(f"docs/{page}: not in {code}" for page in pages if page not in own), sep="\n")


def _new(asked: argparse.Namespace) -> int:
    from toolkit_widgets.new_site import new_site

    new_site(asked.folder, asked.name)
    print(f"{asked.folder}: made. Change settings.yml there, then run `make serve` in it.")
    return DONE


def _upgrade(asked: argparse.Namespace) -> int:
    from toolkit_widgets.new_site import BESIDE, upgrade

    done = upgrade(asked.folder)
    for path in done.kept:
        print(f"{path}: you have changed it, so it stays; its new form is {BESIDE}/{path}")
    counts = (len(done.added), len(done.replaced), len(done.removed), len(done.kept))
    print("{} added, {} replaced, {} removed, {} kept as you changed them".format(*counts))
    return DONE


def _audit(_asked: argparse.Namespace) -> int:
    from toolkit_widgets import audit

    packages = audit.pinned()
    try:
        found = audit.weaknesses(packages)
    except audit.NotReachedError as error:
        print(f"audit: not done, the database of weaknesses was not reached ({error})")
        return DONE
    print(*found, sep="\n", end="\n" if found else "", file=sys.stderr)
    print(f"audit: {len(packages)} packages, {len(found) or 'none'} with a known weakness")
    return CONTENT_WRONG if found else DONE


def _build(asked: argparse.Namespace) -> int:
    from toolkit_widgets.build import build_site  # Typst and the runtime: only this command needs them

    build_site(asked.site)
    return DONE


if __name__ == "__main__":
    sys.exit(main())
