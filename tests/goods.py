"""Goods for tests of the ledger: the shortest way from a donor to a shop and from a shop to a family."""

from __future__ import annotations

from datetime import date

from kamkor_shop import codes, ledger
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.ledger import Birth, Entry, Line, Posted, outside
from kamkor_shop.vocabulary import Condition, DocumentType, LocationRole, Origin

COAT = codes.make(CodeType.OTHER, 0, 4)
FLOUR = codes.make(CodeType.OTHER, 0, 49)
BAG = codes.make(CodeType.OTHER, 0, 1)
DONORS = outside(LocationRole.DONORS)
FAMILIES = outside(LocationRole.FAMILIES)
WORKBENCH = outside(LocationRole.WORKBENCH)


def floor(shop: int = 1) -> int:
    """The shop floor of a founded store."""
    return codes.make(CodeType.LOCATION, shop, 1)


def store_room(shop: int = 1) -> int:
    """The store room of a founded store."""
    return codes.make(CodeType.LOCATION, shop, 2)


def receive(
    desk: Desk,
    quantity: int = 1,
    *,
    lots: int = 1,
    kind: int = COAT,
    value: int = 100,
    weight: int = 1000,
    day: date | None = None,
    uuid: str | None = None,
    origin: Origin = Origin.PERSON,
    condition: Condition = Condition.GOOD,
    code_type: CodeType = CodeType.LOT,
) -> Posted:
    """Post a donation of ``lots`` lots of ``quantity`` each to the floor."""
    draft = uuid or ledger.drafts.new_uuid()

    def build() -> Entry:
        births = tuple(
            Birth(code, kind, quantity, value, weight, origin, condition=condition)
            for code in ledger.new_codes(desk, code_type, lots)
        )
        lines = tuple(Line(birth.lot, DONORS, floor(desk.shop), quantity) for birth in births)
        return Entry(
            DocumentType.DONATION,
            day or desk.clock.today(),
            lines,
            births,
            texts={"donor": "Сейтова Гүлмира"},
        )

    return ledger.post(desk, draft, ("receive", quantity, lots, kind, value), build)


def give(
    desk: Desk, *lots: int, quantity: int = 1, day: date | None = None, uuid: str | None = None
) -> Posted:
    """Hand lots out from the floor."""

    def build() -> Entry:
        lines = tuple(Line(lot, floor(desk.shop), FAMILIES, quantity) for lot in lots)
        return Entry(DocumentType.HANDOUT, day or desk.clock.today(), lines, people=4, children=2)

    return ledger.post(desk, uuid or ledger.drafts.new_uuid(), ("give", lots, quantity), build)


def undo(desk: Desk, code: int, uuid: str | None = None) -> Posted:
    """Reverse a document."""
    return ledger.reverse(desk, code, uuid or ledger.drafts.new_uuid())


def open_bag(desk: Desk, bag: int, grams: int) -> Posted:
    """Put a bag on the sorting table."""

    def build() -> Entry:
        line = Line(bag, floor(desk.shop), WORKBENCH, grams)
        return Entry(DocumentType.BAG_OPENED, desk.clock.today(), (line,), opens_session_on=bag)

    return ledger.post(desk, ledger.drafts.new_uuid(), ("open", bag), build)


def sort_out(desk: Desk, session: int, bag: int) -> Posted:
    """Take one coat out of an open bag."""

    def build() -> Entry:
        lot = ledger.new_code(desk, CodeType.LOT)
        birth = Birth(lot, COAT, 1, 6000, 1500, Origin.PERSON, parent=bag)
        return Entry(
            DocumentType.GARMENT_SORTED,
            desk.clock.today(),
            (Line(lot, WORKBENCH, floor(desk.shop), 1),),
            (birth,),
            session=session,
        )

    return ledger.post(desk, ledger.drafts.new_uuid(), ("sort", bag), build)


def close_bag(desk: Desk, session: int, bag: int, rags: int, waste: int) -> Posted:
    """Close an open bag with its rags and waste."""

    def build() -> Entry:
        lines = []
        for role, grams in ((LocationRole.RECYCLING, rags), (LocationRole.WASTE, waste)):
            if grams:
                lines.append(Line(bag, WORKBENCH, store_room(desk.shop), grams))
                lines.append(Line(bag, store_room(desk.shop), outside(role), grams))
        return Entry(
            DocumentType.BAG_CLOSED, desk.clock.today(), tuple(lines), session=session, closes_session=True
        )

    return ledger.post(desk, ledger.drafts.new_uuid(), ("close", bag, rags, waste), build)
