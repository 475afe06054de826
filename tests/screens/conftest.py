"""The real window on a stocked shop, with Kazakh spoken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kamkor_shop import i18n
from kamkor_shop.config import Settings
from tests.ui.shop_floor import ShopFloor, stocked
from ui import theme
from ui.context import AppContext
from ui.jobs import Jobs
from ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Shown:
    """The window and what lies on the floor behind it."""

    window: MainWindow
    floor: ShopFloor


@pytest.fixture
def shown(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    theme.apply(qapp, "light")
    floor = stocked(tmp_path / "kamkor.store")
    jobs = Jobs()
    context = AppContext(
        floor.desk,
        jobs,
        Settings(language="kk"),
        shop_name=lambda: "Байдібек баба 1«А»",
        member_name="Айгүл С.",
    )
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.show()
    yield Shown(made, floor)
    jobs.close()
    floor.desk.close()
    i18n.use("en")
    theme.apply(qapp, "light")


@pytest.fixture
def window(shown: Shown) -> MainWindow:
    return shown.window
