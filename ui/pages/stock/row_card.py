"""The card of a line of the list: how much of it there is, and at which places."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kamkor_shop import catalogue, stock
from kamkor_shop.i18n import _
from kamkor_shop.quantities import format_kilograms, format_quantity, format_tenge
from kamkor_shop.stock import StockFilter, StockRow
from kamkor_shop.vocabulary import name_of
from ui.context import AppContext
from ui.pages.stock.words import lots_words, size_words
from ui.text import Text
from ui.theme import Type, space
from ui.widgets.buttons import Button
from ui.widgets.figures import Facts


class RowCard(QWidget):
    """Shows a line; `open_lots` is called when a person wants to see the things behind it."""

    def __init__(
        self, context: AppContext, open_lots: Callable[[], object], place_name: Callable[[int], str]
    ) -> None:
        super().__init__()
        self._context = context
        self._place_name = place_name
        self.row: StockRow | None = None
        self._wanted = StockFilter()
        self.name = Text(kind=Type.SECTION, wrap=True)
        self.words = Text(tone="muted", wrap=True)
        self.amount = Text(kind=Type.AFAR, elide=True)
        self.facts = Facts()
        self.places_title = Text(kind=Type.STRONG)
        self.places = Facts()
        self.open_button = Button(run=open_lots, key="Enter")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        for widget in (self.name, self.words, self.amount, self.facts):
            column.addWidget(widget)
        column.addSpacing(space(2))
        column.addWidget(self.places_title)
        column.addWidget(self.places)
        column.addSpacing(space(2))
        column.addWidget(self.open_button)
        column.addStretch(1)

    def show_row(self, wanted: StockFilter, row: StockRow | None) -> None:
        """Shows a line of the list that a filter made; None leaves the card empty."""
        self._wanted, self.row = wanted, row
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        row, desk = self.row, self._context.desk
        for widget in (self.amount, self.facts, self.places_title, self.places, self.open_button):
            widget.setVisible(row is not None)
        if row is None or desk is None:
            self.name.setText("")
            self.words.setText(_("Choose a line to see where it lies; Enter opens the things behind it."))
            self.words.show()
            return
        self.name.setText(row.kind.name())
        self.words.setText(_words(row))
        self.words.setVisible(bool(self.words.text()))
        self.amount.setText(format_quantity(row.quantity, row.kind.unit))
        self.facts.set_lines(
            [
                (_("Labels"), lots_words(row.lots)),
                (_("Weight"), format_kilograms(row.weight)),
                (_("Value"), format_tenge(row.value)),
                (_("Group"), catalogue.group(row.kind.group).name()),
            ]
        )
        self.places_title.setText(_("Where it lies"))
        found = stock.by_place(desk, self._wanted, row)
        self.places.set_lines(
            [
                (self._place_name(code), format_quantity(quantity, row.kind.unit))
                for code, quantity in found.items()
            ]
        )
        self.open_button.setText(_("Show the things"))


def _words(row: StockRow) -> str:
    parts = [name_of(row.for_whom)] if row.for_whom is not None else []
    if row.size:
        parts.append(size_words(row.size_system, row.size))
    parts += [name_of(word) for word in (row.season, row.condition) if word is not None]
    return " · ".join(parts)
