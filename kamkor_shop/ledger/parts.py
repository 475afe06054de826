"""Documents in the order of their chain with all that hangs on them, a batch at a time: for check and journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kamkor_shop.desk import Desk
from kamkor_shop.ledger.content import LOT_FIELDS, MOVE_FIELDS
from kamkor_shop.store.models import Archive, Document, DocumentText, Lot, Move

_BATCH = 2000


@dataclass(frozen=True, slots=True)
class Parts:
    """What hangs on the documents of one batch, by document."""

    lots: dict[int, list[dict[str, object]]]
    moves: dict[int, list[dict[str, object]]]
    texts: dict[int, list[Any]]
    papers: dict[int, list[Any]]

    @classmethod
    def load(cls, desk: Desk, shop: int, after: int, through: int) -> Parts:
        """Read the lots, moves, texts and papers of the documents in ``after`` < chain ≤ ``through``."""
        wanted = Document.select(Document.code).where(
            Document.shop == shop, Document.chain > after, Document.chain <= through
        )
        parts = cls({}, {}, {}, {})
        for row in desk.rows(Lot.select().where(Lot.document.in_(wanted))):
            parts.lots.setdefault(row.document, []).append(stored(row, LOT_FIELDS))
        for row in desk.rows(Move.select().where(Move.document.in_(wanted))):
            parts.moves.setdefault(row.document, []).append(stored(row, MOVE_FIELDS))
        for row in desk.rows(DocumentText.select().where(DocumentText.document.in_(wanted))):
            parts.texts.setdefault(row.document, []).append(row)
        for row in desk.rows(Archive.select().where(Archive.document.in_(wanted))):
            parts.papers.setdefault(row.document, []).append(row)
        return parts


def batches(desk: Desk, shop: int) -> Iterator[tuple[list[Any], Parts]]:
    """Yield the document rows of ``shop`` in the order of the chain, a batch at a time, with their parts.

    Raises:
        ValueError: a link is no whole number, and the chain would lead nowhere.
    """
    position = 0
    while True:
        rows = desk.rows(
            Document.select()
            .where(Document.shop == shop, Document.chain > position)
            .order_by(Document.chain)
            .limit(_BATCH)
        )
        if not rows:
            return
        if rows[-1].chain <= position:
            raise ValueError("chain")
        yield rows, Parts.load(desk, shop, position, rows[-1].chain)
        position = rows[-1].chain


def stored(row: Any, names: tuple[str, ...]) -> dict[str, object]:
    """Return the fields as SQLite holds them: peewee reads a flag as bool, the content counts 0 and 1."""
    values = ((name, getattr(row, name)) for name in names)
    return {name: int(value) if isinstance(value, bool) else value for name, value in values}
