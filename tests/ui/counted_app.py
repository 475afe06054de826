"""The real program, which also tells each key press that the X server sent it, and what lies on its sorting table.

Arguments: those of `kamkor-shop`. `KEY 36 81234` is one press: the X key code and the server's time in milliseconds,
read from the X event itself before Qt looks at it, so modifiers and Enter are there too, and nothing is left out or
doubled. `TABLE 1150 PAD 3` is the bag (its code, 0 for none), what the page shows, and the garments that stand posted
(-1 while one is on its way); it is told whenever it changes. `REFUSED …` is a refusal by its code. Nothing of the
program is replaced.
"""

from __future__ import annotations

import ctypes
import sys

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QTimer
from PySide6.QtWidgets import QApplication

from kamkor_shop.errors import UserError
from ui import start
from ui.main_window import MainWindow
from ui.pages.sort import SortPage

_EVERY_MS = 20
_KEY_PRESS = 2
_SENT_BY_A_CLIENT = 0x80
_AT_HOME = 10
"""Looks until the window is taken to hear keys: it begins to a moment after it is drawn."""


class _KeyEvent(ctypes.Structure):
    """The head of an X11 KeyPress, as the server sends it."""

    _fields_ = (
        ("response_type", ctypes.c_uint8),
        ("detail", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("time", ctypes.c_uint32),
    )


class KeyCounter(QAbstractNativeEventFilter):
    """Reads the X events of the program as they come."""

    def nativeEventFilter(self, kind: QByteArray | bytes, message: int) -> tuple[bool, int]:
        """Tell a key press; take nothing away."""
        event = _KeyEvent.from_address(int(message))
        if event.response_type & ~_SENT_BY_A_CLIENT == _KEY_PRESS:
            print("KEY", event.detail, event.time)
        return False, 0


class Onlooker:
    """Looks at the sorting table."""

    def __init__(self) -> None:
        self.asked = False
        self.looks = 0
        self.said = ""
        self.timer = QTimer()
        self.timer.timeout.connect(self.look)
        self.timer.start(_EVERY_MS)

    def look(self) -> None:
        """Tell the table if it changed; READY when the window has the keys."""
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
        page = windows[0].page if windows else None
        if not isinstance(page, SortPage) or not windows[0].isVisible():
            return
        if not self.asked:
            # There is no window manager on the server: the window must ask for the keys itself.
            self.asked = True
            windows[0].activateWindow()
            page.pad.refused.connect(self.refused)
            page.bench.refused.connect(self.refused)
        self.looks += windows[0].isActiveWindow()
        if self.looks == _AT_HOME:
            print("READY")
        if self.looks >= _AT_HOME:
            self.tell(page)

    def tell(self, page: SortPage) -> None:
        """One line of what lies on the table."""
        bench = page.bench
        unposted = sum(line.done is None for line in bench.lines)
        bag = bench.session.bag if bench.session else 0
        posted = bench.summary.lots if bench.session and not unposted and not page.busy else -1
        said = f"TABLE {bag} {page.view.name} {posted if bag else 0}"
        if said != self.said:
            self.said = said
            print(said)

    def refused(self, error: UserError) -> None:
        """What the page refused."""
        print("REFUSED", error.code)


if __name__ == "__main__":
    application = QApplication(["kamkor-shop"])
    counter = KeyCounter()
    application.installNativeEventFilter(counter)
    onlooker = Onlooker()
    sys.exit(start.main(sys.argv[1:]))
