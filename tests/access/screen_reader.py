"""A desktop that nobody sees, with Orca on it: a real screen reader, and what it says.

Debian: xvfb, openbox, dbus, at-spi2-core, orca, speech-dispatcher.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.access.engines.tab import PATIENCE, EngineError
from tests.access.engines.webkit import SYSTEM_PYTHON, screen

LAUNCHER = Path(__file__).with_name("orca_in_a_file.py")
AT_SPI = "/usr/libexec/at-spi-bus-launcher"
NEEDED = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "dbus-daemon": "dbus",
    "orca": "orca",
    "gdbus": "libglib2.0-bin",
}
#: How long it must be silent until it has said all, in seconds.
SILENCE = 1.5
_SPOKEN = re.compile(r"SPEECH OUTPUT: '(.*)' *(?:\{.*)?$")


@dataclass
class ScreenReader:
    """Orca, running. ``environment`` is what a program needs to be on its desktop."""

    environment: dict[str, str]
    notes: Path
    _read: int = 0

    def said(self, *, speaks: bool = False) -> list[str]:
        """Return what it has said since the last time, when it has come to an end.

        Args:
            speaks: Wait until it has begun, however busy the machine is.

        """
        end, quiet, size = time.monotonic() + PATIENCE, time.monotonic(), -1
        while time.monotonic() < end and (time.monotonic() - quiet < SILENCE or (speaks and not self._new())):
            if (now := self.notes.stat().st_size) != size:
                size, quiet = now, time.monotonic()
            time.sleep(0.1)
        new = self._new()
        self._read = len(self._text())
        return new

    def _text(self) -> str:
        return self.notes.read_text(encoding="utf-8", errors="replace")

    def _new(self) -> list[str]:
        return [words for line in self._text()[self._read :].splitlines() if (words := _words(line))]


def _words(line: str) -> str:
    found = _SPOKEN.search(line)
    return " ".join(found.group(1).split()) if found else ""


def lacks() -> list[str]:
    """Return the packages that are not there."""
    missing = [package for program, package in NEEDED.items() if not shutil.which(program)]
    return missing if Path(AT_SPI).exists() else [*missing, "at-spi2-core"]


@contextmanager
def screen_reader() -> Iterator[ScreenReader]:
    """Start a desktop with a screen reader on it, and end both."""
    if missing := lacks():
        raise EngineError(f"no screen reader; Debian: apt-get install {' '.join(missing)}")
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="orca-")))
        display = stack.enter_context(screen())
        environment = _environment(home, display)
        environment["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(_bus(environment))
        for command in ([AT_SPI, "--launch-immediately"], ["openbox"]):
            stack.enter_context(_running(command, environment))
        _switch_on(environment)
        notes = home / "notes"
        stack.enter_context(_running([SYSTEM_PYTHON, str(LAUNCHER), str(notes)], environment))
        reader = ScreenReader(environment, notes)
        _wait_until_it_speaks(reader)
        yield reader


def _environment(home: Path, display: str) -> dict[str, str]:
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    left_out = ("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "NO_AT_BRIDGE", "PYTHONPATH")
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    return environment | {
        "DISPLAY": display,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "GTK_MODULES": "gail:atk-bridge",
        "GNOME_ACCESSIBILITY": "1",
        "LANG": "C.UTF-8",
        "LANGUAGE": "en",
        "MOZ_ENABLE_WAYLAND": "0",
    }


@contextmanager
def _running(command: list[str], environment: dict[str, str]) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet) as process:
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


@contextmanager
def _bus(environment: dict[str, str]) -> Iterator[str]:
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def _switch_on(environment: dict[str, str]) -> None:
    """Say on the bus that a screen reader is there, as a desktop's settings do."""
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        place = ["--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus"]
        call = ["org.freedesktop.DBus.Properties.Set", "org.a11y.Status", name, "<true>"]
        command = ["gdbus", "call", "--session", *place, "--method", *call]
        _until_it_works(command, environment)


def _until_it_works(command: list[str], environment: dict[str, str]) -> None:
    end = time.monotonic() + PATIENCE
    while subprocess.run(command, env=environment, capture_output=True, check=False).returncode:
        if time.monotonic() > end:
            raise EngineError(f"this did not work for {PATIENCE} seconds: {' '.join(command)}")
        time.sleep(0.2)


def _wait_until_it_speaks(reader: ScreenReader) -> None:
    end = time.monotonic() + 2 * PATIENCE
    while not (reader.notes.is_file() and "SPEECH OUTPUT" in reader.notes.read_text(errors="replace")):
        if time.monotonic() > end:
            raise EngineError(f"Orca said nothing for {2 * PATIENCE} seconds; try it by hand")
        time.sleep(0.2)
    reader.said()
