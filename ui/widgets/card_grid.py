"""Cards side by side, as many to a row as there is room for; only those that have something to say are
shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme import space

_LEAST = 58
"""Steps of the grid that a card needs: its words in the longest language."""


class CardGrid(QWidget):
    """`show_cards` sets which cards stand there, in their order."""

    def __init__(self, least: int = _LEAST) -> None:
        super().__init__()
        self._least = space(least)
        self._cards: tuple[QWidget, ...] = ()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(space(3))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Shows these cards, and none of the others that were here."""
        if tuple(cards) == self._cards:
            return
        for gone in set(self._cards) - set(cards):
            gone.hide()
        self._cards = tuple(cards)
        self._lay(self._wanted())

    def _wanted(self) -> int:
        fitting = max(1, (self.width() + space(3)) // (self._least + space(3)))
        rows = -(-max(len(self._cards), 1) // fitting)
        return -(-max(len(self._cards), 1) // rows)  # rows as even as they can be

    def _lay(self, columns: int) -> None:
        while self._grid.count():
            self._grid.takeAt(0)
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for index, card in enumerate(self._cards):
            self._grid.addWidget(card, index // columns, index % columns)
            card.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._cards and self._wanted() != self._columns:
            self._lay(self._wanted())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least, super().minimumSizeHint().height())
