"""Entering: what was typed or scanned becomes a line, or a question, or a sentence that says why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamkor_shop import catalogue, donations
from kamkor_shop.donations import BagLine, GoodsLine, Packs, Unweighed, Weighed
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _, ngettext
from kamkor_shop.quantities import format_quantity
from ui.context import AppContext
from ui.pages.receive.goods_form import FOOD, GoodsForm
from ui.pages.receive.in_hand import InHand
from ui.pages.receive.words import weight_of
from ui.text import Text
from ui.theme import Type, space
from ui.widgets.states import Flash

_DATE_DIGITS = (6, 8)


class EntryBand(QWidget):
    """The last entry, to be read from afar, and the sentence beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.figure = Text(kind=Type.AFAR)
        self.words = Text(kind=Type.LEAD, tone="muted", wrap=True)
        self.sentence = Text(wrap=True)
        top = QHBoxLayout()
        top.setSpacing(space(4))
        top.addWidget(self.figure)
        top.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addLayout(top)
        column.addWidget(self.sentence)
        self._kept_hidden = False
        self._say: Callable[[], tuple[str, str]] | None = None
        self._error: UserError | None = None
        self.clear()

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        if self._say is not None:
            self._set(*self._say())
        if self._error is not None:
            self.sentence.setText(self._error.text())

    def tell(self, say: Callable[[], tuple[str, str]]) -> None:
        """Shows an entry that was taken: `say` gives the figure and the words, in whatever language it is
        then.
        """
        self._say = say
        self.refuse(None)
        self._set(*say())
        Flash(self)

    def refuse(self, error: UserError | None, tone: str = "bad") -> None:
        """Shows why an entry was not taken; None takes the sentence away."""
        self._error = error
        self.sentence.set_tone(tone)
        self.sentence.setText(error.text() if error else "")
        self.sentence.setVisible(error is not None)
        self._settle()

    def clear(self) -> None:
        """Nothing was entered yet."""
        self._say = None
        self._set("", "")
        self.refuse(None)

    def _set(self, figure: str, words: str) -> None:
        self.figure.setText(figure)
        self.words.setText(words)
        self.figure.setVisible(bool(figure))
        self.words.setVisible(bool(words))
        self._settle()

    def keep_hidden(self, hidden: bool) -> None:
        """Makes room for something else; a sentence is shown all the same."""
        self._kept_hidden = hidden
        self._settle()

    def _settle(self) -> None:
        told = self._say is not None and not self._kept_hidden
        self.setVisible(told or self._error is not None)


