"""Papers that documents want: which wait, which are printed, and how often. A paper printed before is a copy."""

from __future__ import annotations

from dataclasses import dataclass

from peewee import fn

from kamkor_shop.desk import Desk
from kamkor_shop.store.models import Document, PaperJob
from kamkor_shop.vocabulary import DocumentType


@dataclass(frozen=True, slots=True)
class WaitingPaper:
    """A paper that has not been printed yet, with the document it belongs to."""

    document: int
    paper: str
    type: DocumentType
    number: int
    day: str


def waiting(desk: Desk, limit: int = 100) -> tuple[WaitingPaper, ...]:
    """Return the papers of the desk's shop that wait for a printer, the oldest document first."""
    rows = desk.rows(
        PaperJob.select(PaperJob.document, PaperJob.paper, Document.type, Document.number, Document.day)
        .join(Document, on=(Document.code == PaperJob.document))
        .where(PaperJob.shop == desk.shop, PaperJob.printed == 0)
        .order_by(PaperJob.document, PaperJob.paper)
        .limit(limit)
    )
    return tuple(
        WaitingPaper(row.document, row.paper, DocumentType(row.type), row.number, row.day) for row in rows
    )


def want(desk: Desk, document: int, paper: str) -> None:
    """Ask for a paper that the document did not want when it was posted (an act on wish)."""
    with desk.write():
        row = {"document": document, "paper": paper, "shop": desk.shop}
        desk.change(PaperJob.insert(row).on_conflict_ignore())


def printed_count(desk: Desk, document: int, paper: str) -> int:
    """Return how often a paper of a document has been printed."""
    query = PaperJob.select(PaperJob.printed).where(PaperJob.document == document, PaperJob.paper == paper)
    return int(desk.value(query) or 0)


def mark_printed(desk: Desk, document: int, paper: str) -> None:
    """Note that a paper came out of the printer (or was written by hand instead, for a label)."""
    want(desk, document, paper)
    with desk.write():
        now = desk.clock.now().isoformat()
        desk.change(
            PaperJob.update(
                printed=PaperJob.printed + 1, first_printed_at=fn.COALESCE(PaperJob.first_printed_at, now)
            ).where(PaperJob.document == document, PaperJob.paper == paper)
        )


def cancel(desk: Desk, document: int, paper: str) -> None:
    """Forget a paper that is no longer wanted (a label that was bound to a pre-printed one instead)."""
    with desk.write():
        desk.change(
            PaperJob.delete().where(
                PaperJob.document == document, PaperJob.paper == paper, PaperJob.printed == 0
            )
        )
