"""Posting a donation: bags to the store room, ready goods to where they are given out, papers noted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from kamkor_shop import boxes, catalogue, donors, ledger
from kamkor_shop.catalogue import KindRecord
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.donations.draft import BagLine, BoxVisit, DonationDraft, GoodsLine, demand_line, totals
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import Birth, Entry, Line, Posted
from kamkor_shop.quantities import is_measured
from kamkor_shop.vocabulary import LocationRole, Origin

FOOD = "food"


@dataclass(frozen=True, slots=True)
class DonationDetails:
    """What a donation says beyond its moves. Weights in grams; `box` is the box's code, seals as they were
    read.
    """

    bags: int
    estimated_bags: int
    grams: int
    goods: int
    act: bool
    box: int | None = None
    old_seal: str = ""
    new_seal: str = ""


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the goods come from, as the ledger counts it."""

    location: int
    origin: Origin
    donor: int | None
    giver: str
    act: bool
    contact: str = ""


def post(desk: Desk, draft: DonationDraft) -> Posted:
    """Post a donation or a box collection: bags wait in the store room under codes of their own, each ready
    good is a lot with a label. The party of the document is the donor, or the box that was emptied.

    Raises:
        UserError: ``donation.empty``, what :func:`demand_line` and :func:`demand_visit` say,
        ``donation.expired``,
            ``donation.retired_kind``, ``donor.unknown``, ``box.unknown``, ``day.…``; nothing is posted then.
    """
    return ledger.post(desk, draft.uuid, _nameless(draft), lambda: _entry(desk, draft))


def _nameless(draft: DonationDraft) -> DonationDraft:
    """The wish without names and words: its digest stays for ever, and must not tell a name that was erased."""
    return replace(draft, note="", box=replace(draft.box, first="", second="") if draft.box else None)


def _entry(desk: Desk, draft: DonationDraft) -> Entry:
    day = draft.day or desk.clock.today()
    if not draft.lines and draft.box is None:
        raise UserError("donation.empty")
    source = _source(desk, draft)
    births: list[Birth] = []
    lines: list[Line] = []
    store = catalogue.place_for(desk, LocationRole.STORE).code
    for born, place in [
        *_bags(desk, draft.bags, source, store),
        *_all_goods(desk, draft.goods, source, day, store),
    ]:
        births.append(born)
        lines.append(Line(born.lot, source.location, place, born.quantity))
    return Entry(
        draft.document_type,
        day,
        lines=tuple(lines),
        births=tuple(births),
        details=_details(draft, source),
        texts=_texts(draft, source),
        party=draft.box.box if draft.box else source.donor,
        papers=_papers(draft, source),
    )


def _source(desk: Desk, draft: DonationDraft) -> _Source:
    if draft.box is not None:
        demand_visit(draft.box)
        emptied = boxes.box(desk, draft.box.box)
        return _Source(emptied.code, Origin.BOX, None, emptied.name_kk, True)
    outside = ledger.outside(LocationRole.DONORS)
    if draft.donor is None:
        return _Source(outside, Origin.UNKNOWN, None, "", draft.act)
    giver = donors.donor(desk, draft.donor)
    act = draft.act or giver.origin is not Origin.PERSON
    return _Source(outside, giver.origin, giver.code, giver.name, act, giver.contact)


def demand_visit(visit: BoxVisit) -> None:
    """Raise what is missing for the act of a box: two persons, and the seal that is on it now.

    Raises:
        UserError: ``box.two_persons``, ``box.no_new_seal``, ``box.same_seal``.
    """
    first, second = (" ".join(name.split()).casefold() for name in (visit.first, visit.second))
    if not first or not second or first == second:
        raise UserError("box.two_persons")
    if not visit.new_seal.strip():
        raise UserError("box.no_new_seal")
    if visit.new_seal.strip() == visit.old_seal.strip():
        raise UserError("box.same_seal", seal=visit.new_seal.strip())


def _bags(desk: Desk, bags: tuple[BagLine, ...], source: _Source, store: int) -> list[tuple[Birth, int]]:
    kind = catalogue.bag_kind(desk).code
    for bag in bags:
        demand_line(bag)
    labels = ledger.new_codes(desk, CodeType.BAG, len(bags)) if bags else ()
    return [
        (
            Birth(
                label,
                kind,
                bag.grams,
                0,
                bag.grams,
                source.origin,
                donor=source.donor,
                estimated=bag.estimated,
            ),
            store,
        )
        for label, bag in zip(labels, bags, strict=True)
    ]


def _all_goods(
    desk: Desk, goods: tuple[GoodsLine, ...], source: _Source, day: date, store: int
) -> list[tuple[Birth, int]]:
    floor = catalogue.place_for(desk, LocationRole.FLOOR).code
    found: list[tuple[Birth, int]] = []
    for line in goods:
        kind = _kind_of(desk, line, day)
        place = store if kind.group == FOOD else floor
        found += [(birth, place) for birth in _goods(desk, line, kind, source)]
    return found


def _kind_of(desk: Desk, line: GoodsLine, day: date) -> KindRecord:
    demand_line(line)
    kind = catalogue.kind(desk, line.kind)
    if kind.retired:
        raise UserError("donation.retired_kind", kind=kind.name())
    if kind.unit is not line.unit:
        raise UserError("donation.unit", kind=kind.name())
    if line.expires is not None and line.expires < day:
        raise UserError("donation.expired", kind=kind.name(), expires=line.expires)
    return kind


def _goods(desk: Desk, line: GoodsLine, kind: KindRecord, source: _Source) -> list[Birth]:
    count = line.quantity if line.each else 1
    quantity = 1 if line.each else line.quantity
    value = line.unit_value if line.each else line.value
    return [
        Birth(
            label,
            kind.code,
            quantity,
            value,
            _weight(kind, quantity),
            source.origin,
            for_whom=line.for_whom,
            size_system=line.size_system,
            size=line.size,
            season=line.season,
            condition=line.condition,
            donor=source.donor,
            expires=line.expires,
        )
        for label in ledger.new_codes(desk, CodeType.LOT, count)
    ]


def _weight(kind: KindRecord, quantity: int) -> int:
    """Grams, from what a piece, a pair, or 1,000 g or ml of the kind usually weigh."""
    usual = kind.usual_weight or 0
    return quantity * usual // 1000 if is_measured(kind.unit) else quantity * usual


def _details(draft: DonationDraft, source: _Source) -> DonationDetails:
    sums = totals(draft)
    visit = draft.box
    return DonationDetails(
        bags=sums.bags,
        estimated_bags=sum(bag.estimated for bag in draft.bags),
        grams=sums.grams,
        goods=sums.goods,
        act=source.act,
        box=visit.box if visit else None,
        old_seal=visit.old_seal.strip() if visit else "",
        new_seal=visit.new_seal.strip() if visit else "",
    )


def _texts(draft: DonationDraft, source: _Source) -> dict[str, str]:
    texts = {"giver": source.giver, "contact": source.contact, "note": draft.note.strip()}
    if draft.box:
        texts |= {"first": draft.box.first.strip(), "second": draft.box.second.strip()}
    return {name: text for name, text in texts.items() if text}


def _papers(draft: DonationDraft, source: _Source) -> tuple[str, ...]:
    wanted = (
        ("bag_labels", bool(draft.bags)),
        ("goods_labels", bool(draft.goods)),
        ("donor_act", source.act),
    )
    return tuple(paper for paper, wants in wanted if wants)
