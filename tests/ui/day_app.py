"""The real program, started as a volunteer starts it; tells what stands on the screen whenever that changes.

Arguments: those of `kamkor-shop`. Each line `SCREEN {…}` holds the page, what has the focus, whether something is being
written, and every text that can be read. Nothing of the program is replaced: this only looks.
"""

from __future__ import annotations

import json
import signal
import sys
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from ui import start
from ui.main_window import MainWindow
from ui.widgets.search_field import ResultList

_EVERY_MS = 40
_ROWS = 40
_AT_HOME = 8
"""Looks until a window is taken to be there: it hears keys a moment after it is drawn, and no hand is faster."""


class Onlooker:
    """Looks at the window in front."""

    def __init__(self) -> None:
        self.said = ""
        self.active: QWidget | None = None
        self.looks = 0
        self.timer = QTimer()
        self.timer.timeout.connect(self.look)
        self.timer.start(_EVERY_MS)

    def look(self) -> None:
        """Tells the screen if it changed. A window counts when it is alone: the old one is gone, and has its keys."""
        windows = [one for one in QApplication.topLevelWidgets() if _is_shown(one)]
        if len(windows) != 1 or not windows[0].windowHandle().isExposed():
            return
        window = windows[0]
        if window is not self.active:
            # There is no window manager on the server: a new window must ask for the keys itself.
            self.active, self.looks = window, 0
            window.activateWindow()
        self.looks += 1
        if self.looks < _AT_HOME:
            return
        said = json.dumps(_screen(window), ensure_ascii=False)
        if said != self.said:
            self.said = said
            print("SCREEN", said)
        if QApplication.focusWidget() is not None and not self.timer.property("ready"):
            self.timer.setProperty("ready", True)
            print("READY")


def _is_shown(widget: QWidget) -> bool:
    return widget.isVisible() and widget.parentWidget() is None and widget.width() > 300


def _screen(window: QWidget) -> dict[str, Any]:
    focus = QApplication.focusWidget()
    main = isinstance(window, MainWindow)
    return {
        "window": type(window).__name__,
        "page": window.page_name if main else "",
        "focus": "" if focus is None else _named(focus),
        "busy": bool(main and (window.context.jobs.busy or (window.page is not None and window.page.busy))),
        "texts": [
            text for widget in window.findChildren(QWidget) if (text := _read(widget).replace("\xa0", " "))
        ],
    }


def _named(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    name = f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName() or words}"
    if isinstance(widget, QTableView) and widget.currentIndex().isValid():
        name += f" at {_cell(widget)}"
    return name


def _cell(view: QTableView) -> str:
    """Where the hand stands in a table: the row, then the cell as it is read out."""
    index = view.currentIndex()
    return f"{_row(view, index.row())} | {_spoken(index)}".replace("\xa0", " ")


def _read(widget: QWidget) -> str:
    if not widget.isVisible():
        return ""
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return widget.text()
    if isinstance(widget, ResultList):
        return " / ".join(result.text for result in widget.results)
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        return " / ".join(_row(widget, row) for row in range(min(_ROWS, widget.model().rowCount())))
    return ""


def _row(view: QAbstractItemView, row: int) -> str:
    model = view.model()
    columns = model.columnCount() if isinstance(view, QTableView) else 1
    cells = (model.index(row, column) for column in range(columns))
    return " ".join(words for cell in cells if (words := _spoken(cell)))


def _spoken(cell: QModelIndex) -> str:
    return str(cell.data(Qt.ItemDataRole.AccessibleTextRole) or cell.data() or "")


if __name__ == "__main__":
    application = QApplication(["kamkor-shop"])
    onlooker = Onlooker()
    # The cross of the window: there is no window manager that could draw one.
    signal.signal(signal.SIGUSR1, lambda _number, _frame: onlooker.active and onlooker.active.close())
    sys.exit(start.main(sys.argv[1:]))
