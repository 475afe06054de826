"""A choice from a list that opens: the house's face for a combo box."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import CONTROL, ICON_SMALL, RING, ROW, colour, font, rounded, space
from ui.widgets.icons import pixmap


class _Rows(QStyledItemDelegate):
    """Rows as high as everywhere else in the window."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width() + space(4), ROW)


class Choice(QComboBox):
    """One value of several. `chosen` carries it when a person picks another; arrows and first letters pick too."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setItemDelegate(_Rows(self))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMaxVisibleItems(14)
        self.activated.connect(lambda _index: self.chosen.emit(self.value))

    def set_choices(self, choices: Iterable[tuple[object, str]]) -> None:
        """The choices as (value, word); the value that was chosen stays chosen, so this also retranslates."""
        wanted, standing = list(choices), self.value
        self.blockSignals(True)
        self.clear()
        for value, word in wanted:
            self.addItem(word, value)
        self.choose(standing)
        self.blockSignals(False)

    @property
    def value(self) -> object:
        """The value that is chosen; None when there are no choices."""
        return self.currentData()

    def choose(self, value: object) -> None:
        """Chooses a value without telling; one that is not among the choices leaves the first."""
        values = [self.itemData(index) for index in range(self.count())]
        self.setCurrentIndex(values.index(value) if value in values else 0 if values else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A wheel that scrolls the form must not change what it passes over.
        event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), CONTROL)

    def minimumSizeHint(self) -> QSize:
        return QSize(space(20), CONTROL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        focused = self.hasFocus()
        rounded(
            painter,
            self.rect(),
            "raised" if self.isEnabled() else "sunken",
            "primary" if focused else "outline",
            RING if focused else 1,
        )
        inner = self.rect().adjusted(space(3), 0, -space(2), 0)
        mark = pixmap("down", "muted", ICON_SMALL, self.devicePixelRatioF())
        painter.drawPixmap(inner.right() - ICON_SMALL, (self.height() - ICON_SMALL) // 2, mark)
        inner.setRight(inner.right() - ICON_SMALL - space(1))
        painter.setFont(self.font())
        painter.setPen(colour("text" if self.isEnabled() else "disabled"))
        shown = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()
