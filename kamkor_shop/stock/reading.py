"""Reading the stock list page by page, its totals, and the lots behind a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from kamkor_shop.catalogue import KindRecord
from kamkor_shop.desk import Desk
from kamkor_shop.i18n import sort_key
from kamkor_shop.stock import summing
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
from kamkor_shop.store.models import Balance, Document, Lot
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
            found += [size] if grain is Grain.SIZE else [line.row for line in _lines_of(desk, search, size)]
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
    begin = _line_with(desk, row.kind, after[0]) if after is not None else None
    sizes = [row] if row.size is not None else _sizes_of(desk, search, row.kind)
    found: list[LotRow] = []
    for size in sizes:
        if begin is not None and order_of(_size_of(size)) < order_of(_size_of(begin.row)):
            continue
        for line in _lines_of(desk, search, size):
            if (begin is not None and line.place < begin.place) or not _is_of(line.row, row):
                continue
            beyond = after[1] if after is not None and line.summary == after[0] else 0
            found += _lots_of(desk, line.summary, beyond, limit - len(found))
            if len(found) >= limit:
                return tuple(found)
    return tuple(found)


def by_place(desk: Desk, wanted: StockFilter, row: StockRow) -> dict[int, int]:
    """Return how much of a line of the list lies at each place: quantity by location, most of it first."""
    search = look_up(desk, wanted, row.kind)
    if row.location is not None:
        lines = [line.row for line in _lines_of(desk, search, row) if _is_of(line.row, row)]
        found = [(row.location, line.quantity) for line in lines]
    elif row.size is not None:
        found = desk.run(summing.size_by_place(search.through), **_keys_of(search, row))
    else:
        found = desk.run(summing.kind_by_place(search.through), shop=search.shop, kind=row.kind.code)
    return dict(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def _by_kind(desk: Desk, search: Search) -> list[StockRow]:
    sums = {kind: amounts for kind, *amounts in desk.run(summing.by_kind(search.through), shop=search.shop)}
    return [StockRow(kind, *sums[kind.code]) for kind in search.kinds if kind.code in sums]


def _sizes_of(desk: Desk, search: Search, kind: KindRecord) -> list[StockRow]:
    """Return a kind by whom and size, in the order of the list."""
    found = [
        StockRow(kind, lots, quantity, value, weight, ForWhom(whom), SizeSystem(system), size)
        for whom, system, size, lots, quantity, value, weight in desk.run(
            summing.by_size(search.through), shop=search.shop, kind=kind.code
        )
    ]
    return sorted(found, key=order_of)


class _Line(NamedTuple):
    """One of the finest lines: its place in the list within its kind, its id in the summary, and the row of it."""

    place: tuple[tuple[int | str, ...], int]
    summary: int
    row: StockRow


def _lines_of(desk: Desk, search: Search, size: StockRow) -> list[_Line]:
    """Return the finest lines of one kind, whom and size, in the order of the list."""
    rows = desk.run(summing.lines(search.through), **_keys_of(search, size))
    return sorted((_line_of(size.kind, row) for row in rows), key=lambda line: line.place)


def _line_with(desk: Desk, kind: KindRecord, summary: int) -> _Line:
    """Return a line that a page of lots ended with, also if nothing is left of it meanwhile."""
    return _line_of(kind, desk.run(summing.LINE_WITH, id=summary)[0])


def _line_of(kind: KindRecord, row: tuple[Any, ...]) -> _Line:
    summary, lots, quantity, value, weight, whom, system, size, season, condition, location = row
    words = (ForWhom(whom), SizeSystem(system), size, Season(season), Condition(condition), location)
    line = StockRow(kind, lots, quantity, value, weight, *words)
    return _Line((order_of(line), summary), summary, line)


def _keys_of(search: Search, row: StockRow) -> dict[str, object]:
    assert row.for_whom is not None
    assert row.size_system is not None
    return {
        "shop": search.shop,
        "kind": row.kind.code,
        "for_whom": row.for_whom.value,
        "size_system": row.size_system.value,
        "size": row.size,
    }


def _is_of(line: StockRow, row: StockRow) -> bool:
    """Whether one of the finest lines is summed in a row of its size."""
    pairs = ((line.season, row.season), (line.condition, row.condition), (line.location, row.location))
    return all(wanted is None or one == wanted for one, wanted in pairs)


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
