"""Two panes: a list and what was opened of it. Side by side where there is room, one at a time in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QStackedLayout, QWidget

from ui.theme import SIDE_SHARE, WORK_SHARE, hairline
from ui.widgets.scroll import make_slim


class Pile(QStackedLayout):
    """One of several, as high as the one that is shown: a short card does not scroll because another one is long."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _place: self.invalidate())

    def sizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.sizeHint() if shown is not None else QSize()

    def minimumSize(self) -> QSize:
        shown = self.currentWidget()
        if shown is None:
            return QSize()
        return shown.minimumSizeHint().expandedTo(shown.minimumSize())

    def hasHeightForWidth(self) -> bool:
        shown = self.currentWidget()
        return shown is not None and shown.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        shown = self.currentWidget()
        return shown.heightForWidth(width) if shown is not None else -1


class ScrollPane(QScrollArea):
    """Scrolls its content rather than cutting it; a hairline at its left parts it from the list."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.line = True
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        make_slim(self)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def viewportEvent(self, event: QEvent) -> bool:
        handled = super().viewportEvent(event)
        if event.type() == QEvent.Type.Paint and self.line:
            painter = QPainter(self.viewport())
            hairline(painter, self.viewport().rect(), Qt.Edge.LeftEdge)
            painter.end()
        return handled


class Panes(QWidget):
    """`main` at the left, `detail` at the right; `turned` tells when another one is shown in a narrow window."""

    turned = Signal(bool)

    def __init__(self, main: QWidget, detail: QWidget) -> None:
        super().__init__()
        self.main = main
        self.detail = ScrollPane(detail)
        self.compact = False
        self.detail_open = False
        self.alone = False
        main.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(main, WORK_SHARE)
        row.addWidget(self.detail, SIDE_SHARE)

    def set_compact(self, compact: bool) -> None:
        """One pane at a time, or both."""
        self.compact = compact
        self._place()

    def open_detail(self, opened: bool = True) -> None:
        """In a narrow window: shows the detail instead of the list, or the list again."""
        self.detail_open = opened
        self._place()
        self.turned.emit(opened)

    def set_alone(self, alone: bool) -> None:
        """The list takes the whole width, where it has much to show."""
        self.alone = alone
        self._place()

    def _place(self) -> None:
        self.main.setVisible(not self.compact or not self.detail_open)
        self.detail.setVisible(self.detail_open if self.compact else not self.alone)
        self.detail.line = not self.compact
