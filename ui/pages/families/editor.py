"""The whole card as a form: members, where they live, why they are helped. F12 saves, Esc leaves it as it was."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kamkor_shop import families, seed
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.families import FamilyEntry, FamilyView, MemberEntry
from kamkor_shop.i18n import _, current
from kamkor_shop.identity import format_phone
from ui.pages.families.categories import Categories
from ui.pages.families.member_row import MemberRow
from ui.pages.receive.forms import NamedField
from ui.text import Text
from ui.theme import Type, space
from ui.widgets.buttons import Button, Weight
from ui.widgets.choice import Choice
from ui.widgets.states import Hairline


class Editor(QWidget):
    """`card` is the card that is edited, None for a new family."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.card: FamilyView | None = None
        self._rows: list[MemberRow] = []
        self._compact = False
        self._before: FamilyEntry | None = None
        self.title = Text(kind=Type.SECTION, elide=True)
        self.sentence = Text(tone="bad", wrap=True)
        self.add_member = Button(weight=Weight.QUIET, icon="plus", run=self._add_member)
        self.district = Choice()
        self.district_caption = Text(kind=Type.MUTED, tone="muted")
        self.address, self.phone, self.note = NamedField(), NamedField(), NamedField()
        self.categories = Categories(desk.clock.today())
        self._build()

    def _build(self) -> None:
        self._members = QVBoxLayout()
        self._members.setSpacing(space(1))
        place = QGridLayout()
        place.setHorizontalSpacing(space(2))
        place.setVerticalSpacing(space(2))
        district = QVBoxLayout()
        district.setSpacing(space(1))
        district.addWidget(self.district_caption)
        district.addWidget(self.district)
        place.addLayout(district, 0, 0)
        place.addWidget(self.address, 0, 1)
        place.addWidget(self.phone, 0, 2)
        place.addWidget(self.note, 1, 0, 1, 3)
        for column, stretch in enumerate((3, 6, 3)):
            place.setColumnStretch(column, stretch)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(space(3))
        column.addLayout(head)
        column.addWidget(self.sentence)
        column.addLayout(self._members)
        column.addWidget(self.add_member, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Hairline())
        column.addLayout(place)
        column.addWidget(Hairline())
        column.addWidget(self.categories)
        column.addStretch(1)

    def open(self, card: FamilyView | None, name: str = "") -> None:
        """Shows a card to be changed, or an empty one."""
        self.card = card
        for row in list(self._rows):
            self._drop(row)
        new = FamilyEntry((MemberEntry(*families.split_name(name)),))
        entry = families.entry_of(card) if card is not None else new
        for member in entry.members:
            self._add(member)
        self.address.text, self.note.text = entry.address, entry.note
        self.phone.text = format_phone(entry.phone) if entry.phone else ""
        self._districts()
        self.district.choose(entry.district)
        self.categories.show_categories(entry.categories)
        self.refuse(None)
        self.retranslate()
        self._before = self._now()
        self._rows[0].surname.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _now(self) -> FamilyEntry | None:
        try:
            return self.entry()
        except UserError:
            return None

    @property
    def changed(self) -> bool:
        """Whether anything was typed that has not been saved."""
        return self._now() != self._before

    def entry(self) -> FamilyEntry:
        """The card as typed.

        Raises:
            UserError: what cannot be read, said beside its member.
        """
        members: list[MemberEntry] = []
        for row in self._rows:
            row.refuse(None)
            try:
                members.append(row.entry())
            except UserError as error:
                row.refuse(error)
                raise
        return FamilyEntry(
            tuple(members),
            address=self.address.text,
            district=str(self.district.value or ""),
            phone=self.phone.text,
            note=self.note.text,
            categories=self.categories.entries(self.desk.member),
        )

    def refuse(self, error: UserError | None) -> None:
        """Says why the card could not be saved; an IIN's sentence stands beside its member too."""
        self.sentence.setText(error.text() if error else "")
        self.sentence.setVisible(error is not None)
        if error is not None and error.code.startswith("iin."):
            number = str(error.params.get("iin", error.params.get("text", "")))
            for row in self._rows:
                if number and row.iin.text.replace(" ", "") == number:
                    row.refuse(error)
                    self.sentence.hide()

    def _add_member(self) -> None:
        surname = self._rows[0].surname.text if self._rows else ""
        row = self._add(MemberEntry(surname=surname))
        row.given_name.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, member: MemberEntry) -> MemberRow:
        row = MemberRow(member, self.desk.clock.today())
        row.set_compact(self._compact)
        row.retranslate()
        row.removed.connect(lambda: self._remove(row))
        row.headed.connect(lambda: self._make_head(row))
        self._rows.append(row)
        self._members.addWidget(row)
        self._number()
        return row

    def _remove(self, row: MemberRow) -> None:
        self._drop(row)
        self._number()

    def _drop(self, row: MemberRow) -> None:
        self._rows.remove(row)
        self._members.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _make_head(self, row: MemberRow) -> None:
        self._rows.remove(row)
        self._rows.insert(0, row)
        self._members.removeWidget(row)
        self._members.insertWidget(0, row)
        self._number()

    def _number(self) -> None:
        for number, row in enumerate(self._rows, start=1):
            row.set_number(number, len(self._rows) == 1)

    def set_compact(self, compact: bool) -> None:
        """Members in two lines where the window is narrow."""
        self._compact = compact
        margin = space(4) if compact else space(6)
        self._column.setContentsMargins(margin, space(2), margin, space(4))
        self.categories.set_compact(compact)
        for row in self._rows:
            row.set_compact(compact)

    def _districts(self) -> None:
        names = [("", "—"), *((each.slug, getattr(each, f"name_{current()}")) for each in seed.districts())]
        self.district.set_choices(names)

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.title.setText(self.card.title if self.card else _("New family"))
        self.add_member.setText(_("Add a member"))
        self.district_caption.setText(_("District"))
        self.district.setAccessibleName(_("District"))
        self.address.set_words(_("Address"))
        self.phone.set_words(_("Phone of the family"), "701 234 56 78")
        self.note.set_words(_("Note"))
        self._districts()
        self.categories.retranslate()
        for row in self._rows:
            row.retranslate()
