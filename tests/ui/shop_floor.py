"""A shop with something to hand out, for tests of the window: coats and shoes with sizes, flour, two families."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from kamkor_shop import catalogue, families, founding, ledger
from kamkor_shop.clock import Clock, FixedClock
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.donations import DonationDetails
from kamkor_shop.families import FamilyEntry, MemberEntry
from kamkor_shop.ledger import Birth, Entry, Line, outside
from kamkor_shop.vocabulary import (
    Category,
    DocumentType,
    ForWhom,
    LocationRole,
    Origin,
    Season,
    Sex,
    SizeSystem,
)

GARMENTS = (
    ("winter_jacket", ForWhom.BOY, SizeSystem.HEIGHT, "128", Season.WINTER),
    ("trousers", ForWhom.BOY, SizeSystem.HEIGHT, "122", Season.BETWEEN),
    ("dress", ForWhom.GIRL, SizeSystem.HEIGHT, "116", Season.SUMMER),
    ("boots", ForWhom.GIRL, SizeSystem.SHOE, "35.5", Season.WINTER),
    ("t_shirt", ForWhom.ANYONE, SizeSystem.HEIGHT, "98", Season.SUMMER),
    ("sweater", ForWhom.WOMAN, SizeSystem.RU, "48", Season.WINTER),
    ("jeans", ForWhom.GIRL, SizeSystem.HEIGHT, "146", Season.ALL),
    ("coat", ForWhom.WOMAN, SizeSystem.RU, "46", Season.BETWEEN),
    ("hat", ForWhom.BOY, SizeSystem.HEAD, "53", Season.WINTER),
    ("shirt", ForWhom.MAN, SizeSystem.LETTER, "L", Season.ALL),
)


@dataclass(frozen=True, slots=True)
class ShopFloor:
    """The desk, the garments in the order of GARMENTS, the flour, the families' cards."""

    desk: Desk
    garments: tuple[int, ...]
    flour: int
    amanova: int
    seitova: int


def stocked(path: Path, clock: Clock | None = None, *, copies: int = 1) -> ShopFloor:
    """Founds a store at `path` with `copies` of every garment."""
    moment = clock or FixedClock(datetime(2026, 3, 14, 10))
    store = founding.found(path, bytes(range(32)), moment)
    member = founding.add_member(Desk(store, 1, 0, moment), "Айгүл Сейдахметова")
    return fill(Desk(store, 1, member, moment), copies)


def fill(desk: Desk, copies: int = 1) -> ShopFloor:
    """Puts the goods on the floor and the families into the register."""
    lots = receive(desk, copies)
    amanova = families.register(
        desk,
        FamilyEntry(
            (
                MemberEntry("Аманова", "Гүлнар", "Бекқызы", sex=Sex.FEMALE, birth_date=date(1992, 7, 22)),
                MemberEntry("Аманова", "Айша", sex=Sex.FEMALE, birth_date=date(2018, 1, 5)),
                MemberEntry("Аманов", "Ерлан", sex=Sex.MALE, birth_date=date(2017, 11, 2)),
                MemberEntry("Аманов", "Нұрасыл", sex=Sex.MALE, age=3),
                MemberEntry("Аманова", "Мөлдір", sex=Sex.FEMALE, birth_date=date(2014, 12, 1)),
            ),
            address="Тараз қ., Талас ш/а, 5-үй, 12-пәтер",
            phone="701 234 56 78",
            categories=(families.CategoryEntry(Category.LARGE),),
        ),
    )
    seitova = families.register_quickly(desk, "Сейтова Роза", (4, 9), "702 555 44 33")
    return ShopFloor(desk, lots[:-1], lots[-1], amanova, seitova)


def receive(desk: Desk, copies: int = 1) -> tuple[int, ...]:
    """Posts a donation of the garments and 50 kg of flour; returns the lots, the flour last."""
    floor = catalogue.place_for(desk, LocationRole.FLOOR).code
    kinds = [catalogue.kind_by_slug(desk, slug) for slug, *_rest in GARMENTS] * copies
    flour = catalogue.kind_by_slug(desk, "flour")

    def build() -> Entry:
        births = [
            Birth(
                lot, kind.code, 1, kind.usual_value, kind.usual_weight, Origin.BOX, whom, system, size, season
            )
            for lot, kind, (_slug, whom, system, size, season) in zip(
                ledger.new_codes(desk, CodeType.LOT, len(kinds)), kinds, GARMENTS * copies, strict=True
            )
        ]
        sack = Birth(
            ledger.new_code(desk, CodeType.LOT), flour.code, 50_000, 12_500, 50_000, Origin.ORGANISATION,
            expires=date(2026, 11, 1),
        )  # fmt: skip
        births.append(sack)
        donors = outside(LocationRole.DONORS)
        lines = tuple(Line(birth.lot, donors, floor, birth.quantity) for birth in births)
        details = DonationDetails(bags=0, estimated_bags=0, grams=0, goods=len(births), act=False)
        return Entry(DocumentType.DONATION, desk.clock.today(), lines, tuple(births), details)

    return ledger.post(desk, ledger.drafts.new_uuid(), ("stocked", copies), build).lots
