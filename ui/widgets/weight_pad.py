"""A pad of digits for hands without a keyboard: what is pressed goes where the keys would go."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kamkor_shop.i18n import _
from ui.theme import space
from ui.widgets.buttons import BigButtons
from ui.widgets.scan_field import Field

BACK, TIMES, ENTER = "⌫", "*", "Enter"
_ROWS = ("789", "456", "123")
_LAST = (BACK, ",", "0")
_WIDEST = 110
"""Grid steps; wider buttons would be further to go, not easier to hit."""


class WeightPad(QWidget):
    """Digits, a decimal mark and Backspace; `entry` adds the times sign of bags that nobody weighed, and Enter.

    `pressed` carries what was pressed.
    """

    pressed = Signal(str)

    def __init__(self, entry: bool = False) -> None:
        super().__init__()
        self._entry = entry
        self.buttons = BigButtons(5 if entry else 4)
        self.buttons.chosen.connect(self._press)
        self.setMaximumWidth(space(_WIDEST))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.buttons)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        further = (TIMES, ENTER, None) if self._entry else (None, None, None)
        names = [
            name
            for digits, last, more in zip(_ROWS, _LAST, further, strict=True)
            for name in (*digits, last, more)
            if name
        ]
        self.buttons.set_choices(
            (name, "" if name in (BACK, ENTER) else "×" if name == TIMES else name, _legend(name))
            for name in names
        )
        for button in self.buttons.buttons:
            if button.value in (BACK, ENTER):
                button.setAccessibleName(_("Delete the last digit") if button.value == BACK else ENTER)

    def press_into(self, field: Field, name: str) -> None:
        """Does in a field what the key of that name does; Enter is for whoever listens."""
        if name == BACK:
            field.backspace()
        elif name != ENTER:
            field.insert(name)

    def _press(self, name: object) -> None:
        self.buttons.choose(None)
        self.pressed.emit(str(name))


def _legend(name: str) -> str:
    return name if name in (BACK, ENTER) else ""
