"""A box that was emptied: the seal that was cut, the one put on, and the two persons who did it."""

from __future__ import annotations

from kamkor_shop.boxes import BoxRecord
from kamkor_shop.donations import BoxVisit
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from ui.pages.receive.forms import Form, NamedField


class BoxForm(Form):
    """Part of the donation in hand, so every change of it is kept: `finished` only gives the focus back."""

    def __init__(self, changed: object) -> None:
        super().__init__(columns=2)
        keep = changed if callable(changed) else None
        self.old_seal = self.add_field(keep, number=True)
        self.new_seal = self.add_field(keep, number=True)
        self.first = self.add_field(keep, span=2)
        self.second = self.add_field(keep, span=2)
        self._record: BoxRecord | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.title.setText(_("Seals, and who emptied the box"))
        self.old_seal.set_words(_("Seal removed"))
        self.new_seal.set_words(_("Seal put on"))
        self.first.set_words(_("First person"))
        self.second.set_words(_("Second person"))
        self.save.setText(_("To the bags"))
        self.leave.setText(_("Not from a box"))
        self.check_seal()

    def begin(self, record: BoxRecord, visit: BoxVisit, *, focus: bool) -> None:
        """Shows a visit of a box."""
        self._record = record
        for named, text in (
            (self.old_seal, visit.old_seal),
            (self.new_seal, visit.new_seal),
            (self.first, visit.first),
            (self.second, visit.second),
        ):
            named.text = text
        if focus:
            self.open()
        else:
            self.show()
        self.check_seal()

    def visit(self, box: int) -> BoxVisit:
        """What was typed."""
        return BoxVisit(box, self.old_seal.text, self.new_seal.text, self.first.text, self.second.text)

    def check_seal(self) -> None:
        """Another seal than the one on record may mean that somebody opened the box: said at once, never
        refused.
        """
        expected = self._record.seal if self._record else ""
        read = self.old_seal.text
        other = bool(expected and read and read != expected)
        words = _("On record is the seal {seal}: another one was cut. Write in the note what you saw.")
        self.sentence.set_tone("warn")
        self.sentence.setText(words.format(seal=expected) if other else "")
        self.sentence.setVisible(other)

    def field_of(self, error: UserError) -> NamedField:
        """The field that an error speaks of."""
        if error.code == "box.two_persons":
            return self.second if self.first.text else self.first
        return self.new_seal
