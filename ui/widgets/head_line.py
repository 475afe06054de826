"""The head line over every page: its title at the left, the scan field at the same place at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.text import Text
from ui.theme import SCAN_FIELD, Type, space
from ui.widgets.scan_field import ScanField


class HeadLine(QWidget):
    """Title and scan field."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Text(kind=Type.PAGE, elide=True)
        self.scan = ScanField()
        self.scan.setFixedWidth(SCAN_FIELD)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(space(4))
        self._row.addWidget(self.title, 1)
        self._row.addWidget(self.scan)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_compact(False)

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.scan.retranslate()

    def set_compact(self, compact: bool) -> None:
        """Less air where the window is small."""
        margin = space(4) if compact else space(6)
        above = space(2) if compact else space(4)
        self._row.setContentsMargins(margin, above, margin, space(2))
