"""What the stock list shows: its filter, its grain, its lines and totals, the lots behind them, and their order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kamkor_shop import sizes
from kamkor_shop.catalogue import KindRecord
from kamkor_shop.vocabulary import Condition, ForWhom, Origin, Season, SizeSystem, Unit


class Grain(StrEnum):
    """How finely the stock is told apart."""

    KIND = "kind"
    SIZE = "size"
    FULL = "full"


class Order(StrEnum):
    """What the kinds are sorted by: their groups, as in the month's report; their names; or a figure of theirs."""

    GROUP = "group"
    NAME = "name"
    LOTS = "lots"
    QUANTITY = "quantity"
    WEIGHT = "weight"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class StockFilter:
    """What is shown; an empty set lets everything through. ``shop`` None is the desk's own.

    ``text``: words of a kind's names (any language); a word that is no name is taken for a size, ``128``.
    """

    shop: int | None = None
    text: str = ""
    places: frozenset[int] = frozenset()
    for_whom: frozenset[ForWhom] = frozenset()
    seasons: frozenset[Season] = frozenset()
    conditions: frozenset[Condition] = frozenset()


@dataclass(frozen=True, slots=True)
class StockRow:
    """One line of the list. What its grain does not tell apart is None; quantity in the kind's unit, value in tenge,
    weight in grams.
    """

    kind: KindRecord
    lots: int
    quantity: int
    value: int
    weight: int
    for_whom: ForWhom | None = None
    size_system: SizeSystem | None = None
    size: str | None = None
    season: Season | None = None
    condition: Condition | None = None
    location: int | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of all that a filter lets through: lots, pieces, pairs, grams of everything, tenge."""

    lots: int = 0
    pieces: int = 0
    pairs: int = 0
    weight: int = 0
    value: int = 0


@dataclass(frozen=True, slots=True)
class LotRow:
    """One lot behind a line: what is left of it at one place."""

    summary: int
    lot: int
    location: int
    for_whom: ForWhom
    size_system: SizeSystem
    size: str
    season: Season
    condition: Condition
    origin: Origin
    expires: date | None
    born_on: date
    quantity: int
    value: int
    weight: int

    @property
    def key(self) -> tuple[int, int]:
        """What a further page of lots goes on after."""
        return (self.summary, self.lot)


def sum_up(rows: Iterable[StockRow]) -> Totals:
    """Return the sums of some lines of the list."""
    lots = pieces = pairs = weight = value = 0
    for row in rows:
        lots += row.lots
        pieces += row.quantity if row.kind.unit is Unit.PIECE else 0
        pairs += row.quantity if row.kind.unit is Unit.PAIR else 0
        weight += row.weight
        value += row.value
    return Totals(lots, pieces, pairs, weight, value)


def order_of(row: StockRow) -> tuple[int, int, int, str, int, int, int]:
    """Return the place of a row within its kind: whom, size system, size on its ladder, season, condition, place."""
    system = row.size_system or SizeSystem.NONE
    size = row.size or ""
    return (
        _FOR_WHOM.index(row.for_whom) if row.for_whom else 0,
        _SYSTEMS.index(system),
        size_order(system, size),
        size,
        _SEASONS.index(row.season) if row.season else 0,
        _CONDITIONS.index(row.condition) if row.condition else 0,
        row.location or 0,
    )


def size_order(system: SizeSystem, size: str) -> int:
    """Return the place of a size on its ladder, halves between the whole ones; a size off the ladder comes last."""
    if not size or system is SizeSystem.CLOTHES:
        return -1
    ladder = sizes.ladder(system)
    if size in ladder:
        return 2 * ladder.index(size)
    whole = size.removesuffix(".5")
    return 2 * ladder.index(whole) + 1 if whole in ladder else 2 * len(ladder)


_FOR_WHOM = list(ForWhom)
_SYSTEMS = list(SizeSystem)
_SEASONS = list(Season)
_CONDITIONS = list(Condition)
