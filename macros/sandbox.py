"""How the macros of a page run: a page calls macros with words, and can do nothing else.

mkdocs-macros would render a page as a program: with its whole configuration, the
plugins and every file in reach, and their methods free to call. A page may come
from anybody. So a page is only parsed here, with Jinja's grammar, and its calls
are made one by one. All wrong calls are found in one go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from macros.errors import MacroError, PageError, described, unknown

Macros = Mapping[str, Callable[..., str]]

_DELIMITERS = (
    "block_start_string",
    "block_end_string",
    "variable_start_string",
    "variable_end_string",
    "comment_start_string",
    "comment_end_string",
)


class PageEnvironment(ImmutableSandboxedEnvironment):
    """What mkdocs-macros gets for an environment. Whatever it renders on its own is in Jinja's sandbox."""

    def __init__(self, macros: Macros, like: Environment) -> None:
        super().__init__(**{name: getattr(like, name) for name in _DELIMITERS})
        self._macros = macros

    def from_string(self, source: str, *_: Any, **__: Any) -> ParsedPage:  # type: ignore[override]
        """Return a page, ready to be rendered."""
        return ParsedPage(self.parse(source), self._macros)


class ParsedPage:
    """A page's Markdown with its calls."""

    def __init__(self, tree: nodes.Template, macros: Macros) -> None:
        self._tree = tree
        self._macros = macros

    def render(self, **_: object) -> str:
        """Return the page with what its macros say, without the variables that mkdocs-macros hands over.

        Raises:
            PageError: with everything that is wrong.

        """
        text: list[str] = []
        errors: list[tuple[int, MacroError]] = []
        for node in self._parts():
            try:
                text.append(node.data if isinstance(node, nodes.TemplateData) else self._call(node))
            except Exception as error:
                errors.append((node.lineno, described(error)))
        if errors:
            raise PageError(errors)
        return "".join(text)

    def _parts(self) -> Iterator[nodes.Node]:
        for statement in self._tree.body:
            yield from statement.nodes if isinstance(statement, nodes.Output) else [statement]

    def _call(self, node: nodes.Node) -> str:
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
            raise _code(node)
        if node.dyn_args or node.dyn_kwargs:
            raise _code(node)
        name = node.node.name
        if name not in self._macros:
            unknown(f"{name}(…)", name, self._macros, "mend the macro's name")
        args = [_word(value) for value in node.args]
        options = {option.key: _word(option.value) for option in node.kwargs}
        return self._macros[name](*args, **options)


def _word(node: nodes.Expr) -> object:
    if not isinstance(node, nodes.Const):
        raise _code(node)
    return node.value


def _code(node: nodes.Node) -> MacroError:
    came = f"code ({type(node).__name__})"
    cure = "take it out: a page calls macros and runs no code"
    return MacroError(came=came, expected='[[ name("words") ]]', cure=cure)
