"""The table: read page by page, sorted and filtered by the query, opened and copied from the keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.models.paged import PAGE, Column, Filter, Sort
from ui.theme import ROW, space, width_of
from ui.widgets.table import Table


@dataclass(frozen=True)
class Row:
    number: int
    name: str


class Shelf:
    """A sorted million of rows that counts what is asked of it."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.asked: list[int] = []

    def fetch(self, after: Any, limit: int, sort: Sort, wanted: Filter) -> list[Row]:
        self.asked.append(limit)
        step = -1 if sort.descending else 1
        start = (self.size - 1 if sort.descending else 0) if after is None else after + step
        end = -1 if sort.descending else self.size
        rows = []
        for number in range(start, end, step):
            if len(rows) == limit:
                break
            if wanted.text in str(number):
                rows.append(Row(number, f"Күрте {number}"))
        return rows


COLUMNS = [
    Column(lambda: "Kind", lambda row: row.name, sort="name"),
    Column(lambda: "Qty", lambda row: str(row.number), number=True, widest="999 999"),
]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(1_000_000)


@pytest.fixture
def table(shelf: Shelf, qtbot: QtBot) -> Table:
    made = Table(COLUMNS, shelf.fetch, lambda row: row.number, sort=Sort("name"))
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.refresh()
    made.show()
    return made


def test_a_million_rows_open_by_reading_one_page(table: Table, shelf: Shelf) -> None:
    assert sum(shelf.asked) <= 3 * PAGE
    assert table.model.row(0).name == "Күрте 0"


def test_a_column_takes_what_its_rows_need_and_leaves_the_rest_to_the_names(
    table: Table, shelf: Shelf
) -> None:
    numbers = table.view.columnWidth(1)
    widest = width_of(["999 999"]) + space(5)
    assert numbers < widest
    assert table.view.columnWidth(0) + numbers == table.view.viewport().width()
    table.filter_field.setText("99999")
    table._apply_filter()
    grown = table.view.columnWidth(1)
    assert numbers < grown <= widest
    table.filter_field.clear()
    table._apply_filter()
    assert table.view.columnWidth(1) == grown


def test_only_rows_on_the_screen_are_put_into_words(qtbot: QtBot, shelf: Shelf) -> None:
    worded: set[int] = set()

    def words(row: Row) -> str:
        worded.add(row.number)
        return "999 999" if row.number == 40 else "1"

    columns = [COLUMNS[0], Column(lambda: "Q", words, number=True, widest="999 999")]
    table = Table(columns, shelf.fetch, lambda row: row.number)
    qtbot.addWidget(table)
    table.resize(800, 500)
    table.show()
    table.refresh()
    qtbot.waitUntil(lambda: 0 in worded, timeout=2000)
    table.grab()
    assert max(worded) <= 500 // ROW
    narrow = table.view.columnWidth(1)
    table.view.scrollTo(table.model.index(40, 0))
    assert table.view.columnWidth(1) == width_of(["999 999"]) + space(5) > narrow


def test_scrolling_to_the_end_reads_the_next_page_once(table: Table, shelf: Shelf, qtbot: QtBot) -> None:
    before = table.model.rowCount()
    shelf.asked.clear()
    table.view.scrollToBottom()
    qtbot.waitUntil(lambda: table.model.rowCount() > before, timeout=2000)
    assert set(shelf.asked) == {PAGE}
    numbers = [table.model.row(place).number for place in range(table.model.rowCount())]
    assert numbers == list(range(len(numbers)))


def test_a_header_sorts_by_the_query_and_turns_round(table: Table, qtbot: QtBot) -> None:
    header = table.view.horizontalHeader()
    place = header.sectionViewportPosition(0) + 20
    for expected in (999_999, 0):
        qtbot.mouseClick(
            header.viewport(), Qt.MouseButton.LeftButton, pos=header.viewport().rect().topLeft() + _at(place)
        )
        assert table.model.row(0).number == expected


def _at(x: int) -> Any:
    from PySide6.QtCore import QPoint

    return QPoint(x, 10)


def test_a_column_without_an_index_is_not_sorted_by(table: Table) -> None:
    table.view.horizontalHeader().sectionClicked.emit(1)
    assert table.model.sorting == Sort("name")


def test_the_filter_line_waits_for_a_pause_and_asks_the_query(table: Table, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.filtered, timeout=2000) as told:
        qtbot.keyClicks(table.filter_field, "4242")
    assert told.args[0] == Filter("4242")
    assert all("4242" in str(table.model.row(place).number) for place in range(20))


def test_chips_are_part_of_the_filter(table: Table, qtbot: QtBot) -> None:
    table.set_chips([("winter", "Winter"), ("summer", "Summer")])
    with qtbot.waitSignal(table.filtered, timeout=2000) as told:
        table.chips._chips[0].click()
    assert told.args[0] == Filter("", frozenset({"winter"}))


def test_enter_and_double_click_open_the_row(table: Table, qtbot: QtBot) -> None:
    table.focus_rows()
    table.view.selectRow(3)
    with qtbot.waitSignal(table.opened, timeout=1000) as told:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert told.args[0].number == 3


def test_rows_are_copied_as_text_with_tabs_and_a_head_line(table: Table, qtbot: QtBot) -> None:
    table.view.selectRow(1)
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Kind\tQty\nКүрте 1\t1"


def test_a_refresh_keeps_the_row_in_hand(table: Table) -> None:
    table.view.selectRow(7)
    table.refresh()
    assert table.current().number == 7


def test_an_export_gets_every_row_of_the_filter_not_only_those_on_the_screen(qtbot: QtBot) -> None:
    shelf = Shelf(2_500)
    table = Table(COLUMNS, shelf.fetch, lambda row: row.number)
    qtbot.addWidget(table)
    table.refresh()
    assert [row.number for row in table.model.every_row()] == list(range(2_500))


def test_an_empty_table_says_what_belongs_here(qtbot: QtBot) -> None:
    table = Table(COLUMNS, Shelf(0).fetch, lambda row: row.number)
    qtbot.addWidget(table)
    table.empty.say("Nothing yet", "Bags appear here")
    table.show()
    table.refresh()
    assert table.empty.isVisible()
    assert not table.view.isVisible()


def test_the_model_keeps_qts_rules(table: Table, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table.model)


def test_numbers_stand_at_the_right_and_rows_are_32_pixels(table: Table) -> None:
    right = Qt.AlignmentFlag.AlignRight
    assert table.model.data(table.model.index(0, 1), Qt.ItemDataRole.TextAlignmentRole) & right
    assert table.model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) & right
    assert table.view.rowHeight(0) == 32
    assert not table.view.showGrid()
    assert not table.view.verticalHeader().isVisible()


def test_a_filter_line_without_chips_gives_its_width_to_the_words(table: Table, qtbot: QtBot) -> None:
    assert table.filter_field.width() == table.width()
    table.set_chips([("few", "few")])
    qtbot.waitUntil(lambda: table.filter_field.width() < table.width())
