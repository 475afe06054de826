"""The benchmark of the stock page measures a shop that agrees with itself, at a size that a test can afford."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kamkor_shop import stock
from kamkor_shop.clock import FixedClock
from kamkor_shop.stock import Grain, StockFilter
from tests.benchmarks.measures import in_turn
from tests.benchmarks.test_stock_page import operations
from tests.benchmarks.warehouse import store_with_lots


def test_a_warehouse_written_in_bulk_lists_every_lot_once(tmp_path: Path, clock: FixedClock) -> None:
    desk = store_with_lots(tmp_path / "kamkor.store", clock, 700)
    rows = list(stock.every_row(desk, StockFilter(), Grain.FULL))
    behind = sum(len(stock.lots(desk, StockFilter(), row)) for row in rows)
    found = (stock.totals(desk, StockFilter()).lots, sum(row.quantity for row in rows), behind)
    desk.close()
    assert found == (700, 700, 700)


def test_opening_the_page_can_be_timed(
    tmp_path: Path, clock: FixedClock, qtbot: QtBot, qapp: QApplication
) -> None:
    desk = store_with_lots(tmp_path / "kamkor.store", clock, 250)
    works = operations(desk, qtbot, qapp)
    seconds = in_turn(list(works.values()), 1)
    desk.close()
    assert len(seconds) == len(works)
    assert min(seconds) > 0
