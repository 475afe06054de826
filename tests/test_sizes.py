"""Size ladders: what exists, how few keys find it, what it says in another system."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamkor_shop import sizes
from kamkor_shop.sizes import (
    find,
    half,
    height_for_age,
    hint,
    hint_age,
    is_size,
    ladder,
    shoe_for_age,
    step,
    systems_of,
)
from kamkor_shop.vocabulary import ForWhom, SizeSystem

REAL = [system for system in SizeSystem if system not in (SizeSystem.NONE, SizeSystem.CLOTHES)]
every_size = pytest.mark.parametrize(
    ("system", "size"), [(system, size) for system in REAL for size in ladder(system)]
)


def test_children_s_heights_are_the_ladder_of_the_tags() -> None:
    assert " ".join(ladder(SizeSystem.HEIGHT)) == (
        "50 56 62 68 74 80 86 92 98 104 110 116 122 128 134 140 146 152 158 164 170"
    )


def test_the_other_ladders_run_from_end_to_end() -> None:
    ends = {system: (ladder(system)[0], ladder(system)[-1], len(ladder(system))) for system in REAL}
    assert ends[SizeSystem.RU] == ("40", "66", 14)
    assert ends[SizeSystem.SHOE] == ("16", "48", 33)
    assert ends[SizeSystem.HEAD] == ("36", "62", 27)
    assert ends[SizeSystem.LETTER] == ("XS", "5XL", 9)
    assert ends[SizeSystem.FOOT] == ("8", "31", 13)


@every_size
def test_any_size_of_any_ladder_is_found_with_at_most_two_digits_and_enter(
    system: SizeSystem, size: str
) -> None:
    short = str(ladder(system).index(size) + 1) if system is SizeSystem.LETTER else size[-2:]
    assert len(short) <= 2
    assert find(system, short) == size


@every_size
def test_a_whole_size_is_always_itself(system: SizeSystem, size: str) -> None:
    if system is not SizeSystem.LETTER:
        assert find(system, size) == size


@pytest.mark.parametrize(
    ("system", "digits", "size"),
    [
        (SizeSystem.HEIGHT, "28", "128"), (SizeSystem.HEIGHT, "04", "104"), (SizeSystem.HEIGHT, "98", "98"),
        (SizeSystem.RU, "46", "46"), (SizeSystem.LETTER, "1", "XS"), (SizeSystem.LETTER, "6", "2XL"),
        (SizeSystem.LETTER, "7", "3XL"), (SizeSystem.SHOE, "33", "33"), (SizeSystem.SHOE, "365", "36.5"),
        (SizeSystem.HEIGHT, "0", sizes.NO_SIZE), (SizeSystem.LETTER, "0", sizes.NO_SIZE), (SizeSystem.AGE, "8", "8"),
    ],
)  # fmt: skip
def test_the_keys_of_the_desk_mean_what_the_desk_says(system: SizeSystem, digits: str, size: str) -> None:
    assert find(system, digits) == size


@pytest.mark.parametrize(
    ("system", "digits"),
    [
        (SizeSystem.HEIGHT, "29"), (SizeSystem.HEIGHT, "8"), (SizeSystem.HEIGHT, "129"), (SizeSystem.HEIGHT, "1280"),
        (SizeSystem.RU, "47"), (SizeSystem.RU, "4"), (SizeSystem.LETTER, "10"), (SizeSystem.SHOE, "15"),
        (SizeSystem.SHOE, "363"), (SizeSystem.SHOE, "485"), (SizeSystem.NONE, "44"), (SizeSystem.HEIGHT, ""),
        (SizeSystem.HEIGHT, "२८"), (SizeSystem.HEIGHT, "-8"),
    ],
)  # fmt: skip
def test_what_is_on_no_tag_is_not_guessed(system: SizeSystem, digits: str) -> None:
    assert find(system, digits) is None


@given(st.sampled_from(REAL), st.text("0123456789", max_size=4))
def test_what_is_found_is_a_size(system: SizeSystem, digits: str) -> None:
    found = find(system, digits)
    assert found is None or is_size(system, found)


@every_size
def test_a_step_up_and_down_comes_back_except_at_the_ends(system: SizeSystem, size: str) -> None:
    sizes_of = ladder(system)
    up = step(system, size, +1)
    assert up == (sizes_of[sizes_of.index(size) + 1] if size != sizes_of[-1] else size)
    assert size == sizes_of[-1] or step(system, up, -1) == size


def test_half_a_shoe_stays_half_on_its_steps_and_goes_back() -> None:
    assert half("36") == "36.5"
    assert half("36.5") == "36"
    assert step(SizeSystem.SHOE, "36.5", +1) == "37.5"
    assert step(SizeSystem.SHOE, "47.5", +1) == "47.5"
    assert [half(size) for size in ("48", "XL", "", "128")] == ["48", "XL", "", "128"]


def test_no_size_has_no_neighbour_and_a_wrong_one_is_our_mistake() -> None:
    assert step(SizeSystem.HEIGHT, sizes.NO_SIZE, +1) == sizes.NO_SIZE
    with pytest.raises(ValueError, match="not a size"):
        step(SizeSystem.HEIGHT, "129", +1)


@pytest.mark.parametrize(
    ("system", "for_whom", "first"),
    [
        (SizeSystem.CLOTHES, ForWhom.BOY, SizeSystem.HEIGHT), (SizeSystem.CLOTHES, ForWhom.GIRL, SizeSystem.HEIGHT),
        (SizeSystem.CLOTHES, ForWhom.WOMAN, SizeSystem.RU), (SizeSystem.CLOTHES, ForWhom.MAN, SizeSystem.RU),
        (SizeSystem.CLOTHES, ForWhom.ANYONE, SizeSystem.RU), (SizeSystem.HEIGHT, ForWhom.ANYONE, SizeSystem.HEIGHT),
        (SizeSystem.HEIGHT, ForWhom.WOMAN, SizeSystem.RU), (SizeSystem.SHOE, ForWhom.BOY, SizeSystem.SHOE),
        (SizeSystem.HEAD, ForWhom.MAN, SizeSystem.HEAD), (SizeSystem.FOOT, ForWhom.WOMAN, SizeSystem.FOOT),
        (SizeSystem.NONE, ForWhom.ANYONE, SizeSystem.NONE),
    ],
)  # fmt: skip
def test_the_ladder_follows_whom_the_thing_fits(
    system: SizeSystem, for_whom: ForWhom, first: SizeSystem
) -> None:
    assert systems_of(system, for_whom)[0] is first


@pytest.mark.parametrize("for_whom", list(ForWhom))
def test_every_ladder_on_offer_is_a_real_one_and_clothes_offer_all_five(for_whom: ForWhom) -> None:
    for system in SizeSystem:
        assert all(isinstance(ladder(offered), tuple) for offered in systems_of(system, for_whom))
    assert set(systems_of(SizeSystem.CLOTHES, for_whom)) == {
        SizeSystem.HEIGHT, SizeSystem.AGE, SizeSystem.RU, SizeSystem.EU, SizeSystem.LETTER
    }  # fmt: skip


def test_the_ages_of_the_heights_are_those_of_the_table() -> None:
    months = {"62": 3, "80": 12, "92": 24, "104": 48, "116": 72, "128": 96, "140": 120, "152": 144}
    assert {height: hint_age(height) for height in months} == months
    ages = [hint_age(height) for height in ladder(SizeSystem.HEIGHT)]
    assert ages == sorted(set(ages))


def test_a_child_s_age_suggests_height_and_shoe() -> None:
    assert (height_for_age(96), shoe_for_age(96)) == ("128", "33")
    assert (height_for_age(72), shoe_for_age(72)) == ("116", "30")
    assert (height_for_age(0), shoe_for_age(0)) == ("50", "17")
    assert (height_for_age(17 * 12), shoe_for_age(13 * 12)) == (None, None)


@pytest.mark.parametrize(
    ("system", "size", "to", "for_whom", "said"),
    [
        (SizeSystem.LETTER, "S", SizeSystem.RU, ForWhom.WOMAN, "42–44"),
        (SizeSystem.LETTER, "2XL", SizeSystem.RU, ForWhom.WOMAN, "50–52"),
        (SizeSystem.LETTER, "S", SizeSystem.RU, ForWhom.MAN, "46"),
        (SizeSystem.LETTER, "XL", SizeSystem.RU, ForWhom.MAN, "52"),
        (SizeSystem.RU, "44", SizeSystem.LETTER, ForWhom.WOMAN, "S–M"),
        (SizeSystem.RU, "48", SizeSystem.LETTER, ForWhom.MAN, "M"),
        (SizeSystem.RU, "44", SizeSystem.EU, ForWhom.WOMAN, "38"),
        (SizeSystem.EU, "48", SizeSystem.RU, ForWhom.MAN, "48"),
        (SizeSystem.AGE, "8", SizeSystem.HEIGHT, ForWhom.BOY, "128"),
        (SizeSystem.HEIGHT, "128", SizeSystem.AGE, ForWhom.GIRL, "8"),
        (SizeSystem.HEIGHT, "62", SizeSystem.AGE, ForWhom.GIRL, None),
        (SizeSystem.SHOE, "36", SizeSystem.EU, ForWhom.WOMAN, None),
        (SizeSystem.RU, "66", SizeSystem.LETTER, ForWhom.MAN, None),
    ],
)
def test_a_conversion_is_a_hint(
    system: SizeSystem, size: str, to: SizeSystem, for_whom: ForWhom, said: str | None
) -> None:
    assert hint(system, size, to, for_whom) == said
