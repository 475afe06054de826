"""The list at the desk: what a family is about to get. Every line is durable; lists are parked and taken up again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kamkor_shop.desk import Desk
from kamkor_shop.ledger import drafts
from kamkor_shop.vocabulary import Condition, DocumentType, ForWhom, Season, SizeSystem


@dataclass(frozen=True, slots=True)
class ListLine:
    """One thing of a list. ``lot`` is 0 for a garment without label.

    ``quantity`` in the kind's unit out of ``available`` at ``location``; ``value`` in tenge of all that is available.
    ``member`` is the number to whom somebody gave it (0 the family), ``None`` while the size suggests.
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
    available: int
    value: int
    member: int | None = None

    @property
    def single(self) -> bool:
        """Whether this is the one thing of its lot: it can lie in one list only."""
        return self.lot != 0 and self.available == 1

    @property
    def worth(self) -> int:
        """Tenge of the quantity, as the ledger will take it."""
        return self.value if self.quantity == self.available else self.value * self.quantity // self.available


@dataclass(frozen=True, slots=True)
class HandoutList:
    """A list with its draft's UUID and, once it is known, its family."""

    uuid: str
    family: int | None = None
    lines: tuple[ListLine, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing would be lost by forgetting it."""
        return self.family is None and not self.lines

    @classmethod
    def new(cls) -> HandoutList:
        """Return an empty list with a UUID of its own."""
        return cls(drafts.new_uuid())

    @classmethod
    def of_state(cls, uuid: str, state: Mapping[str, Any]) -> HandoutList:
        """Return the list that was kept as ``state``."""
        return cls(uuid, state["family"], tuple(_line_of(line) for line in state["lines"]))


def _line_of(kept: Mapping[str, Any]) -> ListLine:
    return ListLine(
        **{
            **kept,
            "for_whom": ForWhom(kept["for_whom"]),
            "size_system": SizeSystem(kept["size_system"]),
            "season": Season(kept["season"]),
            "condition": Condition(kept["condition"]),
        }
    )


def keep(
    desk: Desk,
    wanted: HandoutList,
    title: str = "",
    *,
    reserve: Iterable[int] = (),
    release: Iterable[int] = (),
    instead_of: str | None = None,
) -> tuple[tuple[int, str], ...]:
    """Make the list durable; put the lots ``reserve`` into it and take ``release`` out of it.

    ``instead_of`` is the UUID of a list that this one takes over: it is forgotten in the same transaction. Return the
    lots that another list holds already, each with that list's title: those were not reserved.
    """
    state = {"family": wanted.family, "lines": [asdict(line) for line in wanted.lines]}
    refused: list[tuple[int, str]] = []
    with desk.write():
        if instead_of is not None:
            drafts.discard(desk, instead_of)
        drafts.save(desk, wanted.uuid, DocumentType.HANDOUT, title, state)
        for lot in release:
            if drafts.holder_of(desk, lot) == wanted.uuid:
                drafts.release(desk, lot)
        for lot in reserve:
            other = drafts.reserve(desk, wanted.uuid, lot)
            if other is not None:
                refused.append((lot, drafts.title_of(desk, other)))
    return tuple(refused)


def discard(desk: Desk, uuid: str) -> None:
    """Forget a list and free what lay in it."""
    drafts.discard(desk, uuid)


def parked(desk: Desk) -> tuple[HandoutList, ...]:
    """Return the lists that wait in the desk's shop, the oldest first: after a restart they are all there."""
    return tuple(
        HandoutList.of_state(record.uuid, record.state) for record in drafts.load(desk, DocumentType.HANDOUT)
    )
