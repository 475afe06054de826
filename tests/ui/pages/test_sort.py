"""The Sort page: bags, garments, labels and their printer, as a volunteer meets them, on a real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kamkor_shop import catalogue, codes, i18n, ledger, sorting
from kamkor_shop.codes import CodeType
from kamkor_shop.config import Settings
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import papers
from kamkor_shop.sorting import CloseDraft, Session
from kamkor_shop.vocabulary import LocationRole
from tests import goods
from tests.test_sorting import new_uuid, receive_bag
from ui.context import AppContext
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.pages.sort import SortPage
from ui.pages.sort.bench import LineState
from ui.pages.sort.page import View


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

    def scan(self, code: int | str) -> None:
        self.window.head.scan.enter(codes.to_ean13(code) if isinstance(code, int) else code, fast=True)
        self.settle()

    def post(self) -> None:
        self.window.run_primary()
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


def test_without_an_open_bag_the_page_offers_those_that_wait(table: SortingTable) -> None:
    assert table.page.bags.empty.title.text() == "No bag waits"
    bag = receive_bag(table.desk)
    table.page.reload()
    assert table.page.view is View.BAGS
    table.window.head.scan.enter(codes.short_number(bag))
    table.settle()
    assert (table.page.view, table.session.bag) == (View.PAD, bag)


def test_enter_posts_and_prints_and_the_next_garment_can_be_described(opened: SortingTable) -> None:
    assert [line.state for line in opened.page.bench.lines] == [LineState.PRINTED]
    assert opened.page.card.size_text.text() == "128"
    assert opened.window.page.footer.totals.text() == "1 thing ≈ 1.2 kg of 6.4 kg"
    opened.press("PLUS", "ENTER", "ENTER")
    assert (opened.stands(), papers.count_waiting(opened.desk)) == (3, 0)


def test_a_restart_reopens_the_bag_and_goes_on_where_it_was(opened: SortingTable) -> None:
    other = receive_bag(opened.desk)
    opened.scan(other)
    opened.scan(opened.page.open_bags and codes.to_ean13(opened.page._sessions[0].bag))
    first = opened.session
    opened.close()
    opened.open()
    assert opened.session == first
    opened.press("ENTER")
    assert opened.page.bench.lines[-1].garment == opened.page.bench.lines[0].garment


def test_switching_between_open_bags_keeps_each_ones_count(opened: SortingTable) -> None:
    first = opened.session
    opened.scan(receive_bag(opened.desk))
    assert opened.stands() == 0
    opened.press("ENTER", "ENTER")
    opened.scan(first.bag)
    assert (opened.session, opened.stands()) == (first, 1)
    assert len(opened.page._sessions) == 2


def test_the_second_waiting_label_stops_the_pad_with_the_reason(opened: SortingTable) -> None:
    opened.printer_works = False
    opened.press("ENTER")
    assert not opened.page.bench.stopped
    opened.press("ENTER")
    assert opened.page.bench.stopped
    assert "Xprinter" in opened.told
    number = opened.page.bench.waiting[0].number
    assert opened.page.card.size_text.text() == number
    opened.press("134", "ENTER")
    assert opened.stands() == 3
    opened.press("BACKSPACE", "ENTER")
    assert opened.page.bench.stopped
    opened.printer_works = True
    opened.press("ENTER")
    assert not opened.page.bench.stopped
    assert papers.count_waiting(opened.desk) == 0
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


def test_a_scanned_garment_is_the_pattern_for_the_next(opened: SortingTable) -> None:
    lot = opened.page.bench.lines[0].done
    assert lot is not None
    opened.press("W", "Y", "104", "ENTER")
    opened.scan(lot.lot)
    opened.press("ENTER")
    assert opened.page.bench.lines[-1].garment == opened.page.bench.lines[0].garment


def test_backspace_takes_back_even_what_is_still_being_posted(opened: SortingTable) -> None:
    opened.page.pad.press("ENTER")
    opened.page.pad.press("BACKSPACE")
    opened.settle()
    assert opened.stands() == 1
    opened.press("BACKSPACE")
    assert opened.stands() == 0
    opened.press("BACKSPACE")
    assert "nothing to take back" in opened.told


def test_a_garment_given_away_is_not_taken_back_and_says_so(opened: SortingTable) -> None:
    done = opened.page.bench.lines[0].done
    assert done is not None
    goods.give(opened.desk, done.lot)
    opened.press("BACKSPACE")
    assert "moved on" in opened.told
    assert opened.stands() == 1


def test_a_garment_that_cannot_be_posted_stops_the_pad_and_comes_back(opened: SortingTable) -> None:
    sorting.close_bag(opened.desk, CloseDraft(new_uuid(), opened.session.document))
    opened.press("ENTER", "ENTER")
    assert opened.page.bench.failed is not None
    assert opened.told
    opened.press("BACKSPACE", "BACKSPACE")
    assert opened.page.bench.failed is None
    assert opened.page.pad.state.size == "128"


def test_what_a_scan_names_wrongly_is_said_and_changes_nothing(opened: SortingTable) -> None:
    elsewhere = receive_bag(opened.desk.at(2))
    damaged = "2001000000011"
    for code in (
        elsewhere,
        codes.make(CodeType.BAG, 1, 999),
        codes.make(CodeType.LOT, 1, 4711),
        opened_label_of_a_bag(opened),
        damaged,
        "4006381333931",
    ):
        opened.page._error = ""
        opened.scan(code)
        assert opened.told or opened.window.messages.text, code
    assert opened.stands() == 1
    assert opened.page.pad.state.size == "128"


def opened_label_of_a_bag(table: SortingTable) -> int:
    """A food lot: it has a label, but is not sorted."""
    return goods.receive(table.desk, 5000, kind=catalogue.kind_by_slug(table.desk, "flour").code).lots[0]


def test_a_bag_closed_before_says_when(opened: SortingTable) -> None:
    bag = opened.session.bag
    opened.post()
    opened.post()
    opened.scan(bag)
    assert "14.03.2026" in opened.window.messages.text


def test_rags_heavier_than_the_bag_are_refused_beside_the_field(opened: SortingTable) -> None:
    opened.post()
    assert opened.page.view is View.CLOSING
    opened.page.closing.rags.setText("6,5")
    opened.post()
    assert "6.5 kg" in opened.page.closing.error.text()
    assert sorting.sessions(opened.desk)
    opened.page.closing.rags.setText("0,9")
    assert opened.page.closing.left.text() == "5.5 kg"
    opened.post()
    assert not sorting.sessions(opened.desk)
    assert opened.page.view is View.BAGS


def test_closing_is_undone_from_the_message(opened: SortingTable) -> None:
    bag = opened.session.bag
    opened.post()
    opened.post()
    opened.window.undo()
    opened.settle()
    assert [each.bag for each in sorting.sessions(opened.desk)] == [bag]
    assert opened.page.view is View.PAD
    assert not ledger.check(opened.desk)


def test_a_bag_opened_by_mistake_goes_back(table: SortingTable) -> None:
    bag = receive_bag(table.desk)
    table.scan(bag)
    table.post()
    table.page.closing.unopened.click()
    table.settle()
    assert not sorting.sessions(table.desk)
    assert sorting.open_bag(table.desk, bag, new_uuid()).grams == 6400


def test_things_of_a_kind_go_to_the_place_that_was_scanned(opened: SortingTable) -> None:
    rack = catalogue.place_for(opened.desk, LocationRole.RACK)
    opened.scan(rack.code)
    assert opened.page.place.button.text() == rack.name()
    opened.press("ENTER", "ENTER")
    places = [line.done.place for line in opened.page.bench.lines if line.done]
    assert places == [goods.floor(), rack.code, rack.code]


def test_mouse_and_touch_do_what_the_keys_do(opened: SortingTable) -> None:
    pad = opened.page.pad
    next(button for button in pad.whom.buttons if button.key == "W").click()
    next(button for button in pad.favourites.buttons if button.key == "Y").click()
    cell = pad.ladder._cell(pad.ladder._cells.index("104"))
    QTest.mouseClick(pad.ladder, Qt.MouseButton.LeftButton, pos=cell.center())
    assert opened.page.card.size_text.text() == "104"
    opened.page.card.enter.click()
    opened.settle()
    assert opened.page.bench.lines[-1].garment.size == "104"
    opened.page.take_back.click()
    opened.settle()
    assert opened.stands() == 1


def test_any_kind_is_found_by_big_buttons(opened: SortingTable) -> None:
    pad = opened.page.pad
    pad.favourites.buttons[-1].click()
    next(button for button in pad.numpad.buttons if button.value == 8).click()
    next(button for button in pad.numpad.buttons if button.value == 2).click()
    assert pad.heading.text() == "Scarf"


def test_the_page_speaks_the_language_that_is_switched_to(opened: SortingTable) -> None:
    opened.window.set_language("kk")
    assert opened.page.pad.heading.text() == "Қысқы күрте"
    assert opened.page.footer.primary.text() == "Қапты жабу"
    opened.window.set_language("ru")
    assert opened.page.pad.heading.text() == "Зимняя куртка"
    assert i18n.current() == "ru"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("size", [(911, 512), (1366, 768)])
def test_no_big_button_is_cut_in_any_language(
    opened: SortingTable, language: str, size: tuple[int, int]
) -> None:
    opened.window.set_language(language)
    opened.window.resize(*size)
    QApplication.processEvents()
    pad = opened.page.pad
    for grid in (pad.whom, pad.season, pad.condition, pad.favourites):
        for button in grid.buttons:
            button.grab()
            assert button.toolTip() == "", f"{button.text()} is cut"
