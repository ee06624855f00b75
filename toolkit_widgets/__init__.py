"""The co-production toolkit: answers in, levels and recommendations out.

This is the whole public interface. It imports the standard library only, since
it also runs in the reader's browser; reading the content is in
``toolkit_widgets.content``.
"""

from toolkit_widgets.errors import AnswersFileError
from toolkit_widgets.exchange import AnswersFile, Note, NoteKind, read, write
from toolkit_widgets.group import score_group
from toolkit_widgets.group_view import (
    DimensionOfSide,
    DimensionTogether,
    Kind,
    NextTogether,
    Shown,
    StatementTogether,
    Together,
    shown_apart,
    together,
)
from toolkit_widgets.history import compare
from toolkit_widgets.model import Assessment, Dimension, Response, Responses, Rules, Scale, Side, Statement
from toolkit_widgets.results import (
    Agreement,
    DimensionHistory,
    DimensionResult,
    Direction,
    GroupResult,
    Heading,
    History,
    LeftOut,
    Move,
    Next,
    Pattern,
    Range,
    Result,
    StatementHistory,
    Why,
    as_json,
)
from toolkit_widgets.rules import rules_from_json, rules_to_json
from toolkit_widgets.scoring import score

__version__ = "0.1.0"

__all__ = [
    "Agreement",
    "AnswersFile",
    "AnswersFileError",
    "Assessment",
    "Dimension",
    "DimensionHistory",
    "DimensionOfSide",
    "DimensionResult",
    "DimensionTogether",
    "Direction",
    "GroupResult",
    "Heading",
    "History",
    "Kind",
    "LeftOut",
    "Move",
    "Next",
    "NextTogether",
    "Note",
    "NoteKind",
    "Pattern",
    "Range",
    "Response",
    "Responses",
    "Result",
    "Rules",
    "Scale",
    "Shown",
    "Side",
    "Statement",
    "StatementHistory",
    "StatementTogether",
    "Together",
    "Why",
    "as_json",
    "compare",
    "read",
    "rules_from_json",
    "rules_to_json",
    "score",
    "score_group",
    "shown_apart",
    "together",
    "write",
]
