"""The size ladder: all sizes of one system in a strip, the digits that find each one heavier than the rest."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kamkor_shop import sizes
from kamkor_shop.i18n import _
from kamkor_shop.vocabulary import SizeSystem
from ui.theme import Type, colour, font, rounded, space

_NARROWEST = 11
"""Grid steps of a cell that a finger in a glove still hits."""


class SizeLadder(QWidget):
    """Shows a ladder with the size that stands; a tap chooses one. `chosen` carries the size, `""` for none."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._system = SizeSystem.NONE
        self._cells: tuple[str, ...] = ("",)
        self._size: str | None = None
        self._missing = False
        self._row_height = space(9)
        self._pressed = -1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_ladder(self, system: SizeSystem, size: str | None, missing: bool) -> None:
        """Shows the sizes of `system`; `missing` asks for the one that has not been said."""
        if system is not self._system:
            self._system = system
            self._cells = ("", *sizes.ladder(system))
            self.updateGeometry()
        self._size, self._missing = size, missing
        self.setAccessibleName(_("Size"))
        self.setAccessibleDescription(size or "")
        self.update()

    def set_row_height(self, height: int) -> None:
        """As high as the rows of buttons below, within reason."""
        self._row_height = height
        self.updateGeometry()

    def rows(self, width: int) -> int:
        """In how many rows the sizes lie at this width."""
        return -(-len(self._cells) // self._columns(width))

    def _columns(self, width: int) -> int:
        widest = max(len(cell) for cell in self._cells)
        room = QFontMetrics(font(Type.SECTION)).horizontalAdvance("8" * widest) + space(3)
        if self._system is SizeSystem.LETTER:
            room += space(5)
        most = max(1, width // max(room, space(_NARROWEST)))
        rows = -(-len(self._cells) // most)
        return -(-len(self._cells) // rows)

    def heightForWidth(self, width: int) -> int:
        rows = self.rows(width)
        return rows * self._row_height + (rows - 1) * space(1) // 2

    def sizeHint(self) -> QSize:
        return QSize(space(120), self.heightForWidth(self.width() or space(120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(space(40), self.heightForWidth(self.width() or space(120)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(self.width()))

    def updateGeometry(self) -> None:
        if self.width():
            self.setFixedHeight(self.heightForWidth(self.width()))
        super().updateGeometry()

    def _cell(self, index: int) -> QRect:
        columns = self._columns(self.width())
        row, column = divmod(index, columns)
        left = column * self.width() // columns
        right = (column + 1) * self.width() // columns
        gap = space(1) // 2
        return QRect(left, row * (self._row_height + gap), right - left - gap, self._row_height)

    def _at(self, place: QPoint) -> int:
        return next((index for index in range(len(self._cells)) if self._cell(index).contains(place)), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._at(event.position().toPoint())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index, self._pressed = self._pressed, -1
        if index >= 0 and index == self._at(event.position().toPoint()):
            self.chosen.emit(self._cells[index])
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index, size in enumerate(self._cells):
            self._paint_cell(painter, self._cell(index), size, index)
        painter.end()

    def _paint_cell(self, painter: QPainter, box: QRect, size: str, index: int) -> None:
        shown = self._size.removesuffix(".5") if self._size else self._size
        on = shown is not None and size == shown
        fill = "primary" if on else "primary_soft" if index == self._pressed else "raised"
        edge = None if on else "accent" if self._missing else "line"
        rounded(painter, box, fill, edge)
        ink, faint = ("on_primary", "on_primary") if on else ("text", "muted")
        if on and self._size != size:
            self._words(painter, box, [(str(self._size).replace(".", ","), ink, Type.SECTION)])
        elif not size:
            self._words(painter, box, [("0 ", faint, Type.MUTED), ("—", ink, Type.SECTION)])
        elif self._system is SizeSystem.LETTER:
            self._words(painter, box, [(f"{index} ", faint, Type.MUTED), (size, ink, Type.SECTION)])
        elif len(size) > 2:
            self._words(painter, box, [(size[:-2], faint, Type.LEAD), (size[-2:], ink, Type.SECTION)])
        else:
            self._words(painter, box, [(size, ink, Type.SECTION)])

    def _words(self, painter: QPainter, box: QRect, parts: list[tuple[str, str, Type]]) -> None:
        widths = [QFontMetrics(font(kind)).horizontalAdvance(text) for text, _ink, kind in parts]
        left = box.left() + (box.width() - sum(widths)) // 2
        metrics = QFontMetrics(font(Type.SECTION))
        baseline = box.top() + (box.height() + metrics.capHeight()) // 2
        for (text, ink, kind), width in zip(parts, widths, strict=True):
            painter.setFont(font(kind))
            painter.setPen(colour(ink))
            painter.drawText(left, baseline, text)
            left += width
