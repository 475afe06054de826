"""Whom a thing fits: a suggestion from its size and the ages of a family."""

import pytest

from kamkor_shop import families, handouts
from kamkor_shop.desk import Desk
from kamkor_shop.handouts import Wearer, suggest
from kamkor_shop.vocabulary import (
    ForWhom,
    Sex,
    SizeSystem,
)

MOTHER = Wearer(1, None, Sex.FEMALE)
BOY_3 = Wearer(2, 40, None)
GIRL_6 = Wearer(3, 75, Sex.FEMALE)
BOY_8 = Wearer(4, 99, Sex.MALE)
GIRL_11 = Wearer(5, 135, None)
FAMILY = (MOTHER, BOY_3, GIRL_6, BOY_8, GIRL_11)


@pytest.mark.parametrize(
    ("for_whom", "system", "size", "number"),
    [
        (ForWhom.BOY, SizeSystem.HEIGHT, "128", 4),
        (
            ForWhom.GIRL,
            SizeSystem.HEIGHT,
            "128",
            3,
        ),  # grows into it; the eleven-year-old has long outgrown it
        (ForWhom.GIRL, SizeSystem.HEIGHT, "116", 3),
        (ForWhom.ANYONE, SizeSystem.HEIGHT, "98", 2),
        (ForWhom.BOY, SizeSystem.HEIGHT, "62", 0),
        (ForWhom.ANYONE, SizeSystem.AGE, "11", 5),
        (ForWhom.BOY, SizeSystem.SHOE, "33", 4),
        (ForWhom.GIRL, SizeSystem.SHOE, "36.5", 5),
        (ForWhom.WOMAN, SizeSystem.RU, "46", 1),
        (ForWhom.WOMAN, SizeSystem.SHOE, "38", 1),
        (ForWhom.MAN, SizeSystem.RU, "50", 0),
        (ForWhom.WOMAN, SizeSystem.NONE, "", 1),
        (ForWhom.ANYONE, SizeSystem.NONE, "", 0),
        (ForWhom.GIRL, SizeSystem.LETTER, "S", 5),
        (ForWhom.BOY, SizeSystem.HEAD, "53", 4),
        (ForWhom.GIRL, SizeSystem.FOOT, "20", 3),
    ],
)
def test_the_size_says_whom_a_thing_likely_fits(
    for_whom: ForWhom, system: SizeSystem, size: str, number: int
) -> None:
    assert suggest(for_whom, system, size, FAMILY) == number


def test_where_two_grown_women_live_the_size_says_nothing() -> None:
    people = (MOTHER, Wearer(2, 12 * 40, Sex.FEMALE))
    assert suggest(ForWhom.WOMAN, SizeSystem.RU, "46", people) == 0
    assert suggest(ForWhom.WOMAN, SizeSystem.RU, "46", (Wearer(1, 12 * 40, Sex.MALE), people[1])) == 2


def test_a_childs_likely_height_is_never_taken_by_a_sibling(desk: Desk) -> None:
    ages = (2, 5, 8, 11, 14)
    card = families.family(desk, families.register_quickly(desk, "Аманова", ages))
    people = handouts.wearers(card, desk.clock.today())
    assert people[0].sex is Sex.FEMALE, "the surname of who came says so"
    for number, size in zip(range(2, 7), ("92", "110", "128", "146", "164"), strict=True):
        assert suggest(ForWhom.ANYONE, SizeSystem.HEIGHT, size, people) == number
