"""From data and a template to a proven PDF: what handouts and paper forms share."""

from toolkit_widgets.typesetting.kinds import KINDS
from toolkit_widgets.typesetting.laid_out import Element, LaidOut
from toolkit_widgets.typesetting.look import OnPage, look_rules
from toolkit_widgets.typesetting.printing import Document, print_all, printed, write_files

__all__ = [
    "KINDS",
    "Document",
    "Element",
    "LaidOut",
    "OnPage",
    "look_rules",
    "print_all",
    "printed",
    "write_files",
]
