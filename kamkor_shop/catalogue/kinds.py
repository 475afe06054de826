"""Kinds: what a thing is. Read by every page; added, changed, retired and brought back, never deleted once used."""

from __future__ import annotations

import re
from collections import namedtuple
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from peewee import fn

from kamkor_shop import codes
from kamkor_shop.catalogue.records import GroupRecord, KindRecord, PadGroupRecord
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.folding import fold
from kamkor_shop.ledger import new_code
from kamkor_shop.signed_in import Names
from kamkor_shop.store.compiled import Statement, parameter, statement
from kamkor_shop.store.models import Kind, Shop, Stock
from kamkor_shop.vocabulary import BAG_GROUP, BAG_SLUG, Season, SizeSystem, Unit

BAGS = GroupRecord(BAG_GROUP, Names("Сұрыпталмаған қап", "Несортированные мешки", "Unsorted bags"), 0)
"""The group of the one kind that nobody chooses: bags, before the groups of things."""

LARGEST_USUAL = 10_000_000
"""Of a usual weight in grams or a usual value in tenge: far above any single thing."""


_COLUMNS = tuple(field.name for field in fields(KindRecord))
_Row = namedtuple("_Row", _COLUMNS)  # type: ignore[misc] # the columns are those of the record
_EVERY = Kind.select(*(getattr(Kind, name) for name in _COLUMNS))
_THINGS = statement(_EVERY.where(Kind.slug != BAG_SLUG))
_BY_CODE = statement(_EVERY.where(Kind.code == parameter("code")))
_BY_SLUG = statement(_EVERY.where(Kind.slug == parameter("slug")))


@dataclass(frozen=True, slots=True)
class KindWish:
    """A kind as a person wants it. Weight in grams and value in tenge of one piece or pair, or of 1,000 g or ml."""

    name_kk: str
    name_ru: str
    name_en: str
    group: str
    unit: Unit
    size_system: SizeSystem = SizeSystem.NONE
    usual_weight: int = 0
    usual_value: int = 0
    usual_season: Season = Season.ALL
    also: str = ""
    limit_group: str | None = None
    pad: int | None = None
    favourite: int | None = None


@cache
def groups() -> tuple[GroupRecord, ...]:
    """Return the groups that a kind may be in, in the order of the month's report (which begins with BAGS)."""
    from kamkor_shop import seed  # not at the top: the window opens without it

    return tuple(
        GroupRecord(group.slug, Names(group.name_kk, group.name_ru, group.name_en), group.position)
        for group in seed.groups()
    )


@cache
def pad_groups() -> tuple[PadGroupRecord, ...]:
    """Return the nine groups of the sorting pad, digit 1 first."""
    from kamkor_shop import seed

    return tuple(
        PadGroupRecord(group.digit, Names(group.name_kk, group.name_ru, group.name_en))
        for group in seed.pad_groups()
    )


def group(slug: str) -> GroupRecord:
    """Return a group by its slug, that of bags too; KeyError if there is none."""
    return {each.slug: each for each in (BAGS, *groups())}[slug]


def kinds(desk: Desk, include_retired: bool = False) -> tuple[KindRecord, ...]:
    """Return the kinds that can be chosen, by group and position; the kind of bags is not among them."""
    order = {each.slug: each.position for each in groups()}
    found = [each for each in _read(desk, _THINGS) if include_retired or not each.retired]
    return tuple(
        sorted(found, key=lambda each: (order.get(each.group, len(order) + 1), each.position, each.code))
    )


def kind(desk: Desk, code: int) -> KindRecord:
    """Return a kind, also a retired one.

    Raises:
        UserError: ``kind.unknown``.
    """
    found = _read(desk, _BY_CODE, code=code)
    if not found:
        raise UserError("kind.unknown", label=codes.to_ean13(code))
    return found[0]


def kind_by_slug(desk: Desk, slug: str) -> KindRecord:
    """Return the kind with a slug of the seed or of an import.

    Raises:
        UserError: ``kind.unknown``.
    """
    found = _read(desk, _BY_SLUG, slug=slug)
    if not found:
        raise UserError("kind.unknown", label=slug)
    return found[0]


def bag_kind(desk: Desk) -> KindRecord:
    """Return the kind of unsorted bags (grams, value 0)."""
    return kind_by_slug(desk, BAG_SLUG)


def find_kinds(desk: Desk, text: str, include_retired: bool = False) -> tuple[KindRecord, ...]:
    """Return the kinds whose name in any language, or other words, hold every word of ``text``."""
    words = fold(text).split()
    return tuple(
        each
        for each in kinds(desk, include_retired)
        if all(word in fold(f"{each.name_kk} {each.name_ru} {each.name_en} {each.also}") for word in words)
    )


def is_used(desk: Desk, code: int) -> bool:
    """Whether a lot of this kind was ever in a shop: then its unit is fixed and it can only be retired."""
    # By shop, because the index of the summary begins with it.
    shops = [row.number for row in desk.rows(Shop.select(Shop.number))]
    used = Stock.select(Stock.id).where(Stock.shop.in_(shops), Stock.kind == code)
    return desk.value(used.limit(1)) is not None


def add_kind(desk: Desk, wish: KindWish) -> KindRecord:
    """Add a kind at the end of its group and return it.

    Raises:
        UserError: ``kind.no_name``, ``kind.name_taken``, ``kind.no_group``, ``kind.figure``, ``kind.pad``,
            ``kind.pad_taken``, ``kind.favourite``, ``kind.favourite_taken``; nothing is changed then.
    """
    wish = _tidy(wish)
    with desk.write():
        _demand(desk, wish, None)
        code = new_code(desk, codes.CodeType.OTHER)
        last = desk.value(Kind.select(fn.MAX(Kind.position)))
        row = _columns(wish) | {
            "code": code,
            "slug": _slug(desk, wish.name_en),
            "position": int(last or 0) + 1,
            "owner": desk.shop,
        }
        desk.insert_many(Kind, [row])
        return kind(desk, code)


