"""The quiet line at the foot of the context column: another day than today, and a note."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamkor_shop.donations import DonationDraft
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _, format_date
from ui.pages.receive.forms import NamedField
from ui.text import Text
from ui.theme import space


class DayAndNote(QWidget):
    """`edited` when a field was left: read both then. `left` when Enter or Esc gives the focus back."""

    edited = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.day = NamedField(number=True)
        self.note = NamedField()
        self.sentence = Text(tone="bad", wrap=True)
        self.sentence.hide()
        self._compact = False
        row = QHBoxLayout()
        row.setSpacing(space(3))
        row.addWidget(self.day, 1)
        row.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addLayout(row)
        column.addWidget(self.sentence)
        for named in (self.day, self.note):
            named.field.editingFinished.connect(self.edited)
            named.field.returnPressed.connect(self.left)
        self._today: date | None = None
        self._shown = ""
        self._error: UserError | None = None

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.day.set_words(_("Day"), self._today_words())
        self.note.set_words(_("Note"))
        self.refuse(self._error)

    def _today_words(self) -> str:
        return _("today, {day}").format(day=format_date(self._today)) if self._today else ""

    def show_draft(self, draft: DonationDraft, today: date | None) -> None:
        """Shows the day, if it is another one than today, and the note; a field that is being typed into is
        left.
        """
        self._today = today
        self.day.field.setPlaceholderText(self._today_words())
        another = draft.uuid != self._shown
        self._shown = draft.uuid
        if another:
            self.refuse(None)
        if another or not (self.day.field.hasFocus() or self.refused):
            self.day.text = format_date(draft.day) if draft.day else ""
        if another or not self.note.field.hasFocus():
            self.note.text = draft.note
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.ignore()

    def set_compact(self, compact: bool) -> None:
        """In a narrow window the line is there only when it is asked for, or says something."""
        self._compact = compact
        self._settle()

    def _settle(self) -> None:
        wanted = bool(self.day.text or self.note.text or self.refused)
        self.setVisible(not self._compact or wanted or self.isAncestorOf(self.focusWidget() or self.window()))

    def focus_day(self) -> None:
        """To the day."""
        self.show()
        self.day.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.field.selectAll()

    @property
    def refused(self) -> bool:
        """Whether the day was refused and still stands there."""
        return self._error is not None

    def refuse(self, error: UserError | None) -> None:
        """Says what is wrong with the day; None takes the sentence away."""
        self._error = error
        self.sentence.setText(error.text() if error else "")
        self.sentence.setVisible(error is not None)
