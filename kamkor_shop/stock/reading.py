"""Reading the stock list page by page, its totals, and the lots behind a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from peewee import fn

from kamkor_shop.catalogue import KindRecord
from kamkor_shop.desk import Desk
from kamkor_shop.stock.records import (
    Grain,
    LotPage,
    LotRow,
    StockFilter,
    StockPage,
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


def page(desk: Desk, wanted: StockFilter, grain: Grain, start: int = 0, rows: int = PAGE_ROWS) -> StockPage:
    """Return a page of the list from the kind number ``start`` (0, or the last page's ``following``) on.

    Kinds come in the order of the month's report, within a kind by whom, size, season, condition and place.
    """
    search = look_up(desk, wanted)
    if grain is Grain.KIND:
        return StockPage(tuple(_by_kind(desk, search)), None)
    found: list[StockRow] = []
    for number, kind in enumerate(search.kinds[start:], start):
        found += _of_kind(desk, search, kind, grain)
        if len(found) >= rows and number + 1 < len(search.kinds):
            return StockPage(tuple(found), number + 1)
    return StockPage(tuple(found), None)


def every_row(desk: Desk, wanted: StockFilter, grain: Grain) -> Iterator[StockRow]:
    """Yield the whole list, page by page (for an export)."""
    following: int | None = 0
    while following is not None:
        one = page(desk, wanted, grain, following)
        yield from one.rows
        following = one.following


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
) -> LotPage:
    """Return the lots behind a line of the list, ``limit`` at a time, in the order of their codes line by line."""
    summaries = _summaries(desk, look_up(desk, wanted), row)
    first = summaries.index(after[0]) if after else 0
    found: list[tuple[int, LotRow]] = []
    for summary in summaries[first:]:
        beyond = after[1] if after and after[0] == summary else 0
        found += [(summary, lot) for lot in _lots_of(desk, summary, beyond, limit + 1 - len(found))]
        if len(found) > limit:
            summary, lot = found[limit - 1]
            return LotPage(tuple(lot for _summary, lot in found[:limit]), (summary, lot.lot))
    return LotPage(tuple(lot for _summary, lot in found), None)


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


def _summaries(desk: Desk, search: Search, row: StockRow) -> list[int]:
    """Return the ids of the summary lines that a line of the list adds up, in the order of the finest list."""
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
    order = {each.id: order_of(_row_of(row.kind, each, Grain.FULL)) for each in desk.rows(query)}
    return sorted(order, key=lambda summary: (order[summary], summary))


def _lots_of(desk: Desk, summary: int, beyond: int, limit: int) -> list[LotRow]:
    query = (
        Balance.select(
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
