"""What is where: the balance of a lot at an inside place, and the stock summary above it.

Both are caches of the moves, changed only here, in the posting transaction. A balance falls by a conditional
update whose row count is checked: of two desks that want the same coat, one gets it and the other a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

from kamkor_shop.desk import Desk
from kamkor_shop.quantities import share
from kamkor_shop.store.compiled import parameter, statement
from kamkor_shop.store.models import Balance, Stock
from kamkor_shop.vocabulary import Condition, ForWhom, Origin, Season, SizeSystem

_BALANCE = statement(
    Balance.select(Balance.quantity, Balance.value, Balance.weight, Balance.stock).where(
        Balance.lot == parameter("lot"), Balance.location == parameter("location")
    )
)
_TAKE_PART = statement(
    Balance.update(
        quantity=Balance.quantity - parameter("quantity"),
        value=Balance.value - parameter("value"),
        weight=Balance.weight - parameter("weight"),
    ).where(
        Balance.lot == parameter("lot"),
        Balance.location == parameter("location"),
        Balance.quantity > parameter("quantity"),
        Balance.value >= parameter("value"),
        Balance.weight >= parameter("weight"),
    )
)
_TAKE_ALL = statement(
    Balance.delete().where(
        Balance.lot == parameter("lot"),
        Balance.location == parameter("location"),
        Balance.quantity == parameter("quantity"),
        Balance.value == parameter("value"),
        Balance.weight == parameter("weight"),
    )
)
_PUT = statement(
    Balance.insert(
        lot=parameter("lot"),
        location=parameter("location"),
        stock=parameter("stock"),
        quantity=parameter("quantity"),
        value=parameter("value"),
        weight=parameter("weight"),
    ).on_conflict(
        conflict_target=[Balance.lot, Balance.location],
        update={
            Balance.quantity: Balance.quantity + parameter("quantity"),
            Balance.value: Balance.value + parameter("value"),
            Balance.weight: Balance.weight + parameter("weight"),
        },
    )
)
_STOCK_FALLS = statement(
    Stock.update(
        lots=Stock.lots - parameter("lots"),
        quantity=Stock.quantity - parameter("quantity"),
        value=Stock.value - parameter("value"),
        weight=Stock.weight - parameter("weight"),
    ).where(Stock.id == parameter("stock"))
)
_STOCK_RISES = statement(
    Stock.insert(
        shop=parameter("shop"),
        location=parameter("location"),
        kind=parameter("kind"),
        for_whom=parameter("for_whom"),
        size_system=parameter("size_system"),
        size=parameter("size"),
        season=parameter("season"),
        condition=parameter("condition"),
        lots=parameter("lots"),
        quantity=parameter("quantity"),
        value=parameter("value"),
        weight=parameter("weight"),
    )
    .on_conflict(
        conflict_target=[
            Stock.location,
            Stock.kind,
            Stock.for_whom,
            Stock.size_system,
            Stock.size,
            Stock.season,
            Stock.condition,
        ],
        update={
            Stock.lots: Stock.lots + parameter("lots"),
            Stock.quantity: Stock.quantity + parameter("quantity"),
            Stock.value: Stock.value + parameter("value"),
            Stock.weight: Stock.weight + parameter("weight"),
        },
    )
    .returning(Stock.id)
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in its unit with its value (tenge) and weight (grams)."""

    quantity: int
    value: int
    weight: int


@dataclass(frozen=True, slots=True)
class LotRecord:
    """What the ledger needs of a lot's birth record."""

    code: int
    kind: int
    for_whom: ForWhom
    size_system: SizeSystem
    size: str
    season: Season
    condition: Condition
    origin: Origin
    quantity: int
    value: int
    weight: int


def balance(desk: Desk, lot: int, location: int) -> Amount | None:
    """Return what is left of ``lot`` at ``location``, or ``None``."""
    rows = desk.run(_BALANCE, lot=lot, location=location)
    return Amount(*rows[0][:3]) if rows else None


def withdraw(
    desk: Desk, lot: int, location: int, quantity: int, exact: Amount | None = None
) -> Amount | None:
    """Take ``quantity`` of ``lot`` from ``location`` and return it with its value and weight.

    The share is rounded down; the last withdrawal takes the remainder. ``exact`` (a reversal) says the value and
    weight instead. ``None`` if there is not so much: nothing was changed.
    """
    rows = desk.run(_BALANCE, lot=lot, location=location)
    if not rows or rows[0][0] < quantity:
        return None
    held, value, weight, stock = rows[0]
    taken = exact or Amount(quantity, share(value, quantity, held), share(weight, quantity, held))
    take = _TAKE_ALL if held == quantity else _TAKE_PART
    where = {"lot": lot, "location": location}
    amount = {"quantity": quantity, "value": taken.value, "weight": taken.weight}
    if desk.change_by(take, **where, **amount) != 1:
        return None
    desk.change_by(_STOCK_FALLS, stock=stock, lots=int(held == quantity), **amount)
    return taken


def deposit(desk: Desk, lot: LotRecord, location: int, shop: int, amount: Amount) -> None:
    """Put ``amount`` of ``lot`` to ``location``, a place inside ``shop``."""
    known = bool(desk.run(_BALANCE, lot=lot.code, location=location))
    figures = {"quantity": amount.quantity, "value": amount.value, "weight": amount.weight}
    ((stock,),) = desk.run(
        _STOCK_RISES,
        shop=shop,
        location=location,
        kind=lot.kind,
        for_whom=lot.for_whom.value,
        size_system=lot.size_system.value,
        size=lot.size,
        season=lot.season.value,
        condition=lot.condition.value,
        lots=0 if known else 1,
        **figures,
    )
    desk.change_by(_PUT, lot=lot.code, location=location, stock=stock, **figures)
