"""What is in a bag: things of one or two wearers, as people clear out a wardrobe, with the odd stranger among them."""

from __future__ import annotations

from dataclasses import dataclass

from kamkor_shop import sizes
from kamkor_shop.catalogue import KindRecord
from kamkor_shop.demo.dice import Dice
from kamkor_shop.sorting import Garment
from kamkor_shop.vocabulary import Condition, ForWhom, Season, SizeSystem

_BY_WEARER: dict[ForWhom, tuple[tuple[str, int], ...]] = {
    ForWhom.BOY: (
        ("t_shirt", 16),
        ("trousers", 13),
        ("jeans", 9),
        ("shirt", 8),
        ("sweater", 8),
        ("jacket", 7),
        ("winter_jacket", 6),
        ("hoodie", 6),
        ("shorts", 5),
        ("tracksuit", 5),
        ("sneakers", 4),
        ("boots", 4),
        ("hat", 4),
        ("school_uniform", 3),
        ("toys", 2),
    ),
    ForWhom.GIRL: (
        ("dress", 15),
        ("t_shirt", 12),
        ("leggings", 10),
        ("blouse", 8),
        ("skirt", 8),
        ("jeans", 7),
        ("cardigan", 7),
        ("tights", 6),
        ("jacket", 6),
        ("winter_jacket", 5),
        ("shoes", 4),
        ("boots", 4),
        ("sandals", 3),
        ("hat", 3),
        ("toys", 2),
    ),
    ForWhom.WOMAN: (
        ("blouse", 14),
        ("dress", 13),
        ("skirt", 10),
        ("trousers", 9),
        ("jeans", 8),
        ("sweater", 8),
        ("cardigan", 8),
        ("coat", 6),
        ("jacket", 6),
        ("scarf", 5),
        ("shoes", 5),
        ("boots", 4),
        ("bag", 4),
    ),
    ForWhom.MAN: (
        ("shirt", 18),
        ("trousers", 14),
        ("jeans", 10),
        ("sweater", 10),
        ("suit", 6),
        ("jacket", 9),
        ("winter_jacket", 6),
        ("t_shirt", 10),
        ("shoes", 6),
        ("belt", 4),
        ("tracksuit", 5),
    ),
    ForWhom.ANYONE: (("bed_linen", 30), ("blanket", 20), ("curtains", 20), ("dishes", 15), ("books", 15)),
}
_CONDITIONS = (
    (Condition.GOOD, 66),
    (Condition.EXCELLENT, 17),
    (Condition.FAIR, 10),
    (Condition.NEW, 5),
    (Condition.MEND, 2),
)
_WEARERS = (
    (ForWhom.BOY, 30),
    (ForWhom.GIRL, 30),
    (ForWhom.WOMAN, 24),
    (ForWhom.MAN, 12),
    (ForWhom.ANYONE, 4),
)
_SHOE_MIDDLE = {ForWhom.BOY: 30, ForWhom.GIRL: 29, ForWhom.WOMAN: 37, ForWhom.MAN: 42}
_UNSIZED = frozenset({SizeSystem.NONE})


@dataclass(frozen=True, slots=True)
class Wearer:
    """Whose wardrobe it was: for whom, and the place on the ladder of clothes around which sizes lie."""

    for_whom: ForWhom
    middle: int


def wearer(dice: Dice) -> Wearer:
    """Return somebody who clears out a wardrobe."""
    whom = dice.weighted(_WEARERS)
    if whom in (ForWhom.BOY, ForWhom.GIRL):
        return Wearer(whom, dice.number(4, len(sizes.ladder(SizeSystem.HEIGHT)) - 3))
    return Wearer(whom, dice.number(2, 7))


def bag(dice: Dice, kinds: dict[str, KindRecord], grams: int) -> list[Garment]:
    """Return the garments of a bag of ``grams``, in the order in which a hand takes them out.

    Their nominal weight comes to some seven eighths of the bag; the rest is rags and waste.
    """
    people = [wearer(dice) for _ in range(dice.weighted(((1, 65), (2, 35))))]
    found: list[Garment] = []
    left = grams * 7 // 8
    while left > 0:
        one = dice.one(people)
        kind = kinds[dice.weighted(_BY_WEARER[one.for_whom])]
        if kind.usual_weight > left + 400:
            break
        garment = thing(dice, kind, one)
        found.append(garment)
        left -= kind.usual_weight
    return _piled(dice, found)


def _piled(dice: Dice, garments: list[Garment]) -> list[Garment]:
    """People pack alike things together: most lie with their kind, some anywhere."""
    piles: dict[int, list[Garment]] = {}
    strays = []
    for garment in garments:
        if dice.often(30):
            strays.append(garment)
        else:
            piles.setdefault(garment.kind, []).append(garment)
    ordered = [garment for pile in dice.shuffled(list(piles.values())) for garment in pile]
    for stray in strays:
        ordered.insert(dice.number(0, len(ordered)), stray)
    return ordered


def thing(dice: Dice, kind: KindRecord, one: Wearer, condition: Condition | None = None) -> Garment:
    """Return one garment of ``kind`` as ``one`` would have worn it."""
    whom = one.for_whom if kind.size_system not in _UNSIZED else ForWhom.ANYONE
    system = sizes.systems_of(kind.size_system, whom)[0]
    season = kind.usual_season if dice.often(92) else dice.one((Season.ALL, Season.BETWEEN))
    return Garment(
        kind.code, whom, system, _size(dice, system, one), season, condition or dice.weighted(_CONDITIONS)
    )


def _size(dice: Dice, system: SizeSystem, one: Wearer) -> str:
    ladder = sizes.ladder(system)
    if not ladder:
        return ""
    if system is SizeSystem.SHOE:
        return str(_SHOE_MIDDLE[one.for_whom] + dice.number(-2, 2))
    middle = one.middle if system in (SizeSystem.HEIGHT, SizeSystem.RU) else len(ladder) // 2
    place = middle + dice.weighted(((0, 46), (1, 24), (-1, 22), (2, 5), (-2, 3)))
    return ladder[max(0, min(len(ladder) - 1, place))]
