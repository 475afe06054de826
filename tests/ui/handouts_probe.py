"""The real window on a stocked store, Hand out shown; tells its lists and counts the keys. Started by the X tests.

Arguments: a folder for the store. `CODES` says the card of a family, its garments and the flour as thirteen digits.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from kamkor_shop import codes, handouts
from kamkor_shop.config import Settings
from tests.ui.shop_floor import stocked
from ui import theme
from ui.context import AppContext
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.pages.handouts import HandoutsPage


class Counter(QObject):
    """Counts presses of keys as they reach the application, each once."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = 0
        self.started = 0.0
        self._seen: tuple[int, int] | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(watched, QWidget)
        ):
            mark = (event.timestamp(), event.nativeScanCode())
            if mark != self._seen:
                self._seen = mark
                self.keys += 1
                self.started = self.started or time.monotonic()
        return False

    def take(self) -> tuple[int, float]:
        """Keys and seconds since the first of them; counting begins anew."""
        keys, seconds = self.keys, time.monotonic() - self.started if self.started else 0.0
        self.keys, self.started = 0, 0.0
        return keys, seconds


def main(folder: str) -> None:
    application = QApplication(sys.argv)
    theme.apply(application, "light")
    floor = stocked(Path(folder) / "kamkor.store", copies=2)
    desk = floor.desk
    context = AppContext(
        desk,
        Jobs(),
        Settings(language="en", page="handouts"),
        print_paper=lambda _document, paper, **_options: print("PAPER", paper),
    )
    window = MainWindow(context)
    counter = Counter()
    application.installEventFilter(counter)
    window.start()
    window.go("handouts")
    page = window.page
    assert isinstance(page, HandoutsPage)

    def tell() -> None:
        session = page.session
        card = session.card
        keys, seconds = counter.keys, time.monotonic() - counter.started if counter.started else 0.0
        family = card.title if card else "-"
        sizes = ",".join(
            f"{line.size or 'x'}/{line.quantity}>{to}"
            for line, to in zip(session.list.lines, session.members(), strict=True)
        )
        lists = f"LIST {len(session.list.lines)} [{sizes}] of {len(session.lists)}"
        print(f"{lists} keys {keys} seconds {seconds:.2f} {family}")

    def changed(names: frozenset[str]) -> None:
        if "handouts" in names:
            given = handouts.given_this_month(desk, floor.amanova).things
            keys, seconds = counter.take()
            print(f"POSTED given {given} keys {keys} seconds {seconds:.2f}")
        elif "families" in names:
            keys, seconds = counter.take()
            print(f"REGISTERED keys {keys} seconds {seconds:.2f} members {len(page.session.card.members)}")

    page.session.changed.connect(tell)
    context.changed.connect(changed)
    everything = [floor.amanova, floor.flour, *floor.garments]
    print("CODES", *(codes.to_ean13(code) for code in everything))
    window.activateWindow()

    def ready() -> None:
        if QApplication.focusWidget() is window.head.scan:
            print("READY", QApplication.platformName())
        else:
            QTimer.singleShot(20, ready)

    ready()
    application.exec()


if __name__ == "__main__":
    main(sys.argv[1])
