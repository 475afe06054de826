"""Labels of garments and other ready goods, built from the documents that brought them into the shop.

A label hangs where everybody reads it, so it says what the thing is and nothing of who gave it. It says the same
however often it is printed: a second label is no copy of a paper but the thing's own name again.
"""

import json
from datetime import date
from typing import Any

from kamkor_shop import catalogue, codes, ledger, lots, sorting
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import N_, format_date, language
from kamkor_shop.papers.donation_papers import bag_labels
from kamkor_shop.papers.labels import LabelData, roll
from kamkor_shop.papers.rendering import Media, Rendered
from kamkor_shop.papers.words import both
from kamkor_shop.quantities import format_quantity, is_measured
from kamkor_shop.store.models import Document, Lot
from kamkor_shop.vocabulary import Condition, ForWhom, Season, short_name_of


def render(desk: Desk, document: int, copy: bool) -> Rendered:
    """The label of a sorted garment; a set gets one for each of its tags, all with the same code.

    Raises:
        UserError: ``document.unknown``.
    """
    done = sorting.described(desk, document)
    return Rendered(roll(of_lot(desk, done.lot)), Media.LABEL, f"label-{done.number}")


def render_goods(desk: Desk, document: int, copy: bool) -> Rendered:
    """The labels of the ready goods that a document brought in, one a lot, in the order of their numbers.

    Raises:
        UserError: ``document.unknown``; ``paper.nothing`` if it brought none.
    """
    record = ledger.document(desk, document)
    unsorted = catalogue.bag_kind(desk).code
    rows = desk.rows(
        Lot.select(Lot.code).where(Lot.document == document, Lot.kind != unsorted).order_by(Lot.code)
    )
    labels = [label for row in rows for label in of_lot(desk, row.code)]
    if not labels:
        raise UserError("paper.nothing")
    return Rendered(roll(labels), Media.LABEL, f"goods-{record.number:06}")


def render_lot(desk: Desk, lot: int) -> Rendered:
    """The label of one lot again: of a garment, of a pack, or of a bag as it was numbered in its donation.

    Raises:
        UserError: ``lot.unknown``.
    """
    if codes.split(lot).type is not CodeType.BAG:
        return Rendered(roll(of_lot(desk, lot)), Media.LABEL, f"label-{codes.short_number(lot)}")
    record = ledger.document(desk, lots.find(desk, lot).document)
    labels = [label for label in bag_labels(desk, record) if label.code == lot]
    return Rendered(roll(labels), Media.LABEL, f"bag-{codes.short_number(lot)}")


def of_lot(desk: Desk, lot: int) -> tuple[LabelData, ...]:
    """What stands on the labels of a lot.

    Raises:
        UserError: ``lot.unknown``.
    """
    row = desk.row(
        Lot.select(Lot, Document.details, Document.shop)
        .join(Document, on=(Document.code == Lot.document))
        .where(Lot.code == lot)
    )
    if row is None:
        raise UserError("lot.unknown", lot=codes.to_ean13(lot))
    kind = catalogue.kind(desk, row.kind)
    tags = int(json.loads(row.details).get("tags", 1))
    with language("kk"):
        extra = _bundle(row, kind)
        words = _words(row)
    return tuple(
        LabelData(
            code=lot,
            kind_kk=kind.name_kk,
            kind_ru=kind.name_ru,
            size=row.size.replace(".", ","),
            **words,
            shop=f"№{row.shop}",
            extra=" · ".join(part for part in (extra, _of_a_set(number, tags)) if part),
        )
        for number in range(1, tags + 1)
    )


def _words(row: Any) -> dict[str, str]:
    """For whom, season and condition in short; what says nothing (for anyone, all seasons) is left out."""
    whom, season = ForWhom(row.for_whom), Season(row.season)
    return {
        "for_whom": "" if whom is ForWhom.ANYONE else short_name_of(whom),
        "season": "" if season is Season.ALL else short_name_of(season),
        "condition": "" if row.expires else short_name_of(Condition(row.condition)),
    }


def _bundle(row: Any, kind: catalogue.KindRecord) -> str:
    """What must not be overlooked: how many, how much, and until when."""
    until = ""
    if row.expires:
        day = format_date(date.fromisoformat(row.expires), "kk")
        until = both(N_("until {day}"), day=day).kk
    if is_measured(kind.unit):
        return " · ".join(part for part in (format_quantity(row.quantity, kind.unit), until) if part)
    return " · ".join(part for part in (f"{row.quantity} ×" if row.quantity > 1 else "", until) if part)


def _of_a_set(number: int, tags: int) -> str:
    return both(N_("set {number}/{tags}"), number=number, tags=tags).kk if tags > 1 else ""
