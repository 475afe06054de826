"""The look-up behind every scan: two rows by primary key, a replaced label only after a miss."""

from __future__ import annotations

from typing import Any

from peewee import fn

from kamkor_shop import catalogue
from kamkor_shop.desk import Desk
from kamkor_shop.lots.absence import why_not_here
from kamkor_shop.lots.labels import resolve
from kamkor_shop.lots.records import Scanned
from kamkor_shop.store.compiled import parameter, statement
from kamkor_shop.store.models import Balance, Location, Lot
from kamkor_shop.vocabulary import (
    Condition,
    ForWhom,
    LocationRole,
    Season,
    SizeSystem,
)

_ISSUED_BY = 100_000_000
"""Places bear codes issued by their own shop: the digits before the serial name it (a fast check, settled by the
place itself when it fails).
"""


def _held(column: Any) -> Any:
    return Balance.select(column).where(Balance.lot == Lot.code).limit(1)


# The lot is read by its primary key and its balance by scalar sub-queries: a join costs several times as much here.
_AT_DESK = statement(
    Lot.select(
        Lot.code,
        _held(Balance.location).alias("location"),
        *(getattr(Lot, name) for name in Scanned._fields[2:8]),
        _held(Balance.quantity).alias("held"),
        _held(Balance.value).alias("held_value"),
        _held(Balance.weight).alias("held_weight"),
        Balance.select(fn.COUNT(1)).where(Balance.lot == Lot.code).alias("places"),
    ).where(Lot.code == parameter("lot"))
)
_PLACES = statement(
    Balance.select(Balance.location, Balance.quantity, Balance.value, Balance.weight)
    .join(Location, on=(Location.code == Balance.location))
    .where(Balance.lot == parameter("lot"), Location.shop == parameter("shop"))
)


_FOR_WHOM = {each.value: each for each in ForWhom}
_SIZE_SYSTEM = {each.value: each for each in SizeSystem}
_SEASON = {each.value: each for each in Season}
_CONDITION = {each.value: each for each in Condition}


def at_desk(desk: Desk, code: int) -> Scanned:
    """Return what lies of a scanned lot in the desk's shop; the look-up behind every scan.

    A lot that lies at several places of the shop is taken from the shop floor, else from where most of it is.

    Raises:
        UserError: what happened to it if it is not here, see :func:`why_not_here`.
    """
    rows = desk.run(_AT_DESK, lot=code)
    if not rows or rows[0][-1] != 1 or rows[0][1] // _ISSUED_BY % 100 != desk.shop:
        rows = [_elsewhere(desk, code)]
    lot, location, kind, whom, system, size, season, condition, quantity, value, weight, _ = rows[0]
    return Scanned(
        lot,
        location,
        kind,
        _FOR_WHOM[whom],
        _SIZE_SYSTEM[system],
        size,
        _SEASON[season],
        _CONDITION[condition],
        quantity,
        value,
        weight,
    )


def _elsewhere(desk: Desk, code: int) -> tuple[Any, ...]:
    """Return the row of a lot behind a replaced label, or one that lies at several places; raise if none is here."""
    target = resolve(desk, code)
    found = desk.run(_PLACES, lot=target, shop=desk.shop)
    if not found:
        raise why_not_here(desk, code)
    floors = {each.code for each in catalogue.places(desk) if each.role is LocationRole.FLOOR}
    location, *held = min(found, key=lambda row: (row[0] not in floors, -row[1], row[0]))
    (lot,) = desk.run(_AT_DESK, lot=target)
    return (lot[0], location, *lot[2:8], *held, len(found))
