"""Durable drafts: work in hand that a power cut does not lose, and the garments reserved by it.

A draft has a UUID (version 4) from when its page opens. Its state is the page's own canonical JSON; the ledger only
keeps it. A garment that lies in one list cannot be put into another.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.store.compiled import parameter, statement
from kamkor_shop.store.models import Draft, Reservation
from kamkor_shop.vocabulary import DocumentType

_SAVE = statement(
    Draft.insert(
        uuid=parameter("uuid"),
        shop=parameter("shop"),
        type=parameter("type"),
        member=parameter("member"),
        title=parameter("title"),
        state=parameter("state"),
        created_at=parameter("now"),
        updated_at=parameter("now"),
    ).on_conflict(
        conflict_target=[Draft.uuid],
        update={
            Draft.title: parameter("title"),
            Draft.state: parameter("state"),
            Draft.updated_at: parameter("now"),
        },
    )
)
_RELEASE = statement(Reservation.delete().where(Reservation.draft == parameter("uuid")))
_HOLDER = statement(Reservation.select(Reservation.draft).where(Reservation.lot == parameter("lot")))
_DISCARD = statement(Draft.delete().where(Draft.uuid == parameter("uuid")))


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """A draft as it was last saved; ``state`` is what the page put there."""

    uuid: str
    type: DocumentType
    title: str
    state: dict[str, Any]
    updated_at: datetime


def new_uuid() -> str:
    """Return the UUID of a new draft."""
    return str(uuid.uuid4())


def save(desk: Desk, draft: str, kind: DocumentType, title: str, state: Mapping[str, object]) -> None:
    """Keep ``state``: durable when this returns.

    Raises:
        UserError: ``draft.changed`` when the draft has been posted: kept again it would wait for ever.
    """
    # Not at the top: drafts are counted on the first page.
    from kamkor_shop.ledger.documents import posted_as
    from kamkor_shop.ledger.entries import canonical

    with desk.write():
        standing = posted_as(desk, draft)
        if standing is not None:
            raise UserError("draft.changed", number=standing.posted.number)
        desk.change_by(
            _SAVE,
            uuid=draft,
            shop=desk.shop,
            type=kind.value,
            member=desk.member,
            title=title,
            state=canonical(state),
            now=desk.clock.now().isoformat(),
        )


def load(desk: Desk, kind: DocumentType) -> list[DraftRecord]:
    """Return the drafts of one kind in the desk's shop, the oldest first."""
    query = Draft.select().where(Draft.shop == desk.shop, Draft.type == kind.value)
    return [
        DraftRecord(
            row.uuid,
            DocumentType(row.type),
            row.title,
            json.loads(row.state),
            datetime.fromisoformat(row.updated_at),
        )
        for row in desk.rows(query.order_by(Draft.created_at, Draft.uuid))
    ]


def discard(desk: Desk, draft: str) -> None:
    """Forget a draft and free its garments."""
    with desk.write():
        forget(desk, draft)


def forget(desk: Desk, draft: str) -> None:
    """Forget a draft in the open transaction: the last step of its posting."""
    desk.change_by(_RELEASE, uuid=draft)
    desk.change_by(_DISCARD, uuid=draft)


def reserve(desk: Desk, draft: str, lot: int) -> str | None:
    """Put ``lot`` into the list of ``draft`` (saved before); return the other draft that holds it, or ``None``."""
    with desk.write():
        holder = holder_of(desk, lot)
        if holder is None:
            desk.insert_many(Reservation, [{"lot": lot, "draft": draft}])
        return holder if holder != draft else None


def release(desk: Desk, lot: int) -> None:
    """Take ``lot`` out of whatever list it is in."""
    with desk.write():
        desk.change(Reservation.delete().where(Reservation.lot == lot))


def holder_of(desk: Desk, lot: int) -> str | None:
    """Return the UUID of the draft whose list holds ``lot``."""
    found = desk.run(_HOLDER, lot=lot)
    return str(found[0][0]) if found else None


def title_of(desk: Desk, draft: str) -> str:
    """Return the title of a draft (a family's name), or an empty text."""
    return str(desk.value(Draft.select(Draft.title).where(Draft.uuid == draft)) or "")
