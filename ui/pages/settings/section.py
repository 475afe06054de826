"""A section of the settings: its title, a line below it, and rows of a name and what sets it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.text import Text
from ui.theme import Type, space
from ui.widgets.chips import Chips

_NAMES = 40
"""Steps of the grid for the names at the left."""


class Section(QWidget):
    """A subclass adds rows in its `__init__`, reads in `load` and sets its words in `retranslate`."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.heading = Text(kind=Type.SECTION)
        self.lead = Text(tone="muted", wrap=True)
        self.lead.hide()
        self._names: list[tuple[Text, Callable[[], str]]] = []
        self._rows = QGridLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(space(4))
        self._rows.setVerticalSpacing(space(2))
        self._rows.setColumnMinimumWidth(0, space(_NAMES))
        self._rows.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.heading)
        column.addWidget(self.lead)
        column.addLayout(self._rows)

    def add_row(self, words: Callable[[], str], setting: QWidget) -> None:
        """A name and its setting; `words` is asked at every change of language."""
        name = Text(tone="muted", wrap=True)
        name.setMinimumWidth(space(_NAMES))
        self._names.append((name, words))
        row = self._rows.rowCount()
        self._rows.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(setting, Chips):
            self._rows.addWidget(setting, row, 1, Qt.AlignmentFlag.AlignLeft)
        else:
            self._rows.addWidget(setting, row, 1)
        name.setContentsMargins(0, space(2), 0, 0)

    def say(self, title: str, lead: str = "") -> None:
        """Its words in the language of the moment."""
        self.heading.setText(title)
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))
        for name, words in self._names:
            name.setText(words())

    def load(self) -> None:
        """Reads what it shows."""

    def retranslate(self) -> None:
        """Sets its words."""
