"""The filter of the stock page: free text, the grain, and chips for shop, place, whom, season and condition."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamkor_shop import catalogue
from kamkor_shop.desk import Desk
from kamkor_shop.i18n import _
from kamkor_shop.stock import Grain, StockFilter
from kamkor_shop.vocabulary import Condition, ForWhom, Season, name_of
from ui.theme import space
from ui.widgets.chips import Chips
from ui.widgets.filter_chip import FilterChip
from ui.widgets.scan_field import Field

_TYPING_PAUSE_MS = 120


class StockFilters(QWidget):
    """`changed` when what is shown should change, `grain_chosen` with the Grain."""

    changed = Signal()
    grain_chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.text = Field("search")
        self.grains = Chips(one=True)
        self.shop = FilterChip(one=True)
        self.place = FilterChip()
        self.whom = FilterChip()
        self.season = FilterChip()
        self.condition = FilterChip()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self._build()
        self.text.textChanged.connect(lambda: self._pause.start())
        self.grains.changed.connect(self._grain)
        self.shop.changed.connect(self._shop)
        for chip in (self.place, self.whom, self.season, self.condition):
            chip.changed.connect(lambda _values: self.changed.emit())
        self.retranslate()
        self.grains.choose([Grain.KIND])

    def _build(self) -> None:
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for row in (upper, lower):
            row.setSpacing(space(2))
        upper.addWidget(self.text, 1)
        upper.addWidget(self.grains)
        for chip in (self.shop, self.place, self.whom, self.season, self.condition):
            lower.addWidget(chip)
        lower.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addLayout(upper)
        column.addLayout(lower)

    def retranslate(self) -> None:
        """Words in the language of the moment; names of shops and places as they are now."""
        self.text.setPlaceholderText(_("Kind or size"))
        self.text.setAccessibleName(_("Kind or size"))
        self.grains.set_choices(
            [
                (Grain.KIND, _("By kind")),
                (Grain.SIZE, _("By size")),
                (Grain.FULL, _("In detail")),
            ]
        )
        shops = catalogue.shops(self._desk)
        self.shop.set_choices(_("Shop"), [(each.number, each.name()) for each in shops])
        self.shop.setVisible(len(shops) > 1)
        self._name_places()
        self.whom.set_choices(_("Who for"), [(each, name_of(each)) for each in ForWhom])
        self.season.set_choices(_("Season"), [(each, name_of(each)) for each in Season])
        self.condition.set_choices(_("Condition"), [(each, name_of(each)) for each in Condition])

    def wanted(self) -> StockFilter:
        """What is to be shown."""
        return StockFilter(
            shop=self._shown_shop(),
            text=self.text.text().strip(),
            places=frozenset(int(str(each)) for each in self.place.values),
            for_whom=frozenset(each for each in self.whom.values if isinstance(each, ForWhom)),
            seasons=frozenset(each for each in self.season.values if isinstance(each, Season)),
            conditions=frozenset(each for each in self.condition.values if isinstance(each, Condition)),
        )

    def clear(self) -> None:
        """Shows everything of the desk's own shop again."""
        self.text.clear()
        self.shop.choose(())
        self._name_places()
        for chip in (self.place, self.whom, self.season, self.condition):
            chip.choose(())
        self._pause.stop()
        self.changed.emit()

    def show_place(self, code: int) -> None:
        """Shows what lies at one place, in whatever shop it is."""
        place = catalogue.place(self._desk, code)
        self.shop.choose(() if place.shop == self._desk.shop else (place.shop,))
        self._name_places()
        self.place.choose((code,))
        self.changed.emit()

    def _shown_shop(self) -> int:
        return next((int(str(each)) for each in self.shop.values), self._desk.shop)

    def _name_places(self) -> None:
        places = catalogue.places(self._desk.at(self._shown_shop()))
        self.place.set_choices(_("Place"), [(each.code, each.name()) for each in places])

    def _shop(self, _values: object) -> None:
        self.place.choose(())
        self._name_places()
        self.changed.emit()

    def _grain(self, values: frozenset[object]) -> None:
        grain = next(iter(values), Grain.KIND)
        self.grains.choose([grain])
        self.grain_chosen.emit(grain)