class Intake:
    """What happens to an entry. It asks back where a slip of the hand is likelier than the truth."""

    def __init__(
        self,
        context: AppContext,
        in_hand: InHand,
        band: EntryBand,
        form: GoodsForm,
        ask: Callable[[], object],
    ) -> None:
        self._context = context
        self._in_hand = in_hand
        self._band = band
        self._form = form
        self._ask_kind = ask
        self._asked: int | None = None
        self._misread: UserError | None = None
        self._packs = Packs(1, "")
        self._changing: int | None = None

    def enter(self, text: str) -> bool:
        """Takes an entry; False when it is a word to look for."""
        self._misread = None
        if self._is_expiry(text):
            return True
        try:
            entry = donations.read_entry(text)
        except UserError as error:
            if error.code == "donation.not_kilograms":
                self._misread = error
                return False
            self._band.refuse(error)
            return True
        if isinstance(entry, Weighed):
            self._weigh(entry.grams, sure=entry.grams == self._asked)
        elif isinstance(entry, Unweighed):
            self._take_unweighed(entry.count)
        elif isinstance(entry, Packs):
            self.pack(entry.code, entry.count)
        return entry is not None

    def nothing_found(self) -> None:
        """Neither a weight nor a word that finds anything."""
        self._band.refuse(self._misread or UserError("donation.nothing_found"))

    def confirm(self) -> bool:
        """Enter alone: yes, the bag is that heavy. False when nothing was asked."""
        if self._asked is None:
            return False
        self._weigh(self._asked, sure=True)
        return True

    def forget_question(self) -> bool:
        """Esc: no, it is not. False when nothing was asked."""
        asked, self._asked = self._asked, None
        self._band.refuse(None)
        return asked is not None

    def change_bag(self, index: int | None) -> bool:
        """The next weight is that of this bag of the list. False when there is no bag at that place."""
        lines = self._in_hand.draft.lines
        bag = lines[index] if index is not None and index < len(lines) else None
        if index is None or not isinstance(bag, BagLine):
            return False
        self._changing = index
        weight, place = weight_of(bag.grams, bag.estimated), self._place_of(index)
        words = _("Bag {number}: weigh it again and type its weight. Esc leaves it as it is.")
        self._band.tell(lambda: (weight, words.format(number=place)))
        return True

    def forget_change(self) -> bool:
        """The bag stays as it is. False when none was to be changed."""
        changing, self._changing = self._changing, None
        if changing is not None:
            self._band.clear()
        return changing is not None

    def _place_of(self, index: int) -> int:
        """How many bags stand in the draft up to that line."""
        return sum(isinstance(line, BagLine) for line in self._in_hand.draft.lines[: index + 1])

    def removed(self) -> None:
        """A line was taken off the list: what the band told is no longer true."""
        self._asked = self._changing = None
        self._band.clear()

    def _weigh(self, grams: int, sure: bool) -> None:
        self._asked = None
        changing, bag = self._changing, BagLine(grams, sure=sure)
        try:
            if changing is None:
                self._in_hand.add(bag)
            else:
                self._in_hand.put(self._in_hand.draft.with_bag(changing, bag))
        except UserError as error:
            if error.code == "donation.heavy_bag":
                self._asked = grams
            self._band.refuse(error, "warn" if error.code == "donation.heavy_bag" else "bad")
            return
        self._changing = None
        self._tell_bags(
            1, grams, estimated=False, place=None if changing is None else self._place_of(changing)
        )

    def _take_unweighed(self, count: int) -> None:
        self._asked = self._changing = None
        grams = donations.average_bag(self._context.desk)
        try:
            self._in_hand.add_bags(count, grams)
        except UserError as error:
            self._band.refuse(error)
            return
        self._tell_bags(count, grams, estimated=True)

    def _tell_bags(self, count: int, grams: int, estimated: bool, place: int | None = None) -> None:
        place = place or len(self._in_hand.draft.bags)

        def say() -> tuple[str, str]:
            figure = weight_of(grams, estimated)
            if count > 1:
                words = ngettext("{number} bag, not weighed", "{number} bags, not weighed", count)
                return figure, words.format(number=count)
            return figure, _("Bag {number}").format(number=place)

        self._band.tell(say)

    # Goods.

    def pack(self, code: str, count: int) -> None:
        """A maker's code was scanned: so many packs more, or the question what it is."""
        desk = self._context.desk
        self._changing = None
        try:
            known = catalogue.maker_code(desk, code)
            if known is None:
                self._packs = Packs(count, code)
                self._band.refuse(UserError("donation.unknown_pack", text=code), "warn")
                self._ask_kind()
                return
            kind = catalogue.kind(desk, known.kind)
            before = self._last_of(kind.code)
            quantity = known.pack_quantity * count
            line = GoodsLine(
                kind.code, kind.unit, quantity, before.unit_value if before else kind.usual_value,
                before.expires if before else None,
            )  # fmt: skip
            self._in_hand.add(line)
        except UserError as error:
            self._band.refuse(error)
            return
        self._tell_goods(kind.code)

    def goods(self, code: int) -> None:
        """A kind was chosen: its form opens. It is that of the pack that was just scanned, if one was asked
        about.
        """
        packs, self._packs = self._packs, Packs(1, "")
        self._changing = None
        self._form.count = packs.count
        self._band.refuse(None)
        self._form.begin(catalogue.kind(self._context.desk, code), packs.code)

    def forget_pack(self) -> None:
        """Nobody says what the unknown pack is."""
        self._packs = Packs(1, "")

    def add_goods(self) -> bool:
        """Takes what stands in the form of goods. False when it is refused; the sentence stands in the
        form.
        """
        form = self._form
        try:
            line = form.line()
            today = self._context.desk.clock.today()
            if line.expires is not None and line.expires < today:
                raise UserError("donation.expired", kind=form.title.text(), expires=line.expires)
            one = line.quantity
            self._in_hand.add(replace(line, quantity=one * form.count))
        except UserError as error:
            form.refuse(error, form.field_of(error))
            return False
        if form.new_code:
            self._context.jobs.run(
                catalogue.bind_maker_code, self._context.desk, form.new_code, line.kind, one,
                done=lambda _pack: self._context.announce({"catalogue"}),
            )  # fmt: skip
        form.hide()
        self._tell_goods(line.kind)
        return True

    def _tell_goods(self, code: int) -> None:
        line = self._in_hand.draft.lines[-1]
        assert isinstance(line, GoodsLine)
        kind = catalogue.kind(self._context.desk, code)
        wants_date = kind.group == FOOD and line.expires is None

        def say() -> tuple[str, str]:
            words = kind.name()
            if wants_date:
                words += "\n" + _("Good until? Type 010926 for 01.09.2026, or go on.")
            return format_quantity(line.quantity, line.unit), words

        self._band.tell(say)

    def _last_of(self, kind: int) -> GoodsLine | None:
        found = [line for line in self._in_hand.draft.goods if line.kind == kind and not line.each]
        return found[-1] if found else None

    def _is_expiry(self, text: str) -> bool:
        """Six or eight digits after a pack of food are its date."""
        lines = self._in_hand.draft.lines
        digits = "".join(text.split())
        if not lines or not isinstance(lines[-1], GoodsLine) or len(digits) not in _DATE_DIGITS:
            return False
        line = lines[-1]
        kind = catalogue.kind(self._context.desk, line.kind)
        if not digits.isdigit() or kind.group != FOOD:
            return False
        try:
            expires = donations.read_expiry(digits)
            if expires is not None and expires < self._context.desk.clock.today():
                raise UserError("donation.expired", kind=kind.name(), expires=expires)
        except UserError as error:
            self._band.refuse(error)
            return True
        self._in_hand.change_last_goods(expires=expires)
        self._tell_goods(line.kind)
        return True
