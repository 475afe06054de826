"""Founding a store: a new file with what every shop begins with.

Codes of master data are issued by the centre (shop 00) with fixed serials, so two stores founded apart agree on them.
"""

from __future__ import annotations

from pathlib import Path

from kamkor_shop import codes, seed
from kamkor_shop.clock import Clock
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.ledger import numbers
from kamkor_shop.ledger.locations import OUTSIDE_ROLES, outside
from kamkor_shop.store import opening
from kamkor_shop.store.models import Counter, Kind, Location, Member, Organisation, Shop
from kamkor_shop.store.opening import Store
from kamkor_shop.vocabulary import BAG_GROUP, BAG_SLUG, MemberRole, Season, SizeSystem, Unit

_BAG_NAMES = ("Сұрыпталмаған қап", "Несортированный мешок", "Unsorted bag")
_BAG_SERIAL = 1
_FIRST_OWN_KIND = 1000
"""Kinds that shops add begin here; the serials below are kept for kinds that come with the program."""
_OUTSIDE_NAMES = {
    "donors": ("Қайырмалдық берушілер", "Жертвователи", "Donors"),
    "suppliers": ("Жеткізушілер", "Поставщики", "Suppliers"),
    "boxes": ("Қайырымдылық жәшіктері", "Ящики для сбора вещей", "Donation boxes"),
    "families": ("Отбасылар", "Семьи", "Families"),
    "recycling": ("Қайта өңдеу", "Переработка", "Recycling"),
    "waste": ("Қоқыс", "Отходы", "Waste"),
    "transit": ("Жолда", "В пути", "On the way"),
    "workbench": ("Сұрыптау үстелі", "Стол сортировки", "Sorting table"),
    "found": ("Табылған және жоғалған", "Найденное и потерянное", "Found and lost"),
}


def found(
    path: Path, key: bytes, clock: Clock, *, practice: bool = False, store_uuid: str | None = None
) -> Store:
    """Make a store at ``path`` with shops, places and kinds, and open it.

    Raises:
        StoreError: ``store.exists``; see :func:`kamkor_shop.store.opening.create`.
    """
    store = opening.create(
        path, key, created_at=clock.now().isoformat(), practice=practice, store_uuid=store_uuid
    )
    desk = Desk(store, 0, 0, clock)
    with desk.write():
        _write_organisation(desk)
        _write_locations(desk)
        _write_kinds(desk)
    return store


def add_member(desk: Desk, name: str, role: MemberRole = MemberRole.VOLUNTEER) -> int:
    """Write down somebody who works in the desk's shop and return their code."""
    with desk.write():
        code = numbers.new_code(desk, CodeType.MEMBER)
        desk.insert_many(
            Member, [{"code": code, "name": name.strip(), "role": role.value, "owner": desk.shop}]
        )
    return code


def _write_organisation(desk: Desk) -> None:
    own = seed.organisation()
    desk.insert_many(
        Organisation,
        [
            {
                "id": 1,
                "name_kk": own.name_kk,
                "name_ru": own.name_ru,
                "name_en": own.name_en,
                "bin": own.bin or None,
            }
        ],
    )
    desk.insert_many(
        Shop,
        [
            {
                "number": shop.number,
                "name_kk": shop.name_kk,
                "name_ru": shop.name_ru,
                "name_en": shop.name_en,
                "address_kk": shop.address_kk,
                "address_ru": shop.address_ru,
                "address_en": shop.address_en,
            }
            for shop in seed.shops()
        ],
    )


def _write_locations(desk: Desk) -> None:
    outer: list[dict[str, object]] = []
    for role in OUTSIDE_ROLES:
        kk, ru, en = _OUTSIDE_NAMES[role.value]
        outer.append(
            {
                "code": outside(role),
                "shop": None,
                "role": role.value,
                "name_kk": kk,
                "name_ru": ru,
                "name_en": en,
            }
        )
    inner: list[dict[str, object]] = [
        {
            "code": codes.make(CodeType.LOCATION, shop.number, serial),
            "shop": shop.number,
            "role": place.role.value,
            "name_kk": place.name_kk,
            "name_ru": place.name_ru,
            "name_en": place.name_en,
            "owner": shop.number,
        }
        for shop in seed.shops()
        for serial, place in enumerate(seed.places(), start=1)
    ]
    desk.insert_many(Location, outer)
    desk.insert_many(Location, inner)
    counters: list[dict[str, object]] = [
        {"shop": shop.number, "name": f"code:{int(CodeType.LOCATION)}", "next": len(seed.places()) + 1}
        for shop in seed.shops()
    ]
    counters.append({"shop": 0, "name": f"code:{int(CodeType.LOCATION)}", "next": len(OUTSIDE_ROLES) + 1})
    counters.append({"shop": 0, "name": f"code:{int(CodeType.OTHER)}", "next": _FIRST_OWN_KIND})
    desk.insert_many(Counter, counters)


def _write_kinds(desk: Desk) -> None:
    kk, ru, en = _BAG_NAMES
    bag: dict[str, object] = {
        "code": codes.make(CodeType.OTHER, 0, _BAG_SERIAL),
        "slug": BAG_SLUG,
        "name_kk": kk,
        "name_ru": ru,
        "name_en": en,
        "also": "",
        "group": BAG_GROUP,
        "position": 0,
        "unit": Unit.GRAM.value,
        "size_system": SizeSystem.NONE.value,
        "usual_weight": 1000,
        "usual_value": 0,
        "limit_group": None,
        "usual_season": Season.ALL.value,
        "pad": None,
        "favourite": None,
    }
    kinds: list[dict[str, object]] = [
        {
            "code": codes.make(CodeType.OTHER, 0, kind.serial),
            "slug": kind.slug,
            "name_kk": kind.name_kk,
            "name_ru": kind.name_ru,
            "name_en": kind.name_en,
            "also": kind.also,
            "group": kind.group,
            "position": kind.position,
            "unit": kind.unit.value,
            "size_system": kind.size_system.value,
            "usual_weight": kind.usual_weight,
            "usual_value": kind.usual_value,
            "limit_group": kind.limit_group or None,
            "usual_season": kind.usual_season.value,
            "pad": kind.pad,
            "favourite": kind.favourite,
        }
        for kind in seed.kinds()
    ]
    desk.insert_many(Kind, [bag, *kinds])
