"""The donation in hand: what the page holds until it is posted, as one frozen value that is saved at every
line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kamkor_shop.errors import UserError
from kamkor_shop.quantities import format_kilograms, value_of
from kamkor_shop.vocabulary import Condition, DocumentType, ForWhom, Season, SizeSystem, Unit

HEAVY_BAG = 40_000
"""Grams above which a bag is asked about: two people carry 40 kg, and `64` is easily typed for `6,4`."""
ABSURD_BAG = 200_000
"""Grams above which it is no bag: 200 kg is more than a large sack of the post takes."""
MOST_LABELS = 200
"""Bags or labels that one line may make: more is a slip of the hand, or goods that want one label
together.
"""


@dataclass(frozen=True, slots=True)
class BagLine:
    """A bag as it came in. `sure`: somebody confirmed that it really weighs more than `HEAVY_BAG`."""

    grams: int
    estimated: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class GoodsLine:
    """Ready goods of one kind. `quantity` in the kind's unit, `unit_value` in tenge per piece, pair, 1,000 g
    or ml.

    `each`: every piece gets a label of its own (a coat); otherwise one label stands on all of them (a batch
    of flour, a box of socks).
    """

    kind: int
    unit: Unit
    quantity: int
    unit_value: int
    expires: date | None = None
    each: bool = False
    for_whom: ForWhom = ForWhom.ANYONE
    size_system: SizeSystem = SizeSystem.NONE
    size: str = ""
    season: Season = Season.ALL
    condition: Condition = Condition.NEW

    @property
    def value(self) -> int:
        """What the line is worth, in tenge."""
        return value_of(self.unit, self.quantity, self.unit_value)

    @property
    def labels(self) -> int:
        """How many labels the line makes."""
        return self.quantity if self.each else 1


@dataclass(frozen=True, slots=True)
class BoxVisit:
    """A box emptied by two persons, the old seal cut and a new one put on."""

    box: int
    old_seal: str = ""
    new_seal: str = ""
    first: str = ""
    second: str = ""


@dataclass(frozen=True, slots=True)
class DonationDraft:
    """A donation to be posted. Without donor and box nobody knows who gave. `day` None is the day of posting.

    `act`: the giver wants an act; organisations, state bodies and boxes get one anyway.
    """

    uuid: str
    lines: tuple[BagLine | GoodsLine, ...] = ()
    donor: int | None = None
    box: BoxVisit | None = None
    day: date | None = None
    act: bool = False
    note: str = ""

    @property
    def bags(self) -> tuple[BagLine, ...]:
        """The bags, in the order in which they were weighed."""
        return tuple(line for line in self.lines if isinstance(line, BagLine))

    @property
    def goods(self) -> tuple[GoodsLine, ...]:
        """The ready goods, in the order in which they were entered."""
        return tuple(line for line in self.lines if isinstance(line, GoodsLine))

    @property
    def blank(self) -> bool:
        """Whether nothing was entered yet: nothing would be lost with it."""
        return replace(self, uuid="") == DonationDraft("")

    @property
    def document_type(self) -> DocumentType:
        """What it will be posted as."""
        return DocumentType.BOX_COLLECTION if self.box else DocumentType.DONATION

    def with_lines(self, *lines: BagLine | GoodsLine) -> DonationDraft:
        """The draft with further lines.

        Raises:
            UserError: what :func:`demand_line` says of them, ``donation.too_many_bags``.
        """
        if len(lines) > MOST_LABELS:
            raise UserError("donation.too_many_bags", limit=MOST_LABELS)
        for line in lines:
            demand_line(line)
        return replace(self, lines=self.lines + lines)

    def with_bag(self, index: int, bag: BagLine) -> DonationDraft:
        """The draft with another weight of one of its bags.

        Raises:
            UserError: what :func:`demand_line` says of it.
        """
        demand_line(bag)
        return replace(self, lines=(*self.lines[:index], bag, *self.lines[index + 1 :]))

    def without(self, index: int) -> DonationDraft:
        """The draft without one of its lines."""
        return replace(self, lines=self.lines[:index] + self.lines[index + 1 :])

    def from_donor(self, donor: int | None) -> DonationDraft:
        """The draft of this donor, or of nobody known."""
        return replace(self, donor=donor, box=None)

    def from_box(self, visit: BoxVisit) -> DonationDraft:
        """The draft as a box collection."""
        return replace(self, donor=None, box=visit)


def demand_line(line: BagLine | GoodsLine) -> None:
    """Raise what is wrong with a line.

    Raises:
        UserError: ``donation.no_weight``, ``donation.heavy_bag``, ``donation.absurd_weight``,
        ``quantity.zero``,
            ``donation.no_value``, ``donation.too_many_labels``, ``donation.unit``.
    """
    if isinstance(line, BagLine):
        if line.grams <= 0:
            raise UserError("donation.no_weight")
        if line.grams > ABSURD_BAG:
            raise UserError(
                "donation.absurd_weight",
                weight=format_kilograms(line.grams),
                limit=format_kilograms(ABSURD_BAG),
            )
        if line.grams > HEAVY_BAG and not line.sure:
            raise UserError("donation.heavy_bag", weight=format_kilograms(line.grams))
        return
    if line.quantity <= 0:
        raise UserError("quantity.zero", example="12")
    if line.unit_value < 0:
        raise UserError("donation.no_value")
    if line.each and line.unit not in (Unit.PIECE, Unit.PAIR):
        raise ValueError("only what is counted has a label of its own")
    if line.labels > MOST_LABELS:
        raise UserError("donation.too_many_labels", limit=MOST_LABELS)


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of a draft: bags, their grams, whether some of them are estimates; lines, labels and tenge of
    goods.
    """

    bags: int
    grams: int
    estimated: bool
    goods: int
    labels: int
    value: int


def totals(draft: DonationDraft) -> Totals:
    """The sums of what was entered so far."""
    return Totals(
        bags=len(draft.bags),
        grams=sum(bag.grams for bag in draft.bags),
        estimated=any(bag.estimated for bag in draft.bags),
        goods=len(draft.goods),
        labels=sum(line.labels for line in draft.goods),
        value=sum(line.value for line in draft.goods),
    )


def to_state(draft: DonationDraft) -> Mapping[str, object]:
    """What is kept of a draft between starts; :func:`from_state` reads it back."""
    return {
        "lines": [{"bag": line} if isinstance(line, BagLine) else {"goods": line} for line in draft.lines],
        "donor": draft.donor,
        "box": draft.box,
        "day": draft.day,
        "act": draft.act,
        "note": draft.note,
    }


def from_state(uuid: str, state: Mapping[str, Any]) -> DonationDraft:
    """The draft that was kept."""
    return DonationDraft(
        uuid,
        tuple(BagLine(**each["bag"]) if "bag" in each else _goods(each["goods"]) for each in state["lines"]),
        state["donor"],
        BoxVisit(**state["box"]) if state["box"] else None,
        date.fromisoformat(state["day"]) if state["day"] else None,
        state["act"],
        state["note"],
    )


def _goods(kept: Mapping[str, Any]) -> GoodsLine:
    return GoodsLine(
        kind=kept["kind"],
        unit=Unit(kept["unit"]),
        quantity=kept["quantity"],
        unit_value=kept["unit_value"],
        expires=date.fromisoformat(kept["expires"]) if kept["expires"] else None,
        each=kept["each"],
        for_whom=ForWhom(kept["for_whom"]),
        size_system=SizeSystem(kept["size_system"]),
        size=kept["size"],
        season=Season(kept["season"]),
        condition=Condition(kept["condition"]),
    )
