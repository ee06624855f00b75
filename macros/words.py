"""Hard words: explained where they first stand, ``[[ word("reciprocity") ]]``, and all of them in the glossary."""

from __future__ import annotations

import re

from macros.context import Page
from macros.errors import MacroError, unknown
from toolkit_widgets.guide import Term

GLOSSARY = "glossary.md"


def word(page: Page, id: str, text: str | None = None) -> str:  # noqa: A002  (pages call it by this name)
    """Return a hard word as a button that opens its meaning in place; ``text`` is how it stands in the sentence.

    The browser opens it without script; on paper the meaning stands in brackets.

    Raises:
        MacroError: there is no such word, it was explained on this page before, or the text is another word.

    """
    term = _marked_on_pages(page, id)
    shown = term.term if text is None else text
    if not _says(term, shown):
        forms = " or ".join(f'"{form}"' for form in (term.term, *term.forms))
        cure = "mend the text, or add this form to the word's forms in glossary.yml"
        raise MacroError(came=f'word("{id}", "{shown}")', expected=f"text with {forms}", cure=cure)
    if not page.first(f"word-{id}"):
        cure = "write it as plain words here"
        raise MacroError(came=f'word("{id}") again', expected="it once, where it first stands", cure=cure)
    return page.render("word.html.jinja", term=term, text=shown, glossary=page.link(f"{GLOSSARY}#{id}"))


def glossary(page: Page) -> str:
    """Return all hard words in alphabetical order, each with its id, its meaning and its easy words."""
    terms = sorted(page.guide.glossary.values(), key=lambda term: term.term.casefold())
    return page.render("glossary.html.jinja", terms=terms)


def _marked_on_pages(page: Page, id_: str) -> Term:
    term = page.guide.glossary.get(id_)
    if term is None:
        unknown(f'word("{id_}")', id_, page.guide.glossary, "mend the id, or add the word to glossary.yml")
    if term.easy_read_only:
        cure = "write it as plain words: it is explained in easy read only"
        raise MacroError(
            came=f'word("{id_}")', expected="a word that is hard on the standard pages", cure=cure
        )
    return term


def _says(term: Term, text: str) -> bool:
    forms = (term.term, *term.forms)
    return any(re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", text, re.IGNORECASE) for form in forms)
