"""Which month: the months that the shop worked in as a list, and an arrow either way."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kamkor_shop.clock import next_month, previous_month
from kamkor_shop.i18n import _, format_month
from ui.theme import Type, space, width_of
from ui.widgets.buttons import Button, Weight
from ui.widgets.filter_chip import FilterChip


class MonthChooser(QWidget):
    """`choose` is called with the month, `YYYY-MM`, that a person turned to."""

    def __init__(self, choose: Callable[[str], object]) -> None:
        super().__init__()
        self._choose = choose
        self._month = ""
        self.earlier = Button(run=lambda: self.step(-1), weight=Weight.QUIET, icon="left")
        self.later = Button(run=lambda: self.step(1), weight=Weight.QUIET, icon="right")
        self.list = FilterChip(one=True)
        self.list.changed.connect(self._chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(1))
        for widget in (self.earlier, self.list, self.later):
            row.addWidget(widget)

    def show_months(self, month: str, today: str, worked: Iterable[str]) -> None:
        """Shows `month` among the months of work; `today` is the latest that there can be."""
        self._month = month
        known = sorted({*worked, today, month}, reverse=True)
        names = [(each, format_month(each)) for each in known]
        self.list.set_choices(_("Month"), names)
        self.list.choose({month})
        self.list.setMinimumWidth(width_of([name for _month, name in names], Type.STRONG) + space(12))
        self.earlier.setEnabled(month > known[-1])
        self.later.setEnabled(month < today)
        for button, words in ((self.earlier, _("The month before")), (self.later, _("The month after"))):
            button.setToolTip(words)
            button.setAccessibleName(words)

    def step(self, by: int) -> None:
        """Turns a month back (-1) or on (1), as far as there are any."""
        button, turn = (self.earlier, previous_month) if by < 0 else (self.later, next_month)
        if button.isEnabled():
            self._choose(turn(self._month))

    def _chosen(self, values: frozenset[object]) -> None:
        # The chip lets go of a month that is pressed again; there is always one.
        self.list.choose({self._month})
        for month in values:
            self._choose(str(month))
