"""The form of a family that nobody has registered yet: a name, ages, a telephone; Enter goes on. Under 20 seconds."""

from __future__ import annotations

from PySide6.QtCore import Signal

from kamkor_shop import families
from kamkor_shop.errors import UserError
from kamkor_shop.folding import digits_of_layout
from kamkor_shop.i18n import _
from kamkor_shop.identity import parse_phone
from ui.pages.receive.forms import Form


class NewFamilyForm(Form):
    """`asked` carries name, ages and telephone once they can be read."""

    asked = Signal(str, tuple, str)

    def __init__(self) -> None:
        super().__init__(columns=2)
        self.name = self.add_field(span=2)
        self.ages = self.add_field(number=True)
        self.phone = self.add_field(number=True)
        self.finished.connect(self._finish)

    def begin(self, typed: str) -> None:
        """Opens with what was typed into the scan field: a name, or a telephone number."""
        digits = digits_of_layout(typed.replace(" ", "").replace("+", ""))
        number = digits.isascii() and digits.isdigit()
        self.name.text = "" if number else typed
        self.ages.text = ""
        self.phone.text = typed if number else ""
        self.open(self.name if number else self.ages)

    def _finish(self) -> None:
        ages: tuple[int, ...] = ()
        try:
            ages = families.parse_ages(self.ages.text)
        except UserError as error:
            self.refuse(error, self.ages)
            return
        try:
            phone = _phone(self.phone.text)
        except UserError as error:
            self.refuse(error, self.phone)
            return
        self.asked.emit(self.name.text, ages, phone)

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.title.setText(_("New family"))
        self.name.set_words(_("Name of who came (may be empty)"), _("Surname and given name"))
        self.ages.set_words(_("Ages of the others"), "3 6 8 11")
        self.phone.set_words(_("Phone (or Enter)"), "701 234 56 78")
        self.save.setText(_("Register the family"))
        self.leave.setText(_("Back to the search"))


def _phone(text: str) -> str:
    """Checked here already, so that the sentence stands beside the field."""
    compact = digits_of_layout(text.replace(" ", ""))
    if not compact:
        return ""
    return parse_phone(compact if compact.isdigit() else text)
