"""What a family's card says, as frozen dataclasses, and the arithmetic of ages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kamkor_shop.i18n import N_, _
from kamkor_shop.vocabulary import Category, Sex

ADULT_FROM = 18
"""Children are counted under this age on the day (Code on Marriage and Family of Kazakhstan, art. 1)."""


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member of a family today. ``number`` is the digit that names them at the desk (1 = head); ``age`` in whole
    years, ``None`` while no birth is known; an estimated ``birth_date`` came from an age told at the desk.
    """

    number: int
    person: int
    surname: str
    given_name: str
    patronymic: str
    age: int | None
    sex: Sex | None
    birth_date: date | None
    birth_estimated: bool
    iin: str
    phone: str
    head: bool
    since: date

    @property
    def name(self) -> str:
        """The whole name, empty when nobody has told it."""
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)

    @property
    def call_name(self) -> str:
        """What they are called at the desk: the given name, else the surname."""
        return self.given_name or self.surname

    def months_on(self, day: date) -> int | None:
        """Age in whole months on ``day``."""
        if self.birth_date is None:
            return None
        born = self.birth_date
        return (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)


@dataclass(frozen=True, slots=True)
class CategoryView:
    """Why a family is helped, from when to when, and which paper was shown to whom (no copy is kept)."""

    category: Category
    valid_from: date
    valid_to: date | None = None
    shown: str = ""
    shown_on: date | None = None
    checked_by: int | None = None

    def valid_on(self, day: date) -> bool:
        """Whether the category counts on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A family's card as it is today, members in the order of their numbers (the head first)."""

    code: int
    owner: int
    revision: int
    registered_on: date
    members: tuple[MemberView, ...]
    address: str
    district: str
    phone: str
    note: str
    categories: tuple[CategoryView, ...]
    complete: bool
    sort_key: str

    @property
    def head(self) -> MemberView | None:
        """The head of the family."""
        return next((member for member in self.members if member.head), None)

    @property
    def name(self) -> str:
        """The head's whole name; empty for a family without name."""
        return self.head.name if self.head else ""

    @property
    def title(self) -> str:
        """The name to show: the head's, or «without name» in the current language."""
        return self.name or _("without name")

    @property
    def short_title(self) -> str:
        """The name for a narrow place: surname and initial, «Аманова Г.»."""
        head = self.head
        if head is None or not head.surname:
            return self.title
        return f"{head.surname} {head.given_name[:1]}." if head.given_name else head.surname

    @property
    def phones(self) -> tuple[str, ...]:
        """All telephone numbers of the card."""
        found = [self.phone, *(member.phone for member in self.members)]
        return tuple(dict.fromkeys(phone for phone in found if phone))

    @property
    def children(self) -> int:
        """How many members are under 18 today; of unknown age nobody is."""
        return sum(1 for member in self.members if member.age is not None and member.age < ADULT_FROM)


class Gap(StrEnum):
    """What a card still lacks."""

    NAME = "name"
    BIRTHS = "births"
    ADDRESS = "address"
    CATEGORY = "category"

    @property
    def text(self) -> str:
        """The gap in the current language."""
        return _(_GAPS[self.value])


_GAPS = {
    "name": N_("name"),
    "births": N_("dates of birth"),
    "address": N_("address"),
    "category": N_("category"),
}


def gaps_of(card: FamilyView) -> tuple[Gap, ...]:
    """Return what the register still wants of a card: no paper, no IIN and no telephone is ever demanded."""
    head = card.head
    lacking = {
        Gap.NAME: head is None or not (head.surname and head.given_name),
        Gap.BIRTHS: any(member.birth_date is None or member.birth_estimated for member in card.members),
        Gap.ADDRESS: not card.address,
        Gap.CATEGORY: not card.categories,
    }
    return tuple(gap for gap, lacks in lacking.items() if lacks)


def age_on(birth: date, day: date) -> int:
    """Return the age in whole years on ``day``."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def birth_for_age(age: int, today: date) -> date:
    """Return the birth date to keep for an age told today: half a year before the last possible birthday, so that the
    error is half a year at most.
    """
    month = today.month - 6
    return date(today.year - age - (month < 1), month if month > 0 else month + 12, 1)
