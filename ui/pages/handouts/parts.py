"""Small parts of the Hand out page: parked lists as tabs, the last thing read from afar, the refusing sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.text import Text
from ui.theme import ICON, Type, colour, rounded, space
from ui.widgets.buttons import Button, Weight
from ui.widgets.chips import Chip
from ui.widgets.icons import pixmap


class Notice(QWidget):
    """What was refused, in words and with the way out; it goes with the next thing that works."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Text(wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4) + ICON + space(1), space(2), space(3), space(2))
        row.setSpacing(space(2))
        row.addWidget(self.words, 1)
        self._close = Button(run=self.clear, weight=Weight.QUIET, icon="close")
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def say(self, words: str) -> None:
        """Shows a sentence."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.show()

    def clear(self) -> None:
        """Takes the sentence away."""
        self.words.setText("")
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), "bad_soft")
        drawn = pixmap("warn", "bad", ratio=self.devicePixelRatioF())
        painter.drawPixmap(space(3), (self.height() - ICON) // 2, drawn)
        painter.end()


@dataclass(frozen=True, slots=True)
class TabWords:
    """One list: whose, how many things, whether it is in hand."""

    name: str
    count: int
    current: bool


class Tabs(QWidget):
    """The lists of this desk, the one in hand marked. `chosen` carries the place of a pressed one."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space(1))
        self._row.addStretch(1)
        self._chips: list[Chip] = []
        self.hide()

    def show_lists(self, lists: Sequence[TabWords]) -> None:
        """Shows these; a single list needs no tab."""
        while len(self._chips) > len(lists):
            old = self._chips.pop()
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        while len(self._chips) < len(lists):
            chip = Chip(len(self._chips))
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.clicked.connect(lambda _on=False, place=chip.value: self._pressed(place))
            self._row.insertWidget(len(self._chips), chip)
            self._chips.append(chip)
        for chip, words in zip(self._chips, lists, strict=True):
            text = f"{words.name} {words.count}" if words.count else words.name
            chip.setText(text)
            chip.setToolTip(text)
            chip.setAccessibleName(text)
            chip.setChecked(words.current)
            chip.updateGeometry()
        self.setVisible(len(lists) > 1)

    def _pressed(self, place: int) -> None:
        for chip in self._chips:
            chip.setChecked(chip.value == place)
        self.chosen.emit(place)


class LastThing(QWidget):
    """The last scan, large: size, name, whose. Before the first scan it says what to do."""

    def __init__(self) -> None:
        super().__init__()
        self.size = Text(kind=Type.HUGE)
        self.name = Text(kind=Type.PAGE, elide=True)
        self.traits = Text(kind=Type.LEAD, tone="muted", elide=True)
        self.member = Text(kind=Type.SECTION, tone="primary", elide=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.traits)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(space(4), space(2), space(4), space(2))
        row.setSpacing(space(5))
        row.addWidget(self.size)
        row.addLayout(words, 1)
        row.addWidget(self.member)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_thing(self, size: str, name: str, traits: str, member: str) -> None:
        """Shows a thing."""
        self.size.setText(size)
        self.size.setVisible(bool(size))
        self.name.setText(name)
        self.traits.setText(traits)
        self.traits.setVisible(bool(traits))
        self.member.setText(member)
        self.member.setVisible(bool(member))

    def set_tight(self, tight: bool) -> None:
        """Smaller where the window is."""
        self.size.set_kind(Type.AFAR if tight else Type.HUGE)
        self.name.set_kind(Type.SECTION if tight else Type.PAGE)
        self.traits.set_kind(Type.BASE if tight else Type.LEAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), "raised", "line")
        painter.fillRect(QRect(0, space(3), space(1), self.height() - space(6)), colour("accent"))
        painter.end()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), space(18)))
