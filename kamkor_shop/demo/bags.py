"""What was sorted out of the bags of the demo, read back: what the keys of a practised hand are counted on."""

from __future__ import annotations

from kamkor_shop.desk import Desk
from kamkor_shop.sorting import Garment
from kamkor_shop.store.models import Balance, Document, Kind, Lot, Stock
from kamkor_shop.vocabulary import Condition, DocumentType, ForWhom, Season, SizeSystem


def labelled(desk: Desk, limit: int) -> list[int]:
    """Return up to ``limit`` lots that hang on the racks of the desk's shop."""
    rows = desk.rows(
        Balance.select(Balance.lot)
        .join(Stock, on=(Stock.id == Balance.stock))
        .join(Kind, on=(Kind.code == Stock.kind))
        .where(Stock.shop == desk.shop, Kind.pad.is_null(False))
        .order_by(Balance.lot)
        .limit(limit)
    )
    return [row.lot for row in rows]


def garments_by_bag(desk: Desk) -> list[list[Garment]]:
    """Return the garments of each bag of the store, in the order in which they were taken out."""
    rows = desk.rows(
        Lot.select(Lot, Document.session)
        .join(Document, on=(Document.code == Lot.document))
        .where(Document.type == DocumentType.GARMENT_SORTED.value)
        .order_by(Document.session, Document.chain)
    )
    bags: dict[int, list[Garment]] = {}
    for row in rows:
        garment = Garment(
            row.kind,
            ForWhom(row.for_whom),
            SizeSystem(row.size_system),
            row.size,
            Season(row.season),
            Condition(row.condition),
            row.quantity,
        )
        bags.setdefault(row.session, []).append(garment)
    return list(bags.values())
