"""Labels at the sorting table: printed, waiting for the printer, written on tape, printed ahead on sheets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kamkor_shop import codes, sorting, waiting
from kamkor_shop.codes import CodeType
from kamkor_shop.papers.label_sheets import Offset
from tests.papers.reading import barcodes, pages
from tests.ui.pages.sorting_table import SortingTable, opened, table
from ui.dialogs.paper import PaperDialog
from ui.widgets.buttons import Button

__all__ = ["opened", "table"]


def test_the_second_waiting_label_stops_the_pad_with_the_reason(opened: SortingTable) -> None:
    opened.printer_works = False
    opened.press("ENTER")
    assert not opened.page.bench.stopped
    opened.press("ENTER")
    assert opened.page.bench.stopped
    assert "Xprinter" in opened.told
    number = opened.page.bench.waiting[0].number
    assert opened.page.card.size_text.text() == number
    assert opened.page.card.tape.key == f"{number} Enter"
    opened.press("134", "ENTER")
    assert opened.stands() == 3
    opened.press("BACKSPACE", "ENTER")
    assert opened.page.bench.stopped
    opened.printer_works = True
    opened.press("ENTER")
    assert not opened.page.bench.stopped
    assert waiting.papers(opened.desk) == 0
    assert opened.stands() == 3


def test_a_stopped_pad_goes_on_by_a_blank_label_or_by_the_number_on_tape(opened: SortingTable) -> None:
    (blank,) = sorting.draw_blanks(opened.desk, 1)
    opened.printer_works = False
    opened.press("ENTER", "ENTER")
    first, second = opened.page.bench.waiting
    opened.scan(blank)
    assert opened.page.bench.waiting == [second]
    assert sorting.template(opened.desk, blank) == first.garment
    opened.press("ENTER")
    assert opened.page.bench.stopped
    opened.page.card.tape.click()
    opened.settle()
    assert len(opened.page.bench.waiting) == 1
    opened.press("ENTER")
    assert opened.page.bench.stopped
    opened.press(opened.page.bench.waiting[0].number, "ENTER")
    assert len(opened.page.bench.waiting) == 1
    opened.press(opened.page.bench.waiting[0].number, "ENTER")
    opened.settle()
    assert opened.page.bench.waiting == [], "one label alone, which does not stop the pad"
    assert waiting.papers(opened.desk) == 0


def test_labels_that_wait_still_stop_the_pad_after_a_restart(opened: SortingTable) -> None:
    opened.printer_works = False
    opened.press("ENTER", "ENTER")
    opened.close()
    opened.open()
    assert opened.page.bench.stopped
    opened.printer_works = True
    opened.press("ENTER")
    assert not opened.page.bench.stopped


def test_a_blank_label_posts_the_garment_under_its_number(opened: SortingTable) -> None:
    first, second = sorting.draw_blanks(opened.desk, 2)
    opened.scan(first)
    opened.press("34")
    opened.scan(second)
    lines = opened.page.bench.lines[-2:]
    assert [line.done.lot for line in lines if line.done] == [first, second]
    assert [line.garment.size for line in lines] == ["128", "134"]
    opened.scan(first)
    assert opened.page.pad.state.size == "128"
    assert opened.stands() == 3


def test_blank_labels_begin_in_the_chosen_cell_and_are_shown_ready_to_print(opened: SortingTable) -> None:
    opened.page.blank_labels.click()
    blanks = opened.page.blanks
    assert blanks is not None
    QApplication.processEvents()
    cell = blanks.picture._cell(4).center().toPoint()
    QTest.mouseClick(blanks.picture, Qt.MouseButton.LeftButton, pos=cell)
    assert (blanks.start, blanks.count) == (5, 20)
    opened.post()
    shown = opened.window.findChild(PaperDialog)
    assert shown is not None
    assert len(barcodes(next(pages(shown._rendered.pdf, 300)))) == 20
    shown.close()
    assert blanks.start == 1
    opened.page.show_pad()
    number = codes.make(CodeType.LOT, 1, 2)
    opened.scan(number)
    assert opened.page.bench.lines[-1].draft.label == number


def test_what_a_printer_misses_the_sheet_by_is_kept(opened: SortingTable) -> None:
    opened.page.show_blanks()
    blanks = opened.page.blanks
    assert blanks is not None
    buttons = [button for button in blanks.offset.findChildren(Button) if button.text() == "+"]
    buttons[0].click()
    buttons[0].click()
    buttons[1].click()
    opened.close()
    opened.open()
    opened.page.show_blanks()
    assert opened.page.blanks is not None
    assert opened.page.blanks.offset.offset == Offset(1.0, 0.5)
