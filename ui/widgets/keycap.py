"""The picture of a key: a legend in a small frame, as it is printed on the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import ICON_SMALL, Type, colour, font, rounded, space, width_of
from ui.widgets.icons import pixmap

_DRAWN = {"↑": "up", "↓": "down", "←": "left", "→": "right", "⌫": "backspace"}
"""Legends that Noto Sans has no letters for."""


SPACE_BAR = "␣"
"""The legend of the space bar, the same in every language."""


def keycap_size(legend: str) -> QSize:
    """The room that a key with this legend takes, in device-independent pixels."""
    metrics = QFontMetrics(font(Type.MUTED))
    height = metrics.height() + space(1)
    if legend == SPACE_BAR:
        return QSize(height + space(1), height)
    if legend in _DRAWN:
        return QSize(ICON_SMALL + space(2), height)
    return QSize(max(width_of([legend], Type.MUTED) + space(2), height), height)


def draw_keycap(painter: QPainter, place: QRect, legend: str, role: str = "muted") -> None:
    """Draws a key into `place`; `role` is the colour of its legend and, faintly, of its frame."""
    painter.save()
    painter.setOpacity(painter.opacity() * 0.45)
    rounded(painter, place, None, role, radius=space(1))
    painter.restore()
    if legend in _DRAWN:
        ratio = painter.device().devicePixelRatioF()
        left, top = place.center().x() - ICON_SMALL // 2 + 1, place.center().y() - ICON_SMALL // 2 + 1
        painter.drawPixmap(left, top, pixmap(_DRAWN[legend], role, ICON_SMALL, ratio))
        return
    if legend == SPACE_BAR:
        _draw_space_bar(painter, place, role)
        return
    painter.setFont(font(Type.MUTED))
    painter.setPen(colour(role))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, legend)


def _draw_space_bar(painter: QPainter, place: QRect, role: str) -> None:
    """The open box that stands for the space bar: drawn, because few fonts have it."""
    bar = place.adjusted(space(1) + 1, place.height() // 2, -space(1) - 1, -space(1) - 1)
    painter.setPen(colour(role))
    painter.drawPolyline([bar.topLeft(), bar.bottomLeft(), bar.bottomRight(), bar.topRight()])


class KeyLegend(QWidget):
    """A key on its own, for lines of help: `KeyLegend("F12")`."""

    def __init__(self, legend: str = "", role: str = "muted", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._legend = legend
        self._role = role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_legend(self, legend: str) -> None:
        """Shows another legend, for instance after the keyboard layout changed."""
        self._legend = legend
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return keycap_size(self._legend)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_keycap(painter, self.rect(), self._legend, self._role)
        painter.end()
