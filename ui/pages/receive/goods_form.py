"""Ready goods of a kind: how many, which size, good until when, what one is worth."""

from __future__ import annotations

from kamkor_shop import sizes
from kamkor_shop.catalogue import KindRecord
from kamkor_shop.donations import GoodsLine, read_expiry
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from kamkor_shop.quantities import is_measured, parse_quantity
from kamkor_shop.vocabulary import ForWhom, SizeSystem, Unit, short_name_of
from ui.pages.receive.forms import Form, NamedField
from ui.widgets.chips import Chips

FOOD = "food"
_LARGEST_VALUE = 10_000_000


class GoodsForm(Form):
    """`finished` when all was typed: read `line()` then. With a `new_code` what is typed is what one of
    `count` packs with this maker's code holds.
    """

    def __init__(self) -> None:
        super().__init__(columns=4)
        self.kind: KindRecord | None = None
        self.new_code = ""
        self.count = 1
        self.quantity = self.add_field(number=True)
        self.size = self.add_field(number=True)
        self.expires = self.add_field(number=True)
        self.value = self.add_field(number=True)
        self.whom = Chips(one=True)
        self.labels = Chips(one=True)
        self.rows.insertWidget(2, self.whom)
        self.rows.insertWidget(3, self.labels)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        kind = self.kind
        self.whom.set_choices([(whom, short_name_of(whom)) for whom in ForWhom])
        self.labels.set_choices([(True, _("A label on each")), (False, _("One label for all"))])
        self.size.set_words(_("Size, if any"))
        self.expires.set_words(_("Good until"), "01.09.2026")
        self.save.setText(_("Add to the list"))
        self.leave.setText(_("Do not add"))
        if kind is None:
            return
        self.title.setText(kind.name())
        if self.new_code:
            self.title.setText(_("{kind} · new pack {text}").format(kind=kind.name(), text=self.new_code))
        self.quantity.set_words(*self._quantity_words(kind.unit))
        per = {Unit.PIECE: _("₸ for one"), Unit.PAIR: _("₸ for a pair"), Unit.GRAM: _("₸ for 1 kg")}
        self.value.set_words(per.get(kind.unit, _("₸ for 1 l")))

    def _quantity_words(self, unit: Unit) -> tuple[str, str]:
        if self.new_code:
            words = {Unit.GRAM: _("In one pack, kg"), Unit.MILLILITRE: _("In one pack, l")}
            return words.get(unit, _("In one pack")), ""
        words = {Unit.GRAM: _("Weight, kg"), Unit.MILLILITRE: _("Litres"), Unit.PAIR: _("Pairs")}
        return words.get(unit, _("How many")), ""

    def begin(self, kind: KindRecord, new_code: str = "") -> None:
        """Opens the form for a kind."""
        self.kind, self.new_code = kind, new_code
        for named in self.fields:
            named.text = ""
        self.value.text = str(kind.usual_value)
        food, counted = kind.group == FOOD, not is_measured(kind.unit)
        sized = kind.size_system is not SizeSystem.NONE
        self.size.setVisible(sized)
        self.whom.setVisible(sized)
        self.expires.setVisible(food)
        self.labels.setVisible(counted)
        self.retranslate()
        self.whom.choose([ForWhom.ANYONE])
        self.labels.choose([sized])
        self.open(self.quantity)

    def line(self) -> GoodsLine:
        """What was typed, of one pack if a pack is being made known.

        Raises:
            UserError: ``quantity.…``, ``donation.no_value``, ``donation.unreadable_day``,
            ``donation.unknown_size``.
        """
        kind = self.kind
        assert kind is not None
        whom = next((each for each in ForWhom if each in self.whom.values), ForWhom.ANYONE)
        system, size = _size(kind, whom, self.size.text)
        return GoodsLine(
            kind.code,
            kind.unit,
            parse_quantity(self.quantity.text, kind.unit),
            _tenge(self.value.text),
            read_expiry(self.expires.text),
            each=not is_measured(kind.unit) and True in self.labels.values,
            for_whom=whom,
            size_system=system,
            size=size,
            season=kind.usual_season,
        )

    def field_of(self, error: UserError) -> NamedField:
        """The field that an error speaks of."""
        return {
            "donation.no_value": self.value,
            "donation.unreadable_day": self.expires,
            "donation.expired": self.expires,
            "donation.unknown_size": self.size,
        }.get(error.code, self.quantity)


def _tenge(text: str) -> int:
    digits = "".join(text.split())
    if not digits:
        return 0
    if not (digits.isascii() and digits.isdigit()) or int(digits) > _LARGEST_VALUE:
        raise UserError("donation.no_value")
    return int(digits)


def _size(kind: KindRecord, whom: ForWhom, text: str) -> tuple[SizeSystem, str]:
    """A size as it stands on the tag, in the first ladder of the kind that has it."""
    typed = text.strip().upper().replace(",", ".")
    if not typed or kind.size_system is SizeSystem.NONE:
        return SizeSystem.NONE, ""
    for system in sizes.systems_of(kind.size_system, whom):
        if sizes.is_size(system, typed):
            return system, typed
    for system in sizes.systems_of(kind.size_system, whom):
        found = sizes.find(system, typed)
        if found:
            return system, found
    raise UserError("donation.unknown_size", text=text.strip())
