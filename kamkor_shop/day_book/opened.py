"""One document opened: its moves, its texts, who posted it and when, its papers, and what undid it."""

from __future__ import annotations

from dataclasses import dataclass

from kamkor_shop import catalogue, ledger, sorting
from kamkor_shop.catalogue import KindRecord
from kamkor_shop.desk import Desk
from kamkor_shop.i18n import current
from kamkor_shop.ledger import DocumentRecord
from kamkor_shop.ledger.reversing import IRREVERSIBLE
from kamkor_shop.sorting import Summary
from kamkor_shop.store.models import Location, Lot, Member, Move, PaperJob, Party
from kamkor_shop.vocabulary import DocumentType, Flow, ForWhom


@dataclass(frozen=True, slots=True)
class MoveLine:
    """One move with names in the current language. Quantity in the kind's unit, value in tenge, weight in
    grams.
    """

    lot: int
    kind: KindRecord
    for_whom: ForWhom
    size: str
    source: str
    target: str
    quantity: int
    value: int
    weight: int
    flow: Flow | None
    sign: int


@dataclass(frozen=True, slots=True)
class PaperState:
    """A paper of the document and how often it was printed; 0 waits."""

    name: str
    printed: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A document as its page shows it. ``texts`` are the names and words that have not been erased; ``came_out`` is
    what stands now of the things that a closed bag gave: one may be taken back later, what was posted stays as it was.
    """

    record: DocumentRecord
    moves: tuple[MoveLine, ...]
    texts: dict[str, str]
    papers: tuple[PaperState, ...]
    party: str
    member: str
    reverses: DocumentRecord | None
    reversed_by: DocumentRecord | None
    obstacles: tuple[DocumentRecord, ...]
    came_out: Summary | None = None

    @property
    def can_be_undone(self) -> bool:
        """Whether a reversal would go through just now."""
        undoable = self.record.type not in IRREVERSIBLE and self.reversed_by is None
        return undoable and not self.obstacles


def opened(desk: Desk, code: int) -> Opened:
    """Return the document ``code``, of whatever shop of this store.

    Raises:
        UserError: ``document.unknown``.
    """
    with desk.snapshot():
        record = ledger.document(desk, code)
        undoable = record.type not in IRREVERSIBLE and record.reversed_by is None and record.shop == desk.shop
        return Opened(
            record=record,
            moves=_moves(desk, code),
            texts=ledger.texts_of(desk, code),
            papers=_papers(desk, code),
            party=_party(desk, record.party),
            member=str(desk.value(Member.select(Member.name).where(Member.code == record.member)) or ""),
            reverses=ledger.document(desk, record.reverses) if record.reverses is not None else None,
            reversed_by=ledger.document(desk, record.reversed_by) if record.reversed_by is not None else None,
            obstacles=ledger.obstacles(desk, code) if undoable else (),
            came_out=_came_out(desk, record),
        )


def _came_out(desk: Desk, record: DocumentRecord) -> Summary | None:
    if record.type is not DocumentType.BAG_CLOSED or record.session is None:
        return None
    return sorting.summary(desk, record.session)


def _moves(desk: Desk, code: int) -> tuple[MoveLine, ...]:
    source, target = Location.alias("source_place"), Location.alias("target_place")
    language = f"name_{current()}"
    rows = desk.rows(
        Move.select(
            Move,
            Lot.for_whom,
            Lot.size,
            getattr(source, language).alias("source_name"),
            getattr(target, language).alias("target_name"),
        )
        .join(Lot, on=(Lot.code == Move.lot))
        .join(source, on=(source.code == Move.source))
        .join(target, on=(target.code == Move.target))
        .where(Move.document == code)
        .order_by(Move.line)
    )
    kinds = {kind: catalogue.kind(desk, kind) for kind in {row.kind for row in rows}}
    return tuple(
        MoveLine(
            row.lot,
            kinds[row.kind],
            ForWhom(row.for_whom),
            row.size,
            row.source_name,
            row.target_name,
            row.quantity,
            row.value,
            row.weight,
            Flow(row.flow) if row.flow else None,
            row.sign,
        )
        for row in rows
    )


def _papers(desk: Desk, code: int) -> tuple[PaperState, ...]:
    query = PaperJob.select(PaperJob.paper, PaperJob.printed).where(PaperJob.document == code)
    return tuple(PaperState(row.paper, row.printed) for row in desk.rows(query.order_by(PaperJob.paper)))


def _party(desk: Desk, code: int | None) -> str:
    """Return a donor's name; families are named by the document's own erasable text."""
    if code is None:
        return ""
    return str(desk.value(Party.select(Party.name).where(Party.code == code)) or "")
