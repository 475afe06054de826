"""One move of an opened document: what, how much, from where to where. Pressed, it opens the thing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from kamkor_shop import codes
from kamkor_shop.day_book import MoveLine
from kamkor_shop.quantities import format_quantity
from kamkor_shop.vocabulary import ForWhom, short_name_of
from ui.theme import ICON_SMALL, Type, colour, focus_ring, font, hairline, rounded, space
from ui.widgets.icons import pixmap

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MoveButton(QAbstractButton):
    """The line of a move."""

    def __init__(self, move: MoveLine, run: Callable[[], object]) -> None:
        super().__init__()
        self._move = move
        self._what = " · ".join(part for part in (move.size, move.kind.name(), _for_whom(move)) if part)
        self._much = format_quantity(move.quantity, move.kind.unit)
        self.setAccessibleName(f"{self._what}, {self._much}: {move.source}, {move.target}")
        self.setToolTip(f"№ {codes.short_number(move.lot)}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: run())

    def sizeHint(self) -> QSize:
        return QSize(space(40), space(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            rounded(painter, self.rect(), "primary_soft")
        else:
            hairline(painter, self.rect(), Qt.Edge.BottomEdge)
        inner = self.rect().adjusted(0, space(1), 0, -space(1))
        half = inner.height() // 2
        upper = QRect(inner.left(), inner.top(), inner.width(), half)
        lower = QRect(inner.left(), inner.top() + half, inner.width(), half)
        painter.setFont(font(Type.BASE))
        painter.setPen(colour("text"))
        painter.drawText(upper, _RIGHT, self._much)
        much = painter.fontMetrics().horizontalAdvance(self._much) + space(3)
        painter.setPen(colour("primary"))
        self._draw(painter, upper.adjusted(0, 0, -much, 0), self._what)
        self._draw_places(painter, lower)
        if self.hasFocus():
            focus_ring(painter, self.rect())
        painter.end()

    def _draw_places(self, painter: QPainter, room: QRect) -> None:
        painter.setFont(font(Type.MUTED))
        painter.setPen(colour("muted"))
        source = painter.fontMetrics().elidedText(
            self._move.source, Qt.TextElideMode.ElideRight, room.width() // 2 - ICON_SMALL
        )
        painter.drawText(room, _LEFT, source)
        left = room.left() + painter.fontMetrics().horizontalAdvance(source) + space(1)
        # The typeface has no arrow.
        arrow = pixmap("right", "muted", ICON_SMALL, self.devicePixelRatioF())
        painter.drawPixmap(left, room.center().y() - ICON_SMALL // 2 + 1, arrow)
        left += ICON_SMALL + space(1)
        self._draw(painter, QRect(left, room.top(), room.right() - left, room.height()), self._move.target)

    def _draw(self, painter: QPainter, room: QRect, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)


def _for_whom(move: MoveLine) -> str:
    return "" if move.for_whom is ForWhom.ANYONE else short_name_of(move.for_whom)
