"""What a scan finds, a lot with its birth record and where it lies, and a step of its story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from kamkor_shop import codes
from kamkor_shop.catalogue import KindRecord, Names
from kamkor_shop.codes import CodeType
from kamkor_shop.vocabulary import (
    Condition,
    DocumentType,
    ForWhom,
    LocationRole,
    Origin,
    Season,
    SizeSystem,
)

LOT_TYPES = frozenset({CodeType.LOT, CodeType.BAG})
"""Types of codes that stand on goods."""


class Scanned(NamedTuple):
    """What a scan found at the desk's shop: what the thing is and what lies there of it.

    Quantity in the kind's unit, value in tenge, weight in grams. ``lot`` is the code of the lot itself, also when the
    scanned label replaced another one. A plain tuple: a scan must cost no more than three raw reads.
    """

    lot: int
    location: int
    kind: int
    for_whom: ForWhom
    size_system: SizeSystem
    size: str
    season: Season
    condition: Condition
    quantity: int
    value: int
    weight: int


@dataclass(frozen=True, slots=True)
class Holding:
    """What lies of a lot at one place inside a shop."""

    location: int
    shop: int
    place: Names
    quantity: int
    value: int
    weight: int


@dataclass(frozen=True, slots=True)
class LotView:
    """A lot's birth record and where it is now. Quantity, value and weight are those of its birth."""

    code: int
    kind: KindRecord
    for_whom: ForWhom
    size_system: SizeSystem
    size: str
    season: Season
    condition: Condition
    origin: Origin
    donor: int | None
    parent: int | None
    expires: date | None
    born_on: date
    document: int
    quantity: int
    value: int
    weight: int
    estimated: bool
    here: tuple[Holding, ...]

    @property
    def is_bag(self) -> bool:
        """Whether this is an unsorted bag."""
        return codes.split(self.code).type is CodeType.BAG


@dataclass(frozen=True, slots=True)
class Step:
    """One move in the life of a lot, with its document."""

    lot: int
    document: int
    type: DocumentType
    number: int
    shop: int
    day: date
    posted_at: datetime
    source: LocationRole
    source_name: Names
    target: LocationRole
    target_name: Names
    quantity: int
    value: int
    weight: int
    reverses: int | None
    reversed_by: int | None


@dataclass(frozen=True, slots=True)
class Child:
    """A thing that came out of a bag: its code, the code of its kind, and its size as read."""

    lot: int
    kind: int
    for_whom: ForWhom
    size_system: SizeSystem
    size: str
