"""Registering a family and changing its card. Every change raises the revision of what it changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.families import members, reading
from kamkor_shop.families.members import Checked, MemberEntry
from kamkor_shop.families.records import FamilyView, birth_for_age, gaps_of
from kamkor_shop.folding import digits_of_layout
from kamkor_shop.i18n import sort_key
from kamkor_shop.ledger import new_code
from kamkor_shop.store import search
from kamkor_shop.store.models import Family, FamilyCategory
from kamkor_shop.vocabulary import Category

OLDEST = 120
MOST_MEMBERS = 30

_PART = r"[ .,/\-юбЮБ]"
"""Between the parts of a date; the keys of the comma and the full stop type Б and Ю under a Cyrillic layout."""

_DAY = re.compile(rf"(\d{{1,2}}){_PART}(\d{{1,2}}){_PART}(\d{{4}})|(\d\d)(\d\d)(\d{{4}})", re.ASCII)


@dataclass(frozen=True, slots=True)
class CategoryEntry:
    """A category as typed; without a first day it counts from today."""

    category: Category
    valid_from: date | None = None
    valid_to: date | None = None
    shown: str = ""
    shown_on: date | None = None
    checked_by: int | None = None


@dataclass(frozen=True, slots=True)
class FamilyEntry:
    """The whole card as it shall be; the first member is the head."""

    members: tuple[MemberEntry, ...] = (MemberEntry(),)
    address: str = ""
    district: str = ""
    phone: str = ""
    note: str = ""
    categories: tuple[CategoryEntry, ...] = ()


def split_name(text: str) -> tuple[str, str, str]:
    """Return surname, given name and patronymic of a name typed in one go, each beginning with a capital."""
    words = [word[:1].upper() + word[1:] for word in text.replace(".", ". ").split()]
    surname, given, *rest = [*words, "", ""]
    return surname, given, " ".join(word for word in rest if word)


def parse_ages(text: str) -> tuple[int, ...]:
    """Return the ages in ``3 6 8 11`` as typed, also through the digit row of the Kazakh layout or with commas.

    Raises:
        UserError: ``family.ages`` for anything that is no age.
    """
    ages: list[int] = []
    for word in text.split():
        # A comma among digits parts ages; alone it is the 6 of the Kazakh digit row.
        typed = any(letter.isascii() and letter.isdigit() for letter in word)
        parts = re.split(r"[,;]", word) if typed else [digits_of_layout(word)]
        ages += [_age(part, text) for part in parts if part]
    if len(ages) > MOST_MEMBERS:
        raise UserError("family.ages", text=text.strip())
    return tuple(ages)


def _age(digits: str, text: str) -> int:
    if not (digits.isascii() and digits.isdigit()) or int(digits) > OLDEST:
        raise UserError("family.ages", text=text.strip())
    return int(digits)


def parse_birth(text: str, today: date) -> tuple[date, bool] | None:
    """Return the birth date in ``14.03.2018``, ``14032018`` or an age ``8``, and whether it is estimated.

    ``None`` for an empty text.

    Raises:
        UserError: ``family.birth``.
    """
    typed = text.strip().removeprefix("≈").strip()
    if not typed:
        return None
    if re.fullmatch(r"\d{1,3}", typed, re.ASCII) and int(typed) <= OLDEST:
        return birth_for_age(int(typed), today), True
    birth = _day(typed)
    if birth is not None and birth <= today and today.year - birth.year <= OLDEST:
        return birth, False
    raise UserError("family.birth", text=text.strip())


def parse_day(text: str) -> date | None:
    """Return the day in ``14.03.2026`` or ``14032026``, ``None`` for an empty text.

    Raises:
        UserError: ``family.day``.
    """
    typed = text.strip()
    found = _day(typed) if typed else None
    if typed and found is None:
        raise UserError("family.day", text=typed)
    return found


def _day(typed: str) -> date | None:
    found = _DAY.fullmatch(typed)
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups() if part)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def register_quickly(desk: Desk, name: str, ages: tuple[int, ...] = (), phone: str = "") -> int:
    """Register a family from what is told in a queue: a name (may be empty), the ages of the others, a telephone."""
    surname, given, patronymic = split_name(name)
    head = MemberEntry(surname, given, patronymic)
    return register(desk, FamilyEntry((head, *(MemberEntry(age=age) for age in ages)), phone=phone))


def register(desk: Desk, entry: FamilyEntry) -> int:
    """Register a family and return the code of its card.

    Raises:
        UserError: ``iin.…``, ``iin.taken``, ``iin.twice``, ``phone.unreadable``, ``family.no_members``,
            ``family.birth``.
    """
    today = desk.clock.today().isoformat()
    with desk.write():
        checked = members.checked(desk, entry.members)
        code = new_code(desk, CodeType.FAMILY)
        row = {**_card_row(entry, checked), "code": code, "owner": desk.shop, "registered_on": today}
        desk.insert_many(Family, [row])
        for number, member in enumerate(checked, start=1):
            members.join(desk, code, member, number)
        _keep_categories(desk, code, entry)
        _settle(desk, code)
        return code


def edit(desk: Desk, code: int, entry: FamilyEntry, revision: int) -> FamilyView:
    """Make the card say ``entry``; members who are no longer named leave the family today.

    ``revision`` is that of the card which was changed.

    Raises:
        UserError: ``family.unknown``, ``family.changed`` (somebody else changed the card meanwhile), and those of
            :func:`register`.
    """
    with desk.write():
        checked = members.checked(desk, entry.members)
        before = reading.family(desk, code)
        if before.revision != revision:
            raise UserError("family.changed")
        today = desk.clock.today().isoformat()
        staying = {member.person for member in checked if member.person is not None}
        present = {member.person: member for member in before.members}
        for person, member in present.items():
            if person not in staying:
                members.leave(desk, code, member, today)
        for number, each in enumerate(checked, start=1):
            if each.person in present and each.person is not None:
                members.change(desk, present[each.person], each, code, number)
            else:
                members.join(desk, code, each, number)
        desk.change(
            Family.update(**_card_row(entry, checked), revision=Family.revision + 1).where(
                Family.code == code
            )
        )
        _keep_categories(desk, code, entry)
        _settle(desk, code)
        return reading.family(desk, code)


def entry_of(card: FamilyView) -> FamilyEntry:
    """Return the card as it could be typed: what an editor begins with."""
    return FamilyEntry(
        tuple(
            MemberEntry(
                surname=member.surname,
                given_name=member.given_name,
                patronymic=member.patronymic,
                birth_date=member.birth_date,
                sex=member.sex,
                iin=member.iin,
                phone=member.phone,
                person=member.person,
                birth_estimated=member.birth_estimated,
            )
            for member in card.members
        ),
        address=card.address,
        district=card.district,
        phone=card.phone,
        note=card.note,
        categories=tuple(
            CategoryEntry(
                each.category, each.valid_from, each.valid_to, each.shown, each.shown_on, each.checked_by
            )
            for each in card.categories
        ),
    )


def _card_row(entry: FamilyEntry, checked: list[Checked]) -> dict[str, object]:
    head = checked[0].row
    name = " ".join(str(head[part]) for part in ("surname", "given_name", "patronymic") if head[part])
    return {
        "address": entry.address.strip() or None,
        "district": entry.district.strip() or None,
        "phone": members.phone_of(entry.phone),
        "note": entry.note.strip() or None,
        "sort_key": sort_key(name),
    }


def _keep_categories(desk: Desk, family: int, entry: FamilyEntry) -> None:
    today = desk.clock.today()
    desk.change(FamilyCategory.delete().where(FamilyCategory.family == family))
    rows: dict[tuple[str, str], dict[str, object]] = {}
    for each in entry.categories:
        since = (each.valid_from or today).isoformat()
        rows[each.category.value, since] = {
            "family": family,
            "category": each.category.value,
            "valid_from": since,
            "valid_to": each.valid_to.isoformat() if each.valid_to else None,
            "shown": each.shown.strip() or None,
            "shown_on": each.shown_on.isoformat() if each.shown_on else None,
            "checked_by": each.checked_by,
        }
    desk.insert_many(FamilyCategory, list(rows.values()))


def reindex(desk: Desk) -> None:
    """Make every card found by what it says: search is derived, so a journal does not carry it."""
    with desk.write():
        for row in desk.rows(Family.select(Family.code)):
            _index(desk, reading.family(desk, row.code))


def _settle(desk: Desk, code: int) -> None:
    """Make the card found by what it says now, and note whether it lacks something."""
    card = reading.family(desk, code)
    desk.change(Family.update(complete=not gaps_of(card)).where(Family.code == code))
    _index(desk, card)


def _index(desk: Desk, card: FamilyView) -> None:
    texts = [
        *(member.name for member in card.members),
        *card.phones,
        *(member.iin for member in card.members),
    ]
    search.index(desk.store.database, card.code, reading.SUBJECT, texts)
