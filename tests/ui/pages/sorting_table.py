"""The sorting table for tests of its page: the real window on a store with bags, and a printer that can be off."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kamkor_shop import codes, sorting
from kamkor_shop.config import Settings
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import papers
from kamkor_shop.sorting import Session
from tests.test_sorting import receive_bag
from ui.context import AppContext
from ui.jobs import Jobs
from ui.keys import PhysicalKey
from ui.main_window import MainWindow
from ui.pages.sort import SortPage


class SortingTable:
    """The real window on a store with bags, and a label printer that can be switched off."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk, self.qtbot = desk, qtbot
        self.printer_works = True
        self.settings = Settings(language="en")
        self.open()

    def open(self) -> None:
        """Starts the window, as after a restart."""
        self.context = AppContext(
            self.desk,
            Jobs(),
            self.settings,
            print_paper=self.print_paper,
            save=lambda settings: setattr(self, "settings", settings),
        )
        self.window = MainWindow(self.context)
        self.window.start()
        self.window.go("sort")
        self.settle()

    def close(self) -> None:
        self.settle()
        self.context.jobs.close()
        self.window.close()
        self.window.deleteLater()

    def print_paper(
        self,
        document: int,
        paper: str,
        *,
        printed: Callable[[], object],
        failed: Callable[[UserError], object],
    ) -> None:
        if self.printer_works:
            papers.mark_printed(self.desk, document, paper)
            printed()
        else:
            failed(UserError("print.failed", printer="Xprinter"))

    @property
    def page(self) -> SortPage:
        page = self.window.page
        assert isinstance(page, SortPage)
        return page

    @property
    def session(self) -> Session:
        assert self.page.bench.session is not None
        return self.page.bench.session

    @property
    def told(self) -> str:
        """What stands beside the tag."""
        return self.page.card.reason.text() if not self.page.card.reason.isHidden() else ""

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.context.jobs.busy, timeout=10_000)
        QApplication.processEvents()

    def press(self, *keys: str) -> None:
        """Presses keys by the pad's names; digits one by one."""
        for key in keys:
            for each in key if key.isdigit() else (key,):
                self.page.pad.press(each)
        self.settle()

    def key(self, name: str) -> None:
        """A key that the scan field and the pad leave to the page."""
        self.page.on_key(PhysicalKey(name), Qt.KeyboardModifier.NoModifier)
        self.settle()

    def scan(self, code: int | str) -> None:
        self.window.head.scan.enter(codes.to_ean13(code) if isinstance(code, int) else code, fast=True)
        self.settle()

    def post(self) -> None:
        self.window.run_primary()
        self.settle()

    def in_the_writer(self, sql: str) -> None:
        """Runs a statement on the connection that posts."""
        self.context.jobs.run(self.desk.sql, sql)
        self.settle()

    def stands(self) -> int:
        """How many garments stand sorted out of the bag."""
        return sorting.summary(self.desk, self.session.document).lots


@pytest.fixture
def table(desk: Desk, qtbot: QtBot) -> Iterator[SortingTable]:
    table = SortingTable(desk, qtbot)
    yield table
    table.close()


@pytest.fixture
def opened(table: SortingTable) -> SortingTable:
    """With an open bag and a boy's winter jacket, 128, already sorted."""
    table.scan(receive_bag(table.desk))
    table.press("Q", "H", "128", "ENTER")
    return table
