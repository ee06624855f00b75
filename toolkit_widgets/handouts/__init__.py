"""Easy-read handouts as PDF: the rules for their words, their print, their proof."""

from toolkit_widgets.handouts.printing import TYPE_SIZE, print_handout, write_handouts

__all__ = ["TYPE_SIZE", "print_handout", "write_handouts"]
