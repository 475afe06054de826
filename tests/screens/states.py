"""The states of the pages that a person sees most after the first glance: a list in hand, an open card, an editor, a
refused form, the help. Each is a function that brings the window there from a page just shown.
"""

from __future__ import annotations

from collections.abc import Callable

from kamkor_shop import codes
from kamkor_shop.vocabulary import PartyType
from tests.ui.shop_floor import ShopFloor
from ui.main_window import MainWindow
from ui.pages.catalogue import CataloguePage
from ui.pages.families import FamiliesPage
from ui.pages.handouts import HandoutsPage
from ui.pages.receive import ReceivePage
from ui.pages.stock import StockPage
from ui.pages.today import TodayPage
from ui.pictures import settle

Reach = Callable[[MainWindow, ShopFloor], object]


def _scan(window: MainWindow, *lots: int) -> None:
    for code in lots:
        window.head.scan.enter(codes.to_ean13(code), fast=True)
        settle(window)


def a_list_in_hand(window: MainWindow, floor: ShopFloor) -> None:
    window.go("handouts")
    page = window.page
    assert isinstance(page, HandoutsPage)
    if not page.session.list.lines:
        _scan(window, floor.amanova, *floor.garments[:4])


def a_garment_without_label(window: MainWindow, floor: ShopFloor) -> Callable[[], object]:
    a_list_in_hand(window, floor)
    page = window.page
    assert isinstance(page, HandoutsPage)
    page.toggle_pad()
    return page.toggle_pad


def a_family_card(window: MainWindow, floor: ShopFloor) -> None:
    window.go("families", family=floor.amanova)
    settle(window)


def a_family_in_the_editor(window: MainWindow, floor: ShopFloor) -> Callable[[], object]:
    window.go("families")
    page = window.page
    assert isinstance(page, FamiliesPage)
    page._edit(floor.amanova)
    settle(window)
    assert page.editing
    return page.leave


def a_lot_card(window: MainWindow, floor: ShopFloor) -> None:
    window.go("stock")
    page = window.page
    assert isinstance(page, StockPage)
    page.show_lot(floor.garments[0])
    settle(window)


def bags_in_hand(window: MainWindow, floor: ShopFloor) -> None:
    window.go("receive")
    page = window.page
    assert isinstance(page, ReceivePage)
    if not page.in_hand.draft.bags:
        for text in ("6,4", "4*"):
            window.head.scan.enter(text)
            settle(window)


def a_refused_donor(window: MainWindow, floor: ShopFloor) -> Callable[[], object]:
    window.go("receive")
    page = window.page
    assert isinstance(page, ReceivePage)
    form = page.giving.donor_form
    page.giving.begin_donor("Жаңа серіктес")
    form.kinds.choose([PartyType.STATE])
    form.kinds.changed.emit(form.kinds.values)
    form.number.text = "123456789012"
    form.finished.emit()
    settle(window)
    return form.left.emit


def a_document(window: MainWindow, floor: ShopFloor) -> None:
    window.go("day_book")
    settle(window)
    table = window.page.table  # type: ignore[union-attr]
    table.view.selectRow(0)
    settle(window)


def the_end_of_the_day(window: MainWindow, floor: ShopFloor) -> Callable[[], object]:
    window.go("today")
    page = window.page
    assert isinstance(page, TodayPage)
    page.show_closing()
    settle(window)
    return page.show_overview


def a_kind_of_the_catalogue(window: MainWindow, floor: ShopFloor) -> None:
    window.go("catalogue")
    page = window.page
    assert isinstance(page, CataloguePage)
    settle(window)
    page.panes.open_detail()
    settle(window)


def the_help(window: MainWindow, floor: ShopFloor) -> Callable[[], object]:
    window.go("sort")
    window.toggle_help()
    settle(window)
    return window.help.hide


STATES: tuple[Reach, ...] = (
    a_list_in_hand,
    a_garment_without_label,
    a_family_card,
    a_family_in_the_editor,
    a_lot_card,
    bags_in_hand,
    a_refused_donor,
    a_document,
    the_end_of_the_day,
    a_kind_of_the_catalogue,
    the_help,
)
