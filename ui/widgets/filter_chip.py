"""A chip that opens a short list of what to show: place, season, condition…; several at once, or one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout

from kamkor_shop.i18n import _
from ui.theme import ICON_SMALL, ROW, Type, colour, focus_ring, font, rounded, space, width_of
from ui.widgets.icons import pixmap

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class _Line(QAbstractButton):
    """One word of the list, with a tick when it is on."""

    def __init__(self, value: object, word: str) -> None:
        super().__init__()
        self.value = value
        self.setText(word)
        self.setAccessibleName(word)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = width_of([self.text()], Type.STRONG)
        return QSize(words + ICON_SMALL + space(8), ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() or self.hasFocus():
            rounded(painter, self.rect(), "primary_soft")
        inner = self.rect().adjusted(space(2), 0, -space(2), 0)
        if self.isChecked():
            tick = pixmap("check", "primary", ICON_SMALL, self.devicePixelRatioF())
            painter.drawPixmap(inner.left(), (self.height() - ICON_SMALL) // 2, tick)
        inner.setLeft(inner.left() + ICON_SMALL + space(2))
        painter.setFont(font(Type.STRONG if self.isChecked() else Type.BASE))
        painter.setPen(colour("text"))
        painter.drawText(inner, _LEFT, self.text())
        if self.hasFocus():
            focus_ring(painter, self.rect())
        painter.end()


class _List(QFrame):
    """The list that opens. Arrows move, Space and Enter choose, Esc closes."""

    def __init__(self, owner: FilterChip) -> None:
        super().__init__(owner, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._owner = owner
        column = QVBoxLayout(self)
        column.setContentsMargins(space(1), space(1), space(1), space(1))
        column.setSpacing(0)
        self.lines = [_Line(value, word) for value, word in owner.choices]
        for line in self.lines:
            line.setChecked(line.value in owner.values)
            line.clicked.connect(lambda _on=False, one=line: self._pressed(one))
            column.addWidget(line)

    def _pressed(self, line: _Line) -> None:
        if self._owner.one:
            for other in self.lines:
                other.setChecked(other is line and line.isChecked())
        self._owner.take(frozenset(each.value for each in self.lines if each.isChecked()))
        if self._owner.one:
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = next((place for place, line in enumerate(self.lines) if line.hasFocus()), 0)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.lines[(current + steps[Qt.Key(event.key())]) % len(self.lines)].setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.lines[current].click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("outline"))
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), colour("raised"))
        painter.end()


class FilterChip(QAbstractButton):
    """`changed` carries the frozenset of values that are on; empty: everything is shown."""

    changed = Signal(object)

    def __init__(self, *, one: bool = False) -> None:
        super().__init__()
        self.one = one
        self.name = ""
        self.choices: list[tuple[object, str]] = []
        self.values: frozenset[object] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_list)

    def set_choices(self, name: str, choices: Iterable[tuple[object, str]]) -> None:
        """The chip's word and its choices as (value, word); values that are still there stay on."""
        self.name = name
        self.choices = list(choices)
        self.values &= frozenset(value for value, _word in self.choices)
        self._say()

    def choose(self, values: Iterable[object]) -> None:
        """Switches exactly these on, without telling."""
        self.values = frozenset(values) & frozenset(value for value, _word in self.choices)
        self._say()

    def take(self, values: frozenset[object]) -> None:
        """Switches exactly these on, and tells."""
        if values != self.values:
            self.choose(values)
            self.changed.emit(self.values)

    def _say(self) -> None:
        on = [word for value, word in self.choices if value in self.values]
        self.setText(", ".join(on) if on else self.name)
        self.setAccessibleName(f"{self.name}: {', '.join(on) if on else _('everything')}")
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    def open_list(self) -> None:
        """Opens the list under the chip."""
        shown = _List(self)
        shown.adjustSize()
        shown.setMinimumWidth(self.width())
        shown.move(self.mapToGlobal(QPoint(0, self.height() + space(1))))
        shown.show()
        if shown.lines:
            shown.lines[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.open_list()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take(frozenset())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        words = width_of([self.text()], Type.STRONG)
        return QSize(words + ICON_SMALL + space(7), ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(space(16), ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = bool(self.values)
        fill = "primary_soft" if on else "line" if self.underMouse() else None
        rounded(painter, self.rect(), fill, "primary" if on else "outline", radius=self.height() // 2)
        inner: QRect = self.rect().adjusted(space(3), 0, -space(2), 0)
        mark = pixmap("down", "primary" if on else "muted", ICON_SMALL, self.devicePixelRatioF())
        painter.drawPixmap(inner.right() - ICON_SMALL, (self.height() - ICON_SMALL) // 2 + 1, mark)
        inner.setRight(inner.right() - ICON_SMALL - space(1))
        painter.setFont(font(Type.STRONG if on else Type.BASE))
        painter.setPen(colour("text" if on else "muted"))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, _LEFT, shown)
        if self.hasFocus():
            focus_ring(painter, self.rect())
        painter.end()
