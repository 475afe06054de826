"""The members of a card: what was typed of them, checked, and their time in the family.

A person is one person wherever they live: whoever left one card and comes to another one, or comes back, is found by
the IIN and keeps their code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kamkor_shop import codes
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.families import reading
from kamkor_shop.families.records import MemberView, birth_for_age
from kamkor_shop.folding import digits_of_layout
from kamkor_shop.identity import check_iin, parse_phone
from kamkor_shop.ledger import new_code
from kamkor_shop.store.models import Membership, Person
from kamkor_shop.vocabulary import Sex


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
class Checked:
    """A member whose numbers have been checked, as the row of a person; ``person`` is one whom the store knows."""

    person: int | None
    row: dict[str, object]


def checked(desk: Desk, members: Sequence[MemberEntry]) -> list[Checked]:
    """Return the members of one card as they shall be kept.

    Raises:
        UserError: ``iin.…``, ``iin.taken`` (it stands on another card), ``iin.twice``, ``phone.unreadable``,
            ``family.birth``, ``family.no_members``.
    """
    if not members:
        raise UserError("family.no_members")
    found = [_checked(desk, member) for member in members]
    numbers = [str(each.row["iin"]) for each in found if each.row["iin"]]
    for number in numbers:
        if numbers.count(number) > 1:
            raise UserError("iin.twice", iin=number)
    return found


def _checked(desk: Desk, member: MemberEntry) -> Checked:
    person = member.person
    today = desk.clock.today()
    birth, estimated, sex = member.birth_date, member.birth_estimated, member.sex
    if birth is None and member.age is not None:
        birth, estimated = birth_for_age(member.age, today), True
    iin = None
    if member.iin.strip():
        said = check_iin(member.iin, today)
        iin, birth, estimated, sex = said.text, said.birth_date, False, said.sex or sex
        person = _known(desk, said.text) or person
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
        "phone": phone_of(member.phone),
    }
    return Checked(person, row)


def _known(desk: Desk, iin: str) -> int | None:
    """Return the person of the desk's shop with this number, wherever they live or lived."""
    found = desk.value(Person.select(Person.code).where(Person.iin == iin, Person.owner == desk.shop))
    return None if found is None else int(found)


def _demand_free(desk: Desk, iin: str, person: int | None) -> None:
    """Raise if somebody else with this number is on a card now; whoever left their card may come to another."""
    query = (
        Person.select(Person.code, Membership.family)
        .join(Membership, on=(Membership.person == Person.code))
        .where(Person.iin == iin, Person.owner == desk.shop, Membership.until.is_null())
    )
    for row in desk.rows(query):
        if row.code != person:
            holder = reading.family(desk, row.family)
            raise UserError("iin.taken", iin=iin, name=holder.title, card=codes.short_number(holder.code))


def phone_of(text: str) -> str | None:
    """Return a telephone number as it is kept, ``None`` for an empty text.

    Raises:
        UserError: ``phone.unreadable``.
    """
    typed = text.strip()
    if not typed:
        return None
    compact = digits_of_layout(typed.replace(" ", ""))
    return parse_phone(compact if compact.isdigit() else typed)


def join(desk: Desk, family: int, member: Checked, number: int) -> None:
    """Put somebody on a card from today on: a new person, or one who left a card and keeps their code."""
    if member.person is not None and not _on_a_card(desk, member.person):
        person = member.person
        again = Person.update(**member.row, revision=Person.revision + 1)
        desk.change(again.where(Person.code == person))
    else:
        person = new_code(desk, CodeType.PARTY)
        desk.insert_many(Person, [{"code": person, "owner": desk.shop, **member.row}])
    place: dict[str, object] = {"number": number, "head": number == 1}
    row = {"family": family, "person": person, "since": desk.clock.today().isoformat(), **place}
    desk.change(
        Membership.insert(row).on_conflict(  # taken off the card by mistake and put back on the same day
            conflict_target=[Membership.family, Membership.person, Membership.since],
            update={**place, "until": None},
        )
    )


def _on_a_card(desk: Desk, person: int) -> bool:
    query = Membership.select(Membership.family).where(
        Membership.person == person, Membership.until.is_null()
    )
    return desk.value(query) is not None


def change(desk: Desk, before: MemberView, member: Checked, family: int, number: int) -> None:
    """Write down what is new about somebody who is on the card, and their number on it."""
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


def leave(desk: Desk, family: int, member: MemberView, today: str) -> None:
    """Take somebody off the card today; their person stays, with everything that they were given."""
    desk.change(
        Membership.update(until=today, head=False).where(
            Membership.family == family, Membership.person == member.person, Membership.until.is_null()
        )
    )
