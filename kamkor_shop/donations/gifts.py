"""What stands: bags that wait to be opened, what a donor gave before, what a bag usually weighs here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import JOIN, fn

from kamkor_shop import catalogue, codes, ledger
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.i18n import current
from kamkor_shop.store.models import Balance, Document, Location, Lot, PaperJob, Party, Stock
from kamkor_shop.vocabulary import DocumentType, Origin

USUAL_BAG = 5_000
"""Grams taken for a bag that nobody weighed, before the shop has weighed any itself."""
_AVERAGED = 100
_UNDOING = Document.alias("undoing")
_STANDING = (
    Document.type.in_((DocumentType.DONATION.value, DocumentType.BOX_COLLECTION.value)),
    ~fn.EXISTS(_UNDOING.select(_UNDOING.code).where(_UNDOING.reverses == Document.code)),
)
"""Donations and collections that nobody undid."""


@dataclass(frozen=True, slots=True)
class BagView:
    """A bag that was not opened yet: `index` of `of` bags of its donation, in grams, from whom, since which
    day.
    """

    code: int
    number: str
    grams: int
    estimated: bool
    origin: Origin
    donor: str
    site: str
    day: date
    index: int
    of: int
    document: int


@dataclass(frozen=True, slots=True)
class Gift:
    """A donation of the past, as the donor's card shows it."""

    document: int
    number: int
    day: date
    shop: int
    bags: int
    grams: int
    estimated: bool
    goods: int


def waiting_bags(desk: Desk, limit: int = 200) -> tuple[BagView, ...]:
    """The bags that wait in the desk's shop, those that came first in front; costs what waits, not what ever
    came.
    """
    kind = catalogue.bag_kind(desk).code
    held = (
        Balance.select(
            Balance.lot,
            Balance.quantity,
            Lot.estimated,
            Lot.origin,
            Lot.document,
            Document.day,
            Document.chain,
            Party.name.alias("donor_name"),
            Location.name_kk,
            Location.name_ru,
            Location.name_en,
        )
        .join(Stock, on=(Stock.id == Balance.stock))
        .join(Lot, on=(Lot.code == Balance.lot))
        .join(Document, on=(Document.code == Lot.document))
        .join(Party, JOIN.LEFT_OUTER, on=(Party.code == Lot.donor))
        .join(
            Location,
            JOIN.LEFT_OUTER,
            on=((Location.code == Document.party) & (Document.type == DocumentType.BOX_COLLECTION.value)),
        )
        .where(Stock.shop == desk.shop, Stock.kind == kind)
        .order_by(Document.day, Document.chain, Balance.lot)
        .limit(limit)
    )
    rows = desk.rows(held)
    places = _places_in_donations(desk, {row.document for row in rows}, kind)
    return tuple(_bag(row, places) for row in rows)


def _places_in_donations(desk: Desk, documents: set[int], kind: int) -> dict[int, tuple[int, int]]:
    """Lot → (index, of): which of the bags of its donation it is, opened ones counted too."""
    found: dict[int, list[int]] = {}
    query = Lot.select(Lot.code, Lot.document).where(Lot.document.in_(documents), Lot.kind == kind)
    for row in desk.rows(query.order_by(Lot.code)):
        found.setdefault(row.document, []).append(row.code)
    return {
        code: (index, len(together))
        for together in found.values()
        for index, code in enumerate(together, start=1)
    }


def _bag(row: Any, places: dict[int, tuple[int, int]]) -> BagView:
    index, of = places[row.lot]
    site = {"kk": row.name_kk, "ru": row.name_ru}.get(current(), row.name_en)
    return BagView(
        code=row.lot,
        number=codes.short_number(row.lot),
        grams=row.quantity,
        estimated=bool(row.estimated),
        origin=Origin(row.origin),
        donor=row.donor_name or "",
        site=site or "",
        day=date.fromisoformat(row.day),
        index=index,
        of=of,
        document=row.document,
    )


def average_bag(desk: Desk) -> int:
    """Grams of a bag that nobody weighs: the mean of the last hundred weighed bags of this shop, to 100 g."""
    first, last = (
        codes.make(CodeType.BAG, desk.shop, 0),
        codes.make(CodeType.BAG, desk.shop, codes.LARGEST_SERIAL),
    )
    latest = (
        Lot.select(Lot.quantity)
        .where(Lot.code.between(first, last), ~Lot.estimated)
        .order_by(Lot.code.desc())
        .limit(_AVERAGED)
    )
    weighed = [int(row.quantity) for row in desk.rows(latest)]
    return max(100, round(sum(weighed) / len(weighed) / 100) * 100) if weighed else USUAL_BAG


def gifts_of(desk: Desk, party: int, limit: int = 5) -> tuple[Gift, ...]:
    """The last donations of a donor, or collections of a box, that stand; the newest first."""
    query = ledger.document_query().where(Document.party == party, *_STANDING)
    rows = desk.rows(query.order_by(Document.posted_at.desc(), Document.code.desc()).limit(limit))
    return tuple(_gift(ledger.record_of(row)) for row in rows)


def gifts_on(desk: Desk, day: date, limit: int = 5) -> tuple[Gift, ...]:
    """The last donations and collections that the desk's shop posted for a day and that stand; the newest
    first.
    """
    query = ledger.document_query().where(
        Document.shop == desk.shop, Document.day == day.isoformat(), *_STANDING
    )
    rows = desk.rows(query.order_by(Document.chain.desc()).limit(limit))
    return tuple(_gift(ledger.record_of(row)) for row in rows)


def count_on(desk: Desk, day: date) -> int:
    """How many donations and collections the desk's shop posted for a day."""
    query = Document.select(fn.COUNT(Document.code))
    return int(
        desk.value(query.where(Document.shop == desk.shop, Document.day == day.isoformat(), *_STANDING)) or 0
    )


def gifts_count(desk: Desk, party: int) -> int:
    """How many donations of a donor, or collections of a box, stand."""
    return int(
        desk.value(Document.select(fn.COUNT(Document.code)).where(Document.party == party, *_STANDING)) or 0
    )


def _gift(record: ledger.DocumentRecord) -> Gift:
    told = record.details
    return Gift(
        record.code,
        record.number,
        record.day,
        record.shop,
        told["bags"],
        told["grams"],
        bool(told["estimated_bags"]),
        told["goods"],
    )


def papers_of(desk: Desk, document: int) -> tuple[str, ...]:
    """The papers that a donation wants, in the order in which they are printed: labels first, they are waited
    for.
    """
    order = ("bag_labels", "goods_labels", "donor_act")
    wanted = {
        row.paper for row in desk.rows(PaperJob.select(PaperJob.paper).where(PaperJob.document == document))
    }
    return tuple(paper for paper in order if paper in wanted)
