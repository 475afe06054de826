"""What a new store begins with: kinds, groups, shops, places and districts, read from `resources/seed/*.tsv`.

Everything here can be changed in the program afterwards; the tables are only read when a store is made.
Columns are the fields of the classes below; an empty cell is None, or an empty text. Weights and values are
estimates of the project (`usual_*`), for the volunteers to correct.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass

from kamkor_shop import resources
from kamkor_shop.vocabulary import LocationRole, Season, SizeSystem, Unit


@dataclass(frozen=True, slots=True)
class KindSeed:
    """A kind of thing: what stands on a label, in a report, on the pad."""

    serial: int
    """Serial of its code, the same in every store; never used again for another kind. 1 is the unsorted bag."""
    slug: str
    name_kk: str
    name_ru: str
    name_en: str
    also: str
    """Other words that find it, in any language, with commas."""
    group: str
    position: int
    """Place in lists, by group and then as in the table."""
    unit: Unit
    size_system: SizeSystem
    usual_weight: int
    """Grams of one piece or pair, or of 1,000 g or ml."""
    usual_value: int
    """Tenge for one piece or pair, or for 1,000 g or ml."""
    limit_group: str
    usual_season: Season
    pad: int | None
    """Two digits of the sorting pad, group 1–9 and cell 1–9; None for food, which is not sorted."""
    favourite: int | None
    """Place 1–9 among the favourites, keys Y U I O P H J K L."""


@dataclass(frozen=True, slots=True)
class GroupSeed:
    """A group of kinds, in the order of the monthly report."""

    slug: str
    name_kk: str
    name_ru: str
    name_en: str
    position: int


@dataclass(frozen=True, slots=True)
class PadGroupSeed:
    """One of the nine groups of the sorting pad, with short names for its button."""

    digit: int
    name_kk: str
    name_ru: str
    name_en: str


@dataclass(frozen=True, slots=True)
class ShopSeed:
    """A shop with its address as papers print it; `bin` is empty until the shop has one."""

    number: int
    name_kk: str
    name_ru: str
    name_en: str
    address_kk: str
    address_ru: str
    address_en: str
    bin: str


@dataclass(frozen=True, slots=True)
class OrganisationSeed:
    """The organisation that runs the shops, as the head of every paper names it; `bin` is filled in by its
    admin.
    """

    name_kk: str
    name_ru: str
    name_en: str
    bin: str


@dataclass(frozen=True, slots=True)
class PlaceSeed:
    """A place that every shop begins with."""

    slug: str
    role: LocationRole
    name_kk: str
    name_ru: str
    name_en: str


@dataclass(frozen=True, slots=True)
class DistrictSeed:
    """A district of Zhambyl region, or its city."""

    slug: str
    name_kk: str
    name_ru: str
    name_en: str


def kinds() -> tuple[KindSeed, ...]:
    """The kinds of `kinds.tsv`, ordered by group and then as they stand in the table."""
    places = {group.slug: group.position for group in groups()}
    rows = sorted(_rows("kinds"), key=lambda row: places[row["group"]])
    return tuple(
        KindSeed(
            serial=int(row["serial"]),
            slug=row["slug"],
            name_kk=row["name_kk"],
            name_ru=row["name_ru"],
            name_en=row["name_en"],
            also=row["also"],
            group=row["group"],
            position=position,
            unit=Unit(row["unit"]),
            size_system=SizeSystem(row["size_system"]),
            usual_weight=int(row["usual_weight"]),
            usual_value=int(row["usual_value"]),
            limit_group=row["limit_group"],
            usual_season=Season(row["usual_season"]),
            pad=_number(row["pad"]),
            favourite=_number(row["favourite"]),
        )
        for position, row in enumerate(rows, 1)
    )


def groups() -> tuple[GroupSeed, ...]:
    """The groups of kinds, in the order of the monthly report."""
    return tuple(GroupSeed(**row, position=position) for position, row in enumerate(_rows("groups"), 1))


def pad_groups() -> tuple[PadGroupSeed, ...]:
    """The nine groups of the sorting pad, digit 1 first."""
    return tuple(PadGroupSeed(int(row.pop("digit")), **row) for row in _rows("pad_groups"))


def shops() -> tuple[ShopSeed, ...]:
    """The shops of the project, number 1 first."""
    return tuple(ShopSeed(int(row.pop("number")), **row) for row in _rows("shops"))


def organisation() -> OrganisationSeed:
    """The organisation that runs the shops."""
    (row,) = _rows("organisation")
    return OrganisationSeed(**row)


def places() -> tuple[PlaceSeed, ...]:
    """The places inside a new shop."""
    return tuple(PlaceSeed(role=LocationRole(row.pop("role")), **row) for row in _rows("places"))


def districts() -> tuple[DistrictSeed, ...]:
    """The city of Taraz and the ten districts of the region."""
    return tuple(DistrictSeed(**row) for row in _rows("districts"))


def _rows(table: str) -> list[dict[str, str]]:
    with resources.path("seed", f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, dialect="excel-tab", quoting=csv.QUOTE_NONE, strict=True))


def _number(cell: str) -> int | None:
    return int(cell) if cell else None
