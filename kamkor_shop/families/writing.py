"""Registering a family and changing its card. Every change raises the revision of what it changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kamkor_shop import codes
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.families import reading
from kamkor_shop.families.records import FamilyView, MemberView, birth_for_age, gaps_of
from kamkor_shop.folding import digits_of_layout
from kamkor_shop.i18n import sort_key
from kamkor_shop.identity import check_iin, parse_phone
from kamkor_shop.ledger import new_code
from kamkor_shop.store import search
from kamkor_shop.store.models import Family, FamilyCategory, Membership, Person
from kamkor_shop.vocabulary import Category, Sex

OLDEST = 120
MOST_MEMBERS = 30

_PART = r"[ .,/\-юбЮБ]"
"""Between the parts of a date; the keys of the comma and the full stop type Б and Ю under a Cyrillic layout."""

_DAY = re.compile(rf"(\d{{1,2}}){_PART}(\d{{1,2}}){_PART}(\d{{4}})|(\d\d)(\d\d)(\d{{4}})", re.ASCII)


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """A member as typed. ``person`` is set for one who is on the card already. An IIN says birth date and sex; else
    ``birth_date``, else ``age`` in years, from which a birth is estimated.
    """

    surname: str = ""
    given_name: str = ""
    patronymic: str = ""
    birth_date: date | None = None
    age: int | None = None
    sex: Sex | None = None
    iin: str = ""
    phone: str = ""
    person: int | None = None
    birth_estimated: bool = False


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


@dataclass(frozen=True, slots=True)
class _Checked:
    """A member whose numbers have been checked, as the row of a person."""

    person: int | None
    row: dict[str, object]


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
        UserError: ``iin.…``, ``iin.taken``, ``phone.unreadable``, ``family.no_members``, ``family.birth``.
    """
    today = desk.clock.today().isoformat()
    with desk.write():
        checked = [_checked(desk, member) for member in _demand_members(entry)]
        code = new_code(desk, CodeType.FAMILY)
        row = {**_card_row(entry, checked), "code": code, "owner": desk.shop, "registered_on": today}
        desk.insert_many(Family, [row])
        for number, member in enumerate(checked, start=1):
            _join(desk, code, _add_person(desk, member), number)
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
        checked = [_checked(desk, member) for member in _demand_members(entry)]
        before = reading.family(desk, code)
        if before.revision != revision:
            raise UserError("family.changed")
        today = desk.clock.today().isoformat()
        staying = {member.person for member in checked if member.person is not None}
        present = {member.person: member for member in before.members}
        for person, member in present.items():
            if person not in staying:
                _leave(desk, code, member, today)
        for number, each in enumerate(checked, start=1):
            if each.person in present and each.person is not None:
                _change_person(desk, present[each.person], each, code, number)
            else:
                _join(desk, code, _add_person(desk, each), number)
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


def _demand_members(entry: FamilyEntry) -> tuple[MemberEntry, ...]:
    if not entry.members:
        raise UserError("family.no_members")
    return entry.members


def _checked(desk: Desk, member: MemberEntry) -> _Checked:
    today = desk.clock.today()
    birth, estimated, sex = member.birth_date, member.birth_estimated, member.sex
    if birth is None and member.age is not None:
        birth, estimated = birth_for_age(member.age, today), True
    iin = None
    if member.iin.strip():
        said = check_iin(member.iin, today)
        iin, birth, estimated, sex = said.text, said.birth_date, False, said.sex or sex
        _demand_free(desk, said.text, member.person)
    if birth is not None and birth > today:
        raise UserError("family.birth", text=f"{birth:%d.%m.%Y}")
    row: dict[str, object] = {
        "surname": member.surname.strip() or None,
        "given_name": member.given_name.strip() or None,
        "patronymic": member.patronymic.strip() or None,
        "sex": sex.value if sex else None,
        "birth_date": birth.isoformat() if birth else None,
        "birth_estimated": bool(birth and estimated),
        "iin": iin,
        "phone": _phone(member.phone),
    }
    return _Checked(member.person, row)


def _demand_free(desk: Desk, iin: str, person: int | None) -> None:
    query = (
        Person.select(Person.code, Membership.family)
        .join(Membership, on=(Membership.person == Person.code))
        .where(Person.iin == iin, Person.owner == desk.shop)
    )
    for row in desk.rows(query.order_by(Membership.since.desc())):
        if row.code != person:
            holder = reading.family(desk, row.family)
            raise UserError("iin.taken", iin=iin, name=holder.title, card=codes.short_number(holder.code))


def _phone(text: str) -> str | None:
    typed = text.strip()
    if not typed:
        return None
    compact = digits_of_layout(typed.replace(" ", ""))
    return parse_phone(compact if compact.isdigit() else typed)


def _card_row(entry: FamilyEntry, members: list[_Checked]) -> dict[str, object]:
    head = members[0].row
    name = " ".join(str(head[part]) for part in ("surname", "given_name", "patronymic") if head[part])
    return {
        "address": entry.address.strip() or None,
        "district": entry.district.strip() or None,
        "phone": _phone(entry.phone),
        "note": entry.note.strip() or None,
        "sort_key": sort_key(name),
    }


def _add_person(desk: Desk, member: _Checked) -> int:
    code = new_code(desk, CodeType.PARTY)
    desk.insert_many(Person, [{"code": code, "owner": desk.shop, **member.row}])
    return code


def _change_person(desk: Desk, before: MemberView, member: _Checked, family: int, number: int) -> None:
    said: dict[str, object] = {
        "surname": before.surname or None,
        "given_name": before.given_name or None,
        "patronymic": before.patronymic or None,
        "sex": before.sex.value if before.sex else None,
        "birth_date": before.birth_date.isoformat() if before.birth_date else None,
        "birth_estimated": before.birth_estimated,
        "iin": before.iin or None,
        "phone": before.phone or None,
    }
    if said != member.row:
        person = Person.update(**member.row, revision=Person.revision + 1)
        desk.change(person.where(Person.code == before.person))
    desk.change(
        Membership.update(number=number, head=number == 1).where(
            Membership.family == family, Membership.person == before.person, Membership.until.is_null()
        )
    )


def _join(desk: Desk, family: int, person: int, number: int) -> None:
    since = desk.clock.today().isoformat()
    row: dict[str, object] = {
        "family": family, "person": person, "number": number, "head": number == 1, "since": since,
    }  # fmt: skip
    desk.insert_many(Membership, [row])


def _leave(desk: Desk, family: int, member: MemberView, today: str) -> None:
    desk.change(
        Membership.update(until=today, head=False).where(
            Membership.family == family, Membership.person == member.person, Membership.until.is_null()
        )
    )


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
