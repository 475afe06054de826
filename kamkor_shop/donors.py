"""Donors: persons, organisations and state bodies that give, found by any part of name, phone or BIN.

Nobody has to say who they are: a donation without a donor is the rule at the door, and a donor's card is made
only when someone wants an act or wants to be thanked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.folding import digits_of_layout, fold
from kamkor_shop.i18n import sort_key
from kamkor_shop.identity import check_bin, check_iin, parse_phone
from kamkor_shop.ledger import new_code
from kamkor_shop.store import search
from kamkor_shop.store.models import Party
from kamkor_shop.vocabulary import Origin, PartyType

SUBJECT = "party"
LONGEST_NAME = 200
_ORIGINS = {
    PartyType.PERSON: Origin.PERSON,
    PartyType.ORGANISATION: Origin.ORGANISATION,
    PartyType.STATE: Origin.STATE,
}


@dataclass(frozen=True, slots=True)
class DonorCard:
    """What is written on a donor's card, as typed: `number` is the IIN of a person, the BIN of anybody
    else.
    """

    type: PartyType
    name: str
    phone: str = ""
    number: str = ""
    contact: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class DonorRecord:
    """A donor as the store keeps it: phone international, number 12 digits, absent things empty."""

    code: int
    type: PartyType
    name: str
    phone: str
    number: str
    contact: str
    address: str
    retired: bool

    @property
    def origin(self) -> Origin:
        """Where goods of this donor come from, in the words of the stock report."""
        return _ORIGINS[self.type]


def donor(desk: Desk, code: int) -> DonorRecord:
    """The donor with this code.

    Raises:
        UserError: ``donor.unknown``.
    """
    row = desk.row(Party.select().where(Party.code == code))
    if row is None:
        raise UserError("donor.unknown")
    return _record(row)


def find(desk: Desk, text: str, limit: int = 8) -> tuple[DonorRecord, ...]:
    """Up to `limit` donors who are in use and match every word of `text`, in the order of the Kazakh
    alphabet.

    Matches any part of name, contact, phone and number, without Kazakh letters too; a phone in any usual
    form, and digits that the Kazakh layout turned into letters.
    """
    for question in _questions(text):
        codes = search.find(desk.store.database, SUBJECT, question, limit * 4)
        rows = desk.rows(
            Party.select()
            .where(Party.code.in_(codes), ~Party.retired)
            .order_by(Party.sort_key, Party.code)
            .limit(limit)
        )
        if rows:
            return tuple(_record(row) for row in rows)
    return ()


def add(desk: Desk, card: DonorCard) -> int:
    """Write a new donor's card and return its code.

    Raises:
        UserError: ``donor.no_name``, ``donor.long_name``, ``donor.number_known``; ``phone.…``, ``iin.…``,
        ``bin.…``.
    """
    with desk.write():
        fields = _checked(desk, card)
        _demand_new(desk, fields["number"], None)
        code = new_code(desk, CodeType.PARTY)
        desk.insert_many(Party, [{"code": code, "owner": desk.shop, **fields}])
        _index(desk, code, fields)
    return code


def change(desk: Desk, code: int, card: DonorCard) -> DonorRecord:
    """Replace what a donor's card says; the revision goes up by one.

    Raises:
        UserError: ``donor.unknown``, and as :func:`add`.
    """
    with desk.write():
        donor(desk, code)
        fields = _checked(desk, card)
        _demand_new(desk, fields["number"], code)
        changed = Party.update(revision=Party.revision + 1, **fields).where(Party.code == code)
        desk.change(changed)
        _index(desk, code, fields)
    return donor(desk, code)


def reindex(desk: Desk) -> None:
    """Make every donor found by what their card says: search is derived, so a journal does not carry it."""
    with desk.write():
        for row in desk.rows(Party.select()):
            _index(
                desk, row.code, {name: getattr(row, name) for name in ("name", "contact", "phone", "number")}
            )


def _record(row: Any) -> DonorRecord:
    return DonorRecord(
        row.code,
        PartyType(row.type),
        row.name,
        row.phone or "",
        row.number or "",
        row.contact or "",
        row.address or "",
        bool(row.retired),
    )


def _questions(text: str) -> tuple[str, ...]:
    """What to ask the index, one after the other until something is found."""
    digits = digits_of_layout("".join(text.split()))
    if digits.startswith("+"):
        digits = digits[1:]
    found = [text]
    if digits.isdigit() and len(digits) > 1:
        # 8 701… and +7 701… are one number: the ten digits after the first are what both have in common.
        found += [digits, digits[1:]] if digits[0] in "78" else [digits]
    return tuple(dict.fromkeys(question for question in found if fold(question)))


def _checked(desk: Desk, card: DonorCard) -> dict[str, str | None]:
    name = " ".join(card.name.split())
    if not name:
        raise UserError("donor.no_name")
    if len(name) > LONGEST_NAME:
        raise UserError("donor.long_name", limit=LONGEST_NAME)
    number: str | None = None
    if card.number.strip():
        person = card.type is PartyType.PERSON
        number = check_iin(card.number, desk.clock.today()).text if person else check_bin(card.number)
    return {
        "type": card.type.value,
        "name": name,
        "phone": parse_phone(card.phone) if card.phone.strip() else None,
        "number": number,
        "contact": " ".join(card.contact.split()) or None,
        "address": " ".join(card.address.split()) or None,
        "sort_key": sort_key(name),
    }


def _demand_new(desk: Desk, number: str | None, but: int | None) -> None:
    """One card per IIN or BIN; the index finds it without a scan of all donors."""
    if number is None:
        return
    codes = search.find(desk.store.database, SUBJECT, number, 50)
    known = desk.row(
        Party.select().where(Party.code.in_(codes), Party.number == number, Party.code != (but or 0))
    )
    if known is not None:
        raise UserError("donor.number_known", name=known.name)


def _index(desk: Desk, code: int, fields: dict[str, str | None]) -> None:
    texts = [fields["name"], fields["contact"], fields["phone"], fields["number"]]
    search.index(desk.store.database, code, SUBJECT, [text for text in texts if text])
