"""Posting a hand-out: one list becomes one document, once, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kamkor_shop import catalogue, codes, families, ledger, lots
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.handouts.lists import HandoutList
from kamkor_shop.ledger import Birth, Entry, Line, Posted, outside
from kamkor_shop.quantities import is_measured, value_of
from kamkor_shop.vocabulary import (
    Condition,
    DocumentType,
    ForWhom,
    LocationRole,
    Origin,
    Season,
    SizeSystem,
)

RECEIPT = "receipt"
_GONE = frozenset({"ledger.not_here", "ledger.other_shop"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A wish to give ``quantity`` of a lot from its place to a member (by number; 0 is the family)."""

    lot: int
    location: int
    quantity: int = 1
    member: int = 0


@dataclass(frozen=True, slots=True)
class Unlabelled:
    """A wish to give a thing that carries no label: it is booked as found on the floor and given, on one document."""

    kind: int
    for_whom: ForWhom = ForWhom.ANYONE
    size_system: SizeSystem = SizeSystem.NONE
    size: str = ""
    season: Season = Season.ALL
    condition: Condition = Condition.GOOD
    quantity: int = 1
    member: int = 0


@dataclass(frozen=True, slots=True)
class HandoutDraft:
    """What the desk wants to post. ``day`` is today unless somebody writes up an earlier day."""

    uuid: str
    family: int | None
    lines: tuple[Labelled | Unlabelled, ...]
    day: date | None = None


@dataclass(frozen=True, slots=True)
class HandoutLine:
    """Whose a thing is. ``move`` is the number of the move that gives it, ``member`` the number on the card (0 the
    family), ``person`` the code of that member, ``unlabelled`` whether it came without a label.
    """

    move: int
    member: int
    person: int | None
    unlabelled: bool


@dataclass(frozen=True, slots=True)
class HandoutDetails:
    """What a hand-out says beyond its moves. ``consent``: the receipt carried the family's consent to sign."""

    lines: tuple[HandoutLine, ...]
    consent: bool


def draft_of(wanted: HandoutList, members: Sequence[int], day: date | None = None) -> HandoutDraft:
    """Return the wish that a list is; ``members`` says for each line to whom it goes."""
    lines: list[Labelled | Unlabelled] = []
    for line, member in zip(wanted.lines, members, strict=True):
        if line.lot:
            lines.append(Labelled(line.lot, line.location, line.quantity, member))
        else:
            lines.append(
                Unlabelled(
                    line.kind,
                    line.for_whom,
                    line.size_system,
                    line.size,
                    line.season,
                    line.condition,
                    line.quantity,
                    member,
                )
            )
    return HandoutDraft(wanted.uuid, wanted.family, tuple(lines), day)


def post(desk: Desk, draft: HandoutDraft) -> Posted:
    """Post the hand-out and return it; a receipt waits to be printed.

    Raises:
        UserError: ``handout.empty``, ``handout.no_family``, ``handout.twice``, ``family.unknown``, what happened to a
            thing that is no longer here (``lot.…``), and the day rules (``day.…``): nothing is changed then.
        StoreError: the disk is full or failing: nothing is changed.
    """
    _demand(draft)
    try:
        with desk.write():
            consent = not families.consented(desk, draft.family) if draft.family is not None else False
            posted = ledger.post(desk, draft.uuid, draft, lambda: _entry(desk, draft, consent))
            if consent and not posted.again and draft.family is not None:
                families.record_consent(desk, draft.family, document=posted.code)
            return posted
    except UserError as error:
        if error.code in _GONE:
            raise _what_happened(desk, draft, error) from error
        raise


def undo(desk: Desk, code: int, uuid: str) -> Posted:
    """Undo a hand-out: everything is back where it was taken from.

    Raises:
        UserError: ``reversal.…``.
    """
    return ledger.reverse(desk, code, uuid)


def _demand(draft: HandoutDraft) -> None:
    if not draft.lines:
        raise UserError("handout.empty")
    if draft.family is None:
        raise UserError("handout.no_family")
    taken: set[int] = set()
    for line in draft.lines:
        if isinstance(line, Labelled):
            if line.lot in taken:
                raise UserError("handout.twice", lot=codes.short_number(line.lot))
            taken.add(line.lot)


def _what_happened(desk: Desk, draft: HandoutDraft, error: UserError) -> UserError:
    """The ledger says that a thing is not there; say where it went, unless less of it is there than was wanted."""
    lot = codes.parse_ean13(str(error.params["lot"]))
    reason = lots.why_not_here(desk, lot)
    return error if reason.code == "lot.is_here" else reason


def _entry(desk: Desk, draft: HandoutDraft, consent: bool) -> Entry:
    assert draft.family is not None
    day = draft.day or desk.clock.today()
    present = families.present(desk, draft.family, day)
    given = outside(LocationRole.FAMILIES)
    moves: list[Line] = []
    births: list[Birth] = []
    lines: list[HandoutLine] = []
    for wish in draft.lines:
        if isinstance(wish, Labelled):
            moves.append(Line(wish.lot, wish.location, given, wish.quantity))
        else:
            floor = catalogue.place_for(desk, LocationRole.FLOOR).code
            birth = _birth(desk, wish)
            births.append(birth)
            moves.append(Line(birth.lot, outside(LocationRole.FOUND), floor, wish.quantity))
            moves.append(Line(birth.lot, floor, given, wish.quantity))
        person = present.persons.get(wish.member)
        lines.append(HandoutLine(len(moves), wish.member, person, isinstance(wish, Unlabelled)))
    return Entry(
        DocumentType.HANDOUT,
        day,
        tuple(moves),
        tuple(births),
        details=HandoutDetails(tuple(lines), consent),
        texts={"recipient": present.recipient},
        party=draft.family,
        people=present.people,
        children=present.children,
        papers=(RECEIPT,),
    )


def _birth(desk: Desk, wish: Unlabelled) -> Birth:
    kind = catalogue.kind(desk, wish.kind)
    weight = wish.quantity * kind.usual_weight
    return Birth(
        lot=ledger.new_code(desk, CodeType.LOT),
        kind=kind.code,
        quantity=wish.quantity,
        value=value_of(kind.unit, wish.quantity, kind.usual_value),
        weight=weight // 1000 if is_measured(kind.unit) else weight,
        origin=Origin.UNKNOWN,
        for_whom=wish.for_whom,
        size_system=wish.size_system,
        size=wish.size,
        season=wish.season,
        condition=wish.condition,
        estimated=True,
    )
