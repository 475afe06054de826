"""Undoing an opened document: the reason and the button, or what stands in the way, as links."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamkor_shop import ledger
from kamkor_shop.day_book import Opened
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from kamkor_shop.ledger import Posted
from kamkor_shop.ledger.reversing import IRREVERSIBLE
from kamkor_shop.vocabulary import name_of
from ui.context import AppContext
from ui.postings import EVERYTHING
from ui.text import Text
from ui.theme import space
from ui.widgets.buttons import Button, Weight
from ui.widgets.scan_field import Field

_MOST_OBSTACLES = 8


class UndoForm(QWidget):
    """Opens in two steps, so that nobody undoes a document by a slip of the hand."""

    def __init__(self, context: AppContext, open_document: Callable[[int], object]) -> None:
        super().__init__()
        self._context = context
        self._open_document = open_document
        self._opened: Opened | None = None
        self._uuid = ""
        self.first = Button(run=self._ask, icon="undo")
        self.words = Text(wrap=True)
        self.reason = Field()
        self.second = Button(run=self.run, weight=Weight.DANGER, icon="undo")
        self.leave = Button(run=self._leave, weight=Weight.QUIET)
        self.error = Text(tone="bad", wrap=True)
        self.ways = QVBoxLayout()
        self.ways.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.words)
        column.addLayout(self.ways)
        column.addWidget(self.first, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.reason)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(2))
        buttons.addWidget(self.second)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.error)
        self.reason.returnPressed.connect(self.run)

    def show_document(self, opened: Opened) -> None:
        """Shows what can be done about this document."""
        self._opened = opened
        self.first.setText(_("Undo this document…"))
        self.second.setText(_("Undo it"))
        self.leave.setText(_("Leave it as it is"))
        self.reason.setPlaceholderText(_("Why? A word for whoever reads it later"))
        self.reason.setAccessibleName(self.reason.placeholderText())
        self._leave()

    def _leave(self) -> None:
        opened = self._opened
        if opened is None:
            return
        self.reason.clear()
        self.error.hide()
        while self.ways.count():
            old = self.ways.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        for part in (self.reason, self.second, self.leave, self.words):
            part.hide()
        desk = self._context.desk
        undoable = opened.record.type not in IRREVERSIBLE and opened.reversed_by is None
        self.first.setVisible(undoable and not opened.obstacles)
        if undoable and desk is not None and opened.record.shop != desk.shop:
            self.first.hide()
            words = _("It belongs to shop {shop} and can be undone only there.")
            self._say(words.format(shop=opened.record.shop))
        elif undoable and opened.obstacles:
            self._say(_("To undo it, first undo what came after:"))
            for record in opened.obstacles[:_MOST_OBSTACLES]:
                words = _("{document} No. {number}")
                named = words.format(document=name_of(record.type), number=record.number)
                button = Button(
                    named,
                    lambda code=record.code: self._open_document(code),
                    weight=Weight.QUIET,
                    icon="document",
                )
                self.ways.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.words.show()

    def _ask(self) -> None:
        self._uuid = ledger.drafts.new_uuid()
        self.first.hide()
        self._say(
            _(
                "A reversal is posted today. The goods go back to where they were, and both documents stay "
                "in the book."
            )
        )
        for part in (self.reason, self.second, self.leave):
            part.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def run(self) -> None:
        """Posts the reversal."""
        opened, desk = self._opened, self._context.desk
        if opened is None or desk is None or not self.second.isEnabled():
            return
        self.second.setEnabled(False)
        self._context.jobs.run(
            ledger.reverse,
            desk,
            opened.record.code,
            self._uuid,
            self.reason.text().strip(),
            done=self._undone,
            failed=self._failed,
        )

    def _undone(self, reversal: Posted) -> None:
        self.second.setEnabled(True)
        opened = self._opened
        if opened is not None:
            words = _("{document} No. {number} is undone. The goods are back where they were.")
            named = words.format(document=name_of(opened.record.type), number=opened.record.number)
            number = _("No. {number}").format(number=reversal.number)
            self._context.messages.post(named, number)
        self._context.announce(EVERYTHING)

    def _failed(self, error: BaseException) -> None:
        self.second.setEnabled(True)
        if isinstance(error, UserError):
            self.error.setText(error.text())
            self.error.show()
