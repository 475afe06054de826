"""A shop with the real program on an X server: keys go in, and the screen and the store tell what came of them."""

from __future__ import annotations

import json
import queue
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kamkor_shop import codes, desks
from kamkor_shop.clock import SystemClock
from kamkor_shop.config import Config, load_settings, locate
from kamkor_shop.desk import Desk
from kamkor_shop.store.models import Document, Lot
from tests.ui.x11 import App, Display

APP = str(Path(__file__).with_name("day_app.py"))
_SECONDS = 30.0
"""How long the screen may take to say what it must; a busy machine is no failure of the shop."""

_MOST_STEPS = 40


class ShopDay:
    """One data folder, and the program on it while it runs."""

    def __init__(self, display: Display, folder: Path) -> None:
        self.display = display
        self.folder = folder
        self.screen: dict[str, Any] = {}
        self.app: App | None = None
        self._desk: Desk | None = None

    # The program.

    def open(self) -> None:
        """Starts the program and waits for its window."""
        self.app = self.display.start_app(APP, "--data", str(self.folder / "data"))
        for line in list(self.app.seen):
            self._take(line)

    def quit(self) -> int:
        """Closes the window by its cross, and returns the exit code of the program."""
        assert self.app is not None
        self.app.process.send_signal(signal.SIGUSR1)
        return self.app.process.wait(_SECONDS)

    def _take(self, line: str) -> None:
        if line.startswith("SCREEN "):
            self.screen = json.loads(line.removeprefix("SCREEN "))
        elif self.app is not None and line not in self.app.seen:
            self.app.seen.append(line)

    def _read(self) -> None:
        assert self.app is not None
        try:
            self._take(self.app.lines.get(timeout=0.02))
            while True:
                self._take(self.app.lines.get_nowait())
        except queue.Empty:
            return

    # Hands and eyes.

    def keys(self, *keys: str) -> None:
        """A quick hand."""
        self.display.press(*keys, gap_ms=40)

    def write(self, text: str) -> None:
        """Latin letters, digits, spaces, commas, full stops."""
        names = {" ": "SPACE", ",": "COMMA", ".": "PERIOD"}
        shift = {letter: f"Shift+{letter}" for letter in text if letter.isupper()}
        self.keys(*(names.get(letter) or shift.get(letter) or letter.upper() for letter in text))

    def scan(self, code: int) -> None:
        """A label under the scanner."""
        self.display.scan(codes.to_ean13(code))

    def until(self, true: Callable[[], object], what: str) -> None:
        """Waits for what the screen or the store will say."""
        end = time.monotonic() + _SECONDS
        self._read()
        while not true():
            assert time.monotonic() < end, f"never: {what}\nfocus {self.focus}; on the screen: {self.texts}"
            assert self.app is not None
            told = "\n".join(line for line in self.app.seen if not line.startswith("SCREEN "))
            assert self.app.process.poll() is None, f"the program ended while waiting for: {what}\n{told}"
            self._read()

    def sees(self, *words: str) -> None:
        """Waits until the screen says all these words."""
        self.until(lambda: all(any(word in text for text in self.texts) for word in words), repr(words))

    def goes(self, key: str, page: str) -> None:
        """To a page by its key; the focus stands where the next thing happens."""
        self.keys(key)
        self.until(lambda: self.screen["page"] == page and not self.screen["busy"], f"page {page}")

    def focuses(self, name: str) -> None:
        """Waits until this has the focus: its class, its object's name or its accessible name."""
        self.until(lambda: name in self.focus, f"focus on {name}")

    def walks_to(self, name: str, key: str = "TAB") -> None:
        """The same key again and again, until this has the focus or, in a table, lies under the hand."""
        passed = [self.focus]
        while name not in self.focus:
            assert len(passed) < _MOST_STEPS, f"{key} does not lead to {name}: {passed}"
            self.keys(key)
            self.until(lambda: self.focus != passed[-1], f"what comes after {passed[-1]}")
            passed.append(self.focus)

    @property
    def texts(self) -> list[str]:
        """Everything that can be read on the screen."""
        return list(self.screen.get("texts", ()))

    @property
    def focus(self) -> str:
        """What has the focus."""
        return str(self.screen.get("focus", ""))

    # The store.

    @property
    def config(self) -> Config:
        """The folders of the shop."""
        return locate(self.folder / "data")

    @property
    def desk(self) -> Desk:
        """A second look at the store, beside the program's own."""
        if self._desk is None:
            desk = desks.open_desk(self.config, load_settings(self.config), SystemClock())
            assert desk is not None
            self._desk = desk
        return self._desk

    def leave_store(self) -> None:
        """Closes the second look."""
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def documents(self) -> list[Any]:
        """All documents of the shop in the order in which they were posted."""
        own = Document.select().where(Document.shop == self.desk.shop)
        return list(self.desk.rows(own.order_by(Document.chain)))

    def waits_for(self, count: int) -> Any:
        """Waits until so many documents stand in the store; returns the last of them."""
        self.until(lambda: len(self.documents()) >= count, f"{count} documents")
        posted = self.documents()
        assert len(posted) == count, [row.type for row in posted]
        return posted[-1]

    def lots_of(self, document: int) -> list[Any]:
        """The lots that were born with a document."""
        return list(self.desk.rows(Lot.select().where(Lot.document == document).order_by(Lot.code)))
