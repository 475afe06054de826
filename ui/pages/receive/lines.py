"""The growing list of what came in, the newest on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kamkor_shop import catalogue
from kamkor_shop.catalogue import KindRecord
from kamkor_shop.donations import BagLine, DonationDraft
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from kamkor_shop.quantities import format_tenge
from ui.context import AppContext
from ui.models.paged import Column, Filter, Sort
from ui.pages.receive.words import bag_words, goods_quantity, goods_words, keep_together, weight_of
from ui.theme import ROW
from ui.widgets.table import Table


@dataclass(frozen=True, slots=True)
class Row:
    """A line as the list shows it; `index` is its place in the draft."""

    index: int
    what: str
    note: str
    quantity: str
    value: str
    estimated: bool = False


class Lines(QWidget):
    """The lines of the draft in a table; empty, it says how to begin."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._draft: DonationDraft | None = None
        self._kinds: dict[int, KindRecord] = {}
        self.view = Table(
            (
                Column(lambda: _("What"), lambda row: row.what, widest=_widest(), strong=True),
                Column(lambda: _("Note"), lambda row: row.note, tone=lambda _row: "muted"),
                Column(
                    lambda: _("Quantity"),
                    lambda row: row.quantity,
                    number=True,
                    widest="≈ 100,5 кг",
                    tone=lambda row: "muted" if row.estimated else "text",
                ),
                Column(lambda: _("Value"), lambda row: row.value, number=True, widest="1 000 000 ₸"),
            ),
            self._fetch,
            lambda row: row.index,
            filters=False,
            empty_icon="receive",
        )
        # The words of the empty list must not keep the list from shrinking in a low window.
        self.view.setMinimumHeight(3 * ROW)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.view.empty.say(
            _("What came in?"),
            keep_together(
                _(
                    "Put a bag on the scales and type its weight: 6,4 Enter. Bags that nobody weighs: 4 * "
                    "Enter. "
                    "Scan a pack of food, or type a name to find a donor, a donation box or a kind of goods."
                )
            ),
        )
        self.view.retranslate()
        self.view.refresh()

    def show_draft(self, draft: DonationDraft) -> None:
        """Shows the lines of a draft."""
        if self._draft is not None and draft.lines == self._draft.lines:
            self._draft = draft
            return
        self._draft = draft
        self.view.view.clearSelection()
        self.view.view.setCurrentIndex(self.view.model.index(-1, -1))
        self.view.refresh()
        self.view.view.scrollToTop()

    def step(self, by: int) -> None:
        """Chooses the next or the previous line."""
        count = self.view.model.rowCount()
        if not count:
            return
        current = self.view.view.currentIndex().row()
        place = max(0, min(count - 1, current + by)) if current >= 0 else 0
        self.view.view.selectRow(place)
        self.view.view.scrollTo(self.view.model.index(place, 0))

    def chosen_index(self) -> int | None:
        """The place in the draft of the chosen line."""
        row = self.view.current()
        return None if row is None else int(row.index)

    def unchoose(self) -> bool:
        """No line is chosen any more; False when none was."""
        if self.chosen_index() is None:
            return False
        self.view.view.clearSelection()
        self.view.view.setCurrentIndex(self.view.model.index(-1, -1))
        return True

    def _fetch(self, after: Any, limit: int, _sort: Sort, _filter: Filter) -> Sequence[Row]:
        rows = self._rows()
        if after is not None:
            rows = [row for row in rows if row.index < after]
        return rows[:limit]

    def _rows(self) -> list[Row]:
        draft = self._draft
        if draft is None:
            return []
        rows: list[Row] = []
        bags, of = 0, len(draft.bags)
        for index, line in enumerate(draft.lines):
            if isinstance(line, BagLine):
                bags += 1
                what, note = bag_words(line, bags, of)
                rows.append(Row(index, what, note, weight_of(line.grams, line.estimated), "", line.estimated))
            else:
                what, note = goods_words(line, self._kind(line.kind))
                rows.append(Row(index, what, note, goods_quantity(line), format_tenge(line.value)))
        return rows[::-1]

    def _kind(self, code: int) -> KindRecord | None:
        if code not in self._kinds and self._context.desk is not None:
            try:
                self._kinds[code] = catalogue.kind(self._context.desk, code)
            except UserError:
                return None
        return self._kinds.get(code)


def _widest() -> str:
    """The longest name of a kind that still stands whole: longer ones are shortened."""
    return "Спорттық костюм, жеңіл"
