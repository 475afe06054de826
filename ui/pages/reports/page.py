"""The page of the month's report."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from kamkor_shop import ledger, reports
from kamkor_shop.clock import last_day, month_of, next_month, previous_month
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _, format_month
from kamkor_shop.ledger import Posted
from kamkor_shop.quantities import format_kilograms, format_number
from kamkor_shop.reports import MonthReport, MonthState
from kamkor_shop.reports.columns import BRIEF, BY_FLOW, CLOSING, MERGED, OPENING, RECEIVED, Column
from kamkor_shop.vocabulary import Flow
from ui.context import AppContext
from ui.keys import PhysicalKey
from ui.messages import MessageAction
from ui.pages.page import KeyHelp, Page
from ui.pages.reports.chart import GroupChart
from ui.pages.reports.chooser import MonthChooser
from ui.pages.reports.closing import ClosingPanel, close_and_keep
from ui.pages.reports.rows import Row
from ui.pages.reports.saving import ask_and_save
from ui.pages.reports.table import FigureTable
from ui.pages.reports.tiles import Tile, Tiles
from ui.pages.reports.words import Way
from ui.text import Text
from ui.theme import Type, space
from ui.widgets.chips import Chips
from ui.widgets.scroll import make_slim
from ui.widgets.states import EmptyState

PAPER = "month_report"
_TABLE, _ORIGINS, _CHART = "table", "origins", "chart"


class ReportsPage(Page):
    """One month of the shop: chooser, figures from afar, the table or the chart, papers, closing."""

    name = "reports"
    wide = True

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        assert context.desk is not None
        self.desk: Desk = context.desk
        self.month = month_of(self.desk.clock.today())
        self.report: MonthReport | None = None
        self.states: tuple[MonthState, ...] = ()
        self._uuid = ledger.drafts.new_uuid()
        self._build_chooser()
        self._build_body()
        self._build_footer()

    def _build_chooser(self) -> None:
        self.chooser = MonthChooser(self.show_month)
        self.state = Text(tone="muted", elide=True)
        self.ways = Chips(one=True)
        self.views = Chips(one=True)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.chooser)
        row.addWidget(self.state, 1)
        row.addWidget(self.ways)
        row.addSpacing(space(3))
        row.addWidget(self.views)
        self.work.addLayout(row)
        self.ways.changed.connect(lambda _values: self._show_figures())
        self.views.changed.connect(lambda _values: self._show_figures())

    def _build_body(self) -> None:
        self.tiles = Tiles()
        self.table = FigureTable()
        self.table.opened.connect(self._open_figure)
        self.chart = GroupChart()
        self.chart_note = Text(kind=Type.MUTED, tone="muted", wrap=True)
        self.empty = EmptyState("report")
        self.closing = ClosingPanel(
            self.context, self.preview, self.leave_open, lambda month: self.show_month(month)
        )
        self.stack = QStackedWidget()
        charts = QWidget()
        column = QVBoxLayout(charts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.chart)
        column.addWidget(self.chart_note)
        column.addStretch(1)
        self._charts = _scrolling(charts)
        self._closings = _scrolling(self.closing)
        for widget in (self.table, self._charts, self._closings, self.empty):
            self.stack.addWidget(widget)
        self.work.addWidget(self.tiles)
        self.work.addWidget(self.stack, 1)

    def _build_footer(self) -> None:
        self.footer.totals.hide()
        self.preview_button = self.footer.add_action("", self.preview, icon="document")
        self.save_buttons = {
            ending: self.footer.add_action(
                ending.upper(), lambda ending=ending: self._save(ending), icon="export"
            )
            for ending in ("pdf", "xlsx", "json")
        }

    # What the window asks.

    def title(self) -> str:
        return _("Report")

    def help_keys(self) -> list[KeyHelp]:
        legend = self.context.keyboard.legend
        return [
            KeyHelp((legend("PAGEUP"), legend("PAGEDOWN")), _("The month before, the month after")),
            KeyHelp((legend("DOWN"),), _("To the figures")),
            KeyHelp(("Enter",), _("The documents behind a figure; the kinds of a group")),
            KeyHelp(("Ctrl+C",), _("Copy the table")),
            KeyHelp(("Esc",), _("Leave the month open")),
        ]

    def on_show(self, **arguments: Any) -> None:
        month = arguments.get("month")
        if arguments.get("month") is not None or self.report is None:
            self.closing.month = ""
        self.show_month(str(month) if month else self.month)

    def on_changed(self, names: frozenset[str]) -> None:
        if self.isVisible() and self.report is not None:
            self.show_month(self.month)

    def on_key(self, key: PhysicalKey, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        if key.name in ("PAGEUP", "PAGEDOWN"):
            self.chooser.step(-1 if key.name == "PAGEUP" else 1)
            return True
        if key.name == "DOWN" and self.stack.currentWidget() is self.table and not self.table.hasFocus():
            self.table.focus_figures()
            return True
        if key.name == "ESC" and self.closing.month:
            self.leave_open()
            return True
        return False

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.state.setVisible(not compact)
        self._show_view()

    def retranslate(self) -> None:
        chosen, shown = self.ways.values, self.views.values
        self.ways.set_choices([(way, way.word) for way in Way])
        self.ways.choose(chosen or {Way.PIECES})
        self.views.set_choices([(_TABLE, _("Table")), (_ORIGINS, _("By origin")), (_CHART, _("Chart"))])
        self.views.choose(shown or {_TABLE})
        self.preview_button.setText(_("Show the paper"))
        for ending, button in self.save_buttons.items():
            words = _("Save the report as {form}").format(form=ending.upper())
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.empty.say(
            _("Nothing happened in this month"),
            _("What is received, sorted and handed out is summed up here, by group and kind."),
        )
        self.chart_note.setText(_("Without unsorted bags: what was in them counts once it is sorted."))
        self.closing.retranslate()
        self._name_months()
        self._show_figures()

    # The month.

    def show_month(self, month: str) -> None:
        """Reads a month in the background and shows it; what was shown stands until then."""
        if month != self.month:
            self.closing.month = ""
        self.month = month
        self._name_months()
        self.context.jobs.read(_read, self.desk, month, done=self._take)

    def _take(self, found: tuple[MonthReport, tuple[MonthState, ...]]) -> None:
        report, states = found
        if report.month != self.month:
            return  # The person has turned to another month meanwhile.
        self.report, self.states = report, states
        if self.closing.month:
            self.closing.ask(self.month, reports.obstacles(self.desk, self.month))
        self._name_months()
        self._show_figures()

    def _name_months(self) -> None:
        worked = (state.month for state in self.states)
        self.chooser.show_months(self.month, month_of(self.desk.clock.today()), worked)

    # Figures.

    @property
    def way(self) -> Way:
        """What the table shows: pieces, kilograms or tenge."""
        return next((way for way in self.ways.values if isinstance(way, Way)), Way.PIECES)

    def _show_figures(self) -> None:
        report = self.report
        if report is None:
            return
        self.table.figures.way = self.way
        self.table.figures.choices = (
            (RECEIVED,) if _ORIGINS in self.views.values else (BY_FLOW, MERGED, BRIEF)
        )
        self.table.figures.show_report(report)
        self.chart.show_report(report, self.way)
        self.tiles.show_tiles(self._tiles(report))
        self.state.setText(self._state_words(report))
        self._show_view()

    def _show_view(self) -> None:
        report = self.report
        if report is None:
            return
        if self.closing.month:
            self.stack.setCurrentWidget(self._closings)
        elif not report.groups:
            self.stack.setCurrentWidget(self.empty)
        else:
            self.stack.setCurrentWidget(self._charts if _CHART in self.views.values else self.table)
        pressable = self.stack.currentWidget() is self.table
        hint = _("Press a figure to see its documents.") if pressable else ""
        # A narrow window has no room for the state above, and the hint is the one to go.
        self.footer.note.setText(self._state_words(report) if self.state.isHidden() else hint)
        for button in (self.preview_button, *self.save_buttons.values()):
            button.setVisible(not self.closing.month)
        self._offer(report)

    def _tiles(self, report: MonthReport) -> list[Tile]:
        served = report.served
        given = report.movement.flow(Flow.GIVEN)
        received = report.movement.flow(Flow.RECEIVED)

        def behind(flow: Flow) -> Any:
            return lambda: self.context.go("day_book", month=report.month, flow=flow)

        return [
            Tile(format_number(served.families), _("families served"), behind(Flow.GIVEN)),
            Tile(format_number(served.people), _("people in these families"), behind(Flow.GIVEN)),
            Tile(format_number(served.children), _("children among them"), behind(Flow.GIVEN)),
            Tile(format_number(given.pieces), _("things handed out"), behind(Flow.GIVEN)),
            Tile(format_kilograms(received.grams), _("received"), behind(Flow.RECEIVED)),
        ]

    def _state_words(self, report: MonthReport) -> str:
        if report.closed_by is not None:
            return _("Closed by document No. {number}").format(number=report.closed_by)
        if self.desk.clock.today() <= last_day(report.month):
            return _("Open: the month is not over")
        return _("Open: to be closed")

    def _open_figure(self, row: Row, column: Column) -> None:
        """The documents behind a figure; what a month began with is what the one before ended with."""
        today = month_of(self.desk.clock.today())
        if column is OPENING:
            self.show_month(previous_month(self.month))
        elif column is CLOSING:
            if self.month < today:
                self.show_month(next_month(self.month))
            else:
                self.context.go("stock")
        else:
            narrowed: dict[str, Any] = {"kind": row.kind, "group": row.group if row.kind is None else None}
            if column.origin is not None:
                narrowed["origin"] = column.origin
            flow = column.flows[0] if len(column.flows) == 1 else column.flows
            self.context.go("day_book", month=self.month, flow=flow, **narrowed)

    # Papers and closing.

    def _offer(self, report: MonthReport) -> None:
        """The one primary action: close an open month, print the report of a closed one."""
        if report.closed_by is not None:
            self.set_primary(_("Print the report"), self.print_again)
        elif not self.closing.month:
            self.set_primary(_("Close the month"), self.ask_to_close)
        else:
            words = _("Close {month} and print").format(month=format_month(self.month))
            why_not = (
                ""
                if self.closing.may_close
                else _("First mend what stands in the way: each line leads there.")
            )
            self.set_primary(words, self.close_month, enabled=self.closing.may_close, why_not=why_not)

    def preview(self) -> None:
        """Shows the paper as it would be signed now; of a closed month the one that is kept."""
        closing = self._closed_by()
        if closing is not None:
            self.context.show_paper(closing, PAPER)
        elif self.report is not None:
            self.context.jobs.read(
                _paper, self.desk, self.report, title=_("Making the paper"), done=self._show_paper
            )

    def _show_paper(self, rendered: Any) -> None:
        from ui.dialogs.paper import PaperDialog

        PaperDialog(self.context, rendered, self.window()).show()

    def _save(self, ending: str) -> None:
        if self.report is not None:
            ask_and_save(self, self.context, self.report, ending, self._closed_by())

    def print_again(self) -> None:
        """Prints the report of a closed month, as a copy if it was printed before."""
        document = self._closed_by()
        if document is not None:
            self.context.print_paper(document, PAPER)

    def _closed_by(self) -> int | None:
        return next((state.closed_by for state in self.states if state.month == self.month), None)

    def ask_to_close(self) -> None:
        """First F12: what stands in the way, and what closing means."""
        self._uuid = ledger.drafts.new_uuid()
        self.closing.ask(self.month, reports.obstacles(self.desk, self.month))
        self._show_view()

    def leave_open(self) -> None:
        """Back to the figures; nothing was closed."""
        self.closing.month = ""
        self._show_view()
        self.refocus()

    def close_month(self) -> None:
        """Second F12: makes the papers, closes the month with them, prints."""
        if self.report is not None and self.closing.may_close:
            self.run_job(
                close_and_keep,
                self.desk,
                self.report,
                self._uuid,
                title=_("Closing the month"),
                done=self._closed,
                failed=self._not_closed,
            )

    def _closed(self, posted: Posted) -> None:
        month = self.closing.month
        self.closing.month = ""
        words = _("{month} is closed. Its report is kept in the store.").format(month=format_month(month))
        again = MessageAction(
            _("Print a copy"), lambda: self.context.print_paper(posted.code, PAPER), "Ctrl+P"
        )
        number = _("No. {number}").format(number=posted.number)
        self.context.messages.post(words, number, [again])
        self.context.announce({"reports", "documents"})
        self.context.print_paper(posted.code, PAPER)
        self.show_month(self.month)

    def _not_closed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.context.messages.error(error)
        self.show_month(self.month)


def _read(desk: Desk, month: str) -> tuple[MonthReport, tuple[MonthState, ...]]:
    return reports.month_report(desk, month), reports.months(desk)


def _paper(desk: Desk, report: MonthReport) -> Any:
    from kamkor_shop.papers import month_report
    from kamkor_shop.papers.rendering import Media, Rendered

    title = month_report.file_name(report, "pdf").removesuffix(".pdf")
    return Rendered(month_report.pdf(desk, report), Media.A4, title)


def _scrolling(content: QWidget) -> QScrollArea:
    """What is higher than a small window scrolls rather than being cut."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    make_slim(area)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area
