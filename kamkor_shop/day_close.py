"""Closing the day: what is still open, and the receipts on the desk counted against the Day book.

Nothing forbids a closing: it writes down what was found. A day on which more is posted can be closed once
more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from peewee import fn

from kamkor_shop import ledger, today
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import Entry, Posted, drafts
from kamkor_shop.store.models import Document
from kamkor_shop.vocabulary import DocumentType

MOST_RECEIPTS = 9_999


@dataclass(frozen=True, slots=True)
class Closing:
    """What the day looks like before it is closed. ``receipts``: standing hand-outs, each of which left one
    signed receipt on the desk; ``closed`` is when the day was closed last, if nothing was posted since.
    """

    day: date
    receipts: int
    donations: int
    people: int
    waiting: today.Waiting
    closed: datetime | None


@dataclass(frozen=True, slots=True)
class DayCloseDraft:
    """The wish to close today: how many signed receipts lie on the desk, and a word about a difference."""

    uuid: str
    receipts: int
    note: str = ""

    @classmethod
    def new(cls, receipts: int, note: str = "") -> DayCloseDraft:
        """Return a wish with a UUID of its own."""
        return cls(drafts.new_uuid(), receipts, note)


@dataclass(frozen=True, slots=True)
class DayCloseDetails:
    """What the closing found: receipts counted and receipts that should lie there, and what was left open."""

    receipts_counted: int
    receipts_posted: int
    donations: int
    people: int
    bags_waiting: int
    bags_open: int
    lists_parked: int
    papers_unprinted: int


def closing(desk: Desk) -> Closing:
    """Return what the desk's shop finds when it closes today."""
    day = desk.clock.today()
    with desk.snapshot():
        work = today.work(desk, day)
        return Closing(
            day, work.handouts, work.donations, work.people, today.waiting(desk), _closed(desk, day)
        )


def post(desk: Desk, draft: DayCloseDraft) -> Posted:
    """Close today with the receipts counted.

    Raises:
        UserError: ``closing.receipts`` (a number out of bounds); ``closing.already``.
    """
    if not 0 <= draft.receipts <= MOST_RECEIPTS:
        raise UserError("closing.receipts", limit=MOST_RECEIPTS)

    def build() -> Entry:
        found = closing(desk)
        if found.closed is not None:
            raise UserError("closing.already", day=found.day, time=f"{found.closed:%H:%M}")
        details = DayCloseDetails(
            receipts_counted=draft.receipts,
            receipts_posted=found.receipts,
            donations=found.donations,
            people=found.people,
            bags_waiting=found.waiting.bags,
            bags_open=found.waiting.open_bags,
            lists_parked=found.waiting.parked,
            papers_unprinted=found.waiting.papers,
        )
        return Entry(DocumentType.DAY_CLOSE, found.day, details=details, texts={"note": draft.note.strip()})

    return ledger.post(desk, draft.uuid, replace(draft, note=""), build)  # no names in what stays for ever


def _closed(desk: Desk, day: date) -> datetime | None:
    """Return when ``day`` was closed, if the closing is the last thing that the shop posted."""
    last = desk.value(Document.select(fn.MAX(Document.chain)).where(Document.shop == desk.shop))
    row = desk.row(
        Document.select(Document.posted_at).where(
            Document.shop == desk.shop,
            Document.chain == last,
            Document.day == day.isoformat(),
            Document.type == DocumentType.DAY_CLOSE.value,
        )
    )
    return None if row is None else datetime.fromisoformat(row.posted_at)
