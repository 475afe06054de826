"""The nine favourite kinds of the sorting pad, one key each."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kamkor_shop import catalogue
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from ui.context import AppContext
from ui.pages.settings.section import Section
from ui.theme import space
from ui.widgets.choice import Choice
from ui.widgets.keycap import KeyLegend

KEYS = "YUIOPHJKL"
"""By their places on the keyboard; the legends follow the layout."""
_COLUMNS = 3


class FavouritesSection(Section):
    """Choosing a kind that lies elsewhere changes the two places."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.choices = [Choice() for _key in KEYS]
        self.legends = [KeyLegend(key, "text") for key in KEYS]
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(space(3))
        for index, (legend, choice) in enumerate(zip(self.legends, self.choices, strict=True)):
            cell = QWidget()
            row = QHBoxLayout(cell)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(space(2))
            row.addWidget(legend)
            row.addWidget(choice, 1)
            grid.addWidget(cell, index // _COLUMNS, index % _COLUMNS)
            choice.chosen.connect(lambda code, place=index + 1: self._set(place, code))
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.layout().addLayout(grid)

    def load(self) -> None:
        desk = self.context.desk
        if desk is None:
            return
        kinds = [(kind.code, kind.name()) for kind in catalogue.kinds(desk) if kind.pad is not None]
        standing = catalogue.favourites(desk)
        for place, choice in enumerate(self.choices, start=1):
            choice.set_choices([(None, _("none")), *kinds])
            choice.choose(standing.get(place))
            choice.setAccessibleName(_("Favourite kind on the key {key}").format(key=KEYS[place - 1]))

    def retranslate(self) -> None:
        self.say(_("Favourites of the sorting pad"), _("One key each while you sort."))
        for key, legend in zip(KEYS, self.legends, strict=True):
            legend.set_legend(self.context.keyboard.legend(key) if hasattr(self.context, "keyboard") else key)
        self.load()

    def _set(self, place: int, code: object) -> None:
        wanted = int(str(code)) if code is not None else None
        self.context.jobs.run(
            catalogue.set_favourite,
            self.context.desk,
            place,
            wanted,
            done=lambda _nothing: self.context.announce({"catalogue"}),
            failed=self._failed,
        )

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.context.messages.error(error)
        self.load()
