"""The numbers beside the pages in the side bar: what waits there, read again after every change, whatever
page is open.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from kamkor_shop import today
from kamkor_shop.today import Waiting
from ui.context import AppContext

_PAUSE_MS = 150
"""Several changes in a row, as when a bag is sorted fast, are one reading."""


class WaitingCounts(QObject):
    """Lives as long as its context."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._context = context
        self._first = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.read)
        context.changed.connect(lambda _names: self._pause.start())
        self._pause.start()

    def read(self) -> None:
        """Reads in the background and sets the numbers."""
        if self._context.desk is not None:
            self._context.jobs.read(today.waiting, self._context.desk, done=self._show)

    def _show(self, waiting: Waiting) -> None:
        counts = {
            "today": waiting.papers,
            "sort": waiting.bags + waiting.open_bags,
            "families": waiting.cards,
        }
        if self._first:  # then its page counts by itself: the list in hand does not wait
            counts["handouts"] = waiting.parked
        self._first = False
        for page, count in counts.items():
            self._context.set_waiting(page, count)
