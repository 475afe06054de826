"""Closing the month: what stands in the way as links, what closing means, then the one button."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamkor_shop import reports
from kamkor_shop.clock import last_day
from kamkor_shop.desk import Desk
from kamkor_shop.i18n import _, format_date, format_month, ngettext
from kamkor_shop.ledger import Posted
from kamkor_shop.reports import Hindrance, MonthReport, Obstacle
from ui.context import AppContext
from ui.jobs import Progress
from ui.text import Text
from ui.theme import ICON, READABLE, Type, space
from ui.widgets.buttons import Button, Weight
from ui.widgets.icons import pixmap


def close_and_keep(desk: Desk, report: MonthReport, uuid: str, progress: Progress) -> Posted:
    """Make the papers of ``report`` and close its month with them.

    Raises:
        UserError: ``month.…``; a figure that changed meanwhile refuses the closing.
    """
    from kamkor_shop.papers import month_report

    kept = month_report.files(desk, report, progress.report)
    return reports.close_month(desk, report.month, uuid, kept, report.head)


class ClosingPanel(QWidget):
    """Lists the obstacles of a month. `preview` shows the paper, `back` leaves the month open, `show_month` opens
    another month's report.
    """

    def __init__(
        self,
        context: AppContext,
        preview: Callable[[], object],
        back: Callable[[], object],
        show_month: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._context = context
        self._show_month = show_month
        self.month = ""
        self.obstacles: tuple[Obstacle, ...] = ()
        self.title = Text(kind=Type.SECTION, wrap=True)
        self.words = Text(wrap=True)
        self.list = QVBoxLayout()
        self.list.setSpacing(space(1))
        self.preview = Button(run=preview, icon="document")
        self.back = Button(run=back, icon="left", key="Esc")
        buttons = QHBoxLayout()
        buttons.setSpacing(space(2))
        buttons.addWidget(self.preview)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        inner = QWidget()
        inner.setMaximumWidth(READABLE)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, space(4), 0, 0)
        column.setSpacing(space(4))
        column.addWidget(self.title)
        column.addLayout(self.list)
        column.addWidget(self.words)
        column.addLayout(buttons)
        column.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inner, 1)
        outer.addStretch(0)

    @property
    def may_close(self) -> bool:
        """Whether nothing forbids the closing."""
        return not any(obstacle.forbids for obstacle in self.obstacles)

    def ask(self, month: str, obstacles: tuple[Obstacle, ...]) -> None:
        """Shows the way to closing `month`."""
        self.month, self.obstacles = month, obstacles
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        if not self.month:
            return
        self.title.setText(_("Close {month}").format(month=format_month(self.month)))
        self.preview.setText(_("Look at the paper first"))
        self.back.setText(_("Leave it open"))
        meaning = _(
            "The report is kept in the store as PDF, XLSX and JSON and printed for signing. Nothing more can be posted "
            "on a day of this month; a mistake found later is undone in the month that is open then. A closing cannot "
            "be undone."
        )
        waiting = _("First mend what stands in the way: each line leads there.")
        self.words.setText(meaning if self.may_close else waiting)
        while self.list.count():
            old = self.list.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        for obstacle in self.obstacles:
            self.list.addWidget(self._line(obstacle))

    def _line(self, obstacle: Obstacle) -> QWidget:
        """What stands in the way, with a sign of how much, and the button that leads there."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        sign = Text()
        tone = "bad" if obstacle.forbids else "warn"
        sign.setPixmap(pixmap("warn" if obstacle.forbids else "info", tone, ICON))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Text(_words(obstacle), wrap=True), 1)
        way = self._way(obstacle)
        if way is not None:
            button = Button(*way, weight=Weight.QUIET, icon="right")
            button.setMinimumWidth(self._widest_way())
            row.addWidget(button)
        return line

    def _widest_way(self) -> int:
        """The ways stand in one column, their arrows below one another."""
        ways = [way for way in map(self._way, self.obstacles) if way is not None]
        return max(
            Button(words, weight=Weight.QUIET, icon="right").sizeHint().width() for words, _run in ways
        )

    def _way(self, obstacle: Obstacle) -> tuple[str, Callable[[], object]] | None:
        go = self._context.go
        ways: dict[Hindrance, tuple[str, Callable[[], object]]] = {
            Hindrance.EARLIER_OPEN: (_("Show its report"), lambda: self._show_month(obstacle.month)),
            Hindrance.OPEN_BAGS: (_("To sorting"), lambda: go("sort")),
            Hindrance.PARKED_LISTS: (_("To the lists"), lambda: go("handouts")),
            Hindrance.UNPRINTED_PAPERS: (_("To the papers"), lambda: go("today")),
        }
        return ways.get(obstacle.hindrance)


def _words(obstacle: Obstacle) -> str:
    count = obstacle.count
    if obstacle.hindrance is Hindrance.NOT_OVER:
        day = format_date(last_day(obstacle.month) + timedelta(days=1), style="long")
        return _("The month is not over: it can be closed from {day} on.").format(day=day)
    if obstacle.hindrance is Hindrance.CLOSED:
        return _("The month is already closed.")
    if obstacle.hindrance is Hindrance.EARLIER_OPEN:
        return _("{month} is still open and must be closed first.").format(month=format_month(obstacle.month))
    if obstacle.hindrance is Hindrance.OPEN_BAGS:
        words = ngettext(
            "{count} bag is open on the sorting table.", "{count} bags are open on the sorting table.", count
        )
    elif obstacle.hindrance is Hindrance.PARKED_LISTS:
        words = ngettext(
            "{count} parked list is not handed out.", "{count} parked lists are not handed out.", count
        )
    else:
        words = ngettext("{count} paper is not printed.", "{count} papers are not printed.", count)
    return words.format(count=count)
