"""Writing one document: its rows, its place in the chain, its moves, balances and turnover. Used by posting, reversing
and replay, which decide what may be written; nothing else writes these tables.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from kamkor_shop import codes
from kamkor_shop.clock import month_of
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import content, turnover
from kamkor_shop.ledger.balances import Amount, LotRecord, deposit, withdraw
from kamkor_shop.ledger.content import Text
from kamkor_shop.ledger.entries import Birth, Line, Moved
from kamkor_shop.ledger.flows import flow_of
from kamkor_shop.ledger.locations import place
from kamkor_shop.store.compiled import parameter, statement
from kamkor_shop.store.models import Archive, Document, DocumentText, Lot, Move, OpenSession, PaperJob, Table
from kamkor_shop.vocabulary import Condition, DocumentType, Flow, ForWhom, Origin, Season, SizeSystem

_LOT = statement(
    Lot.select(
        Lot.code,
        Lot.kind,
        Lot.for_whom,
        Lot.size_system,
        Lot.size,
        Lot.season,
        Lot.condition,
        Lot.origin,
        Lot.quantity,
        Lot.value,
        Lot.weight,
    ).where(Lot.code == parameter("code"))
)
_HEAD = statement(
    Document.select(Document.hash)
    .where(Document.shop == parameter("shop"))
    .order_by(Document.chain.desc())
    .limit(1)
)


def _insert(table: type[Table]) -> tuple[str, tuple[str, ...]]:
    names = tuple(field.column_name for field in table._meta.sorted_fields)
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    return f'INSERT INTO "{table._meta.table_name}" ({columns}) VALUES ({marks})', names


_INSERT_DOCUMENT, _DOCUMENT_COLUMNS = _insert(Document)
_INSERT_MOVE, _MOVE_COLUMNS = _insert(Move)
_INSERT_LOT, _LOT_COLUMNS = _insert(Lot)
_INSERT_TEXT, _TEXT_COLUMNS = _insert(DocumentText)
_INSERT_PAPER, _PAPER_COLUMNS = _insert(PaperJob)


@dataclass(frozen=True, slots=True)
class Head:
    """The fields of a document row that its writer decides."""

    code: int
    shop: int
    type: DocumentType
    number: int
    uuid: str
    fingerprint: str
    day: date
    posted_at: datetime
    member: int
    chain: int
    party: int | None = None
    people: int = 0
    children: int = 0
    session: int | None = None
    reverses: int | None = None


def head_hash(desk: Desk) -> str:
    """Return the hash of the last document of the desk's shop (``"0" * 64`` before the first)."""
    rows = desk.run(_HEAD, shop=desk.shop)
    return str(rows[0][0]) if rows else content.GENESIS


def lot_record(desk: Desk, code: int) -> LotRecord:
    """Return what the ledger needs of a lot.

    Raises:
        UserError: ``lot.unknown``.
    """
    rows = desk.run(_LOT, code=code)
    if not rows:
        raise UserError("lot.unknown", lot=codes.to_ean13(code))
    found, kind, whom, system, size, season, condition, origin, *amounts = rows[0]
    return LotRecord(
        found,
        kind,
        ForWhom(whom),
        SizeSystem(system),
        size,
        Season(season),
        Condition(condition),
        Origin(origin),
        *amounts,
    )


def bear(desk: Desk, document: int, births: Sequence[Birth]) -> None:
    """Write the lots that a document brings into the world."""
    rows = [lot_row(document, birth) for birth in births]
    desk.execute_many(_INSERT_LOT, [tuple(row[name] for name in _LOT_COLUMNS) for row in rows])


def lot_row(document: int, birth: Birth) -> dict[str, object]:
    """Return the row of a lot, as it is stored, hashed and exported."""
    return {
        "code": birth.lot,
        "document": document,
        "kind": birth.kind,
        "for_whom": birth.for_whom.value,
        "size_system": birth.size_system.value,
        "size": birth.size,
        "season": birth.season.value,
        "condition": birth.condition.value,
        "origin": birth.origin.value,
        "donor": birth.donor,
        "parent": birth.parent,
        "expires": birth.expires.isoformat() if birth.expires else None,
        "quantity": birth.quantity,
        "value": birth.value,
        "weight": birth.weight,
        "estimated": int(birth.estimated),
    }


def carry_out(desk: Desk, kind: DocumentType, lines: Iterable[Line]) -> tuple[Moved, ...]:
    """Take and put what the lines say, in their order, and return the moves as they came out.

    Raises:
        UserError: ``ledger.not_here`` (not so much of the lot is there), ``ledger.other_shop``,
            ``ledger.impossible_move``, ``ledger.no_quantity``.
    """
    moves = []
    for number, line in enumerate(lines, start=1):
        if line.quantity <= 0:
            raise UserError("ledger.no_quantity", lot=codes.to_ean13(line.lot))
        source, target = place(desk, line.source), place(desk, line.target)
        for end in (source, target):
            if end.inside and end.shop != desk.shop:
                raise UserError("ledger.other_shop", lot=codes.to_ean13(line.lot), shop=end.shop)
        flow, sign = flow_of(kind, source, target)
        lot = lot_record(desk, line.lot)
        amount = _brought(lot, line)
        if source.inside:
            taken = withdraw(desk, lot.code, source.code, line.quantity)
            if taken is None:
                raise UserError("ledger.not_here", lot=codes.to_ean13(lot.code))
            amount = taken
        if target.inside:
            deposit(desk, lot, target.code, desk.shop, amount)
        moves.append(_moved(number, line, amount, lot, flow, sign))
    return tuple(moves)


