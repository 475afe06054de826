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


def find(desk: Desk, code: int) -> LotView:
    """Return a lot, wherever it is or was.

    Raises:
        UserError: ``lot.unknown``, or ``lot.blank`` for a label printed ahead that stands on nothing yet.
    """
    lot = resolve(desk, code)
    row = desk.row(
        Lot.select(Lot, Document.day)
        .join(Document, on=(Document.code == Lot.document))
        .where(Lot.code == lot)
    )
    if row is None:
        raise unknown(desk, code)
    return LotView(
        code=row.code,
        kind=catalogue.kind(desk, row.kind),
        for_whom=ForWhom(row.for_whom),
        size_system=SizeSystem(row.size_system),
        size=row.size,
        season=Season(row.season),
        condition=Condition(row.condition),
        origin=Origin(row.origin),
        donor=row.donor,
        parent=row.parent,
        expires=date.fromisoformat(row.expires) if row.expires else None,
        born_on=date.fromisoformat(row.day),
        document=row.document,
        quantity=row.quantity,
        value=row.value,
        weight=row.weight,
        estimated=bool(row.estimated),
        here=holdings(desk, lot),
    )


def holdings(desk: Desk, lot: int) -> tuple[Holding, ...]:
    """Return where a lot lies now, in any shop of this store; empty when it is gone."""
    query = (
        Balance.select(Balance, Location.shop, Location.name_kk, Location.name_ru, Location.name_en)
        .join(Location, on=(Location.code == Balance.location))
        .where(Balance.lot == lot)
        .order_by(Location.shop, Location.code)
    )
    return tuple(
        Holding(
            row.location,
            row.shop,
            Names(row.name_kk, row.name_ru, row.name_en),
            row.quantity,
            row.value,
            row.weight,
        )
        for row in desk.rows(query)
    )


def steps(desk: Desk, lot: int) -> tuple[Step, ...]:
    """Return every move of a lot, the oldest first."""
    source, target, reversal = Location.alias("source"), Location.alias("target"), Document.alias("reversal")
    query = (
        Move.select(
            Move.lot,
            Move.line,
            Move.quantity,
            Move.value,
            Move.weight,
            Document.code.alias("document"),
            Document.type,
            Document.number,
            Document.shop,
            Document.day,
            Document.posted_at,
            Document.reverses,
            reversal.code.alias("reversed_by"),
            source.role.alias("source"),
            source.name_kk.alias("source_kk"),
            source.name_ru.alias("source_ru"),
            source.name_en.alias("source_en"),
            target.role.alias("target"),
            target.name_kk.alias("target_kk"),
            target.name_ru.alias("target_ru"),
            target.name_en.alias("target_en"),
        )
        .join(Document, on=(Document.code == Move.document))
        .join(source, on=(source.code == Move.source))
        .join(target, on=(target.code == Move.target))
        .join(reversal, JOIN.LEFT_OUTER, on=(reversal.reverses == Document.code))
        .where(Move.lot == lot)
        .order_by(Document.posted_at, Document.chain, Move.line)
    )
    return tuple(_step_of(row) for row in desk.rows(query))


def lineage(desk: Desk, lot: int) -> tuple[Step, ...]:
    """Return the whole story of a thing: how its bag came and was opened, its birth, and where it went since.

    Of its ancestors only what came before it was taken from them: rags found later are another story.
    """
    story = steps(desk, lot)
    parent = desk.value(Lot.select(Lot.parent).where(Lot.code == lot))
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
        parent = desk.value(Lot.select(Lot.parent).where(Lot.code == parent))
    return story


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


def _step_of(row: Any) -> Step:
    return Step(
        lot=row.lot,
        document=row.document,
        type=DocumentType(row.type),
        number=row.number,
        shop=row.shop,
        day=date.fromisoformat(row.day),
        posted_at=datetime.fromisoformat(row.posted_at),
        source=LocationRole(row.source),
        source_name=Names(row.source_kk, row.source_ru, row.source_en),
        target=LocationRole(row.target),
        target_name=Names(row.target_kk, row.target_ru, row.target_en),
        quantity=row.quantity,
        value=row.value,
        weight=row.weight,
        reverses=row.reverses,
        reversed_by=row.reversed_by,
    )
