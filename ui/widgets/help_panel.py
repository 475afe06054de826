"""F1: the keys of this page and those that work everywhere, in a panel over the right side. F1 or Esc closes
it.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kamkor_shop.i18n import _
from ui.pages.page import KeyHelp
from ui.text import Text
from ui.theme import SCAN_FIELD, SIDE_SHARE, WORK_SHARE, Type, colour, hairline, space
from ui.widgets.buttons import Button, Weight
from ui.widgets.keycap import KeyLegend
from ui.widgets.scroll import make_slim


class HelpPanel(QWidget):
    """Two lists of keys. It covers the context column and never takes the focus, so that work goes on under
    it.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = Text(kind=Type.SECTION, wrap=True)
        self._close = Button(run=self.hide, weight=Weight.QUIET, icon="close")
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head = QHBoxLayout()
        head.setContentsMargins(space(5), space(3), space(2), 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        make_slim(self._area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addLayout(head)
        column.addWidget(self._area, 1)
        self.hide()

    def fill(self, title: str, page_keys: Iterable[KeyHelp], everywhere: Iterable[KeyHelp]) -> None:
        """Sets the two lists, in the language of the moment."""
        self._title.setText(title)
        self._close.setToolTip(_("Close the help"))
        self._close.setAccessibleName(_("Close the help"))
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(space(5), space(1), space(4), space(4))
        grid.setHorizontalSpacing(space(4))
        grid.setVerticalSpacing(space(2))
        grid.setColumnStretch(1, 1)
        row = 0
        for heading, lines in ((_("On this page"), list(page_keys)), (_("Everywhere"), list(everywhere))):
            if not lines:
                continue
            if row:
                grid.setRowMinimumHeight(row, space(3))
                row += 1
            grid.addWidget(Text(heading, Type.MUTED, "muted"), row, 0, 1, 2)
            row += 1
            for line in lines:
                grid.addWidget(_legends(line.keys), row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(Text(line.text, wrap=True), row, 1)
                row += 1
        grid.setRowStretch(row, 1)
        self._area.setWidget(inner)

    def place(self, free_below: int = 0) -> None:
        """Lays itself over the right side of its parent, as wide as the context column, and leaves `free_below`
        pixels at the foot: the primary button stays in sight.
        """
        parent = self.parentWidget()
        wanted = max(SCAN_FIELD + space(6), parent.width() * SIDE_SHARE // (SIDE_SHARE + WORK_SHARE))
        width = min(wanted, parent.width())
        self.setGeometry(parent.width() - width, 0, width, parent.height() - free_below)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        hairline(painter, self.rect(), Qt.Edge.LeftEdge)
        painter.end()


def _legends(keys: tuple[str, ...]) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space(1))
    for key in keys:
        row.addWidget(KeyLegend(key, "text"))
    row.addStretch(1)
    return holder
