"""Closing a month: its report is sent, its papers are kept for good, and nothing more is posted in it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kamkor_shop import ledger, waiting
from kamkor_shop.clock import last_day
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import Entry, Posted, days
from kamkor_shop.store.models import Archive
from kamkor_shop.vocabulary import DocumentType


class Hindrance(StrEnum):
    """What stands between a month and its closing. The first three forbid it, the rest deserve a look."""

    NOT_OVER = "not_over"
    CLOSED = "closed"
    EARLIER_OPEN = "earlier_open"
    OPEN_BAGS = "open_bags"
    PARKED_LISTS = "parked_lists"
    UNPRINTED_PAPERS = "unprinted_papers"


_FORBIDDING = {
    Hindrance.NOT_OVER: "month.not_over",
    Hindrance.CLOSED: "month.closed",
    Hindrance.EARLIER_OPEN: "month.earlier_open",
}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A hindrance with how many there are, or the month it is about."""

    hindrance: Hindrance
    count: int = 0
    month: str = ""

    @property
    def forbids(self) -> bool:
        """Whether the month cannot be closed because of it."""
        return self.hindrance in _FORBIDDING


@dataclass(frozen=True, slots=True)
class MonthCloseDetails:
    """What a closing says: the month, the hash of its last document, the digests of the papers it keeps."""

    month: str
    head: str
    papers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Wish:
    month: str


def obstacles(desk: Desk, month: str) -> tuple[Obstacle, ...]:
    """Return what stands in the way of closing ``month`` of the desk's shop, the forbidding things first."""
    found = []
    if desk.clock.today() <= last_day(month):
        found.append(Obstacle(Hindrance.NOT_OVER, month=month))
    closed = days.closed_through(desk)
    if closed is not None and month <= closed:
        found.append(Obstacle(Hindrance.CLOSED, month=month))
    earlier = waiting.unclosed_month(desk, month)
    if earlier is not None:
        found.append(Obstacle(Hindrance.EARLIER_OPEN, month=earlier))
    counts = {
        Hindrance.OPEN_BAGS: waiting.open_bags(desk),
        Hindrance.PARKED_LISTS: waiting.drafts(desk, DocumentType.HANDOUT),
        Hindrance.UNPRINTED_PAPERS: waiting.papers(desk),
    }
    found += [Obstacle(hindrance, count) for hindrance, count in counts.items() if count]
    return tuple(found)


def close_month(desk: Desk, month: str, uuid: str, archive: Mapping[str, bytes], head: str) -> Posted:
    """Close ``month`` by a chained document that keeps the bytes of ``archive`` (file name: content).

    ``head`` is the head hash printed on the papers; if anything was posted in the month since they were made, the
    closing is refused, so what is archived is what the month says.

    Raises:
        UserError: ``month.not_over``, ``month.closed``, ``month.earlier_open``, ``month.changed``.
    """
    from kamkor_shop.reports.month import month_report

    def build() -> Entry:
        for obstacle in obstacles(desk, month):
            if obstacle.forbids:
                raise UserError(_FORBIDDING[obstacle.hindrance], month=obstacle.month)
        if month_report(desk, month).head != head:
            raise UserError("month.changed", month=month)
        digests = {name: hashlib.sha256(content).hexdigest() for name, content in archive.items()}
        return Entry(
            DocumentType.MONTH_CLOSE,
            desk.clock.today(),
            details=MonthCloseDetails(month, head, digests),
            closes_month=month,
            archive=archive,
            papers=("month_report",),
        )

    return ledger.post(desk, uuid, _Wish(month), build)


def archived(desk: Desk, document: int) -> dict[str, bytes]:
    """Return the papers that the closing ``document`` keeps, by file name."""
    rows = desk.rows(Archive.select(Archive.name, Archive.content).where(Archive.document == document))
    return {row.name: bytes(row.content) for row in rows}
