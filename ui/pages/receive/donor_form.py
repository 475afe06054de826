"""The card of a new donor: who it is, the name, a phone; five Enters and it is written."""

from __future__ import annotations

from PySide6.QtCore import Qt

from kamkor_shop.donors import DonorCard
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from kamkor_shop.identity import check_bin, check_iin, parse_phone
from kamkor_shop.vocabulary import PartyType, short_name_of
from ui.pages.receive.forms import Form, NamedField
from ui.widgets.chips import Chips


class DonorForm(Form):
    """`finished` when all was typed: read `card()` then."""

    def __init__(self) -> None:
        super().__init__(columns=2)
        self.kinds = Chips(one=True)
        self.rows.insertWidget(1, self.kinds, 0, Qt.AlignmentFlag.AlignLeft)
        self.kinds.changed.connect(lambda _values: self._kind_changed())
        self.name = self.add_field(span=2)
        self.phone = self.add_field(number=True)
        self.number = self.add_field(number=True)
        self.contact = self.add_field(span=2)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.title.setText(_("New donor"))
        self.kinds.set_choices([(kind, short_name_of(kind)) for kind in PartyType])
        person = self.kind is PartyType.PERSON
        self.name.set_words(_("Surname and name") if person else _("Name of the organisation"))
        self.phone.set_words(_("Phone"), "701 234 56 78")
        self.number.set_words(_("IIN (for an act only)") if person else _("BIN"))
        self.contact.set_words(_("Who hands over"))
        self.save.setText(_("Save the donor"))
        self.leave.setText(_("Leave unknown"))

    @property
    def kind(self) -> PartyType:
        """Who gives; a person unless chosen otherwise."""
        chosen = self.kinds.values
        return next((kind for kind in PartyType if kind in chosen), PartyType.PERSON)

    def begin(self, text: str) -> None:
        """Opens the form with what was typed in the search put where it belongs."""
        for field in self.fields:
            field.text = ""
        kind, field = _guess(text)
        self.kinds.choose([kind])
        target = {"phone": self.phone, "number": self.number}.get(field, self.name)
        target.text = text
        self._kind_changed()
        self.open(self.phone if target is self.name and text else self.name)

    def card(self) -> DonorCard:
        """What was typed."""
        contact = "" if self.kind is PartyType.PERSON else self.contact.text
        return DonorCard(self.kind, self.name.text, self.phone.text, self.number.text, contact)

    def field_of(self, error: UserError) -> NamedField:
        """The field that an error speaks of."""
        subject = error.code.split(".")[0]
        if error.code == "donor.number_known" or subject in {"iin", "bin"}:
            return self.number
        return self.phone if subject == "phone" else self.name

    def _kind_changed(self) -> None:
        self.contact.setVisible(self.kind is not PartyType.PERSON)
        self.retranslate()


def _guess(text: str) -> tuple[PartyType, str]:
    """Whose card a search text would begin, and in which field it belongs: a BIN, an IIN, a phone, else a
    name.
    """
    for check, kind, field in (
        (check_bin, PartyType.ORGANISATION, "number"),
        (check_iin, PartyType.PERSON, "number"),
        (parse_phone, PartyType.PERSON, "phone"),
    ):
        try:
            check(text)
        except UserError:
            continue
        return kind, field
    return PartyType.PERSON, "name"
