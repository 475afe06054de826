"""The words of the Families page."""

from __future__ import annotations

from kamkor_shop import seed
from kamkor_shop.families import CategoryView, FamilyView, MemberView
from kamkor_shop.i18n import _, current, format_date
from kamkor_shop.identity import format_phone
from kamkor_shop.vocabulary import name_of


def birth(member: MemberView) -> str:
    """A date of birth, with the sign of an estimate."""
    if member.birth_date is None:
        return ""
    if member.birth_estimated:
        return _("about {year}").format(year=member.birth_date.year)
    return format_date(member.birth_date)


def district_name(slug: str) -> str:
    """The name of a district in the current language."""
    found = next((each for each in seed.districts() if each.slug == slug), None)
    return str(getattr(found, f"name_{current()}")) if found is not None else slug


def place(card: FamilyView) -> str:
    """District and address in one line."""
    district = district_name(card.district) if card.district else ""
    return ", ".join(part for part in (district, card.address) if part)


def category(each: CategoryView) -> str:
    """A category with its days and what was shown."""
    days = _("from {day}").format(day=format_date(each.valid_from))
    if each.valid_to is not None:
        days = f"{format_date(each.valid_from)}–{format_date(each.valid_to)}"
    return " · ".join(part for part in (name_of(each.category), days, each.shown) if part)


def phones(card: FamilyView) -> str:
    """All telephone numbers of a card."""
    return ", ".join(format_phone(phone) for phone in card.phones)
