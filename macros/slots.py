"""Words with places in them: ``{name}`` is filled in by the page, or later by a script."""

from __future__ import annotations

from string import Formatter

from markupsafe import Markup, escape


def slots(text: str, **given: object) -> Markup:
    """Return words as HTML: ``{name}`` is what is given, or an empty place that the script fills."""
    html = Markup()
    for words, name, _, _ in Formatter().parse(text):
        html += escape(words)
        if name is not None:
            place = Markup('<span data-slot="{}"></span>').format(name)
            html += escape(given[name]) if name in given else place
    return html
