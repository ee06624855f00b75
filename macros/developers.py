"""The public interface for people who write programs, made from the code: ``[[ public_interface() ]]``."""

from __future__ import annotations

from markupsafe import Markup, escape

from macros.context import Page
from toolkit_widgets.content_pages import title_of
from toolkit_widgets.page_rules import NOT_PAGES
from toolkit_widgets.paths import DOCS
from toolkit_widgets.public_names import PublicName, Sort, public_names

#: The language that code and docstrings are written in, whatever language the page has.
LANGUAGE = "en-GB"


def public_interface(page: Page) -> str:
    """Return every public name under the heading of its sort: how it is called, what goes in, out and wrong.

    The headings are Markdown, so that they stand in the table of contents and in the search. Works without script.
    """
    words = page.guide.interface["developers"]
    parts = []
    for sort in Sort:
        found = [made for made in public_names() if made.sort is sort]
        heading, about = words["part_" + sort], words["about_" + sort]
        parts.append(f"## {heading} {{#{sort}}}\n\n{about}")
        parts += [f"### `{made.name}` {{#{made.name}-{sort}}}\n\n{_entry(page, made)}" for made in found]
    return "\n\n".join(parts)


def _entry(page: Page, made: PublicName) -> str:
    return page.render(
        "public_name.html.jinja",
        made=made,
        language=LANGUAGE,
        with_code=with_code,
        sources=[(source, *_page_of(page, source)) for source in made.sources],
    )


def with_code(text: str) -> Markup:
    """Return words of a docstring as HTML, with what stands between two backticks as code."""
    pieces = text.split("``")
    return Markup().join(
        Markup("<code>{}</code>").format(piece) if number % 2 else escape(piece)
        for number, piece in enumerate(pieces)
    )


def _page_of(page: Page, source: str) -> tuple[str, str]:
    """Return address and title of the page that a source is, or nothing if the site does not show it."""
    target = source.removeprefix("docs/")
    path = target.partition("#")[0]
    if path.partition("/")[0] in NOT_PAGES or not (DOCS / path).is_file():
        return "", ""
    return page.link(target), title_of(DOCS, path)
