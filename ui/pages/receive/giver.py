"""The context column: who gives, what came from them before, and what the act needs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kamkor_shop.boxes import BoxRecord
from kamkor_shop.donations import Gift
from kamkor_shop.donors import DonorRecord
from kamkor_shop.i18n import _, format_date
from kamkor_shop.identity import format_phone
from kamkor_shop.vocabulary import Origin, name_of
from ui.pages.receive.words import gift_words
from ui.text import Text
from ui.theme import Type, space
from ui.widgets.buttons import Button, Weight
from ui.widgets.chips import Chips
from ui.widgets.figures import Figure
from ui.widgets.states import Hairline


class Giver(QWidget):
    """`opened` carries the code of a past donation; the buttons call what they are given."""

    opened = Signal(int)

    def __init__(
        self, unknown: Callable[[], object], boxes: Callable[[], object], act: Callable[[bool], object]
    ) -> None:
        super().__init__()
        self.caption = Text(kind=Type.MUTED, tone="muted")
        self.name = Text(kind=Type.SECTION, wrap=True)
        self.note = Text(tone="muted", wrap=True)
        self.to_unknown = Button(run=unknown, weight=Weight.QUIET, key="Ctrl+U")
        self.to_boxes = Button(run=boxes, weight=Weight.QUIET, key="Ctrl+B")
        self.act = Chips()
        self.act.changed.connect(lambda values: act(bool(values)))
        self.act_note = Text(tone="muted", wrap=True)
        self.before = Text(kind=Type.MUTED, tone="muted")
        self.line = Hairline()
        self._compact = False
        self._has_gifts = False
        self._past = QWidget()
        self._gifts = QVBoxLayout(self._past)
        self._gifts.setContentsMargins(0, 0, 0, 0)
        self._gifts.setSpacing(0)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(self.to_unknown)
        buttons.addWidget(self.to_boxes)
        buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(space(1))
        self._controls = controls = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        controls.setSpacing(space(1))
        for widget in (self.caption, self.name, self.note):
            words.addWidget(widget)
        words.addStretch(1)
        controls.addLayout(buttons)
        controls.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)
        controls.addWidget(self.act_note)
        controls.addStretch(1)
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._head.setSpacing(space(1))
        self._head.addLayout(words, 1)
        self._head.addLayout(controls)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addLayout(self._head)
        column.addSpacing(space(2))
        column.addWidget(self.line)
        column.addWidget(self.before)
        column.addWidget(self._past)

    def set_compact(self, compact: bool) -> None:
        """In a narrow window the giver stands in one row with the buttons; past gifts wait for a wider
        one.
        """
        self._compact = compact
        row, column = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(row if compact else column)
        self._controls.setDirection(QBoxLayout.Direction.RightToLeft if compact else column)
        self.caption.setVisible(not compact)
        self.act_note.setVisible(not compact and bool(self.act_note.text()))
        for widget in (self.line, self.before, self._past):
            widget.setVisible(not compact and self._has_gifts)

    def show_unknown(self) -> None:
        """Nobody said who gives: the rule at the door."""
        self._say(
            _("Giver unknown"),
            _("Type a name, a phone or a BIN to find a donor or to write a new one."),
            True,
        )
        self._act(None)

    def show_donor(self, donor: DonorRecord, wished: bool) -> None:
        """A donor's card."""
        parts = (
            name_of(donor.type),
            donor.contact,
            format_phone(donor.phone) if donor.phone else "",
            donor.number,
        )
        self._say(donor.name, " · ".join(part for part in parts if part), False)
        self._act(wished if donor.origin is Origin.PERSON else None)
        self.act_note.setText(
            "" if donor.origin is Origin.PERSON else _("An act of acceptance will be printed.")
        )
        self.act_note.setVisible(bool(self.act_note.text()) and not self._compact)

    def show_box(self, box: BoxRecord) -> None:
        """A box that is being emptied."""
        words = [_("donation box"), box.address]
        if box.seal:
            words.append(_("seal {seal}").format(seal=box.seal))
        self._say(box.name(), " · ".join(word for word in words if word), False)
        self._act(None)
        self.act_note.setText(_("An act of acceptance will be printed."))
        self.act_note.setVisible(not self._compact)

    def _say(self, name: str, note: str, unknown: bool) -> None:
        self.caption.setText(_("From"))
        self.name.setText(name)
        self.note.setText(note)
        self.to_unknown.setText(_("Giver unknown"))
        self.to_boxes.setText(_("Donation box"))
        self.to_unknown.setVisible(not unknown)
        self.to_boxes.setVisible(unknown)
        self.act_note.hide()

    def _act(self, wished: bool | None) -> None:
        """The wish for an act; None where there is nothing to wish."""
        self.act.setVisible(wished is not None)
        self.act.set_choices([("act", _("Print an act") + " · Ctrl+T")])
        self.act.choose(["act"] if wished else [])

    def show_gifts(self, gifts: tuple[Gift, ...], words: str, *, days: bool = True) -> None:
        """Gifts of the past under `words`; each line opens its document."""
        while self._gifts.count():
            old = self._gifts.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        self._has_gifts = bool(gifts)
        for widget in (self.line, self.before, self._past):
            widget.setVisible(self._has_gifts and not self._compact)
        self.before.setText(words)
        for gift in gifts:
            self._gifts.addWidget(self._gift(gift, days))

    def _gift(self, gift: Gift, days: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(3))
        if days:
            row.addWidget(Text(format_date(gift.day), tone="muted"))
        row.addWidget(Text(gift_words(gift), elide=True), 1)
        figure = Figure(f"№ {gift.number}", lambda code=gift.document: self.opened.emit(code))
        row.addWidget(figure)
        return line
