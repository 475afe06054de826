"""Finding and reading cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import EnclosedNodeList, Value

from kamkor_shop import codes
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.families.records import ADULT_FROM, CategoryView, FamilyView, MemberView, age_on
from kamkor_shop.folding import digits_of_layout, fold
from kamkor_shop.store import search
from kamkor_shop.store.compiled import parameter, statement
from kamkor_shop.store.models import Alias, Family, FamilyCategory, Membership, Person
from kamkor_shop.vocabulary import Category, Sex

SUBJECT = "family"
"""What families are called in the search index."""

_WIDER = 5
"""So many times the wanted number is looked at, to put the nearest first."""

_PUNCTUATION = str.maketrans("", "", " +-()\u00a0")


def family(desk: Desk, code: int) -> FamilyView:
    """Return the card ``code``; a merged or replaced card leads to the one that stands.

    Raises:
        UserError: ``family.unknown``.
    """
    found = with_code(desk, code)
    if found is None:
        raise UserError("family.unknown", card=codes.to_ean13(code))
    return found


def with_code(desk: Desk, code: int) -> FamilyView | None:
    """Return the card ``code``, or ``None``."""
    found = _views(desk, [code])
    if not found:
        target = desk.value(Alias.select(Alias.target).where(Alias.code == code))
        found = _views(desk, [int(target)]) if target is not None else ()
    return found[0] if found else None


def find(desk: Desk, text: str, limit: int = 8) -> tuple[FamilyView, ...]:
    """Return up to ``limit`` families whose names, telephone numbers or IINs hold every part of ``text``.

    Letters fold (Асель finds Әсел); digits are also read as the digit row of the Kazakh layout would have meant them.
    Names that begin so come first, then by the alphabet.
    """
    found: dict[int, None] = {}
    for question in _questions(text):
        found.update(dict.fromkeys(search.find(desk.store.database, SUBJECT, question, _WIDER * limit)))
    asked = fold(text)
    cards = sorted(
        _views(desk, list(found)), key=lambda card: (_nearness(card, asked), card.sort_key, card.code)
    )
    return tuple(cards[:limit])


def _nearness(card: FamilyView, asked: str) -> int:
    """0 when the head's name begins so, 1 when another name does, 2 when it is found somewhere inside."""
    names = [fold(member.name) for member in card.members]
    if names and names[0].startswith(asked):
        return 0
    return 1 if any(f" {asked}" in f" {name}" for name in names) else 2


def _questions(text: str) -> tuple[str, ...]:
    """The text as it is, and as the number that it may be: `8 701 234` is written `+7 701 234` in the index."""
    typed = text.strip()
    digits = digits_of_layout(typed.translate(_PUNCTUATION))
    if not (digits.isascii() and digits.isdigit()):
        return (typed,)
    national = digits[1:] if len(digits) > 4 and digits[0] == "8" else digits
    return tuple(dict.fromkeys((digits, national)))


def listed(
    desk: Desk, after: tuple[str, int] | None = None, limit: int = 50, *, backwards: bool = False
) -> tuple[FamilyView, ...]:
    """Return families in the order of the Kazakh alphabet, from behind the key ``after`` (sort key, code) on.

    ``backwards`` lists from the end of the alphabet.
    """
    query = Family.select(Family.code).where(Family.retired == False)  # noqa: E712 - an expression of peewee
    if after is not None:
        key, code = after
        query = (
            query.where(_row_value(Family.sort_key, Family.code) < _pair(key, code))
            if backwards
            else query.where(_row_value(Family.sort_key, Family.code) > _pair(key, code))
        )
    order = (Family.sort_key.desc(), Family.code.desc()) if backwards else (Family.sort_key, Family.code)
    return _views(desk, [row.code for row in desk.rows(query.order_by(*order).limit(limit))])


def _row_value(*columns: Any) -> Any:
    return EnclosedNodeList(columns)


def _pair(key: str, code: int) -> Any:
    return EnclosedNodeList((Value(key), Value(code)))


def incomplete(desk: Desk, limit: int = 50, after: int = 0) -> tuple[FamilyView, ...]:
    """Return the desk's shop's cards that still lack something, the oldest first, from behind ``after`` on."""
    query = Family.select(Family.code).where(_lacking(desk), Family.code > after)
    return _views(desk, [row.code for row in desk.rows(query.order_by(Family.code).limit(limit))])


def _lacking(desk: Desk) -> Any:
    lowest = codes.make(codes.CodeType.FAMILY, desk.shop, 0)
    return (
        (Family.complete == False)  # noqa: E712 - an expression of peewee
        & Family.code.between(lowest, lowest + codes.LARGEST_SERIAL)
        & (Family.retired == False)  # noqa: E712
    )


