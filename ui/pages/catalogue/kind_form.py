"""The form of a kind: names, group, unit, sizes, usual figures, its place on the pad, and makers' codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamkor_shop import catalogue
from kamkor_shop.catalogue import KindRecord, KindWish, MakerPack, Names
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from kamkor_shop.quantities import format_quantity, is_measured
from kamkor_shop.vocabulary import Season, SizeSystem, Unit, name_of
from ui.pages.catalogue.form import Form, NameFields
from ui.text import Text
from ui.theme import space
from ui.widgets.buttons import Button, Weight
from ui.widgets.choice import Choice
from ui.widgets.scan_field import Field


class KindForm(Form):
    """`bind` is called with a maker's code and the text of its quantity, `forget` with a code."""

    def __init__(self, bind: Callable[[str, str], object], forget: Callable[[str], object]) -> None:
        super().__init__()
        self._bind, self._forget = bind, forget
        self._limit_group: str | None = None
        self.record: KindRecord | None = None
        self.name = NameFields()
        self.group, self.unit, self.sizes, self.season = Choice(), Choice(), Choice(), Choice()
        self.weight, self.value, self.also = Field(), Field(), Field()
        self.pad, self.favourite = Field(), Field()
        self.add_title(lambda: _("Name"))
        for line in self.name.lines():
            self.add_line(line)
        self.add_title(lambda: _("What it is"))
        self.add_line((lambda: _("Group"), self.group), (lambda: _("Usual season"), self.season))
        self.add_line((lambda: _("Counted in"), self.unit), (lambda: _("Sizes"), self.sizes))
        self.add_line((self._weight_words, self.weight), (self._value_words, self.value))
        self.add_title(lambda: _("How it is found"))
        self.add_line((lambda: _("Other words, with commas"), self.also))
        self.add_line(
            (lambda: _("Place on the pad, 11–99"), self.pad), (lambda: _("Favourite, 1–9"), self.favourite)
        )
        self.unit.chosen.connect(lambda _unit: self.retranslate())
        self._build_codes()
        self.column.addStretch(1)

    def _build_codes(self) -> None:
        self.codes = QWidget()
        column = QVBoxLayout(self.codes)
        column.setContentsMargins(0, space(3), 0, 0)
        column.setSpacing(space(1))
        self.codes_title = Text(wrap=True)
        self.code_lines = QVBoxLayout()
        self.code_lines.setSpacing(0)
        self.new_code, self.new_quantity = Field("scan"), Field()
        self.add_code = Button(run=self._add_code, icon="plus")
        line = QHBoxLayout()
        line.setSpacing(space(2))
        line.addWidget(self.new_code, 3)
        line.addWidget(self.new_quantity, 2)
        line.addWidget(self.add_code)
        column.addWidget(self.codes_title)
        column.addLayout(self.code_lines)
        column.addLayout(line)
        self.new_code.returnPressed.connect(lambda: self.new_quantity.setFocus())
        self.new_quantity.returnPressed.connect(self._add_code)
        self.column.addWidget(self.codes)

    # What it holds.

    def fill(self, record: KindRecord | None, used: bool = False, packs: Sequence[MakerPack] = ()) -> None:
        """Shows a kind; None begins a new one. ``used`` fixes its unit."""
        self.say(None)
        self.record = record
        self._limit_group = record.limit_group if record else None
        wish = (
            catalogue.wish_of(record)
            if record
            else KindWish("", "", "", "tops", Unit.PIECE, SizeSystem.CLOTHES)
        )
        self.name.fill(Names(wish.name_kk, wish.name_ru, wish.name_en))
        self.group.choose(wish.group)
        self.unit.choose(wish.unit)
        self.sizes.choose(wish.size_system)
        self.season.choose(wish.usual_season)
        for field, number in (
            (self.weight, wish.usual_weight or None),
            (self.value, wish.usual_value or None),
            (self.pad, wish.pad),
            (self.favourite, wish.favourite),
        ):
            field.setText("" if number is None else str(number))
        self.also.setText(wish.also)
        self.also.setCursorPosition(0)
        self.unit.setEnabled(not used)
        self.unit.setToolTip(_("In use: its unit stays as it is.") if used else "")
        self.codes.setVisible(record is not None)
        self.show_codes(packs)
        self.retranslate()

    def wish(self) -> KindWish:
        """What stands in the fields. Raises UserError `kind.figure` for letters where a number belongs."""
        names = self.name.names()
        return KindWish(
            name_kk=names.kk,
            name_ru=names.ru,
            name_en=names.en,
            group=str(self.group.value),
            unit=Unit(str(self.unit.value)),
            size_system=SizeSystem(str(self.sizes.value)),
            usual_weight=_number(self.weight) or 0,
            usual_value=_number(self.value) or 0,
            usual_season=Season(str(self.season.value)),
            also=self.also.text(),
            limit_group=self._limit_group,
            pad=_number(self.pad),
            favourite=_number(self.favourite),
        )

    def retranslate(self) -> None:
        self.group.set_choices([(each.slug, each.name()) for each in catalogue.groups()])
        self.unit.set_choices([(each, name_of(each)) for each in Unit])
        self.sizes.set_choices([(each, name_of(each)) for each in SizeSystem])
        self.season.set_choices([(each, name_of(each)) for each in Season])
        super().retranslate()
        self.codes_title.setText(_("Makers’ codes on its packs: scan one, then type how much a pack holds."))
        self.new_code.setPlaceholderText(_("Maker’s code"))
        self.new_code.setAccessibleName(_("Maker’s code"))
        self.new_quantity.setPlaceholderText(_("In a pack"))
        self.new_quantity.setAccessibleName(_("In a pack"))
        self.add_code.setText(_("Add"))
        self.add_code.setAccessibleName(_("Add a maker’s code"))

    def _weight_words(self) -> str:
        return _("Usual weight of 1 kg or l, g") if self._measured() else _("Usual weight, g")

    def _value_words(self) -> str:
        return _("Usual value of 1 kg or l, ₸") if self._measured() else _("Usual value, ₸")

    def _measured(self) -> bool:
        return self.unit.value is not None and is_measured(Unit(str(self.unit.value)))

    # Makers' codes.

    def show_codes(self, packs: Sequence[MakerPack]) -> None:
        """Lists the makers' codes of the kind."""
        while self.code_lines.count():
            old = self.code_lines.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        self.new_code.clear()
        self.new_quantity.clear()
        for pack in packs:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            quantity = format_quantity(pack.pack_quantity, self._unit())
            row.addWidget(Text(pack.code))
            row.addWidget(Text(quantity, tone="muted"), 1, Qt.AlignmentFlag.AlignRight)
            forget = Button(run=lambda code=pack.code: self._forget(code), weight=Weight.QUIET, icon="close")
            forget.setAccessibleName(_("Forget the code {code}").format(code=pack.code))
            forget.setToolTip(forget.accessibleName())
            row.addWidget(forget)
            self.code_lines.addWidget(line)

    def take_code(self, text: str) -> None:
        """A maker's code was scanned: the quantity of a pack is wanted next."""
        self.new_code.setText(text)
        self.new_quantity.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unit(self) -> Unit:
        return self.record.unit if self.record is not None else Unit.PIECE

    def _add_code(self) -> None:
        self._bind(self.new_code.text(), self.new_quantity.text())


def _number(field: Field) -> int | None:
    text = "".join(field.text().split())
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise UserError("kind.figure")
    return int(text)
