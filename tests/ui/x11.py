"""A real X server for tests of keys: QTest's events carry no scan codes, these do.

`x_display` starts Xvfb (`-noreset`, or a client that leaves resets the keyboard) on a free display. A test starts an
application of its own in another process with `start_app`, waits for its lines, and presses keys by their codes, as
a keyboard or a wedge scanner does: by place, whatever the layout.
"""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYOUTS = ("us", "ru", "kz", "kz,ru")
_TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool", "setxkbmap": "x11-xkb-utils", "setpriv": "util-linux"}
"""What the tests of keys need from the system, and the Debian package it is in."""
_PATIENCE = 30.0
"""Seconds. A line that is expected comes at once on an idle machine; a busy one is no failure of the shop."""

_WITH_US = ("setpriv", "--pdeathsig", "TERM")
"""A server and its windows end with the run that started them, however that ends: nobody is left to stop them."""

_ROWS = {10: "1234567890", 24: "QWERTYUIOP", 38: "ASDFGHJKL", 52: "ZXCVBNM"}
KEYCODES = {key: start + place for start, row in _ROWS.items() for place, key in enumerate(row)} | {
    "ESC": 9, "MINUS": 20, "EQUAL": 21, "BACKSPACE": 22, "TAB": 23, "ENTER": 36, "COMMA": 59, "PERIOD": 60,
    "NUM*": 63, "SPACE": 65, "NUM7": 79, "NUM8": 80, "NUM9": 81, "NUM-": 82, "NUM4": 83, "NUM5": 84, "NUM6": 85,
    "NUM+": 86, "NUM1": 87, "NUM2": 88, "NUM3": 89, "NUM0": 90, "NUM.": 91, "NUMENTER": 104, "UP": 111,
    "LEFT": 113, "RIGHT": 114, "DOWN": 116, "INSERT": 118, "DELETE": 119, "F11": 95, "F12": 96,
    **{f"F{number}": 66 + number for number in range(1, 11)},
}  # fmt: skip
"""X11 key codes by the names of `ui.keys`; they are the codes of a PC keyboard under every layout."""


@dataclass
class App:
    """An application in another process that prints lines: `READY` when its window has the focus."""

    process: subprocess.Popen[str]
    reader: threading.Thread
    lines: queue.Queue[str]
    seen: list[str] = field(default_factory=list)

    def wait_for(self, start: str, seconds: float = _PATIENCE) -> str:
        """The next line that begins with `start`; lines before it are kept in `seen`."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                line = self.lines.get(timeout=0.2)
            except queue.Empty:
                if self.process.poll() is not None and self.lines.empty():
                    break
                continue
            self.seen.append(line)
            if line.startswith(start):
                return line
        raise AssertionError(f"no line {start!r}; seen: {self.seen[-20:]}")

    def stop(self) -> None:
        """Ends the process."""
        _end(self.process)
        self.reader.join(5)
        assert self.process.stdout is not None
        self.process.stdout.close()


def _end(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@dataclass
class Display:
    """One X server."""

    name: str
    apps: list[App] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """For processes that draw on it."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
        return kept | {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}

    def layout(self, layout: str) -> None:
        """Sets the keyboard layout: "us", "ru", "kz" or "kz,ru"."""
        subprocess.run(["setxkbmap", "-layout", layout], env=self.environment, check=True)

    def start_app(self, *command: str) -> App:
        """Starts `python command…` and waits until it prints READY."""
        process = subprocess.Popen(
            [*_WITH_US, sys.executable, "-u", *command],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        lines: queue.Queue[str] = queue.Queue()
        reader = threading.Thread(target=_read, args=(process, lines.put), daemon=True)
        reader.start()
        app = App(process, reader, lines)
        self.apps.append(app)
        app.wait_for("READY", 2 * _PATIENCE)
        return app

    def press(self, *keys: str, gap_ms: int = 12) -> None:
        """Presses keys by name, one after the other; `Ctrl+Z`, `Shift+ENTER` hold a modifier. The gap is about a
        scanner's (12) or a hand's (120).
        """
        words = ["xdotool"]
        for key in keys:
            words += ["key", "--delay", str(gap_ms), _combination(key), "sleep", str(gap_ms / 1000)]
        subprocess.run(words, env=self.environment, check=True)

    def play(self, *keys: str, every_ms: int) -> None:
        """Presses keys as `press` does, but one every so many milliseconds: for hundreds of them in one go."""
        words = ["xdotool", "key", "--delay", str(every_ms), *map(_combination, keys)]
        subprocess.run(words, env=self.environment, check=True)

    def scan(self, digits: str) -> None:
        """What a wedge scanner does: digits and Enter at its speed, by place."""
        self.press(*digits, "ENTER", gap_ms=4)

    def hold(self, key: str, seconds: float) -> None:
        """Holds a key down, so that the server repeats it."""
        code = str(KEYCODES[key])
        words = ["xdotool", "keydown", code, "sleep", str(seconds), "keyup", code]
        subprocess.run(words, env=self.environment, check=True)


def _combination(key: str) -> str:
    """What xdotool calls a key: its code, after the modifiers that are held."""
    *held, last = key.split("+") if key not in {"NUM+"} else ["NUM+"]
    code = KEYCODES[last.upper()]
    # A single character is a symbol to xdotool, not a code: Esc is the only key with such a code.
    key_word = str(code) if code > 9 else "Escape"
    return "+".join([*(name.lower() for name in held), key_word])


def _read(process: subprocess.Popen[str], put: Callable[[str], None]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        put(line.rstrip("\n"))


@pytest.fixture(scope="module")
def x_server() -> Iterator[str]:
    """One Xvfb for the tests of a module, on a display that it chooses itself."""
    for tool, package in _TOOLS.items():
        assert shutil.which(tool), f"{tool} is missing: install the Debian package {package}"
    read, write = os.pipe()
    command = f"Xvfb -displayfd {write} -noreset -nolisten tcp -screen 0 1366x768x24"
    server = subprocess.Popen(
        [*_WITH_US, *command.split()],
        pass_fds=(write,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        _end(server)


@pytest.fixture
def x_display(x_server: str) -> Iterator[Display]:
    """The module's X server with the us layout; applications started on it are stopped after the test."""
    display = Display(x_server)
    display.layout("us")
    try:
        yield display
    finally:
        for app in display.apps:
            app.stop()
