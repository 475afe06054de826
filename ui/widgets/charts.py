"""Charts drawn as on paper: direct labels, zero at the base, readable without colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import RING, ROW, Type, colour, font, hairline, space, width_of


class Sparkline(QWidget):
    """The last days as one small line over a zero base; its end is a dot with nothing beside it, because the figure
    stands next to it.
    """

    def __init__(self, role: str = "primary") -> None:
        super().__init__()
        self._role = role
        self._values: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_values(self, values: Sequence[int], spoken: str = "") -> None:
        """The values from the oldest to today's; `spoken` is what a screen reader says."""
        self._values = tuple(values)
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(space(30), ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hairline(painter, self.rect(), Qt.Edge.BottomEdge)
        if self._values:
            self._draw(painter)
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        top, low = space(1), self.height() - space(1)
        highest = max(max(self._values), 1)
        step = (self.width() - space(2)) / max(len(self._values) - 1, 1)
        points = [
            QPointF(space(1) + step * index, low - (low - top) * value / highest)
            for index, value in enumerate(self._values)
        ]
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        painter.setPen(QPen(colour(self._role), RING))
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._role))
        painter.drawEllipse(points[-1], space(1) - 1, space(1) - 1)


class Bars(QWidget):
    """Bars from a zero base with their name at the left and their number at the end; the longest first if you sort
    them so.
    """

    def __init__(self, role: str = "primary") -> None:
        super().__init__()
        self._role = role
        self._bars: tuple[tuple[str, int, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bars(self, bars: Sequence[tuple[str, int, str]]) -> None:
        """Bars as (name, value, label): the label is the value as people read it."""
        self._bars = tuple(bars)
        self.setAccessibleName(", ".join(f"{name}: {label}" for name, _value, label in self._bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(space(70), max(len(self._bars), 1) * (ROW - space(1)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(Type.BASE))
        metrics = painter.fontMetrics()
        names = width_of([name for name, _value, _label in self._bars])
        names = min(names, self.width() * 2 // 5)
        labels = width_of([label for _name, _value, label in self._bars])
        left = names + space(3)
        room = max(self.width() - left - labels - space(2), 1)
        highest = max((value for _name, value, _label in self._bars), default=0) or 1
        height = ROW - space(1)
        for index, (name, value, label) in enumerate(self._bars):
            line = QRect(0, index * height, names, height)
            painter.setPen(colour("text"))
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, names)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
            long = room * value / highest
            bar = QRectF(left, line.top() + space(1), max(long, 1.0 if value else 0.0), height - space(2))
            painter.fillRect(bar, colour(self._role))
            at = QRect(int(left + long) + space(2), line.top(), labels + space(2), height)
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
        hairline(painter, QRect(left, 0, 1, self.height()), Qt.Edge.LeftEdge, "outline")
        painter.end()
