"""Turnover and openings: the figures of a month's report, kept by the posting transaction.

A report reads the rows of its month and nothing else. When a shop first posts in a month, what it holds is written
down as the month's opening; a document dated back into an earlier open month carries its difference on into the
openings of the months begun since.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from peewee import fn

from kamkor_shop.desk import Desk
from kamkor_shop.ledger.entries import Moved
from kamkor_shop.store.compiled import parameter, statement
from kamkor_shop.store.models import Month, Opening, Turnover
from kamkor_shop.vocabulary import INFLOWS, Flow

_ADD = statement(
    Turnover.insert(
        shop=parameter("shop"),
        month=parameter("month"),
        flow=parameter("flow"),
        kind=parameter("kind"),
        condition=parameter("condition"),
        origin=parameter("origin"),
        quantity=parameter("quantity"),
        weight=parameter("weight"),
        value=parameter("value"),
    ).on_conflict(
        conflict_target=[
            Turnover.shop,
            Turnover.month,
            Turnover.flow,
            Turnover.kind,
            Turnover.condition,
            Turnover.origin,
        ],
        update={
            Turnover.quantity: Turnover.quantity + parameter("quantity"),
            Turnover.weight: Turnover.weight + parameter("weight"),
            Turnover.value: Turnover.value + parameter("value"),
        },
    )
)
_CARRY = statement(
    Opening.insert(
        shop=parameter("shop"),
        month=parameter("month"),
        kind=parameter("kind"),
        condition=parameter("condition"),
        origin=parameter("origin"),
        quantity=parameter("quantity"),
        weight=parameter("weight"),
        value=parameter("value"),
    ).on_conflict(
        conflict_target=[Opening.shop, Opening.month, Opening.kind, Opening.condition, Opening.origin],
        update={
            Opening.quantity: Opening.quantity + parameter("quantity"),
            Opening.weight: Opening.weight + parameter("weight"),
            Opening.value: Opening.value + parameter("value"),
        },
    )
)
_MONTH = statement(
    Month.select(Month.closed_by).where(Month.shop == parameter("shop"), Month.month == parameter("month"))
)
_LATER = statement(
    Month.select(Month.month).where(Month.shop == parameter("shop"), Month.month > parameter("month"))
)


@dataclass(frozen=True, slots=True)
class Figures:
    """Quantity in the kind's unit, weight in grams, value in tenge; may be negative after a reversal."""

    quantity: int = 0
    weight: int = 0
    value: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(self.quantity + other.quantity, self.weight + other.weight, self.value + other.value)

    def times(self, sign: int) -> Figures:
        """Return the figures multiplied by +1 or −1."""
        return Figures(self.quantity * sign, self.weight * sign, self.value * sign)


@dataclass(frozen=True, slots=True)
class Key:
    """What a report groups by."""

    kind: int
    condition: str
    origin: str


Sums = dict[Key, Figures]


def stock_sign(flow: Flow) -> int:
    """Return +1 for a flow that raises the closing figure, −1 for one that lowers it."""
    return 1 if flow in INFLOWS else -1


def record(desk: Desk, month: str, moves: Iterable[Moved]) -> None:
    """Add the moves of one document to the turnover of ``month`` and to the openings of later months."""
    begin(desk, month)
    flows: dict[tuple[Flow, Key], Figures] = {}
    for move in moves:
        if move.flow is None:
            continue
        column = (move.flow, Key(move.kind, move.condition.value, move.origin.value))
        moved = Figures(move.quantity, move.weight, move.value).times(move.sign)
        flows[column] = flows.get(column, Figures()) + moved
    for (flow, key), figures in flows.items():
        desk.change_by(_ADD, shop=desk.shop, month=month, flow=flow.value, **_columns(key, figures))
    later = [row[0] for row in desk.run(_LATER, shop=desk.shop, month=month)]
    for (flow, key), figures in flows.items():
        for following in later:
            carried = _columns(key, figures.times(stock_sign(flow)))
            desk.change_by(_CARRY, shop=desk.shop, month=following, **carried)


def begin(desk: Desk, month: str) -> None:
    """Write down the opening of ``month`` if the shop has not posted in it yet."""
    if desk.run(_MONTH, shop=desk.shop, month=month):
        return
    rows = [
        {"shop": desk.shop, "month": month, **_columns(key, figures)}
        for key, figures in opening(desk, month).items()
        if figures != Figures()
    ]
    desk.insert_many(Month, [{"shop": desk.shop, "month": month}])
    desk.insert_many(Opening, rows)


def close(desk: Desk, month: str, document: int) -> None:
    """Close ``month`` of the desk's shop for good by ``document``; part of the transaction that posts it."""
    begin(desk, month)
    desk.change(Month.update(closed_by=document).where(Month.shop == desk.shop, Month.month == month))


def opening(desk: Desk, month: str) -> Sums:
    """Return what the desk's shop held when ``month`` began: the last begun month before it, carried on."""
    begun = desk.value(Month.select(fn.MAX(Month.month)).where(Month.shop == desk.shop, Month.month <= month))
    if begun is None:
        return {}
    held = _stored_opening(desk, str(begun))
    if begun == month:
        return held
    for flow, key, figures in flows_of(desk, str(begun)):
        held[key] = held.get(key, Figures()) + figures.times(stock_sign(flow))
    return held


def flows_of(desk: Desk, month: str) -> list[tuple[Flow, Key, Figures]]:
    """Return the turnover rows of the desk's shop in ``month``."""
    rows = desk.rows(Turnover.select().where(Turnover.shop == desk.shop, Turnover.month == month))
    return [
        (
            Flow(row.flow),
            Key(row.kind, row.condition, row.origin),
            Figures(row.quantity, row.weight, row.value),
        )
        for row in rows
    ]


def _stored_opening(desk: Desk, month: str) -> Sums:
    rows = desk.rows(Opening.select().where(Opening.shop == desk.shop, Opening.month == month))
    return {
        Key(row.kind, row.condition, row.origin): Figures(row.quantity, row.weight, row.value) for row in rows
    }


def _columns(key: Key, figures: Figures) -> dict[str, object]:
    return {
        "kind": key.kind,
        "condition": key.condition,
        "origin": key.origin,
        "quantity": figures.quantity,
        "weight": figures.weight,
        "value": figures.value,
    }
