"""What a page may call. A macro is a function whose first parameter is the page; its name is the macro's name.

mkdocs-macros imports this package and calls ``define_env``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from macros.access_report import access_report
from macros.answers_file import answers_file
from macros.assessment import assessment
from macros.checklist import checklist, on_the_checklist
from macros.compare import compare
from macros.contact import contact, help_lines
from macros.context import Page, the_guide
from macros.developers import public_interface
from macros.easy_read import easy_read, handouts, words_to_use
from macros.errors import checked_call
from macros.jigsaw import jigsaw
from macros.levels import levels
from macros.licences import licences
from macros.meeting import meeting
from macros.offline import copy_of_guide, keep_guide
from macros.on_paper import on_paper, paper_forms
from macros.pictures import pictures
from macros.planner import planner, planner_example, planner_forms, planners
from macros.planner_file import planner_file
from macros.preview import preview
from macros.statement import statement_tested
from macros.versions import FOLDER, asks_about, versions
from macros.words import glossary, word
from toolkit_widgets.easy_read import in_order
from toolkit_widgets.settings import logo_name

__all__ = ["MACROS", "define_env"]

MACROS: dict[str, Callable[..., str]] = {
    macro.__name__: macro
    for macro in (
        access_report,
        answers_file,
        assessment,
        checklist,
        compare,
        contact,
        copy_of_guide,
        easy_read,
        glossary,
        handouts,
        help_lines,
        jigsaw,
        keep_guide,
        levels,
        licences,
        meeting,
        on_paper,
        on_the_checklist,
        paper_forms,
        pictures,
        planner,
        planner_example,
        planner_file,
        planner_forms,
        planners,
        preview,
        public_interface,
        statement_tested,
        word,
        words_to_use,
    )
}


def define_env(env: Any) -> None:
    """Name the macros, each with the page that calls it, and hand the content to the theme's templates."""
    guide = the_guide()
    env.conf["extra"].update(
        settings=guide.settings,
        logo_name=logo_name(guide.settings),
        words=guide.interface,
        pieces=guide.pieces,
        handouts=in_order(guide),
        easy_read_folder=FOLDER,
        planners=guide.planners,
        asks_about=asks_about(guide),
        versions=versions(guide, directory_urls=env.conf["use_directory_urls"]),
    )
    pages: dict[str, Page] = {}
    env.conf["extra"]["macro_pages"] = pages

    def this_page() -> Page:
        source = env.page.file.src_uri
        directory_urls = env.conf["use_directory_urls"]
        return pages.setdefault(source, Page(guide=guide, source=source, directory_urls=directory_urls))

    for name, macro in MACROS.items():
        env.macro(partial(checked_call, macro, this_page), name)
