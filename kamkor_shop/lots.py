"""Lots: what one barcode stands on. The look-up behind every scan, the story of a thing, and why it is not here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from peewee import JOIN, fn

from kamkor_shop import catalogue, codes
from kamkor_shop.catalogue import KindRecord, Names
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import drafts, issued
from kamkor_shop.store.compiled import parameter, statement
from kamkor_shop.store.models import Alias, Balance, Document, Location, Lot, Move, OpenSession
from kamkor_shop.vocabulary import (
    Condition,
    DocumentType,
    ForWhom,
    LocationRole,
    Origin,
    Season,
    SizeSystem,
)

LOT_TYPES = frozenset({CodeType.LOT, CodeType.BAG})
"""Types of codes that stand on goods."""


_ISSUED_BY = 100_000_000
"""Places bear codes issued by their own shop: the digits before the serial name it (a fast check, settled by the
place itself when it fails).
"""


class Scanned(NamedTuple):
    """What a scan found at the desk's shop: what the thing is and what lies there of it.

    Quantity in the kind's unit, value in tenge, weight in grams. ``lot`` is the code of the lot itself, also when the
    scanned label replaced another one. A plain tuple: a scan must cost no more than three raw reads.
    """

    lot: int
    location: int
    kind: int
    for_whom: ForWhom
    size_system: SizeSystem
    size: str
    season: Season
    condition: Condition
    quantity: int
    value: int
    weight: int


@dataclass(frozen=True, slots=True)
class Holding:
    """What lies of a lot at one place inside a shop."""

    location: int
    shop: int
    place: Names
    quantity: int
    value: int
    weight: int


@dataclass(frozen=True, slots=True)
class LotView:
    """A lot's birth record and where it is now. Quantity, value and weight are those of its birth."""

    code: int
    kind: KindRecord
    for_whom: ForWhom
    size_system: SizeSystem
    size: str
    season: Season
    condition: Condition
    origin: Origin
    donor: int | None
    parent: int | None
    expires: date | None
    born_on: date
    document: int
    quantity: int
    value: int
    weight: int
    estimated: bool
    here: tuple[Holding, ...]

    @property
    def is_bag(self) -> bool:
        """Whether this is an unsorted bag."""
        return codes.split(self.code).type is CodeType.BAG


@dataclass(frozen=True, slots=True)
class Step:
    """One move in the life of a lot, with its document."""

    lot: int
    document: int
    type: DocumentType
    number: int
    shop: int
    day: date
    posted_at: datetime
    source: LocationRole
    source_name: Names
    target: LocationRole
    target_name: Names
    quantity: int
    value: int
    weight: int
    reverses: int | None
    reversed_by: int | None


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
_ALIAS = statement(Alias.select(Alias.target).where(Alias.code == parameter("code")))
_EXISTS = statement(Lot.select(Lot.code).where(Lot.code == parameter("code")))
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


def resolve(desk: Desk, code: int) -> int:
    """Return the lot that a label stands for: itself, or what it was bound to or replaced by."""
    seen = {code}
    while not desk.run(_EXISTS, code=code):
        rows = desk.run(_ALIAS, code=code)
        if not rows or rows[0][0] in seen:
            return code
        code = int(rows[0][0])
        seen.add(code)
    return code


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
        raise _unknown(desk, code)
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


def why_not_here(desk: Desk, code: int) -> UserError:
    """Return what happened to a thing that cannot be taken in the desk's shop now, as a sentence for a person."""
    label = codes.to_ean13(code)
    try:
        if codes.split(code).type not in LOT_TYPES:
            return UserError("lot.other_code", lot=label)
    except ValueError:
        return UserError("lot.other_code", lot=label)
    lot = resolve(desk, code)
    if not desk.run(_EXISTS, code=lot):
        return _unknown(desk, code)
    here = holdings(desk, lot)
    if any(holding.shop == desk.shop for holding in here):
        return UserError("lot.is_here", lot=label)
    if here:
        shop = catalogue.shop(desk, here[0].shop)
        return UserError("lot.in_other_shop", lot=label, shop=shop.name(), place=here[0].place.in_language())
    return _gone(desk, lot, label)


def reserved_by(desk: Desk, lot: int) -> str | None:
    """Return the title of the list in which a lot lies on some desk, not yet posted; None if it is free."""
    holder = drafts.holder_of(desk, lot)
    return None if holder is None else drafts.title_of(desk, holder)


def _gone(desk: Desk, lot: int, label: str) -> UserError:
    """Say where the last move took a lot that lies nowhere."""
    story = steps(desk, lot)
    if not story:
        return UserError("lot.unknown", lot=label)
    last = story[-1]
    about = {"lot": label, "number": last.number, "day": last.day, "shop": last.shop}
    if last.type is DocumentType.REVERSAL:
        return UserError("lot.reversed", **about)
    if last.target is LocationRole.WORKBENCH:
        on_table = desk.value(OpenSession.select(OpenSession.document).where(OpenSession.lot == lot))
        return UserError("lot.on_table" if on_table is not None else "lot.sorted", **about)
    return UserError(_GONE.get(last.target, "lot.gone"), **about)


_GONE = {
    LocationRole.FAMILIES: "lot.handed_out",
    LocationRole.TRANSIT: "lot.in_transit",
    LocationRole.RECYCLING: "lot.written_off",
    LocationRole.WASTE: "lot.written_off",
    LocationRole.FOUND: "lot.missing",
}


def _unknown(desk: Desk, code: int) -> UserError:
    label = codes.to_ean13(code)
    return UserError("lot.blank" if issued(desk, code) else "lot.unknown", lot=label)


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
