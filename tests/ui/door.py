"""The Receive page with hands and scales, for its tests."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kamkor_shop import codes, ledger
from kamkor_shop.config import Settings
from kamkor_shop.desk import Desk
from kamkor_shop.donations import DonationDraft
from ui.context import AppContext
from ui.jobs import Jobs
from ui.keys import PhysicalKey
from ui.main_window import MainWindow
from ui.pages.receive import ReceivePage

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Door:
    """The real window on a new store, with hands and scales."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk, self.qtbot = desk, qtbot
        self.printed: list[str] = []
        self.open()

    def open(self) -> None:
        """Starts the window, as after a restart."""
        self.context = AppContext(
            self.desk,
            Jobs(),
            Settings(language="en", page="receive"),
            print_paper=lambda _document, paper, **_options: self.printed.append(paper),
            member_name="Айгүл",
        )
        self.window = MainWindow(self.context)
        self.window.start()
        self.window.go("receive")
        self.settle()

    def close(self) -> None:
        self.settle()
        self.context.jobs.close()
        self.window.close()
        self.window.deleteLater()

    @property
    def page(self) -> ReceivePage:
        page = self.window.page
        assert isinstance(page, ReceivePage)
        return page

    @property
    def draft(self) -> DonationDraft:
        return self.page.in_hand.draft

    @property
    def refusal(self) -> str:
        sentence = self.page.band.sentence
        return "" if sentence.isHidden() else sentence.text()

    def settle(self) -> None:
        """Waits until everything that was asked for is on the disk."""
        self.qtbot.waitUntil(lambda: not self.context.jobs.busy, timeout=10_000)
        QApplication.processEvents()

    def enter(self, *texts: str) -> None:
        """Types into the scan field, then Enter."""
        for text in texts:
            for length in range(1, len(text) + 1):
                self.window.head.scan.setText(text[:length])
            self.window.head.scan.take()
            self.window.head.scan.enter(text)
            self.settle()

    def scan(self, code: int | str) -> None:
        text = codes.to_ean13(code) if isinstance(code, int) else code
        self.window.head.scan.enter(text, fast=True)
        self.settle()

    def key(self, name: str, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> bool:
        used = self.page.on_key(PhysicalKey(name), modifiers)
        self.settle()
        return used

    def post(self) -> None:
        self.window.run_primary()
        self.settle()

    def in_the_writer(self, sql: str) -> None:
        """Runs a statement on the connection that posts."""
        self.context.jobs.run(self.desk.sql, sql)
        self.settle()

    def documents(self) -> list[ledger.DocumentRecord]:
        rows = self.desk.rows(ledger.document_query())
        return [ledger.record_of(row) for row in rows]
