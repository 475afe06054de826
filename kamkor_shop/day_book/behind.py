"""The documents behind a figure of a month's report, and their sum, which is the figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from peewee import fn

from kamkor_shop.day_book.listing import GRAMS, THINGS, Line, line
from kamkor_shop.desk import Desk
from kamkor_shop.store.models import Kind, Move
from kamkor_shop.vocabulary import Condition, Flow, Origin


@dataclass(frozen=True, slots=True)
class Figure:
    """Which moves a figure sums: those of a shop's month in these flows, narrowed by what is given."""

    month: str
    flows: tuple[Flow, ...]
    kind: int | None = None
    group: str | None = None
    origin: Origin | None = None
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """What one document adds to a figure: things (pieces and pairs), grams of everything, grams of what is
    measured, tenge; a reversal takes off.
    """

    document: int
    things: int
    grams: int
    measured_grams: int
    value: int
    moves: int


def behind(
    desk: Desk, figure: Figure, after: int | None = None, limit: int = 100
) -> tuple[tuple[Line, Share], ...]:
    """Return the documents behind ``figure`` in the order of posting, from behind the document ``after``
    on.
    """
    query = _query(desk, figure, Move.document.alias("document"))
    if after is not None:
        query = query.where(Move.document > after)
    rows = desk.rows(query.group_by(Move.document).order_by(Move.document).limit(limit))
    return tuple((line(desk, row.document), _share(row, row.document)) for row in rows)


def sum_behind(desk: Desk, figure: Figure) -> Share:
    """Return the sum of all documents behind ``figure``: the figure itself (``document`` is 0)."""
    row = desk.row(_query(desk, figure))
    return _share(row, 0)


def _query(desk: Desk, figure: Figure, *columns: Any) -> Any:
    query = (
        Move.select(
            *columns,
            fn.COALESCE(fn.SUM(Move.sign * THINGS), 0).alias("things"),
            fn.COALESCE(fn.SUM(Move.sign * Move.weight), 0).alias("grams"),
            fn.COALESCE(fn.SUM(Move.sign * GRAMS), 0).alias("measured"),
            fn.COALESCE(fn.SUM(Move.sign * Move.value), 0).alias("value"),
            fn.COUNT(Move.line).alias("moves"),
        )
        .join(Kind, on=(Kind.code == Move.kind))
        .where(
            Move.shop == desk.shop,
            Move.month == figure.month,
            Move.flow.in_([flow.value for flow in figure.flows]),
        )
    )
    narrowed: Sequence[Any] = (
        Move.kind == figure.kind if figure.kind is not None else None,
        Kind.group == figure.group if figure.group is not None else None,
        Move.origin == figure.origin.value if figure.origin is not None else None,
        Move.condition == figure.condition.value if figure.condition is not None else None,
    )
    for condition in narrowed:
        if condition is not None:
            query = query.where(condition)
    return query


def _share(row: Any, document: int) -> Share:
    return Share(document, int(row.things), int(row.grams), int(row.measured), int(row.value), int(row.moves))
