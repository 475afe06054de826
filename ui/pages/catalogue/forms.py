"""The forms of places, shops and the organisation."""

from __future__ import annotations

from kamkor_shop.catalogue import Names, OrganisationRecord, PlaceRecord, ShopRecord
from kamkor_shop.i18n import _
from kamkor_shop.vocabulary import INSIDE_ROLES, LocationRole, name_of
from ui.pages.catalogue.form import Form, NameFields
from ui.widgets.choice import Choice
from ui.widgets.scan_field import Field

_NOTHING = Names("", "", "")


class PlaceForm(Form):
    """A place inside the shop; what sort of place it is stays once it exists."""

    def __init__(self) -> None:
        super().__init__()
        self.role = Choice()
        self.name = NameFields()
        self.add_line((lambda: _("Sort of place"), self.role))
        self.add_title(lambda: _("Name"))
        for line in self.name.lines():
            self.add_line(line)
        self.column.addStretch(1)

    def fill(self, record: PlaceRecord | None) -> None:
        """Shows a place; None begins a new one, a rack."""
        self.say(None)
        self.name.fill(record.names if record else _NOTHING)
        self.role.choose(record.role if record else LocationRole.RACK)
        self.role.setEnabled(record is None)

    def retranslate(self) -> None:
        super().retranslate()
        roles = [role for role in LocationRole if role in INSIDE_ROLES]
        self.role.set_choices([(role, name_of(role)) for role in roles])

    def chosen_role(self) -> LocationRole:
        """The sort of place that is chosen."""
        return LocationRole(str(self.role.value))


class ShopForm(Form):
    """A shop: its name and address as papers print them."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.address = NameFields(), NameFields()
        for words, fields in ((lambda: _("Name"), self.name), (lambda: _("Address"), self.address)):
            self.add_title(words)
            for line in fields.lines():
                self.add_line(line)
        self.column.addStretch(1)

    def fill(self, record: ShopRecord | None) -> None:
        """Shows a shop; None begins a new one."""
        self.say(None)
        self.name.fill(record.names if record else _NOTHING)
        self.address.fill(record.addresses if record else _NOTHING)


class OrganisationForm(Form):
    """The organisation that runs the shops."""

    def __init__(self) -> None:
        super().__init__()
        self.name = NameFields()
        self.bin, self.responsible = Field(), Field()
        self.add_title(lambda: _("Name"))
        for line in self.name.lines():
            self.add_line(line)
        self.add_title(lambda: _("On papers"))
        self.add_line((lambda: _("BIN"), self.bin), (lambda: _("Responsible person"), self.responsible))
        self.column.addStretch(1)

    def fill(self, record: OrganisationRecord) -> None:
        """Shows the organisation."""
        self.say(None)
        self.name.fill(record.names)
        self.bin.setText(record.bin or "")
        self.responsible.setText(record.responsible or "")

    def wish(self) -> OrganisationRecord:
        """What stands in the fields."""
        return OrganisationRecord(self.name.names(), self.bin.text().strip() or None, self.responsible.text())
