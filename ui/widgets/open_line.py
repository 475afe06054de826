"""A line of a card that opens something: a step of a story, a thing that came out of a bag."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.theme import ROW, Type, colour, focus_ring, font, hairline, rounded, space


class OpenLine(QAbstractButton):
    """A head in the primary colour, a muted note at its right, and a muted line below; `faint` mutes the head too."""

    def __init__(
        self, head: str, run: Callable[[], object], *, note: str = "", line: str = "", faint: bool = False
    ) -> None:
        super().__init__()
        self.head, self.note, self.line = head, note, line
        self._faint = faint
        self.setText(head)
        self.setAccessibleName(" ".join(part for part in (note, head, line) if part))
        self.setToolTip(line)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: run())

    def sizeHint(self) -> QSize:
        return QSize(space(40), space(12) if self.line else ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            rounded(painter, self.rect(), "primary_soft")
        else:
            hairline(painter, self.rect(), Qt.Edge.BottomEdge)
        inner = self.rect().adjusted(0, space(1), 0, -space(1))
        half = inner.height() // 2 if self.line else inner.height()
        upper = QRect(inner.left(), inner.top(), inner.width(), half)
        painter.setFont(font(Type.MUTED))
        painter.setPen(colour("muted"))
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.note)
        room = painter.fontMetrics().horizontalAdvance(self.note) + space(3)
        self._draw(painter, QRect(inner.left(), inner.top() + half, inner.width(), half), self.line)
        painter.setFont(font(Type.BASE))
        painter.setPen(colour("muted" if self._faint else "primary"))
        self._draw(painter, upper.adjusted(0, 0, -room, 0), self.head)
        if self.hasFocus():
            focus_ring(painter, self.rect())
        painter.end()

    def _draw(self, painter: QPainter, room: QRect, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
