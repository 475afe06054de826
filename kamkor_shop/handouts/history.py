"""What a family got: this month, visit by visit, thing by thing. Every query follows the index (party, code)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import Case, fn

from kamkor_shop import ledger
from kamkor_shop.catalogue import KindRecord
from kamkor_shop.catalogue.kinds import kind_of
from kamkor_shop.clock import month_of
from kamkor_shop.desk import Desk
from kamkor_shop.store.compiled import parameter, statement
from kamkor_shop.store.models import Document, Kind, Lot, Move
from kamkor_shop.vocabulary import Condition, DocumentType, Flow, ForWhom, Season, SizeSystem, Unit

_MEASURED = (Unit.GRAM.value, Unit.MILLILITRE.value)
_THINGS = Case(None, [(Kind.unit.in_(_MEASURED), 1)], Move.quantity)
"""A pack of flour counts as one thing, whatever it weighs."""

_UNDONE = Document.alias("undone")
_GIVEN = statement(
    Document.select(
        fn.COALESCE(fn.SUM(Move.sign * _THINGS), 0), fn.COALESCE(fn.SUM(Move.sign * Move.value), 0)
    )
    .join(Move, on=(Move.document == Document.code))
    .join(Kind, on=(Kind.code == Move.kind))
    .where(
        Document.party == parameter("family"),
        Document.month == parameter("month"),
        Move.flow == Flow.GIVEN.value,
    )
)
_LAST = statement(
    Document.select(fn.MAX(Document.day)).where(
        Document.party == parameter("family"),
        Document.type == DocumentType.HANDOUT.value,
        ~fn.EXISTS(_UNDONE.select(_UNDONE.code).where(_UNDONE.reverses == Document.code)),
    )
)


@dataclass(frozen=True, slots=True)
class Given:
    """How much a family got: things (a pack by weight counts as one) and tenge; undone hand-outs do not count."""

    things: int
    value: int


@dataclass(frozen=True, slots=True)
class Visit:
    """One hand-out to a family."""

    document: int
    number: int
    shop: int
    day: date
    things: int
    value: int
    undone: bool


@dataclass(frozen=True, slots=True)
class GivenLine:
    """One thing of a hand-out. Quantity in the kind's unit, value in tenge, weight in grams."""

    lot: int
    kind: KindRecord
    for_whom: ForWhom
    size_system: SizeSystem
    size: str
    season: Season
    condition: Condition
    quantity: int
    value: int
    weight: int
    member: int
    unlabelled: bool


def given_this_month(desk: Desk, family: int) -> Given:
    """Return what a family got in the current month, in every shop of this store."""
    ((things, value),) = desk.run(_GIVEN, family=family, month=month_of(desk.clock.today()))
    return Given(int(things), int(value))


def last_visit(desk: Desk, family: int) -> date | None:
    """Return the last day on which a family got something, or ``None``."""
    ((day,),) = desk.run(_LAST, family=family)
    return date.fromisoformat(day) if day else None


def visits(desk: Desk, family: int, before: int | None = None, limit: int = 50) -> tuple[Visit, ...]:
    """Return hand-outs to a family, the latest first, from before the document ``before`` on."""
    query = ledger.document_query().where(
        Document.party == family, Document.type == DocumentType.HANDOUT.value
    )
    if before is not None:
        query = query.where(Document.code < before)
    records = [ledger.record_of(row) for row in desk.rows(query.order_by(Document.code.desc()).limit(limit))]
    sums = _sums(desk, [record.code for record in records])
    return tuple(
        Visit(
            record.code,
            record.number,
            record.shop,
            record.day,
            *sums.get(record.code, (0, 0)),
            undone=record.reversed_by is not None,
        )
        for record in records
    )


def _sums(desk: Desk, documents: list[int]) -> dict[int, tuple[int, int]]:
    query = (
        Move.select(Move.document, fn.SUM(_THINGS).alias("things"), fn.SUM(Move.value).alias("worth"))
        .join(Kind, on=(Kind.code == Move.kind))
        .where(Move.document.in_(documents), Move.flow == Flow.GIVEN.value)
        .group_by(Move.document)
    )
    return {row.document: (int(row.things), int(row.worth)) for row in desk.rows(query)} if documents else {}


def given_lines(desk: Desk, document: int) -> tuple[GivenLine, ...]:
    """Return the things of a posted hand-out in the order of its list.

    Raises:
        UserError: ``document.unknown``.
    """
    details = ledger.document(desk, document).details
    said = {line["move"]: line for line in details.get("lines", ())}
    columns = (Lot.for_whom, Lot.size_system, Lot.size, Lot.season)
    amounts = (Move.lot, Move.line, Move.condition, Move.quantity, Move.value, Move.weight)
    query = (
        Move.select(*amounts, *columns)
        .join(Lot, on=(Lot.code == Move.lot))
        .where(Move.document == document, Move.flow == Flow.GIVEN.value)
        .order_by(Move.line)
    )
    rows = desk.rows(query.select_extend(Move.kind))
    kinds = _kinds(desk, {row.kind for row in rows})
    return tuple(_given_line(row, kinds[row.kind], said.get(row.line, {})) for row in rows)


def _kinds(desk: Desk, wanted: set[int]) -> dict[int, KindRecord]:
    rows = desk.rows(Kind.select().where(Kind.code.in_(wanted))) if wanted else []
    return {row.code: kind_of(row) for row in rows}


def _given_line(row: Any, kind: KindRecord, said: dict[str, Any]) -> GivenLine:
    return GivenLine(
        lot=row.lot,
        kind=kind,
        for_whom=ForWhom(row.for_whom),
        size_system=SizeSystem(row.size_system),
        size=row.size,
        season=Season(row.season),
        condition=Condition(row.condition),
        quantity=row.quantity,
        value=row.value,
        weight=row.weight,
        member=int(said.get("member", 0)),
        unlabelled=bool(said.get("unlabelled", False)),
    )
