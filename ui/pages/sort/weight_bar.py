"""Weight out against weight in, as a bar: nominal, because nobody weighs single garments."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import rounded, space


class WeightBar(QWidget):
    """Full when the usual weights of what came out make up the weight of the bag; over it, in the accent colour."""

    def __init__(self) -> None:
        super().__init__()
        self._out, self._bag = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_weights(self, out: int, bag: int) -> None:
        """Grams out by usual weights, grams in."""
        self._out, self._bag = out, bag
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(space(40), space(1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), "sunken", radius=space(1))
        share = min(self._out / self._bag, 1.0) if self._bag else 0.0
        filled = QRect(0, 0, round(self.width() * share), self.height())
        if filled.width():
            rounded(painter, filled, "accent" if self._out > self._bag else "primary", radius=space(1))
        painter.end()
