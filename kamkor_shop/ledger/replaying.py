"""Replay: taking in documents that were posted elsewhere, exactly as they stand there.

Number, hash and day are as given; nothing is decided anew. Documents of one shop come in the order of their chain,
each verified against the hash before it; balances, turnover, openings and sessions follow from the moves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kamkor_shop import codes
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import content, writing
from kamkor_shop.ledger.balances import Amount, deposit, withdraw
from kamkor_shop.ledger.content import Text
from kamkor_shop.ledger.documents import document, moves_of
from kamkor_shop.ledger.entries import Birth, Moved
from kamkor_shop.ledger.locations import place
from kamkor_shop.vocabulary import DocumentType


@dataclass(frozen=True, slots=True)
class Foreign:
    """A document as another store holds it. ``details`` is the canonical JSON text of its kind."""

    head: writing.Head
    details: str
    texts: Mapping[str, Text]
    births: tuple[Birth, ...]
    moves: tuple[Moved, ...]
    archive: Mapping[str, bytes]
    previous: str
    hash: str


def replay(desk: Desk, foreign: Foreign) -> None:
    """Write one document of the desk's shop as given; must run inside ``desk.write()``.

    Raises:
        UserError: ``replay.gap`` (its predecessor is missing), ``replay.hash`` (its content is not what was
            hashed), ``replay.balance`` (it takes what was never there).
    """
    desk.demand_transaction()
    label = codes.to_ean13(foreign.head.code)
    if foreign.previous != writing.head_hash(desk):
        raise UserError("replay.gap", label=label)
    writing.bear(desk, foreign.head.code, foreign.births)
    for move in foreign.moves:
        _apply(desk, move, label)
    written = writing.write(
        desk,
        foreign.head,
        details=foreign.details,
        texts=foreign.texts,
        lots=[writing.lot_row(foreign.head.code, birth) for birth in foreign.births],
        moves=foreign.moves,
        archive=foreign.archive,
    )
    if written != foreign.hash:
        raise UserError("replay.hash", label=label)
    _follow_sessions(desk, foreign)


def _apply(desk: Desk, move: Moved, label: str) -> None:
    source, target = place(desk, move.source), place(desk, move.target)
    amount = Amount(move.quantity, move.value, move.weight)
    if source.inside and withdraw(desk, move.lot, source.code, move.quantity, exact=amount) is None:
        raise UserError("replay.balance", label=label, lot=codes.to_ean13(move.lot))
    if target.inside:
        deposit(desk, writing.lot_record(desk, move.lot), target.code, desk.shop, amount)


def _follow_sessions(desk: Desk, foreign: Foreign) -> None:
    head = foreign.head
    if head.type is DocumentType.BAG_OPENED:
        writing.open_session(desk, head.code, head.shop, foreign.moves[0].lot)
    elif head.type is DocumentType.BAG_CLOSED and head.session is not None:
        writing.end_session(desk, head.session)
    elif head.reverses is not None:
        original = document(desk, head.reverses)
        if original.type is DocumentType.BAG_OPENED:
            writing.end_session(desk, original.code)
        elif original.type is DocumentType.BAG_CLOSED and original.session is not None:
            bag = moves_of(desk, original.session)[0].lot
            writing.open_session(desk, original.session, original.shop, bag)


def text_of(digest: str, salt: bytes | None, text: str | None, label: str) -> Text:
    """Return a salted text as given, or refuse one that does not match its digest; an erased one has neither.

    Raises:
        UserError: ``replay.text``.
    """
    erased = text is None and salt is None
    if not erased and (text is None or salt is None or content.salted(text, salt).digest != digest):
        raise UserError("replay.text", label=label)
    return Text(digest, salt, text)


def moment(text: str) -> datetime:
    """Return the moment of an ISO text."""
    return datetime.fromisoformat(text)


def day(text: str | None) -> date | None:
    """Return the day of an ISO text, if any."""
    return date.fromisoformat(text) if text else None
