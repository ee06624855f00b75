"""What an author can get wrong on a page, found in its Markdown: each with its line and the cure.

Wrong macros and front matter have their own errors (``macros/errors.py``, ``macros/front_matter.py``);
this is about headings, links, pictures, hard words, and what the pages' policy would stop.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import join, normpath

from toolkit_widgets.content_pages import pages
from toolkit_widgets.content_problems import nearest
from toolkit_widgets.guide import Guide

#: Folders of docs/ that are for people who work on the site.
NOT_PAGES = ("decisions", "publish")

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`[^`\n]+`")
_MACRO = re.compile(r"\[\[.*?\]\]", re.DOTALL)
_WORD = re.compile(r"\[\[\s*word\(\s*\"([^\"]+)\"(?:\s*,\s*\"([^\"]+)\")?\s*\)\s*\]\]")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*$", re.MULTILINE)
_ID = re.compile(r"\{[^{}\n]*#([\w-]+)[^{}\n]*\}")
_LINK = re.compile(r"(!?)\[([^\]\n]*)\]\(\s*([^)\s]*)[^)\n]*\)")
_TAG = re.compile(r"<([a-zA-Z][\w-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))")
_PARAGRAPH = re.compile(r"\A\s*([^\s#!>|:\-*+<\d\[][^\n]*|\[\[ word)", re.DOTALL)

#: Words of a link that say nothing where they stand alone, as in the list of links of a screen reader.
_SAYS_NOTHING = {"here", "click here", "this", "link", "this link", "this page", "more", "read more", "page"}
_REFUSED_TAGS = {"script", "style", "iframe", "object", "embed", "form", "base", "link", "meta"}


@dataclass(frozen=True, slots=True)
class _Source:
    """A page's Markdown. In ``text`` front matter and code are blank, so that places are the same in both."""

    path: str
    whole: str
    text: str

    def line(self, at: int) -> int:
        """Return the line of a place."""
        return self.whole.count("\n", 0, at) + 1


type _Found = tuple[int, str, str, str]


def page_problems(docs: Path, guide: Guide, in_menu: Collection[str] | None = None) -> tuple[str, ...]:
    """Return every mistake on the pages, one line each: ``docs/page.md:LINE: came; expected …; cure``.

    Args:
        docs: The folder of the pages.
        guide: All content.
        in_menu: The pages of the navigation; None if that is not to be checked.

    """
    anchors = pages(docs, guide)
    lines: list[tuple[str, int, str]] = []
    for path in sorted(anchors):
        if path.partition("/")[0] in NOT_PAGES:
            continue
        source = _read(docs, path)
        for at, came, expected, cure in _problems(source, docs, guide, anchors, in_menu):
            line = source.line(at)
            lines.append((path, line, f"docs/{path}:{line}: {came}; expected {expected}; {cure}"))
    for path in sorted(set(in_menu or ()) - set(anchors)):
        cure = f"mend or remove it{nearest(path, anchors)}"
        lines.append(("", 0, f"mkdocs.yml: {path} in nav; expected the path of a page in docs/; {cure}"))
    return tuple(dict.fromkeys(line for *_, line in sorted(lines)))


def _read(docs: Path, path: str) -> _Source:
    whole = (docs / path).read_text(encoding="utf-8")
    text = whole
    for pattern in (_FRONT_MATTER, _FENCE, _CODE):
        text = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return _Source(path, whole, text)


def _problems(
    source: _Source,
    docs: Path,
    guide: Guide,
    anchors: Mapping[str, frozenset[str]],
    in_menu: Collection[str] | None,
) -> Iterator[_Found]:
    if in_menu is not None and source.path not in in_menu:
        cure = f'add "- {source.path}" under nav in mkdocs.yml'
        yield 0, "a page that no menu leads to", "every page in the navigation", cure
    yield from _front_matter(source)
    yield from _hidden_signs(source)
    yield from _headings(source)
    yield from _links(source, docs, anchors)
    yield from _tags(source)
    yield from _hard_words(source, guide)


