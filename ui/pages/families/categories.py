"""Why the family is helped: chips for the categories, and for each that is on its days and what was shown."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kamkor_shop import families
from kamkor_shop.errors import UserError
from kamkor_shop.families import CategoryEntry
from kamkor_shop.i18n import _, format_date
from kamkor_shop.vocabulary import Category, name_of
from ui.pages.receive.forms import NamedField
from ui.text import Text
from ui.theme import space
from ui.widgets.chips import Chip

_COLUMNS = 3


class CategoryRow(QWidget):
    """Days and what was shown, of one category."""

    def __init__(self, category: Category, entry: CategoryEntry, today: date) -> None:
        super().__init__()
        self.category = category
        self._entry = entry
        self._today = today
        self.name = Text(wrap=True)
        self.since, self.until, self.shown = NamedField(number=True), NamedField(number=True), NamedField()
        self.since.text = format_date(entry.valid_from or today)
        self.until.text = format_date(entry.valid_to) if entry.valid_to else ""
        self.shown.text = entry.shown
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(space(2))
        for column, (widget, stretch) in enumerate(
            ((self.name, 3), (self.since, 2), (self.until, 2), (self.shown, 4))
        ):
            row.addWidget(widget, 0, column)
            row.setColumnStretch(column, stretch)

    def entry(self, member: int) -> CategoryEntry:
        """The category as typed; what is newly shown was shown today to ``member``.

        Raises:
            UserError: ``family.day``, ``family.category_days``.
        """
        since = families.parse_day(self.since.text) or self._today
        until = families.parse_day(self.until.text)
        if until is not None and until < since:
            raise UserError("family.category_days", name=name_of(self.category))
        shown = self.shown.text
        same = shown == self._entry.shown
        return CategoryEntry(
            self.category,
            since,
            until,
            shown,
            self._entry.shown_on if same else self._today if shown else None,
            self._entry.checked_by if same else member if shown else None,
        )

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.name.setText(name_of(self.category))
        self.since.set_words(_("Counts from"))
        self.until.set_words(_("Counts until"), _("no end"))
        self.shown.set_words(_("What was shown"), _("certificate, number, day: no copy is kept"))


class Categories(QWidget):
    """The chips and their rows."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._rows: list[CategoryRow] = []
        self.title = Text(tone="muted")
        self._grid = QGridLayout()
        self._grid.setSpacing(space(1))
        self._chips: dict[Category, Chip] = {}
        for category in Category:
            chip = Chip(category)
            chip.clicked.connect(lambda on=False, one=category: self._toggle(one, on))
            self._chips[category] = chip
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(2))
        self._column.addWidget(self.title)
        self._column.addLayout(self._grid)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """Fewer in a row where the window is narrow: their words stay whole."""
        columns = _COLUMNS - 1 if compact else _COLUMNS
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for place, chip in enumerate(self._chips.values()):
            self._grid.addWidget(chip, place // columns, place % columns)

    def show_categories(self, entries: tuple[CategoryEntry, ...]) -> None:
        """Shows what stands on the card."""
        for row in list(self._rows):
            self._drop(row)
        for entry in entries:
            self._add(entry)
        self._mark()

    def _toggle(self, category: Category, on: bool) -> None:
        if on:
            self._add(CategoryEntry(category))
        else:
            for row in [each for each in self._rows if each.category is category]:
                self._drop(row)
        self._mark()

    def _add(self, entry: CategoryEntry) -> None:
        row = CategoryRow(entry.category, entry, self._today)
        row.retranslate()
        self._rows.append(row)
        self._column.addWidget(row)

    def _drop(self, row: CategoryRow) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _mark(self) -> None:
        on = {row.category for row in self._rows}
        for category, chip in self._chips.items():
            chip.setChecked(category in on)

    def entries(self, member: int) -> tuple[CategoryEntry, ...]:
        """The categories as typed. Errors as of :meth:`CategoryRow.entry`."""
        return tuple(row.entry(member) for row in self._rows)

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.title.setText(_("Why the family is helped (no paper is ever demanded)"))
        for category, chip in self._chips.items():
            chip.setText(name_of(category))
            chip.setAccessibleName(name_of(category))
            chip.setToolTip(name_of(category))
        for row in self._rows:
            row.retranslate()
