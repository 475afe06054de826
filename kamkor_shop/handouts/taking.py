"""Taking a thing into a list: what a scan finds, and every reason why it cannot be taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from peewee import fn

from kamkor_shop import catalogue, codes, lots
from kamkor_shop.catalogue import KindRecord
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.handouts.lists import ListLine
from kamkor_shop.ledger import drafts
from kamkor_shop.quantities import format_quantity, is_measured, parse_quantity, value_of
from kamkor_shop.store.compiled import parameter, statement
from kamkor_shop.store.models import Balance, Kind, Lot, Stock
from kamkor_shop.vocabulary import Condition, ForWhom, LocationRole, Season, SizeSystem, Unit

USUAL_MEASURE = 1000
"""What is taken at first of goods by weight or volume, in grams or millilitres."""

FEWEST_THOUSANDTHS = 100
"""From this number on a quantity without a comma means grams or millilitres: nobody gives a family 100 kg."""

_ABOUT = statement(
    Lot.select(Lot.expires, Kind.unit)
    .join(Kind, on=(Kind.code == Lot.kind))
    .where(Lot.code == parameter("lot"))
)
_NEVER = "9999"
_PACKS = statement(
    Stock.select(Balance.lot, Lot.expires)
    .join(Balance, on=(Balance.stock == Stock.id))
    .join(Lot, on=(Lot.code == Balance.lot))
    .where(Stock.shop == parameter("shop"), Stock.kind == parameter("kind"), Stock.quantity > 0)
    .order_by(fn.COALESCE(Lot.expires, _NEVER), Balance.lot)
)


def take(desk: Desk, draft: str, code: int) -> ListLine:
    """Return the line of a scanned lot for the list ``draft``. One read; nothing is reserved yet.

    Raises:
        UserError: why it is not here (``lot.…``), ``handout.bag``, ``handout.unfit``, ``handout.expired``,
            ``handout.in_other_list``.
    """
    found = lots.at_desk(desk, code)
    if codes.split(found.lot).type is CodeType.BAG:
        raise UserError("handout.bag", lot=codes.short_number(found.lot))
    if found.condition is Condition.UNFIT:
        raise UserError("handout.unfit", lot=codes.short_number(found.lot))
    ((expires, unit),) = desk.run(_ABOUT, lot=found.lot)
    if expires is not None and expires < desk.clock.today().isoformat():
        raise UserError("handout.expired", lot=codes.short_number(found.lot), day=date.fromisoformat(expires))
    if found.quantity == 1:
        _demand_free(desk, draft, found.lot)
    usual = USUAL_MEASURE if is_measured(Unit(unit)) else 1
    return ListLine(
        found.lot,
        found.location,
        found.kind,
        found.for_whom,
        found.size_system,
        found.size,
        found.season,
        found.condition,
        quantity=min(usual, found.quantity),
        available=found.quantity,
        value=found.value,
    )


def _demand_free(desk: Desk, draft: str, lot: int) -> None:
    holder = drafts.holder_of(desk, lot)
    if holder is not None and holder != draft:
        raise in_other_list(lot, drafts.title_of(desk, holder))


def in_other_list(lot: int, title: str) -> UserError:
    """Return the sentence for a garment that lies in another list, with whose list that is."""
    number = codes.short_number(lot)
    if title:
        return UserError("handout.in_other_list", lot=number, name=title)
    return UserError("handout.in_unnamed_list", lot=number)


def take_short(desk: Desk, draft: str, digits: str) -> ListLine:
    """Return the line of a lot by the number written on its label by hand: one of the desk's own shop.

    Raises:
        UserError: as :func:`take`.
    """
    return take(desk, draft, codes.from_short_number(digits, CodeType.LOT, desk.shop))


def take_pack(desk: Desk, draft: str, maker: str) -> ListLine:
    """Return a line of one pack with a maker's code, out of the lot that expires first.

    Raises:
        UserError: ``handout.maker_unknown``, ``handout.none_left``, ``handout.expired``.
    """
    pack = catalogue.maker_code(desk, maker)
    if pack is None:
        raise UserError("handout.maker_unknown", text=maker)
    today = desk.clock.today().isoformat()
    rows = desk.run(_PACKS, shop=desk.shop, kind=pack.kind)
    if not rows:
        raise UserError("handout.none_left", name=catalogue.kind(desk, pack.kind).name())
    usable = [lot for lot, expires in rows if expires is None or expires >= today]
    line = take(desk, draft, usable[0] if usable else rows[0][0])
    return replace(line, quantity=min(pack.pack_quantity, line.available))


def with_quantity(line: ListLine, quantity: int, kind: KindRecord) -> ListLine:
    """Return the line with another quantity.

    Raises:
        UserError: ``handout.single`` for a thing that is one, ``handout.too_much`` for more than is here.
    """
    if line.lot and line.available == 1 and quantity != 1:
        raise UserError("handout.single", name=kind.name())
    if line.lot and quantity > line.available:
        raise UserError("handout.too_much", name=kind.name(), here=format_quantity(line.available, kind.unit))
    if not line.lot:
        return replace(line, quantity=quantity, available=quantity, value=_usual_value(kind, quantity))
    return replace(line, quantity=quantity)


def parse_amount(text: str, unit: Unit) -> int:
    """Return the quantity that was typed before ``*``: pieces; kilograms or litres; from 100 on grams or millilitres.

    Raises:
        UserError: ``quantity.…``.
    """
    typed = text.strip().removesuffix("*").strip()
    if is_measured(unit) and typed.isdigit() and int(typed) >= FEWEST_THOUSANDTHS:
        return parse_quantity(f"{typed} {'g' if unit is Unit.GRAM else 'ml'}", unit)
    return parse_quantity(typed, unit)


def unlabelled(
    desk: Desk,
    kind: KindRecord,
    for_whom: ForWhom,
    size_system: SizeSystem,
    size: str,
    season: Season,
    condition: Condition = Condition.GOOD,
    quantity: int = 1,
) -> ListLine:
    """Return the line of a garment without label: found on the floor, given at once; no lot is ever guessed."""
    floor = catalogue.place_for(desk, LocationRole.FLOOR)
    value = _usual_value(kind, quantity)
    return ListLine(
        0, floor.code, kind.code, for_whom, size_system, size, season, condition, quantity, quantity, value
    )


def _usual_value(kind: KindRecord, quantity: int) -> int:
    return value_of(kind.unit, quantity, kind.usual_value)
