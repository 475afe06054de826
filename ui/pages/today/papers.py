"""The papers that were not printed: each with its document, to print, to show, or all at once."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamkor_shop.i18n import _, format_date
from kamkor_shop.ledger import papers
from kamkor_shop.ledger.papers import WaitingPaper
from kamkor_shop.vocabulary import name_of
from ui.context import AppContext
from ui.models.paged import Column
from ui.text import Text
from ui.widgets.buttons import Button
from ui.widgets.paper_names import paper_name
from ui.widgets.table import Table

_MOST = 500


class PapersView(QWidget):
    """A table of papers; Enter shows one."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.lead = Text(tone="muted", wrap=True)
        self.table = Table(
            (
                Column(lambda: _("Paper"), lambda row: paper_name(row.paper), strong=True),
                Column(lambda: _("Document"), lambda row: name_of(row.type)),
                Column(lambda: "№", lambda row: str(row.number), number=True, widest="0000000"),
                Column(
                    lambda: _("Day"),
                    lambda row: format_date(date.fromisoformat(row.day)),
                    widest="00.00.0000",
                ),
            ),
            self._fetch,
            lambda row: (row.document, row.paper),
            filters=False,
            empty_icon="print",
        )
        self.table.opened.connect(lambda row: context.show_paper(row.document, row.paper))
        self.one = Button(run=self._print_current)
        self.show_one = Button(run=self._show_current)
        buttons = QHBoxLayout()
        buttons.addWidget(self.one)
        buttons.addWidget(self.show_one)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lead)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    @property
    def any(self) -> bool:
        """Whether there is anything to print."""
        return self.table.model.rowCount() > 0

    def _fetch(self, after: object, limit: int, *_rest: object) -> list[WaitingPaper]:
        if after is not None or self.context.desk is None:
            return []
        return list(papers.waiting(self.context.desk, _MOST))

    def refresh(self) -> None:
        """Reads the papers again."""
        self.table.refresh()
        for button in (self.one, self.show_one):
            button.setVisible(self.any)

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.lead.setText(
            _("These papers belong to documents that stand. Print them when the printer is ready.")
        )
        self.one.setText(_("Print this one"))
        self.show_one.setText(_("Show the paper"))
        self.table.empty.say(_("Every paper is printed"), _("Nothing waits for a printer."))
        self.table.retranslate()

    def _print_current(self) -> None:
        row = self.table.current()
        if row is not None:
            self.context.print_paper(row.document, row.paper)

    def _show_current(self) -> None:
        row = self.table.current()
        if row is not None:
            self.context.show_paper(row.document, row.paper)

    def print_all(self) -> None:
        """Prints every paper, one after the other, the oldest first. The first failure is told and ends it:
        the rest go on waiting.
        """
        self._print_next(self._fetch(None, _MOST))

    def _print_next(self, rest: list[WaitingPaper]) -> None:
        if rest:
            row = rest[0]
            self.context.print_paper(row.document, row.paper, printed=lambda: self._print_next(rest[1:]))
