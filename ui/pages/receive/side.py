"""The context column at work: who gives is found, written new, or a box; another day and a note stand at its
foot.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kamkor_shop import boxes, donations, donors
from kamkor_shop.donations import BoxVisit, DonationDraft
from kamkor_shop.errors import UserError
from ui.pages.page import Page
from ui.pages.receive.box_form import BoxForm
from ui.pages.receive.day import DayAndNote
from ui.pages.receive.donor_form import DonorForm
from ui.pages.receive.giver import Giver
from ui.pages.receive.in_hand import InHand
from ui.pages.receive.words import gifts_before, gifts_today
from ui.theme import space


class Side(QWidget):
    """Changes the giver of the donation in hand. `go_on` is called when something that was written has been
    written.
    """

    def __init__(
        self,
        page: Page,
        in_hand: InHand,
        find_box: Callable[[], object],
        tell: Callable[[UserError | None], object],
        go_on: Callable[[], object],
    ) -> None:
        super().__init__()
        self.page = page
        self.context = page.context
        self.in_hand = in_hand
        self._tell = tell
        self._go_on = go_on
        self._compact = False
        self._shown: tuple[object, ...] | None = None
        self.giver = Giver(self.take_nobody, find_box, self.wish_act)
        self.donor_form = DonorForm()
        self.box_form = BoxForm(self._box_changed)
        self.day = DayAndNote()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(3))
        for widget in (self.giver, self.donor_form, self.box_form):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._column.addWidget(self.day)
        self.donor_form.finished.connect(self.save_donor)
        self.donor_form.left.connect(self._leave_donor)
        self.box_form.finished.connect(self._box_done)
        self.box_form.left.connect(self.take_nobody)
        self.giver.opened.connect(lambda code: self.context.go("day_book", document=code))
        self.day.edited.connect(self.read_day)
        self.day.left.connect(page.refocus)

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        for part in (self.donor_form, self.box_form, self.day):
            part.retranslate()
        self.forget_shown()

    def set_compact(self, compact: bool) -> None:
        """A narrow window has a strip for the giver alone: forms, day and note go over to the work column."""
        self._compact = compact
        self.giver.set_compact(compact)
        if compact:
            for place, form in enumerate((self.donor_form, self.box_form), start=1):
                self.page.work.insertWidget(place, form)
            self.page.work.addWidget(self.day)
        else:
            for place, form in enumerate((self.donor_form, self.box_form), start=1):
                self._column.insertWidget(place, form)
            self._column.addWidget(self.day)
        self.day.set_compact(compact)

    def make_room(self) -> None:
        """Where a new donor is written nobody asks any more who gives."""
        self.giver.setHidden(not self.donor_form.isHidden())

    def forget_shown(self) -> None:
        """What is shown of the giver may be out of date: the next showing reads it again."""
        self._shown = None

    def take_donor(self, code: int) -> None:
        """This donor gives.

        Raises:
            UserError: ``donor.unknown``.
        """
        known = donors.donor(self.context.desk, code)
        self.donor_form.hide()
        self.in_hand.put(self.in_hand.draft.from_donor(known.code))
        self._tell(None)
        self.page.refocus()

    def take_nobody(self) -> None:
        """Nobody knows who gives."""
        self.donor_form.hide()
        self.in_hand.put(replace(self.in_hand.draft.from_donor(None), act=False))
        self.page.refocus()

    def take_box(self, code: int) -> None:
        """This box was emptied."""
        self.donor_form.hide()
        visit = BoxVisit(code, first=self.context.member_name)
        self.in_hand.put(self.in_hand.draft.from_box(visit))
        self.box_form.begin(boxes.box(self.context.desk, code), visit, focus=True)

    def add_box(self, name: str) -> None:
        """A box that was not known yet was emptied."""
        self.page.run_job(boxes.add, self.context.desk, name, done=self._box_added, failed=self.refuse)

    def begin_donor(self, text: str) -> None:
        """A card for a donor who was not found."""
        self.box_form.hide()
        self.donor_form.begin(text)

    def wish_act(self, wished: bool) -> None:
        """The person wants an act, or not."""
        draft = self.in_hand.draft
        if draft.donor is not None:
            self.in_hand.put(replace(draft, act=wished))
        self.page.refocus()

    def save_donor(self) -> None:
        """Writes the new donor's card."""
        card = self.donor_form.card()
        desk = self.context.desk
        self.page.run_job(donors.add, desk, card, done=self._donor_saved, failed=self._donor_refused)

    def read_day(self) -> bool:
        """Takes the day and the note as they stand in their fields; False when the day cannot be read."""
        try:
            day = donations.read_day(self.day.day.text, self.context.desk.clock.today())
        except UserError as error:
            self.day.refuse(error)
            return False
        self.day.refuse(None)
        self.in_hand.put(replace(self.in_hand.draft, day=day, note=self.day.note.text))
        return True

    def refuse(self, error: BaseException) -> None:
        """Says why something was not posted, beside its cause."""
        if isinstance(error, UserError):
            if error.code.startswith("box.") and self.in_hand.draft.box is not None:
                self.box_form.show()
                self.box_form.refuse(error, self.box_form.field_of(error))
            elif error.code.startswith("day."):
                self.day.refuse(error)
                self.day.focus_day()
            else:
                self._tell(error)
        self._go_on()

    def show_draft(self, draft: DonationDraft) -> None:
        """Shows the giver of a draft, its day and its note."""
        desk = self.context.desk
        self.day.show_draft(draft, desk.clock.today() if desk is not None else None)
        wanted = (draft.donor, draft.box.box if draft.box else None, draft.act, draft.uuid)
        if wanted == self._shown or desk is None:
            return
        self._shown = wanted
        if draft.box is None:
            self.box_form.hide()
        try:
            self._show_giver(draft)
        except UserError as error:
            self._tell(error)

    def _show_giver(self, draft: DonationDraft) -> None:
        desk = self.context.desk
        if draft.box is not None:
            record = boxes.box(desk, draft.box.box)
            self.giver.show_box(record)
            if not self.box_form.isVisible():
                self.box_form.begin(record, draft.box, focus=False)
        elif draft.donor is not None:
            self.giver.show_donor(donors.donor(desk, draft.donor), draft.act)
        else:
            self.giver.show_unknown()
        party = draft.box.box if draft.box else draft.donor
        if party is None:
            today = desk.clock.today()
            words = gifts_today(donations.count_on(desk, today))
            self.giver.show_gifts(donations.gifts_on(desk, today), words, days=False)
        else:
            words = gifts_before(donations.gifts_count(desk, party))
            self.giver.show_gifts(donations.gifts_of(desk, party), words)

    def _leave_donor(self) -> None:
        self.donor_form.hide()
        self.page.refocus()

    def _donor_saved(self, code: int) -> None:
        self.take_donor(code)
        self.context.announce({"donors"})
        self._go_on()

    def _donor_refused(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.donor_form.refuse(error, self.donor_form.field_of(error))
        self._go_on()

    def _box_added(self, code: int) -> None:
        self.take_box(code)
        self.context.announce({"boxes"})
        self._go_on()

    def _box_done(self) -> None:
        self.box_form.setHidden(self._compact)
        self.page.refocus()

    def _box_changed(self) -> None:
        box = self.in_hand.draft.box
        if box is not None:
            self.in_hand.put(replace(self.in_hand.draft, box=self.box_form.visit(box.box)))
            self.box_form.check_seal()
