"""The tables of the stock page: what is here by kind, by size or in detail, and the things behind a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from kamkor_shop import catalogue, codes, stock
from kamkor_shop.desk import Desk
from kamkor_shop.i18n import _, format_date
from kamkor_shop.quantities import format_kilograms, format_number, format_quantity, format_tenge, is_measured
from kamkor_shop.stock import Grain, LotRow, Order, StockFilter, StockRow
from kamkor_shop.vocabulary import Condition, ForWhom, Season, SizeSystem, Unit, short_name_of
from ui.models.paged import Column, Filter, Sort
from ui.pages.stock.words import size_words, whom_words, widest
from ui.widgets.table import Table

_SOON = timedelta(days=30)
"""Food that must be given within this time is marked."""

Places = Callable[[int | None], str]
"""Gives the name of a place by its code."""


class PlaceNames:
    """Names of places, read once and asked for at every paint; `forget` after places were changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[int, catalogue.Names] = {}

    def __call__(self, code: int | None) -> str:
        if code is None:
            return ""
        if code not in self._known:
            self._known = {
                each.code: each.names for each in catalogue.places(self._desk, True, everywhere=True)
            }
        return self._known[code].in_language() if code in self._known else ""

    def forget(self) -> None:
        """Reads them again when they are asked for next."""
        self._known = {}


def _amounts(kilograms: bool) -> list[Column]:
    weight = Column(
        lambda: _("Weight"),
        lambda row: format_kilograms(row.weight),
        number=True,
        sort=Order.WEIGHT.value,
        widest="88 888,8 кг",
    )
    return [
        Column(
            lambda: _("Quantity"),
            lambda row: format_quantity(row.quantity, row.kind.unit),
            number=True,
            strong=True,
            sort=Order.QUANTITY.value,
            widest=widest(
                lambda: [format_quantity(88_888, Unit.PIECE), format_quantity(8_888_000, Unit.GRAM)]
            ),
        ),
        *([weight] if kilograms else []),
        Column(
            lambda: _("Value"),
            lambda row: format_tenge(row.value),
            number=True,
            sort=Order.VALUE.value,
            widest=format_tenge(88_888_888),
        ),
    ]


def stock_columns(grain: Grain, place_name: Places) -> list[Column]:
    """The columns of a grain: the finer, the more is told apart."""
    columns = [Column(lambda: _("Kind"), lambda row: row.kind.name(), sort=Order.NAME.value)]
    if grain is Grain.KIND:
        labels = Column(
            lambda: _("Labels"),
            lambda row: format_number(row.lots),
            number=True,
            sort=Order.LOTS.value,
            tone=lambda _row: "muted",
            widest="888 888",
        )
        return [*columns, labels, *_amounts(kilograms=True)]
    columns += [_whom(), _size()]
    if grain is Grain.SIZE:
        return [*columns, *_fixed(_amounts(kilograms=True))]
    return [*columns, _season(), _condition(), _place(place_name), *_fixed(_amounts(kilograms=True))]


def _fixed(columns: list[Column]) -> list[Column]:
    """The same without a sort: figures sort only where there is one line a kind."""
    return [
        Column(each.title, each.text, number=each.number, strong=each.strong, widest=each.widest)
        for each in columns
    ]


def _whom() -> Column:
    words = widest(lambda: [short_name_of(each) for each in ForWhom])
    return Column(lambda: _("Who for"), lambda row: whom_words(row.for_whom), widest=words)


def _size() -> Column:
    words = widest(lambda: [size_words(SizeSystem.AGE, "16"), size_words(SizeSystem.RU, "44")])
    return Column(
        lambda: _("Size"), lambda row: size_words(row.size_system, row.size), strong=True, widest=words
    )


def _season() -> Column:
    words = widest(lambda: [short_name_of(each) for each in Season])
    return Column(lambda: _("Season"), lambda row: short_name_of(row.season), widest=words)


def _condition() -> Column:
    words = widest(lambda: [short_name_of(each) for each in Condition])
    return Column(lambda: _("Condition"), lambda row: short_name_of(row.condition), widest=words)


def _place(place_name: Places) -> Column:
    words = widest(lambda: [_("Shop floor")])
    return Column(lambda: _("Place"), lambda row: place_name(row.location), widest=words)


def lot_columns(row: StockRow, place_name: Places, today: date) -> list[Column]:
    """The columns of the things behind a line; food shows its last day instead of size and season."""
    unit = row.kind.unit
    number = Column(
        lambda: _("Label"), lambda lot: f"№ {codes.short_number(lot.lot)}", strong=True, widest="№ 888888"
    )
    columns = ((_whom, row.for_whom), (_size, row.size), (_condition, row.condition))
    # What all things behind the line share is said above the table.
    middle = [column() for column, shared in columns if shared is None]
    if is_measured(unit):
        use_by = Column(
            lambda: _("Use by"),
            lambda lot: format_date(lot.expires) if lot.expires else "–",
            tone=lambda lot: _urgency(lot.expires, today),
            widest="88.88.8888 ",
        )
        middle = [use_by]
    return [
        number,
        *middle,
        Column(lambda: _("Place"), lambda lot: place_name(lot.location)),
        Column(lambda: _("Here since"), lambda lot: format_date(lot.born_on), widest="88.88.8888 "),
        Column(
            lambda: _("Quantity"),
            lambda lot: format_quantity(lot.quantity, unit),
            number=True,
            widest=widest(lambda: [format_quantity(8_888_000 if is_measured(unit) else 888, unit)]),
        ),
    ]


def stock_table(desk: Desk, grain: Grain, wanted: Callable[[], StockFilter], place_name: Places) -> Table:
    """The list of a grain; the page holds the filter."""

    def fetch(after: Any, limit: int, sort: Sort, _filter: Filter) -> Sequence[StockRow]:
        order = Order(sort.column) if sort.column else Order.GROUP
        return stock.page(desk, wanted(), grain, after, order=order, descending=sort.descending, rows=limit)

    return Table(stock_columns(grain, place_name), fetch, row_key, filters=False, empty_icon="stock")


def lots_table(desk: Desk, row: StockRow, wanted: Callable[[], StockFilter], place_name: Places) -> Table:
    """The things behind a line."""

    def fetch(after: Any, limit: int, _sort: Sort, _filter: Filter) -> Sequence[LotRow]:
        return stock.lots(desk, wanted(), row, after, limit)

    return Table(lot_columns(row, place_name, desk.clock.today()), fetch, lambda lot: lot.key, filters=False)


def _urgency(expires: date | None, today: date) -> str:
    """The tone of a last day: gone, soon, or far away. The day itself says the same."""
    if expires is None or expires > today + _SOON:
        return "text"
    return "warn" if expires >= today else "bad"


def show_figures(table: Table, grain: Grain, shown: bool) -> None:
    """In a narrow window the list in detail leaves weight and value out: the names need the room."""
    if grain is Grain.FULL:
        last = len(table.model.columns)
        for column in (last - 2, last - 1):
            table.view.setColumnHidden(column, not shown)


def row_key(row: StockRow) -> StockRow:
    """What tells a line from every other one, and what a page goes on after: the line without its figures."""
    return replace(row, lots=0, quantity=0, value=0, weight=0)
