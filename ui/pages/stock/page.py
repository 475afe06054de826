"""Stock (F8): what is where, the things behind every figure, and the card of any thing that is scanned."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kamkor_shop import catalogue, codes, lots, stock
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from kamkor_shop.stock import Grain, LotRow, StockFilter, StockRow, Totals
from ui.context import AppContext
from ui.keys import PhysicalKey
from ui.pages.page import KeyHelp, Page
from ui.pages.stock.export import export_stock
from ui.pages.stock.filters import StockFilters
from ui.pages.stock.lists import PlaceNames, lots_table, row_key, show_figures, stock_table
from ui.pages.stock.lot_card import LotCard
from ui.pages.stock.row_card import RowCard
from ui.pages.stock.words import row_words, totals_words
from ui.scanner import Kind, Scan
from ui.text import Text
from ui.theme import READABLE, Type, space
from ui.widgets.buttons import Button, Weight
from ui.widgets.panes import Panes, Pile
from ui.widgets.table import Table

_GRAINS = list(Grain)
ROOMY = 2 * READABLE + space(60)
"""From this width on the list in detail and a card both have room."""


class StockPage(Page):
    """Three lists (by kind, by size, in detail), the things behind a line, and a card at the right."""

    name = "stock"
    wide = True

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        assert context.desk is not None
        self.desk: Desk = context.desk
        self.places = PlaceNames(self.desk)
        self.filters = StockFilters(self.desk)
        self.grain = Grain.KIND
        self.tables: dict[Grain, Table] = {}
        self.opened: StockRow | None = None
        self.lots: Table | None = None
        self.row_card = RowCard(context, self._open_current, self.places)
        self.lot_card = LotCard(context, self.show_lot)
        self._build()
        self.filters.changed.connect(self.refresh)
        self.filters.grain_chosen.connect(self.set_grain)
        self.filters.text.returnPressed.connect(lambda: self.table.focus_rows())

    def _build(self) -> None:
        self.lists = QStackedWidget()
        self.back = Button(run=self.close_lots, weight=Weight.QUIET, icon="left", key="Esc")
        self.opened_name = Text(kind=Type.STRONG, elide=True)
        self.crumbs = QWidget()
        crumbs = QHBoxLayout(self.crumbs)
        crumbs.setContentsMargins(0, 0, 0, 0)
        crumbs.setSpacing(space(2))
        crumbs.addWidget(self.back)
        crumbs.addWidget(self.opened_name, 1)
        self.crumbs.hide()
        main = QWidget()
        self._main = QVBoxLayout(main)
        self._main.setSpacing(space(2))
        for widget in (self.filters, self.crumbs):
            self._main.addWidget(widget)
        self._main.addWidget(self.lists, 1)
        self.cards = QWidget()
        self._detail = QVBoxLayout(self.cards)
        self._detail.setContentsMargins(space(5), space(4), space(6), space(4))
        self.list_again = Button(run=lambda: self.panes.open_detail(False), weight=Weight.QUIET, icon="left")
        self.list_again.hide()
        self._detail.addWidget(self.list_again, 0, Qt.AlignmentFlag.AlignLeft)
        self._cards = Pile()
        self._cards.addWidget(self.row_card)
        self._cards.addWidget(self.lot_card)
        self._detail.addLayout(self._cards, 1)
        self.panes = Panes(main, self.cards)
        self.panes.turned.connect(lambda opened: self.list_again.setVisible(opened and self.panes.compact))
        self.work.addWidget(self.panes)
        self.export_button = self.footer.add_action("", self.export, key="Ctrl+E", icon="export")

    # What the window asks.

    def title(self) -> str:
        return _("Stock")

    def help_keys(self) -> list[KeyHelp]:
        legend = self.context.keyboard.legend
        return [
            KeyHelp((legend("DOWN"),), _("To the list")),
            KeyHelp(("Enter",), _("The things behind a line; the card of a thing")),
            KeyHelp(("Esc",), _("Back to the list; then everything again")),
            KeyHelp(("←", "→"), _("By kind, by size, in detail")),
            KeyHelp(("Ctrl+E",), _("What is shown as a spreadsheet")),
        ]

    def on_show(self, **arguments: Any) -> None:
        self.places.forget()
        self.filters.retranslate()
        self.refresh()
        scan = arguments.get("scan")
        if isinstance(scan, Scan):
            self.on_scan(scan)

    def on_scan(self, scan: Scan) -> bool:
        if scan.kind is Kind.CODE and scan.code is not None:
            kind = codes.split(scan.code).type
            if kind in lots.LOT_TYPES:
                return self.show_lot(scan.code)
            if kind is CodeType.LOCATION:
                self._show_list()
                self.filters.show_place(scan.code)
                return True
            return False
        if scan.kind is Kind.NUMBER:
            return self._show_number(scan.text)
        if scan.kind is Kind.MAKER:
            return self._show_maker(scan.text)
        if scan.kind in (Kind.TEXT, Kind.CHOICE):
            self._show_list()
            self.filters.text.setText(scan.text)
            self.filters.changed.emit()
            self.table.focus_rows()
            return True
        return False

    def on_key(self, key: PhysicalKey, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers == Qt.KeyboardModifier.ControlModifier and key.name == "E":
            self.export()
            return True
        if modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        if key.name == "DOWN" and not self.shown_table.view.hasFocus():
            self.shown_table.focus_rows()
            return True
        if key.name == "ESC":
            return self._step_back()
        if key.text.isalpha() and self.table.view.hasFocus():
            # Letters that are typed over the list look for a kind.
            self.filters.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self.filters.text.insert(key.text)
            return True
        if key.name in ("LEFT", "RIGHT") and self.opened is None:
            step = 1 if key.name == "RIGHT" else -1
            place = _GRAINS.index(self.grain) + step
            if 0 <= place < len(_GRAINS):
                self.set_grain(_GRAINS[place])
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What the filter's text field does not want itself.
        if event.key() == Qt.Key.Key_Down:
            self.shown_table.focus_rows()
        elif event.key() == Qt.Key.Key_Escape:
            self._step_back()
        else:
            super().keyPressEvent(event)

    def on_changed(self, names: frozenset[str]) -> None:
        if self.isVisible():
            self.refresh()

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.work.setContentsMargins(0, 0, 0, 0)
        margin = space(4) if compact else space(6)
        self._main.setContentsMargins(margin, space(2), margin, space(2))
        self.panes.set_compact(compact)
        self.list_again.setVisible(compact and self.panes.detail_open)
        self.cards.setMaximumWidth(READABLE if compact else self.maximumWidth())
        for grain, table in self.tables.items():
            show_figures(table, grain, not compact)
        if not compact and self.lots is not None and not self._shows_lot():
            self._lot_selected(self.lots.current())

    def retranslate(self) -> None:
        self.filters.retranslate()
        self.back.setText(_("All stock"))
        self.list_again.setText(_("The list"))
        self.export_button.setText(_("To a spreadsheet"))
        self.export_button.setAccessibleName(self.export_button.text())
        for table in (*self.tables.values(), *([self.lots] if self.lots else [])):
            table.retranslate()
            self._say_empty(table)
        self.row_card.retranslate()
        self.lot_card.retranslate()
        if self.opened is not None:
            self.opened_name.setText(row_words(self.opened))
        if self.isVisible():
            self._say_totals()

    # Lists.

    @property
    def table(self) -> Table:
        """The list of the grain; made when it is first asked for."""
        if self.grain not in self.tables:
            made = stock_table(self.desk, self.grain, self.filters.wanted, self.places)
            made.selected.connect(self._selected)
            made.opened.connect(self.open_lots)
            self._say_empty(made)
            show_figures(made, self.grain, not self.panes.compact)
            self.tables[self.grain] = made
            self.lists.addWidget(made)
        return self.tables[self.grain]

    @property
    def shown_table(self) -> Table:
        """The table that a person sees: the list, or the things behind a line."""
        return self.lots if self.lots is not None and self.opened is not None else self.table

    def refresh(self) -> None:
        """Reads again what is shown; the current line stays current."""
        self._share()
        if self.opened is not None:
            self._read_opened()
        self.shown_table.refresh()
        self.lists.setCurrentWidget(self.shown_table)
        self._say_totals()
        if self.opened is None and self.table.current() is None:
            self.row_card.show_row(self.filters.wanted(), None)

    def _read_opened(self) -> None:
        """The figures of the opened line as they are now; one that was emptied keeps its last ones."""
        assert self.opened is not None
        self.table.refresh()
        place = self.table.model.position(row_key(self.opened))
        if place >= 0:
            self.opened = self.table.model.row(place)

    def set_grain(self, grain: Grain) -> None:
        """Tells the list apart more finely or more coarsely."""
        self.grain = grain
        self.filters.grains.choose([grain])
        focused = any(table.view.hasFocus() for table in self.tables.values())
        self._show_list()
        self.refresh()
        if focused:
            self.table.focus_rows()

    def open_lots(self, row: StockRow) -> None:
        """Shows the things behind a line."""
        self._drop_lots()
        self.opened = row
        self.lots = lots_table(self.desk, row, self.filters.wanted, self.places)
        self.lots.selected.connect(self._lot_selected)
        self.lots.opened.connect(lambda lot: self.show_lot(lot.lot))
        self.lists.addWidget(self.lots)
        self.opened_name.setText(row_words(row))
        self.filters.hide()
        self.crumbs.show()
        self.lots.refresh()
        self.lists.setCurrentWidget(self.lots)
        self._share()
        self._say_totals()
        self.lots.focus_rows()

    def close_lots(self) -> None:
        """Back from the things to the list they were summed in."""
        self._show_list()
        self.refresh()
        self.table.focus_rows()

    def _show_list(self) -> None:
        self._drop_lots()
        self.filters.show()
        self.crumbs.hide()
        self._cards.setCurrentWidget(self.row_card)
        self.panes.open_detail(False)
        self.lists.setCurrentWidget(self.table)

    def _drop_lots(self) -> None:
        self.opened = None
        if self.lots is not None:
            self.lists.removeWidget(self.lots)
            self.lots.deleteLater()
            self.lots = None

    def _share(self) -> None:
        """The list in detail takes the whole width of a usual window, until a card is opened."""
        finest = self.grain is Grain.FULL and self.opened is None and not self._shows_lot()
        self.panes.set_alone(finest and self.width() < ROOMY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _shows_lot(self) -> bool:
        return self._cards.currentWidget() is self.lot_card

    def _open_current(self) -> None:
        row = self.table.current()
        if row is not None:
            self.open_lots(row)

    def _selected(self, row: StockRow | None) -> None:
        if row is None and self._shows_lot():
            return
        self._cards.setCurrentWidget(self.row_card)
        self.row_card.show_row(self.filters.wanted(), row)

    def _lot_selected(self, row: LotRow | None) -> None:
        if row is not None and not self.panes.compact:
            self.show_lot(row.lot)

    def _step_back(self) -> bool:
        if self.panes.compact and self.panes.detail_open:
            self.panes.open_detail(False)
        elif self.opened is not None:
            self.close_lots()
        elif self._shows_lot():
            self._cards.setCurrentWidget(self.row_card)
            self.refresh()
        elif self.filters.wanted() != StockFilter(shop=self.desk.shop):
            self.filters.clear()
        else:
            return False
        return True

    # Things.

    def show_lot(self, code: int) -> bool:
        """Shows the card of a thing. What is not known is said in the message bar."""
        try:
            self.lot_card.show_lot(code)
        except UserError as error:
            self.context.messages.error(error)
            return True
        self._cards.setCurrentWidget(self.lot_card)
        self._share()
        self.panes.open_detail()
        return True

    def _show_number(self, text: str) -> bool:
        """A handwritten number: a garment of this shop, else a bag of it."""
        for kind in (CodeType.LOT, CodeType.BAG):
            code = codes.from_short_number(text, kind, self.desk.shop)
            try:
                lots.find(self.desk, code)
            except UserError:
                continue
            return self.show_lot(code)
        return False

    def _show_maker(self, text: str) -> bool:
        pack = catalogue.maker_code(self.desk, text)
        if pack is None:
            return False
        self._show_list()
        self.filters.text.setText(catalogue.kind(self.desk, pack.kind).name())
        self.filters.changed.emit()
        return True

    # Totals and spreadsheet.

    def _say_totals(self) -> None:
        wanted = self.filters.wanted()
        self.footer.totals.setText(totals_words(self._totals(wanted)))
        other = wanted.shop not in (None, self.desk.shop)
        shown = catalogue.shop(self.desk, wanted.shop).name() if other else ""
        self.footer.note.setText(shown)

    def _totals(self, wanted: StockFilter) -> Totals:
        if self.opened is not None:
            return stock.sum_up([self.opened])
        if self.grain is Grain.KIND:
            # All of its lines are there: they come with one page.
            return stock.sum_up(self.table.model.row(number) for number in range(self.table.model.rowCount()))
        return stock.totals(self.desk, wanted)

    def _say_empty(self, table: Table) -> None:
        table.empty.say(
            _("Nothing of this is here"),
            _("What is received and sorted appears here at once. Esc shows everything again."),
        )

    def export(self) -> None:
        """Writes what is shown to a spreadsheet, in the background."""
        export_stock(self, self.desk, self.filters.wanted(), self.grain)
