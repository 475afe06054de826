"""Garments out of a bag: each posts at once, gets a lot and a label, and can be taken back.

A label is printed after posting, or was printed ahead and is bound by its scan: then its number is the lot.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from peewee import JOIN

from kamkor_shop import catalogue, codes, ledger, sizes
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import Birth, Entry, Line, Posted, outside, papers
from kamkor_shop.quantities import is_measured, value_of
from kamkor_shop.sorting import labels
from kamkor_shop.sorting.pad import LARGEST_BUNDLE, Garment, PadKind, PadLayout
from kamkor_shop.sorting.sessions import session
from kamkor_shop.store.compiled import parameter, statement
from kamkor_shop.store.models import Document, Lot, Move, PaperJob
from kamkor_shop.vocabulary import (
    Condition,
    DocumentType,
    Flow,
    ForWhom,
    LocationRole,
    Season,
    SizeSystem,
)

LABEL = "label"
"""The paper that a sorted garment wants."""

_USUAL_PLACE = statement(
    Move.select(Move.target)
    .where(
        Move.shop == parameter("shop"),
        Move.month == parameter("month"),
        Move.flow == Flow.SORTED_IN.value,
        Move.kind == parameter("kind"),
        Move.sign == 1,
    )
    .order_by(Move.document.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class GarmentDraft:
    """The wish to post one garment out of the bag that `session` opened.

    `place` None means where this kind went last; `label` is a blank label printed ahead, None prints a new one.
    """

    uuid: str
    session: int
    garment: Garment
    place: int | None = None
    label: int | None = None


@dataclass(frozen=True, slots=True)
class GarmentDetails:
    """What a sorted garment says beyond its birth record: the tags of a set, whether its label was printed ahead."""

    tags: int
    blank: bool


@dataclass(frozen=True, slots=True)
class SortedGarment:
    """A garment that stands sorted. `waiting`: its label has not come out of a printer yet."""

    document: int
    uuid: str
    lot: int
    garment: Garment
    place: int
    waiting: bool

    @property
    def number(self) -> str:
        """The number under the bars, which can be written on tape instead of a label."""
        return codes.short_number(self.lot)


@dataclass(frozen=True, slots=True)
class Undone:
    """A garment that was taken back, and the reversal that did it."""

    posted: Posted
    garment: Garment
    lot: int


def layout(desk: Desk) -> PadLayout:
    """The kinds as they lie on the pad: everything that is counted, not weighed."""
    kinds = (kind for kind in catalogue.kinds(desk) if not is_measured(kind.unit))
    return PadLayout.of(
        tuple(
            PadKind(kind.code, kind.size_system, kind.usual_season, kind.pad, kind.favourite)
            for kind in kinds
        )
    )


def commit(desk: Desk, draft: GarmentDraft) -> SortedGarment:
    """Post one garment: it lies at its place and may be given away before the bag is empty.

    Raises:
        UserError: `sort.unfit`, `sort.size_unknown`, `sort.size_missing`, `sort.bundle`, `sort.kind_measured`,
            `sort.label_used`, `sort.label_not_issued`, `session.closed`, `kind.unknown`, `location.unknown`.
    """
    demand_sound(desk, draft.garment)

    def build() -> Entry:
        bag = session(desk, draft.session)
        kind = catalogue.kind(desk, draft.garment.kind)
        if draft.label is not None:
            labels.demand_blank(desk, draft.label)
        lot = draft.label or ledger.new_code(desk, CodeType.LOT)
        wish = draft.garment
        birth = Birth(
            lot=lot,
            kind=kind.code,
            quantity=wish.quantity,
            value=value_of(kind.unit, wish.quantity, kind.usual_value),
            weight=wish.quantity * kind.usual_weight,
            origin=bag.origin,
            for_whom=wish.for_whom,
            size_system=wish.size_system,
            size=wish.size,
            season=wish.season,
            condition=wish.condition,
            donor=bag.donor,
            parent=bag.bag,
        )
        place = draft.place or usual_place(desk, kind.code)
        return Entry(
            DocumentType.GARMENT_SORTED,
            desk.clock.today(),
            (Line(lot, outside(LocationRole.WORKBENCH), place, wish.quantity),),
            (birth,),
            details=GarmentDetails(wish.tags, draft.label is not None),
            session=draft.session,
            papers=() if draft.label is not None else (LABEL,),
        )

    posted = ledger.post(desk, draft.uuid, draft, build)
    move = posted.moves[0]
    waiting = draft.label is None and not papers.printed_count(desk, posted.code, LABEL)
    return SortedGarment(posted.code, draft.uuid, move.lot, draft.garment, move.target, waiting)


def demand_sound(desk: Desk, garment: Garment) -> None:
    """Raise what is wrong with the description of a garment, before anything is written."""
    kind = catalogue.kind(desk, garment.kind)
    if garment.condition is Condition.UNFIT:
        raise UserError("sort.unfit")
    if is_measured(kind.unit):
        raise UserError("sort.kind_measured", kind=kind.name())
    if not 1 <= garment.quantity <= LARGEST_BUNDLE or not 1 <= garment.tags <= LARGEST_BUNDLE:
        raise UserError("sort.bundle", limit=LARGEST_BUNDLE)
    if garment.size_system is SizeSystem.CLOTHES or not sizes.is_size(garment.size_system, garment.size):
        raise UserError("sort.size_unknown", size=garment.size)


def usual_place(desk: Desk, kind: int) -> int:
    """Where things of a kind are put: where the last one of this month went, else the shop floor."""
    month = desk.clock.today().strftime("%Y-%m")
    rows = desk.run(_USUAL_PLACE, shop=desk.shop, month=month, kind=kind)
    return int(rows[0][0]) if rows else catalogue.place_for(desk, LocationRole.FLOOR).code


def undo(desk: Desk, garment_uuid: str, uuid: str) -> Undone:
    """Take a garment back that was posted from the draft `garment_uuid`; its label is no longer wanted.

    Raises:
        UserError: `sort.nothing_to_undo`, and as :func:`kamkor_shop.ledger.reverse` (it was given away since).
    """
    with desk.write():
        standing = ledger.posted_as(desk, garment_uuid)
        if standing is None:
            raise UserError("sort.nothing_to_undo")
        taken = described(desk, standing.posted.code)
        reversal = ledger.reverse(desk, standing.posted.code, uuid)
        papers.cancel(desk, standing.posted.code, LABEL)
    return Undone(reversal, taken.garment, taken.lot)


def recent(desk: Desk, opened: int, limit: int = 12) -> tuple[SortedGarment, ...]:
    """The garments that stand sorted out of the bag that `opened` put on the table, the last one first."""
    rows = desk.rows(_STANDING.where(Document.session == opened).order_by(Document.code.desc()).limit(limit))
    return tuple(_sorted_of(row) for row in rows)


def waiting(desk: Desk, opened: int) -> tuple[SortedGarment, ...]:
    """The garments of an open bag whose labels wait for a printer, the oldest first."""
    rows = desk.rows(
        _STANDING.where(Document.session == opened, PaperJob.printed == 0).order_by(Document.code).limit(100)
    )
    return tuple(_sorted_of(row) for row in rows)


def described(desk: Desk, document: int) -> SortedGarment:
    """The garment that a document sorted.

    Raises:
        UserError: `document.unknown`.
    """
    row = desk.row(_GARMENTS.where(Document.code == document))
    if row is None:
        raise UserError("document.unknown", label=codes.to_ean13(document))
    return _sorted_of(row)


_UNDONE = Document.alias("undone")
_GARMENTS = (
    Document.select(
        Document.code.alias("document"),
        Document.uuid,
        Document.details,
        Lot.code.alias("lot"),
        Lot.kind,
        Lot.for_whom,
        Lot.size_system,
        Lot.size,
        Lot.season,
        Lot.condition,
        Lot.quantity,
        Move.target,
        PaperJob.printed,
    )
    .join(Lot, on=(Lot.document == Document.code))
    .switch(Document)
    .join(Move, on=(Move.document == Document.code))
    .switch(Document)
    .join(PaperJob, JOIN.LEFT_OUTER, on=((PaperJob.document == Document.code) & (PaperJob.paper == LABEL)))
    .where(Document.type == DocumentType.GARMENT_SORTED.value)
)
_STANDING = (
    _GARMENTS.switch(Document)
    .join(_UNDONE, JOIN.LEFT_OUTER, on=(_UNDONE.reverses == Document.code))
    .where(_UNDONE.code.is_null())
)


def _sorted_of(row: Any) -> SortedGarment:
    return SortedGarment(
        document=row.document,
        uuid=row.uuid,
        lot=row.lot,
        garment=garment_of(row, json.loads(row.details).get("tags", 1)),
        place=row.target,
        waiting=row.printed == 0,
    )


def garment_of(row: Any, tags: int = 1) -> Garment:
    """The description in a row of the lot table."""
    return Garment(
        kind=row.kind,
        for_whom=ForWhom(row.for_whom),
        size_system=SizeSystem(row.size_system),
        size=row.size,
        season=Season(row.season),
        condition=Condition(row.condition),
        quantity=row.quantity,
        tags=tags,
    )
