"""The words of the Hand out page: things, people, sums."""

from __future__ import annotations

from kamkor_shop import codes, families
from kamkor_shop.catalogue import KindRecord
from kamkor_shop.families import FamilyView, MemberView
from kamkor_shop.handouts import ListLine
from kamkor_shop.i18n import _, ngettext
from kamkor_shop.quantities import format_quantity, format_tenge, is_measured
from kamkor_shop.sizes import height_for_age, shoe_for_age
from kamkor_shop.vocabulary import Condition, ForWhom, Season, SizeSystem, short_name_of


def traits(line: ListLine) -> str:
    """For whom, when worn and how worn, as far as that says anything: «boy · winter · good»."""
    parts = []
    if line.for_whom is not ForWhom.ANYONE:
        parts.append(short_name_of(line.for_whom))
    if line.season is not Season.ALL:
        parts.append(short_name_of(line.season))
    if line.size_system is not SizeSystem.NONE and line.condition is not Condition.GOOD:
        parts.append(short_name_of(line.condition))
    if not line.lot:
        parts.append(_("no label"))
    return " · ".join(parts)


def amount(line: ListLine, kind: KindRecord) -> str:
    """How much, where that is not one piece."""
    if line.quantity == 1 and not is_measured(kind.unit):
        return ""
    return format_quantity(line.quantity, kind.unit)


def things(lines: tuple[ListLine, ...], kinds: dict[int, KindRecord]) -> int:
    """How many things a list holds; goods by weight count as one."""
    return sum(1 if is_measured(kinds[line.kind].unit) else line.quantity for line in lines)


def sums(lines: tuple[ListLine, ...], kinds: dict[int, KindRecord]) -> str:
    """The footer: «10 things · 12 400 ₸»."""
    number = things(lines, kinds)
    words = ngettext("{number} thing", "{number} things", number).format(number=number)
    return f"{words} · {format_tenge(sum(line.worth for line in lines))}" if lines else ""


def member_name(card: FamilyView | None, number: int) -> str:
    """Whose a line is."""
    if card is None:
        return ""
    member = next((each for each in card.members if each.number == number), None)
    return call_name(member) if member is not None else _("family")


def call_name(member: MemberView) -> str:
    """What a member is called: the given name, else «child» or «adult» with the number."""
    if member.call_name:
        return member.call_name
    if member.age is None:
        return _("head") if member.head else _("adult")
    grown = member.age >= families.records.ADULT_FROM
    return _("adult") if grown else _("child")


def age(member: MemberView) -> str:
    """The age in words, with the sign of an estimate."""
    if member.age is None:
        return ""
    words = ngettext("{number} year", "{number} years", member.age).format(number=member.age)
    return f"≈ {words}" if member.birth_estimated else words


def likely_sizes(member: MemberView, months: int | None) -> str:
    """The height and the shoe to try first: «128 · 33»."""
    if months is None:
        return ""
    return " · ".join(size for size in (height_for_age(months), shoe_for_age(months)) if size)


def make_up(card: FamilyView) -> str:
    """Who belongs to a family: «5 people · 4 children»."""
    people = ngettext("{number} person", "{number} people", len(card.members))
    parts = [people.format(number=len(card.members))]
    if card.children:
        children = ngettext("{number} child", "{number} children", card.children)
        parts.append(children.format(number=card.children))
    return " · ".join(parts)


def card_number(card: FamilyView) -> str:
    """«card 0012»."""
    return _("card {number}").format(number=codes.short_number(card.code))
