"""What a capability hands to the ledger, and what it gets back."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, ClassVar, Protocol, TypeVar

from kamkor_shop.vocabulary import Condition, DocumentType, Flow, ForWhom, Origin, Season, SizeSystem


class Details(Protocol):
    """The frozen dataclass of what a document of one kind says beyond its moves (seals, reasons, weights…)."""

    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]


@dataclass(frozen=True, slots=True)
class NoDetails:
    """For documents whose moves say everything."""


@dataclass(frozen=True, slots=True)
class Birth:
    """A lot that a document brings into the world. Quantity in the kind's unit, value in tenge, weight in grams."""

    lot: int
    kind: int
    quantity: int
    value: int
    weight: int
    origin: Origin
    for_whom: ForWhom = ForWhom.ANYONE
    size_system: SizeSystem = SizeSystem.NONE
    size: str = ""
    season: Season = Season.ALL
    condition: Condition = Condition.GOOD
    donor: int | None = None
    parent: int | None = None
    expires: date | None = None
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A wish to move ``quantity`` of ``lot`` from ``source`` to ``target``.

    Value and weight are the ledger's to say: what leaves an inside place takes its share of the balance, the last
    withdrawal the remainder; what comes in from outside brings them (by default those of its birth record).
    """

    lot: int
    source: int
    target: int
    quantity: int
    value: int | None = None
    weight: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A document to be posted. ``texts`` are names and free words: kept erasable, hashed only as salted digests."""

    type: DocumentType
    day: date
    lines: tuple[Line, ...] = ()
    births: tuple[Birth, ...] = ()
    details: Details = field(default_factory=NoDetails)
    texts: Mapping[str, str] = field(default_factory=dict)
    party: int | None = None
    people: int = 0
    children: int = 0
    session: int | None = None
    opens_session_on: int | None = None
    closes_session: bool = False
    closes_month: str | None = None
    archive: Mapping[str, bytes] = field(default_factory=dict)
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """One move as it was posted. ``sign`` is +1 or −1 in its ``flow``; a move inside a shop has no flow."""

    line: int
    lot: int
    source: int
    target: int
    quantity: int
    value: int
    weight: int
    kind: int
    condition: Condition
    origin: Origin
    flow: Flow | None
    sign: int


class Crossing(Protocol):
    """A move as far as :func:`counted` looks at it."""

    @property
    def lot(self) -> int:
        """What moved."""

    @property
    def flow(self) -> Flow | None:
        """How it crossed the border of the shop; None inside."""


M = TypeVar("M", bound=Crossing)


def counted(moves: Iterable[M]) -> tuple[M, ...]:
    """Return the moves that the figures of one document count: those that crossed the border of the shop.

    A garment without label is found and given in one document: that is one thing, not two.
    """
    crossing = [move for move in moves if move.flow is not None]
    given = {move.lot for move in crossing if move.flow is Flow.GIVEN}
    return tuple(move for move in crossing if move.flow is not Flow.SURPLUS or move.lot not in given)


@dataclass(frozen=True, slots=True)
class Posted:
    """A document that stands. ``again`` is true when the same draft had been posted before."""

    code: int
    shop: int
    type: DocumentType
    number: int
    day: date
    hash: str
    moves: tuple[Moved, ...]
    lots: tuple[int, ...]
    again: bool = False

    @property
    def quantity(self) -> int:
        """Sum of the quantities that crossed the border of the shop, in their units (pieces for garments)."""
        return sum(move.quantity for move in counted(self.moves))

    @property
    def value(self) -> int:
        """Sum of the values that crossed the border of the shop, in tenge."""
        return sum(move.value for move in counted(self.moves))


def canonical(content: object) -> str:
    """Return the one JSON text of a content: keys sorted, no spaces, Unicode as it is.

    Dataclasses become objects, enums their codes, dates ISO text; no floats anywhere.
    """
    return json.dumps(_plain(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _plain(content: object) -> object:
    if isinstance(content, Enum):
        return content.value
    if content is None or isinstance(content, bool | int | str):
        return content
    if isinstance(content, date):
        return content.isoformat()
    if dataclasses.is_dataclass(content) and not isinstance(content, type):
        fields = dataclasses.fields(content)
        return {each.name: _plain(getattr(content, each.name)) for each in fields}
    if isinstance(content, Mapping):
        return {str(_plain(key)): _plain(value) for key, value in content.items()}
    if isinstance(content, tuple | list):
        return [_plain(item) for item in content]
    if isinstance(content, bytes):
        return content.hex()
    raise TypeError(f"{type(content).__name__} has no canonical form")
