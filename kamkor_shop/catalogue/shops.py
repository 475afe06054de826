"""Shops with their addresses, the places inside a shop, and the organisation that runs them."""

from __future__ import annotations

from typing import Any

from peewee import fn

from kamkor_shop import codes
from kamkor_shop.catalogue.records import OrganisationRecord, PlaceRecord
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.identity import check_bin
from kamkor_shop.ledger import new_code
from kamkor_shop.signed_in import Names, ShopRecord, shop, shops
from kamkor_shop.store.models import Location, Organisation, Shop, Stock
from kamkor_shop.vocabulary import INSIDE_ROLES, LocationRole

# --- shops --------------------------------------------------------------------------------------------


def add_shop(desk: Desk, names: Names, addresses: Names) -> ShopRecord:
    """Open a shop with the places that every shop begins with; it gets the next number, 1–99.

    Raises:
        UserError: ``shop.no_name``, ``shop.name_taken``, ``shop.too_many``.
    """
    from kamkor_shop import seed  # not at the top: the window opens without it

    names, addresses = _tidy(names), _tidy(addresses)
    with desk.write():
        number = int(desk.value(Shop.select(fn.MAX(Shop.number))) or 0) + 1
        if number > codes.LARGEST_SHOP:
            raise UserError("shop.too_many")
        _demand_shop_name(desk, names, None)
        desk.insert_many(
            Shop,
            [{"number": number, "owner": 0, **_columns("name", names), **_columns("address", addresses)}],
        )
        for place_seed in seed.places():
            words = Names(place_seed.name_kk, place_seed.name_ru, place_seed.name_en)
            _insert_place(desk.at(number), place_seed.role, words)
        return shop(desk, number)


def change_shop(desk: Desk, number: int, names: Names, addresses: Names) -> ShopRecord:
    """Change a shop's name and address, on every paper printed from now on.

    Raises:
        UserError: ``shop.unknown``, ``shop.no_name``, ``shop.name_taken``.
    """
    names, addresses = _tidy(names), _tidy(addresses)
    with desk.write():
        standing = shop(desk, number)
        if (standing.names, standing.addresses) == (names, addresses):
            return standing
        _demand_shop_name(desk, names, number)
        changes = {**_columns("name", names), **_columns("address", addresses), "revision": Shop.revision + 1}
        desk.change(Shop.update(changes).where(Shop.number == number))
        return shop(desk, number)


def _demand_shop_name(desk: Desk, names: Names, own: int | None) -> None:
    if not (names.kk and names.ru and names.en):
        raise UserError("shop.no_name")
    for other in shops(desk, include_retired=True):
        if other.number != own and _same(names, other.names):
            raise UserError("shop.name_taken", name=other.name())


# --- places -------------------------------------------------------------------------------------------


def places(desk: Desk, include_retired: bool = False, *, everywhere: bool = False) -> tuple[PlaceRecord, ...]:
    """Return the places inside the desk's shop (``everywhere``: inside every shop), floor first."""
    inside = [role.value for role in INSIDE_ROLES]
    query = Location.select().where(Location.role.in_(inside))
    if not everywhere:
        query = query.where(Location.shop == desk.shop)
    if not include_retired:
        query = query.where(~Location.retired)
    found = [_place_of(row) for row in desk.rows(query)]
    order = list(LocationRole)
    return tuple(sorted(found, key=lambda each: (each.shop or 0, order.index(each.role), each.code)))


def place(desk: Desk, code: int) -> PlaceRecord:
    """Return a location with its names, inside or outside, also a retired one.

    Raises:
        UserError: ``location.unknown``.
    """
    row = desk.row(Location.select().where(Location.code == code))
    if row is None:
        raise UserError("location.unknown", label=codes.to_ean13(code))
    return _place_of(row)


def place_for(desk: Desk, role: LocationRole) -> PlaceRecord:
    """Return the shop's first place of a role: where things go unless somebody says otherwise.

    Raises:
        UserError: ``place.none`` if the shop has no such place.
    """
    for each in places(desk):
        if each.role is role:
            return each
    raise UserError("place.none")


def add_place(desk: Desk, role: LocationRole, names: Names) -> PlaceRecord:
    """Add a place to the desk's shop: a rack, a store room, a second floor.

    Raises:
        UserError: ``place.no_name``, ``place.name_taken``.
    """
    names = _tidy(names)
    with desk.write():
        _demand_place_name(desk, names, None)
        return place(desk, _insert_place(desk, role, names))


