"""Makers' codes on the catalogue page: scanned, bound to a kind with what a pack holds, and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kamkor_shop import catalogue
from kamkor_shop.catalogue import KindRecord
from kamkor_shop.errors import UserError
from kamkor_shop.quantities import parse_quantity
from ui.models.paged import Filter

if TYPE_CHECKING:
    from ui.pages.catalogue.page import CataloguePage


class MakersCodes:
    """What the page does with makers' codes."""

    def __init__(self, page: CataloguePage) -> None:
        self._page = page

    def scan(self, text: str) -> bool:
        """A maker's code: opens the kind it stands on; an unknown one is given to the kind in the form."""
        page = self._page
        pack = catalogue.maker_code(page.desk, text)
        if pack is None:
            if page.section is not page.kinds or not isinstance(page.record, KindRecord):
                return False
            page.panes.open_detail()
            page.kinds.form.take_code(text)
            return True
        if page.section is not page.kinds:
            page.choose_part("kinds")
        table = page.kinds.table
        table.filter_field.clear()
        # At once, not after the pause that typing gets.
        table.model.set_filter(Filter(chips=table.chips.values))
        page.refresh()
        place = table.model.position(pack.kind)
        if place >= 0:
            table.view.selectRow(place)
        return True

    def bind(self, text: str, quantity: str) -> None:
        """Gives a maker's code with what a pack holds to the kind in the form."""
        page, record = self._page, self._page.record
        if not isinstance(record, KindRecord):
            return
        try:
            amount = parse_quantity(quantity, record.unit)
        except UserError as error:
            page.say(error)
            return
        page.run_job(
            catalogue.bind_maker_code,
            page.desk,
            text,
            record.code,
            amount,
            done=self._changed,
            failed=page.refused,
        )

    def forget(self, code: str) -> None:
        """Takes a maker's code from the kind in the form."""
        page = self._page
        page.run_job(catalogue.retire_maker_code, page.desk, code, done=self._changed, failed=page.refused)

    def _changed(self, _done: object) -> None:
        page = self._page
        if isinstance(page.record, KindRecord):
            form = page.kinds.form
            form.say(None)
            form.show_codes(catalogue.maker_codes(page.desk, page.record.code))
            page.context.announce({"catalogue"})
