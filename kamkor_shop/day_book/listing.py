"""The lines of the Day book: documents by day, the newest first, read page by page along an index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import JOIN, SQL, Case, EnclosedNodeList, NodeList, Value, fn

from kamkor_shop.desk import Desk
from kamkor_shop.ledger import DocumentRecord, document, document_query, record_of
from kamkor_shop.store.models import Document, Kind, Member, Move, Party
from kamkor_shop.vocabulary import DocumentType, Flow, Unit

MEASURED = (Unit.GRAM.value, Unit.MILLILITRE.value)
THINGS = Case(None, [(Kind.unit.in_(MEASURED), 0)], Move.quantity)
"""Pieces and pairs; what is measured shows as weight."""
_GIVEN = Move.alias("given")
_FOUND_FIRST = (Move.flow == Flow.SURPLUS.value) & fn.EXISTS(
    _GIVEN.select(1).where(
        _GIVEN.document == Move.document, _GIVEN.lot == Move.lot, _GIVEN.flow == Flow.GIVEN.value
    )
)
"""A garment without label is found and given in one document: one thing, as in :func:`kamkor_shop.ledger.counted`."""
GRAMS = Case(None, [(Kind.unit.in_(MEASURED), Move.weight)], 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One line. Things (pieces and pairs), grams of what is measured, and tenge that crossed the shop's
    border; for an opened bag those of everything sorted out of it so far, ``garments`` being how many
    documents that was.
    """

    record: DocumentRecord
    things: int
    grams: int
    value: int
    garments: int
    party: str
    member: str

    @property
    def key(self) -> tuple[str, int]:
        """What :func:`listed` goes on after."""
        return self.record.day.isoformat(), self.record.chain


def listed(
    desk: Desk,
    after: tuple[str, int] | None = None,
    limit: int = 100,
    *,
    day: date | None = None,
    only: DocumentType | None = None,
) -> tuple[Line, ...]:
    """Return documents of the desk's shop behind the key ``after``, the newest day first and the last posted
    first.

    ``day`` leaves out other days, ``only`` other types. What was done to an open bag is inside the bag's own
    line: :func:`session_of` opens it.
    """
    query = document_query().where(Document.shop == desk.shop, _not_in_a_session())
    if day is not None:
        query = query.where(Document.day == day.isoformat())
    if only is not None:
        query = query.where(Document.type == only.value)
    if after is not None:
        behind = EnclosedNodeList(tuple(Value(part) for part in after))
        query = query.where(EnclosedNodeList((Document.day, Document.chain)) < behind)
    ordered = query.order_by(Document.day.desc(), Document.chain.desc()).limit(limit)
    return _lines(desk, [record_of(row) for row in desk.rows(ordered)])


def of_type(desk: Desk, kind: DocumentType, after: int | None = None, limit: int = 100) -> tuple[Line, ...]:
    """Return the documents of one type from behind the number ``after`` on, the last posted first, of all
    days: a type that is rare is found as fast as one that is not.
    """
    query = document_query().where(Document.shop == desk.shop, Document.type == kind.value)
    if kind is DocumentType.REVERSAL:
        query = query.where(_not_in_a_session())
    if after is not None:
        query = query.where(Document.number < after)
    return _lines(
        desk, [record_of(row) for row in desk.rows(query.order_by(Document.number.desc()).limit(limit))]
    )


def _not_in_a_session() -> Any:
    # `+` keeps SQLite from choosing the index of sessions, most of whose rows have none.
    return NodeList((SQL("+"), Document.session, SQL("IS NULL")))


def session_of(desk: Desk, opening: int, after: int | None = None, limit: int = 100) -> tuple[Line, ...]:
    """Return what was done to the bag that the document ``opening`` put on the table, the last first, behind
    ``after``.
    """
    query = document_query().where(Document.session == opening)
    if after is not None:
        query = query.where(Document.code < after)
    return _lines(
        desk, [record_of(row) for row in desk.rows(query.order_by(Document.code.desc()).limit(limit))]
    )


def on_number(desk: Desk, number: int) -> tuple[Line, ...]:
    """Return the documents of the desk's shop with this number: at most one of each type."""
    query = document_query().where(
        Document.shop == desk.shop,
        Document.type.in_([kind.value for kind in DocumentType]),
        Document.number == number,
    )
    return _lines(desk, [record_of(row) for row in desk.rows(query.order_by(Document.code.desc()))])


def line(desk: Desk, code: int) -> Line:
    """Return the line of one document.

    Raises:
        UserError: ``document.unknown``.
    """
    return _lines(desk, [document(desk, code)])[0]


def _lines(desk: Desk, records: Sequence[DocumentRecord]) -> tuple[Line, ...]:
    if not records:
        return ()
    sums = _sums(desk, [record.code for record in records])
    bags = [record.code for record in records if record.type is DocumentType.BAG_OPENED]
    sessions = _session_sums(desk, bags) if bags else {}
    names = _names(desk, Party, {record.party for record in records if record.party is not None})
    members = _names(desk, Member, {record.member for record in records})
    found = []
    for record in records:
        own = sums.get(record.code)
        inside = sessions.get(record.code)
        counted = inside if inside is not None else own
        found.append(
            Line(
                record,
                things=int(counted.things) if counted is not None else 0,
                grams=int(own.grams) if own is not None else 0,
                value=int(counted.value) if counted is not None else 0,
                garments=int(inside.garments) if inside is not None else 0,
                party=names.get(record.party or 0, ""),
                member=members.get(record.member, ""),
            )
        )
    return tuple(found)


def _sums(desk: Desk, codes: Sequence[int]) -> dict[int, Any]:
    rows = desk.rows(
        Move.select(
            Move.document,
            fn.SUM(THINGS).alias("things"),
            fn.SUM(GRAMS).alias("grams"),
            fn.SUM(Move.value).alias("value"),
        )
        .join(Kind, on=(Kind.code == Move.kind))
        .where(Move.document.in_(list(codes)), Move.flow.is_null(False), ~_FOUND_FIRST)
        .group_by(Move.document)
    )
    return {row.document: row for row in rows}


def _session_sums(desk: Desk, openings: Sequence[int]) -> dict[int, Any]:
    """Sum up what stands sorted out of bags: what was taken back (a reversal, or what it reverses) cancels
    out.
    """
    rows = desk.rows(
        Document.select(
            Document.session,
            fn.SUM(Case(None, [(Document.type == DocumentType.GARMENT_SORTED.value, 1)], 0)).alias(
                "garments"
            ),
            fn.SUM(Move.sign * THINGS).alias("things"),
            fn.SUM(Move.sign * Move.value).alias("value"),
        )
        .join(Move, JOIN.INNER, on=(Move.document == Document.code))
        .join(Kind, JOIN.INNER, on=(Kind.code == Move.kind))
        .where(Document.session.in_(list(openings)))
        .group_by(Document.session)
    )
    return {row.session: row for row in rows}


def _names(desk: Desk, table: Any, codes: set[Any]) -> dict[int, str]:
    if not codes:
        return {}
    rows = desk.rows(table.select(table.code, table.name).where(table.code.in_(list(codes))))
    return {row.code: row.name for row in rows}
