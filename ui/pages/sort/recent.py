"""What came out of the bag last: a few quiet lines, the newest above, with what became of each label."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kamkor_shop.vocabulary import ForWhom, short_name_of
from ui.pages.sort.bench import Line
from ui.pages.sort.tag import mark_of
from ui.theme import ICON_SMALL, ROW, Type, colour, font, hairline, space
from ui.widgets.icons import pixmap

FEWEST = 3


class RecentLines(QWidget):
    """As many of the last garments as there is room for."""

    def __init__(self, name_of_kind: Callable[[Line], str]) -> None:
        super().__init__()
        self._name_of = name_of_kind
        self._lines: list[Line] = []
        self._new = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_lines(self, lines: list[Line]) -> None:
        """Shows these garments, the last one first."""
        self._lines = list(reversed(lines))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(space(60), ROW * 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(space(40), ROW * FEWEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index, line in enumerate(self._lines[: self.height() // ROW]):
            self._paint(painter, QRect(0, index * ROW, self.width(), ROW), line)
        painter.end()

    def _paint(self, painter: QPainter, row: QRect, line: Line) -> None:
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        metrics = QFontMetrics(font(Type.BASE))
        number_width = metrics.horizontalAdvance("0" * 8)
        painter.setFont(font(Type.BASE))
        painter.setPen(colour("muted"))
        painter.drawText(row, middle | int(Qt.AlignmentFlag.AlignLeft), line.number or "…")
        size_box = QRect(
            row.left() + number_width, row.top(), metrics.horizontalAdvance("00000"), row.height()
        )
        painter.setFont(font(Type.STRONG))
        painter.setPen(colour("text"))
        painter.drawText(size_box, middle | int(Qt.AlignmentFlag.AlignRight), self._size(line))
        words = QRect(
            size_box.right() + space(3),
            row.top(),
            row.right() - size_box.right() - space(3) - ICON_SMALL - space(2),
            row.height(),
        )
        painter.setFont(font(Type.BASE))
        text = painter.fontMetrics().elidedText(
            self._words(line), Qt.TextElideMode.ElideRight, max(words.width(), 0)
        )
        painter.drawText(words, middle | int(Qt.AlignmentFlag.AlignLeft), text)
        icon, role = mark_of(line)
        if icon:
            drawn = pixmap(icon, role, ICON_SMALL, self.devicePixelRatioF())
            painter.drawPixmap(row.right() - ICON_SMALL, row.top() + (ROW - ICON_SMALL) // 2, drawn)
        hairline(painter, row, Qt.Edge.BottomEdge)

    def _size(self, line: Line) -> str:
        return line.garment.size.replace(".", ",") or "—"

    def _words(self, line: Line) -> str:
        garment = line.garment
        parts = [self._name_of(line)]
        if garment.for_whom is not ForWhom.ANYONE:
            parts.append(short_name_of(garment.for_whom))
        if garment.quantity > 1:
            parts.insert(0, f"{garment.quantity} ×")
        if garment.tags > 1:
            parts.append(f"×{garment.tags}")
        return " · ".join(parts)
