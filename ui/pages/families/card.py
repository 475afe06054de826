"""One family as it stands in the register: members, address, categories, consent, and what it was given."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kamkor_shop import families, handouts
from kamkor_shop.desk import Desk
from kamkor_shop.families import FamilyView
from kamkor_shop.i18n import _, format_date, ngettext
from kamkor_shop.quantities import format_tenge
from kamkor_shop.vocabulary import name_of
from ui.pages.families import words
from ui.pages.handouts import words as handout_words
from ui.text import Text
from ui.theme import Type, space
from ui.widgets.buttons import Button, Weight
from ui.widgets.figures import Figure
from ui.widgets.states import EmptyState, Hairline

_VISITS = 8


class CardView(QWidget):
    """`edit`, `give` and `print_card` carry the code of the card, `document` that of a hand-out."""

    edit = Signal(int)
    give = Signal(int)
    print_card = Signal(int)
    document = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.card: FamilyView | None = None
        self._shown = _VISITS
        self._build()

    def _build(self) -> None:
        self.empty = EmptyState("families")
        self.body = QWidget()
        self.name = Text(kind=Type.SECTION, wrap=True)
        self.about = Text(tone="muted", wrap=True)
        self.gaps = Text(tone="warn", wrap=True)
        self.edit_button = Button(weight=Weight.QUIET, icon="edit", run=lambda: self._tell(self.edit))
        self.give_button = Button(weight=Weight.QUIET, icon="handout", run=lambda: self._tell(self.give))
        self.print_button = Button(weight=Weight.QUIET, icon="print", run=lambda: self._tell(self.print_card))
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for button in (self.give_button, self.edit_button, self.print_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.members = QGridLayout()
        self.members.setHorizontalSpacing(space(3))
        self.members.setVerticalSpacing(space(1))
        self.members.setColumnStretch(1, 1)
        self.facts = Text(wrap=True)
        self.history_title = Text(kind=Type.STRONG)
        self.history = QGridLayout()
        self.history.setHorizontalSpacing(space(3))
        self.history.setVerticalSpacing(space(1))
        self.history.setColumnStretch(1, 1)
        self.more = Button(weight=Weight.QUIET, run=self._more)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        for widget in (self.name, self.about, self.gaps):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addLayout(self.members)
        column.addWidget(Hairline())
        column.addWidget(self.facts)
        column.addWidget(Hairline())
        column.addWidget(self.history_title)
        column.addLayout(self.history)
        column.addWidget(self.more)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.empty)
        outer.addWidget(self.body)
        self.body.hide()

    def show_card(self, card: FamilyView | None) -> None:
        """Shows a card; None says how to open one."""
        if card is None or self.card is None or card.code != self.card.code:
            self._shown = _VISITS
        self.card = card
        self.empty.setVisible(card is None)
        self.body.setVisible(card is not None)
        if card is not None:
            self._show_head(card)
            self._show_members(card)
            self._show_facts(card)
            self._show_history(card)

    def _tell(self, signal: object) -> None:
        if self.card is not None:
            signal.emit(self.card.code)  # type: ignore[attr-defined]

    def _show_head(self, card: FamilyView) -> None:
        self.name.setText(card.title)
        parts = (handout_words.make_up(card), handout_words.card_number(card))
        since = _("registered {day}").format(day=format_date(card.registered_on))
        self.about.setText(" · ".join((*parts, since)))
        gaps = ", ".join(gap.text for gap in families.gaps_of(card))
        self.gaps.setText(_("To complete later: {gaps}").format(gaps=gaps) if gaps else "")
        self.gaps.setVisible(bool(gaps))

    def _show_members(self, card: FamilyView) -> None:
        _clear(self.members)
        for row, member in enumerate(card.members):
            detail = [words.birth(member), handout_words.age(member).removeprefix("≈ ")]
            if member.sex is not None:
                detail.append(name_of(member.sex))
            if member.iin:
                detail.append(_("IIN {iin}").format(iin=member.iin))
            text = " · ".join(part for part in detail if part)
            self.members.addWidget(Text(str(member.number), tone="muted"), row, 0)
            name = QVBoxLayout()
            name.setSpacing(0)
            name.addWidget(Text(member.name or handout_words.call_name(member), elide=True))
            name.addWidget(Text(text, kind=Type.MUTED, tone="muted", elide=True))
            self.members.addLayout(name, row, 1)

    def _show_facts(self, card: FamilyView) -> None:
        lines = [words.place(card), words.phones(card)]
        lines += [words.category(each) for each in card.categories]
        consent = families.consent_on(self.desk, card.code)
        if consent is not None:
            day = format_date(date.fromisoformat(consent))
            lines.append(_("consent to personal data processing: {day}").format(day=day))
        else:
            lines.append(_("consent to personal data processing: with the next receipt"))
        self.facts.setText("\n".join(line for line in (*lines, card.note) if line))

    def _show_history(self, card: FamilyView) -> None:
        _clear(self.history)
        visits = handouts.visits(self.desk, card.code, limit=self._shown + 1)
        self.history_title.setText(_("Hand-outs") if visits else _("Nothing was handed out yet"))
        for row, visit in enumerate(visits[: self._shown]):
            day = Figure(format_date(visit.day), lambda code=visit.document: self.document.emit(code))
            number = ngettext("{number} thing", "{number} things", visit.things).format(number=visit.things)
            state = f"{number} · {_('undone')}" if visit.undone else number
            self.history.addWidget(day, row, 0)
            self.history.addWidget(Text(state, tone="muted" if visit.undone else "text"), row, 1)
            self.history.addWidget(Text(format_tenge(visit.value), tone="muted"), row, 2)
        self.more.setVisible(len(visits) > self._shown)

    def _more(self) -> None:
        self._shown += 3 * _VISITS
        if self.card is not None:
            self._show_history(self.card)

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.edit_button.setText(_("Edit"))
        self.give_button.setText(_("Hand out"))
        self.print_button.setText(_("Print"))
        self.print_button.setToolTip(_("Print the card"))
        self.print_button.setAccessibleName(_("Print the card"))
        self.more.setText(_("Earlier hand-outs"))
        self.empty.say(_("Choose a family"), _("Its members, categories and hand-outs are shown here."))
        self.show_card(self.card)


def _clear(grid: QGridLayout) -> None:
    while grid.count():
        item = grid.takeAt(0)
        if item.layout() is not None:
            while item.layout().count():
                _drop(item.layout().takeAt(0).widget())
        _drop(item.widget())


def _drop(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
