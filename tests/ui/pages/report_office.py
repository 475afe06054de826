"""The real window on the Report page, with what it asked for."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kamkor_shop.config import Settings
from kamkor_shop.desk import Desk
from ui.context import AppContext
from ui.jobs import Jobs
from ui.keys import PhysicalKey
from ui.main_window import MainWindow
from ui.pages.reports import ReportsPage

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class Office:
    """The real window on a store, with what it asked for."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk, self.qtbot = desk, qtbot
        self.printed: list[tuple[int, str]] = []
        self.went: list[tuple[str, dict[str, Any]]] = []
        self.context = AppContext(
            desk,
            Jobs(),
            Settings(language="en"),
            print_paper=lambda document, paper, **_options: self.printed.append((document, paper)),
        )
        self.window = MainWindow(self.context)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.go("reports")
        self.settle()
        # From here on the test wants to know where figures lead, not to go there.
        self.context.went.disconnect()
        self.context.went.connect(lambda name, arguments: self.went.append((name, arguments)))

    @property
    def page(self) -> ReportsPage:
        page = self.window.page
        assert isinstance(page, ReportsPage)
        return page

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.context.jobs.busy, timeout=10_000)
        QApplication.processEvents()

    def cell(self, name: str, head: str) -> QPoint:
        """The middle of the cell in the row of a name and under a head."""
        table, model = self.page.table, self.page.table.figures
        row = [one.name for one in model.rows].index(name)
        heads = [
            str(model.headerData(place, Qt.Orientation.Horizontal)) for place in range(model.columnCount())
        ]
        return table.visualRect(model.index(row, heads.index(head))).center()

    def press(self, name: str, head: str) -> None:
        self.qtbot.mouseClick(
            self.page.table.viewport(), Qt.MouseButton.LeftButton, pos=self.cell(name, head)
        )
        self.settle()

    def key(self, name: str) -> bool:
        return self.page.on_key(PhysicalKey(name), NO_MODIFIER)

    def primary(self) -> bool:
        done = self.window.run_primary()
        self.settle()
        return done
