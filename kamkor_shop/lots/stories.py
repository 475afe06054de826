"""A lot wherever it is or was, every move of it, and its story from the donor on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from peewee import JOIN, fn

from kamkor_shop import catalogue
from kamkor_shop.catalogue import Names
from kamkor_shop.desk import Desk
from kamkor_shop.lots.labels import resolve, unknown
from kamkor_shop.lots.records import Child, Holding, LotView, Step
from kamkor_shop.store.compiled import parameter, statement
from kamkor_shop.store.models import Balance, Document, Location, Lot, Move
from kamkor_shop.vocabulary import (
    Condition,
    DocumentType,
    ForWhom,
    LocationRole,
    Origin,
    Season,
    SizeSystem,
)

_SOURCE, _TARGET, _REVERSAL = Location.alias("source"), Location.alias("target"), Document.alias("reversal")

_BIRTH = statement(
    Lot.select(
        Lot.code,
        Lot.kind,
        Lot.for_whom,
        Lot.size_system,
        Lot.size,
        Lot.season,
        Lot.condition,
        Lot.origin,
        Lot.donor,
        Lot.parent,
        Lot.expires,
        Document.day,
        Lot.document,
        Lot.quantity,
        Lot.value,
        Lot.weight,
        Lot.estimated,
    )
    .join(Document, on=(Document.code == Lot.document))
    .where(Lot.code == parameter("lot"))
)
_HOLDINGS = statement(
    Balance.select(
        Balance.location,
        Location.shop,
        Location.name_kk,
        Location.name_ru,
        Location.name_en,
        Balance.quantity,
        Balance.value,
        Balance.weight,
    )
    .join(Location, on=(Location.code == Balance.location))
    .where(Balance.lot == parameter("lot"))
    .order_by(Location.shop, Location.code)
)
_STEPS = statement(
    Move.select(
        Move.lot,
        Document.code,
        Document.type,
        Document.number,
        Document.shop,
        Document.day,
        Document.posted_at,
        _SOURCE.role,
        _SOURCE.name_kk,
        _SOURCE.name_ru,
        _SOURCE.name_en,
        _TARGET.role,
        _TARGET.name_kk,
        _TARGET.name_ru,
        _TARGET.name_en,
        Move.quantity,
        Move.value,
        Move.weight,
        Document.reverses,
        _REVERSAL.code,
    )
    .join(Document, on=(Document.code == Move.document))
    .join(_SOURCE, on=(_SOURCE.code == Move.source))
    .join(_TARGET, on=(_TARGET.code == Move.target))
    .join(_REVERSAL, JOIN.LEFT_OUTER, on=(_REVERSAL.reverses == Document.code))
    .where(Move.lot == parameter("lot"))
    .order_by(Document.posted_at, Document.chain, Move.line)
)
_PARENT = statement(Lot.select(Lot.parent).where(Lot.code == parameter("lot")))


def find(desk: Desk, code: int) -> LotView:
    """Return a lot, wherever it is or was.

    Raises:
        UserError: ``lot.unknown``, or ``lot.blank`` for a label printed ahead that stands on nothing yet.
    """
    lot = resolve(desk, code)
    rows = desk.run(_BIRTH, lot=lot)
    if not rows:
        raise unknown(desk, code)
    found, kind, whom, system, size, season, condition, origin, donor, parent, expires, day, *rest = rows[0]
    document, quantity, value, weight, estimated = rest
    return LotView(
        code=found,
        kind=catalogue.kind(desk, kind),
        for_whom=ForWhom(whom),
        size_system=SizeSystem(system),
        size=size,
        season=Season(season),
        condition=Condition(condition),
        origin=Origin(origin),
        donor=donor,
        parent=parent,
        expires=date.fromisoformat(expires) if expires else None,
        born_on=date.fromisoformat(day),
        document=document,
        quantity=quantity,
        value=value,
        weight=weight,
        estimated=bool(estimated),
        here=holdings(desk, lot),
    )


def holdings(desk: Desk, lot: int) -> tuple[Holding, ...]:
    """Return where a lot lies now, in any shop of this store; empty when it is gone."""
    return tuple(
        Holding(location, shop, Names(*names), quantity, value, weight)
        for location, shop, *names, quantity, value, weight in desk.run(_HOLDINGS, lot=lot)
    )


def steps(desk: Desk, lot: int) -> tuple[Step, ...]:
    """Return every move of a lot, the oldest first."""
    return tuple(_step_of(row) for row in desk.run(_STEPS, lot=lot))


def lineage(desk: Desk, lot: int) -> tuple[Step, ...]:
    """Return the whole story of a thing: how its bag came and was opened, its birth, and where it went since.

    Of its ancestors only what came before it was taken from them: rags found later are another story.
    """
    story = steps(desk, lot)
    parent = _parent(desk, lot)
    seen = {lot}
    while parent is not None and parent not in seen:
        seen.add(parent)
        until = story[0].posted_at if story else None
        earlier = tuple(
            step
            for step in steps(desk, parent)
            if (until is None or step.posted_at <= until) and step.type is not DocumentType.BAG_CLOSED
        )
        story = (*earlier, *story)
        parent = _parent(desk, parent)
    return story


def _parent(desk: Desk, lot: int) -> int | None:
    rows = desk.run(_PARENT, lot=lot)
    return rows[0][0] if rows else None


def children(desk: Desk, lot: int, limit: int = 100) -> tuple[Child, ...]:
    """Return the first ``limit`` things that came out of a bag, in the order of their codes."""
    query = Lot.select().where(Lot.parent == lot).order_by(Lot.code).limit(limit)
    return tuple(
        Child(row.code, row.kind, ForWhom(row.for_whom), SizeSystem(row.size_system), row.size)
        for row in desk.rows(query)
    )


def count_children(desk: Desk, lot: int) -> int:
    """Return how many things came out of a bag."""
    return int(desk.value(Lot.select(fn.COUNT(Lot.code)).where(Lot.parent == lot)))


def _step_of(row: tuple[Any, ...]) -> Step:
    lot, document, kind, number, shop, day, posted_at, *places, quantity, value, weight, reverses, undone = (
        row
    )
    return Step(
        lot=lot,
        document=document,
        type=DocumentType(kind),
        number=number,
        shop=shop,
        day=date.fromisoformat(day),
        posted_at=datetime.fromisoformat(posted_at),
        source=LocationRole(places[0]),
        source_name=Names(*places[1:4]),
        target=LocationRole(places[4]),
        target_name=Names(*places[5:]),
        quantity=quantity,
        value=value,
        weight=weight,
        reverses=reverses,
        reversed_by=undone,
    )
