"""A slim scroll bar, without arrow buttons: a thumb in the outline colour."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

from ui.theme import rounded, space


class SlimScrollBar(QScrollBar):
    """Vertical; Qt's own behaviour, a quieter face."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(space(3), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() <= self.minimum():
            return
        # Here and not above: the two classes cost 5 ms, and a window starts without anything to scroll.
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        thumb = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        painter = QPainter(self)
        inset = space(1) - (1 if self.underMouse() else 0)
        box = QRect(inset, thumb.top(), self.width() - 2 * inset, thumb.height())
        rounded(painter, box, "muted" if self.isSliderDown() else "outline", radius=box.width() // 2)
        painter.end()


def see_through(area: QAbstractScrollArea) -> None:
    """Lets the page's own surface show behind what scrolls; to be called before the area is given its widget.

    With a viewport of our own: to be handed the one that Qt made, Python first learns all of Qt's widgets, which costs
    a start 9 ms.
    """
    view = QWidget()
    view.setAutoFillBackground(False)
    area.setViewport(view)


def make_slim(area: QAbstractScrollArea) -> None:
    """Gives a scrolling widget the slim bar."""
    area.setVerticalScrollBar(SlimScrollBar())
