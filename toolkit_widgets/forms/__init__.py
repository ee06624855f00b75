"""Assessments on paper: what the blank form says, its PDF, and how to work out a level by hand."""

from toolkit_widgets.forms.printing import KINDS, form_file, print_form, write_forms

__all__ = ["KINDS", "form_file", "print_form", "write_forms"]
