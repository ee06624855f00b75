"""From data and a template to a proven PDF: what handouts and paper forms share."""

from toolkit_widgets.typesetting.printing import Document, printed, write_pdfs

__all__ = ["Document", "printed", "write_pdfs"]