def _front_matter(source: _Source) -> Iterator[_Found]:
    if not re.search(r"^title: *\S", source.whole.partition("\n---\n")[0], re.MULTILINE):
        yield 0, "no title", "title: between --- lines at the top", "write one; the menu shows it"


def _hidden_signs(source: _Source) -> Iterator[_Found]:
    """Find letters that nobody sees, or that turn the direction of what follows."""
    for at, sign in enumerate(source.whole):
        if not sign.isascii() and unicodedata.category(sign) in {"Cf", "Co", "Cn"} and sign != "\u00ad":
            came = f"a hidden sign (U+{ord(sign):04X})"
            yield at, came, "letters that people can see", "delete it, or type the words anew"


def _headings(source: _Source) -> Iterator[_Found]:
    found = list(_HEADING.finditer(source.text))
    if not found or len(found[0][1]) != 1:
        at = found[0].start() if found else len(source.whole) - 1
        yield at, "no heading of the page before this", "# Title as the first heading", "write one"
        return
    above, seen = 1, dict[str, int]()
    for number, heading in enumerate(found):
        level, words = len(heading[1]), heading[2]
        if number and level == 1:
            yield heading.start(), f'a second # heading, "{words}"', "one # heading a page", "use ##"
        elif level > above + 1:
            came = f'{"#" * level} "{words}" under {"#" * above}'
            cure = "no step is left out, so that screen readers can go from one to the next"
            yield heading.start(), came, f"{'#' * (above + 1)} at most", cure
        if level > 1 and not _ID.search(words):
            id_ = re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")
            yield (
                heading.start(),
                f'"{words}" without an id',
                f"{{#{id_}}} after it",
                "other pages link to it",
            )
        above = max(level, min(number, 1) + 1)  # after the title, nothing is as high as it
    for anchor in _ID.finditer(source.text):
        if anchor[1] in seen:
            cure = f"give one of them another name; the first is in line {seen[anchor[1]]}"
            yield anchor.start(), f"{{#{anchor[1]}}} a second time", "each id once on a page", cure
        seen.setdefault(anchor[1], source.line(anchor.start()))
    if found and not _PARAGRAPH.match(source.text[found[0].end() :]):
        cure = "say in one or two sentences what the page is about"
        yield found[0].start(), "no paragraph after the title", "an opening paragraph", cure


def _links(source: _Source, docs: Path, anchors: Mapping[str, frozenset[str]]) -> Iterator[_Found]:
    for link in _LINK.finditer(source.text):
        picture, words, target = link[1], link[2], link[3]
        if picture and not words.strip():
            cure = "say what it shows; a picture that adds nothing is one that nobody needs"
            yield link.start(), f"a picture without words, {target}", "![what it shows](…)", cure
        elif not picture and (not words.strip("*_ ") or words.strip("*_ .").casefold() in _SAYS_NOTHING):
            cure = "name the page or what is there; some people hear the links alone"
            yield link.start(), f'a link with the words "{words}"', "words that say where it leads", cure
        yield from ((link.start(), *wrong) for wrong in _target(source, docs, anchors, picture, target))


def _target(
    source: _Source, docs: Path, anchors: Mapping[str, frozenset[str]], picture: str, target: str
) -> Iterator[tuple[str, str, str]]:
    scheme = re.match(r"([a-zA-Z][\w+.-]*):|//", target)
    if scheme:
        if picture:
            cure = "put the picture into the site; a page asks no other host for anything"
            yield f"a picture from another host, {target}", "one of our own", cure
        elif scheme[1] not in {"https", "mailto", "tel"}:
            yield f"a link to {target}", "https:, mailto: or tel:", "mend the address"
        return
    if target.startswith("/"):
        yield f"a link to {target}", "a path from this page, such as ../how-to/culture.md", "mend the path"
        return
    path, _, anchor = target.partition("#")
    there = normpath(join(source.path, "..", path)) if path else source.path
    if there.endswith(".md") and there not in anchors:
        yield f"a link to {target}", "the path of a page in docs/", f"mend it{nearest(there, anchors)}"
    elif there in anchors and anchor and anchor not in anchors[there] and not _brings_ids(docs, there):
        known = anchors[there]
        cure = f"mend the anchor{nearest(anchor, known)}, or write {{#{anchor}}} after the heading"
        yield f'"#{anchor}" in {there}', f"one of {', '.join(sorted(known)) or 'none'}", cure
    elif picture and not (docs / there).is_file():
        yield f"a picture that is not there, {target}", "a file in docs/", "mend the path"
    elif not path and not anchor:
        yield "a link to nowhere", "a page or an address", "write one between the brackets"


