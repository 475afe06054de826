"""Posting: one wish becomes one document, once, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable

from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import content, days, drafts, numbers, turnover, writing
from kamkor_shop.ledger.documents import posted_as
from kamkor_shop.ledger.entries import Entry, Posted, canonical
from kamkor_shop.store.models import OpenSession


def post(desk: Desk, uuid: str, wish: object, build: Callable[[], Entry]) -> Posted:
    """Post what ``build`` returns as one document and return it.

    ``uuid`` is the draft's; ``wish`` (a frozen dataclass) is what the person asked for: posting the same draft again
    returns the document that stands, the same UUID with another wish is refused. A wish bears no names and no free
    words: its digest is kept unsalted and for ever, so a name in it could be guessed after it was erased. ``build``
    runs inside the write transaction, so codes it draws are given back if anything fails.

    Raises:
        UserError: ``draft.changed``, what the day rules and the balances forbid, and whatever ``build`` raises;
            nothing is changed then.
        StoreError: the disk is full or failing; nothing is changed.
    """
    fingerprint = content.fingerprint_of(wish)
    with desk.write():
        standing = posted_as(desk, uuid)
        if standing is not None:
            if standing.fingerprint != fingerprint:
                raise UserError("draft.changed", number=standing.posted.number)
            return standing.posted
        entry = build()
        days.demand_open(desk, entry.day)
        _demand_session(desk, entry)
        posted = _write(desk, uuid, fingerprint, entry)
        days.demand_never_negative(desk, entry.day, posted.moves)
        drafts.forget(desk, uuid)
        return posted


def _demand_session(desk: Desk, entry: Entry) -> None:
    if entry.session is None:
        return
    opened = OpenSession.select(OpenSession.lot).where(OpenSession.document == entry.session)
    if desk.value(opened) is None:
        raise UserError("session.closed")


def _write(desk: Desk, uuid: str, fingerprint: str, entry: Entry) -> Posted:
    head = writing.Head(
        code=numbers.new_code(desk, CodeType.DOCUMENT),
        shop=desk.shop,
        type=entry.type,
        number=numbers.next_document_number(desk, entry.type),
        uuid=uuid,
        fingerprint=fingerprint,
        day=entry.day,
        posted_at=desk.clock.now(),
        member=desk.member,
        chain=numbers.next_chain_position(desk),
        party=entry.party,
        people=entry.people,
        children=entry.children,
        session=entry.session,
    )
    lots = [writing.lot_row(head.code, birth) for birth in entry.births]
    writing.bear(desk, head.code, entry.births)
    moves = writing.carry_out(desk, entry.type, entry.lines)
    texts = {
        name: content.salted(text, desk.entropy(content.SALT_BYTES))
        for name, text in entry.texts.items()
        if text
    }
    digest = writing.write(
        desk,
        head,
        details=canonical(entry.details),
        texts=texts,
        lots=lots,
        moves=moves,
        archive=entry.archive,
    )
    if entry.opens_session_on is not None:
        writing.open_session(desk, head.code, desk.shop, entry.opens_session_on)
    if entry.closes_session and entry.session is not None:
        writing.end_session(desk, entry.session)
    if entry.closes_month is not None:
        turnover.close(desk, entry.closes_month, head.code)
    writing.want_papers(desk, head.code, entry.papers)
    born = tuple(birth.lot for birth in entry.births)
    return Posted(head.code, head.shop, head.type, head.number, head.day, digest, moves, born)


__all__ = ["post"]
