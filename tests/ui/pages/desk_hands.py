"""Hands for the Hand out page: the real window on a stocked store, scans, keys and a restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kamkor_shop import codes, i18n
from kamkor_shop.config import Settings
from tests.ui.shop_floor import ShopFloor, stocked
from ui.context import AppContext
from ui.jobs import Jobs
from ui.keys import PhysicalKey
from ui.main_window import MainWindow
from ui.pages.handouts import HandoutsPage

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class Shop:
    """The real window on a stocked store, with hands."""

    def __init__(self, floor: ShopFloor, qtbot: QtBot) -> None:
        self.floor, self.qtbot = floor, qtbot
        self.printed: list[tuple[int, str]] = []
        self.open()

    def open(self) -> None:
        """Starts the window, as after a restart."""
        self.context = AppContext(
            self.floor.desk,
            Jobs(),
            Settings(language="en", page="handouts"),
            print_paper=lambda document, paper, **_options: self.printed.append((document, paper)),
        )
        self.window = MainWindow(self.context)
        self.window.start()
        self.window.go("handouts")
        self.settle()

    def close(self) -> None:
        self.settle()
        self.context.jobs.close()
        self.window.close()
        self.window.deleteLater()

    @property
    def page(self) -> HandoutsPage:
        page = self.window.page
        assert isinstance(page, HandoutsPage)
        return page

    @property
    def lots(self) -> list[int]:
        return [line.lot for line in self.page.session.list.lines]

    @property
    def refusal(self) -> str:
        return self.page.notice.words.text()

    def settle(self) -> None:
        """Waits until everything that was asked for is on the disk."""
        self.qtbot.waitUntil(lambda: not self.context.jobs.busy, timeout=10_000)
        QApplication.processEvents()

    def scan(self, code: int | str) -> None:
        self.window.head.scan.enter(codes.to_ean13(code) if isinstance(code, int) else code, fast=True)

    def enter(self, text: str) -> None:
        """Types into the scan field, then Enter."""
        for length in range(1, len(text) + 1):
            self.window.head.scan.setText(text[:length])
        self.window.head.scan.take()
        self.window.head.scan.enter(text)

    def key(self, name: str) -> bool:
        return self.page.on_key(PhysicalKey(name), NO_MODIFIER)

    def post(self) -> None:
        self.window.run_primary()
        self.settle()


@pytest.fixture
def shop(store_path: Path, qtbot: QtBot) -> Iterator[Shop]:
    opened = Shop(stocked(store_path), qtbot)
    yield opened
    opened.close()
    i18n.use("en")
