"""Fields for digits, taken by the place of their keys, so that they can be filled under the Kazakh layout and
with NumLock off, where the keys type letters or move about.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator, QKeyEvent

from ui.keys import physical
from ui.widgets.scan_field import Field

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class DigitField(Field):
    """Digits, and `mark` for any of the decimal keys, such as the full stop of a day."""

    def __init__(self, icon: str = "", mark: str = "") -> None:
        super().__init__(icon)
        self._mark = mark

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = physical(event)
        plain = not event.modifiers() & _COMMANDS
        if plain and key.digit:
            self.insert(key.digit)
        elif plain and self._mark and key.decimal:
            self.insert(self._mark)
        else:
            super().keyPressEvent(event)


class NumberField(DigitField):
    """A whole number from 0 to `most`. `number` is None while the field is empty."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.setValidator(QIntValidator(0, most, self))

    @property
    def number(self) -> int | None:
        """The number; None for an empty field."""
        text = self.text()
        return int(text) if text.isdecimal() else None
