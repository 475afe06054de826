"""The Sort page: bags, garments and closing, as a volunteer meets them, on a real store."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kamkor_shop import catalogue, codes, i18n, ledger, sorting, waiting
from kamkor_shop.codes import CodeType
from kamkor_shop.sorting import CloseDraft
from kamkor_shop.vocabulary import LocationRole
from tests import goods
from tests.test_sorting import new_uuid, receive_bag
from tests.ui.pages.sorting_table import SortingTable, opened, table
from ui.pages.sort.bench import LineState
from ui.pages.sort.page import View

__all__ = ["opened", "table"]


def test_without_an_open_bag_the_page_offers_those_that_wait(table: SortingTable) -> None:
    assert table.page.bags.empty.title.text() == "No bag waits"
    bag = receive_bag(table.desk)
    table.page.reload()
    assert table.page.view is View.BAGS
    table.window.head.scan.enter(codes.short_number(bag))
    table.settle()
    assert (table.page.view, table.session.bag) == (View.PAD, bag)


def test_enter_takes_the_oldest_bag_and_arrows_choose_another(table: SortingTable) -> None:
    oldest, middle, newest = (receive_bag(table.desk) for _each in range(3))
    table.page.reload()
    table.key("ENTER")
    assert (table.page.view, table.session.bag) == (View.PAD, oldest)
    table.page.show_bags()
    for key in ("DOWN", "DOWN", "DOWN", "UP", "DOWN"):
        table.key(key)
    marked = table.page.bags.marked
    assert marked is not None
    assert marked.bag.code == newest
    table.page._show_bags()
    table.key("UP")
    table.key("NUMENTER")
    assert table.session.bag == middle


def test_the_last_garment_can_be_taken_back_by_mouse_beside_any_message(opened: SortingTable) -> None:
    opened.window.messages.note("Something to know about the label printer.")
    for size in ((1280, 720), (911, 512)):
        opened.window.resize(*size)
        QApplication.processEvents()
        button = opened.page.take_back
        assert button.visibleRegion().boundingRect() == button.rect()
        assert button.accessibleName() == "Take the last one back"
    opened.page.take_back.click()
    opened.settle()
    assert opened.stands() == 0


def test_enter_posts_and_prints_and_the_next_garment_can_be_described(opened: SortingTable) -> None:
    assert [line.state for line in opened.page.bench.lines] == [LineState.PRINTED]
    assert opened.page.card.size_text.text() == "128"
    assert opened.window.page.footer.totals.text() == "1 thing ≈ 1.2 kg of 6.4 kg"
    opened.press("PLUS", "ENTER", "ENTER")
    assert (opened.stands(), waiting.papers(opened.desk)) == (3, 0)


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


def test_a_full_disk_stops_the_pad_and_nothing_is_lost_or_doubled(opened: SortingTable) -> None:
    pages = opened.desk.sql("PRAGMA page_count")[0][0]
    opened.in_the_writer(f"PRAGMA max_page_count = {pages}")
    while opened.page.bench.failed is None:
        opened.press("ENTER")
    stood = opened.stands()
    assert "disk" in opened.told.lower()
    opened.press("PLUS", "ENTER")
    assert opened.stands() == stood
    opened.in_the_writer(f"PRAGMA max_page_count = {pages + 10_000}")
    opened.press("ENTER")
    assert not opened.page.bench.stopped
    assert opened.stands() == stood + 1
    assert ledger.check(opened.desk) == []


def test_legends_follow_the_keyboard_layout(opened: SortingTable) -> None:
    assert [button.key for button in opened.page.pad.whom.buttons] == ["Q", "W", "E", "R", "T"]
    event = QKeyEvent(QEvent.Type.KeyPress, 0x419, Qt.KeyboardModifier.NoModifier, "й")
    QApplication.sendEvent(opened.page, event)
    assert [button.key for button in opened.page.pad.whom.buttons] == ["Й", "Ц", "У", "К", "Е"]
    assert any("Й" in line.keys for line in opened.page.help_keys())


def test_sorting_goes_on_after_closing_a_bag_and_its_undo_ends(opened: SortingTable) -> None:
    opened.post()
    opened.post()
    assert opened.window.messages.text
    opened.scan(receive_bag(opened.desk))
    opened.press("ENTER")
    assert not opened.window.messages.text


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
        opened.page._error = None
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
