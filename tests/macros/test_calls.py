"""What a page may do: call macros with words. Whatever else it tries is one line of error."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from jinja2 import Environment, TemplateSyntaxError

from macros.errors import MacroError, PageError, checked_call, error_lines
from macros.sandbox import PageEnvironment

#: As in mkdocs.yml.
DELIMITERS = {
    "block_start_string": "[[%",
    "block_end_string": "%]]",
    "variable_start_string": "[[",
    "variable_end_string": "]]",
    "comment_start_string": "[[#",
    "comment_end_string": "#]]",
}
#: What mkdocs-macros hands to a page that it renders.
HANDED_OVER = {"config": {"secret": "s3cret"}, "page": object(), "environment": {"system": "s3cret"}}


def greet(page: str, name: str, ending: str = ".") -> str:
    """Stand in for a macro."""
    if name == "nobody":
        raise MacroError(came='greet("nobody")', expected="somebody", cure="name one")
    return f"<p>{page}: hello {name}{ending}</p>"


def broken(page: str) -> str:
    """Stand in for a macro with a fault of its own."""
    return page[99]


MACROS: dict[str, Callable[..., str]] = {
    macro.__name__: partial(checked_call, macro, lambda: "here") for macro in (greet, broken)
}


def rendered(markdown: str) -> str:
    """Render a page as mkdocs-macros does."""
    like = Environment(autoescape=True, **DELIMITERS)
    return PageEnvironment(MACROS, like).from_string(markdown).render(**HANDED_OVER)


def lines_of(markdown: str, front_matter: str = "") -> list[str]:
    """Render a page that has errors and return its lines."""
    with pytest.raises((PageError, TemplateSyntaxError)) as error:
        rendered(markdown)
    return error_lines(error.value, markdown, source=front_matter + markdown, path="page.md")


def test_calls_are_filled_in() -> None:
    """The page's text stays as it is, a call becomes what its macro says."""
    markdown = 'Before {#id} {{ x }}[[# a note #]]\n\n[[ greet("Ann", ending="!") ]]\n\nAfter\n'
    assert rendered(markdown) == "Before {#id} {{ x }}\n\n<p>here: hello Ann!</p>\n\nAfter"


@pytest.mark.parametrize(
    "attack",
    [
        "''.__class__.__mro__",
        "''['__class__']",
        "greet.__globals__",
        "greet('a').__class__",
        "greet(''.__class__)",
        "greet(*['a'])",
        "greet(**{'name': 'a'})",
        "greet(config)",
        "config",
        "config.secret",
        "config['secret']",
        "page",
        "environment",
        "self",
        "cycler.__init__.__globals__",
        "lipsum()",
        "range(9999999999)",
        "'a' * 9999999999",
        "'a'|replace('a', 'b')",
        "context()",
        "1",
        "'words'",
    ],
)
def test_a_page_runs_no_code(attack: str) -> None:
    """An expression that is no call of a macro with words fails the page, and says nothing of what it reached."""
    lines = lines_of(f"Text\n\n[[ {attack} ]]\n")
    assert len(lines) == 1
    assert lines[0].startswith("docs/page.md:3: ")
    assert "s3cret" not in lines[0]


@pytest.mark.parametrize(
    "attack",
    [
        "[[% set x = ''.__class__ %]]",
        "[[% include '/etc/passwd' %]]",
        "[[% import 'os' as os %]]",
        "[[% for i in range(9) %]]a[[% endfor %]]",
        "[[% if true %]]a[[% endif %]]",
        "[[% macro m() %]]a[[% endmacro %]]",
        "[[% filter upper %]]a[[% endfilter %]]",
    ],
)
def test_a_page_has_no_statements(attack: str) -> None:
    """Jinja's statements are code too."""
    assert "runs no code" in lines_of(f"{attack}\n")[0]


def test_what_a_macro_says_is_not_run() -> None:
    """Delimiters in the words of a call are words: nothing is rendered twice."""
    assert rendered("[[ greet('[[ config ]]') ]]") == "<p>here: hello [[ config ]].</p>"


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (
            "gret('a')",
            'gret(…); expected one of greet, broken; mend the macro\'s name (did you mean "greet"?)',
        ),
        (
            "greet('a', endng='!')",
            'greet(endng=…); expected one of name, ending; mend the argument\'s name (did you mean "ending"?)',
        ),
        (
            "greet()",
            "greet() with missing a required argument: 'name'; expected greet(name, ending), all of them words; mend the arguments",
        ),
        (
            "greet('a', 'b', 'c')",
            "greet() with too many positional arguments; expected greet(name, ending), all of them words; mend the arguments",
        ),
        ("greet(5)", "greet(5); expected greet(name, ending), all of them words; write it in quotes"),
        ("greet(none)", "greet(None); expected greet(name, ending), all of them words; write it in quotes"),
        ("greet('nobody')", 'greet("nobody"); expected somebody; name one'),
        (
            "greet.name('a')",
            'code (Call); expected [[ name("words") ]]; take it out: a page calls macros and runs no code',
        ),
    ],
)
def test_wrong_call(call: str, expected: str) -> None:
    """A wrong call in; its line, what came, the known choices and the cure out."""
    assert lines_of(f"\n[[ {call} ]]") == [f"docs/page.md:2: {expected}"]


def test_broken_macro_says_where() -> None:
    """A fault in a macro is one line too, with the line of code, and no traceback."""
    (line,) = lines_of("[[ broken() ]]")
    assert line.startswith("docs/page.md:1: IndexError in tests/macros/test_calls.py:")
    assert line.endswith("; expected a macro that works; mend the macro, or what it is called with")


def test_all_errors_of_a_page_with_the_lines_of_its_file() -> None:
    """Every wrong call is listed, in order; front matter above the Markdown counts as lines."""
    markdown = "# Title\n\n[[ gret('a') ]] and [[ greet() ]]\n\n[[ config.x ]]\n[[ greet('nobody') ]]\n"
    lines = lines_of(markdown, front_matter="---\ntitle: T\n---\n\n")
    assert [line.split(": ")[0] for line in lines] == [
        "docs/page.md:7",
        "docs/page.md:7",
        "docs/page.md:9",
        "docs/page.md:10",
    ]


def test_signs_that_do_not_close() -> None:
    """What Jinja's grammar refuses is one line as well."""
    (line,) = lines_of("Text\n\n[[ greet('a' ]]\n")
    assert line.startswith("docs/page.md:3: ")
    assert line.endswith("mend the macro's signs")
