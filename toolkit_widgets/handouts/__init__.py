"""Easy-read handouts as PDF: each in two sizes of type, all in one pack, and in an archive."""

from toolkit_widgets.handouts.files import ARCHIVE, files, write_handouts
from toolkit_widgets.handouts.printing import PACK, handout_file, print_handout

__all__ = ["ARCHIVE", "PACK", "files", "handout_file", "print_handout", "write_handouts"]
