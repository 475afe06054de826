"""Why a thing cannot be taken here now, as a sentence for a person."""

from __future__ import annotations

from kamkor_shop import catalogue, codes
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import drafts
from kamkor_shop.lots.labels import exists, resolve, unknown
from kamkor_shop.lots.records import LOT_TYPES
from kamkor_shop.lots.stories import holdings, steps
from kamkor_shop.store.models import OpenSession
from kamkor_shop.vocabulary import (
    DocumentType,
    LocationRole,
)


def why_not_here(desk: Desk, code: int) -> UserError:
    """Return what happened to a thing that cannot be taken in the desk's shop now, as a sentence for a person."""
    label = codes.to_ean13(code)
    try:
        if codes.split(code).type not in LOT_TYPES:
            return UserError("lot.other_code", lot=label)
    except ValueError:
        return UserError("lot.other_code", lot=label)
    lot = resolve(desk, code)
    if not exists(desk, lot):
        return unknown(desk, code)
    here = holdings(desk, lot)
    if any(holding.shop == desk.shop for holding in here):
        return UserError("lot.is_here", lot=label)
    if here:
        shop = catalogue.shop(desk, here[0].shop)
        return UserError("lot.in_other_shop", lot=label, shop=shop.name(), place=here[0].place.in_language())
    return _gone(desk, lot, label)


def reserved_by(desk: Desk, lot: int) -> str | None:
    """Return the title of the list in which a lot lies on some desk, not yet posted; None if it is free."""
    holder = drafts.holder_of(desk, lot)
    return None if holder is None else drafts.title_of(desk, holder)


def _gone(desk: Desk, lot: int, label: str) -> UserError:
    """Say where the last move took a lot that lies nowhere."""
    story = steps(desk, lot)
    if not story:
        return UserError("lot.unknown", lot=label)
    last = story[-1]
    about = {"lot": label, "number": last.number, "day": last.day, "shop": last.shop}
    if last.type is DocumentType.REVERSAL:
        return UserError("lot.reversed", **about)
    if last.target is LocationRole.WORKBENCH:
        on_table = desk.value(OpenSession.select(OpenSession.document).where(OpenSession.lot == lot))
        return UserError("lot.on_table" if on_table is not None else "lot.sorted", **about)
    return UserError(_GONE.get(last.target, "lot.gone"), **about)


_GONE = {
    LocationRole.FAMILIES: "lot.handed_out",
    LocationRole.TRANSIT: "lot.in_transit",
    LocationRole.RECYCLING: "lot.written_off",
    LocationRole.WASTE: "lot.written_off",
    LocationRole.FOUND: "lot.missing",
}
