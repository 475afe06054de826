"""What a month's report says, as frozen dataclasses: the page, the PDF, the XLSX and the JSON all read these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from kamkor_shop.catalogue import GroupRecord, KindRecord, Names
from kamkor_shop.ledger.turnover import stock_sign
from kamkor_shop.vocabulary import INFLOWS, Flow, Origin


@dataclass(frozen=True, slots=True)
class Measure:
    """An amount three ways: pieces and pairs counted (0 for food and bags), grams, tenge.

    ``quantity`` is in the kind's own unit and means nothing in a total over kinds.
    """

    quantity: int = 0
    pieces: int = 0
    grams: int = 0
    tenge: int = 0

    def __add__(self, other: Measure) -> Measure:
        return Measure(
            self.quantity + other.quantity,
            self.pieces + other.pieces,
            self.grams + other.grams,
            self.tenge + other.tenge,
        )

    def times(self, sign: int) -> Measure:
        """Return the amount multiplied by +1 or −1."""
        return Measure(self.quantity * sign, self.pieces * sign, self.grams * sign, self.tenge * sign)

    @property
    def is_zero(self) -> bool:
        """Whether there is nothing to show."""
        return self == Measure()


NOTHING = Measure()

_Key = TypeVar("_Key")


def total(measures: Mapping[object, Measure] | list[Measure] | tuple[Measure, ...]) -> Measure:
    """Return the sum of amounts."""
    result = NOTHING
    for measure in measures.values() if isinstance(measures, Mapping) else measures:
        result = result + measure
    return result


@dataclass(frozen=True, slots=True)
class Movement:
    """Opening, every flow and closing of something. ``opening + in − out = closing`` always holds.

    ``received`` splits the flow *received* by origin.
    """

    opening: Measure
    flows: Mapping[Flow, Measure]
    received: Mapping[Origin, Measure]

    def flow(self, *flows: Flow) -> Measure:
        """Return the sum of the given flows."""
        return total([self.flows.get(flow, NOTHING) for flow in flows])

    @property
    def closing(self) -> Measure:
        """What was there when the month ended."""
        result = self.opening
        for flow, measure in self.flows.items():
            result = result + measure.times(stock_sign(flow))
        return result

    @property
    def other_in(self) -> Measure:
        """Everything that came in and was neither received, bought nor sorted: returns, arrivals, surplus, opening."""
        return self.flow(*(INFLOWS - {Flow.RECEIVED, Flow.BOUGHT, Flow.SORTED_IN}))

    @property
    def written_off(self) -> Measure:
        """What went to recycling or waste or was found missing."""
        return self.flow(Flow.RECYCLED, Flow.WASTED, Flow.SHORTAGE)

    def __add__(self, other: Movement) -> Movement:
        return Movement(
            self.opening + other.opening,
            _merged(self.flows, other.flows),
            _merged(self.received, other.received),
        )


def _merged(left: Mapping[_Key, Measure], right: Mapping[_Key, Measure]) -> dict[_Key, Measure]:
    return {
        key: left.get(key, NOTHING) + right.get(key, NOTHING)
        for key in (*left, *(k for k in right if k not in left))
    }


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind's month."""

    kind: KindRecord
    movement: Movement


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group's month: the sum of its kinds."""

    group: GroupRecord
    kinds: tuple[KindRow, ...]
    movement: Movement


@dataclass(frozen=True, slots=True)
class Served:
    """Whom the shop helped. A family that came twice is one family and two visits.

    ``people`` and ``children`` (under 18) count each family once, as many as at its last visit. ``corrections`` are
    visits of earlier months that were undone in this one; nothing here is lowered by them.
    """

    families: int
    visits: int
    people: int
    children: int
    corrections: int


@dataclass(frozen=True, slots=True)
class BoxRow:
    """One donation box's month."""

    box: int
    name: Names
    collections: int
    bags: int
    grams: int


@dataclass(frozen=True, slots=True)
class MonthReport:
    """The month of one shop. ``closed_by`` is the number of the closing document, ``None`` while the month is open.

    ``head`` is the hash of the last document that bears a day of this month, ``documents`` how many do.
    """

    shop: int
    month: str
    closed_by: int | None
    groups: tuple[GroupRow, ...]
    movement: Movement
    served: Served
    boxes: tuple[BoxRow, ...]
    donations: int
    bags: int
    documents: int
    head: str
