"""Undoing a mistake: a reversal that points at the document it undoes. Nothing posted is ever changed."""

from __future__ import annotations

from dataclasses import dataclass

from kamkor_shop import codes
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import content, days, numbers, writing
from kamkor_shop.ledger.documents import DocumentRecord, document, moves_of, posted, posted_as
from kamkor_shop.ledger.entries import Moved, Posted, canonical
from kamkor_shop.ledger.locations import place
from kamkor_shop.store.models import Document, Move
from kamkor_shop.vocabulary import DocumentType

IRREVERSIBLE = frozenset(
    {DocumentType.REVERSAL, DocumentType.MONTH_CLOSE, DocumentType.DAY_CLOSE, DocumentType.RESTORE}
)


@dataclass(frozen=True, slots=True)
class ReversalDetails:
    """What a reversal says: the type and number of what it undoes, for people who read the journal."""

    type: DocumentType
    number: int


def reverse(desk: Desk, code: int, uuid: str, reason: str = "") -> Posted:
    """Undo the document ``code`` of the desk's shop and return the reversal, dated today.

    When the clock has gone back behind the document, the reversal bears the document's own day: undone in an earlier
    month than it was done, a visit would be counted for ever.

    Raises:
        UserError: ``document.unknown``, ``reversal.other_shop``, ``reversal.irreversible``, ``reversal.already``
            (with the number of the reversal), ``reversal.moved_on`` and ``reversal.session`` (with the documents
            that stand in the way).
    """
    fingerprint = content.fingerprint_of(("reversal", code))
    with desk.write():
        standing = posted_as(desk, uuid)
        if standing is not None:
            if standing.fingerprint != fingerprint:
                raise UserError("draft.changed", number=standing.posted.number)
            return standing.posted
        original = document(desk, code)
        _demand_reversible(desk, original)
        days.demand_open(desk, desk.clock.today())
        return _write(desk, original, uuid, fingerprint, reason)


def obstacles(desk: Desk, code: int) -> tuple[DocumentRecord, ...]:
    """Return the documents that stand in the way of a reversal of ``code``, oldest first: undo them before."""
    original = document(desk, code)
    found: dict[int, DocumentRecord] = {}
    for record in _later_in_session(desk, original):
        found[record.code] = record
    for move in moves_of(desk, code):
        if not place(desk, move.target).inside:
            continue
        for later in desk.rows(
            Move.select(Move.document).where(Move.lot == move.lot, Move.source == move.target)
        ):
            record = document(desk, later.document)
            if record.chain > original.chain and _stands(record):
                found[record.code] = record
    return tuple(sorted(found.values(), key=lambda record: record.chain))


def _stands(record: DocumentRecord) -> bool:
    return record.reversed_by is None and record.type is not DocumentType.REVERSAL


def _later_in_session(desk: Desk, original: DocumentRecord) -> list[DocumentRecord]:
    """Return what stands in the session that ``original`` opened."""
    rows = desk.rows(Document.select(Document.code).where(Document.session == original.code))
    return [record for record in (document(desk, row.code) for row in rows) if _stands(record)]


def _demand_reversible(desk: Desk, original: DocumentRecord) -> None:
    if original.shop != desk.shop:
        raise UserError("reversal.other_shop", shop=original.shop)
    if original.type in IRREVERSIBLE:
        raise UserError("reversal.irreversible", number=original.number)
    if original.reversed_by is not None:
        raise UserError("reversal.already", number=document(desk, original.reversed_by).number)
    later = _later_in_session(desk, original)
    if later:
        raise UserError("reversal.session", documents=_named(later))


def _write(desk: Desk, original: DocumentRecord, uuid: str, fingerprint: str, reason: str) -> Posted:
    try:
        moves = writing.move_back(desk, moves_of(desk, original.code))
    except writing.MovedOn as error:
        standing = obstacles(desk, original.code)
        raise UserError(
            "reversal.moved_on", lot=codes.to_ean13(error.lot), documents=_named(standing)
        ) from error
    head = writing.Head(
        code=numbers.new_code(desk, CodeType.DOCUMENT),
        shop=desk.shop,
        type=DocumentType.REVERSAL,
        number=numbers.next_document_number(desk, DocumentType.REVERSAL),
        uuid=uuid,
        fingerprint=fingerprint,
        day=max(desk.clock.today(), original.day),
        posted_at=desk.clock.now(),
        member=desk.member,
        chain=numbers.next_chain_position(desk),
        party=original.party,
        people=original.people,
        children=original.children,
        session=original.session,
        reverses=original.code,
    )
    digest = writing.write(
        desk,
        head,
        details=canonical(ReversalDetails(original.type, original.number)),
        texts={"reason": content.salted(reason, desk.entropy(content.SALT_BYTES))} if reason else {},
        lots=(),
        moves=moves,
        archive={},
    )
    days.demand_never_negative(desk, head.day, moves)
    _mend_session(desk, original, moves)
    writing.forget_papers(desk, original.code)
    return Posted(head.code, head.shop, head.type, head.number, head.day, digest, moves, ())


def _mend_session(desk: Desk, original: DocumentRecord, moves: tuple[Moved, ...]) -> None:
    """Undoing an opening takes the bag off the table; undoing a closing puts it back."""
    if original.type is DocumentType.BAG_OPENED:
        writing.end_session(desk, original.code)
    if original.type is DocumentType.BAG_CLOSED and original.session is not None:
        bag = moves_of(desk, original.session)[0].lot
        writing.open_session(desk, original.session, original.shop, bag)


def _named(records: list[DocumentRecord] | tuple[DocumentRecord, ...]) -> str:
    """Name documents for a sentence: type and number, the first five."""
    from kamkor_shop.vocabulary import name_of

    names = [f"{name_of(record.type)} {record.number}" for record in records[:5]]
    return ", ".join(names) + (" …" if len(records) > 5 else "")


__all__ = ["IRREVERSIBLE", "ReversalDetails", "obstacles", "posted", "reverse"]
