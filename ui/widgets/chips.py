"""Chips: small choices that are on or off, for filters."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import ROW, Type, colour, focus_ring, font, rounded, space, width_of


class Chip(QAbstractButton):
    """One chip; on, it carries the primary colour and a heavier word."""

    def __init__(self, value: object) -> None:
        super().__init__()
        self.value = value
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFont(font(Type.BASE))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        # As wide as its heavier word: a chip that is switched on does not move the others.
        return QSize(width_of([self.text()], Type.STRONG) + space(7), ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(space(12), ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        fill = "primary_soft" if on else "line" if self.underMouse() else None
        rounded(painter, self.rect(), fill, "primary" if on else "outline", radius=self.height() // 2)
        painter.setFont(font(Type.STRONG if on else Type.BASE))
        painter.setPen(colour("text" if on else "muted"))
        room = self.rect().adjusted(space(2), 0, -space(2), 0)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)
        if self.hasFocus():
            focus_ring(painter, self.rect())
        painter.end()


class Chips(QWidget):
    """A row of chips. `changed` carries the frozenset of the values that are on; with `one`, at most one is."""

    changed = Signal(object)

    def __init__(self, *, one: bool = False) -> None:
        super().__init__()
        self._one = one
        self._chips: list[Chip] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space(1))

    def set_choices(self, choices: Iterable[tuple[object, str]]) -> None:
        """The chips as (value, word); chips that stay keep their state, so this also retranslates."""
        wanted = list(choices)
        on = self.values
        if [chip.value for chip in self._chips] != [value for value, _word in wanted]:
            for chip in self._chips:
                self._row.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self._chips = [Chip(value) for value, _word in wanted]
            for chip in self._chips:
                chip.setChecked(chip.value in on)
                chip.clicked.connect(lambda _on=False, one=chip: self._pressed(one))
                self._row.addWidget(chip)
        for chip, (_value, word) in zip(self._chips, wanted, strict=True):
            chip.setText(word)
            chip.setAccessibleName(word)
            chip.updateGeometry()

    @property
    def values(self) -> frozenset[object]:
        """The values that are on."""
        return frozenset(chip.value for chip in self._chips if chip.isChecked())

    def choose(self, values: Iterable[object]) -> None:
        """Switches exactly these on, without telling."""
        wanted = frozenset(values)
        for chip in self._chips:
            chip.setChecked(chip.value in wanted)

    def _pressed(self, chip: Chip) -> None:
        if self._one and chip.isChecked():
            self.choose([chip.value])
        self.changed.emit(self.values)
