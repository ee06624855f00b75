"""Looks for files that break the engine: libFuzzer, led by what the bytes make our Python do.

    make fuzz ARGS="-max_total_time=600"

Bytes go in as a file on a page, among a group's files, as a page's own request, and as an earlier file
to look back at. Whatever they are, the reply is ``ok`` or an error of four printable parts, in bounded
time and memory. Anything else ends the run, with the bytes in a file ``crash-…``: give it a place in
``tests/engine/test_hostile.py``.
"""

from __future__ import annotations

import base64
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["toolkit_widgets"]):
    from toolkit_widgets import bridge

from tests.engine.documents import LEAST, WHOLE, as_bytes
from tests.engine.fixtures import RULES
from tests.engine.group_documents import LEAST_GROUP, WHOLE_GROUP
from tests.engine.planner_documents import ID, SMALL_RULES, WHOLE_PLAN
from tests.engine.test_hostile import TRICKS, filled
from tests.engine.zips import zipped

CALLS = ("open", "read_group", "request", "history", "merge", "plan_open", "plan_request")
_PARTS = ("where", "came", "expected", "cure")
BOTH = replace(RULES, planners=SMALL_RULES.planners)
_MINE = as_bytes(WHOLE_GROUP).decode()
#: What a fuzzer would take long to find by itself.
_WORDS = (
    *("answers", "agreed", "actions", "people", "respondent", "role", "also", "all_agree", "merged", "kept"),
    *("co-production-answers", "co-production-group", "format_version", "assessment_version", "garden-1"),
    *("does-not-apply", "reason", "1e999", "\\ud800", "\\u202e", "PK\x03\x04", "PK\x05\x06", "[[[[[[[["),
)


def seeds() -> dict[str, bytes]:
    """Return good files of each kind, for each call."""
    files = {
        "whole": as_bytes(WHOLE),
        "least": as_bytes(LEAST),
        "group": as_bytes(WHOLE_GROUP),
        "empty-group": as_bytes(LEAST_GROUP),
        "zip": zipped({"a.json": as_bytes(WHOLE), "b/c.json": as_bytes(WHOLE_GROUP)}),
        "parts": json.dumps({"assessment": "pair", "parts": {"answers": WHOLE["answers"]}}).encode(),
        "plan": as_bytes(WHOLE_PLAN),
        "plan-parts": json.dumps(
            {"planner": ID, "today": "2026-11-23", "parts": {"rows": WHOLE_PLAN["rows"]}}
        ).encode(),
        "tricks": as_bytes(filled("".join(TRICKS))),
    }
    return {
        f"{call}-{name}": bytes([at]) + data for at, call in enumerate(CALLS) for name, data in files.items()
    }


def try_bytes(data: bytes) -> None:
    """Hand bytes in, the way that their first one says, and look at what comes back."""
    call, file = CALLS[data[0] % len(CALLS)] if data else "open", data[1:]
    given = {"base64": base64.b64encode(file).decode()}
    name, payload = call, json.dumps(given)
    if call == "read_group":
        payload = json.dumps({"files": [{"name": "a", **given}]})
    elif call == "history":
        payload = json.dumps({"assessment": "pair", "parts": {"answers": {}}, "then": given})
    elif call == "merge":
        name = "group_merge"
        payload = json.dumps({"mine": _MINE, "theirs": file.decode(errors="replace")})
    elif call == "plan_request":
        name = ("plan", "plan_save", "plan_make")[len(file) % 3]
        payload = file.decode(errors="replace")
    elif call == "request":
        name = ("score", "save", "table", "group", "group_save", "group_table")[len(file) % 6]
        payload = file.decode(errors="replace")
    reply: dict[str, Any] = json.loads(bridge.answer(BOTH, name, payload))
    errors = [reply["error"]] if "error" in reply else []
    if not errors and call == "read_group":
        errors = [item["error"] for item in reply["ok"]["read"] if item["kind"] == "error"]
    for error in errors:
        if not all(error[part].isprintable() and len(error[part]) < 600 for part in _PARTS):
            raise AssertionError(error)


def main() -> None:
    """Fuzz, with libFuzzer's own options; the corpus grows in the first folder named."""
    folder = Path(next((word for word in sys.argv[1:] if not word.startswith("-")), ".cache/fuzz"))
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in seeds().items():
        (folder / name).write_bytes(data)
    words = folder.with_suffix(".words")
    words.write_text("".join(f'"{"".join(f"\\x{byte:02x}" for byte in word.encode())}"\n' for word in _WORDS))
    limits = ["-rss_limit_mb=1024", "-timeout=20", "-max_len=65536", f"-dict={words}"]
    options = [word for word in sys.argv[1:] if word.startswith("-")]
    atheris.Setup([sys.argv[0], *limits, *options, str(folder)], try_bytes)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
