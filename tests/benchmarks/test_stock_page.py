"""How fast the stock page opens: `python3 run.py test tests/benchmarks/test_stock_page.py -s`.

Takes about a minute: a million lots.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kamkor_shop import i18n, stock
from kamkor_shop.clock import FixedClock
from kamkor_shop.config import Settings
from kamkor_shop.desk import Desk
from kamkor_shop.stock import Grain, StockFilter
from tests.benchmarks.measures import timed
from tests.benchmarks.warehouse import store_with_lots
from ui import theme
from ui.context import AppContext
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.pages.stock import StockPage

MANY = 1_000_000
FEW = 10
ROUNDS = 15
A_FRAME = 1 / 60


def open_page(desk: Desk, qtbot: QtBot, application: QApplication) -> dict[str, float]:
    """Median seconds to open the page, its finest list, the things behind a line, and the card of one."""
    theme.apply(application, "light")
    i18n.use("kk")
    jobs = Jobs()
    window = MainWindow(AppContext(desk, jobs, Settings(language="kk")))
    qtbot.addWidget(window)
    window.go("stock")
    page = window.page
    assert isinstance(page, StockPage)
    row = max(stock.page(desk, StockFilter(), Grain.KIND), key=lambda each: each.lots)
    lot = stock.lots(desk, StockFilter(), row)[0].lot

    def things() -> None:
        page.open_lots(row)
        page.close_lots()

    def finest() -> None:
        page.set_grain(Grain.FULL)
        page.set_grain(Grain.KIND)

    found = {
        "page": timed(page.on_show, ROUNDS),
        "in detail and back": timed(finest, ROUNDS),
        "things and back": timed(things, ROUNDS),
        "card": timed(lambda: page.show_lot(lot), ROUNDS),
    }
    jobs.close()
    return found


@pytest.fixture
def clock() -> FixedClock:
    """The morning of 14 March 2026."""
    return FixedClock(datetime(2026, 3, 14, 10))


def test_a_million_lots_open_as_fast_as_ten(
    tmp_path: Path, clock: FixedClock, qtbot: QtBot, qapp: QApplication
) -> None:
    few, many = (
        open_page(store_with_lots(tmp_path / f"{lots}.store", clock, lots), qtbot, qapp)
        for lots in (FEW, MANY)
    )
    print()
    for name, seconds in many.items():
        print(f"{name}: {seconds * 1e3:.1f} ms with a million lots, {few[name] * 1e3:.1f} ms with ten")
    # One frame of the screen more (two, where it goes there and back): nobody sees the difference.
    frames = {name: 2 if name.endswith("back") else 1 for name in many}
    assert all(many[name] <= few[name] + count * A_FRAME for name, count in frames.items())
