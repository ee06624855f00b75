"""Orca as it is, with its notes written line by line, so that each can be read as soon as it is spoken. Run by the system's Python.

Usage: python3 orca_in_a_file.py FILE
"""

from __future__ import annotations

import builtins
import runpy
import sys
from typing import Any

FILE = sys.argv[1]
_open = builtins.open


def _open_by_line(file: Any, *args: Any, **options: Any) -> Any:
    return _open(file, *args, **({**options, "buffering": 1} if file == FILE else options))


builtins.open = _open_by_line  # type: ignore[assignment]
sys.argv = ["orca", "--replace", f"--debug-file={FILE}"]
runpy.run_path("/usr/bin/orca", run_name="__main__")