def change_place(desk: Desk, code: int, names: Names) -> PlaceRecord:
    """Rename a place; its role and its shop stay.

    Raises:
        UserError: ``location.unknown``, ``place.no_name``, ``place.name_taken``.
    """
    names = _tidy(names)
    with desk.write():
        standing = place(desk, code)
        if standing.names == names:
            return standing
        _demand_place_name(desk, names, code)
        changes = {**_columns("name", names), "revision": Location.revision + 1}
        desk.change(Location.update(changes).where(Location.code == code))
        return place(desk, code)


def retire_place(desk: Desk, code: int) -> PlaceRecord:
    """Take an empty place out of every choice.

    Raises:
        UserError: ``place.not_empty`` while anything lies there, ``place.last`` for the only one of its role.
    """
    with desk.write():
        standing = place(desk, code)
        if standing.retired:
            return standing
        held = Stock.select(Stock.id).where(Stock.location == code, Stock.quantity > 0).limit(1)
        if desk.value(held) is not None:
            raise UserError("place.not_empty", name=standing.name())
        needed = standing.role in (LocationRole.FLOOR, LocationRole.STORE)
        if needed and sum(each.role is standing.role for each in places(desk)) == 1:
            raise UserError("place.last", name=standing.name())
        return _set_place_retired(desk, code, True)


def restore_place(desk: Desk, code: int) -> PlaceRecord:
    """Bring a retired place back into the choices."""
    with desk.write():
        return _set_place_retired(desk, code, False)


def _set_place_retired(desk: Desk, code: int, retired: bool) -> PlaceRecord:
    changed = Location.update(retired=retired, revision=Location.revision + 1)
    desk.change(changed.where(Location.code == code, Location.retired != retired))
    return place(desk, code)


def _insert_place(desk: Desk, role: LocationRole, names: Names) -> int:
    code = new_code(desk, codes.CodeType.LOCATION)
    row: dict[str, object] = {"code": code, "shop": desk.shop, "owner": desk.shop, "role": role.value}
    desk.insert_many(Location, [row | _columns("name", names)])
    return code


def _demand_place_name(desk: Desk, names: Names, own: int | None) -> None:
    if not (names.kk and names.ru and names.en):
        raise UserError("place.no_name")
    for other in places(desk, include_retired=True):
        if other.code != own and _same(names, other.names):
            raise UserError("place.name_taken", name=other.name())


# --- organisation -------------------------------------------------------------------------------------


def organisation(desk: Desk) -> OrganisationRecord:
    """Return the organisation that runs the shops."""
    row = desk.row(Organisation.select())
    if row is None:
        return OrganisationRecord(Names("", "", ""), None, None)
    return OrganisationRecord(_names_of(row, "name"), row.bin or None, row.responsible or None)


def change_organisation(desk: Desk, wish: OrganisationRecord) -> OrganisationRecord:
    """Change how papers name the organisation.

    Raises:
        UserError: ``organisation.no_name``; ``bin.…`` for a wrong BIN.
    """
    names = _tidy(wish.names)
    if not (names.kk and names.ru and names.en):
        raise UserError("organisation.no_name")
    number = check_bin(wish.bin) if wish.bin and wish.bin.strip() else None
    responsible = " ".join((wish.responsible or "").split()) or None
    with desk.write():
        row = {**_columns("name", names), "bin": number, "responsible": responsible}
        if not desk.change(Organisation.update(row).where(Organisation.id == 1)):
            desk.insert_many(Organisation, [{"id": 1, **row}])
        return organisation(desk)


# --- rows ---------------------------------------------------------------------------------------------


def _place_of(row: Any) -> PlaceRecord:
    return PlaceRecord(
        row.code,
        row.shop,
        LocationRole(row.role),
        _names_of(row, "name"),
        bool(row.retired),
        row.revision,
    )


def _names_of(row: Any, stem: str) -> Names:
    return Names(*(str(getattr(row, f"{stem}_{language}")) for language in ("kk", "ru", "en")))


def _columns(stem: str, names: Names) -> dict[str, str]:
    return {f"{stem}_kk": names.kk, f"{stem}_ru": names.ru, f"{stem}_en": names.en}


def _tidy(names: Names) -> Names:
    return Names(*(" ".join(text.split()) for text in (names.kk, names.ru, names.en)))


def _same(names: Names, others: Names) -> bool:
    mine = (names.kk, names.ru, names.en)
    theirs = (others.kk, others.ru, others.en)
    return any(one.casefold() == other.casefold() for one, other in zip(mine, theirs, strict=True))
