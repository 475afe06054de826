"""Which business day a document may bear.

Into an open month, at most :data:`BACK_DAYS` days back, never into the future, only if no later day-end of what it
takes would go negative and no stock-take lies between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from peewee import fn

from kamkor_shop.clock import month_of
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger.posted_days import last_day
from kamkor_shop.store.compiled import parameter, statement
from kamkor_shop.store.models import Document, Month, Move
from kamkor_shop.vocabulary import DocumentType

if TYPE_CHECKING:
    from kamkor_shop.ledger.entries import Moved

BACK_DAYS = 31
"""How far back a document may be dated: the month before is still open until its report is sent."""

_CLOSED = statement(
    Month.select(fn.MAX(Month.month)).where(Month.shop == parameter("shop"), Month.closed_by.is_null(False))
)
_LATER_MOVES = statement(
    Move.select(Move.day, Move.quantity, Move.source).where(
        Move.lot == parameter("lot"),
        (Move.source == parameter("location")) | (Move.target == parameter("location")),
    )
)


def closed_through(desk: Desk) -> str | None:
    """Return the last closed month of the desk's shop."""
    ((found,),) = desk.run(_CLOSED, shop=desk.shop)
    return str(found) if found else None


def demand_open(desk: Desk, day: date) -> None:
    """Raise what forbids a document on ``day``.

    Raises:
        UserError: ``day.future``, ``day.too_old``, ``day.month_closed``, ``day.stocktake_between``.
    """
    today = desk.clock.today()
    if day > today:
        raise UserError("day.future", day=day, today=today)
    closed = closed_through(desk)
    if closed is not None and month_of(day) <= closed:
        raise UserError("day.month_closed", day=day, month=closed)
    if day < today - timedelta(days=BACK_DAYS):
        raise UserError("day.too_old", day=day, days=BACK_DAYS)
    last = last_day(desk)
    if last is not None and day < last:
        _demand_no_stocktake_since(desk, day)


def _demand_no_stocktake_since(desk: Desk, day: date) -> None:
    counted = desk.value(
        Document.select(fn.MAX(Document.day)).where(
            Document.shop == desk.shop,
            Document.day >= day.isoformat(),
            Document.type == DocumentType.STOCKTAKE.value,
        )
    )
    if counted is not None:
        raise UserError("day.stocktake_between", day=day, counted=date.fromisoformat(counted))


def demand_never_negative(desk: Desk, day: date, moves: Iterable[Moved]) -> None:
    """Raise if taking what ``moves`` took (already posted in this transaction) leaves a day-end below zero.

    Costs one index range per lot taken, and nothing when the day is the shop's last.

    Raises:
        UserError: ``day.negative``.
    """
    last = last_day(desk)
    if last is None or day >= last:
        return
    for taken in {(move.lot, move.source) for move in moves}:
        lot, location = taken
        by_day: dict[str, int] = defaultdict(int)
        for moved_on, quantity, source in desk.run(_LATER_MOVES, lot=lot, location=location):
            by_day[moved_on] += -quantity if source == location else quantity
        held = 0
        for moved_on in sorted(by_day):
            held += by_day[moved_on]
            if held < 0 and moved_on >= day.isoformat() and _keeps_balances(desk, location):
                raise UserError("day.negative", day=day, empty_on=date.fromisoformat(moved_on))


def _keeps_balances(desk: Desk, location: int) -> bool:
    from kamkor_shop.ledger.locations import place

    return place(desk, location).inside
