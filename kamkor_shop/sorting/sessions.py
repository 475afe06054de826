"""Bags on the sorting table: opening, which are open, weight in against weight out, closing.

Opening moves all grams of a bag to the workbench, closing posts rags and waste by weight. Several bags may be open;
a bag stays open over nights and restarts until somebody closes it. Its weight never changes after it was taken in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import JOIN, fn

from kamkor_shop import catalogue, codes, ledger
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import Entry, Line, Posted, outside
from kamkor_shop.quantities import format_kilograms
from kamkor_shop.store.models import Balance, Document, Location, Lot, Move, OpenSession, Party
from kamkor_shop.vocabulary import DocumentType, Flow, LocationRole, Origin


@dataclass(frozen=True, slots=True)
class Session:
    """A bag on the table. `document` opened it; `grams` as taken in; `source` is the donor's name, if known."""

    document: int
    bag: int
    grams: int
    estimated: bool
    origin: Origin
    donor: int | None
    source: str
    opened: date

    @property
    def number(self) -> str:
        """The bag's number as people write it."""
        return codes.short_number(self.bag)


@dataclass(frozen=True, slots=True)
class Summary:
    """What has come out of a bag: lots (labels), things (pieces and pairs), their nominal weight in grams."""

    lots: int
    things: int
    grams: int


@dataclass(frozen=True, slots=True)
class OpenWish:
    """The wish to put a bag on the table."""

    bag: int


@dataclass(frozen=True, slots=True)
class CloseDraft:
    """The wish to close a bag: what of it were rags and waste, in grams. Both may be 0."""

    uuid: str
    session: int
    rags: int = 0
    waste: int = 0


@dataclass(frozen=True, slots=True)
class CloseDetails:
    """What closing a bag says beyond its moves: the nominal weight of what came out of it, shown apart."""

    rags: int
    waste: int
    things: int
    nominal_weight: int


_SESSION = (
    OpenSession.select(
        OpenSession.document,
        OpenSession.lot,
        Lot.quantity,
        Lot.estimated,
        Lot.origin,
        Lot.donor,
        Party.name.alias("source"),
        Document.day,
    )
    .join(Lot, on=(Lot.code == OpenSession.lot))
    .switch(OpenSession)
    .join(Document, on=(Document.code == OpenSession.document))
    .join(Party, JOIN.LEFT_OUTER, on=(Party.code == Lot.donor))
)


def sessions(desk: Desk) -> tuple[Session, ...]:
    """The bags on the table of the desk's shop, the one that was opened first before the others."""
    rows = desk.rows(_SESSION.where(OpenSession.shop == desk.shop).order_by(OpenSession.document))
    return tuple(_session_of(row) for row in rows)


def session(desk: Desk, document: int) -> Session:
    """The open bag that `document` put on the table.

    Raises:
        UserError: `session.closed`.
    """
    row = desk.row(_SESSION.where(OpenSession.document == document))
    if row is None:
        raise UserError("session.closed")
    return _session_of(row)


def _session_of(row: Any) -> Session:
    return Session(
        document=row.document,
        bag=row.lot,
        grams=row.quantity,
        estimated=bool(row.estimated),
        origin=Origin(row.origin),
        donor=row.donor,
        source=row.source or "",
        opened=date.fromisoformat(row.day),
    )


def open_bag(desk: Desk, bag: int, uuid: str) -> Session:
    """Put a bag on the table and return its session; a bag that lies there already is returned as it is.

    Raises:
        UserError: `sort.not_a_bag`, `sort.bag_unknown`, `sort.bag_closed` (with the day), `sort.bag_elsewhere`,
            `sort.bag_gone`.
    """
    if codes.split(bag).type is not CodeType.BAG:
        raise UserError("sort.not_a_bag", label=codes.to_ean13(bag))

    def build() -> Entry:
        places = _places_of(desk, bag)
        if not places:
            raise _why_not(desk, bag)
        bench = outside(LocationRole.WORKBENCH)
        lines = tuple(Line(bag, place, bench, grams) for place, grams in places)
        return Entry(DocumentType.BAG_OPENED, desk.clock.today(), lines, opens_session_on=bag)

    with desk.write():
        standing = desk.value(
            OpenSession.select(OpenSession.document).where(
                OpenSession.lot == bag, OpenSession.shop == desk.shop
            )
        )
        opened = standing or ledger.post(desk, uuid, OpenWish(bag), build).code
        return session(desk, opened)


