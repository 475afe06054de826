"""Two months of a shop's work, made up from a seed: gifts, bags with rags and waste, hand-outs, write-offs, mistakes.

Every report about it can be recomputed by hand from the moves that it leaves behind.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from kamkor_shop import boxes, catalogue, codes, donations, ledger
from kamkor_shop.catalogue import KindRecord
from kamkor_shop.clock import FixedClock, last_day, month_of
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.donations import BagLine, BoxVisit, DonationDraft
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import Birth, Entry, Line, Posted, outside
from kamkor_shop.quantities import is_measured, value_of
from kamkor_shop.vocabulary import Condition, DocumentType, LocationRole, Origin
from tests.goods import BAG, DONORS, FAMILIES, WORKBENCH, close_bag, floor, open_bag, receive, undo

FIRST, SECOND = "2026-02", "2026-03"
_GIVERS = (Origin.PERSON, Origin.PERSON, Origin.ORGANISATION, Origin.STATE, Origin.UNKNOWN)


@dataclass(slots=True)
class Shop:
    """What the made-up work remembers: lots on the floor with what is left of them, and bags not yet opened."""

    desk: Desk
    clock: FixedClock
    dice: random.Random
    kinds: tuple[KindRecord, ...]
    box: int
    lots: dict[int, int] = field(default_factory=dict)
    bags: list[tuple[int, int]] = field(default_factory=list)
    handouts: list[int] = field(default_factory=list)
    undoable: list[int] = field(default_factory=list)

    def kind(self) -> KindRecord:
        return self.dice.choice(self.kinds)

    def day(self) -> date:
        """Today, or now and then a day of last week that was not written up."""
        today = self.clock.today()
        return today - timedelta(days=self.dice.randint(1, 7)) if self.dice.random() < 0.15 else today


def live(desk: Desk, clock: FixedClock, seed: int = 1, days_of_work: int = 24) -> Shop:
    """Live through February and March 2026 in ``days_of_work`` days; the clock ends on 31 March."""
    box = boxes.add(desk, "«Март» сауда үйі", name_ru="Торговый дом «Март»", name_en="Mart mall")
    kinds = tuple(kind for kind in catalogue.kinds(desk))
    shop = Shop(desk, clock, random.Random(seed), kinds, box)
    work = (
        _give_goods,
        _bring_bags,
        _empty_box,
        _sort,
        _sort,
        _hand_out,
        _hand_out,
        _write_off,
        _send,
        _regret,
    )
    for step in range(days_of_work):
        clock.set(datetime(2026, 2, 2, 10) + timedelta(days=step * 57 // days_of_work))
        for act in work:
            act(shop)
    clock.set(datetime(2026, 3, 31, 18))
    return shop


def _give_goods(shop: Shop) -> None:
    kind = shop.kind()
    quantity = 5000 if is_measured(kind.unit) else shop.dice.randint(1, 6)
    value = value_of(kind.unit, quantity, kind.usual_value)
    weight = quantity if is_measured(kind.unit) else quantity * kind.usual_weight
    given = receive(
        shop.desk, quantity, kind=kind.code, value=value, weight=weight, day=shop.day(),
        origin=shop.dice.choice(_GIVERS), condition=shop.dice.choice((Condition.NEW, Condition.GOOD)),
    )  # fmt: skip
    shop.lots.update(dict.fromkeys(given.lots, quantity))


def _bring_bags(shop: Shop) -> None:
    grams = shop.dice.randint(3000, 9000)
    origin = shop.dice.choice(_GIVERS)
    bags = receive(
        shop.desk, grams, lots=2, kind=BAG, value=0, weight=grams, code_type=CodeType.BAG, origin=origin
    )
    shop.bags += [(bag, grams) for bag in bags.lots]
    shop.undoable.append(receive(shop.desk, 1, day=shop.day()).code)


def _empty_box(shop: Shop) -> None:
    if shop.dice.random() < 0.4:
        visit = BoxVisit(shop.box, "001", "002", "Айгүл", "Ерлан")
        lines = (BagLine(shop.dice.randint(2000, 7000)), BagLine(4200, estimated=True))
        donations.post(shop.desk, DonationDraft(ledger.drafts.new_uuid(), lines, box=visit))


def _sort(shop: Shop) -> None:
    if not shop.bags:
        return
    bag, grams = shop.bags.pop(0)
    session = open_bag(shop.desk, bag, grams).code
    for _number in range(shop.dice.randint(2, 5)):
        shop.lots.update(dict.fromkeys(_garment(shop, session, bag).lots, 1))
    close_bag(shop.desk, session, bag, rags=shop.dice.randint(0, 900), waste=shop.dice.randint(0, 300))


def _garment(shop: Shop, session: int, bag: int) -> Posted:
    kind = shop.dice.choice([kind for kind in shop.kinds if not is_measured(kind.unit)])

    def build() -> Entry:
        lot = ledger.new_code(shop.desk, CodeType.LOT)
        birth = Birth(lot, kind.code, 1, kind.usual_value, kind.usual_weight, Origin.PERSON, parent=bag)
        line = Line(lot, WORKBENCH, floor(shop.desk.shop), 1)
        return Entry(DocumentType.GARMENT_SORTED, shop.clock.today(), (line,), (birth,), session=session)

    return ledger.post(shop.desk, ledger.drafts.new_uuid(), ("garment", bag), build)


def _out(shop: Shop, kind: DocumentType, target: int, lots: list[tuple[int, int]], **more: int) -> Posted:
    def build() -> Entry:
        lines = tuple(Line(lot, floor(shop.desk.shop), target, quantity) for lot, quantity in lots)
        return Entry(kind, shop.day(), lines, **more)

    return ledger.post(shop.desk, ledger.drafts.new_uuid(), (kind.value, tuple(lots)), build)


def _take(shop: Shop, most: int) -> list[tuple[int, int]]:
    """Some lots of the floor, now and then only a part of one."""
    chosen = shop.dice.sample(sorted(shop.lots), min(most, len(shop.lots)))
    return [
        (lot, shop.lots[lot] if shop.dice.random() < 0.7 else max(1, shop.lots[lot] // 3)) for lot in chosen
    ]


def _gone(shop: Shop, taken: list[tuple[int, int]]) -> None:
    for lot, quantity in taken:
        shop.lots[lot] -= quantity
        if not shop.lots[lot]:
            del shop.lots[lot]


def _hand_out(shop: Shop) -> None:
    taken = _take(shop, 4)
    family = codes.make(CodeType.FAMILY, 1, shop.dice.randint(1, 9))
    people = shop.dice.randint(2, 7)
    try:
        posted = _out(
            shop, DocumentType.HANDOUT, FAMILIES, taken, party=family, people=people, children=people - 1
        )
    except UserError:
        return  # Dated back to a day on which the thing was not there yet.
    _gone(shop, taken)
    shop.handouts.append(posted.code)


def _write_off(shop: Shop) -> None:
    if shop.dice.random() < 0.3:
        taken = _take(shop, 1)
        role = shop.dice.choice((LocationRole.RECYCLING, LocationRole.WASTE, LocationRole.FOUND))
        try:
            _out(shop, DocumentType.WRITEOFF, outside(role), taken)
        except UserError:
            return
        _gone(shop, taken)


def _send(shop: Shop) -> None:
    if shop.dice.random() < 0.2:
        taken = _take(shop, 2)
        try:
            _out(shop, DocumentType.TRANSFER_OUT, outside(LocationRole.TRANSIT), taken)
        except UserError:
            return
        _gone(shop, taken)


def _regret(shop: Shop) -> None:
    """Undo something, often something of the month before."""
    if shop.dice.random() < 0.4:
        pile = shop.handouts if shop.dice.random() < 0.6 else shop.undoable
        if pile:
            code = pile.pop(0)
            for moved in ledger.moves_of(shop.desk, code):
                if moved.source == floor(shop.desk.shop):
                    shop.lots[moved.lot] = shop.lots.get(moved.lot, 0) + moved.quantity
            undo(shop.desk, code)


def months() -> tuple[str, str]:
    """The two months, checked against their own days."""
    assert month_of(last_day(FIRST)) == FIRST
    return FIRST, SECOND


__all__ = ["DONORS", "FIRST", "SECOND", "Shop", "live", "months"]
