"""Reading the stock list page by page, its totals, and the lots behind a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from peewee import Expression, fn

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
    sum_up,
)
from kamkor_shop.stock.searching import Search, look_up
from kamkor_shop.store.compiled import parameter, statement
from kamkor_shop.store.models import Balance, Document, Lot, Stock
from kamkor_shop.vocabulary import Condition, ForWhom, Origin, Season, SizeSystem

PAGE_ROWS = 200
"""A page ends with the kind that reaches this many rows."""

LOTS_A_PAGE = 100


def page(
    desk: Desk,
    wanted: StockFilter,
    grain: Grain,
    after: StockRow | None = None,
    *,
    order: Order = Order.GROUP,
    descending: bool = False,
    rows: int = PAGE_ROWS,
) -> tuple[StockRow, ...]:
    """Return the rows that follow the row ``after``: ``rows`` of them or a few more, fewer at the end.

    Kinds come in ``order``; within a kind by whom, size, season, condition and place. By kind everything comes at
    once: there are no more rows than kinds. Orders by a figure are for that grain; others then keep to the groups.
    """
    search = look_up(desk, wanted)
    if grain is Grain.KIND:
        return () if after is not None else tuple(_ordered(_by_kind(desk, search), order, descending))
    empty = [StockRow(each, 0, 0, 0, 0) for each in search.kinds]
    kinds = [row.kind for row in _ordered(empty, order, descending)]
    start = 0 if after is None else [each.code for each in kinds].index(after.kind.code)
    found: list[StockRow] = []
    for kind in kinds[start:]:
        sizes = _sizes_of(desk, search, kind)
        if after is not None and after.kind.code == kind.code:
            sizes = [each for each in sizes if order_of(each) > order_of(_size_of(after))]
        for size in sizes:
            found += [size] if grain is Grain.SIZE else _lines_of(desk, search, size)
            if len(found) >= rows:
                return tuple(found)
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
        rows = page(desk, wanted, grain, rows[-1], order=order, descending=descending)


def totals(desk: Desk, wanted: StockFilter) -> Totals:
    """Return the sums of everything that a filter lets through."""
    return sum_up(_by_kind(desk, look_up(desk, wanted)))


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
    search = look_up(desk, wanted, row.kind)
    groups = [row] if row.size is not None else _sizes_of(desk, search, row.kind, emptied=True)
    found: list[LotRow] = []
    reached = after is None
    for group in groups:
        for summary in _summaries(desk, search, group if row.size is None else row):
            reached = reached or (after is not None and summary.id == after[0])
            if reached:
                beyond = after[1] if after is not None and summary.id == after[0] else 0
                found += _lots_of(desk, summary.id, beyond, limit - len(found))
            if len(found) >= limit:
                return tuple(found)
    return tuple(found)


def by_place(desk: Desk, wanted: StockFilter, row: StockRow) -> dict[int, int]:
    """Return how much of a line of the list lies at each place: quantity by location, most of it first."""
    query = Stock.select(Stock.location, fn.SUM(Stock.quantity).alias("quantity")).where(
        _within(look_up(desk, wanted, row.kind), row), Stock.quantity > 0
    )
    found = {each.location: each.quantity for each in desk.rows(query.group_by(Stock.location))}
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


def _sizes_of(desk: Desk, search: Search, kind: KindRecord, *, emptied: bool = False) -> list[StockRow]:
    """Return a kind by whom and size, in the order of the list; ``emptied``: also what nothing is left of."""
    columns = (Stock.for_whom, Stock.size_system, Stock.size)
    query = Stock.select(*columns, *_sums()).where(search.where(), Stock.kind == kind.code)
    if not emptied:
        query = query.where(Stock.quantity > 0)
    found = [
        StockRow(kind, row.lots, row.quantity, row.value, row.weight, *_words_of(row))
        for row in desk.rows(query.group_by(*columns))
    ]
    return sorted(found, key=order_of)


def _lines_of(desk: Desk, search: Search, size: StockRow) -> list[StockRow]:
    """Return the finest lines of one kind, whom and size, in the order of the list."""
    return [_line_of(size.kind, each) for each in _summaries(desk, search, size) if each.quantity]


def _summaries(desk: Desk, search: Search, row: StockRow) -> list[Any]:
    """Return the summary lines that a line of the list adds up, in the order of the finest list; emptied ones too, so
    that a page of lots can go on after one that was given away meanwhile.
    """
    found = desk.rows(Stock.select().where(_within(search, row)))
    return sorted(found, key=lambda each: (order_of(_line_of(row.kind, each)), each.id))


def _within(search: Search, row: StockRow) -> Expression:
    """The condition that chooses the summary lines of a line of the list."""
    condition = search.where() & (Stock.kind == row.kind.code)
    for column, value in (
        (Stock.for_whom, row.for_whom),
        (Stock.size_system, row.size_system),
        (Stock.size, row.size),
        (Stock.season, row.season),
        (Stock.condition, row.condition),
        (Stock.location, row.location),
    ):
        if value is not None:
            condition &= column == value
    return condition


def _line_of(kind: KindRecord, row: Any) -> StockRow:
    return StockRow(
        kind,
        row.lots,
        row.quantity,
        row.value,
        row.weight,
        *_words_of(row),
        Season(row.season),
        Condition(row.condition),
        row.location,
    )


def _words_of(row: Any) -> tuple[ForWhom, SizeSystem, str]:
    return ForWhom(row.for_whom), SizeSystem(row.size_system), row.size


def _size_of(row: StockRow) -> StockRow:
    """Return a row without what is told apart only in detail."""
    return replace(row, season=None, condition=None, location=None)


_LOTS = statement(
    Balance.select(
        Balance.stock,
        Balance.lot,
        Balance.location,
        Lot.for_whom,
        Lot.size_system,
        Lot.size,
        Lot.season,
        Lot.condition,
        Lot.origin,
        Lot.expires,
        Document.day,
        Balance.quantity,
        Balance.value,
        Balance.weight,
    )
    .join(Lot, on=(Lot.code == Balance.lot))
    .join(Document, on=(Document.code == Lot.document))
    .where(Balance.stock == parameter("stock"), Balance.lot > parameter("beyond"))
    .order_by(Balance.lot)
    .limit(parameter("limit"))
)


def _lots_of(desk: Desk, summary: int, beyond: int, limit: int) -> list[LotRow]:
    return [_lot_of(row) for row in desk.run(_LOTS, stock=summary, beyond=beyond, limit=limit)]


def _lot_of(row: tuple[Any, ...]) -> LotRow:
    summary, lot, location, whom, system, size, season, condition, origin, expires, day, *amounts = row
    return LotRow(
        summary,
        lot,
        location,
        ForWhom(whom),
        SizeSystem(system),
        size,
        Season(season),
        Condition(condition),
        Origin(origin),
        date.fromisoformat(expires) if expires else None,
        date.fromisoformat(day),
        *amounts,
    )