def _places_of(desk: Desk, bag: int) -> list[tuple[int, int]]:
    query = (
        Balance.select(Balance.location, Balance.quantity)
        .join(Location, on=(Location.code == Balance.location))
        .where(Balance.lot == bag, Location.shop == desk.shop)
    )
    return [(row.location, row.quantity) for row in desk.rows(query)]


def _why_not(desk: Desk, bag: int) -> UserError:
    label = codes.to_ean13(bag)
    if desk.value(Lot.select(Lot.code).where(Lot.code == bag)) is None:
        return UserError("sort.bag_unknown", label=label)
    shop = desk.value(
        Location.select(Location.shop)
        .join(Balance, on=(Balance.location == Location.code))
        .where(Balance.lot == bag)
    )
    shop = shop or desk.value(OpenSession.select(OpenSession.shop).where(OpenSession.lot == bag))
    if shop is not None:
        return UserError("sort.bag_elsewhere", label=label, shop=shop)
    closed = _closed_on(desk, bag)
    if closed is not None:
        return UserError("sort.bag_closed", label=label, day=closed)
    return UserError("sort.bag_gone", label=label)


def _closed_on(desk: Desk, bag: int) -> date | None:
    undone = Document.alias("undone")
    openings = Move.select(Move.document).where(
        Move.lot == bag, Move.target == outside(LocationRole.WORKBENCH), Move.flow == Flow.SORTED_OUT.value
    )
    day = desk.value(
        Document.select(Document.day)
        .join(undone, JOIN.LEFT_OUTER, on=(undone.reverses == Document.code))
        .where(
            Document.session.in_(openings),
            Document.type == DocumentType.BAG_CLOSED.value,
            undone.code.is_null(),
        )
        .order_by(Document.code.desc())
    )
    return None if day is None else date.fromisoformat(day)


def summary(desk: Desk, document: int) -> Summary:
    """What stands sorted out of the bag that `document` opened: garments that were taken back do not count."""
    row = desk.row(
        Document.select(
            fn.COALESCE(fn.SUM(Move.sign), 0).alias("lots"),
            fn.COALESCE(fn.SUM(Move.sign * Move.quantity), 0).alias("things"),
            fn.COALESCE(fn.SUM(Move.sign * Move.weight), 0).alias("grams"),
        )
        .join(Move, on=(Move.document == Document.code))
        .where(Document.session == document, Move.flow == Flow.SORTED_IN.value)
    )
    return Summary(row.lots, row.things, row.grams) if row else Summary(0, 0, 0)


def close_bag(desk: Desk, draft: CloseDraft) -> Posted:
    """Take a bag off the table: rags leave for recycling, waste for the bin, by weight.

    Raises:
        UserError: `sort.more_than_bag` when they weigh more than the bag did, `session.closed`.
    """

    def build() -> Entry:
        bag = session(desk, draft.session)
        if draft.rags < 0 or draft.waste < 0 or draft.rags + draft.waste > bag.grams:
            out = format_kilograms(draft.rags + draft.waste)
            raise UserError("sort.more_than_bag", out=out, bag=format_kilograms(bag.grams))
        came_out = summary(desk, draft.session)
        bench, store = outside(LocationRole.WORKBENCH), catalogue.place_for(desk, LocationRole.STORE).code
        lines: list[Line] = []
        for role, grams in ((LocationRole.RECYCLING, draft.rags), (LocationRole.WASTE, draft.waste)):
            if grams:
                lines.append(Line(bag.bag, bench, store, grams))
                lines.append(Line(bag.bag, store, outside(role), grams))
        details = CloseDetails(draft.rags, draft.waste, came_out.things, came_out.grams)
        return Entry(
            DocumentType.BAG_CLOSED,
            desk.clock.today(),
            tuple(lines),
            details=details,
            session=draft.session,
            closes_session=True,
        )

    return ledger.post(desk, draft.uuid, draft, build)


def put_back(desk: Desk, document: int, uuid: str) -> Posted:
    """Take a bag off the table that was opened by mistake, before anything was sorted out of it.

    Raises:
        UserError: `reversal.session` when something has been sorted, and as :func:`kamkor_shop.ledger.reverse`.
    """
    return ledger.reverse(desk, document, uuid)
