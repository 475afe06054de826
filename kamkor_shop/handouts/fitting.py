"""Whom a thing fits: a suggestion from its size and the ages of a family. A person at the desk decides.

Heights and shoes of children by age are those of :mod:`kamkor_shop.sizes`; heads by age are rounded from the WHO child
growth standards (median head circumference 46 cm at one year, 49 at three, 51 at six, 54 at twelve).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kamkor_shop import sizes
from kamkor_shop.families import FamilyView
from kamkor_shop.vocabulary import ForWhom, Sex, SizeSystem

FAMILY = 0
"""The number of «the family as a whole»."""

_GROWN_MONTHS = 16 * 12
_TEEN_MONTHS = 11 * 12
_FARTHEST = 2
"""Steps of a ladder between a child's likely size and a thing that still is theirs."""

_HEAD_OF_YEARS = (42, 46, 48, 49, 50, 51, 51, 52, 52, 53, 53, 54, 54, 55, 55, 56, 56)
_WANTS = {
    ForWhom.BOY: Sex.MALE,
    ForWhom.MAN: Sex.MALE,
    ForWhom.GIRL: Sex.FEMALE,
    ForWhom.WOMAN: Sex.FEMALE,
}
_CHILDREN = (ForWhom.BOY, ForWhom.GIRL)
_FEMALE_ENDINGS = ("ова", "ева", "ёва", "ина", "ская", "қызы", "кызы", "овна", "евна")
_MALE_ENDINGS = ("ов", "ев", "ёв", "ин", "ский", "ұлы", "улы", "ович", "евич")


@dataclass(frozen=True, slots=True)
class Wearer:
    """A member as a size sees them: ``months`` of age and ``sex``, each ``None`` while unknown."""

    number: int
    months: int | None
    sex: Sex | None

    @property
    def grown(self) -> bool:
        """Whether they wear adult sizes; of unknown age is the one who came to the desk."""
        return self.months is None or self.months >= _GROWN_MONTHS


def wearers(card: FamilyView, today: date) -> tuple[Wearer, ...]:
    """Return a family as sizes see it; where no sex is known, a surname or patronymic says which is likely."""
    return tuple(
        Wearer(
            member.number,
            member.months_on(today),
            member.sex or _likely_sex(member.patronymic) or _likely_sex(member.surname),
        )
        for member in card.members
    )


def suggest(for_whom: ForWhom, system: SizeSystem, size: str, people: Sequence[Wearer]) -> int:
    """Return the number of the member whom a thing likely fits, or :data:`FAMILY` when nothing says so.

    A child's thing goes to the child whose likely size is nearest, at most two steps away, rather growing into it than
    out of it; an adult's to the only adult whom it can fit.
    """
    likely = _LIKELY.get(system)
    can_wear = [one for one in people if _sex_fits(for_whom, one)]
    if size and likely is not None and for_whom not in (ForWhom.WOMAN, ForWhom.MAN):
        children = [one for one in can_wear if not one.grown]
        nearest = _nearest(children, sizes.ladder(system), size, likely)
        if nearest is not None or system in (SizeSystem.HEIGHT, SizeSystem.AGE):
            return nearest.number if nearest is not None else FAMILY
    if for_whom in _CHILDREN:
        return _only(one for one in can_wear if not one.grown and (not size or _teen(one)))
    if not size and for_whom is ForWhom.ANYONE:
        return FAMILY
    return _only(one for one in can_wear if one.grown)


def _nearest(
    children: Sequence[Wearer], ladder: tuple[str, ...], size: str, likely: Callable[[int], str | None]
) -> Wearer | None:
    """The child for whom ``size`` is the fewest steps away."""
    whole = size.removesuffix(".5")
    if whole not in ladder:
        return None
    place = ladder.index(whole)
    ranked: list[tuple[int, bool, bool, int, Wearer]] = []
    for child in children:
        own = likely(child.months) if child.months is not None else None
        if own is None or own not in ladder:
            continue
        steps = place - ladder.index(own)
        if abs(steps) <= _FARTHEST:
            ranked.append((abs(steps), steps < 0, child.sex is None, child.number, child))
    return min(ranked)[-1] if ranked else None


def _only(candidates: Iterable[Wearer]) -> int:
    """The number of the only candidate, else the family."""
    found = list(candidates)
    return found[0].number if len(found) == 1 else FAMILY


def _sex_fits(for_whom: ForWhom, one: Wearer) -> bool:
    wanted = _WANTS.get(for_whom)
    return wanted is None or one.sex is None or one.sex is wanted


def _teen(one: Wearer) -> bool:
    return one.months is not None and one.months >= _TEEN_MONTHS


def _age_size(months: int) -> str:
    return str(max(1, months // 12))


def _head_size(months: int) -> str:
    return str(_HEAD_OF_YEARS[min(months // 12, len(_HEAD_OF_YEARS) - 1)])


def _foot_size(months: int) -> str | None:
    """Foot in cm from the shoe: EU = 1.5 × (foot + 1.5), to the nearest size of the ladder."""
    shoe = sizes.shoe_for_age(months)
    if shoe is None:
        return None
    return min(
        sizes.ladder(SizeSystem.FOOT), key=lambda length: abs(3 * (2 * int(length) + 3) - 4 * int(shoe))
    )


_LIKELY: dict[SizeSystem, Callable[[int], str | None]] = {
    SizeSystem.HEIGHT: sizes.height_for_age,
    SizeSystem.AGE: _age_size,
    SizeSystem.SHOE: sizes.shoe_for_age,
    SizeSystem.HEAD: _head_size,
    SizeSystem.FOOT: _foot_size,
}


def _likely_sex(name: str) -> Sex | None:
    lowered = name.lower()
    if lowered.endswith(_FEMALE_ENDINGS):
        return Sex.FEMALE
    return Sex.MALE if lowered.endswith(_MALE_ENDINGS) else None
