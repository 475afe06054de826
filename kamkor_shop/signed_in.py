"""Whose desk it is: the shop and the member that a desk names. Part of :mod:`kamkor_shop.catalogue`, beside it because
the window's first page needs no more of the catalogue than this, and needs it before peewee is there.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from kamkor_shop import codes
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import current
from kamkor_shop.vocabulary import MemberRole


class Names(NamedTuple):
    """A name in the three languages of the shop."""

    kk: str
    ru: str
    en: str

    def in_language(self, language: str | None = None) -> str:
        """Return the name in ``language`` (``kk``, ``ru``, ``en``), by default the current one."""
        return {"kk": self.kk, "ru": self.ru, "en": self.en}[language or current()]


class ShopRecord(NamedTuple):
    """A shop with its address as papers print it. ``writable``: this store may post its documents."""

    number: int
    names: Names
    addresses: Names
    writable: bool
    retired: bool
    revision: int

    def name(self, language: str | None = None) -> str:
        """Return the shop's name, by default in the current language."""
        return self.names.in_language(language)

    def address(self, language: str | None = None) -> str:
        """Return the shop's address, by default in the current language."""
        return self.addresses.in_language(language)


class MemberRecord(NamedTuple):
    """Somebody who works at a desk."""

    code: int
    name: str
    role: MemberRole
    retired: bool


_SHOP = """
    SELECT number, name_kk, name_ru, name_en, address_kk, address_ru, address_en, writable, retired, revision
    FROM shop"""
_MEMBER = "SELECT code, name, role, retired FROM member"


def shops(desk: Desk, include_retired: bool = False) -> tuple[ShopRecord, ...]:
    """Return the shops of this store, number 1 first."""
    rows = desk.sql(f"{_SHOP} WHERE ? OR NOT retired ORDER BY number", (include_retired,))
    return tuple(_shop_of(row) for row in rows)


def shop(desk: Desk, number: int | None = None) -> ShopRecord:
    """Return a shop, by default the desk's own.

    Raises:
        UserError: ``shop.unknown``.
    """
    wanted = desk.shop if number is None else number
    for row in desk.sql(f"{_SHOP} WHERE number = ?", (wanted,)):
        return _shop_of(row)
    raise UserError("shop.unknown", number=wanted)


def members(desk: Desk, include_retired: bool = False) -> tuple[MemberRecord, ...]:
    """Return who works at the desks of this store, in the order in which they joined."""
    rows = desk.sql(f"{_MEMBER} WHERE ? OR NOT retired ORDER BY code", (include_retired,))
    return tuple(_member_of(row) for row in rows)


def member(desk: Desk, code: int | None = None) -> MemberRecord:
    """Return a member, by default who is signed in at the desk.

    Raises:
        UserError: ``member.unknown``.
    """
    wanted = desk.member if code is None else code
    for row in desk.sql(f"{_MEMBER} WHERE code = ?", (wanted,)):
        return _member_of(row)
    raise UserError("member.unknown", label=codes.to_ean13(wanted))


def _shop_of(row: tuple[Any, ...]) -> ShopRecord:
    number, *words, writable, retired, revision = row
    return ShopRecord(number, Names(*words[:3]), Names(*words[3:]), bool(writable), bool(retired), revision)


def _member_of(row: tuple[Any, ...]) -> MemberRecord:
    code, name, role, retired = row
    return MemberRecord(code, name, MemberRole(role), bool(retired))
