"""Today: three views in one place: the day, the papers that were not printed, and the closing of the day."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from kamkor_shop import day_close, today
from kamkor_shop.day_close import Closing, DayCloseDraft
from kamkor_shop.i18n import _
from kamkor_shop.ledger import Posted
from ui.context import AppContext
from ui.keys import PhysicalKey
from ui.pages.page import KeyHelp, Page
from ui.pages.today.closing import ClosingView
from ui.pages.today.overview import Overview
from ui.pages.today.papers import PapersView
from ui.scanner import Kind, Scan

_READS = frozenset(
    {"documents", "papers", "families", "handouts", "stock", "drafts", "bags", "donations", "lists"}
)


class TodayPage(Page):
    """The first page. F12 closes the day where the closing is shown, and prints all papers where they are."""

    name = "today"
    wide = True

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.overview = Overview(context, self.show_papers)
        self.papers = PapersView(context)
        self.closing = ClosingView(context, self.show_papers, self._closing_changed)
        self.views = QStackedWidget()
        for view in (self.overview, self.papers, self.closing):
            self.views.addWidget(view)
        self.work.addWidget(self.views, 1)
        self._close_day = self.footer.add_action("", self.show_closing)
        self._back = self.footer.add_action("", self.show_overview, key="Esc")
        self._known: Closing | None = None

    def title(self) -> str:
        titles = {self.papers: _("Papers not printed"), self.closing: _("Close the day")}
        return titles.get(self.views.currentWidget(), _("Today"))

    def help_keys(self) -> list[KeyHelp]:
        return [
            KeyHelp(("Tab", "Space"), _("From card to card, and open the page it leads to")),
            KeyHelp(("Esc",), _("Back to what waits")),
        ]

    # The three views.

    def on_show(self, **arguments: Any) -> None:
        self._show(self.overview)

    def show_overview(self) -> None:
        """What waits and what happened."""
        self._show(self.overview)

    def show_papers(self) -> None:
        """The papers that were not printed."""
        self._show(self.papers)

    def show_closing(self) -> None:
        """The closing of the day."""
        self.closing.clear()
        self._show(self.closing)
        self.closing.count.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, view: Any) -> None:
        self.views.setCurrentWidget(view)
        self._close_day.setVisible(view is self.overview)
        self._back.setVisible(view is not self.overview)
        self.footer.primary.setVisible(view is not self.overview)
        self._set_primary()
        self.context.retitle()
        self.refresh()

    def refresh(self) -> None:
        """Reads what the shown view shows."""
        desk = self.context.desk
        if desk is None or self.views.currentWidget() is self.papers:
            self.papers.refresh()
            self._set_primary()
        elif self.views.currentWidget() is self.closing:
            self.context.jobs.read(day_close.closing, desk, done=self._show_closing)
        else:
            self.context.jobs.read(today.today, desk, done=self.overview.show_today)

    def _show_closing(self, closing: Closing) -> None:
        self._known = closing
        self.closing.show_closing(closing)
        self._set_primary()

    def _closing_changed(self) -> None:
        self._set_primary()

    def _set_primary(self) -> None:
        view = self.views.currentWidget()
        if view is self.papers:
            self.set_primary(_("Print all"), self.papers.print_all, enabled=self.papers.any)
        elif view is self.closing:
            ready = (
                self.closing.counted is not None and self._known is not None and self._known.closed is None
            )
            why = _("Count the receipts first and type their number")
            self.set_primary(_("Close the day"), self._post, enabled=ready, why_not=why)
        else:
            self.footer.primary.hide()

    # Closing.

    def _post(self) -> None:
        counted = self.closing.counted
        if counted is None or self.context.desk is None:
            return
        draft = DayCloseDraft.new(counted, self.closing.note.text())
        self.run_job(day_close.post, self.context.desk, draft, done=self._posted, title=_("Closing the day"))

    def _posted(self, posted: Posted) -> None:
        words = _("The day is closed. Thank you, and see you tomorrow.")
        number = _("No. {number}").format(number=posted.number)
        self.show_overview()
        self.context.messages.post(words, number)
        self.context.announce({"documents"})

    # What the window tells.

    def on_changed(self, names: frozenset[str]) -> None:
        if names & _READS and self.isVisible():
            self.refresh()

    def on_scan(self, scan: Scan) -> bool:
        if self.views.currentWidget() is self.closing and scan.kind in (Kind.CHOICE, Kind.NUMBER):
            self.closing.count.setText(scan.text)
            return True
        return False

    def on_key(self, key: PhysicalKey, modifiers: Qt.KeyboardModifier) -> bool:
        if key.name == "ESC" and self.views.currentWidget() is not self.overview:
            self.show_overview()
            self.refocus()
            return True
        return False

    def retranslate(self) -> None:
        self._close_day.setText(_("Close the day"))
        self._back.setText(_("Back to today"))
        for view in (self.overview, self.papers, self.closing):
            view.retranslate()
        self._set_primary()
        self.refresh()

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.overview.set_compact(compact)
