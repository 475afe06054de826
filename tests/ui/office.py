"""The real window at a desk, for tests of pages that have no helper of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kamkor_shop.config import Settings
from kamkor_shop.desk import Desk
from ui.context import AppContext
from ui.jobs import Jobs
from ui.keys import PhysicalKey
from ui.main_window import MainWindow
from ui.pages.page import Page
from ui.paperwork import Paperwork
from ui.scanner import decide

Kind = TypeVar("Kind", bound=Page)


class Office:
    """A window with real printing behind it (no printer is chosen unless the settings say so)."""

    def __init__(
        self,
        desk: Desk,
        qtbot: QtBot,
        page: str = "today",
        settings: Settings | None = None,
        print_paper: Callable[..., object] | None = None,
    ) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.changes: list[frozenset[str]] = []
        self.restarts: list[bool] = []
        paperwork = Paperwork()
        self.context = AppContext(
            desk,
            Jobs(),
            settings or Settings(language="en"),
            print_paper=print_paper or paperwork.print_paper,
            show_paper=paperwork.show_paper,
            restart=lambda: self.restarts.append(True),
        )
        paperwork.context = self.context
        self.context.changed.connect(self.changes.append)
        self.window = MainWindow(self.context)
        qtbot.addWidget(self.window)
        self.window.show()
        self.go(page)

    def go(self, page: str, **arguments: object) -> None:
        self.window.go(page, **arguments)
        self.settle()

    def page(self, kind: type[Kind]) -> Kind:
        shown = self.window.page
        assert isinstance(shown, kind)
        return shown

    def settle(self) -> None:
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.context.jobs.busy, timeout=10_000)
        QApplication.processEvents()

    def key(self, name: str) -> bool:
        assert self.window.page is not None
        used = self.window.page.on_key(PhysicalKey(name), Qt.KeyboardModifier.NoModifier)
        self.settle()
        return used

    def enter(self, text: str) -> bool:
        assert self.window.page is not None
        used = self.window.page.on_scan(decide(text))
        self.settle()
        return used

    def post(self) -> bool:
        posted = self.window.run_primary()
        self.settle()
        return posted

    @property
    def told(self) -> str:
        return self.window.messages.text

    def close(self) -> None:
        self.context.jobs.close()
