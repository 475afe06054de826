"""Cards of which one is chosen: a large word and a line below it. A row of cards is one stop of Tab; arrow keys
choose, as with radio buttons.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import ICON, RING, Type, colour, focus_ring, font, rounded, space, width_of
from ui.widgets.icons import pixmap

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ChoiceCard(QAbstractButton):
    """One choice. The chosen one carries a frame and a tick, so colour is not its only sign."""

    def __init__(self, value: object) -> None:
        super().__init__()
        self.value = value
        self.line = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, word: str, line: str = "") -> None:
        """Its words in the language of the moment."""
        self.line = line
        self.setText(word)
        self.setAccessibleName(f"{word}. {line}" if line else word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        word = width_of([self.text()], Type.STRONG)
        line = width_of([self.line], Type.MUTED)
        return QSize(max(word + ICON, line) + space(9), space(15) if self.line else space(11))

    def minimumSizeHint(self) -> QSize:
        return QSize(space(24), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        fill = "primary_soft" if on else "sunken" if self.underMouse() else "raised"
        rounded(painter, self.rect(), fill, "primary" if on else "outline", RING if on else 1)
        room = self.rect().adjusted(space(4), space(2), -space(3), -space(2))
        half = room.height() // 2 if self.line else room.height()
        word = QRect(room.left(), room.top(), room.width() - (ICON + space(2) if on else 0), half)
        if on:
            tick = pixmap("check", "primary", ratio=self.devicePixelRatioF())
            painter.drawPixmap(room.right() - ICON, word.center().y() - ICON // 2, tick)
        self._write(painter, word, self.text(), Type.STRONG)
        if self.line:
            below = QRect(room.left(), room.top() + half, room.width(), half)
            self._write(painter, below, self.line, Type.MUTED, "text" if on else "muted")
        if self.hasFocus():
            # The chosen card already has a frame there: the ring stands inside it.
            inset = space(1) if on else 0
            focus_ring(painter, self.rect().adjusted(inset, inset, -inset, -inset))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            event.ignore()  # the row chooses; Qt would only move the focus
        else:
            super().keyPressEvent(event)

    def _write(self, painter: QPainter, room: QRect, words: str, kind: Type, ink: str = "text") -> None:
        painter.setFont(font(kind))
        painter.setPen(colour(ink))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)


class ChoiceCards(QWidget):
    """A row of cards. `chosen` carries the value when a person chooses another one."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[ChoiceCard] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(space(2))

    def set_choices(self, choices: Iterable[tuple[object, str, str]]) -> None:
        """The cards as (value, word, line); where the values stay the same only the words change."""
        wanted = list(choices)
        if [card.value for card in self.cards] != [value for value, _word, _line in wanted]:
            for old in self.cards:
                self._row.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.cards = [ChoiceCard(value) for value, _word, _line in wanted]
            for card in self.cards:
                card.toggled.connect(lambda on, one=card: self._toggled(one, on))
                self._row.addWidget(card, 1)
            self._set_stop()
        for card, (_value, word, line) in zip(self.cards, wanted, strict=True):
            card.say(word, line)

    @property
    def value(self) -> object:
        """The chosen value, or None."""
        return next((card.value for card in self.cards if card.isChecked()), None)

    def choose(self, value: object) -> None:
        """Chooses the card with this value without telling anybody."""
        for card in self.cards:
            if card.value == value:
                self.blockSignals(True)
                card.setChecked(True)
                self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key(), 0)
        focused = next((place for place, card in enumerate(self.cards) if card.hasFocus()), None)
        if not step or focused is None:
            event.ignore()
            return
        card = self.cards[max(0, min(len(self.cards) - 1, focused + step))]
        card.setChecked(True)
        card.setFocus(Qt.FocusReason.TabFocusReason)

    def _toggled(self, card: ChoiceCard, on: bool) -> None:
        if on:
            self._set_stop()
            self.chosen.emit(card.value)

    def _set_stop(self) -> None:
        """Tab stops at the chosen card, at the first where none is chosen yet."""
        stop = next((card for card in self.cards if card.isChecked()), self.cards[0] if self.cards else None)
        for card in self.cards:
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if card is stop else Qt.FocusPolicy.ClickFocus)
