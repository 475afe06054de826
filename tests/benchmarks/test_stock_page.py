"""How fast the stock page opens: `python3 run.py test tests/benchmarks/test_stock_page.py -s`.

Takes about a minute: a million lots, beside a store whose lots just fill the screen, and one of ten. Times are until
the page is painted.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kamkor_shop import i18n, stock
from kamkor_shop.clock import FixedClock
from kamkor_shop.config import Settings
from kamkor_shop.desk import Desk
from kamkor_shop.stock import Grain, StockFilter
from kamkor_shop.vocabulary import Condition
from tests.benchmarks.measures import in_turn
from tests.benchmarks.warehouse import store_with_lots
from ui import theme
from ui.context import AppContext
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.pages.stock import StockPage

MANY = 1_000_000
A_SCREEN = 2_000
"""So many lots already fill every list of the page to the last line of the screen."""
FEW = 10
ROUNDS = 40
ALIKE = 1.2
"""A screen of rows takes the same time whatever lies behind them; the rest is what two runs of the same differ by."""
MORE_ROWS = 1.75
"""Ten things are ten rows: a whole screen of rows is more to read and to paint."""


def operations(desk: Desk, qtbot: QtBot, application: QApplication) -> dict[str, Callable[[], None]]:
    """What a person does on the page, each until it is painted: opening it, its finer lists and a filter of it, the
    things behind its largest line, and the card of one thing after another.
    """
    theme.apply(application, "light")
    i18n.use("kk")
    window = MainWindow(AppContext(desk, Jobs(), Settings(language="kk")))
    qtbot.addWidget(window, before_close_func=lambda closed: closed.context.jobs.close())
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    window.go("stock")
    page = window.page
    assert isinstance(page, StockPage)
    row = max(stock.page(desk, StockFilter(), Grain.KIND), key=lambda each: each.lots)
    things = cycle([each.lot for each in stock.lots(desk, StockFilter(), row, limit=2)])

    def painted(*steps: Callable[[], object]) -> Callable[[], None]:
        def work() -> None:
            for step in steps:
                step()
                application.processEvents()

        return work

    return {
        "page": painted(page.on_show),
        "by size and back": painted(
            lambda: page.set_grain(Grain.SIZE),
            lambda: page.set_grain(Grain.KIND),
        ),
        "in detail and back": painted(
            lambda: page.set_grain(Grain.FULL),
            lambda: page.set_grain(Grain.KIND),
        ),
        "good things only and back": painted(
            lambda: choose(page, [Condition.GOOD]),
            lambda: choose(page, []),
        ),
        "things and back": painted(lambda: page.open_lots(row), page.close_lots),
        "card": painted(lambda: page.show_lot(next(things))),
    }


def choose(page: StockPage, conditions: list[Condition]) -> None:
    """Narrow the list as the chip of conditions does."""
    page.filters.condition.choose(conditions)
    page.filters.changed.emit()


@pytest.fixture
def clock() -> FixedClock:
    """The morning of 14 March 2026."""
    return FixedClock(datetime(2026, 3, 14, 10))


def test_a_million_lots_open_as_fast_as_ten(
    tmp_path: Path, clock: FixedClock, qtbot: QtBot, qapp: QApplication
) -> None:
    stores = [store_with_lots(tmp_path / f"{lots}.store", clock, lots) for lots in (FEW, A_SCREEN, MANY)]
    works = [operations(desk, qtbot, qapp) for desk in stores]
    print()
    slower = {}
    for name in works[0]:
        few, screen, many = in_turn([each[name] for each in works], ROUNDS)
        if many > ALIKE * screen or many > MORE_ROWS * few:
            slower[name] = (few, screen, many)
        print(
            f"{name}: {many * 1e3:.2f} ms with a million lots, {screen * 1e3:.2f} ms with {A_SCREEN:,} "
            f"({many / screen:.2f}), {few * 1e3:.2f} ms with ten ({many / few:.2f})"
        )
    for desk in stores:
        desk.close()
    assert slower == {}
