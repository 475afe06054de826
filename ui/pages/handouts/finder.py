"""The context column of Hand out: results while a name is typed, the form of a new family, the card in hand."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kamkor_shop import families, handouts
from kamkor_shop.families import FamilyView
from kamkor_shop.i18n import _
from kamkor_shop.identity import format_phone
from ui.context import AppContext
from ui.pages.handouts import words
from ui.pages.handouts.family_card import FamilyCard
from ui.pages.handouts.new_family import NewFamilyForm
from ui.text import Text
from ui.theme import Type, space
from ui.widgets.search_field import Result, ResultList, results_for

_FEWEST_DIGITS = 4


class Finder(QWidget):
    """`chosen` carries a FamilyView; `asked` name, ages and telephone of a family to register; `left` when the form
    was left; `dropped` when the chosen family was the wrong one; `member_chosen` a number; `arranged` when
    another part is shown.
    """

    chosen = Signal(object)
    asked = Signal(str, tuple, str)
    left = Signal()
    dropped = Signal()
    member_chosen = Signal(int)
    arranged = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self._card: FamilyView | None = None
        self._text = ""
        self._stepped = False
        self.title = Text(kind=Type.SECTION)
        self.hint = Text(tone="muted", wrap=True)
        self.results = ResultList()
        self.form = NewFamilyForm()
        self.card = FamilyCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        for widget in (self.title, self.hint, self.results, self.form, self.card):
            column.addWidget(widget)
        self.results.chosen.connect(self._result)
        self.form.asked.connect(self.asked)
        self.form.left.connect(self._left)
        self.card.opened.connect(lambda code: self.context.go("families", family=code))
        self.card.dropped.connect(self.dropped)
        self.card.member_chosen.connect(self.member_chosen)

    # Finding.

    def type(self, text: str) -> None:
        """The scan field holds this now: results as it grows; an emptied field keeps them for the Enter that did it."""
        typed = text.strip()
        if not typed or (typed.isdigit() and len(typed) < _FEWEST_DIGITS):
            # One to three digits are the number of a member.
            self.results.hide()
            self._arrange()
            return
        self._text, self._stepped = typed, False
        self.results.show_results(self._found(typed))
        self._arrange()

    def _found(self, text: str) -> list[Result]:
        return results_for(text, self._find, _offer)

    def _find(self, text: str) -> list[Result]:
        desk = self.context.desk
        if desk is None:
            return []
        return [Result(card, card.title, _note(card)) for card in families.find(desk, text)]

    def step(self, step: int) -> bool:
        """Up and Down among the results; False when there are none."""
        if not self.results.isVisible():
            return False
        self._stepped = True
        self.results.step(step)
        return True

    def choose_if_stepped(self) -> bool:
        """Digits were entered: they mean a family only if one of the results was stepped to."""
        return self._stepped and self._choose_current()

    def choose_family(self, text: str) -> bool:
        """Chooses the first family found for `text`; False when there is none."""
        self.results.show_results(self._find(text))
        return self._choose_current()

    def enter(self, text: str) -> None:
        """Enter after a name or a number: the result that is current."""
        if text.strip() != self._text:
            self._text, self._stepped = text.strip(), False
            self.results.show_results(self._found(self._text))
        if not self._choose_current():
            self.results.hide()
        self._arrange()

    def _choose_current(self) -> bool:
        return self.results.choose()

    def _result(self, result: Result) -> None:
        text, self._text, self._stepped = self._text, "", False
        self.results.show_results(())
        if isinstance(result.value, FamilyView):
            self.chosen.emit(result.value)
        else:
            self.context.scan.take()
            self.results.show_results(())
            self.form.begin(text)
        self._arrange()

    # The form.

    def leave_form(self) -> bool:
        """Closes the form of a new family; False when it was not open."""
        if self.form.isHidden():
            return False
        self.form.hide()
        self._arrange()
        return True

    def _left(self) -> None:
        self.leave_form()
        self.left.emit()

    # Showing.

    def show_card(self, card: FamilyView | None, counts: Counter[int]) -> None:
        """Shows the family of the list in hand, or how to find one."""
        self._card = card
        desk = self.context.desk
        if card is not None and desk is not None:
            given = handouts.given_this_month(desk, card.code)
            last = handouts.last_visit(desk, card.code)
            self.card.show_card(card, given, last, desk.clock.today(), dict(counts))
        self._arrange()

    def set_compact(self, compact: bool) -> None:
        """A strip above the list."""
        self.card.set_compact(compact)

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.title.setText(_("Who is it?"))
        self.hint.setText(_("Scan the family card, or type two letters of a name, a phone or an IIN."))
        self.form.retranslate()
        if self.results.results and self._text:
            self.results.show_results(self._found(self._text))

    def _arrange(self) -> None:
        """One thing at a time: the form, else the results, else the card, else the hint."""
        form = not self.form.isHidden()
        results = self.results.isVisibleTo(self) and not form
        card = self._card is not None and not form and not results
        self.results.setVisible(results)
        self.card.setVisible(card)
        for text in (self.title, self.hint):
            text.setVisible(not form and not results and not card)
        self.arranged.emit()


def _offer(text: str) -> str:
    return _("New family “{text}”").format(text=text)


def _note(card: FamilyView) -> str:
    """Beside a result: its children and how to reach it, so that namesakes are told apart."""
    phone = format_phone(card.phones[0]) if card.phones else words.card_number(card)
    return f"{words.make_up(card).split(' · ')[-1]} · {phone}"
