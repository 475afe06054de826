"""Today: three views in one place: the day, the papers that were not printed, and the closing of the day."""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from kamkor_shop import today
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from ui.context import AppContext
from ui.keys import PhysicalKey
from ui.pages.page import KeyHelp, Page
from ui.pages.today.overview import Overview
from ui.scanner import Kind, Scan

if TYPE_CHECKING:
    from kamkor_shop.day_close import Closing
    from kamkor_shop.desk import Desk
    from kamkor_shop.ledger import Posted
    from ui.pages.today.closing import ClosingView
    from ui.pages.today.papers import PapersView

_READS = frozenset(
    {"documents", "papers", "families", "handouts", "stock", "drafts", "bags", "donations", "lists"}
)


class View(Enum):
    """What the page shows; the value is the name of its widget."""

    OVERVIEW = "overview"
    PAPERS = "papers"
    CLOSING = "closing"


class TodayPage(Page):
    """The first page. F12 closes the day where the closing is shown, and prints all papers where they are.

    Only the day is made with the page, which is what a start waits for; the other two views when they are
    first shown.
    """

    name = "today"
    wide = True

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.view = View.OVERVIEW
        self.overview = Overview(context, self.show_papers)
        self.views = QStackedWidget()
        self.views.addWidget(self.overview)
        self.work.addWidget(self.views, 1)
        self._close_day = self.footer.add_action("", self.show_closing, key="Ctrl+D")
        self._back = self.footer.add_action("", self.show_overview, key="Esc")
        self._known: Closing | None = None

    @cached_property
    def papers(self) -> PapersView:
        """The view of the papers that were not printed."""
        from ui.pages.today.papers import PapersView

        made = PapersView(self.context)
        self.views.addWidget(made)
        made.retranslate()
        return made

    @cached_property
    def closing(self) -> ClosingView:
        """The view of the closing of the day."""
        from ui.pages.today.closing import ClosingView

        made = ClosingView(self.context, self.show_papers, self._closing_changed)
        self.views.addWidget(made)
        made.retranslate()
        return made

    def title(self) -> str:
        titles = {View.PAPERS: _("Papers not printed"), View.CLOSING: _("Close the day")}
        return titles.get(self.view, _("Today"))

    def help_keys(self) -> list[KeyHelp]:
        return [
            KeyHelp(("Tab", "Space"), _("From card to card, and open the page it leads to")),
            KeyHelp(("Ctrl+D",), _("Close the day")),
            KeyHelp(("Esc",), _("Back to what waits")),
        ]

    # The three views.

    def on_show(self, **arguments: Any) -> None:
        self._show(View.OVERVIEW)

    def show_overview(self) -> None:
        """What waits and what happened. The field or button that was in hand goes with its view."""
        self._show(View.OVERVIEW)
        self.refocus()

    def show_papers(self) -> None:
        """The papers that were not printed."""
        self._show(View.PAPERS)

    def show_closing(self) -> None:
        """The closing of the day."""
        self.closing.clear()
        self._show(View.CLOSING)
        self.closing.count.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, view: View) -> None:
        self.view = view
        self.views.setCurrentWidget(getattr(self, view.value))
        self._close_day.setVisible(view is View.OVERVIEW)
        self._back.setVisible(view is not View.OVERVIEW)
        self.footer.primary.setVisible(view is not View.OVERVIEW)
        self._set_primary()
        self.context.retitle()
        self.refresh()

    def refresh(self) -> None:
        """Reads what the shown view shows."""
        desk = self.context.desk
        if self.view is View.PAPERS:
            self.papers.refresh()
            self._set_primary()
        elif desk is not None and self.view is View.CLOSING:
            from kamkor_shop import day_close

            self.context.jobs.read(day_close.closing, desk, done=self._show_closing)
        elif desk is not None and self.overview.shown is None:
            self._read_at_once(desk)
        elif desk is not None:
            self.context.jobs.read(today.today, desk, done=self.overview.show_today)

    def _read_at_once(self, desk: Desk) -> None:
        """The window opens on this: to read it here takes less than to open a connection in another thread."""
        try:
            self.overview.show_today(today.today(desk))
        except UserError as error:
            self.context.messages.error(error)

    def _show_closing(self, closing: Closing) -> None:
        self._known = closing
        self.closing.show_closing(closing)
        self._set_primary()

    def _closing_changed(self) -> None:
        self._set_primary()

    def _set_primary(self) -> None:
        if self.view is View.PAPERS:
            self.set_primary(_("Print all"), self.papers.print_all, enabled=self.papers.any)
        elif self.view is View.CLOSING:
            ready = (
                self.closing.counted is not None and self._known is not None and self._known.closed is None
            )
            why = _("Count the receipts first and type their number")
            self.set_primary(_("Close the day"), self._post, enabled=ready, why_not=why)
        else:
            self.footer.primary.hide()

    # Closing.

    def _post(self) -> None:
        from kamkor_shop import day_close

        counted = self.closing.counted
        if counted is None or self.context.desk is None:
            return
        draft = day_close.DayCloseDraft.new(counted, self.closing.note.text())
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
        if self.view is View.CLOSING and scan.kind in (Kind.CHOICE, Kind.NUMBER):
            self.closing.count.setText(scan.text)
            return True
        return False

    def on_key(self, key: PhysicalKey, modifiers: Qt.KeyboardModifier) -> bool:
        if key.name == "D" and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.show_closing()
            return True
        if key.name == "ESC" and self.view is not View.OVERVIEW:
            self.show_overview()
            return True
        return False

    def retranslate(self) -> None:
        self._close_day.setText(_("Close the day"))
        self._back.setText(_("Back to today"))
        for index in range(self.views.count()):
            self.views.widget(index).retranslate()
        self._set_primary()
        if self.isVisible():  # a page that is being made is read when it is shown
            self.refresh()

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.overview.set_compact(compact)
