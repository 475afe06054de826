"""Reading the stock list page by page, its totals, and the lots behind a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from peewee import fn

from kamkor_shop.catalogue import KindRecord
from kamkor_shop.desk import Desk
from kamkor_shop.i18n import sort_key
from kamkor_shop.stock.records import (
    Grain,
    LotRow,
    Order,
    StockFilter,
    StockRow,
    Totals,
    order_of,
)
from kamkor_shop.stock.searching import Search, look_up
from kamkor_shop.store.models import Balance, Document, Lot, Stock
from kamkor_shop.vocabulary import Condition, ForWhom, Origin, Season, SizeSystem, Unit

PAGE_ROWS = 200
"""A page ends with the kind that reaches this many rows."""

LOTS_A_PAGE = 100


def page(
    desk: Desk,
    wanted: StockFilter,
    grain: Grain,
    after: int | None = None,
    *,
    order: Order = Order.GROUP,
    descending: bool = False,
    rows: int = PAGE_ROWS,
) -> tuple[StockRow, ...]:
    """Return the rows of the kinds that follow the kind ``after``, whole kinds until there are ``rows`` rows; fewer at
    the end.

    Kinds come in ``order``; within a kind by whom, size, season, condition and place. By kind everything comes at
    once: there are no more rows than kinds. Orders by a figure are for that grain; others then keep to the groups.
    """
    search = look_up(desk, wanted)
    if grain is Grain.KIND:
        return () if after is not None else tuple(_ordered(_by_kind(desk, search), order, descending))
    kinds = [
        row.kind for row in _ordered([StockRow(each, 0, 0, 0, 0) for each in search.kinds], order, descending)
    ]
    start = 0 if after is None else [each.code for each in kinds].index(after) + 1
    found: list[StockRow] = []
    for kind in kinds[start:]:
        found += _of_kind(desk, search, kind, grain)
        if len(found) >= rows:
            break
    return tuple(found)


def _ordered(rows: list[StockRow], order: Order, descending: bool) -> list[StockRow]:
    if order is Order.NAME:
        return sorted(rows, key=lambda row: sort_key(row.kind.name()), reverse=descending)
    if order is not Order.GROUP:
        return sorted(rows, key=lambda row: int(getattr(row, order.value)), reverse=descending)
    return rows[::-1] if descending else rows


def every_row(
    desk: Desk, wanted: StockFilter, grain: Grain, *, order: Order = Order.GROUP, descending: bool = False
) -> Iterator[StockRow]:
    """Yield the whole list, page by page (for an export)."""
    rows = page(desk, wanted, grain, order=order, descending=descending)
    while rows:
        yield from rows
        rows = page(desk, wanted, grain, rows[-1].kind.code, order=order, descending=descending)


def totals(desk: Desk, wanted: StockFilter) -> Totals:
    """Return the sums of everything that a filter lets through."""
    found = Totals()
    for row in _by_kind(desk, look_up(desk, wanted)):
        found = replace(
            found,
            lots=found.lots + row.lots,
            pieces=found.pieces + (row.quantity if row.kind.unit is Unit.PIECE else 0),
            pairs=found.pairs + (row.quantity if row.kind.unit is Unit.PAIR else 0),
            weight=found.weight + row.weight,
            value=found.value + row.value,
        )
    return found


def lots(
    desk: Desk,
    wanted: StockFilter,
    row: StockRow,
    after: tuple[int, int] | None = None,
    limit: int = LOTS_A_PAGE,
) -> tuple[LotRow, ...]:
    """Return the next ``limit`` lots behind a line of the list, fewer at the end; ``after`` is the last one's ``key``.

    They come by size, season, condition and place, within these in the order of their codes.
    """
    summaries = [each.id for each in _summaries(desk, look_up(desk, wanted), row)]
    found: list[LotRow] = []
    for summary in summaries[summaries.index(after[0]) if after else 0 :]:
        beyond = after[1] if after and after[0] == summary else 0
        found += _lots_of(desk, summary, beyond, limit - len(found))
        if len(found) >= limit:
            break
    return tuple(found)


def by_place(desk: Desk, wanted: StockFilter, row: StockRow) -> dict[int, int]:
    """Return how much of a line of the list lies at each place: quantity by location, most of it first."""
    found: dict[int, int] = {}
    for each in _summaries(desk, look_up(desk, wanted), row):
        if each.quantity:
            found[each.location] = found.get(each.location, 0) + each.quantity
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _by_kind(desk: Desk, search: Search) -> list[StockRow]:
    query = (
        Stock.select(Stock.kind, *_sums())
        .where(search.where(), Stock.quantity > 0, Stock.kind.in_([each.code for each in search.kinds]))
        .group_by(Stock.kind)
    )
    sums = {row.kind: row for row in desk.rows(query)}
    return [
        StockRow(kind, row.lots, row.quantity, row.value, row.weight)
        for kind in search.kinds
        if (row := sums.get(kind.code)) is not None
    ]


def _sums() -> tuple[Any, ...]:
    names = ("lots", "quantity", "value", "weight")
    return tuple(fn.SUM(getattr(Stock, name)).alias(name) for name in names)


def _of_kind(desk: Desk, search: Search, kind: KindRecord, grain: Grain) -> list[StockRow]:
    columns: list[Any] = [Stock.for_whom, Stock.size_system, Stock.size]
    if grain is Grain.FULL:
        columns += [Stock.season, Stock.condition, Stock.location]
    query = (
        Stock.select(*columns, *_sums())
        .where(search.where(), Stock.quantity > 0, Stock.kind == kind.code)
        .group_by(*columns)
    )
    found = [_row_of(kind, row, grain) for row in desk.rows(query)]
    return sorted(found, key=order_of)


def _row_of(kind: KindRecord, row: Any, grain: Grain) -> StockRow:
    made = StockRow(
        kind,
        row.lots,
        row.quantity,
        row.value,
        row.weight,
        for_whom=ForWhom(row.for_whom),
        size_system=SizeSystem(row.size_system),
        size=row.size,
    )
    if grain is Grain.SIZE:
        return made
    return replace(made, season=Season(row.season), condition=Condition(row.condition), location=row.location)


def _summaries(desk: Desk, search: Search, row: StockRow) -> list[Any]:
    """Return the summary lines that a line of the list adds up, in the order of the finest list; emptied ones too, so
    that a page of lots can go on after one that was given away meanwhile.
    """
    query = Stock.select().where(search.where(), Stock.kind == row.kind.code)
    for column, value in (
        (Stock.for_whom, row.for_whom),
        (Stock.size_system, row.size_system),
        (Stock.size, row.size),
        (Stock.season, row.season),
        (Stock.condition, row.condition),
        (Stock.location, row.location),
    ):
        if value is not None:
            query = query.where(column == value)
    return sorted(desk.rows(query), key=lambda each: (order_of(_row_of(row.kind, each, Grain.FULL)), each.id))


def _lots_of(desk: Desk, summary: int, beyond: int, limit: int) -> list[LotRow]:
    query = (
        Balance.select(
            Balance.stock,
            Balance.lot,
            Balance.location,
            Balance.quantity,
            Balance.value,
            Balance.weight,
            Lot.for_whom,
            Lot.size_system,
            Lot.size,
            Lot.season,
            Lot.condition,
            Lot.origin,
            Lot.expires,
            Document.day,
        )
        .join(Lot, on=(Lot.code == Balance.lot))
        .join(Document, on=(Document.code == Lot.document))
        .where(Balance.stock == summary, Balance.lot > beyond)
        .order_by(Balance.lot)
        .limit(limit)
    )
    return [_lot_of(row) for row in desk.rows(query)]


def _lot_of(row: Any) -> LotRow:
    return LotRow(
        summary=row.stock,
        lot=row.lot,
        location=row.location,
        for_whom=ForWhom(row.for_whom),
        size_system=SizeSystem(row.size_system),
        size=row.size,
        season=Season(row.season),
        condition=Condition(row.condition),
        origin=Origin(row.origin),
        expires=date.fromisoformat(row.expires) if row.expires else None,
        born_on=date.fromisoformat(row.day),
        quantity=row.quantity,
        value=row.value,
        weight=row.weight,
    )
