"""The commands that Firefox and WebKitGTK share: W3C WebDriver, over whichever wire the engine has."""

from __future__ import annotations

import base64
from pathlib import Path

#: Names of keys in the DOM, and the characters that WebDriver has for them.
KEYS = {
    "Backspace": "\ue003",
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Shift": "\ue008",
    "Control": "\ue009",
    "Escape": "\ue00c",
    "Space": " ",
    "PageUp": "\ue00e",
    "PageDown": "\ue00f",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
}
#: The last argument is what a script calls when it is done; a script that fails says so, with its message.
ASYNC = """
const done = arguments[arguments.length - 1];
const args = arguments[0];
(async () => { %s })().then((value) => done({value: value ?? null}), (error) => done({error: `${error}\\n${error.stack}`}));
"""
#: Windows change their size in their own time.
HAS_WIDTH = """
const end = performance.now() + 5000;
while (innerWidth !== args[0] && performance.now() < end) await new Promise((done) => setTimeout(done, 20));
if (innerWidth !== args[0]) throw new Error(`${innerWidth} pixels wide, not ${args[0]}`);
"""


def strokes(keys: tuple[str, ...]) -> list[dict[str, str]]:
    """Return the actions of a keyboard that presses keys, each perhaps with others held: "Shift+Tab"."""
    actions: list[dict[str, str]] = []
    for key in keys:
        parts = [KEYS.get(part, part) for part in key.split("+")]
        actions += [{"type": "keyDown", "value": part} for part in parts]
        actions += [{"type": "keyUp", "value": part} for part in reversed(parts)]
    return actions


def save_picture(encoded: str, path: Path) -> None:
    """Write a picture as it comes over the wire."""
    path.write_bytes(base64.b64decode(encoded))