def _brings_ids(docs: Path, path: str) -> bool:
    """Return whether a page has a macro that may bring ids of its own."""
    text = _WORD.sub("", (docs / path).read_text(encoding="utf-8"))
    return _MACRO.search(text) is not None


def _tags(source: _Source) -> Iterator[_Found]:
    """Find HTML that the policy of the pages stops, or that leaves somebody out."""
    for tag in _TAG.finditer(_MACRO.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), source.text)):
        name = tag[1].casefold()
        attributes = {a[1].casefold(): a[2] or a[3] or a[4] or "" for a in _ATTRIBUTE.finditer(tag[2])}
        if name in _REFUSED_TAGS:
            cure = "take it out; scripts and styles are files of toolkit_widgets/browser/"
            yield tag.start(), f"<{name}> in a page", "words, and what Markdown makes of them", cure
            continue
        for key, value in attributes.items():
            if key == "style" or key.startswith("on"):
                cure = "take it out; the page's policy stops it (toolkit_widgets/policy.py)"
                yield tag.start(), f"{key}= on <{name}>", "no script or style in a page", cure
            elif key in {"src", "srcset"} and re.match(r"[a-z]+:|//", value):
                cure = "put the file into the site"
                yield tag.start(), f"<{name}> from another host, {value}", "one of our own", cure
            elif key == "href" and value.strip().casefold().startswith("javascript:"):
                yield tag.start(), "a link that runs script", "an address", "take it out"
        if name == "img" and "alt" not in attributes:
            cure = 'say what it shows, or write alt="" if the words beside it do'
            yield tag.start(), "<img> without alt", 'alt="what it shows"', cure


def _hard_words(source: _Source, guide: Guide) -> Iterator[_Found]:
    """Find the hard words of a chapter whose first use in the running text is not marked."""
    if not re.search(r"^guide_section:", source.whole, re.MULTILINE):
        return
    terms = [term for term in guide.glossary.values() if not term.easy_read_only]
    forms = {form.casefold(): term for term in terms for form in (term.term, *term.forms)}
    pattern = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    blank = re.compile(
        r"^#.*$|\[\[(?!\s*word\().*?\]\]|!?\[(?!\[)[^\]\n]*\]\([^)\n]*\)|<[^>\n]*>", re.MULTILINE
    )
    text = blank.sub(lambda found: re.sub(r"[^\n]", "\0", found[0]), source.text)
    # In the place of a marked word stands its mark, as long as the call.
    marked = [(found.start(), found.end(), found[1]) for found in _WORD.finditer(text)]
    text = _WORD.sub(
        lambda found: (found[2] or _term(guide, found[1])).ljust(len(found[0]), "\0")[: len(found[0])], text
    )
    done: set[str] = set()
    opening = re.search(r"^# .*\n+", source.text, re.MULTILINE)
    body = text.find("\n\n", opening.end() if opening else 0)
    done |= {id_ for start, _, id_ in marked if start < body}
    for found in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", text[body:], re.IGNORECASE):
        at, term = found.start() + body, forms[" ".join(found[0].split()).casefold()]
        if term.id in done:
            continue
        done.add(term.id)
        if not any(start < found.end() + body and at < end and id_ == term.id for start, end, id_ in marked):
            shown = "" if found[0].casefold() == term.term.casefold() else f', "{found[0]}"'
            cure = "mark where it is first used; readers then need not look it up"
            yield at, f'the hard word "{found[0]}"', f'[[ word("{term.id}"{shown}) ]]', cure


def _term(guide: Guide, id_: str) -> str:
    return guide.glossary[id_].term if id_ in guide.glossary else ""