def _views(desk: Desk, wanted: Sequence[int]) -> tuple[FamilyView, ...]:
    """Read cards in the order asked for; three queries, however many they are."""
    if not wanted:
        return ()
    today = desk.clock.today()
    rows = {row.code: row for row in desk.rows(Family.select().where(Family.code.in_(wanted)))}
    members = _members(desk, wanted, today)
    categories = _categories(desk, wanted)
    return tuple(
        FamilyView(
            code=row.code,
            owner=row.owner,
            revision=row.revision,
            registered_on=date.fromisoformat(row.registered_on),
            members=tuple(members[row.code]),
            address=row.address or "",
            district=row.district or "",
            phone=row.phone or "",
            note=row.note or "",
            categories=tuple(categories[row.code]),
            complete=bool(row.complete),
            sort_key=row.sort_key,
        )
        for row in (rows[code] for code in wanted if code in rows)
    )


def _members(desk: Desk, wanted: Iterable[int], today: date) -> dict[int, list[MemberView]]:
    query = (
        Membership.select(Membership.family, Membership.number, Membership.head, Membership.since, Person)
        .join(Person, on=(Person.code == Membership.person))
        .where(Membership.family.in_(wanted), Membership.until.is_null())
        .order_by(Membership.family, Membership.number)
    )
    found: dict[int, list[MemberView]] = defaultdict(list)
    for row in desk.rows(query):
        birth = date.fromisoformat(row.birth_date) if row.birth_date else None
        found[row.family].append(
            MemberView(
                number=row.number,
                person=row.code,
                surname=row.surname or "",
                given_name=row.given_name or "",
                patronymic=row.patronymic or "",
                age=age_on(birth, today) if birth else None,
                sex=Sex(row.sex) if row.sex else None,
                birth_date=birth,
                birth_estimated=bool(row.birth_estimated),
                iin=row.iin or "",
                phone=row.phone or "",
                head=bool(row.head),
                since=date.fromisoformat(row.since),
            )
        )
    return found


def _categories(desk: Desk, wanted: Iterable[int]) -> dict[int, list[CategoryView]]:
    query = (
        FamilyCategory.select()
        .where(FamilyCategory.family.in_(wanted))
        .order_by(FamilyCategory.family, FamilyCategory.valid_from, FamilyCategory.category)
    )
    found: dict[int, list[CategoryView]] = defaultdict(list)
    for row in desk.rows(query):
        found[row.family].append(
            CategoryView(
                category=Category(row.category),
                valid_from=date.fromisoformat(row.valid_from),
                valid_to=date.fromisoformat(row.valid_to) if row.valid_to else None,
                shown=row.shown or "",
                shown_on=date.fromisoformat(row.shown_on) if row.shown_on else None,
                checked_by=row.checked_by,
            )
        )
    return found


_PRESENT = statement(
    Membership.select(
        Membership.number,
        Membership.person,
        Membership.head,
        Membership.until,
        Person.surname,
        Person.given_name,
        Person.patronymic,
        Person.birth_date,
    )
    .join(Person, on=(Person.code == Membership.person))
    .where(
        Membership.family == parameter("family"),
        Membership.until.is_null() | (Membership.until > parameter("day")),
    )
)


@dataclass(frozen=True, slots=True)
class Present:
    """A family on the day of a hand-out: how many people, how many of them under 18, persons by number, and the name
    of who receives (the head; empty for a family without name).
    """

    people: int
    children: int
    persons: Mapping[int, int]
    recipient: str


def present(desk: Desk, family: int, day: date) -> Present:
    """Return a family as a hand-out of ``day`` counts it. Part of every posting, so one compiled read.

    Whoever left the card after that day still counts, whoever was born after it does not. Persons by number and the
    recipient are those of the card as it is now: that is what the desk saw.

    Raises:
        UserError: ``family.unknown``.
    """
    rows = desk.run(_PRESENT, family=family, day=day.isoformat())
    if not rows:
        raise UserError("family.unknown", card=codes.to_ean13(family))
    persons: dict[int, int] = {}
    counted: dict[int, bool] = {}
    recipient = ""
    for number, person, head, until, surname, given_name, patronymic, birth in rows:
        age = age_on(date.fromisoformat(birth), day) if birth else ADULT_FROM
        if age >= 0:
            counted[person] = age < ADULT_FROM
        if until is None:
            persons[number] = person
        if head:
            recipient = " ".join(part for part in (surname, given_name, patronymic) if part)
    return Present(len(counted), sum(counted.values()), persons, recipient)