def _brought(lot: LotRecord, line: Line) -> Amount:
    """What comes in from outside: as the line says, else as the birth record says, in proportion."""
    value = lot.value * line.quantity // lot.quantity if line.value is None else line.value
    weight = lot.weight * line.quantity // lot.quantity if line.weight is None else line.weight
    return Amount(line.quantity, value, weight)


def _moved(number: int, line: Line, amount: Amount, lot: LotRecord, flow: Flow | None, sign: int) -> Moved:
    return Moved(
        line=number,
        lot=line.lot,
        source=line.source,
        target=line.target,
        quantity=amount.quantity,
        value=amount.value,
        weight=amount.weight,
        kind=lot.kind,
        condition=lot.condition,
        origin=lot.origin,
        flow=flow,
        sign=sign,
    )


class MovedOn(Exception):  # noqa: N818 - it says what happened; reversing turns it into a sentence
    """A thing that a reversal wants back is no longer where it went."""

    def __init__(self, lot: int) -> None:
        super().__init__(lot)
        self.lot = lot


def move_back(desk: Desk, moves: Sequence[Moved]) -> tuple[Moved, ...]:
    """Move everything back where it came from, with the value and weight it went with, last move first.

    Raises:
        MovedOn: with the first lot that is no longer there.
    """
    undone = []
    for number, move in enumerate(reversed(moves), start=1):
        source, target = place(desk, move.target), place(desk, move.source)
        amount = Amount(move.quantity, move.value, move.weight)
        if source.inside and withdraw(desk, move.lot, source.code, move.quantity, exact=amount) is None:
            raise MovedOn(move.lot)
        if target.inside:
            deposit(desk, lot_record(desk, move.lot), target.code, desk.shop, amount)
        undone.append(replace(move, line=number, source=move.target, target=move.source, sign=-move.sign))
    return tuple(undone)


def write(
    desk: Desk,
    head: Head,
    *,
    details: str,
    texts: Mapping[str, Text],
    lots: Sequence[Mapping[str, object]],
    moves: Sequence[Moved],
    archive: Mapping[str, bytes],
) -> str:
    """Write the rows of a document, chain it, count its turnover; return its hash."""
    row: dict[str, object] = {
        "code": head.code,
        "shop": head.shop,
        "type": head.type.value,
        "number": head.number,
        "uuid": head.uuid,
        "fingerprint": head.fingerprint,
        "day": head.day.isoformat(),
        "month": month_of(head.day),
        "posted_at": head.posted_at.isoformat(),
        "member": head.member,
        "party": head.party,
        "people": head.people,
        "children": head.children,
        "session": head.session,
        "reverses": head.reverses,
        "version": content.VERSION,
        "details": details,
        "chain": head.chain,
    }
    move_rows = [move_row(head, move) for move in moves]
    papers = {name: hashlib.sha256(body).hexdigest() for name, body in archive.items()}
    digests = {name: text.digest for name, text in texts.items()}
    row["previous"] = head_hash(desk)
    row["hash"] = content.chained(
        str(row["previous"]), content.content_of(row, details, digests, lots, move_rows, papers)
    )
    desk.execute_many(_INSERT_DOCUMENT, [tuple(row[name] for name in _DOCUMENT_COLUMNS)])
    desk.execute_many(_INSERT_MOVE, [tuple(each[name] for name in _MOVE_COLUMNS) for each in move_rows])
    _write_texts(desk, head.code, texts)
    if archive:
        bodies = [
            {"document": head.code, "name": name, "digest": papers[name], "content": body}
            for name, body in archive.items()
        ]
        desk.insert_many(Archive, bodies)
    turnover.record(desk, str(row["month"]), moves)
    return str(row["hash"])


def move_row(head: Head, move: Moved) -> dict[str, object]:
    """Return the row of a move, as it is stored, hashed and exported."""
    return {
        "document": head.code,
        "line": move.line,
        "lot": move.lot,
        "source": move.source,
        "target": move.target,
        "quantity": move.quantity,
        "value": move.value,
        "weight": move.weight,
        "shop": head.shop,
        "day": head.day.isoformat(),
        "month": month_of(head.day),
        "kind": move.kind,
        "condition": move.condition.value,
        "origin": move.origin.value,
        "flow": move.flow.value if move.flow else None,
        "sign": move.sign,
    }


def _write_texts(desk: Desk, document: int, texts: Mapping[str, Text]) -> None:
    rows: list[dict[str, object]] = [
        {"document": document, "field": name, "digest": text.digest, "salt": text.salt, "text": text.text}
        for name, text in sorted(texts.items())
    ]
    desk.execute_many(_INSERT_TEXT, [tuple(row[name] for name in _TEXT_COLUMNS) for row in rows])


def open_session(desk: Desk, document: int, shop: int, lot: int) -> None:
    """Note that a bag lies on the sorting table."""
    desk.insert_many(OpenSession, [{"document": document, "shop": shop, "lot": lot}])


def end_session(desk: Desk, document: int) -> bool:
    """Note that a bag is off the sorting table; false if it was not on it."""
    return desk.change(OpenSession.delete().where(OpenSession.document == document)) == 1


def forget_papers(desk: Desk, document: int) -> None:
    """Let the unprinted papers of an undone document wait no longer."""
    desk.change(PaperJob.delete().where(PaperJob.document == document, PaperJob.printed == 0))


def want_papers(desk: Desk, document: int, papers: Sequence[str]) -> None:
    """Note the papers that a document waits to have printed."""
    rows: list[dict[str, object]] = [
        {"document": document, "paper": paper, "shop": desk.shop, "printed": 0, "first_printed_at": None}
        for paper in papers
    ]
    desk.execute_many(_INSERT_PAPER, [tuple(row[name] for name in _PAPER_COLUMNS) for row in rows])