def change_kind(desk: Desk, code: int, wish: KindWish) -> KindRecord:
    """Change a kind and return it, one revision further if anything differs.

    Raises:
        UserError: as :func:`add_kind`, ``kind.unknown``, and ``kind.unit_fixed`` once the kind is in use.
    """
    wish = _tidy(wish)
    with desk.write():
        standing = kind(desk, code)
        if wish == wish_of(standing):
            return standing
        _demand(desk, wish, code)
        if wish.unit is not standing.unit and is_used(desk, code):
            raise UserError("kind.unit_fixed", name=standing.name())
        desk.change(Kind.update({**_columns(wish), "revision": Kind.revision + 1}).where(Kind.code == code))
        return kind(desk, code)


def retire_kind(desk: Desk, code: int) -> KindRecord:
    """Take a kind out of every choice; what is in stock stays, and its place on the pad is free again."""
    return _set_retired(desk, code, True)


def restore_kind(desk: Desk, code: int) -> KindRecord:
    """Bring a retired kind back into the choices (without its old place on the pad)."""
    return _set_retired(desk, code, False)


def wish_of(record: KindRecord) -> KindWish:
    """Return a kind as the wish that would leave it as it is."""
    return KindWish(**{field.name: getattr(record, field.name) for field in fields(KindWish)})


def kind_of(row: Any) -> KindRecord:
    """Return the record of a row of the kind table."""
    return KindRecord(
        code=row.code,
        slug=row.slug,
        name_kk=row.name_kk,
        name_ru=row.name_ru,
        name_en=row.name_en,
        also=row.also,
        group=row.group,
        position=row.position,
        unit=Unit(row.unit),
        size_system=SizeSystem(row.size_system),
        usual_weight=row.usual_weight or 0,
        usual_value=row.usual_value,
        limit_group=row.limit_group or None,
        usual_season=Season(row.usual_season),
        pad=row.pad,
        favourite=row.favourite,
        retired=bool(row.retired),
        revision=row.revision,
    )


def _read(desk: Desk, wanted: Statement, **values: object) -> list[KindRecord]:
    return [kind_of(_Row(*row)) for row in desk.run(wanted, **values)]


def _set_retired(desk: Desk, code: int, retired: bool) -> KindRecord:
    with desk.write():
        standing = kind(desk, code)
        if standing.retired is retired:
            return standing
        changes: dict[str, object] = {"retired": retired, "revision": Kind.revision + 1}
        if retired:
            changes |= {"pad": None, "favourite": None}
        desk.change(Kind.update(changes).where(Kind.code == code))
        return kind(desk, code)


def _tidy(wish: KindWish) -> KindWish:
    return KindWish(
        name_kk=_spaced(wish.name_kk),
        name_ru=_spaced(wish.name_ru),
        name_en=_spaced(wish.name_en),
        group=wish.group,
        unit=wish.unit,
        size_system=wish.size_system,
        usual_weight=wish.usual_weight,
        usual_value=wish.usual_value,
        usual_season=wish.usual_season,
        also=_spaced(wish.also),
        limit_group=_spaced(wish.limit_group or "") or None,
        pad=wish.pad,
        favourite=wish.favourite,
    )


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _columns(wish: KindWish) -> dict[str, object]:
    columns: dict[str, object] = {field.name: getattr(wish, field.name) for field in fields(wish)}
    columns |= {
        "unit": wish.unit.value,
        "size_system": wish.size_system.value,
        "usual_season": wish.usual_season.value,
    }
    return columns


def _demand(desk: Desk, wish: KindWish, own: int | None) -> None:
    """Raise what is wrong with a wish; ``own`` is the code of the kind that is being changed."""
    if not (wish.name_kk and wish.name_ru and wish.name_en):
        raise UserError("kind.no_name")
    if wish.group not in {each.slug for each in groups()}:
        raise UserError("kind.no_group")
    if not (0 <= wish.usual_weight <= LARGEST_USUAL and 0 <= wish.usual_value <= LARGEST_USUAL):
        raise UserError("kind.figure")
    if wish.pad is not None and not (11 <= wish.pad <= 99 and wish.pad % 10):
        raise UserError("kind.pad", pad=wish.pad)
    if wish.favourite is not None and not 1 <= wish.favourite <= 9:
        raise UserError("kind.favourite", favourite=wish.favourite)
    for other in kinds(desk, include_retired=True):
        if other.code != own:
            _demand_apart(wish, other)


def _demand_apart(wish: KindWish, other: KindRecord) -> None:
    for name, taken in (
        (wish.name_kk, other.name_kk),
        (wish.name_ru, other.name_ru),
        (wish.name_en, other.name_en),
    ):
        if name.casefold() == taken.casefold():
            raise UserError("kind.name_retired" if other.retired else "kind.name_taken", name=taken)
    if wish.pad is not None and wish.pad == other.pad:
        raise UserError("kind.pad_taken", pad=wish.pad, name=other.name())
    if wish.favourite is not None and wish.favourite == other.favourite:
        raise UserError("kind.favourite_taken", favourite=wish.favourite, name=other.name())


def _slug(desk: Desk, name: str) -> str:
    stem = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "kind"
    taken = {row.slug for row in desk.rows(Kind.select(Kind.slug).where(Kind.slug.startswith(stem)))}
    if stem not in taken:
        return stem
    return next(slug for number in range(2, len(taken) + 3) if (slug := f"{stem}_{number}") not in taken)
