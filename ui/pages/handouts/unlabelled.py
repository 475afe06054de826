"""Ins: a garment without label is described on the sorting pad and booked as found and given; no lot is guessed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamkor_shop import catalogue, sorting
from kamkor_shop.i18n import _
from kamkor_shop.sorting import pad as pads
from ui.context import AppContext
from ui.text import Text
from ui.theme import Type, space
from ui.widgets.buttons import Button
from ui.widgets.sort_pad import SortPad, size_words


class UnlabelledPad(QWidget):
    """`committed` carries a Garment, `refused` a UserError. What was described stays for the next time."""

    committed = Signal(object)
    refused = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.title = Text(kind=Type.SECTION, wrap=True)
        self.size = Text(kind=Type.AFAR, tone="primary")
        self.hint = Text(kind=Type.MUTED, tone="muted", wrap=True)
        self.pad = SortPad(context)
        self.pad.set_tight(True)
        self.pad.set_narrow(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.size)
        column.addLayout(head)
        column.addWidget(self.pad)
        self.add = Button(run=lambda: self.pad.press(pads.ENTER), key="Enter")
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column.addWidget(self.hint)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.pad.committed.connect(self.committed)
        self.pad.refused.connect(self.refused)
        self.pad.changed.connect(lambda: self.size.setText(size_words(self.pad.state)))
        self.hide()

    def open_pad(self) -> None:
        """Puts the pad before the hands: keys describe the garment, Enter books it, a scan still is a scan."""
        desk = self.context.desk
        if desk is None:
            return
        kinds = {kind.code: kind for kind in catalogue.kinds(desk)}
        self.pad.set_kinds(sorting.layout(desk), kinds)
        self.size.setText(size_words(self.pad.state))
        self.show()
        self.pad.listen()

    def close_pad(self) -> None:
        """Gives the keys back."""
        self.pad.rest()
        self.hide()

    def set_tight(self, tight: bool) -> None:
        """The pad has the whole width of a narrow window, else the context column of a wide one."""
        self.pad.set_narrow(not tight)
        for widget in (self.title, self.size, self.hint):
            widget.setVisible(not tight)

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.title.setText(_("A garment without label"))
        self.hint.setText(_("Enter adds it to the list as found in the shop; Esc goes back."))
        self.add.setText(_("Add to the list"))
        self.pad.retranslate()
