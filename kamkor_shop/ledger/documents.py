"""Reading what stands: documents, their moves, what reversed them and what stands in the way of a reversal."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import JOIN

from kamkor_shop import codes
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger.entries import Moved, Posted
from kamkor_shop.store.compiled import parameter, statement
from kamkor_shop.store.models import Document, DocumentText, Lot, Move
from kamkor_shop.vocabulary import Condition, DocumentType, Flow, Origin

_BY_UUID = statement(
    Document.select(Document.code, Document.fingerprint).where(Document.uuid == parameter("uuid"))
)


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A posted document without its moves. ``details`` is the parsed JSON of its kind."""

    code: int
    shop: int
    type: DocumentType
    number: int
    day: date
    month: str
    posted_at: datetime
    member: int
    party: int | None
    people: int
    children: int
    session: int | None
    reverses: int | None
    reversed_by: int | None
    chain: int
    hash: str
    details: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """The document that a draft became, and the fingerprint of the wish it was."""

    posted: Posted
    fingerprint: str


_REVERSAL = Document.alias("reversal")
_RECORD = Document.select(Document, _REVERSAL.code.alias("reversed_by")).join(
    _REVERSAL, JOIN.LEFT_OUTER, on=(_REVERSAL.reverses == Document.code)
)


def document_query() -> Any:
    """Return the query of all documents with who reversed them, to be narrowed and read by :func:`record_of`."""
    return _RECORD.clone()


def record_of(row: Any) -> DocumentRecord:
    """Return the record of a row of :func:`document_query`."""
    return DocumentRecord(
        code=row.code,
        shop=row.shop,
        type=DocumentType(row.type),
        number=row.number,
        day=date.fromisoformat(row.day),
        month=row.month,
        posted_at=datetime.fromisoformat(row.posted_at),
        member=row.member,
        party=row.party,
        people=row.people,
        children=row.children,
        session=row.session,
        reverses=row.reverses,
        reversed_by=row.reversed_by,
        chain=row.chain,
        hash=row.hash,
        details=json.loads(row.details),
    )


def document(desk: Desk, code: int) -> DocumentRecord:
    """Return a posted document.

    Raises:
        UserError: ``document.unknown``.
    """
    row = desk.row(document_query().where(Document.code == code))
    if row is None:
        raise UserError("document.unknown", label=codes.to_ean13(code))
    return record_of(row)


def latest(desk: Desk, kind: DocumentType) -> DocumentRecord:
    """Return the document of a kind that the desk's shop posted last.

    Raises:
        UserError: ``document.none``.
    """
    query = document_query().where(Document.shop == desk.shop, Document.type == kind.value)
    row = desk.row(query.order_by(Document.number.desc()).limit(1))
    if row is None:
        raise UserError("document.none")
    return record_of(row)


def moves_of(desk: Desk, code: int) -> tuple[Moved, ...]:
    """Return the moves of a document in the order of its lines."""
    rows = desk.rows(Move.select().where(Move.document == code).order_by(Move.line))
    return tuple(moved_of(row) for row in rows)


def moved_of(row: Any) -> Moved:
    """Return the move of a row."""
    return Moved(
        line=row.line,
        lot=row.lot,
        source=row.source,
        target=row.target,
        quantity=row.quantity,
        value=row.value,
        weight=row.weight,
        kind=row.kind,
        condition=Condition(row.condition),
        origin=Origin(row.origin),
        flow=Flow(row.flow) if row.flow else None,
        sign=row.sign,
    )


def lots_of(desk: Desk, code: int) -> tuple[int, ...]:
    """Return the lots born by a document, in the order of their codes."""
    return tuple(
        row.code for row in desk.rows(Lot.select(Lot.code).where(Lot.document == code).order_by(Lot.code))
    )


def texts_of(desk: Desk, code: int) -> dict[str, str]:
    """Return the names and free texts of a document that have not been erased."""
    rows = desk.rows(DocumentText.select().where(DocumentText.document == code))
    return {row.field: row.text for row in rows if row.text is not None}


def posted(desk: Desk, code: int) -> Posted:
    """Return a standing document as its posting returned it."""
    record = document(desk, code)
    return Posted(
        record.code,
        record.shop,
        record.type,
        record.number,
        record.day,
        record.hash,
        moves_of(desk, code),
        lots_of(desk, code),
        again=True,
    )


def posted_as(desk: Desk, uuid: str) -> Standing | None:
    """Return the document that the draft ``uuid`` became, or ``None`` if it has not been posted."""
    rows = desk.run(_BY_UUID, uuid=uuid)
    if not rows:
        return None
    code, fingerprint = rows[0]
    return Standing(posted(desk, code), fingerprint)
