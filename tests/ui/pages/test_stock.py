"""The Stock page: lists that add up, things behind every line, and whatever is scanned opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from python_calamine import load_workbook

from kamkor_shop import catalogue, codes, i18n, ledger, stock
from kamkor_shop.codes import CodeType
from kamkor_shop.config import Settings
from kamkor_shop.stock import Grain, StockFilter
from kamkor_shop.vocabulary import DocumentType, ForWhom, LocationRole, Season
from tests import goods
from tests.ui.shop_floor import ShopFloor, stocked
from ui.context import AppContext
from ui.dialogs.paper import PaperDialog
from ui.jobs import Jobs
from ui.keys import PhysicalKey
from ui.main_window import MainWindow
from ui.pages.stock import StockPage, export
from ui.widgets.open_line import OpenLine

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Shop:
    """The real window on a stocked store."""

    def __init__(self, floor: ShopFloor, qtbot: QtBot) -> None:
        self.floor, self.qtbot, self.desk = floor, qtbot, floor.desk
        self.context = AppContext(self.desk, Jobs(), Settings(language="en"))
        self.window = MainWindow(self.context)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.go("stock")
        assert isinstance(self.window.page, StockPage)
        self.page = self.window.page

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.context.jobs.busy, timeout=10_000)
        QApplication.processEvents()

    def scan(self, code: int | str) -> None:
        self.window.head.scan.enter(codes.to_ean13(code) if isinstance(code, int) else code, fast=True)

    def key(self, name: str, modifiers: Qt.KeyboardModifier = NONE) -> bool:
        return self.page.on_key(PhysicalKey(name), modifiers)

    def kinds(self) -> list[str]:
        model = self.page.table.model
        return [model.row(number).kind.slug for number in range(model.rowCount())]


@pytest.fixture
def shop(store_path: Path, qtbot: QtBot) -> Iterator[Shop]:
    opened = Shop(stocked(store_path), qtbot)
    yield opened
    opened.context.jobs.close()


def test_the_page_opens_with_what_is_here_by_kind_and_its_totals(shop: Shop) -> None:
    assert len(shop.kinds()) == 11
    assert shop.kinds()[0] == "winter_jacket"
    assert shop.page.footer.totals.text().startswith("9 pcs")
    assert "1 pair" in shop.page.footer.totals.text()


def test_what_is_handed_out_leaves_the_list_at_once(shop: Shop) -> None:
    goods.give(shop.desk, shop.floor.garments[0])
    shop.context.announce({"handouts"})
    assert "winter_jacket" not in shop.kinds()
    assert shop.page.footer.totals.text().startswith("8 pcs")


def test_a_name_or_a_size_typed_into_the_scan_field_narrows_the_list(shop: Shop) -> None:
    shop.scan("курт")
    assert shop.kinds() == ["winter_jacket"]
    assert shop.key("ESC")
    assert len(shop.kinds()) == 11
    shop.window.head.scan.enter("128")
    assert shop.kinds() == ["winter_jacket"]


def test_chips_narrow_the_list_and_escape_shows_everything_again(shop: Shop) -> None:
    shop.page.filters.whom.take(frozenset({ForWhom.WOMAN}))
    assert shop.kinds() == ["coat", "sweater"]
    shop.page.filters.season.take(frozenset({Season.WINTER}))
    assert shop.kinds() == ["sweater"]
    assert shop.page.footer.totals.text().startswith("1 pc")
    shop.key("ESC")
    assert len(shop.kinds()) == 11
    assert not shop.key("ESC")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_chip_opens_a_list_that_the_keyboard_chooses_from(shop: Shop, qtbot: QtBot) -> None:
    shop.page.filters.condition.open_list()
    shown = QApplication.activePopupWidget() or shop.page.filters.condition.children()[-1]
    assert shown is not None
    for _press in range(2):
        qtbot.keyClick(shown, Qt.Key.Key_Down)  # type: ignore[arg-type]
    qtbot.keyClick(shown, Qt.Key.Key_Return)  # type: ignore[arg-type]
    shown.close()  # type: ignore[attr-defined]
    assert len(shop.page.filters.condition.values) == 1


def test_arrows_tell_the_list_apart_more_finely(shop: Shop) -> None:
    assert shop.key("RIGHT")
    assert shop.page.grain is Grain.SIZE
    columns = [column.title() for column in shop.page.table.model.columns]
    assert "Size" in columns
    shop.key("RIGHT")
    shop.key("RIGHT")
    assert shop.page.grain is Grain.FULL
    assert "Place" in [column.title() for column in shop.page.table.model.columns]
    shop.key("LEFT")
    shop.key("LEFT")
    assert shop.page.grain is Grain.KIND


def test_a_line_says_where_it_lies_and_opens_the_things_behind_it(shop: Shop) -> None:
    shop.page.table.view.selectRow(shop.kinds().index("coat"))
    assert shop.page.row_card.name.text() == "Coat"
    shop.page.row_card.open_button.click()
    assert shop.page.opened_name.text() == "Coat"
    assert shop.page.lots is not None
    assert shop.page.lots.model.rowCount() == 1
    assert shop.page.footer.totals.text().startswith("1 pc")
    assert shop.page.lot_card.lot is not None
    assert shop.page.lot_card.lot.kind.slug == "coat"
    shop.key("ESC")
    assert shop.page.opened is None


def test_food_shows_its_weight_and_its_last_day(shop: Shop) -> None:
    shop.page.open_lots(shop.page.table.model.row(shop.kinds().index("flour")))
    assert shop.page.lots is not None
    texts = shop.page.lots.model.as_text([0])
    assert "01.11.2026" in texts
    assert "50 kg" in texts


@pytest.mark.parametrize("given", [False, True])
def test_a_scanned_thing_shows_its_card_here_and_after_it_is_gone(shop: Shop, given: bool) -> None:
    lot = shop.floor.garments[0]
    if given:
        goods.give(shop.desk, lot)
    shop.scan(lot)
    card = shop.page.lot_card
    assert card.name.text() == "Winter jacket"
    assert card.large.text().startswith("128")
    assert card.state.text().startswith("Handed out" if given else "Shop floor")
    assert card.story.count() == (2 if given else 1)


def test_a_handwritten_number_opens_its_thing(shop: Shop) -> None:
    shop.window.head.scan.enter("0003")
    assert shop.page.lot_card.lot is not None
    assert shop.page.lot_card.lot.code == shop.floor.garments[2]


def test_an_unknown_label_is_told_and_the_card_stays(shop: Shop) -> None:
    shop.scan(shop.floor.garments[0])
    shop.scan(codes.make(CodeType.LOT, 1, 4711))
    assert "not known" in shop.context.messages.text
    assert shop.page.lot_card.lot is not None
    assert shop.page.lot_card.lot.code == shop.floor.garments[0]


def test_a_scanned_place_shows_what_lies_there(shop: Shop) -> None:
    store = catalogue.place_for(shop.desk, LocationRole.STORE).code
    shop.scan(store)
    assert shop.kinds() == []
    assert shop.page.table.empty.isVisible()
    shop.scan(catalogue.place_for(shop.desk, LocationRole.FLOOR).code)
    assert len(shop.kinds()) == 11


def test_a_makers_code_shows_its_kind(shop: Shop) -> None:
    flour = catalogue.kind_by_slug(shop.desk, "flour")
    catalogue.bind_maker_code(shop.desk, "4870001234560", flour.code, 2000)
    shop.scan("4870001234560")
    assert shop.kinds() == ["flour"]


def test_another_shop_of_the_store_can_be_looked_at(shop: Shop) -> None:
    goods.receive(shop.desk.at(2), lots=3)
    shop.page.filters.shop.take(frozenset({2}))
    assert shop.kinds() == ["coat"]
    assert shop.page.footer.note.text() == "Kamkor Shop 2"


def test_a_step_of_the_story_opens_its_document(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, object]] = []
    monkeypatch.setattr(shop.context, "go", lambda name, **more: asked.append((name, more["scan"].code)))
    shop.scan(shop.floor.garments[0])
    step = shop.page.lot_card.story.itemAt(0).widget()
    assert isinstance(step, OpenLine)
    step.click()
    assert shop.page.lot_card.lot is not None
    assert asked == [("day_book", shop.page.lot_card.lot.document)]


def test_a_bag_lists_what_came_out_of_it_and_each_thing_leads_back_to_it(shop: Shop) -> None:
    (bag,) = goods.receive(shop.desk, 6400, kind=goods.BAG, value=0, weight=6400, code_type=CodeType.BAG).lots
    session = goods.open_bag(shop.desk, bag, 6400)
    coats = [goods.sort_out(shop.desk, session.code, bag).lots[0] for _coat in range(3)]
    shop.scan(bag)
    card = shop.page.lot_card
    assert card.children_title.text() == "Out of it came: 3"
    line = card.children_lines.itemAt(1).widget()
    assert isinstance(line, OpenLine)
    line.click()
    assert card.lot is not None
    assert (card.lot.code, card.story.count()) == (coats[1], 3)
    card.bag_button.click()
    assert card.lot.code == bag


def test_a_thing_in_somebodys_list_says_so(shop: Shop) -> None:
    draft = ledger.drafts.new_uuid()
    ledger.drafts.save(shop.desk, draft, DocumentType.HANDOUT, "Аманова", {})
    ledger.drafts.reserve(shop.desk, draft, shop.floor.garments[0])
    shop.scan(shop.floor.garments[0])
    assert "Аманова" in shop.page.lot_card.state.text()


def test_a_printer_that_is_not_chosen_is_told_with_the_label_to_look_at(shop: Shop) -> None:
    shop.scan(shop.floor.garments[0])
    shop.page.lot_card.print_button.click()
    shop.settle()
    assert shop.context.messages.tone == "warn"
    assert shop.context.messages.press_word("Show the label")
    (dialog,) = shop.window.findChildren(PaperDialog)
    dialog.close()


def test_every_text_of_the_page_follows_the_language(shop: Shop) -> None:
    shop.page.open_lots(shop.page.table.model.row(0))
    for language, name in (("kk", "Қысқы күрте"), ("ru", "Зимняя куртка"), ("en", "Winter jacket")):
        shop.window.set_language(language)
        assert shop.page.opened_name.text() == name
        assert shop.page.lot_card.name.text() == name
        assert shop.page.export_button.text() == i18n._("To a spreadsheet")


def test_a_narrow_window_shows_one_pane_at_a_time(shop: Shop) -> None:
    shop.window.resize(911, 512)
    QApplication.processEvents()
    assert not shop.page.panes.detail.isVisible()
    shop.scan(shop.floor.garments[0])
    assert shop.page.panes.detail.isVisible()
    assert not shop.page.panes.main.isVisible()
    assert shop.key("ESC")
    assert shop.page.panes.main.isVisible()


@pytest.mark.parametrize("grain", list(Grain))
def test_the_spreadsheet_holds_the_lines_and_figures_of_the_screen(
    shop: Shop, tmp_path: Path, grain: Grain
) -> None:
    path = tmp_path / "stock.xlsx"
    export.write(shop.page, shop.desk, StockFilter(), grain, path)
    shop.settle()
    sheet = load_workbook(str(path)).get_sheet_by_index(0).to_python()
    rows = list(stock.every_row(shop.desk, StockFilter(), grain))
    body = sheet[3 : 3 + len(rows)]
    assert [line[0] for line in body] == [row.kind.name() for row in rows]
    assert sum(int(line[-1]) for line in body) == stock.totals(shop.desk, StockFilter()).value
    assert sheet[3 + len(rows)][-1] == stock.totals(shop.desk, StockFilter()).value
    assert str(len(rows)) in shop.context.messages.text


def test_a_spreadsheet_that_cannot_be_written_is_told(shop: Shop, tmp_path: Path) -> None:
    export.write(shop.page, shop.desk, StockFilter(), Grain.KIND, tmp_path / "nowhere" / "stock.xlsx")
    shop.settle()
    assert "could not be written" in shop.context.messages.text
