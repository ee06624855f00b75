"""Firefox's own Marionette: the protocol that it has for WebDriver, over a plain socket."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

NAMES = ("firefox-esr", "firefox")
#: A quiet Firefox that asks nobody for anything, and whose port is its own choice.
QUIET: Mapping[str, object] = {
    "marionette.port": 0,
    "app.update.auto": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "services.settings.server": "data:,",
}
_PORT = "MarionetteActivePort"


class MarionetteError(Exception):
    """Firefox did not start, or did not do what it was asked."""


def prepare(profile: Path, preferences: Mapping[str, object] | None = None) -> None:
    """Write the preferences of a profile: the quiet ones, and others beside them."""
    both = {**QUIET, **(preferences or {})}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in both.items())
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")


def start(profile: Path, *options: str, seen_on: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Start Firefox with a profile that is prepared.

    Args:
        profile: The folder of the profile.
        options: Options of the command line, beside those that are needed.
        seen_on: The environment of a screen, where it shall have a window.

    Raises:
        MarionetteError: if there is no Firefox.

    """
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        raise MarionetteError("no Firefox found; Debian: apt-get install firefox-esr")
    (profile / _PORT).unlink(missing_ok=True)
    shown = [] if seen_on else ["--headless"]
    return subprocess.Popen(
        [path, *shown, "--no-remote", "--profile", str(profile), "--marionette", *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=seen_on,
    )


class Wire:
    """The wire to a Firefox that has started: each packet is its length, a colon and JSON."""

    def __init__(self, profile: Path, process: subprocess.Popen[bytes], patience: float) -> None:
        """Wait at most so many seconds, for the start and for each answer."""
        self._socket = socket.create_connection(
            ("127.0.0.1", _port(profile / _PORT, process, patience)), timeout=patience
        )
        self._number = 0
        self._receive()

    def send(self, command: str, **values: object) -> Any:
        """Send a command and return its answer."""
        self._number += 1
        packet = json.dumps([0, self._number, command, values]).encode()
        self._socket.sendall(f"{len(packet)}:".encode() + packet)
        _, _, error, value = self._receive()
        if error:
            raise MarionetteError(f"Firefox, {command}: {error['error']}: {error['message']}")
        return value.get("value", value) if isinstance(value, dict) else value

    def _receive(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._socket.recv(1)
        left, parts = int(length[:-1]), []
        while left:
            parts.append(self._socket.recv(min(left, 65536)))
            left -= len(parts[-1])
        return json.loads(b"".join(parts))

    def close(self) -> None:
        """Hang up."""
        self._socket.close()


def _port(file: Path, process: subprocess.Popen[bytes], patience: float) -> int:
    end = time.monotonic() + patience
    while not (file.is_file() and file.read_text()):
        if process.poll() is not None or time.monotonic() > end:
            raise MarionetteError(f"Firefox did not start in {patience} seconds; try it by hand")
        time.sleep(0.05)
    return int(file.read_text())
