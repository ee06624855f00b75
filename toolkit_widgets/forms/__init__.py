"""Assessments on paper: what the blank form says, its PDF, and how to work out a level by hand."""

from toolkit_widgets.forms.printing import form_file, print_form, write_forms
from toolkit_widgets.typesetting import KINDS

__all__ = ["KINDS", "form_file", "print_form", "write_forms"]
