"""Where the next garment goes: by itself where the last of its kind went; a tap or the place's own code changes it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from kamkor_shop import catalogue, sorting
from kamkor_shop.i18n import _
from ui.context import AppContext
from ui.text import Text
from ui.theme import space
from ui.widgets.buttons import Button, Weight


class PlaceChoice(QWidget):
    """Knows the place of the described kind and what somebody chose for it since."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.kind: int | None = None
        self._chosen: dict[int, int] = {}
        self.word = Text(tone="muted")
        self.button = Button(run=self.open_menu, weight=Weight.QUIET, icon="down")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        row.addWidget(self.word)
        row.addWidget(self.button)
        row.addStretch(1)

    def show_for(self, kind: int | None) -> None:
        """Shows where a garment of this kind will lie."""
        self.kind = kind
        desk = self.context.desk
        self.word.setText(_("Goes to"))
        self.word.setVisible(kind is not None)
        self.button.setVisible(kind is not None)
        if kind is not None and desk is not None:
            code = self._chosen.get(kind) or sorting.usual_place(desk, kind)
            self.button.setText(catalogue.place(desk, code).name())

    def wanted(self, kind: int) -> int | None:
        """The place that somebody chose for a kind; None where the ledger's own rule decides."""
        return self._chosen.get(kind)

    def used(self, kind: int) -> None:
        """A garment went there: from now on the rule knows it."""
        self._chosen.pop(kind, None)

    def choose(self, kind: int, place: int) -> bool:
        """Sends things of a kind to a place from now on; False for a place that is not in this shop."""
        desk = self.context.desk
        if desk is None or place not in {each.code for each in catalogue.places(desk)}:
            return False
        self._chosen[kind] = place
        self.show_for(kind)
        return True

    def open_menu(self) -> None:
        """The places of the shop, to tap."""
        kind, desk = self.kind, self.context.desk
        if kind is None or desk is None:
            return
        menu = QMenu(self)
        for place in catalogue.places(desk):
            menu.addAction(place.name(), lambda code=place.code: self.choose(kind, code))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
