"""By how much a printer misses the sheet, in half millimetres to the right and down, kept for each sheet format."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kamkor_shop.i18n import _
from kamkor_shop.papers.label_sheets import Offset, SheetFormat
from ui.context import AppContext
from ui.text import Text
from ui.theme import space, width_of
from ui.widgets.buttons import Button, Weight

_STEP = 0.5
_MOST = 10.0


class OffsetChoice(QWidget):
    """Two figures with less and more; they are part of the settings of this computer."""

    def __init__(self, context: AppContext, changed: Callable[[], object]) -> None:
        super().__init__()
        self.context = context
        self._changed = changed
        self._format = SheetFormat.S24_70X37
        self._figures = {side: Text() for side in ("right", "down")}
        self._names = {side: Text(tone="muted") for side in ("right", "down")}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        for side, figure in self._figures.items():
            figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
            figure.setFixedWidth(width_of(["−10,0"]) + space(2))
            row.addWidget(self._names[side])
            row.addWidget(Button("−", lambda at=side: self._move(at, -_STEP), weight=Weight.QUIET))
            row.addWidget(figure)
            row.addWidget(Button("+", lambda at=side: self._move(at, _STEP), weight=Weight.QUIET))
        row.addStretch(1)

    @property
    def offset(self) -> Offset:
        """The correction for the format that is shown."""
        kept = str(self.context.settings.state.get(self._key, "")).split()
        try:
            right, down = (float(figure) for figure in kept)
        except ValueError:
            return Offset()
        return Offset(right, down)

    @property
    def _key(self) -> str:
        return f"sort.offset.{self._format.name}"

    def show_for(self, format: SheetFormat) -> None:
        """Shows the correction of a format, in the language of the moment."""
        self._format = format
        self._names["right"].setText(_("Shift right, mm"))
        self._names["down"].setText(_("down, mm"))
        offset = self.offset
        for side, value in (("right", offset.right), ("down", offset.down)):
            self._figures[side].setText(f"{value:g}".replace(".", ",").replace("-", "−"))

    def _move(self, side: str, by: float) -> None:
        offset = self.offset
        right = offset.right + (by if side == "right" else 0)
        down = offset.down + (by if side == "down" else 0)
        if max(abs(right), abs(down)) <= _MOST:
            state = {**self.context.settings.state, self._key: f"{right} {down}"}
            self.context.change_settings(state=state)
            self.show_for(self._format)
            self._changed()
